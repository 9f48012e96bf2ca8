//! Hiding what is too few to show, together with what would give it away.

use super::bridges::{Entry, Table};

/// Fewer people than this are not shown.
pub const LEAST: u64 = 10;

/// Which cells of a table of counts are hidden, when the totals of all rows and columns may be known. Cells in which nobody
/// is are hidden only where nothing else is left to hide.
pub fn suppress(counts: &[Vec<u64>]) -> Vec<Vec<bool>> {
    match counts {
        [] => return Vec::new(),
        [row] => return vec![suppress_list(row)],
        _ if counts.iter().all(|row| row.len() == 1) => {
            let column: Vec<u64> = counts.iter().map(|row| row[0]).collect();
            return suppress_list(&column).into_iter().map(|hidden| vec![hidden]).collect();
        }
        _ => {}
    }
    let width = counts.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: usize, column: usize, count: u64| Entry {
        ends: [row, counts.len() + column],
        count,
        told: true,
        rank: u8::from(count == 0),
        hidden: false,
    };
    let entries = counts
        .iter()
        .enumerate()
        .flat_map(|(row, line)| line.iter().enumerate().map(move |(column, count)| cell(row, column, *count)))
        .collect();
    let lines = counts.len() + width;
    let mut protected = Table::new(lines, entries, vec![None; lines]).protect().into_iter();
    counts.iter().map(|row| protected.by_ref().take(row.len()).map(|entry| entry.hidden).collect()).collect()
}

