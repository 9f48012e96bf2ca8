//! The hours of one day as people write them: `8:00-12:00, 13:00-17:00`.

use jiff::civil::{Time, Weekday};

use super::WorkingHours;
use crate::calendar::END_OF_DAY;

/// Why hours cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StretchError {
    /// Not `from-until`, or a time that does not exist.
    #[error("'{0}' is not a stretch of time: write it as 8:00-12:00")]
    Unreadable(String),
    /// Times are offered by the quarter.
    #[error("'{0}' does not begin and end on a quarter of an hour")]
    NotOnTheQuarter(String),
    /// Nothing, or backwards.
    #[error("'{0}' ends before it begins")]
    Backwards(String),
    /// Two stretches of one day share time.
    #[error("'{0}' overlaps with other hours of that day")]
    Overlaps(String),
}

impl StretchError {
    /// The key of its text.
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "hours-unreadable",
            Self::NotOnTheQuarter(_) => "hours-not-on-the-quarter",
            Self::Backwards(_) => "hours-backwards",
            Self::Overlaps(_) => "hours-overlap",
        }
    }

    /// The stretch that is wrong, as it was typed.
    pub fn typed(&self) -> &str {
        match self {
            Self::Unreadable(typed)
            | Self::NotOnTheQuarter(typed)
            | Self::Backwards(typed)
            | Self::Overlaps(typed) => typed,
        }
    }
}

impl WorkingHours {
    /// The hours of `weekday` as typed, in order of time; no text means no hours. `others` are hours of that inspector
    /// that these may not overlap. Visits are offered by the quarter, so hours begin and end on one.
    pub fn read(weekday: Weekday, typed: &str, others: &[Self]) -> Result<Vec<Self>, StretchError> {
        let is_bookable =
            |stretch: &Self| stretch.from.minute() % 15 == 0 && stretch.until.minute() % 15 == 0;
        Self::read_all(weekday, typed, others, clock, is_bookable)
    }

    /// The same where any minute will do, such as opening hours; they may last until the end of the day, written as
    /// 24:00 or 0:00.
    pub fn read_to_the_minute(weekday: Weekday, typed: &str) -> Result<Vec<Self>, StretchError> {
        Self::read_all(weekday, typed, &[], closing, |_| true)
    }

    fn read_all(
        weekday: Weekday,
        typed: &str,
        others: &[Self],
        closing: fn(&str) -> Option<Time>,
        is_bookable: impl Fn(&Self) -> bool,
    ) -> Result<Vec<Self>, StretchError> {
        let mut hours: Vec<Self> = Vec::new();
        for stretch in typed.split([',', ';']).map(str::trim).filter(|stretch| !stretch.is_empty()) {
            let one = Self::read_one(weekday, stretch, closing)?;
            if !is_bookable(&one) {
                return Err(StretchError::NotOnTheQuarter(stretch.to_owned()));
            }
            if one.until <= one.from {
                return Err(StretchError::Backwards(stretch.to_owned()));
            }
            if hours.iter().chain(others).any(|other| other.overlaps(&one)) {
                return Err(StretchError::Overlaps(stretch.to_owned()));
            }
            hours.push(one);
        }
        hours.sort_by_key(|stretch| stretch.from);
        Ok(hours)
    }

    fn read_one(
        weekday: Weekday,
        typed: &str,
        closing: fn(&str) -> Option<Time>,
    ) -> Result<Self, StretchError> {
        let unreadable = || StretchError::Unreadable(typed.to_owned());
        let (from, until) = typed.split_once(['-', '–']).ok_or_else(unreadable)?;
        let (from, until) = (clock(from).ok_or_else(unreadable)?, closing(until).ok_or_else(unreadable)?);
        Ok(Self { weekday, from, until })
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.weekday == other.weekday && self.from < other.until && other.from < self.until
    }

