//! The event log: what happened, to which question, when and through which channel; in columns, sorted by case and time.

mod builder;
mod clock;
pub mod columns;
pub mod csv;
mod details;
mod errors;
mod input;
mod legible;
pub mod names;
pub mod ocel;
mod reading;
mod report;
mod selecting;
pub mod times;
#[cfg(test)]
mod times_tests;
pub mod writing;
pub mod xes;

use std::ops::Range;
use std::sync::Arc;

pub use builder::{LogBuilder, Row};
use columns::Column;
pub use details::{Detail, Fault, Foreign, Said};
pub use errors::{ReadError, Role};
use jiff::tz::TimeZone;
pub use legible::{is_unseen, legible};
use names::{NONE, Names};
pub use reading::{Asked, Format, Peek, peek, read};
pub use report::{Finding, Oddity, OddityKind, Reason, Refusal, Report};

/// Whether something is told once for a case or again with each event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// With each event.
    #[default]
    Event,
    /// Once for a case.
    Case,
}

/// A log in memory. Events stand together by case, in each case from early to late; what has the same moment keeps
/// the order of the file. Every case has at least one event. Names are numbers into [`Names`].
#[derive(Debug, Clone)]
pub struct EventLog {
    activities: Arc<Names>,
    channels: Arc<Names>,
    resources: Arc<Names>,
    cases: Arc<Names>,
    /// Case `c` has the events from `starts[c]` up to `starts[c + 1]`.
    starts: Vec<u32>,
    activity: Vec<u32>,
    channel: Vec<u32>,
    resource: Vec<u32>,
    time: Vec<i64>,
    case_columns: Vec<Column>,
    event_columns: Vec<Column>,
    channel_level: Level,
    zone: TimeZone,
    /// The cases of which the file says that they ended before they began.
    backwards: Vec<u32>,
}

impl EventLog {
    /// How many cases there are.
    pub fn case_count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many events there are.
    pub fn event_count(&self) -> usize {
        self.activity.len()
    }

    /// The names of the activities.
    pub fn activities(&self) -> &Names {
        &self.activities
    }

    /// The names of the channels.
    pub fn channels(&self) -> &Names {
        &self.channels
    }

    /// The names of who or what did it.
    pub fn resources(&self) -> &Names {
        &self.resources
    }

    /// The names of the cases, by case.
    pub fn cases(&self) -> &Names {
        &self.cases
    }

    /// Whether the file told the channel once for a case.
    pub const fn channel_level(&self) -> Level {
        self.channel_level
    }

    /// The zone in which the days and hours of this log are told.
    pub fn zone(&self) -> TimeZone {
        self.zone.clone()
    }

    /// The same log, with its days and hours told in another zone.
    #[must_use]
    pub fn in_zone(self, zone: TimeZone) -> Self {
        Self { zone, ..self }
    }

    /// The rows of a case's events.
    pub fn rows(&self, case: usize) -> Range<usize> {
        self.starts[case] as usize..self.starts[case + 1] as usize
    }

    /// Where each case begins, and at the end the number of events: `case_count() + 1` numbers.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// The activity of every event.
    pub fn activity(&self) -> &[u32] {
        &self.activity
    }

    /// The channel of every event; [`NONE`] where it had none.
    pub fn channel(&self) -> &[u32] {
        &self.channel
    }

    /// Who or what did every event; [`NONE`] where that is not known.
    pub fn resource(&self) -> &[u32] {
        &self.resource
    }

    /// When every event was: microseconds since 1970 in UTC.
    pub fn time(&self) -> &[i64] {
        &self.time
    }

    /// From the first to the last event of a case, in microseconds.
    pub fn duration(&self, case: usize) -> i64 {
        let rows = self.rows(case);
        if rows.is_empty() { 0 } else { self.time[rows.end - 1].saturating_sub(self.time[rows.start]) }
    }

    /// Whether the file says that the case ended before it began: then its times tell nothing.
    pub fn is_backwards(&self, case: usize) -> bool {
        !self.backwards.is_empty()
            && u32::try_from(case).is_ok_and(|case| self.backwards.binary_search(&case).is_ok())
    }

    /// What else is known of cases.
    pub fn case_columns(&self) -> &[Column] {
        &self.case_columns
    }

    /// What else is known of events.
    pub fn event_columns(&self) -> &[Column] {
        &self.event_columns
    }

    /// A fact of a case: of the case itself, else of the first event that has it.
    pub fn fact(&self, case: usize, name: &str) -> Option<&str> {
        let of_case = self.case_columns.iter().find(|column| column.name == name);
        of_case.and_then(|column| column.value(case)).or_else(|| {
            let column = self.event_columns.iter().find(|column| column.name == name)?;
            self.rows(case).find_map(|row| column.value(row))
        })
    }

    /// Whether any case or event has a fact with this name.
    pub fn has_fact(&self, name: &str) -> bool {
        self.case_columns.iter().chain(&self.event_columns).any(|column| column.name == name)
    }

    /// The first channel of a case, if any of its events has one.
    pub fn first_channel(&self, case: usize) -> Option<u32> {
        self.channel[self.rows(case)].iter().copied().find(|channel| *channel != NONE)
    }
}
