//! What changed in the decision table: columns, rules, and the order of rules where it decides.

use decisions::tables::{Draft, HitPolicy, RuleDraft};
use domain::messages::{Message, Value};

use super::{tell as changed, tell_order, text};
use crate::policy::DECISION;

/// Tells what changed from the one to the other.
pub(super) fn tell(old: &Draft, new: &Draft, found: &mut Vec<Message>) {
    let hit_policy = Message::new("steering-changed-hit-policy");
    let letter = |policy: &HitPolicy| Value::Text(policy.to_string());
    changed(hit_policy, &old.hit_policy, &new.hit_policy, letter, found);
    columns(old, new, found);
    rules(old, new, found);
}

/// A column: what it is known by, what people call it, and what it is in words.
type Column = (String, String, String);

fn columns(old: &Draft, new: &Draft, found: &mut Vec<Message>) {
    for columns in [inputs, outputs] {
        let (before, now) = (columns(old), columns(new));
        for (key, name, words) in &before {
            match now.iter().find(|(other, ..)| other == key) {
                None => found.push(Message::new("steering-column-went").with("name", text(name))),
                Some((_, name, other)) => {
                    let message = Message::new("steering-column-changed").with("name", text(name));
                    changed(message, words, other, |words| text(words), found);
                }
            }
        }
        for (_, name, _) in now.iter().filter(|(key, ..)| before.iter().all(|(other, ..)| other != key)) {
            found.push(Message::new("steering-column-came").with("name", text(name)));
        }
    }
}

fn inputs(draft: &Draft) -> Vec<Column> {
    let column = |input: &decisions::tables::InputDraft| {
        let parts = [Some(input.title()), input.allowed.as_deref(), input.decimals.as_deref()];
        (input.expression.trim().to_owned(), input.title().to_owned(), joined(&parts))
    };
    draft.inputs.iter().map(column).collect()
}

fn outputs(draft: &Draft) -> Vec<Column> {
    let column = |output: &decisions::tables::OutputDraft| {
        let title = output.title(DECISION);
        let parts = [Some(title), output.allowed.as_deref(), output.default.as_deref()];
        (output.name.clone().unwrap_or_default(), title.to_owned(), joined(&parts))
    };
    draft.outputs.iter().map(column).collect()
}

fn joined(parts: &[Option<&str>]) -> String {
    let said: Vec<&str> =
        parts.iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join("; ")
}

fn rules(old: &Draft, new: &Draft, found: &mut Vec<Message>) {
    let message = |key: &str, draft: &Draft, at: usize| {
        let number = Value::Number(i64::try_from(at + 1).unwrap_or(i64::MAX));
        let words = Value::Text(in_words(draft, &draft.rules[at]));
        Message::new(key).with("number", number).with("rule", words)
    };
    for (at, rule) in old.rules.iter().enumerate() {
        match partner(new, rule) {
            None => found.push(message("steering-rule-went", old, at)),
            Some(other) => {
                let (before, after) = (in_words(old, rule), in_words(new, &new.rules[other]));
                if before != after {
                    let changed = message("steering-rule-changed", new, other);
                    found.push(changed.with("before", Value::Text(before)));
                }
            }
        }
    }
    for (at, _) in new.rules.iter().enumerate().filter(|(_, rule)| partner(old, rule).is_none()) {
        found.push(message("steering-rule-came", new, at));
    }
    if new.hit_policy == HitPolicy::First {
        let places: Vec<usize> = old.rules.iter().filter_map(|rule| partner(new, rule)).collect();
        let mut ordered = places.clone();
        ordered.sort_unstable();
        // Told as the numbers that the rules had, in the order in which they stand now.
        let had = |place: &usize| places.iter().position(|other| other == place).unwrap_or_default();
        let before: Vec<usize> = (0..places.len()).collect();
        let now: Vec<usize> = ordered.iter().map(had).collect();
        tell_order("rules", &before, &now, |at| (at + 1).to_string(), found);
    }
}

/// The rule of another draft that is the same one: it keeps its identifier; without one it is the same when it asks the
/// same.
fn partner(draft: &Draft, rule: &RuleDraft) -> Option<usize> {
    let same = |other: &RuleDraft| match (&rule.id, &other.id) {
        (Some(id), Some(other)) => id == other,
        _ => rule.inputs == other.inputs,
    };
    draft.rules.iter().position(same)
}

/// A rule in the words of its table: what it asks, then what it answers.
fn in_words(draft: &Draft, rule: &RuleDraft) -> String {
    let asked = draft.inputs.iter().zip(&rule.inputs).filter(|(_, cell)| !["", "-"].contains(&cell.trim()));
    let asked: Vec<String> =
        asked.map(|(input, cell)| format!("{} {}", input.title(), cell.trim())).collect();
    let said = draft.outputs.iter().zip(&rule.outputs);
    let said: Vec<String> =
        said.map(|(output, cell)| format!("{} {}", output.title(DECISION), cell.trim())).collect();
    format!("{} → {}", asked.join(", "), said.join(", "))
}
