//! Counts in rows and columns, of which the few are hidden with what would give them away.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::calendar::amsterdam;
use insight::log::EventLog;
use insight::log::names::NONE;
use insight::measures::{People, Tally, suppress};
use jiff::Timestamp;
use jiff::civil::Date;

use super::periods::monday;

/// Rows of a table of topics; those that are asked about less stand together.
const MOST_TOPICS: usize = 15;
/// Columns of a table of channels of others; those that are used less stand together.
const MOST_CHANNELS: usize = 9;

/// A table of counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// What the rows are about: codes, days as `2026-03-02`, or weekdays from 0 for Monday.
    pub rows: Vec<String>,
    /// What the columns are about: codes or hours.
    pub columns: Vec<String>,
    /// A count, or nothing where it is not told.
    pub cells: Vec<Vec<Option<u64>>>,
    /// Whether the last row is of everything that has no row of its own.
    pub rest_in_rows: bool,
    /// Whether the last column is of everything that has no column of its own.
    pub rest_in_columns: bool,
}

impl Counts {
    fn of(rows: Vec<String>, columns: Vec<String>, counts: &[Vec<Tally>]) -> Self {
        let hidden = suppress(counts);
        let told = |(counts, hidden): (&Vec<Tally>, &Vec<bool>)| {
            counts.iter().zip(hidden).map(|(tally, hidden)| (!hidden).then_some(tally.count)).collect()
        };
        let cells = counts.iter().zip(&hidden).map(told).collect();
        Self { rows, columns, cells, rest_in_rows: false, rest_in_columns: false }
    }

    /// The most that is told of in one cell.
    pub fn most(&self) -> u64 {
        self.cells.iter().flatten().flatten().copied().max().unwrap_or(0)
    }

    /// Whether there is nothing to tell of.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.columns.is_empty()
    }
}

/// The channels that were used, the busiest first; what is as busy stands by name, however it came into the log.
fn in_order(log: &EventLog, counts: impl Iterator<Item = (u32, u64)>) -> Vec<u32> {
    let mut used: Vec<(u32, u64)> = counts.filter(|(_, count)| *count > 0).collect();
    used.sort_by_key(|(at, count)| (Reverse(*count), log.channels().name(*at)));
    used.into_iter().map(|(at, _)| at).collect()
}

/// As many tallies as there are rows and columns.
fn table(rows: usize, columns: usize) -> Vec<Vec<Tally>> {
    vec![vec![Tally::default(); columns]; rows]
}

/// Which channel follows which in the same question: from the row to the column, on the diagonal who stayed.
pub fn switches(log: &EventLog, people: &People) -> Counts {
    let size = log.channels().len();
    let mut all = table(size, size);
    let mut used = vec![0u64; size];
    for case in 0..log.case_count() {
        let channels = log.channel()[log.rows(case)].iter().filter(|channel| **channel != NONE);
        let mut before = None;
        for channel in channels.map(|channel| *channel as usize) {
            if let Some(before) = before.replace(channel) {
                all[before][channel].add(people.of_case(case));
                used[before] += 1;
                used[channel] += 1;
            }
        }
    }
    let kept = in_order(log, (0u32..).zip(used));
    let names: Vec<String> = kept.iter().map(|at| log.channels().name(*at).to_owned()).collect();
    let of = |from: &u32| kept.iter().map(|to| all[*from as usize][*to as usize].clone()).collect();
    let counts: Vec<Vec<Tally>> = kept.iter().map(of).collect();
    Counts::of(names.clone(), names, &counts)
}

