//! What changed in the decision table around its rules: columns, hit policy, and the order of rules where it decides.

use decisions::tables::{Draft, HitPolicy};
use domain::messages::{Message, Value};

use super::of_rules::{alike, partner};
use super::{tell as changed, tell_order, text};
use crate::Stance;
use crate::policy::{Asked, DECISION};

/// Tells what changed from the one to the other.
pub(super) fn tell(old: &Draft, new: &Draft, found: &mut Vec<Message>) {
    let hit_policy = Message::new("steering-changed-hit-policy");
    let letter = |policy: &HitPolicy| Value::Text(policy.to_string());
    changed(hit_policy, &old.hit_policy, &new.hit_policy, letter, found);
    columns(old, new, found);
    order(old, new, found);
}

/// A column: what it is known by, what people call it, and what it is in words.
type Column = (String, String, String);

/// A stance in words.
fn stance(cell: &str) -> Option<Value> {
    let stance = Stance::from_code(cell.trim_matches('"'))?;
    Some(Value::Key(format!("steering-stance-{}", stance.code())))
}

fn columns(old: &Draft, new: &Draft, found: &mut Vec<Message>) {
    let alike = alike(old, new);
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
        for (key, name, _) in now.iter().filter(|(key, ..)| before.iter().all(|(other, ..)| other != key)) {
            let said = alike.iter().find(|(column, _)| column == key).and_then(|(_, said)| stance(said));
            let came = said.map_or_else(
                || Message::new("steering-column-came"),
                |said| Message::new("steering-column-came-alike").with("said", said),
            );
            found.push(came.with("name", text(name)));
        }
    }
}

fn inputs(draft: &Draft) -> Vec<Column> {
    let column = |input: &decisions::tables::InputDraft| {
        let asked = input.expression.trim();
        // What these columns allow follows the topics and channels, which are told by their names.
        let follows = Asked::from_name(asked).is_some_and(Asked::follows_parameters);
        let allowed = input.allowed.as_deref().filter(|_| !follows);
        let parts = [Some(input.title()), allowed, input.decimals.as_deref()];
        (asked.to_owned(), input.title().to_owned(), joined(&parts))
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

/// The order of rules, where it decides: told as the numbers that the rules had, in the order in which they stand now.
fn order(old: &Draft, new: &Draft, found: &mut Vec<Message>) {
    if new.hit_policy != HitPolicy::First {
        return;
    }
    let places: Vec<usize> = old.rules.iter().filter_map(|rule| partner(new, rule)).collect();
    let mut ordered = places.clone();
    ordered.sort_unstable();
    let had = |place: &usize| places.iter().position(|other| other == place).unwrap_or_default();
    let before: Vec<usize> = (0..places.len()).collect();
    let now: Vec<usize> = ordered.iter().map(had).collect();
    tell_order("rules", &before, &now, |at| (at + 1).to_string(), found);
}
