//! Calendars of the people who visit: working hours, absence, what is taken.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use serde::{Deserialize, Serialize};

use super::added::AddedHours;
use crate::ids::InspectorId;

/// Somebody who inspects homes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspector {
    /// Its identifier.
    pub id: InspectorId,
    /// Name as the tenant reads it.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether new appointments may be offered.
    pub active: bool,
    /// Optimistic version, counted from 1.
    pub version: i64,
}

/// Hours on one day of the week, in Dutch local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingHours {
    /// Which day.
    pub weekday: Weekday,
    /// From.
    pub from: Time,
    /// Until.
    pub until: Time,
}

/// A stretch of time in which an inspector is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// From.
    pub from: Timestamp,
    /// Until.
    pub until: Timestamp,
    /// Why, for colleagues: `vakantie`.
    pub reason: String,
}

/// All that decides when one inspector can come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Whose.
    pub inspector: Inspector,
    /// Regular hours; several a day are allowed.
    pub hours: Vec<WorkingHours>,
    /// Hours that were added to those, as far as whoever asks may book them.
    pub added: AddedHours,
    /// Absences in the period asked for.
    pub absences: Vec<Absence>,
    /// Quarters already taken (see [`super::offer::quarters`]) in the period asked for.
    pub taken: BTreeSet<i64>,
}

impl Calendar {
    /// A calendar in which nothing stands yet: nobody can book anything.
    pub fn empty(inspector: Inspector) -> Self {
        Self {
            inspector,
            hours: Vec::new(),
            added: AddedHours::default(),
            absences: Vec::new(),
            taken: BTreeSet::new(),
        }
    }
}
