//! Which days an association works, and the next one when it does not.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::holidays::{Holiday, LiberationDay};

/// Why a day is not a working day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Closure {
    /// A Saturday or Sunday.
    Weekend,
    /// A public holiday, also when it falls in a weekend.
    Holiday {
        /// Which one.
        holiday: Holiday,
    },
    /// A day on which this association is closed.
    Association {
        /// What the association calls it, such as *brugdag na Hemelvaart*.
        name: String,
    },
}

/// The working days of one association: Monday to Friday, without holidays and without its own closed days.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WorkingCalendar {
    /// When 5 May counts.
    pub liberation_day: LiberationDay,
    /// Whether the association is closed on Good Friday. By default it is not: most are open, and the
    /// law's equation of that day with a holiday is about terms set by law only.
    pub good_friday: bool,
    /// Further closed days, each with its name for tenants.
    pub closed_days: BTreeMap<Date, String>,
}

impl WorkingCalendar {
    /// Why `day` is no working day; `None` on a working day.
    pub fn closure(&self, day: Date) -> Option<Closure> {
        if let Some(holiday) = self.holiday(day) {
            return Some(Closure::Holiday { holiday });
        }
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Some(Closure::Weekend);
        }
        self.closed_days.get(&day).map(|name| Closure::Association { name: name.clone() })
    }

    /// The holiday that falls on `day` and counts for this association.
    pub fn holiday(&self, day: Date) -> Option<Holiday> {
        Holiday::ALL
            .into_iter()
            .find(|holiday| self.counts(*holiday, day.year()) && holiday.in_year(day.year()) == day)
    }

    /// Whether the association works on `day`.
    pub fn is_working_day(&self, day: Date) -> bool {
        self.closure(day).is_none()
    }

    /// `day` itself when it is a working day, otherwise the first working day after it.
    pub fn working_day_from(&self, day: Date) -> Date {
        let mut day = day;
        // The calendar of `jiff` ends in the year 9999; there the last day is as good as any.
        while day < Date::MAX && !self.is_working_day(day) {
            day = day.saturating_add(1.day());
        }
        day
    }

    /// The first working day after `day`.
    pub fn next_working_day(&self, day: Date) -> Date {
        self.working_day_from(day.saturating_add(1.day()))
    }

    fn counts(&self, holiday: Holiday, year: i16) -> bool {
        match holiday {
            Holiday::GoodFriday => self.good_friday,
            Holiday::LiberationDay => self.liberation_day.applies_in(year),
            _ => true,
        }
    }
}
