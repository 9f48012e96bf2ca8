//! What changed between two versions of a policy, in words: all of it, and only what really differs.

mod of_channels;
mod of_parameters;
mod of_rules;
mod of_tables;

use domain::messages::{Message, Value};

use crate::Policy;
use crate::policy::DECISION;

pub use of_rules::{CellDifference, RuleChange, RuleColumn, RuleDifference};

/// What changed between two versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// In topics, channels, rewards, the hold-out and the columns of the table, in words.
    pub said: Vec<Message>,
    /// In the rules, cell by cell, in the order of the newer table; those that went come last.
    pub rules: Vec<RuleDifference>,
}

impl Difference {
    /// Whether the versions are alike in every word.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty() && self.rules.is_empty()
    }
}

/// What changed from the one to the other, parameters first; empty when they say alike in every word.
pub fn between(old: &Policy, new: &Policy) -> Difference {
    let mut said = Vec::new();
    of_parameters::tell(old.parameters(), new.parameters(), &mut said);
    let draft = |policy: &Policy| policy.model().draft(DECISION).unwrap_or_default();
    let (before, now) = (draft(old), draft(new));
    of_tables::tell(&before, &now, &mut said);
    Difference { said, rules: of_rules::between(&before, &now) }
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

/// What need not be filled in.
fn perhaps(value: Option<Value>) -> Value {
    value.unwrap_or_else(|| Value::Key("steering-not-said".to_owned()))
}

fn yes_or_no(value: bool) -> Value {
    Value::Key(format!("steering-{value}"))
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}
