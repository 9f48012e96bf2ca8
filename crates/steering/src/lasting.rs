//! How long something lasts, in the largest unit in which it is whole: 90 minutes, 2 hours, 5 days.

use domain::messages::{Message, Value};

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// Minutes in words.
pub fn lasting(minutes: u32) -> Message {
    let (unit, count) = match minutes {
        0 => ("minutes", 0),
        _ if minutes.is_multiple_of(DAY) => ("days", minutes / DAY),
        _ if minutes.is_multiple_of(HOUR) => ("hours", minutes / HOUR),
        _ => ("minutes", minutes),
    };
    Message::new(format!("steering-lasting-{unit}")).with("n", Value::Number(count.into()))
}

/// The same as a value within another sentence.
pub(crate) fn lasting_value(minutes: u32) -> Value {
    Value::Said(lasting(minutes).into())
}
