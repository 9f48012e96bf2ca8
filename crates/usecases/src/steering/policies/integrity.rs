//! Whether the versions of the policy that are kept are those that were decided on: texts against hashes, days, states and
//! steps against the events.

use std::collections::BTreeMap;

use domain::actors::{Actor, StaffRole};
use domain::events::Event;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use store::events::Recorded;
use store::steering::policies as kept;

use crate::steering::books;
use crate::{Act, Error};

/// The event of a version that was set up with the house, with all its steps.
const INSTALLED: &str = "policy-installed";

/// A version that is not what was decided on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("version {number}: {fault}")]
pub struct Altered {
    /// Which version.
    pub number: i64,
    /// What is wrong with it.
    pub fault: Alteration,
}

/// What is wrong with a kept version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Alteration {
    /// Its texts and its hash do not belong together.
    #[error("its texts do not give its hash: the table, the parameters or the hash was changed")]
    Hash,
    /// Its texts belong to its hash, but not to the one that was recorded.
    #[error("its texts are not those that were recorded when it was last saved")]
    Texts,
    /// It begins on another day than was decided.
    #[error("it holds from {kept}, but was published for {decided}")]
    LiveFrom {
        /// The day that is kept.
        kept: String,
        /// The day that was decided on.
        decided: String,
    },
    /// It is in another state than its last step led to.
    #[error("it is `{kept}`, but the last step made it `{decided}`")]
    State {
        /// The state that is kept.
        kept: String,
        /// The state that was recorded.
        decided: String,
    },
    /// It has another number than it was given.
    #[error("it was given the number {decided}")]
    Number {
        /// That number.
        decided: i64,
    },
    /// A step is gone, was put in or was changed.
    #[error("step {0} is not the one that was recorded: it was changed, removed or put in")]
    Step(usize),
    /// It is gone, and nobody threw it away.
    #[error("it is gone, though nobody threw it away")]
    Gone,
    /// Nobody ever made it.
    #[error("no event tells of it: nobody made it here")]
    Unrecorded,
}

/// What verifying the versions came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions {
    /// How many versions were looked at.
    pub kept: usize,
    /// What is wrong, in the order of the versions.
    pub altered: Vec<Altered>,
}

/// Holds every kept version against its texts and its events. Read-only.
pub async fn verify_versions(act: &Act<'_>) -> Result<Versions, Error> {
    act.require(StaffRole::Manager)?;
    // One moment for all of it: somebody may be saving meanwhile.
    let mut db = act.house.store.snapshot().await?;
    let mut events: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for Recorded { event, .. } in store::events::of_kind(&mut db, "policy").await? {
        events.entry(event.subject.id.clone()).or_default().push(event);
    }
    let versions = kept::all(&mut db, books::NAME).await?;
    let mut found = Versions { kept: versions.len(), altered: Vec::new() };
    for version in versions {
        let told = events.remove(&version.id.to_string()).unwrap_or_default();
        let steps = kept::steps(&mut db, version.id).await?;
        let number = i64::from(version.number);
        found
            .altered
            .extend(faults(&version, &steps, &told).into_iter().map(|fault| Altered { number, fault }));
    }
    // What is left was told of, and is not kept any more.
    let gone = events.values().filter(|told| told.iter().all(|event| event.kind != "policy-discarded"));
    let number = |told: &Vec<Event>| told.first().and_then(|event| event.data["number"].as_i64());
    found.altered.extend(gone.filter_map(number).map(|number| Altered { number, fault: Alteration::Gone }));
    found.altered.sort_by_key(|altered| altered.number);
    Ok(found)
}

fn faults(version: &kept::Policy, steps: &[kept::Step], events: &[Event]) -> Vec<Alteration> {
    if events.is_empty() {
        return vec![Alteration::Unrecorded];
    }
    // The newest that says anything of it: what was decided last.
    let last = |name: &str| events.iter().rev().find_map(|event| event.data.get(name));
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    if books::sources(version).hash() != version.hash {
        found.push(Alteration::Hash);
    } else if last("hash").is_some_and(|hash| *hash != version.hash.as_str()) {
        found.push(Alteration::Texts);
    }
    let kept = version.live_from.map(|day| day.to_string()).unwrap_or_default();
    if let Some(decided) = last("from").map(word).filter(|decided| *decided != kept) {
        let named = |day: String| if day.is_empty() { "no day".to_owned() } else { day };
        found.push(Alteration::LiveFrom { kept: named(kept), decided: named(decided) });
    }
    if let Some(decided) = last("state").map(word).filter(|decided| *decided != version.state) {
        found.push(Alteration::State { kept: version.state.clone(), decided });
    }
    let number = last("number").and_then(Value::as_i64);
    if let Some(decided) = number.filter(|decided| *decided != i64::from(version.number)) {
        found.push(Alteration::Number { decided });
    }
    found.extend(step_fault(steps, events).map(Alteration::Step));
    found
}

/// A step as an event tells of it.
#[derive(Debug, Deserialize)]
struct Told {
    state: String,
    at: Timestamp,
    by: Actor,
    /// None where the event does not say it.
    #[serde(default)]
    note: Option<String>,
}

/// The first step, counted from one, that is not as the events tell.
fn step_fault(steps: &[kept::Step], events: &[Event]) -> Option<usize> {
    let told: Vec<Told> = events.iter().flat_map(steps_in).collect();
    // Versions that were set up before their steps stood in the event have more of them at the beginning.
    let is_untold = |event: &Event| event.kind == INSTALLED && event.data.get("steps").is_none();
    let unknown = if events.iter().any(is_untold) { steps.len().saturating_sub(told.len()) } else { 0 };
    let is_same = |(step, told): (&kept::Step, &Told)| {
        (step.state.as_str(), step.at, step.by) == (told.state.as_str(), told.at, told.by)
            && told.note.as_ref().is_none_or(|note| *note == step.note)
    };
    let kept = &steps[unknown..];
    let differs = kept.iter().zip(&told).position(|pair| !is_same(pair));
    let differs = differs.or_else(|| (kept.len() != told.len()).then_some(kept.len().min(told.len())));
    differs.map(|at| unknown + at + 1)
}

/// The steps that an event tells of: one when it says to which state it led, more when a version was set up with them.
fn steps_in(event: &Event) -> Vec<Told> {
    if event.kind == INSTALLED {
        let steps = event.data.get("steps").cloned().unwrap_or_default();
        return serde_json::from_value(steps).unwrap_or_default();
    }
    let text = |name: &str| event.data.get(name).and_then(Value::as_str).map(str::to_owned);
    let told = text("state").map(|state| Told { state, at: event.at, by: event.actor, note: text("note") });
    told.into_iter().collect()
}
