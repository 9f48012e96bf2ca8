//! A cell of a decision table: the set of values it accepts. Cells hold constants only, so that a table can be proved.

use crate::values::{Kind, Value};
use std::cmp::Ordering;
use std::fmt;
use std::ops::Bound;

/// The values that one cell accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// `-`: everything, also null.
    Any,
    /// What at least one test accepts.
    OneOf(Vec<Test>),
    /// `not(…)`: what no test accepts.
    NoneOf(Vec<Test>),
}

/// One test of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Exactly this value; null counts as one.
    Equal(Value),
    /// Between bounds.
    Within(Bounds),
}

/// A range; at least one side is bounded, and something lies within.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub(crate) low: Bound<Value>,
    pub(crate) high: Bound<Value>,
}

impl Bounds {
    /// A range between two bounds of one kind; the error says why there is none.
    pub(crate) fn new(low: Bound<Value>, high: Bound<Value>) -> Result<Self, String> {
        if let (Some(from), Some(until)) = (bound_value(&low), bound_value(&high)) {
            let order = from.compare(until).ok_or_else(|| {
                format!("a range runs between two values of one kind, not {from} and {until}")
            })?;
            let both_included = matches!((&low, &high), (Bound::Included(_), Bound::Included(_)));
            if order == Ordering::Greater || (order == Ordering::Equal && !both_included) {
                return Err(format!("nothing lies between {from} and {until}"));
            }
        }
        for value in [&low, &high].into_iter().filter_map(bound_value) {
            if value.compare(value).is_none() {
                return Err(format!("{value} has no order, so it cannot bound a range"));
            }
        }
        Ok(Self { low, high })
    }

    /// The lower bound.
    pub const fn low(&self) -> &Bound<Value> {
        &self.low
    }

    /// The upper bound.
    pub const fn high(&self) -> &Bound<Value> {
        &self.high
    }

    fn holds(&self, value: &Value) -> Option<bool> {
        let above = match &self.low {
            Bound::Unbounded => true,
            Bound::Included(low) => value.compare(low)?.is_ge(),
            Bound::Excluded(low) => value.compare(low)?.is_gt(),
        };
        let below = match &self.high {
            Bound::Unbounded => true,
            Bound::Included(high) => value.compare(high)?.is_le(),
            Bound::Excluded(high) => value.compare(high)?.is_lt(),
        };
        Some(above && below)
    }
}

/// The value at a bound, when it is bounded.
pub(crate) const fn bound_value(bound: &Bound<Value>) -> Option<&Value> {
    match bound {
        Bound::Unbounded => None,
        Bound::Included(value) | Bound::Excluded(value) => Some(value),
    }
}

impl Test {
    /// Whether the test accepts the value; nothing when the two cannot be compared.
    fn holds(&self, value: &Value) -> Option<bool> {
        match self {
            Self::Equal(wanted) => value.equals(wanted),
            Self::Within(bounds) => bounds.holds(value),
        }
    }

    /// The values that the test names.
    pub(crate) fn named(&self) -> impl Iterator<Item = &Value> {
        match self {
            Self::Equal(value) => [Some(value), None],
            Self::Within(bounds) => [bound_value(&bounds.low), bound_value(&bounds.high)],
        }
        .into_iter()
        .flatten()
    }
}

impl Cell {
    /// Whether the cell accepts the value. What FEEL leaves undefined is not accepted.
    pub fn accepts(&self, value: &Value) -> bool {
        let any = |tests: &[Test]| {
            tests.iter().try_fold(false, |found, test| match test.holds(value) {
                Some(true) => Err(Some(true)),
                Some(false) => Ok(found),
                None => Err(None),
            })
        };
        match self {
            Self::Any => true,
            Self::OneOf(tests) => tests.iter().any(|test| test.holds(value) == Some(true)),
            Self::NoneOf(tests) => any(tests) == Ok(false),
        }
    }

    /// The tests of the cell, whether it accepts or refuses them.
    pub fn tests(&self) -> &[Test] {
        match self {
            Self::Any => &[],
            Self::OneOf(tests) | Self::NoneOf(tests) => tests,
        }
    }

    /// The values that the cell names, alone or as the end of a range.
    pub fn named(&self) -> impl Iterator<Item = &Value> {
        self.tests().iter().flat_map(Test::named)
    }

    /// The one kind of all values named in the cell; the error names two that differ.
    pub(crate) fn kind(&self) -> Result<Option<Kind>, String> {
        let mut found: Option<(Kind, &Value)> = None;
        for value in self.named() {
            let Some(kind) = value.kind() else { continue };
            match found {
                Some((known, first)) if known != kind => {
                    return Err(format!(
                        "{first} is a {known} and {value} is a {kind}: a cell holds one kind"
                    ));
                }
                Some(_) => {}
                None => found = Some((kind, value)),
            }
        }
        Ok(found.map(|(kind, _)| kind))
    }

    /// The values, when the cell lists values and nothing else.
    pub fn listed(&self) -> Option<Vec<&Value>> {
        let Self::OneOf(tests) = self else { return None };
        tests.iter().map(|test| if let Test::Equal(value) = test { Some(value) } else { None }).collect()
    }
}

impl fmt::Display for Test {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bounds = match self {
            Self::Equal(value) => return write!(formatter, "{value}"),
            Self::Within(bounds) => bounds,
        };
        match (&bounds.low, &bounds.high) {
            (Bound::Unbounded, Bound::Unbounded) => formatter.write_str("-"),
            (Bound::Unbounded, Bound::Included(high)) => write!(formatter, "<= {high}"),
            (Bound::Unbounded, Bound::Excluded(high)) => write!(formatter, "< {high}"),
            (Bound::Included(low), Bound::Unbounded) => write!(formatter, ">= {low}"),
            (Bound::Excluded(low), Bound::Unbounded) => write!(formatter, "> {low}"),
            (Bound::Included(low), Bound::Included(high)) => write!(formatter, "[{low}..{high}]"),
            (Bound::Included(low), Bound::Excluded(high)) => write!(formatter, "[{low}..{high})"),
            (Bound::Excluded(low), Bound::Included(high)) => write!(formatter, "({low}..{high}]"),
            (Bound::Excluded(low), Bound::Excluded(high)) => write!(formatter, "({low}..{high})"),
        }
    }
}

impl fmt::Display for Cell {
    /// The one way of writing the cell that `fmt` settles on.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |tests: &[Test]| tests.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Self::Any => formatter.write_str("-"),
            Self::OneOf(tests) => formatter.write_str(&join(tests)),
            Self::NoneOf(tests) => write!(formatter, "not({})", join(tests)),
        }
    }
}
