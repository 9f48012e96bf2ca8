//! Whether an answer is the one expected; the kit gives numbers to some fifteen digits.

use crate::values::{Number, Value};

/// Numbers may differ by so much: a hundred-millionth, as in the kit's own runner.
const TOLERANCE: (i128, i32) = (1, -8);

pub(super) fn agrees(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => close(*found, *expected),
        (Value::List(found), Value::List(expected)) => {
            found.len() == expected.len()
                && found.iter().zip(expected.iter()).all(|(left, right)| agrees(left, right))
        }
        (Value::Context(found), Value::Context(expected)) => {
            let same = |(name, value): &(std::sync::Arc<str>, Value)| {
                found.get(name).is_some_and(|found| agrees(found, value))
            };
            found.entries().len() == expected.entries().len() && expected.entries().iter().all(same)
        }
        _ => found == expected,
    }
}

fn close(found: Number, expected: Number) -> bool {
    let allowed = Number::scaled(TOLERANCE.0, TOLERANCE.1);
    match (found.minus(expected), allowed) {
        (Some(difference), Some(allowed)) => difference.absolute() < allowed,
        _ => found == expected,
    }
}
