//! The values that decisions take in and give out.

mod durations;
mod json;
mod number;
mod wide;

pub use durations::{DaysAndTime, DurationError, YearsAndMonths};
pub use number::{DIGITS, Number, NumberError};

use jiff::civil::Date;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// A FEEL value. `Null` is "not known": it equals only itself and has no order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// Not known or not there.
    Null,
    /// True or false.
    Boolean(bool),
    /// A decimal number.
    Number(Number),
    /// A text.
    Text(Arc<str>),
    /// A calendar date.
    Date(Date),
    /// A duration in days, hours, minutes and seconds.
    DaysAndTime(DaysAndTime),
    /// A duration in years and months.
    YearsAndMonths(YearsAndMonths),
    /// Values in order.
    List(Arc<[Value]>),
    /// Named values.
    Context(Context),
}

/// What sort of value something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// True or false.
    Boolean,
    /// A decimal number.
    Number,
    /// A text.
    Text,
    /// A calendar date.
    Date,
    /// A duration in days and time.
    DaysAndTime,
    /// A duration in years and months.
    YearsAndMonths,
    /// Values in order.
    List,
    /// Named values.
    Context,
}

impl fmt::Display for Kind {
    /// The name that FEEL gives the kind.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Text => "string",
            Self::Date => "date",
            Self::DaysAndTime => "days and time duration",
            Self::YearsAndMonths => "years and months duration",
            Self::List => "list",
            Self::Context => "context",
        })
    }
}

/// Named values in the order in which they were given; names are unique.
#[derive(Clone, Debug, Default)]
pub struct Context(Arc<[(Arc<str>, Value)]>);

impl Context {
    /// The value under this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| &**known == name).map(|(_, value)| value)
    }

    /// Names and values in order.
    pub fn entries(&self) -> &[(Arc<str>, Value)] {
        &self.0
    }

    fn sorted(&self) -> Vec<&(Arc<str>, Value)> {
        let mut entries: Vec<_> = self.0.iter().collect();
        entries.sort_by(|left, right| left.0.cmp(&right.0));
        entries
    }
}

impl FromIterator<(Arc<str>, Value)> for Context {
    /// A later value under the same name replaces the earlier one.
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Value)>>(entries: I) -> Self {
        let mut kept: Vec<(Arc<str>, Value)> = Vec::new();
        for (name, value) in entries {
            match kept.iter_mut().find(|(known, _)| *known == name) {
                Some(entry) => entry.1 = value,
                None => kept.push((name, value)),
            }
        }
        Self(kept.into())
    }
}

impl PartialEq for Context {
    /// Order does not count.
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

impl Eq for Context {}

impl std::hash::Hash for Context {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.sorted().hash(state);
    }
}

impl Value {
    /// What sort of value this is; `Null` is of no kind.
    pub const fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Null => return None,
            Self::Boolean(_) => Kind::Boolean,
            Self::Number(_) => Kind::Number,
            Self::Text(_) => Kind::Text,
            Self::Date(_) => Kind::Date,
            Self::DaysAndTime(_) => Kind::DaysAndTime,
            Self::YearsAndMonths(_) => Kind::YearsAndMonths,
            Self::List(_) => Kind::List,
            Self::Context(_) => Kind::Context,
        })
    }

    /// Whether the value is not known.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// A text value.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::Text(Arc::from(text.as_ref()))
    }

    /// The text, when it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, when it is one.
    pub const fn as_number(&self) -> Option<Number> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The truth, when it is one.
    pub const fn as_boolean(&self) -> Option<bool> {
        if let Self::Boolean(truth) = self { Some(*truth) } else { None }
    }

    /// The date, when it is one.
    pub const fn as_date(&self) -> Option<Date> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    /// FEEL order: only between two values of one kind that has an order.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => Some(left.cmp(right)),
            (Self::Text(left), Self::Text(right)) => Some(left.cmp(right)),
            (Self::Date(left), Self::Date(right)) => Some(left.cmp(right)),
            (Self::DaysAndTime(left), Self::DaysAndTime(right)) => Some(left.cmp(right)),
            (Self::YearsAndMonths(left), Self::YearsAndMonths(right)) => Some(left.cmp(right)),
            _ => None,
        }
    }

    /// FEEL equality: null equals null, null equals nothing else, two kinds cannot be compared.
    pub fn equals(&self, other: &Self) -> Option<bool> {
        match (self.kind(), other.kind()) {
            (None, None) => Some(true),
            (None, Some(_)) | (Some(_), None) => Some(false),
            (Some(left), Some(right)) if left == right => Some(self == other),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// As FEEL writes the value in an expression.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Boolean(truth) => write!(formatter, "{truth}"),
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Text(text) => write_quoted(formatter, text),
            Self::Date(date) => write!(formatter, "date(\"{date}\")"),
            Self::DaysAndTime(duration) => write!(formatter, "duration(\"{duration}\")"),
            Self::YearsAndMonths(duration) => write!(formatter, "duration(\"{duration}\")"),
            Self::List(items) => {
                formatter.write_str("[")?;
                for (position, item) in items.iter().enumerate() {
                    write!(formatter, "{}{item}", if position > 0 { ", " } else { "" })?;
                }
                formatter.write_str("]")
            }
            Self::Context(context) => {
                formatter.write_str("{")?;
                for (position, (name, value)) in context.entries().iter().enumerate() {
                    write!(formatter, "{}{name}: {value}", if position > 0 { ", " } else { "" })?;
                }
                formatter.write_str("}")
            }
        }
    }
}

fn write_quoted(formatter: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    formatter.write_str("\"")?;
    for character in text.chars() {
        match character {
            '"' => formatter.write_str("\\\"")?,
            '\\' => formatter.write_str("\\\\")?,
            '\n' => formatter.write_str("\\n")?,
            '\r' => formatter.write_str("\\r")?,
            '\t' => formatter.write_str("\\t")?,
            plain => write!(formatter, "{plain}")?,
        }
    }
    formatter.write_str("\"")
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<DaysAndTime> for Value {
    fn from(duration: DaysAndTime) -> Self {
        Self::DaysAndTime(duration)
    }
}

impl From<YearsAndMonths> for Value {
    fn from(duration: YearsAndMonths) -> Self {
        Self::YearsAndMonths(duration)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::List(items.into())
    }
}
