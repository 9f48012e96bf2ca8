//! The rules of a table as sets of bits: for each input one lookup gives the rules it accepts; those of all inputs
//! together hit.

use super::{InputColumn, Rule};
use crate::axes::{Axis, SliceSet};
use crate::feel::Cell;
use crate::types::{Simple, Type};
use crate::values::Value;
use std::collections::HashMap;

/// A slice that the column's type does not allow.
const REFUSED: u32 = u32::MAX;

/// The rules of a table by what its inputs hold.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    /// Words of 64 rules.
    words: usize,
    /// All rules.
    all: Vec<u64>,
    columns: Vec<Column>,
}

/// One input: from value to slice, from slice to class, from class to the rules that accept it.
#[derive(Clone, Debug)]
struct Column {
    axis: Axis,
    decimals: Option<u32>,
    /// Per slice its class; slices that the same rules accept share one.
    classes: Vec<u32>,
    /// Per class its rules, as words.
    rows: Vec<u64>,
}

impl Index {
    /// Indexes the rules of a table by its input columns.
    pub(crate) fn new(inputs: &[InputColumn], rules: &[Rule]) -> Self {
        let words = rules.len().div_ceil(64);
        let column = |(position, input): (usize, &InputColumn)| {
            let cells = rules.iter().map(|rule| &rule.cells[position]);
            Column::new(&input.kind, cells, words)
        };
        let mut all = vec![u64::MAX; words];
        if let Some(last) = all.last_mut().filter(|_| !rules.len().is_multiple_of(64)) {
            *last = (1 << (rules.len() % 64)) - 1;
        }
        Self { words, all, columns: inputs.iter().enumerate().map(column).collect() }
    }

    /// Words of 64 rules that a set of rules takes.
    pub(crate) const fn words(&self) -> usize {
        self.words
    }

    /// The slice of a column that holds the value; none when the column's type does not allow it.
    pub(crate) fn locate(&self, column: usize, value: &Value) -> Option<u32> {
        let column = &self.columns[column];
        let slice = column.axis.locate(value)?;
        if let (Some(decimals), Value::Number(number)) = (column.decimals, value)
            && number.decimals() > decimals
        {
            return None;
        }
        (column.classes[slice as usize] != REFUSED).then_some(slice)
    }

    /// The rules that a slice of a column accepts.
    pub(crate) fn row(&self, column: usize, slice: u32) -> &[u64] {
        let column = &self.columns[column];
        let start = column.classes[slice as usize] as usize * self.words;
        &column.rows[start..start + self.words]
    }

    /// The rules that all slices together accept, left in `hits`.
    pub(crate) fn hits(&self, slices: &[u32], hits: &mut [u64]) {
        let Some((first, others)) = slices.split_first() else {
            hits.copy_from_slice(&self.all);
            return;
        };
        hits.copy_from_slice(self.row(0, *first));
        for (column, slice) in (1..).zip(others) {
            for (word, row) in hits.iter_mut().zip(self.row(column, *slice)) {
                *word &= row;
            }
        }
    }

    /// The class of a slice: slices that the same rules accept share one.
    pub(crate) fn class(&self, column: usize, slice: u32) -> u32 {
        self.columns[column].classes[slice as usize]
    }

    /// The axis of a column.
    pub(crate) fn axis(&self, column: usize) -> &Axis {
        &self.columns[column].axis
    }

    /// Whether the column's type allows the slice.
    pub(crate) fn allows(&self, column: usize, slice: u32) -> bool {
        self.columns[column].classes[slice as usize] != REFUSED
    }
}

impl Column {
    fn new<'cells>(
        kind: &'cells Type,
        cells: impl Iterator<Item = &'cells Cell> + Clone,
        words: usize,
    ) -> Self {
        let axis = Axis::new(kind, cells.clone());
        let (allowed, decimals) = match kind {
            Type::Simple(Simple { allowed: Some(allowed), decimals, .. }) => {
                (axis.accepted(allowed).with(axis.null(), axis.null()), *decimals)
            }
            Type::Simple(Simple { decimals, .. }) => (SliceSet::between(0, axis.null()), *decimals),
            _ => (SliceSet::between(0, axis.null()), None),
        };
        let changes = changes_by_slice(&axis, cells);
        let mut current = vec![0_u64; words];
        let mut known: HashMap<Vec<u64>, u32> = HashMap::new();
        let mut column = Self { decimals, classes: Vec::with_capacity(axis.len()), rows: Vec::new(), axis };
        let mut class = REFUSED;
        for (slice, changes) in (0..).zip(&changes) {
            for rule in changes {
                current[rule / 64] ^= 1 << (rule % 64);
            }
            if slice == 0 || !changes.is_empty() {
                let next = u32::try_from(known.len()).unwrap_or(REFUSED);
                class = *known.entry(current.clone()).or_insert(next);
                if class == next {
                    column.rows.extend_from_slice(&current);
                }
            }
            column.classes.push(if allowed.holds(slice) { class } else { REFUSED });
        }
        column
    }
}

/// Per slice the rules that begin or cease to be accepted there.
fn changes_by_slice<'cells>(axis: &Axis, cells: impl Iterator<Item = &'cells Cell>) -> Vec<Vec<usize>> {
    let mut changes = vec![Vec::new(); axis.len()];
    for (rule, cell) in cells.enumerate() {
        for (low, high) in axis.accepted(cell).ranges() {
            changes[low as usize].push(rule);
            if let Some(behind) = changes.get_mut(high as usize + 1) {
                behind.push(rule);
            }
        }
    }
    changes
}

/// The rules in a set of bits, ascending.
pub(crate) fn rules_in(words: &[u64]) -> impl Iterator<Item = u32> {
    (0_u32..).zip(words).flat_map(|(position, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros())?;
            left &= left - 1;
            Some(position * 64 + bit)
        })
    })
}
