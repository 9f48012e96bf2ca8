//! What changed between two versions of a policy, in words: all of it, and only what really differs.

mod of_channels;
mod of_parameters;
mod of_tables;

use domain::messages::{Message, Value};

use crate::Policy;
use crate::policy::DECISION;

/// What changed from the one to the other, parameters first; empty when they decide alike in every word.
pub fn between(old: &Policy, new: &Policy) -> Vec<Message> {
    let mut found = Vec::new();
    of_parameters::tell(old.parameters(), new.parameters(), &mut found);
    let draft = |policy: &Policy| policy.model().draft(DECISION).unwrap_or_default();
    of_tables::tell(&draft(old), &draft(new), &mut found);
    found
}

/// Tells a change, when there is one: a message about one thing, with how it was and how it is.
fn tell<T: PartialEq>(
    message: Message,
    old: &T,
    new: &T,
    said: impl Fn(&T) -> Value,
    found: &mut Vec<Message>,
) {
    if old != new {
        found.push(message.with("old", said(old)).with("new", said(new)));
    }
}

/// Tells that what both have stands in another order.
fn tell_order<K: PartialEq>(
    what: &str,
    old: &[K],
    new: &[K],
    name: impl Fn(&K) -> String,
    found: &mut Vec<Message>,
) {
    let kept: Vec<&K> = old.iter().filter(|key| new.contains(key)).collect();
    let now: Vec<&K> = new.iter().filter(|key| old.contains(key)).collect();
    if kept != now {
        let what = Value::Key(format!("steering-order-of-{what}"));
        let names = Value::Names(now.into_iter().map(name).collect());
        found.push(Message::new("steering-order-changed").with("what", what).with("names", names));
    }
}

fn number(value: impl Into<i64>) -> Value {
    Value::Number(value.into())
}

/// A number that need not be filled in.
fn perhaps(value: Option<impl Into<i64>>) -> Value {
    value.map_or_else(|| Value::Key("steering-not-said".to_owned()), number)
}

fn yes_or_no(value: bool) -> Value {
    Value::Key(format!("steering-{value}"))
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}
