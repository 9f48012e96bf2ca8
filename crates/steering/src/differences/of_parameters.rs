//! What changed in topics, rewards, closed days and the hold-out.

use domain::messages::{Message, Value};

use super::{number, of_channels, tell as changed, tell_order, text, yes_or_no};
use crate::policy::{EarlierTimes, Parameters, TopicParameters};

/// Tells what changed from the one to the other.
pub(super) fn tell(old: &Parameters, new: &Parameters, found: &mut Vec<Message>) {
    let message = |what: &str| Message::new(format!("steering-changed-{what}"));
    changed(message("title"), &old.title, &new.title, |title| text(title), found);
    changed(message("purpose"), &old.purpose, &new.purpose, |purpose| text(purpose), found);
    let percent = |share: &u32| Value::Hundredths(*share);
    changed(message("hold-out"), &old.hold_out.share(), &new.hold_out.share(), percent, found);
    if old.hold_out.salt != new.hold_out.salt {
        found.push(message("salt"));
    }
    let times = |what: &str, of: fn(&EarlierTimes) -> u32, found: &mut Vec<Message>| {
        let count = |parameters: &Parameters| of(&parameters.rewards.earlier_times);
        changed(message(what), &count(old), &count(new), |count| number(*count), found);
    };
    times("visits-baseline", |times| times.baseline_per_week, found);
    times("visits-added", |times| times.added_per_week, found);
    times("visits-kept", |times| times.kept_per_week, found);
    closed_days(old, new, found);
    topics(old, new, found);
    of_channels::tell(old, new, found);
}

fn closed_days(old: &Parameters, new: &Parameters, found: &mut Vec<Message>) {
    let good_friday = Message::new("steering-changed-good-friday");
    let (before, now) = (&old.calendar, &new.calendar);
    changed(good_friday, &before.good_friday, &now.good_friday, |closed| yes_or_no(*closed), found);
    for (key, these, others) in [("came", now, before), ("went", before, now)] {
        let only = these.closed_days.iter().filter(|(day, name)| others.closed_days.get(*day) != Some(*name));
        found.extend(only.map(|(day, name)| {
            let message = Message::new(format!("steering-changed-closed-day-{key}"));
            message.with("day", Value::Day(*day)).with("name", text(name))
        }));
    }
}

fn topics(old: &Parameters, new: &Parameters, found: &mut Vec<Message>) {
    let name = |topic: &TopicParameters| text(&topic.names.nl);
    for topic in &old.topics {
        match new.topics.iter().find(|other| other.key == topic.key) {
            None => found.push(Message::new("steering-topic-went").with("name", name(topic))),
            Some(other) => topic_changed(topic, other, found),
        }
    }
    for topic in new.topics.iter().filter(|topic| old.topics.iter().all(|other| other.key != topic.key)) {
        found.push(Message::new("steering-topic-came").with("name", name(topic)));
    }
    let keys = |parameters: &Parameters| -> Vec<String> {
        parameters.topics.iter().map(|topic| topic.key.clone()).collect()
    };
    tell_order("topics", &keys(old), &keys(new), String::clone, found);
}

fn topic_changed(old: &TopicParameters, new: &TopicParameters, found: &mut Vec<Message>) {
    let about =
        |what: &str| Message::new(format!("steering-topic-{what}-changed")).with("name", text(&new.names.nl));
    for (before, now) in [(&old.names.nl, &new.names.nl), (&old.names.en, &new.names.en)] {
        let renamed = Message::new("steering-topic-renamed").with("key", text(&new.key));
        changed(renamed, before, now, |name| text(name), found);
    }
    let process = |process: &Option<String>| {
        process.as_deref().map_or_else(|| Value::Key("steering-not-said".to_owned()), text)
    };
    changed(about("process"), &old.process, &new.process, process, found);
    changed(about("complexity"), &old.complexity, &new.complexity, |one| number(one.number()), found);
}
