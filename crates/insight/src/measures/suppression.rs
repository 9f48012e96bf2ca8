//! Hiding what is too few to show, together with what would give it away.

use super::bridges::{Entry, Table};
use super::people::{Crowd, Tally};

/// What is about fewer different people than this is not shown, however often it is.
pub const LEAST: u64 = 10;

/// Which cells of a table of counts are hidden, when the totals of all rows and columns may be known. Cells in which nobody
/// is are hidden only where nothing else is left to hide.
pub fn suppress(counts: &[Vec<Tally>]) -> Vec<Vec<bool>> {
    match counts {
        [] => return Vec::new(),
        [row] => return vec![suppress_list(row)],
        _ if counts.iter().all(|row| row.len() == 1) => {
            let column: Vec<Tally> = counts.iter().map(|row| row[0].clone()).collect();
            return suppress_list(&column).into_iter().map(|hidden| vec![hidden]).collect();
        }
        _ => {}
    }
    let width = counts.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: usize, column: usize, tally: &Tally| Entry {
        ends: [row, counts.len() + column],
        tally: tally.clone(),
        told: true,
        rank: u8::from(tally.count == 0),
        hidden: false,
    };
    let entries = counts
        .iter()
        .enumerate()
        .flat_map(|(row, line)| line.iter().enumerate().map(move |(column, tally)| cell(row, column, tally)))
        .collect();
    let lines = counts.len() + width;
    let mut protected = Table::new(lines, entries, vec![None; lines]).protect().into_iter();
    counts.iter().map(|row| protected.by_ref().take(row.len()).map(|entry| entry.hidden).collect()).collect()
}

/// Which counts of a list are hidden, when their total is shown.
pub fn suppress_list(counts: &[Tally]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|tally| tally.people.is_few()).collect();
    loop {
        let within = || counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(tally, _)| tally);
        let mut together = Crowd::default();
        for tally in within() {
            together.join(&tally.people);
        }
        let few = within().count() == 1 || together.is_few();
        let others = (0..counts.len()).filter(|at| !hidden[*at] && counts[*at].count > 0);
        match others.min_by_key(|at| counts[*at].count) {
            Some(smallest) if few => hidden[smallest] = true,
            _ => return hidden,
        }
    }
}

/// Counts by row and column in which somebody is, and the totals of the lines, of which some may be hidden too. The total of
/// all is always known.
#[derive(Debug, Clone, Copy)]
pub struct Crossed<'counts> {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// The cells: row, column, and how often of whom.
    pub cells: &'counts [(usize, usize, Tally)],
    /// Whether the cells are shown, or only the totals.
    pub told: bool,
}

/// What is hidden of a table with its totals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Of the cells, in their order.
    pub cells: Vec<bool>,
    /// Of the totals of the rows.
    pub rows: Vec<bool>,
    /// Of the totals of the columns.
    pub columns: Vec<bool>,
}

