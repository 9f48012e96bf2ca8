//! The level at which the association worked: from paper to screen in a year, with one step back.

use domain::cases::Level;
use domain::events::{Event, Subject};
use domain::ids::EventId;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::dice::Dice;
use crate::staff::Colleague;

/// How many days before today each level began, at about eight in the morning. The step back was in the week in which
/// two inspectors were ill.
const CHANGES: [(i64, Level); 4] = [
    (262, Level::Digital),
    (140, Level::MaximallyDigital),
    (15, Level::Digital),
    (9, Level::MaximallyDigital),
];

/// When the change of so many days before `until` was made.
fn moment(days: i64, until: Timestamp) -> Timestamp {
    until - SignedDuration::from_hours(24 * days) + SignedDuration::from_hours(8)
}

/// The level at `at`, in a history that ends at `until`.
pub(crate) fn level_at(at: Timestamp, until: Timestamp) -> Level {
    let begun = CHANGES.iter().rev().find(|(days, _)| moment(*days, until) <= at);
    begun.map_or(Level::Traditional, |(_, level)| *level)
}

/// The changes as events, made by `administrator`.
pub(crate) fn changes(process: &str, administrator: &Colleague, until: Timestamp, seed: u64) -> Vec<Event> {
    let dice = Dice::new(seed, "levels");
    let event = |(days, level): (i64, Level)| Event {
        id: EventId::new(moment(days, until), dice.chance()),
        at: moment(days, until),
        actor: administrator.actor(),
        channel: domain::channels::Channel::System,
        process: Some(process.to_owned()),
        case: None,
        subject: Subject::new("setting", format!("level/{process}")),
        kind: "level-changed".to_owned(),
        data: json!({ "level": level }),
    };
    CHANGES.into_iter().map(event).collect()
}
