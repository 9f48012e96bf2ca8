//! What every story needs: a clock that stands still, repeatable chance, an event to go with a change.

use domain::actors::Actor;
use domain::chance::SeededChance;
use domain::channels::Channel;
use domain::events::{Event, Subject};
use domain::ids::{CaseId, EventId};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

/// All chance in a story; identifiers stay unique because every story shares it.
pub static CHANCE: SeededChance = SeededChance::new(20_261_122);

/// Sunday 22 November 2026, 10.00 hours in the Netherlands.
pub fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

/// So many seconds after [`now`].
pub fn later(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

/// A new identifier.
macro_rules! new_id {
    ($id:ty) => {
        <$id>::new($crate::helpers::now(), &$crate::helpers::CHANCE)
    };
}
pub(crate) use new_id;

/// An event that says that something happened to a thing.
pub fn event(kind: &str) -> Event {
    Event {
        id: new_id!(EventId),
        at: now(),
        actor: Actor::Program,
        channel: Channel::System,
        process: None,
        case: None,
        subject: Subject::new("story", "1"),
        kind: kind.to_owned(),
        data: json!({}),
    }
}

/// The same in a case.
pub fn event_of(case: CaseId, kind: &str) -> Event {
    Event { case: Some(case), subject: Subject::new("case", case), ..event(kind) }
}

/// Runs the same work `count` times at once and returns what each came to.
pub async fn together<T, F, Fut>(count: usize, work: F) -> Vec<T>
where
    T: Send + 'static,
    F: Fn(usize) -> Fut,
    Fut: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<_> = (0..count).map(|index| tokio::spawn(work(index))).collect();
    let mut outcomes = Vec::with_capacity(count);
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}
