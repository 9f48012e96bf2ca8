//! Periods of whole weeks, cut so that two of them never differ by a few: what is told of both tells of nobody.

use std::collections::BTreeMap;

use domain::calendar::amsterdam;
use insight::log::EventLog;
use insight::measures::Crowd;
use jiff::civil::{Date, Weekday};
use jiff::{Span, Timestamp};

use super::{SelfReliance, Untold, who_asked};

/// Of which questions the weeks are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) version: u64,
    pub(super) topic: Option<String>,
    pub(super) group: Option<SelfReliance>,
}

/// The days that something is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub since: Date,
    /// The day after the last; without it up to now.
    pub until: Option<Date>,
}

/// Who asked in which week, by its Monday, and the Mondays between which enough people did.
#[derive(Debug, Default)]
pub(super) struct Weeks {
    weeks: BTreeMap<Date, Crowd>,
    edges: Vec<Date>,
}

/// The Monday of the week of a day.
pub(super) fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(Span::new().days(since)).unwrap_or(day)
}

/// The first Monday from a day on.
fn next_monday(day: Date) -> Date {
    if day.weekday() == Weekday::Monday { day } else { day.nth_weekday(1, Weekday::Monday).unwrap_or(day) }
}

impl Weeks {
    /// The weeks of all questions in a log.
    pub(super) fn of(asked: &EventLog) -> Self {
        let people = who_asked(asked);
        let mut weeks: BTreeMap<Date, Crowd> = BTreeMap::new();
        for case in 0..asked.case_count() {
            let began = asked.time()[asked.rows(case).start];
            let Ok(began) = Timestamp::from_microsecond(began) else { continue };
            weeks.entry(monday(amsterdam::day_of(began))).or_default().add(people.of_case(case));
        }
        let edges = edges(&weeks);
        Self { weeks, edges }
    }

    /// The period, widened to whole weeks and then to where enough lies between; and why nothing is told of it, if in
    /// those whole weeks themselves there is not enough.
    pub(super) fn widened(&self, asked: Period) -> (Period, Option<Untold>) {
        let since = monday(asked.since);
        let until = asked.until.map(next_monday);
        let within = self.weeks.range(since..until.unwrap_or(Date::MAX).max(since));
        let mut people = Crowd::default();
        for (_, week) in within {
            people.join(week);
        }
        if !people.is_enough() {
            let untold = if people.is_few() { Untold::Few } else { Untold::Nothing };
            return (Period { since, until }, Some(untold));
        }
        let widened = Period {
            since: self.edges.iter().rev().find(|edge| **edge <= since).copied().unwrap_or(since),
            until: until.and_then(|until| self.edges.iter().find(|edge| **edge >= until).copied()),
        };
        (widened, None)
    }
}

/// The Mondays between which enough people asked, and after the last of which enough did too.
fn edges(weeks: &BTreeMap<Date, Crowd>) -> Vec<Date> {
    let mut edges = Vec::from_iter(weeks.keys().next().copied());
    let mut people = Crowd::default();
    for (monday, week) in weeks {
        people.join(week);
        if people.is_enough() {
            edges.extend(monday.checked_add(Span::new().weeks(1)));
            people = Crowd::default();
        }
    }
    if people.is_few() && edges.len() > 1 {
        edges.pop();
    }
    edges
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// Weeks after each other, each with so many people, who are the same every week.
    fn weeks(counts: &[u32]) -> Weeks {
        let first = date(2026, 1, 5);
        let week = |(at, people): (i64, &u32)| {
            let mut crowd = Crowd::default();
            crowd.extend(0..*people);
            (*people > 0).then_some((first.checked_add(Span::new().weeks(at)).unwrap(), crowd))
        };
        let weeks: BTreeMap<Date, Crowd> = (0..).zip(counts).filter_map(week).collect();
        let edges = edges(&weeks);
        Weeks { weeks, edges }
    }

    /// Who asked in one of two periods and not in the other, before it and after it.
    fn between(weeks: &Weeks, one: Period, other: Period) -> [Crowd; 2] {
        let within = |from: Date, until: Date| {
            let mut people = Crowd::default();
            for (_, week) in weeks.weeks.range(from.min(until)..from.max(until)) {
                people.join(week);
            }
            people
        };
        let end = |period: Period| period.until.unwrap_or(Date::MAX);
        [within(one.since, other.since), within(end(one), end(other))]
    }

    #[test]
    fn a_period_is_widened_to_whole_weeks_with_enough_between() {
        let weeks = weeks(&[12, 4, 10, 3, 15]);
        let widened = |since, until| match weeks.widened(Period { since, until }) {
            (period, None) => Ok((period.since, period.until)),
            (_, Some(untold)) => Err(untold),
        };
        let [first, second, fourth] = [date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 26)];
        assert_eq!(widened(date(2026, 1, 7), Some(date(2026, 1, 9))), Ok((first, Some(second))));
        // A week of four is told together with the next.
        assert_eq!(widened(date(2026, 1, 27), Some(date(2026, 1, 30))), Err(Untold::Few), "three people");
        assert_eq!(widened(date(2026, 1, 20), None), Ok((second, None)));
        assert_eq!(widened(date(2026, 1, 26), None), Ok((fourth, None)));
        assert_eq!(
            widened(date(2025, 1, 1), Some(date(2025, 2, 1))),
            Err(Untold::Nothing),
            "before anything was asked"
        );
        assert_eq!(widened(date(2025, 1, 1), None), Ok((date(2024, 12, 30), None)));
    }

    proptest! {
        #[test]
        fn two_periods_never_differ_by_a_few(
            counts in prop::collection::vec(0u32..25, 1..20),
            days in prop::array::uniform4(0i64..160),
        ) {
            let weeks = weeks(&counts);
            let day = |days: i64| date(2025, 12, 28).checked_add(Span::new().days(days)).unwrap();
            let told = |since: i64, length: i64| {
                let until = (length < 150).then(|| day(since + length));
                weeks.widened(Period { since: day(since), until })
            };
            if let ((one, None), (other, None)) = (told(days[0], days[1]), told(days[2], days[3])) {
                for difference in between(&weeks, one, other) {
                    prop_assert!(!difference.is_few(), "{difference:?} between {one:?} and {other:?}");
                }
            }
        }
    }
}