/// When contacts come: a row for every day of the week, a column for every hour in which anybody came.
pub fn week(log: &EventLog, people: &People) -> Counts {
    let mut counts = table(7, 24);
    for case in 0..log.case_count() {
        for micros in &log.time()[log.rows(case)] {
            let Ok(at) = Timestamp::from_microsecond(*micros) else { continue };
            let local = amsterdam::local(at);
            let day = usize::from(local.weekday().to_monday_zero_offset().unsigned_abs());
            counts[day][usize::from(local.hour().unsigned_abs())].add(people.of_case(case));
        }
    }
    let hours: Vec<usize> = (0..24).filter(|hour| counts.iter().any(|day| day[*hour].count > 0)).collect();
    let counts: Vec<Vec<Tally>> =
        counts.iter().map(|day| hours.iter().map(|hour| day[*hour].clone()).collect()).collect();
    let words = |numbers: &mut dyn Iterator<Item = usize>| numbers.map(|one| one.to_string()).collect();
    Counts::of(words(&mut (0..7)), words(&mut hours.iter().copied()), &counts)
}

/// Contacts by week, by its Monday, and channel.
pub fn weeks(log: &EventLog, people: &People) -> Counts {
    let week = |micros: i64| Some(monday(amsterdam::day_of(Timestamp::from_microsecond(micros).ok()?)));
    let size = log.channels().len();
    let mut counts: BTreeMap<Date, Vec<Tally>> = BTreeMap::new();
    let mut used = vec![0u64; size];
    for case in 0..log.case_count() {
        for row in log.rows(case).filter(|row| log.channel()[*row] != NONE) {
            let Some(week) = week(log.time()[row]) else { continue };
            let channel = log.channel()[row] as usize;
            counts.entry(week).or_insert_with(|| vec![Tally::default(); size])[channel]
                .add(people.of_case(case));
            used[channel] += 1;
        }
    }
    let used = in_order(log, (0u32..).zip(used));
    let of = |week: &Vec<Tally>| used.iter().map(|at| week[*at as usize].clone()).collect();
    let table: Vec<Vec<Tally>> = counts.values().map(of).collect();
    let rows = counts.keys().map(ToString::to_string).collect();
    Counts::of(rows, used.iter().map(|at| log.channels().name(*at).to_owned()).collect(), &table)
}

