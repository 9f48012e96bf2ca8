//! Appointments at home: who comes, when, and which times can be offered.

pub mod added;
mod calendars;
pub mod offer;
mod stretches;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{AppointmentId, CaseId, InspectorId};

pub use calendars::{Absence, Calendar, Inspector, WorkingHours};
pub use stretches::StretchError;

/// Appointments start on the quarter of an hour and block whole quarters.
pub const QUARTER_MINUTES: i64 = 15;

/// What somebody comes to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppointmentKind {
    /// Pre-inspection (*voorinspectie*): what must the tenant repair or remove.
    PreInspection,
    /// Final inspection (*eindinspectie*): keys, meter readings, state of the home.
    FinalInspection,
}

impl AppointmentKind {
    /// Every kind, in the order in which they take place.
    pub const ALL: [Self; 2] = [Self::PreInspection, Self::FinalInspection];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PreInspection => "pre-inspection",
            Self::FinalInspection => "final-inspection",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where an appointment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppointmentStatus {
    /// The time is kept for the tenant while something else must happen first (a signature, an approval).
    Held,
    /// Certain; everybody has been told.
    Booked,
    /// It took place.
    Done,
    /// It will not take place; its time is free again.
    Cancelled,
}

impl AppointmentStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Held, Self::Booked, Self::Done, Self::Cancelled];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Booked => "booked",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// An appointment of an inspector at a home, for a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Its identifier.
    pub id: AppointmentId,
    /// For which case.
    pub case: CaseId,
    /// What for.
    pub kind: AppointmentKind,
    /// Who comes.
    pub inspector: InspectorId,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// Quarters blocked before and after for travel, in minutes.
    pub travel_minutes: u16,
    /// Where it stands.
    pub status: AppointmentStatus,
    /// Optimistic version, counted from 1; also the `SEQUENCE` of its calendar file.
    pub version: i64,
}

impl Appointment {
    /// The quarters of an hour this appointment blocks in the inspector's calendar, travel included, as minutes
    /// since 1970-01-01T00:00Z divided by fifteen.
    pub fn quarters(&self) -> Vec<i64> {
        offer::quarters(self.starts_at, self.ends_at, self.travel_minutes)
    }
}
