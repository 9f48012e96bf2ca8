//! What changed between two versions of a policy, in words.

use decisions::tables::{Draft, RuleDraft};
use domain::messages::{Message, Value};

use crate::Policy;
use crate::policy::{ChannelParameters, DECISION, Parameters, TopicParameters};

/// What changed from the one to the other, parameters first; empty when they decide alike in every word.
pub fn between(old: &Policy, new: &Policy) -> Vec<Message> {
    let mut found = of_parameters(old.parameters(), new.parameters());
    let draft = |policy: &Policy| policy.model().draft(DECISION).unwrap_or_default();
    found.extend(of_tables(&draft(old), &draft(new)));
    found
}

fn of_parameters(old: &Parameters, new: &Parameters) -> Vec<Message> {
    let mut found = Vec::new();
    let number = |value: f64| Value::Text(value.to_string());
    if (old.hold_out.share(), &old.hold_out.salt) != (new.hold_out.share(), &new.hold_out.salt) {
        let message = Message::new("steering-changed-hold-out");
        found.push(
            message.with("old", number(old.hold_out.percent)).with("new", number(new.hold_out.percent)),
        );
    }
    if old.rewards != new.rewards {
        let kept =
            |parameters: &Parameters| Value::Number(parameters.rewards.earlier_times.kept_per_week.into());
        found.push(Message::new("steering-changed-rewards").with("old", kept(old)).with("new", kept(new)));
    }
    if old.calendar != new.calendar {
        found.push(Message::new("steering-changed-calendar"));
    }
    of_list(&old.topics, &new.topics, |topic| &topic.key, &mut found, "topic", topic_name, topic_changed);
    of_list(
        &old.channels,
        &new.channels,
        |channel| &channel.channel,
        &mut found,
        "channel",
        channel_name,
        channel_changed,
    );
    found
}

/// Things with a key that came, went or changed.
fn of_list<'policy, T: PartialEq, K: PartialEq + 'policy>(
    old: &'policy [T],
    new: &'policy [T],
    key: impl Fn(&'policy T) -> &'policy K,
    found: &mut Vec<Message>,
    noun: &str,
    name: impl Fn(&T) -> Value,
    changed: impl Fn(&T, &T) -> Vec<Message>,
) {
    for item in old {
        match new.iter().find(|other| key(other) == key(item)) {
            None => {
                found.push(Message::new(format!("steering-{noun}-went")).with("name", name(item)));
            }
            Some(other) if other != item => found.extend(changed(item, other)),
            Some(_) => {}
        }
    }
    for item in new.iter().filter(|item| old.iter().all(|other| key(other) != key(item))) {
        found.push(Message::new(format!("steering-{noun}-came")).with("name", name(item)));
    }
}

fn topic_name(topic: &TopicParameters) -> Value {
    Value::Text(topic.names.nl.clone())
}

fn topic_changed(old: &TopicParameters, new: &TopicParameters) -> Vec<Message> {
    let complexity = |topic: &TopicParameters| Value::Number(topic.complexity.number().into());
    let message = Message::new("steering-topic-changed").with("name", topic_name(new));
    vec![message.with("old", complexity(old)).with("new", complexity(new))]
}

fn channel_name(channel: &ChannelParameters) -> Value {
    Value::Key(format!("channel-{}", channel.channel.code()))
}

fn channel_changed(old: &ChannelParameters, new: &ChannelParameters) -> Vec<Message> {
    let mut found = Vec::new();
    let changed =
        |what: &str| Message::new(format!("steering-channel-{what}-changed")).with("name", channel_name(new));
    if old.open != new.open {
        found.push(changed("hours"));
    }
    if old.cost_cents != new.cost_cents {
        let cost = |channel: &ChannelParameters| Value::Number(channel.cost_cents.into());
        found.push(changed("cost").with("old", cost(old)).with("new", cost(new)));
    }
    let rest = |channel: &ChannelParameters| {
        (
            channel.staff,
            channel.at_once,
            channel.answer_within_minutes,
            channel.baseline_answer_within_minutes,
        )
    };
    if rest(old) != rest(new) {
        found.push(changed("capacity"));
    }
    found
}

fn of_tables(old: &Draft, new: &Draft) -> Vec<Message> {
    let mut found = Vec::new();
    if old.hit_policy != new.hit_policy {
        let message = Message::new("steering-changed-hit-policy");
        let letter = |draft: &Draft| Value::Text(draft.hit_policy.to_string());
        found.push(message.with("old", letter(old)).with("new", letter(new)));
    }
    let partner = |draft: &Draft, rule: &RuleDraft| -> Option<usize> {
        // A rule keeps its identifier; where it has none it is the same when it asks the same.
        let same = |other: &RuleDraft| match (&rule.id, &other.id) {
            (Some(id), Some(other)) => id == other,
            _ => rule.inputs == other.inputs,
        };
        draft.rules.iter().position(same)
    };
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
    found
}

/// A rule in the words of its table: what it asks, then what it answers.
fn in_words(draft: &Draft, rule: &RuleDraft) -> String {
    let asked = draft.inputs.iter().zip(&rule.inputs).filter(|(_, cell)| !["", "-"].contains(&cell.trim()));
    let asked: Vec<String> =
        asked.map(|(input, cell)| format!("{} {}", input.title(), cell.replace('"', ""))).collect();
    let said = draft.outputs.iter().zip(&rule.outputs);
    let said: Vec<String> =
        said.map(|(output, cell)| format!("{} {}", output.title(DECISION), cell.replace('"', ""))).collect();
    format!("{} → {}", asked.join(", "), said.join(", "))
}
