//! Counts in rows and columns, of which the few are hidden with what would give them away.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::calendar::amsterdam;
use insight::journeys::Views;
use insight::log::EventLog;
use insight::log::names::NONE;
use insight::measures::suppress;
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
    fn of(rows: Vec<String>, columns: Vec<String>, counts: &[Vec<u64>]) -> Self {
        let hidden = suppress(counts);
        let told = |(counts, hidden): (&Vec<u64>, &Vec<bool>)| {
            counts.iter().zip(hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect()
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

/// Which channel follows which in the same question: from the row to the column, on the diagonal who stayed.
pub fn switches(log: &EventLog) -> Counts {
    let views = Views::of(log, 1);
    let size = u32::try_from(log.channels().len()).unwrap_or(NONE);
    let used = |at: u32| -> u64 {
        (0..size).map(|other| views.switches.count(at, other) + views.switches.count(other, at)).sum()
    };
    let kept = in_order(log, (0..size).map(|at| (at, used(at))));
    let names: Vec<String> = kept.iter().map(|at| log.channels().name(*at).to_owned()).collect();
    let counts: Vec<Vec<u64>> =
        kept.iter().map(|from| kept.iter().map(|to| views.switches.count(*from, *to)).collect()).collect();
    Counts::of(names.clone(), names, &counts)
}

/// When contacts come: a row for every day of the week, a column for every hour in which anybody came.
pub fn week(log: &EventLog) -> Counts {
    let mut counts = vec![vec![0u64; 24]; 7];
    for micros in log.time() {
        let Ok(at) = Timestamp::from_microsecond(*micros) else { continue };
        let local = amsterdam::local(at);
        let day = usize::from(local.weekday().to_monday_zero_offset().unsigned_abs());
        counts[day][usize::from(local.hour().unsigned_abs())] += 1;
    }
    let hours: Vec<usize> = (0..24).filter(|hour| counts.iter().any(|day| day[*hour] > 0)).collect();
    let counts: Vec<Vec<u64>> =
        counts.iter().map(|day| hours.iter().map(|hour| day[*hour]).collect()).collect();
    let words = |numbers: &mut dyn Iterator<Item = usize>| numbers.map(|one| one.to_string()).collect();
    Counts::of(words(&mut (0..7)), words(&mut hours.iter().copied()), &counts)
}

/// Contacts by week, by its Monday, and channel.
pub fn weeks(log: &EventLog) -> Counts {
    let week = |micros: i64| Some(monday(amsterdam::day_of(Timestamp::from_microsecond(micros).ok()?)));
    let mut counts: BTreeMap<Date, Vec<u64>> = BTreeMap::new();
    for (row, channel) in log.channel().iter().enumerate().filter(|(_, channel)| **channel != NONE) {
        let Some(week) = week(log.time()[row]) else { continue };
        counts.entry(week).or_insert_with(|| vec![0; log.channels().len()])[*channel as usize] += 1;
    }
    let size = u32::try_from(log.channels().len()).unwrap_or(NONE);
    let of = |at: u32| counts.values().map(|week| week[at as usize]).sum();
    let used = in_order(log, (0..size).map(|at| (at, of(at))));
    let table: Vec<Vec<u64>> =
        counts.values().map(|week| used.iter().map(|at| week[*at as usize]).collect()).collect();
    let rows = counts.keys().map(ToString::to_string).collect();
    Counts::of(rows, used.iter().map(|at| log.channels().name(*at).to_owned()).collect(), &table)
}

/// Cases by what they are about, in a column with this name, and the channel in which they began. Topics and channels
/// beyond the most frequent stand together in a last row and column.
pub fn channels_by_topic(log: &EventLog, topic: Option<&str>) -> Counts {
    let mut found: BTreeMap<&str, BTreeMap<u32, u64>> = BTreeMap::new();
    let mut by_channel: BTreeMap<u32, u64> = BTreeMap::new();
    for case in 0..log.case_count() {
        let Some(channel) = log.first_channel(case) else { continue };
        let about = topic.and_then(|topic| log.fact(case, topic)).unwrap_or_default();
        *found.entry(about).or_default().entry(channel).or_default() += 1;
        *by_channel.entry(channel).or_default() += 1;
    }
    let mut rows: Vec<(&str, BTreeMap<u32, u64>)> = found.into_iter().collect();
    rows.sort_by_key(|(_, counts)| Reverse(counts.values().sum::<u64>()));
    let mut columns: Vec<(u32, u64)> = by_channel.into_iter().collect();
    columns.sort_by_key(|(_, count)| Reverse(*count));
    let places = MOST_CHANNELS.min(columns.len());
    let rest_in_columns = columns.len() > places;
    let place = |channel: &u32| columns.iter().take(places).position(|(known, _)| known == channel);
    let width = places + usize::from(rest_in_columns);
    let rest_in_rows = rows.len() > MOST_TOPICS;
    let mut counts = vec![vec![0u64; width]; rows.len().min(MOST_TOPICS + 1)];
    for (at, (_, of_topic)) in rows.iter().enumerate() {
        for (channel, count) in of_topic {
            counts[at.min(MOST_TOPICS)][place(channel).unwrap_or(places)] += count;
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
