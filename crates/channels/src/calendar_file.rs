//! An appointment as a calendar file (iCalendar, RFC 5545) that telephones and computers can put in an agenda.
//!
//! Written here rather than by a library: the file has a dozen lines, and must be the same each time it is sent.

use std::fmt::Write;

use domain::contacts::EmailAddress;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether the appointment takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarStatus {
    /// It takes place.
    Confirmed,
    /// It does not; agendas that know it strike it out.
    Cancelled,
}

/// One appointment, as it is sent along with a mail or downloaded.
///
/// It is *published* (RFC 5546 section 3.2.1), not an invitation: nobody is asked to accept it, and no agenda mails
/// an answer. A later file with the same [`Self::uid`] and a higher [`Self::sequence`] replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarFile {
    /// The appointment in every agenda of the world, always the same: its identifier `@` the association's domain.
    pub uid: String,
    /// The version of the appointment; only a higher one changes what stands in an agenda.
    pub sequence: i64,
    /// When this version was made.
    pub written_at: Timestamp,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// One line in the tenant's language: what it is.
    pub summary: String,
    /// What the tenant should know or do.
    pub description: String,
    /// Where: street, number, postal code, city.
    pub location: String,
    /// Name of the association.
    pub organizer_name: String,
    /// The association's address for questions.
    pub organizer: EmailAddress,
    /// Whether it takes place.
    pub status: CalendarStatus,
}

impl CalendarFile {
    /// The media type of the file, for a mail attachment and for a download.
    pub const MEDIA_TYPE: &'static str = "text/calendar; charset=utf-8; method=PUBLISH";

    /// The text of the file, in lines of at most 75 bytes that end in CRLF.
    pub fn text(&self) -> String {
        let status = match self.status {
            CalendarStatus::Confirmed => "CONFIRMED",
            CalendarStatus::Cancelled => "CANCELLED",
        };
        // An appointment that is off does not keep the tenant's time taken.
        let taken = if self.status == CalendarStatus::Confirmed { "OPAQUE" } else { "TRANSPARENT" };
        let organizer =
            format!("ORGANIZER;CN=\"{}\":mailto:{}", parameter(&self.organizer_name), self.organizer);
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Kanaalwijzer//Kanaalwijzer//NL".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&self.uid)),
            format!("SEQUENCE:{}", self.sequence.max(0)),
            format!("DTSTAMP:{}", utc(self.written_at)),
            format!("LAST-MODIFIED:{}", utc(self.written_at)),
            format!("DTSTART:{}", utc(self.starts_at)),
            format!("DTEND:{}", utc(self.ends_at.max(self.starts_at))),
            format!("SUMMARY:{}", escaped(&self.summary)),
            format!("DESCRIPTION:{}", escaped(&self.description)),
            format!("LOCATION:{}", escaped(&self.location)),
            organizer,
            format!("STATUS:{status}"),
            format!("TRANSP:{taken}"),
            "CLASS:PRIVATE".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }
}

/// RFC 5545 section 3.3.5, form 2: `20260303T090000Z`.
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// RFC 5545 section 3.3.11: text with its separators escaped and without control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// A parameter value between quotes, which has no escapes of its own: RFC 6868 gives it some.
fn parameter(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' => out.push_str("^n"),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// RFC 5545 section 3.1: no line longer than 75 bytes; what follows begins with a space. Characters stay whole.
fn folded(line: &str) -> String {
    const LONGEST: usize = 75;
    let mut out = String::with_capacity(line.len() + line.len() / LONGEST * 3 + 2);
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        length += character.len_utf8();
        let _ = out.write_char(character);
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests;
