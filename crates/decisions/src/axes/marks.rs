//! The marks of a column in a form that finds a value fast.

use crate::values::{Number, Value};
use jiff::civil::Date;
use std::sync::Arc;

/// The marks in ascending order.
#[derive(Clone, Debug)]
pub(super) enum Marks {
    None,
    Booleans,
    /// Numbers counted in units of `10^-decimals`, when all of them fit.
    Scaled {
        decimals: u32,
        units: Vec<i128>,
    },
    Numbers(Vec<Number>),
    Texts(Vec<Arc<str>>),
    Dates(Vec<i32>),
    Nanoseconds(Vec<i128>),
    Months(Vec<i64>),
}

/// A date as a number that has the order of dates.
fn date_order(date: Date) -> i32 {
    i32::from(date.year()) * 512 + i32::from(date.month()) * 32 + i32::from(date.day())
}

impl Marks {
    /// Marks of one kind, in ascending order.
    pub(super) fn new(values: &[Value]) -> Self {
        match values.first() {
            Some(Value::Boolean(_)) => Self::Booleans,
            Some(Value::Number(_)) => Self::numbers(values.iter().filter_map(Value::as_number).collect()),
            Some(Value::Text(_)) => {
                let text =
                    |value: &Value| if let Value::Text(text) = value { Some(text.clone()) } else { None };
                Self::Texts(values.iter().filter_map(text).collect())
            }
            Some(Value::Date(_)) => {
                Self::Dates(values.iter().filter_map(Value::as_date).map(date_order).collect())
            }
            Some(Value::DaysAndTime(_)) => {
                let count = |value: &Value| {
                    if let Value::DaysAndTime(duration) = value { Some(duration.nanoseconds()) } else { None }
                };
                Self::Nanoseconds(values.iter().filter_map(count).collect())
            }
            Some(Value::YearsAndMonths(_)) => {
                let count = |value: &Value| {
                    if let Value::YearsAndMonths(duration) = value { Some(duration.months()) } else { None }
                };
                Self::Months(values.iter().filter_map(count).collect())
            }
            None | Some(Value::Null | Value::List(_) | Value::Context(_)) => Self::None,
        }
    }

    fn numbers(numbers: Vec<Number>) -> Self {
        let decimals = numbers.iter().map(|number| number.decimals()).max().unwrap_or(0);
        let units: Option<Vec<i128>> = numbers.iter().map(|number| number.to_scaled(decimals)).collect();
        match units {
            Some(units) => Self::Scaled { decimals, units },
            None => Self::Numbers(numbers),
        }
    }

    /// The mark that equals the value, or how many marks lie below it; none when it is of another kind.
    pub(super) fn locate(&self, value: &Value) -> Option<Result<usize, usize>> {
        Some(match (self, value) {
            (Self::Booleans, Value::Boolean(truth)) => Ok(usize::from(*truth)),
            (Self::Scaled { decimals, units }, Value::Number(number)) => {
                locate_number(*decimals, units, *number)
            }
            (Self::Numbers(marks), Value::Number(number)) => marks.binary_search(number),
            (Self::Texts(marks), Value::Text(text)) => marks.binary_search_by(|mark| (**mark).cmp(text)),
            (Self::Dates(marks), Value::Date(date)) => marks.binary_search(&date_order(*date)),
            (Self::Nanoseconds(marks), Value::DaysAndTime(duration)) => {
                marks.binary_search(&duration.nanoseconds())
            }
            (Self::Months(marks), Value::YearsAndMonths(duration)) => marks.binary_search(&duration.months()),
            _ => return None,
        })
    }
}

fn locate_number(decimals: u32, units: &[i128], number: Number) -> Result<usize, usize> {
    if let Some(scaled) = number.to_scaled(decimals) {
        return units.binary_search(&scaled);
    }
    // Finer than every mark, so it equals none; or too large to count in units, so it lies beyond all of them.
    match number.floor(decimals).to_scaled(decimals) {
        Some(below) => Err(units.partition_point(|unit| *unit <= below)),
        None if number.is_negative() => Err(0),
        None => Err(units.len()),
    }
}
