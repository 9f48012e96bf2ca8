//! Which column of a log of another system means what.

use insight::log::times::Pattern;
use insight::log::{Asked, EventLog};
use insight::pictures::Things;
use serde::{Deserialize, Serialize};

use super::MOST_UNPACKED;

/// The most days in which something may have to be done.
pub const MOST_DAYS: u16 = 3_650;

/// Which column of a log means what; what is not told is found out from the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Which case a row belongs to; in OCEL the type of object that is the case.
    pub case: Option<String>,
    /// What happened.
    pub activity: Option<String>,
    /// When; with two columns each gives an event.
    pub times: Vec<String>,
    /// Through which channel.
    pub channel: Option<String>,
    /// Who asked: cases are then the runs of contacts of a person.
    pub person: Option<String>,
    /// What it was about.
    pub topic: Option<String>,
    /// Before when it should be done.
    pub due: Option<String>,
    /// Within how many days it should be done, where no column tells before when.
    pub within_days: Option<u16>,
    /// How days are written, where the file does not tell: `day-first` or `month-first`.
    pub days: Option<String>,
}

impl Mapping {
    /// What the reader is asked.
    pub(super) fn asked(&self) -> Asked {
        Asked {
            case: self.case.clone(),
            activity: self.activity.clone(),
            times: self.times.clone(),
            channel: self.channel.clone(),
            person: self.person.clone(),
            topic: self.person.as_ref().and(self.topic.clone()),
            moments: match self.days.as_deref() {
                Some("day-first") => Some(Pattern::DayFirst),
                Some("month-first") => Some(Pattern::MonthFirst),
                _ => None,
            },
            most: Some(MOST_UNPACKED),
            // The other threads are for who asks something.
            threads: 1,
            ..Asked::default()
        }
    }

    /// Whether cases are made of the contacts of a person.
    pub(super) fn by_person(&self) -> bool {
        self.person.is_some() && self.case.is_none()
    }

    /// What is counted: questions of people, or cases as the file has them.
    pub(super) fn things(&self) -> Things {
        if self.by_person() { Things::Questions } else { Things::Cases }
    }

    /// The column that tells what a case is about, where the log has it.
    pub(super) fn topic_in(&self, log: &EventLog) -> Option<String> {
        self.topic.clone().filter(|name| log.has_fact(name))
    }

    /// The column that tells whose a case is, where the log has it.
    pub(super) fn person_in(&self, log: &EventLog) -> Option<String> {
        self.person.clone().filter(|name| log.has_fact(name))
    }
}