impl Crossed<'_> {
    /// What is hidden, so that nothing small follows from what is shown: cells first, then totals.
    pub fn suppress(self) -> Hidden {
        let Self { rows, columns, cells, told } = self;
        // After the rows comes the line of the totals of columns, after the columns that of the totals of rows.
        let (total_row, first_column) = (rows, rows + 1);
        let total_column = first_column + columns;
        let mut entries: Vec<Entry> = cells
            .iter()
            .map(|(row, column, tally)| Entry {
                ends: [*row, first_column + column],
                tally: tally.clone(),
                told,
                rank: 0,
                hidden: !told,
            })
            .collect();
        let mut totals = vec![Tally::default(); total_column + 1];
        for (row, column, tally) in cells {
            totals[*row].join(tally);
            totals[first_column + column].join(tally);
        }
        let mut total_of = vec![None; total_column + 1];
        for line in (0..rows).chain(first_column..total_column) {
            total_of[line] = Some(entries.len());
            entries.push(Entry {
                ends: if line < rows { [line, total_column] } else { [total_row, line] },
                tally: totals[line].clone(),
                told: true,
                rank: 1,
                hidden: false,
            });
        }
        let hidden: Vec<bool> = Table::new(total_column + 1, entries, total_of)
            .protect()
            .into_iter()
            .map(|entry| entry.hidden)
            .collect();
        let (of_cells, of_totals) = hidden.split_at(cells.len());
        let (of_rows, of_columns) = of_totals.split_at(rows);
        Hidden { cells: of_cells.to_vec(), rows: of_rows.to_vec(), columns: of_columns.to_vec() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Solves the equations of a table exactly: which of the unknown entries have one value only. An equation is a line, with
    /// the places of the unknowns in it and their signs.
    fn worked_out(unknowns: usize, equations: &[Vec<(usize, i64)>]) -> Vec<bool> {
        let mut rows: Vec<Vec<i64>> = equations
            .iter()
            .map(|terms| {
                let mut row = vec![0; unknowns];
                for (at, sign) in terms {
                    row[*at] += sign;
                }
                row
            })
            .collect();
        let mut rank = 0;
        for column in 0..unknowns {
            let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
            rows.swap(rank, pivot);
            // The equations of a table with totals stay within -1, 0 and 1.
            let sign = rows[rank][column];
            assert_eq!(sign.abs(), 1);
            rows[rank].iter_mut().for_each(|value| *value *= sign);
            let pivot = rows[rank].clone();
            for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != rank) {
                let times = row[column];
                for (value, of_pivot) in row.iter_mut().zip(&pivot) {
                    *value -= times * of_pivot;
                }
            }
            rank += 1;
        }
        let single = |row: &Vec<i64>| row.iter().filter(|value| **value != 0).count() == 1;
        let mut out = vec![false; unknowns];
        for row in rows.iter().filter(|row| single(row)) {
            if let Some(at) = row.iter().position(|value| *value != 0) {
                out[at] = true;
            }
        }
        out
    }

    /// The equations of a table: every row and column with its total, and the totals with the total of all. Entries are
    /// numbered as in [`Hidden`]: cells, totals of rows, totals of columns.
    fn equations(table: Crossed<'_>, hidden: &[bool]) -> (Vec<usize>, Vec<Vec<(usize, i64)>>) {
        let unknown: Vec<usize> = (0..hidden.len()).filter(|at| hidden[*at]).collect();
        let place = |at: usize| unknown.binary_search(&at).ok();
        let cells = table.cells.len();
        let mut lines = vec![Vec::new(); table.rows + table.columns + 2];
        for (at, (row, column, _)) in table.cells.iter().enumerate() {
            for line in [*row, table.rows + column] {
                lines[line].extend(place(at).map(|at| (at, 1)));
            }
        }
        for line in 0..table.rows + table.columns {
            lines[line].extend(place(cells + line).map(|at| (at, -1)));
            let of_all = table.rows + table.columns + usize::from(line >= table.rows);
            lines[of_all].extend(place(cells + line).map(|at| (at, 1)));
        }
        (unknown, lines)
    }

    fn cells_of(table: &[Vec<Tally>]) -> Vec<(usize, usize, Tally)> {
        let of_row = |(row, line): (usize, &Vec<Tally>)| {
            let cells = line.iter().enumerate().map(move |(column, tally)| (row, column, tally.clone()));
            cells.filter(|(.., tally)| tally.count > 0).collect::<Vec<_>>()
        };
        table.iter().enumerate().flat_map(of_row).collect()
    }

    /// Counts of people who are each counted once, and in one cell only.
    fn different(counts: &[&[u32]]) -> Vec<Vec<Tally>> {
        let mut people = 0u32..;
        let mut tally = |count: &u32| people.by_ref().take(*count as usize).collect();
        counts.iter().map(|line| line.iter().map(&mut tally).collect()).collect()
    }

    fn table_of(
        rows: impl Strategy<Value = usize>,
        columns: impl Strategy<Value = usize>,
    ) -> impl Strategy<Value = Vec<Vec<Tally>>> {
        // Nobody, few and many, and a few who come often: as tables of topics and channels are. People are in more cells.
        let of = |people: u32, times: std::ops::Range<usize>| {
            prop::collection::vec(0..people, times).prop_map(|people| people.into_iter().collect::<Tally>())
        };
        let tally =
            prop_oneof![3 => of(1, 0..1), 3 => of(60, 1..10), 2 => of(8, 10..40), 4 => of(60, 10..60)];
        (rows, columns).prop_flat_map(move |(rows, columns)| {
            prop::collection::vec(prop::collection::vec(tally.clone(), columns), rows)
        })
    }

    #[test]
    fn a_lone_small_cell_takes_others_with_it() {
        let hidden = |counts: &[&[u32]]| suppress(&different(counts));
        assert_eq!(hidden(&[&[3, 40, 50], &[60, 70, 80]]), [[true, true, false], [true, true, false]]);
        assert_eq!(hidden(&[&[20, 40], &[60, 0]]), [[false, false], [false, false]]);
        assert_eq!(hidden(&[]), Vec::<Vec<bool>>::new());
        assert_eq!(hidden(&[&[3, 40, 50]]), [[true, true, false]]);
        assert_eq!(hidden(&[&[3], &[4], &[50], &[60]]), [[true], [true], [true], [false]]);
        assert_eq!(suppress_list(&different(&[&[30, 40]])[0]), [false, false]);
    }

    #[test]
    fn two_small_cells_that_are_few_together_are_not_enough() {
        // 2 + 3 in one row: the total less what is shown would tell that five people are there.
        let hidden = suppress(&different(&[&[2, 3, 40], &[50, 60, 70]]));
        assert!(hidden[0].iter().all(|hidden| *hidden), "{hidden:?}");
    }

    #[test]
    fn three_people_who_ask_twelve_times_are_few() {
        let often: Tally = (0..12).map(|time| time % 3).collect();
        let mut table = different(&[&[0, 40, 50], &[60, 70, 80]]);
        table[0][0] = often.clone();
        assert_eq!(suppress(&table), [[true, true, false], [true, true, false]]);
        assert_eq!(suppress_list(&table[0]), [true, true, false]);
        // Twice six of the same six people are no more than six.
        let same = || (0..12).map(|time| time % 6).collect::<Tally>();
        let [many, more] = [(100..140).collect(), (200..260).collect()];
        assert_eq!(suppress_list(&[same(), same(), many, more]), [true, true, true, false]);
    }

    #[test]
    fn where_nobody_is_may_be_hidden_too() {
        // A called 32 times; B called 4 times and mailed 40 times: with all totals the 4 follows from the 32.
        let table = different(&[&[32, 0], &[4, 40]]);
        assert_eq!(suppress(&table), [[true, true], [true, true]]);
        let cells = cells_of(&table);
        let hidden = Crossed { rows: 2, columns: 2, cells: &cells, told: true }.suppress();
        assert!(hidden.cells[1] && hidden.rows.iter().chain(&hidden.columns).any(|hidden| *hidden));
    }

    #[test]
    fn a_thousand_topics_are_no_hindrance() {
        let mut cells = Vec::new();
        for row in 0..1_000usize {
            for column in 0..10usize {
                let count = u32::try_from((row * 7 + column * 13) % 23).unwrap();
                cells.push((row, column, (0..count).collect::<Tally>()));
            }
        }
        cells.retain(|(.., tally)| tally.count > 0);
        let hidden = Crossed { rows: 1_000, columns: 10, cells: &cells, told: true }.suppress();
        assert!(hidden.cells.iter().any(|hidden| !hidden));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn nothing_small_can_be_worked_out_from_cells_and_totals(
            tallies in table_of(1..7usize, 1..6usize), told in prop::bool::weighted(0.8)
        ) {
            let cells = cells_of(&tallies);
            prop_assume!(cells.iter().map(|(.., tally)| tally).fold(Tally::default(), together).people.is_enough());
            let table = Crossed { rows: tallies.len(), columns: tallies[0].len(), cells: &cells, told };
            let hidden = table.suppress();
            let all: Vec<bool> = hidden.cells.iter().chain(&hidden.rows).chain(&hidden.columns).copied().collect();
            let of_line = |line: usize| -> Tally {
                let within = |(row, column, _): &&(usize, usize, Tally)| line == *row || line == table.rows + column;
                cells.iter().filter(within).map(|(.., tally)| tally).fold(Tally::default(), together)
            };
            let lines = (0..table.rows).chain(table.rows..table.rows + table.columns).map(of_line);
            let counted: Vec<Tally> = cells.iter().map(|(.., tally)| tally.clone()).chain(lines).collect();
            let (unknown, equations) = equations(table, &all);
            let found = worked_out(unknown.len(), &equations);
            for (at, tally) in counted.iter().enumerate() {
                let is_told = told || at >= cells.len();
                if is_told && tally.people.is_few() {
                    prop_assert!(all[at], "{at} is few and shown: {hidden:?}");
                    let place = unknown.binary_search(&at).map_err(|at| TestCaseError::fail(at.to_string()))?;
                    prop_assert!(!found[place], "{at} of {counted:?} can be worked out: {hidden:?}");
                }
            }
        }

        #[test]
        fn nothing_small_can_be_worked_out_when_all_totals_are_known(tallies in table_of(2..6usize, 2..6usize)) {
            let hidden = suppress(&tallies);
            let width = tallies[0].len();
            let flat: Vec<bool> = hidden.iter().flatten().copied().collect();
            let unknown: Vec<usize> = (0..flat.len()).filter(|at| flat[*at]).collect();
            let line = |fits: &dyn Fn(usize) -> bool| -> Vec<(usize, i64)> {
                (0..unknown.len()).filter(|at| fits(unknown[*at])).map(|at| (at, 1)).collect()
            };
            let rows = (0..tallies.len()).map(|row| line(&|at| at / width == row));
            let columns = (0..width).map(|column| line(&|at| at % width == column));
            let found = worked_out(unknown.len(), &rows.chain(columns).collect::<Vec<_>>());
            for (at, tally) in tallies.iter().flatten().enumerate() {
                if tally.people.is_few() {
                    prop_assert!(flat[at]);
                    let place = unknown.binary_search(&at).map_err(|at| TestCaseError::fail(at.to_string()))?;
                    prop_assert!(!found[place], "{at} of {tallies:?} can be worked out: {hidden:?}");
                }
            }
        }

        #[test]
        fn what_is_left_out_of_a_list_is_nobody_or_enough(tallies in prop::collection::vec(table_of(1..2usize, 1..2usize), 1..9)) {
            let list: Vec<Tally> = tallies.into_iter().flatten().flatten().collect();
            let hidden = suppress_list(&list);
            let of = |hides: bool| list.iter().zip(&hidden).filter(move |(_, hidden)| **hidden == hides).map(|(tally, _)| tally);
            prop_assert!(of(false).all(|tally| !tally.people.is_few()));
            let untold = of(true).fold(Tally::default(), together);
            prop_assert!(!untold.people.is_few() || of(false).all(|tally| tally.count == 0), "{list:?} {hidden:?}");
        }
    }

    fn together(mut all: Tally, tally: &Tally) -> Tally {
        all.join(tally);
        all
    }
}
