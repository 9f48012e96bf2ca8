//! A mail in words, ready to leave: made in the transaction of the change, delivered later by the mail channel.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::AppointmentId;
use crate::language::Language;

/// A visit as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEntry {
    /// The appointment; its identifier stays the same when it moves.
    pub appointment: AppointmentId,
    /// How often it changed (`SEQUENCE` of RFC 5545).
    pub version: i64,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// Title in the reader's language.
    pub title: String,
    /// Where.
    pub location: String,
    /// Whether it no longer takes place.
    pub cancelled: bool,
}

/// A button under the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailButton {
    /// What it says.
    pub label: String,
    /// Where it leads; a whole address.
    pub address: String,
}

/// A mail in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// E-mail address of the reader.
    pub to: String,
    /// Name of the reader.
    pub to_name: String,
    /// Language of the text.
    pub language: Language,
    /// Subject.
    pub subject: String,
    /// The text; paragraphs are separated by an empty line.
    pub text: String,
    /// The one thing to do, if there is one.
    pub button: Option<MailButton>,
    /// Visits to put in a calendar.
    #[serde(default)]
    pub calendar: Vec<CalendarEntry>,
}
