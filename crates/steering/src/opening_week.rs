//! Opening hours as a week: what one version takes away from another, and whether anybody can be called back in them.

use domain::calendar::{END_OF_DAY, WEEK, WorkingCalendar, amsterdam};
use jiff::ToSpan;
use jiff::civil::{Time, Weekday};

use crate::opening_hours::{Hours, OpeningHours, call_back_hours};

const MINUTES_A_DAY: usize = 24 * 60;
/// Closed days are looked at from up to so many days before.
const BEFORE: i64 = 7;

fn minute(time: Time) -> usize {
    if time == END_OF_DAY {
        return MINUTES_A_DAY;
    }
    usize::from(time.hour().unsigned_abs()) * 60 + usize::from(time.minute().unsigned_abs())
}

/// Which days have these hours, as people write them down: `monday-friday, sunday`.
fn days(with: &[Weekday]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for at in WEEK.iter().enumerate().filter(|(_, day)| with.contains(day)).map(|(at, _)| at) {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => parts.push((at, at)),
        }
    }
    let word = |at: usize| crate::opening_hours::DAYS[at].0;
    let part = |(first, last): &(usize, usize)| match last - first {
        0 => word(*first).to_owned(),
        _ => format!("{}-{}", word(*first), word(*last)),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

impl OpeningHours {
    /// Hours from a week, a day after the other; days that are open alike are written down together.
    pub fn of_week(week: &[Vec<(Time, Time)>; 7], open_on_holidays: bool) -> Self {
        let mut spans: Vec<(Time, Time)> = week.iter().flatten().copied().collect();
        spans.sort_unstable();
        spans.dedup();
        let hours = spans.into_iter().filter_map(|(from, until)| {
            let with: Vec<Weekday> = WEEK
                .into_iter()
                .zip(week)
                .filter(|(_, spans)| spans.contains(&(from, until)))
                .map(|(day, _)| day)
                .collect();
            Some(Hours { days: days(&with).try_into().ok()?, from, until })
        });
        Self { always: false, hours: hours.collect(), open_on_holidays }
    }

    /// The hours of every day of an ordinary week, Monday first; none when it is always open.
    pub fn week(&self) -> Option<[Vec<(Time, Time)>; 7]> {
        (!self.always).then(|| WEEK.map(|day| self.on_weekday(day).unwrap_or_default()))
    }

    /// The hours of one day of an ordinary week, earliest first; none when it is always open.
    pub(crate) fn on_weekday(&self, day: Weekday) -> Option<Vec<(Time, Time)>> {
        if self.always {
            return None;
        }
        let here = self.hours.iter().filter(|hours| hours.days.contains(day));
        let mut spans: Vec<(Time, Time)> = here.map(|hours| (hours.from, hours.until)).collect();
        spans.sort_unstable();
        Some(spans)
    }

    /// Per minute of an ordinary day whether it is open.
    fn minutes(&self, day: Weekday) -> Vec<bool> {
        let Some(spans) = self.on_weekday(day) else { return vec![true; MINUTES_A_DAY] };
        let mut open = vec![false; MINUTES_A_DAY];
        for (from, until) in spans {
            open[minute(from)..minute(until)].fill(true);
        }
        open
    }

    /// Whether some hour at which the other is open is none here.
    pub(crate) fn takes_from(&self, other: &Self) -> bool {
        let loses = |day: &Weekday| {
            other.minutes(*day).into_iter().zip(self.minutes(*day)).any(|(before, now)| before && !now)
        };
        let no_holidays = other.open_on_holidays && !self.open_on_holidays && !self.always;
        WEEK.iter().any(loses) || no_holidays
    }

    /// Whether an ordinary week holds a whole hour in which somebody can be called back, and closed days never hide it
    /// for as long as call-backs look ahead.
    pub(crate) fn lets_call_back(&self, calendar: &WorkingCalendar) -> bool {
        let whole = |(from, until): &(Time, Time)| minute(*from).div_ceil(60) < minute(*until) / 60;
        let in_a_week = |day: &Weekday| self.on_weekday(*day).is_none_or(|spans| spans.iter().any(whole));
        let soon = |day: &jiff::civil::Date| {
            (-BEFORE..=1).all(|from| {
                let begin = amsterdam::at(day.saturating_add(from.days()), Time::midnight());
                !call_back_hours(self, calendar, begin, 1).is_empty()
            })
        };
        WEEK.iter().any(in_a_week) && calendar.closed_days.keys().all(soon)
    }
}

#[cfg(test)]
mod tests {
    use super::OpeningHours;
    use domain::calendar::WorkingCalendar;
    use jiff::ToSpan;
    use jiff::civil::date;

    fn hours(days: &str, from: &str, until: &str) -> OpeningHours {
        let text = format!("hours = [{{ days = \"{days}\", from = \"{from}\", until = \"{until}\" }}]");
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn a_week_is_written_down_as_people_would_and_read_back() {
        let texts = [
            "hours = [{ days = \"monday-friday\", from = \"09:00\", until = \"12:30\" }, { days = \"thursday\", from = \"13:30\", until = \"19:00\" }]",
            "hours = [{ days = \"monday, wednesday-friday, sunday\", from = \"08:00\", until = \"17:00\" }]\nopen-on-holidays = true",
            "hours = []",
            "hours = [{ days = \"friday\", from = \"18:00\", until = \"24:00\" }]",
        ];
        for text in texts {
            let hours: OpeningHours = toml::from_str(text).unwrap();
            assert_eq!(
                OpeningHours::of_week(&hours.week().unwrap(), hours.open_on_holidays),
                hours,
                "{text}"
            );
        }
        assert_eq!(toml::from_str::<OpeningHours>("always = true").unwrap().week(), None);
    }

    #[test]
    fn hours_moved_or_cut_are_taken_away_and_longer_ones_are_not() {
        let office = hours("monday-friday", "08:00", "17:00");
        assert!(!office.takes_from(&office));
        assert!(!hours("monday-saturday", "07:30", "17:00").takes_from(&office));
        assert!(hours("monday-friday", "08:01", "20:00").takes_from(&office));
        assert!(hours("monday-thursday", "08:00", "17:00").takes_from(&office));
        let always: OpeningHours = toml::from_str("always = true").unwrap();
        assert!(!always.takes_from(&office) && office.takes_from(&always));
        let whole = hours("monday-sunday", "00:00", "24:00");
        assert!(hours("monday-sunday", "00:00", "23:59").takes_from(&whole), "the last minute counts");
        assert!(!whole.takes_from(&hours("sunday", "20:00", "00:00")));
    }

    #[test]
    fn a_call_back_needs_a_whole_hour_that_closed_days_do_not_hide() {
        let calendar = WorkingCalendar::default();
        let never: OpeningHours = toml::from_str("").unwrap();
        assert!(!never.lets_call_back(&calendar));
        assert!(!hours("monday-friday", "08:30", "09:30").lets_call_back(&calendar));
        assert!(!hours("sunday", "03:00", "03:01").lets_call_back(&calendar));
        assert!(hours("wednesday", "09:00", "10:00").lets_call_back(&calendar));
        let mut closed = calendar.clone();
        let first = date(2027, 2, 1);
        for day in 0..40 {
            closed.closed_days.insert(first.saturating_add(day.days()), "dicht".to_owned());
        }
        assert!(!hours("monday-friday", "08:00", "17:00").lets_call_back(&closed));
        let mut short = calendar;
        short.closed_days.insert(first, "dicht".to_owned());
        assert!(hours("monday-friday", "08:00", "17:00").lets_call_back(&short));
    }
}
