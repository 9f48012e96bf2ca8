//! Counts as a heat table: the more, the darker, and each with its number; what is few is not shown.

use domain::calendar::{WEEK, amsterdam};
use insight::log::EventLog;
use insight::log::names::NONE;
use insight::measures::suppress;
use jiff::Timestamp;

use crate::texts::Say;

/// Shades of a heat table, beside nothing at all.
const SHADES: u64 = 5;

/// A cell: its shade from 0 for nothing to 5, and its words.
pub struct Heat {
    /// The word of the style.
    pub shade: String,
    /// The number, or that it is too few.
    pub words: String,
}

/// A row of a heat table.
pub struct HeatRow {
    /// What it is about.
    pub name: String,
    /// One for every column.
    pub cells: Vec<Heat>,
}

/// A heat table.
pub struct HeatTable {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<HeatRow>,
}

impl HeatTable {
    /// The table of these counts; the few are hidden, with what would give them away.
    pub fn of(t: &Say, rows: Vec<String>, columns: Vec<String>, counts: &[Vec<u64>]) -> Self {
        let hidden = suppress(counts);
        let most = counts.iter().flatten().copied().max().unwrap_or(0).max(1);
        let cell = |count: u64, hidden: bool| Heat {
            shade: if hidden { "few".to_owned() } else { shade(count, most).to_string() },
            words: match (count, hidden) {
                (_, true) => t.text("stuur-too-few"),
                (0, false) => "–".to_owned(),
                (count, false) => count.to_string(),
            },
        };
        let cells = |counts: &Vec<u64>, hidden: &Vec<bool>| {
            counts.iter().zip(hidden).map(|(count, hidden)| cell(*count, *hidden)).collect()
        };
        let rows = rows.into_iter().zip(counts.iter().zip(&hidden));
        let rows = rows.map(|(name, (counts, hidden))| HeatRow { name, cells: cells(counts, hidden) });
        Self { columns, rows: rows.collect() }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// From 1 to 5 in even steps; 0 for nothing.
fn shade(count: u64, most: u64) -> u64 {
    (count * SHADES).div_ceil(most)
}

/// Which channel follows which in the same question: from the row to the column, on the diagonal who stayed.
pub fn switches(t: &Say, log: &EventLog) -> HeatTable {
    let size = log.channels().len();
    let mut counts = vec![vec![0u64; size]; size];
    for case in 0..log.case_count() {
        let used: Vec<u32> =
            log.channel()[log.rows(case)].iter().copied().filter(|one| *one != NONE).collect();
        for pair in used.windows(2) {
            counts[pair[0] as usize][pair[1] as usize] += 1;
        }
    }
    let used =
        |at: &usize| counts.iter().any(|row| row[*at] > 0) || counts[*at].iter().any(|count| *count > 0);
    let kept: Vec<usize> = (0..size).filter(used).collect();
    let name = |at: &usize| t.channel(log.channels().name(u32::try_from(*at).unwrap_or(NONE)));
    let names: Vec<String> = kept.iter().map(name).collect();
    let counts: Vec<Vec<u64>> =
        kept.iter().map(|from| kept.iter().map(|to| counts[*from][*to]).collect()).collect();
    HeatTable::of(t, names.clone(), names, &counts)
}

/// When contacts come: a row for every day of the week, a column for every hour in which anybody came.
pub fn week(t: &Say, log: &EventLog) -> HeatTable {
    let mut counts = vec![vec![0u64; 24]; 7];
    for micros in log.time() {
        let Ok(at) = Timestamp::from_microsecond(*micros) else { continue };
        let local = amsterdam::local(at);
        let day = usize::from(local.weekday().to_monday_zero_offset().unsigned_abs());
        counts[day][usize::from(local.hour().unsigned_abs())] += 1;
    }
    let hours: Vec<usize> = (0..24).filter(|hour| counts.iter().any(|day| day[*hour] > 0)).collect();
    if hours.is_empty() {
        return HeatTable { columns: Vec::new(), rows: Vec::new() };
    }
    let days = WEEK.map(|day| t.words().weekday(day)).to_vec();
    let counts: Vec<Vec<u64>> =
        counts.iter().map(|day| hours.iter().map(|hour| day[*hour]).collect()).collect();
    HeatTable::of(t, days, hours.iter().map(ToString::to_string).collect(), &counts)
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn the_most_is_darkest_and_something_is_never_nothing() {
        assert_eq!([0, 1, 20, 21, 99, 100].map(|count| shade(count, 100)), [0, 1, 1, 2, 5, 5]);
    }
}