/// Which counts of a list are hidden, when their total is shown.
pub fn suppress_list(counts: &[u64]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| (1..LEAST).contains(count)).collect();
    loop {
        let within = || counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| *count);
        let few = within().count() == 1 || (within().count() > 1 && within().sum::<u64>() < LEAST);
        let others = (0..counts.len()).filter(|at| !hidden[*at] && counts[*at] > 0);
        match others.min_by_key(|at| counts[*at]) {
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
    /// The cells: row, column and count.
    pub cells: &'counts [(usize, usize, u64)],
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
            .map(|(row, column, count)| Entry {
                ends: [*row, first_column + column],
                count: *count,
                told,
                rank: 0,
                hidden: !told,
            })
            .collect();
        let mut totals = vec![0u64; total_column + 1];
        for (row, column, count) in cells {
            totals[*row] += count;
            totals[first_column + column] += count;
        }
        let mut total_of = vec![None; total_column + 1];
        for line in (0..rows).chain(first_column..total_column) {
            total_of[line] = Some(entries.len());
            entries.push(Entry {
                ends: if line < rows { [line, total_column] } else { [total_row, line] },
                count: totals[line],
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

    fn cells_of(counts: &[Vec<u64>]) -> Vec<(usize, usize, u64)> {
        let of_row = |(row, line): (usize, &Vec<u64>)| {
            let cells = line.iter().enumerate().map(move |(column, count)| (row, column, *count));
            cells.filter(|(.., count)| *count > 0).collect::<Vec<_>>()
        };
        counts.iter().enumerate().flat_map(of_row).collect()
    }

    fn table_of(
        rows: impl Strategy<Value = usize>,
        columns: impl Strategy<Value = usize>,
    ) -> impl Strategy<Value = Vec<Vec<u64>>> {
        // Zeros, few and many: as tables of topics and channels are.
        let count = prop_oneof![3 => Just(0u64), 3 => 1..LEAST, 4 => LEAST..60u64];
        (rows, columns).prop_flat_map(move |(rows, columns)| {
            prop::collection::vec(prop::collection::vec(count.clone(), columns), rows)
        })
    }

    #[test]
    fn a_lone_small_cell_takes_others_with_it() {
        let hidden = suppress(&[vec![3, 40, 50], vec![60, 70, 80]]);
        assert_eq!(hidden, [[true, true, false], [true, true, false]]);
        assert_eq!(suppress(&[vec![20, 40], vec![60, 0]]), [[false, false], [false, false]]);
        assert_eq!(suppress(&[]), Vec::<Vec<bool>>::new());
        assert_eq!(suppress(&[vec![3, 40, 50]]), [[true, true, false]]);
        assert_eq!(suppress(&[vec![3], vec![4], vec![50], vec![60]]), [[true], [true], [true], [false]]);
        assert_eq!(suppress_list(&[30, 40]), [false, false]);
    }

    #[test]
    fn two_small_cells_that_are_few_together_are_not_enough() {
        // 2 + 3 in one row: the total less what is shown would tell that five people are there.
        let hidden = suppress(&[vec![2, 3, 40], vec![50, 60, 70]]);
        assert!(hidden[0].iter().all(|hidden| *hidden), "{hidden:?}");
    }

    #[test]
    fn where_nobody_is_may_be_hidden_too() {
        // A called 32 times; B called 4 times and mailed 40 times: with all totals the 4 follows from the 32.
        assert_eq!(suppress(&[vec![32, 0], vec![4, 40]]), [[true, true], [true, true]]);
        let cells = [(0, 0, 32), (1, 0, 4), (1, 1, 40)];
        let hidden = Crossed { rows: 2, columns: 2, cells: &cells, told: true }.suppress();
        assert!(hidden.cells[1] && hidden.rows.iter().chain(&hidden.columns).any(|hidden| *hidden));
    }

    #[test]
    fn a_thousand_topics_are_no_hindrance() {
        let mut cells = Vec::new();
        for row in 0..1_000usize {
            for column in 0..10usize {
                cells.push((row, column, (row * 7 + column * 13) as u64 % 23));
            }
        }
        cells.retain(|(.., count)| *count > 0);
        let hidden = Crossed { rows: 1_000, columns: 10, cells: &cells, told: true }.suppress();
        assert!(hidden.cells.iter().any(|hidden| !hidden));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn nothing_small_can_be_worked_out_from_cells_and_totals(
            counts in table_of(1..7usize, 1..6usize), told in prop::bool::weighted(0.8)
        ) {
            let cells = cells_of(&counts);
            prop_assume!(cells.iter().map(|(.., count)| count).sum::<u64>() >= LEAST);
            let table = Crossed { rows: counts.len(), columns: counts[0].len(), cells: &cells, told };
            let hidden = table.suppress();
            let all: Vec<bool> = hidden.cells.iter().chain(&hidden.rows).chain(&hidden.columns).copied().collect();
            let of_line = |line: usize| -> u64 {
                let within = |(row, column, _): &&(usize, usize, u64)| line == *row || line == table.rows + column;
                cells.iter().filter(within).map(|(.., count)| count).sum()
            };
            let lines = (0..table.rows).chain(table.rows..table.rows + table.columns).map(of_line);
            let counted: Vec<u64> = cells.iter().map(|(.., count)| *count).chain(lines).collect();
            let (unknown, equations) = equations(table, &all);
            let found = worked_out(unknown.len(), &equations);
            for (at, count) in counted.iter().enumerate() {
                let is_told = told || at >= cells.len();
                if is_told && (1..LEAST).contains(count) {
                    prop_assert!(all[at], "{at} is few and shown: {hidden:?}");
                    let place = unknown.binary_search(&at).map_err(|at| TestCaseError::fail(at.to_string()))?;
                    prop_assert!(!found[place], "{at} of {counted:?} can be worked out: {hidden:?}");
                }
            }
        }

        #[test]
        fn nothing_small_can_be_worked_out_when_all_totals_are_known(counts in table_of(2..6usize, 2..6usize)) {
            let hidden = suppress(&counts);
            let width = counts[0].len();
            let flat: Vec<bool> = hidden.iter().flatten().copied().collect();
            let unknown: Vec<usize> = (0..flat.len()).filter(|at| flat[*at]).collect();
            let line = |fits: &dyn Fn(usize) -> bool| -> Vec<(usize, i64)> {
                (0..unknown.len()).filter(|at| fits(unknown[*at])).map(|at| (at, 1)).collect()
            };
            let rows = (0..counts.len()).map(|row| line(&|at| at / width == row));
            let columns = (0..width).map(|column| line(&|at| at % width == column));
            let found = worked_out(unknown.len(), &rows.chain(columns).collect::<Vec<_>>());
            for (at, count) in counts.iter().flatten().enumerate() {
                if (1..LEAST).contains(count) {
                    prop_assert!(flat[at]);
                    let place = unknown.binary_search(&at).map_err(|at| TestCaseError::fail(at.to_string()))?;
                    prop_assert!(!found[place], "{at} of {counts:?} can be worked out: {hidden:?}");
                }
            }
        }
    }
}
