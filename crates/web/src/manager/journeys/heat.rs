//! Counts as a heat table: the more, the darker, and each with its number; what is few is not shown.

use domain::calendar::WEEK;
use usecases::journeys::counts::Counts;

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
#[derive(Default)]
pub struct HeatTable {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<HeatRow>,
}

impl HeatTable {
    /// The table of these counts, with the names of its rows and columns.
    pub fn of(t: &Say, rows: Vec<String>, columns: Vec<String>, counts: &Counts) -> Self {
        let most = counts.most().max(1);
        let cell = |count: &Option<u64>| match count {
            None => Heat { shade: "few".to_owned(), words: t.text("stuur-too-few") },
            Some(0) => Heat { shade: "0".to_owned(), words: "–".to_owned() },
            Some(count) => Heat { shade: shade(*count, most).to_string(), words: count.to_string() },
        };
        let row = |(name, counts): (String, &Vec<Option<u64>>)| HeatRow {
            name,
            cells: counts.iter().map(cell).collect(),
        };
        Self { columns, rows: rows.into_iter().zip(&counts.cells).map(row).collect() }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.columns.is_empty()
    }
}

/// From 1 to 5 in even steps; 0 for nothing.
fn shade(count: u64, most: u64) -> u64 {
    (count * SHADES).div_ceil(most)
}

/// Which channel follows which in the same question: from the row to the column, on the diagonal who stayed.
pub fn switches(t: &Say, counts: &Counts) -> HeatTable {
    let names = |codes: &[String]| codes.iter().map(|code| t.channel(code)).collect();
    HeatTable::of(t, names(&counts.rows), names(&counts.columns), counts)
}

/// When contacts come: a row for every day of the week, a column for every hour.
pub fn week(t: &Say, counts: &Counts) -> HeatTable {
    let days = WEEK.map(|day| t.words().weekday(day)).to_vec();
    HeatTable::of(t, days, counts.columns.clone(), counts)
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn the_most_is_darkest_and_something_is_never_nothing() {
        assert_eq!([0, 1, 20, 21, 99, 100].map(|count| shade(count, 100)), [0, 1, 1, 2, 5, 5]);
    }
}
