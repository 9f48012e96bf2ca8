//! Hiding what is too few to show, together with what would give it away.
//!
//! A table with the totals of its rows and columns gives a hidden cell away when it is alone in a line, when the hidden
//! cells of a line are few together, or when it follows from several lines at once. The last is so exactly when
//! the cell, seen as a link between its row and its column, is a bridge in the graph of hidden cells.

/// Fewer people than this are not shown.
pub const LEAST: u64 = 10;

/// Which cells of a table of counts are hidden, when the totals of all rows and columns are shown. Empty cells are
/// shown as nothing: nobody is in them.
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
    let mut hidden: Vec<Vec<bool>> =
        counts.iter().map(|row| row.iter().map(|count| (1..LEAST).contains(count)).collect()).collect();
    while let Some((row, column)) = next(counts, &hidden) {
        hidden[row][column] = true;
    }
    hidden
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

/// A cell that must be hidden too: the smallest that helps.
fn next(counts: &[Vec<u64>], hidden: &[Vec<bool>]) -> Option<(usize, usize)> {
    let width = counts.first().map_or(0, Vec::len);
    let rows = (0..counts.len()).map(|row| (0..width).map(|column| (row, column)).collect::<Vec<_>>());
    let columns = (0..width).map(|column| (0..counts.len()).map(|row| (row, column)).collect::<Vec<_>>());
    for line in rows.chain(columns) {
        let within: Vec<_> = line.iter().filter(|(row, column)| hidden[*row][*column]).collect();
        let sum: u64 = within.iter().map(|(row, column)| counts[*row][*column]).sum();
        let gives_away = !within.is_empty() && (within.len() < 2 || sum < LEAST);
        if let (true, Some(cell)) = (gives_away, smallest(counts, hidden, &line)) {
            return Some(cell);
        }
    }
    let (row, column) = bridge(hidden, width)?;
    let row_line: Vec<_> = (0..width).map(|column| (row, column)).collect();
    let column_line: Vec<_> = (0..counts.len()).map(|row| (row, column)).collect();
    smallest(counts, hidden, &row_line)
        .into_iter()
        .chain(smallest(counts, hidden, &column_line))
        .min_by_key(|(row, column)| counts[*row][*column])
}

fn smallest(counts: &[Vec<u64>], hidden: &[Vec<bool>], line: &[(usize, usize)]) -> Option<(usize, usize)> {
    let shown = line.iter().filter(|(row, column)| !hidden[*row][*column] && counts[*row][*column] > 0);
    shown.min_by_key(|(row, column)| counts[*row][*column]).copied()
}

/// A hidden cell without which its row and its column would no longer hang together: its value follows from totals.
fn bridge(hidden: &[Vec<bool>], width: usize) -> Option<(usize, usize)> {
    let cells = (0..hidden.len()).flat_map(|row| (0..width).map(move |column| (row, column)));
    cells.filter(|(row, column)| hidden[*row][*column]).find(|(row, column)| {
        // Whether the column can be reached from the row by other hidden cells.
        let mut reached = vec![false; hidden.len() + width];
        let mut open = vec![*row];
        reached[*row] = true;
        while let Some(at) = open.pop() {
            let links: Vec<(usize, (usize, usize))> = if at < hidden.len() {
                (0..width).map(|column| (hidden.len() + column, (at, column))).collect()
            } else {
                (0..hidden.len()).map(|row| (row, (row, at - hidden.len()))).collect()
            };
            for (to, cell) in links {
                if hidden[cell.0][cell.1] && cell != (*row, *column) && !reached[to] {
                    reached[to] = true;
                    open.push(to);
                }
            }
        }
        !reached[hidden.len() + column]
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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

    proptest! {
        #[test]
        fn what_is_hidden_cannot_be_worked_out(
            counts in (2..5usize, 2..5usize).prop_flat_map(|(rows, columns)| {
                prop::collection::vec(prop::collection::vec(0..40u64, columns), rows)
            })
        ) {
            let hidden = suppress(&counts);
            let width = counts[0].len();
            for (row, line) in counts.iter().enumerate() {
                for (column, count) in line.iter().enumerate() {
                    prop_assert!(hidden[row][column] || *count == 0 || *count >= LEAST, "small cells are hidden");
                }
            }
            // Every hidden cell could have another value with all totals and shown cells the same, unless there is
            // nothing left to hide in its row or column.
            if let Some((row, column)) = bridge(&hidden, width) {
                let free = |line: Vec<(usize, usize)>| smallest(&counts, &hidden, &line).is_some();
                prop_assert!(!free((0..width).map(|column| (row, column)).collect()));
                prop_assert!(!free((0..counts.len()).map(|row| (row, column)).collect()));
            }
        }
    }
}
