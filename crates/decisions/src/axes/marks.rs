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
        table: Vec<u32>,
    },
    Numbers(Vec<Number>),
    Texts(Words),
    Dates(Vec<i32>),
    Nanoseconds(Vec<i128>),
    Months(Vec<i64>),
}

/// Marks that lie this close together, in units, are looked up rather than searched.
const WIDEST_TABLE: i128 = 4_096;

/// Texts in ascending order, with a table by hash: what is asked is mostly one of them.
#[derive(Clone, Debug)]
pub(super) struct Words {
    texts: Vec<Arc<str>>,
    /// By hash the number of a text plus one; zero is free. At least twice as many places as texts.
    places: Vec<u32>,
}

impl Words {
    fn new(texts: Vec<Arc<str>>) -> Self {
        let mut places = vec![0; (2 * texts.len()).next_power_of_two()];
        let mask = places.len() - 1;
        for (number, text) in (1_u32..).zip(&texts) {
            let mut place = hash(text) & mask;
            while places[place] != 0 {
                place = (place + 1) & mask;
            }
            places[place] = number;
        }
        Self { texts, places }
    }

    fn locate(&self, text: &str) -> Result<usize, usize> {
        let mask = self.places.len() - 1;
        let mut place = hash(text) & mask;
        while self.places[place] != 0 {
            let at = self.places[place] as usize - 1;
            if *self.texts[at] == *text {
                return Ok(at);
            }
            place = (place + 1) & mask;
        }
        Err(self.texts.partition_point(|mark| **mark < *text))
    }
}

/// A hash of a short text by its ends and length (after `FxHash`); equal texts are compared anyway.
fn hash(text: &str) -> usize {
    let bytes = text.as_bytes();
    let end = |bytes: &[u8]| bytes.iter().take(8).fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
    let tail = &bytes[bytes.len().saturating_sub(8)..];
    let mixed =
        (end(tail) ^ end(bytes).rotate_left(29) ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 40).unwrap_or(0)
}

/// Per unit from the first mark to the last twice the number of marks below it, and one more on a mark itself; empty
/// when the marks lie too far apart.
fn table_of(units: &[i128]) -> Vec<u32> {
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return Vec::new() };
    if last.checked_sub(*first).is_none_or(|width| width >= WIDEST_TABLE) {
        return Vec::new();
    }
    let place = |unit: i128| match units.binary_search(&unit) {
        Ok(at) => 2 * at + 1,
        Err(at) => 2 * at,
    };
    (*first..=*last).filter_map(|unit| u32::try_from(place(unit)).ok()).collect()
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
                Self::Texts(Words::new(values.iter().filter_map(text).collect()))
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
            Some(units) => Self::Scaled { decimals, table: table_of(&units), units },
            None => Self::Numbers(numbers),
        }
    }

    /// The mark that equals the value, or how many marks lie below it; none when it is of another kind.
    pub(super) fn locate(&self, value: &Value) -> Option<Result<usize, usize>> {
        Some(match (self, value) {
            (Self::Booleans, Value::Boolean(truth)) => Ok(usize::from(*truth)),
            (Self::Scaled { decimals, units, table }, Value::Number(number)) => {
                locate_number(*decimals, units, table, *number)
            }
            (Self::Numbers(marks), Value::Number(number)) => marks.binary_search(number),
            (Self::Texts(words), Value::Text(text)) => words.locate(text),
            (Self::Dates(marks), Value::Date(date)) => marks.binary_search(&date_order(*date)),
            (Self::Nanoseconds(marks), Value::DaysAndTime(duration)) => {
                marks.binary_search(&duration.nanoseconds())
            }
            (Self::Months(marks), Value::YearsAndMonths(duration)) => marks.binary_search(&duration.months()),
            _ => return None,
        })
    }
}

fn locate_number(decimals: u32, units: &[i128], table: &[u32], number: Number) -> Result<usize, usize> {
    if let Some(scaled) = number.to_scaled(decimals) {
        let offset = units.first().and_then(|first| scaled.checked_sub(*first));
        let known = offset.and_then(|offset| table.get(usize::try_from(offset).ok()?));
        return match known {
            Some(place) if place % 2 == 1 => Ok(*place as usize / 2),
            Some(place) => Err(*place as usize / 2),
            None => units.binary_search(&scaled),
        };
    }
    // Finer than every mark, so it equals none; or too large to count in units, so it lies beyond all of them.
    match number.floor(decimals).to_scaled(decimals) {
        Some(below) => Err(units.partition_point(|unit| *unit <= below)),
        None if number.is_negative() => Err(0),
        None => Err(units.len()),
    }
}