/// Cases by what they are about, in a column with this name, and the channel in which they began. Topics and channels
/// beyond the most frequent stand together in a last row and column.
pub fn channels_by_topic(log: &EventLog, topic: Option<&str>, people: &People) -> Counts {
    let mut found: BTreeMap<&str, BTreeMap<u32, Tally>> = BTreeMap::new();
    let mut by_channel: BTreeMap<u32, u64> = BTreeMap::new();
    for case in 0..log.case_count() {
        let Some(channel) = log.first_channel(case) else { continue };
        let about = topic.and_then(|topic| log.fact(case, topic)).unwrap_or_default();
        found.entry(about).or_default().entry(channel).or_default().add(people.of_case(case));
        *by_channel.entry(channel).or_default() += 1;
    }
    let mut rows: Vec<(&str, BTreeMap<u32, Tally>)> = found.into_iter().collect();
    rows.sort_by_key(|(_, counts)| Reverse(counts.values().map(|tally| tally.count).sum::<u64>()));
    let mut columns: Vec<(u32, u64)> = by_channel.into_iter().collect();
    columns.sort_by_key(|(_, count)| Reverse(*count));
    let places = MOST_CHANNELS.min(columns.len());
    let rest_in_columns = columns.len() > places;
    let place = |channel: &u32| columns.iter().take(places).position(|(known, _)| known == channel);
    let width = places + usize::from(rest_in_columns);
    let rest_in_rows = rows.len() > MOST_TOPICS;
    let mut counts = table(rows.len().min(MOST_TOPICS + 1), width);
    for (at, (_, of_topic)) in rows.iter().enumerate() {
        for (channel, tally) in of_topic {
            counts[at.min(MOST_TOPICS)][place(channel).unwrap_or(places)].join(tally);
        }
    }
    let mut names: Vec<String> =
        rows.iter().take(MOST_TOPICS).map(|(topic, _)| (*topic).to_owned()).collect();
    names.extend(rest_in_rows.then(String::new));
    let mut heads: Vec<String> =
        columns.iter().take(places).map(|(at, _)| log.channels().name(*at).to_owned()).collect();
    heads.extend(rest_in_columns.then(String::new));
    Counts { rest_in_rows, rest_in_columns, ..Counts::of(names, heads, &counts) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use insight::log::columns::Kind;
    use insight::log::times::DAY;
    use insight::log::{LogBuilder, Report, Row};
    use insight::measures::LEAST;
    use proptest::prelude::*;

    use super::*;
    use crate::journeys::PERSON;

    const CHANNELS: [&str; 3] = ["email", "phone", "portal"];

    /// Questions: who asks, from which day on, and by which channels day after day.
    fn log(questions: &[(u32, i64, Vec<usize>)]) -> EventLog {
        let mut builder = LogBuilder::new();
        for (number, (person, day, channels)) in questions.iter().enumerate() {
            for (at, channel) in (*day..).zip(channels) {
                let (case, channel) = (number.to_string(), Some(CHANNELS[*channel]));
                builder.event(&Row {
                    case: &case,
                    activity: "asks",
                    time: at * DAY,
                    channel,
                    resource: None,
                });
            }
            builder.of_case(PERSON, Kind::Text, &person.to_string());
        }
        builder.finish(&mut Report::new())
    }

    /// Who is behind a cell, looked up in the questions themselves.
    fn who(questions: &[(u32, i64, Vec<usize>)], fits: impl Fn(i64, &[usize]) -> bool) -> usize {
        let people = questions.iter().filter(|(_, day, channels)| fits(*day, channels));
        people.map(|(person, ..)| *person).collect::<HashSet<_>>().len()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn every_cell_that_is_told_is_of_ten_people(
            questions in prop::collection::vec(
                (prop_oneof![0..4u32, 4..60u32], 0..21i64, prop::collection::vec(0..3usize, 1..4)), 1..200
            )
        ) {
            let log = log(&questions);
            let people = People::of(&log, Some(PERSON));
            let place = |code: &String| CHANNELS.iter().position(|known| known == code).unwrap();
            let told = |counts: &Counts| -> Vec<(String, String)> {
                let cells = counts.rows.iter().zip(&counts.cells);
                let of_row = |(row, cells): (&String, &Vec<Option<u64>>)| {
                    let told = counts.columns.iter().zip(cells).filter(|(_, count)| count.is_some_and(|count| count > 0));
                    told.map(|(column, _)| (row.clone(), column.clone())).collect::<Vec<_>>()
                };
                cells.flat_map(of_row).collect()
            };
            for (from, to) in told(&switches(&log, &people)) {
                let pair = [place(&from), place(&to)];
                let who = who(&questions, |_, channels| channels.windows(2).any(|two| two == pair));
                prop_assert!(who as u64 >= LEAST, "{from} to {to}: {who}");
            }
            for (weekday, _) in told(&week(&log, &people)) {
                // The first of January 1970 was a Thursday.
                let on = |day: i64| ((day + 3) % 7).to_string() == weekday;
                let who = who(&questions, |day, channels| (day..).zip(channels).any(|(day, _)| on(day)));
                prop_assert!(who as u64 >= LEAST, "weekday {weekday}: {who}");
            }
            for (monday, channel) in told(&weeks(&log, &people)) {
                let first: Date = monday.parse().unwrap();
                let days = first.since(jiff::civil::date(1970, 1, 1)).unwrap().get_days();
                let within = i64::from(days)..i64::from(days) + 7;
                let came = |day: i64, channels: &[usize]| {
                    (day..).zip(channels).any(|(day, one)| within.contains(&day) && *one == place(&channel))
                };
                let who = who(&questions, came);
                prop_assert!(who as u64 >= LEAST, "{monday} by {channel}: {who}");
            }
        }
    }
}
