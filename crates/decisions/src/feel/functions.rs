//! The built-in functions that are supported; any other name is refused when a model is loaded.

use super::arithmetic::add;
use super::names::longest;
use crate::types::Type;
use crate::values::{DaysAndTime, Kind, Number, Value, YearsAndMonths};
use std::cmp::Ordering;

/// A built-in function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Not,
    Date,
    Duration,
    YearsAndMonthsDuration,
    Number,
    Text,
    Abs,
    Floor,
    Ceiling,
    Min,
    Max,
    Sum,
    Count,
    Contains,
    StartsWith,
    EndsWith,
    TextLength,
    UpperCase,
    LowerCase,
    ListContains,
}

const ALL: [(&str, Function); 20] = [
    ("not", Function::Not),
    ("date", Function::Date),
    ("duration", Function::Duration),
    ("years and months duration", Function::YearsAndMonthsDuration),
    ("number", Function::Number),
    ("string", Function::Text),
    ("abs", Function::Abs),
    ("floor", Function::Floor),
    ("ceiling", Function::Ceiling),
    ("min", Function::Min),
    ("max", Function::Max),
    ("sum", Function::Sum),
    ("count", Function::Count),
    ("contains", Function::Contains),
    ("starts with", Function::StartsWith),
    ("ends with", Function::EndsWith),
    ("string length", Function::TextLength),
    ("upper case", Function::UpperCase),
    ("lower case", Function::LowerCase),
    ("list contains", Function::ListContains),
];

impl Function {
    /// The function whose name opens the text, with the bytes it took.
    pub(super) fn at(text: &str) -> Option<(Self, usize)> {
        longest(ALL.iter().map(|(name, _)| *name), text).map(|(position, length)| (ALL[position].1, length))
    }

