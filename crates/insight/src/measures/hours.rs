//! Working hours: waiting counts only when somebody could have answered.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use thiserror::Error;

use super::dates::{moment, on_the_wall};

/// Never look further than this many days ahead: a wait of ten years is a mistake in the log.
const LONGEST: usize = 3_653;

/// When there are people at work.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    zone: TimeZone,
    /// Monday to Sunday: from when until when.
    week: [Option<(Time, Time)>; 7],
    closed: BTreeSet<Date>,
}

/// The text tells no working hours.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' tells no working hours; write them like: mon-fri 08:30-17:00, sat 10:00-14:00")]
pub struct HoursError(String);

const DAYS: [(&str, &str); 7] =
    [("mon", "ma"), ("tue", "di"), ("wed", "wo"), ("thu", "do"), ("fri", "vr"), ("sat", "za"), ("sun", "zo")];

impl Hours {
    /// The hours of each day from Monday to Sunday, from when until when; `closed` are holidays.
    pub const fn of(zone: TimeZone, week: [Option<(Time, Time)>; 7], closed: BTreeSet<Date>) -> Self {
        Self { zone, week, closed }
    }

    /// How long a working day is in the middle, in seconds; that of a whole day when nobody ever works.
    pub fn day(&self) -> f64 {
        let mut days: Vec<f64> = self
            .week
            .iter()
            .flatten()
            .map(|(opens, closes)| closes.duration_since(*opens).as_secs_f64())
            .collect();
        days.sort_by(f64::total_cmp);
        days.get(days.len() / 2).copied().unwrap_or(86_400.0)
    }

    /// Reads hours such as `mon-fri 08:30-17:00, sat 10:00-14:00`, in English or Dutch days; `closed` are holidays.
    pub fn parse(text: &str, zone: TimeZone, closed: BTreeSet<Date>) -> Result<Self, HoursError> {
        let wrong = || HoursError(text.to_owned());
        let mut week = [None; 7];
        for part in text.split(',') {
            let (days, hours) = part.trim().split_once(' ').ok_or_else(wrong)?;
            let (from, until) = hours.trim().split_once('-').ok_or_else(wrong)?;
            let time = |text: &str| text.trim().parse::<Time>().map_err(|_| wrong());
            let hours = (time(from)?, time(until)?);
            let (first, last) = days.split_once('-').unwrap_or((days, days));
            let day = |name: &str| {
                let name = name.trim().to_lowercase();
                DAYS.iter().position(|(english, dutch)| name == *english || name == *dutch).ok_or_else(wrong)
            };
            let (first, last) = (day(first)?, day(last)?);
            if hours.0 >= hours.1 || first > last {
                return Err(wrong());
            }
            week[first..=last].fill(Some(hours));
        }
        Ok(Self { zone, week, closed })
    }

    /// The working time between two moments, in microseconds; all are microseconds since 1970.
    pub fn between(&self, from: i64, until: i64) -> i64 {
        let mut day = on_the_wall(&self.zone, from).date();
        let mut sum = 0;
        for _ in 0..LONGEST {
            if let Some((opens, closes)) = self.on(day) {
                let start = moment(&self.zone, day.to_datetime(opens)).max(from);
                let end = moment(&self.zone, day.to_datetime(closes)).min(until);
                sum += (end - start).max(0);
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            if moment(&self.zone, day.to_datetime(Time::midnight())) >= until {
                break;
            }
        }
        sum
    }

    fn on(&self, day: Date) -> Option<(Time, Time)> {
        let at = match day.weekday() {
            Weekday::Monday => 0,
            Weekday::Tuesday => 1,
            Weekday::Wednesday => 2,
            Weekday::Thursday => 3,
            Weekday::Friday => 4,
            Weekday::Saturday => 5,
            Weekday::Sunday => 6,
        };
        if self.closed.contains(&day) { None } else { self.week[at] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::times::SECOND;

    fn hours() -> Hours {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        Hours::parse("mon-fri 08:30-17:00, za 10:00-14:00", zone, [jiff::civil::date(2026, 4, 27)].into())
            .unwrap()
    }

    fn between(from: &str, until: &str) -> f64 {
        let at = |text: &str| {
            let at: jiff::civil::DateTime = text.parse().unwrap();
            at.in_tz("Europe/Amsterdam").unwrap().timestamp().as_microsecond()
        };
        hours().between(at(from), at(until)) as f64 / SECOND as f64 / 3600.0
    }

    #[test]
    fn only_working_time_counts() {
        let cases = [
            ("2026-03-04T09:00", "2026-03-04T11:30", 2.5),
            ("2026-03-04T07:00", "2026-03-04T08:00", 0.0),
            ("2026-03-04T16:00", "2026-03-05T09:30", 2.0),
            ("2026-03-06T16:00", "2026-03-09T09:30", 1.0 + 4.0 + 1.0),
            ("2026-03-07T20:00", "2026-03-08T20:00", 0.0),
            // King's day is closed; the clock goes forward in the night of 29 March.
            ("2026-04-27T09:00", "2026-04-28T09:30", 1.0),
            ("2026-03-28T13:00", "2026-03-30T09:30", 2.0),
            ("2026-03-05T10:00", "2026-03-04T10:00", 0.0),
        ];
        for (from, until, expected) in cases {
            assert!(
                (between(from, until) - expected).abs() < 1e-9,
                "{from} to {until}: {}",
                between(from, until)
            );
        }
    }

    #[test]
    fn wrong_hours_are_refused() {
        for text in ["", "mon", "mon 9-5", "fri-mon 08:00-17:00", "mon 17:00-08:00", "day 08:00-17:00"] {
            assert!(Hours::parse(text, TimeZone::UTC, BTreeSet::new()).is_err(), "{text}");
        }
    }
}
