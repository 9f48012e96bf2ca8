//! Arithmetic on numbers, texts, dates and durations, as FEEL's tables 55 to 58 lay it down.

use crate::values::{DaysAndTime, Number, Value, YearsAndMonths};
use jiff::Span;
use jiff::civil::Date;

/// The sum, or nothing when FEEL leaves it undefined.
pub(super) fn add(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.plus(*right).map(Value::from),
        (Value::Text(left), Value::Text(right)) => Some(format!("{left}{right}").into()),
        (Value::DaysAndTime(left), Value::DaysAndTime(right)) => {
            left.duration().checked_add(right.duration()).map(DaysAndTime::from_duration).map(Value::from)
        }
        (Value::YearsAndMonths(left), Value::YearsAndMonths(right)) => {
            left.months().checked_add(right.months()).map(YearsAndMonths::from_months).map(Value::from)
        }
        (Value::Date(date), duration) | (duration, Value::Date(date)) => shifted(*date, duration, false),
        _ => None,
    }
}

/// The difference, or nothing when FEEL leaves it undefined.
pub(super) fn subtract(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.minus(*right).map(Value::from),
        (Value::Date(left), Value::Date(right)) => {
            Some(DaysAndTime::from_days(right.until(*left).ok()?.get_days()).into())
        }
        (Value::DaysAndTime(left), Value::DaysAndTime(right)) => {
            left.duration().checked_sub(right.duration()).map(DaysAndTime::from_duration).map(Value::from)
        }
        (Value::YearsAndMonths(left), Value::YearsAndMonths(right)) => {
            left.months().checked_sub(right.months()).map(YearsAndMonths::from_months).map(Value::from)
        }
        (Value::Date(date), duration) => shifted(*date, duration, true),
        _ => None,
    }
}

/// The product, or nothing when FEEL leaves it undefined.
pub(super) fn multiply(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.times(*right).map(Value::from),
        (Value::Number(factor), duration) | (duration, Value::Number(factor)) => {
            from_units(duration, units(duration)?.times(*factor)?)
        }
        _ => None,
    }
}

/// The quotient, or nothing when FEEL leaves it undefined, as for division by zero.
pub(super) fn divide(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.divided_by(*right).map(Value::from),
        (duration, Value::Number(divisor)) => from_units(duration, units(duration)?.divided_by(*divisor)?),
        (left, right) if left.kind() == right.kind() => {
            units(left)?.divided_by(units(right)?).map(Value::from)
        }
        _ => None,
    }
}

/// The value with the other sign, or nothing when it has none.
pub(super) fn negate(value: &Value) -> Option<Value> {
    match value {
        Value::Number(number) => Some(number.negated().into()),
        duration => from_units(duration, units(duration)?.negated()),
    }
}

/// A duration counted in nanoseconds or months.
fn units(duration: &Value) -> Option<Number> {
    match duration {
        Value::DaysAndTime(duration) => Number::scaled(duration.nanoseconds(), 0),
        Value::YearsAndMonths(duration) => Some(duration.months().into()),
        _ => None,
    }
}

/// The duration of the same kind with so many units, cut off towards zero.
fn from_units(like: &Value, units: Number) -> Option<Value> {
    let whole = if units.is_negative() { units.ceiling(0) } else { units.floor(0) };
    match like {
        Value::DaysAndTime(_) => DaysAndTime::from_nanoseconds(whole.to_scaled(0)?).map(Value::from),
        Value::YearsAndMonths(_) => Some(YearsAndMonths::from_months(whole.to_i64()?).into()),
        _ => None,
    }
}

/// A date moved by a duration; a duration that is not in whole days leaves no date.
fn shifted(date: Date, duration: &Value, back: bool) -> Option<Value> {
    let span = match duration {
        Value::DaysAndTime(duration) => Span::new().try_days(duration.whole_days()?).ok()?,
        Value::YearsAndMonths(duration) => Span::new().try_months(duration.months()).ok()?,
        _ => return None,
    };
    let moved = if back { date.checked_sub(span) } else { date.checked_add(span) };
    moved.ok().map(Value::from)
}