    pub(super) fn name(self) -> &'static str {
        ALL.iter().find(|(_, function)| *function == self).map_or("", |(name, _)| *name)
    }

    /// Whether the function takes so many values.
    pub(super) fn accepts(self, count: usize) -> Result<(), String> {
        let fits = match self {
            Self::Date => count == 1 || count == 3,
            Self::Min | Self::Max | Self::Sum | Self::Count => count >= 1,
            Self::YearsAndMonthsDuration
            | Self::Contains
            | Self::StartsWith
            | Self::EndsWith
            | Self::ListContains => count == 2,
            _ => count == 1,
        };
        if fits { Ok(()) } else { Err(format!("`{}` does not take {count} values", self.name())) }
    }

    /// Whether a constant call reads a text that may be malformed.
    pub(super) const fn reads_text(self) -> bool {
        matches!(self, Self::Date | Self::Duration)
    }

    /// What a constant call that reads a text should have given.
    pub(super) const fn gives(self) -> &'static str {
        if matches!(self, Self::Date) { "date" } else { "duration" }
    }

    /// The type of what the function gives, as far as its parts are of use.
    pub(super) fn result(self) -> Type {
        match self {
            Self::Date => Type::simple(Kind::Date),
            Self::YearsAndMonthsDuration => Type::simple(Kind::YearsAndMonths),
            _ => Type::Any,
        }
    }

    /// Applies the function; what FEEL leaves undefined is null.
    pub(super) fn apply(self, arguments: &[Value]) -> Value {
        self.defined(arguments).unwrap_or(Value::Null)
    }

    fn defined(self, arguments: &[Value]) -> Option<Value> {
        match (self, arguments) {
            (Self::Date, [Value::Text(text)]) => date_literal(text),
            (Self::Date, [Value::Date(date)]) => Some((*date).into()),
            (Self::Date, [Value::Number(year), Value::Number(month), Value::Number(day)]) => {
                let year = i16::try_from(year.to_i64()?).ok()?;
                let (month, day) = (i8::try_from(month.to_i64()?).ok()?, i8::try_from(day.to_i64()?).ok()?);
                jiff::civil::Date::new(year, month, day).ok().map(Value::from)
            }
            (Self::Duration, [Value::Text(text)]) => duration_literal(text),
            (Self::YearsAndMonthsDuration, [Value::Date(from), Value::Date(until)]) => {
                months_between(*from, *until)
            }
            (Self::Number, [Value::Text(text)]) => text.parse::<Number>().ok().map(Value::from),
            (Self::Text, [value]) => Some(plain_text(value)),
            (Self::Min, values) => extreme(values, Ordering::Less),
            (Self::Max, values) => extreme(values, Ordering::Greater),
            (Self::Sum, values) => {
                let items = spread(values);
                items.split_first().and_then(|(first, rest)| {
                    let first = first.as_number().map(Value::from)?;
                    rest.iter()
                        .try_fold(first, |total, item| item.as_number().and_then(|_| add(&total, item)))
                })
            }
            (Self::Count, values) => i64::try_from(spread(values).len()).ok().map(Value::from),
            (Self::ListContains, [Value::List(items), item]) => Some(items.contains(item).into()),
            (_, [Value::Number(number)]) => self.of_number(*number),
            (_, [Value::Text(text)]) => self.of_text(text),
            (_, [Value::Text(text), Value::Text(part)]) => match self {
                Self::Contains => Some(text.contains(&**part).into()),
                Self::StartsWith => Some(text.starts_with(&**part).into()),
                Self::EndsWith => Some(text.ends_with(&**part).into()),
                _ => None,
            },
            _ => None,
        }
    }

    fn of_number(self, number: Number) -> Option<Value> {
        match self {
            Self::Abs => Some(number.absolute().into()),
            Self::Floor => Some(number.floor(0).into()),
            Self::Ceiling => Some(number.ceiling(0).into()),
            _ => None,
        }
    }

    fn of_text(self, text: &str) -> Option<Value> {
        match self {
            Self::TextLength => i64::try_from(text.chars().count()).ok().map(Value::from),
            Self::UpperCase => Some(text.to_uppercase().into()),
            Self::LowerCase => Some(text.to_lowercase().into()),
            _ => None,
        }
    }
}

/// The items of a list given as the only value, or the values themselves.
fn spread(values: &[Value]) -> &[Value] {
    if let [Value::List(items)] = values { items } else { values }
}

fn extreme(values: &[Value], wanted: Ordering) -> Option<Value> {
    let (first, rest) = spread(values).split_first()?;
    rest.iter()
        .try_fold(first, |best, item| Some(if item.compare(best)? == wanted { item } else { best }))
        .cloned()
}

fn plain_text(value: &Value) -> Value {
    match value {
        Value::Null | Value::Text(_) => value.clone(),
        Value::Date(date) => date.to_string().into(),
        Value::DaysAndTime(duration) => duration.to_string().into(),
        Value::YearsAndMonths(duration) => duration.to_string().into(),
        other => other.to_string().into(),
    }
}

fn months_between(from: jiff::civil::Date, until: jiff::civil::Date) -> Option<Value> {
    let span = from.until((jiff::Unit::Month, until)).ok()?;
    Some(YearsAndMonths::from_months(i64::from(span.get_months())).into())
}

/// The date or duration that a text after `@` means.
pub(super) fn literal(text: &str) -> Option<Value> {
    date_literal(text).or_else(|| duration_literal(text))
}

/// A date in the form 2026-11-22, and nothing else.
pub(crate) fn date_literal(text: &str) -> Option<Value> {
    let date: jiff::civil::Date = text.parse().ok()?;
    (date.to_string() == text).then_some(Value::Date(date))
}

/// A duration of either kind.
pub(crate) fn duration_literal(text: &str) -> Option<Value> {
    let months = text.parse::<YearsAndMonths>().ok().map(Value::from);
    months.or_else(|| text.parse::<DaysAndTime>().ok().map(Value::from))
}