    /// The hours of one day as people write them; [`WorkingHours::read`] reads it back.
    pub fn written(hours: &[Self], weekday: Weekday) -> String {
        let of_day = hours.iter().filter(|stretch| stretch.weekday == weekday);
        let clock = |time: Time| {
            if time == END_OF_DAY {
                return "24:00".to_owned();
            }
            format!("{}:{:02}", time.hour(), time.minute())
        };
        of_day
            .map(|stretch| format!("{}-{}", clock(stretch.from), clock(stretch.until)))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// `8`, `8:30`, `08.30`, `8.30 uur`.
fn clock(typed: &str) -> Option<Time> {
    let (hour, minute) = hour_and_minute(typed)?;
    Time::new(hour, minute, 0, 0).ok()
}

/// The same where `24:00` or `0:00` is the end of the day.
fn closing(typed: &str) -> Option<Time> {
    if matches!(hour_and_minute(typed)?, (24 | 0, 0)) { Some(END_OF_DAY) } else { clock(typed) }
}

fn hour_and_minute(typed: &str) -> Option<(i8, i8)> {
    let typed = typed.trim().trim_end_matches("uur").trim_end_matches('u').trim();
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    Some((hour.trim().parse().ok()?, minute.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{StretchError, WorkingHours};
    use jiff::civil::{Time, Weekday};
    use proptest::prelude::*;

    const DAY: Weekday = Weekday::Tuesday;

    fn read(typed: &str) -> Result<Vec<WorkingHours>, StretchError> {
        WorkingHours::read(DAY, typed, &[])
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for typed in ["8:00-12:00, 13:00-17:00", "8-12;13-17", "13.00 – 17.00 uur, 08.00 – 12.00 u"] {
            let hours = read(typed).unwrap();
            assert_eq!(WorkingHours::written(&hours, DAY), "8:00-12:00, 13:00-17:00", "{typed}");
        }
        assert_eq!(read(" ").unwrap(), []);
        let odd = WorkingHours::read_to_the_minute(DAY, "8.05-11.59").unwrap();
        assert_eq!(WorkingHours::written(&odd, DAY), "8:05-11:59", "a counter opens when it likes");
        assert!(WorkingHours::read_to_the_minute(DAY, "8-12, 11:59-13").is_err());
        for typed in ["18:00-24:00", "18-0", "18.00 – 0.00 uur", "18 u-24 u"] {
            let late = WorkingHours::read_to_the_minute(DAY, typed).unwrap();
            assert_eq!(WorkingHours::written(&late, DAY), "18:00-24:00", "{typed}");
        }
        for wrong in ["24-24", "24:00-8:00", "18-24:01", "18-24, 23:59-24"] {
            assert!(WorkingHours::read_to_the_minute(DAY, wrong).is_err(), "{wrong}");
        }
        assert_eq!(WorkingHours::written(&read("8-17").unwrap(), Weekday::Monday), "");
    }

    #[test]
    fn what_cannot_be_hours_is_named() {
        for (typed, key, about) in [
            ("morgen", "hours-unreadable", "morgen"),
            ("8-25", "hours-unreadable", "8-25"),
            ("8:00-", "hours-unreadable", "8:00-"),
            ("8-9, 10:10-11", "hours-not-on-the-quarter", "10:10-11"),
            ("12-8", "hours-backwards", "12-8"),
            ("8-8", "hours-backwards", "8-8"),
            ("8-12, 11:45-13", "hours-overlap", "11:45-13"),
        ] {
            let error = read(typed).unwrap_err();
            assert_eq!((error.text_key(), error.typed()), (key, about), "{typed}");
        }
        let others = read("8-17").unwrap();
        assert!(WorkingHours::read(DAY, "16-20", &others).is_err());
        assert!(WorkingHours::read(DAY, "17-20", &others).is_ok(), "they may touch");
        assert!(WorkingHours::read(Weekday::Monday, "16-20", &others).is_ok(), "another day");
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(typed in "[0-9:. ,;u-]{0,24}|\\PC{0,24}") {
            if let Ok(hours) = read(&typed) {
                prop_assert_eq!(read(&WorkingHours::written(&hours, DAY)), Ok(hours));
            }
        }

        #[test]
        fn what_is_written_is_read_back(quarters in prop::collection::btree_set(0_i8..96, 2..8)) {
            let at = |quarter: i8| Time::new(quarter / 4, quarter % 4 * 15, 0, 0).unwrap();
            let quarters: Vec<i8> = quarters.into_iter().collect();
            let hours: Vec<WorkingHours> = quarters
                .chunks_exact(2)
                .map(|pair| WorkingHours { weekday: DAY, from: at(pair[0]), until: at(pair[1]) })
                .collect();
            prop_assert_eq!(read(&WorkingHours::written(&hours, DAY)), Ok(hours));
        }
    }
}
