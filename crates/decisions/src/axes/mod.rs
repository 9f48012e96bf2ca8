//! A column cut into slices at every value that a cell names: within one slice no cell can tell values apart.

mod marks;
mod slices;
mod witnesses;

pub(crate) use slices::SliceSet;
pub(crate) use witnesses::Towards;

use crate::feel::{Bounds, Cell, Test};
use crate::types::{Simple, Type};
use crate::values::{Kind, Value};
use marks::Marks;
use std::ops::Bound;

/// A column's values in order, cut into slices. With marks `v0 < v1 < …` the slices are: below `v0`, `v0` itself,
/// between `v0` and `v1`, `v1` itself, …, above the last; and at the end one for null.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    kind: Option<Kind>,
    decimals: Option<u32>,
    values: Vec<Value>,
    marks: Marks,
}

impl Axis {
    /// Cuts a column at the values named in its type and cells.
    pub(crate) fn new<'cells>(kind: &'cells Type, cells: impl Iterator<Item = &'cells Cell>) -> Self {
        let (allowed, decimals) = match kind {
            Type::Simple(Simple { allowed, decimals, .. }) => (allowed.as_deref(), *decimals),
            _ => (None, None),
        };
        let named = allowed.into_iter().chain(cells).flat_map(Cell::tests).flat_map(Test::named);
        let mut values: Vec<Value> = named.filter(|value| !value.is_null()).cloned().collect();
        let kind = kind.kind();
        if kind == Some(Kind::Boolean) {
            values = vec![false.into(), true.into()];
        } else {
            values.sort_by(|left, right| left.compare(right).unwrap_or(std::cmp::Ordering::Equal));
            values.dedup();
        }
        Self { kind, decimals, marks: Marks::new(&values), values }
    }

    /// How many slices there are, with the one for null.
    pub(crate) fn len(&self) -> usize {
        2 * self.values.len() + 2
    }

    /// The slice for null, which is the last.
    pub(crate) fn null(&self) -> u32 {
        slice(2 * self.values.len() + 1)
    }

    /// The slice that holds the value; none when the value is of another kind.
    pub(crate) fn locate(&self, value: &Value) -> Option<u32> {
        if value.is_null() {
            return Some(self.null());
        }
        match self.marks.locate(value) {
            Some(Ok(at)) => Some(slice(2 * at + 1)),
            Some(Err(at)) => Some(slice(2 * at)),
            None => self.values.is_empty().then_some(0),
        }
    }

    /// The slices that a cell accepts.
    pub(crate) fn accepted(&self, cell: &Cell) -> SliceSet {
        let everything = SliceSet::between(0, self.null().saturating_sub(1));
        let mut set = match cell {
            Cell::Any => return SliceSet::between(0, self.null()),
            Cell::OneOf(tests) => self.union(tests),
            Cell::NoneOf(tests) => everything.without(&self.union(tests)),
        };
        if cell.accepts(&Value::Null) {
            set = set.with(self.null(), self.null());
        }
        set
    }

    /// The slices of the column's declared domain that hold a value at all; null is never among them.
    pub(crate) fn domain(&self, kind: &Type) -> SliceSet {
        let allowed = match kind {
            Type::Simple(Simple { allowed: Some(allowed), .. }) => self.accepted(allowed),
            _ => SliceSet::between(0, self.null()),
        };
        let alive = allowed.iter().filter(|slice| *slice != self.null() && self.witness(*slice).is_some());
        SliceSet::from_slices(alive)
    }

    fn union(&self, tests: &[Test]) -> SliceSet {
        let range = |test: &Test| match test {
            Test::Equal(Value::Null) => None,
            Test::Equal(value) => self.locate(value).map(|slice| (slice, slice)),
            Test::Within(bounds) => self.range(bounds),
        };
        SliceSet::from_ranges(tests.iter().filter_map(range).collect())
    }

    fn range(&self, bounds: &Bounds) -> Option<(u32, u32)> {
        let low = match bounds.low() {
            Bound::Unbounded => 0,
            Bound::Included(value) => self.locate(value)?,
            Bound::Excluded(value) => self.locate(value)? + 1,
        };
        let high = match bounds.high() {
            Bound::Unbounded => self.null() - 1,
            Bound::Included(value) => self.locate(value)?,
            Bound::Excluded(value) => self.locate(value)?.checked_sub(1)?,
        };
        Some((low, high))
    }

    /// The marks on both sides of a slice; for a mark itself twice the same.
    fn sides(&self, slice: u32) -> (Option<&Value>, Option<&Value>) {
        let slice = slice as usize;
        if slice % 2 == 1 {
            let value = self.values.get(slice / 2);
            return (value, value);
        }
        ((slice / 2).checked_sub(1).and_then(|at| self.values.get(at)), self.values.get(slice / 2))
    }

    /// The cell that accepts exactly these slices, null left aside.
    pub(crate) fn cell(&self, set: &SliceSet) -> Cell {
        let last = self.null() - 1;
        let mut tests = Vec::new();
        for (low, high) in set.ranges() {
            let high = high.min(last);
            if low > high {
                continue;
            }
            if low == 0 && high == last {
                return Cell::Any;
            }
            tests.push(self.test(low, high));
        }
        Cell::OneOf(tests)
    }

    fn test(&self, low: u32, high: u32) -> Test {
        let (before, first) = self.sides(low);
        let (last, behind) = self.sides(high);
        if low == high && low % 2 == 1 {
            return Test::Equal(first.cloned().unwrap_or(Value::Null));
        }
        let is_mark = |slice: u32| slice % 2 == 1;
        let bound = |value: Option<&Value>, included: bool| match value {
            None => Bound::Unbounded,
            Some(value) if included => Bound::Included(value.clone()),
            Some(value) => Bound::Excluded(value.clone()),
        };
        let low = bound(before, is_mark(low));
        let high = bound(if is_mark(high) { last } else { behind }, is_mark(high));
        Test::Within(Bounds { low, high })
    }
}

/// A slice's number; a column never has more than a `u32` of them, as each takes bytes in the file.
fn slice(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
