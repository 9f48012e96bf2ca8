//! A version that may still change: what a change makes of it is worked out before any transaction begins, and kept when
//! nobody changed it in between. While a transaction is open, nobody else can write.

use ::steering::Policy;
use ::steering::policy::{PolicyState, Sources};
use domain::events::Subject;
use domain::ids::PolicyId;
use serde_json::{Map, Value, json};
use store::Tx;
use store::steering::policies as kept;

use super::reading::state_of;
use crate::{Act, Error};

/// The version to which a change is made; `seen` is the one from which it was made.
pub(super) async fn opened(act: &Act<'_>, id: PolicyId, seen: i64) -> Result<kept::Policy, Error> {
    let version = kept::find(&act.house.store, id).await?;
    if !state_of(&version)?.may_change() {
        return Err(Error::Input("steering-policy-fixed".to_owned()));
    }
    // Told before anything else: what was filled in may not fit what another made of the version meanwhile.
    if version.version == seen { Ok(version) } else { Err(Error::Changed) }
}

/// Keeps what a change made of a version that was opened; it is a draft again. `told` goes into its event. When somebody
/// changed it since, what they did stays.
pub(super) async fn keep(
    act: &Act<'_>,
    opened: kept::Policy,
    changed: &Policy,
    told: Map<String, Value>,
) -> Result<(), Error> {
    let was_draft = opened.state == PolicyState::Draft.code();
    let sources = changed.sources().clone();
    let version = kept::Policy {
        state: PolicyState::Draft.code().to_owned(),
        table: sources.table,
        parameters: sources.parameters,
        hash: changed.reference().hash.clone(),
        changed_at: act.now,
        ..opened
    };
    let mut tx = act.house.store.begin().await?;
    kept::update(&mut tx, &version).await?;
    let last = kept::steps(&mut tx, version.id).await?.pop();
    if was_draft && last.is_some_and(|step| step.by == act.actor) {
        tell(act, &mut tx, &version, "policy-saved", told).await?;
    } else {
        take_step(act, &mut tx, &version, ("policy-saved", ""), told).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A version that is new: a draft.
pub(super) fn fresh(act: &Act<'_>, name: &str, number: u32, sources: Sources) -> kept::Policy {
    kept::Policy {
        id: PolicyId::new(act.now, act.house.chance.as_ref()),
        name: name.to_owned(),
        number,
        state: PolicyState::Draft.code().to_owned(),
        hash: sources.hash(),
        table: sources.table,
        parameters: sources.parameters,
        live_from: None,
        changed_at: act.now,
        version: 1,
    }
}

/// Writes down a step with its event, of this kind and with a note.
pub(super) async fn record(
    act: &Act<'_>,
    tx: &mut Tx,
    version: &kept::Policy,
    kind: &str,
    note: &str,
) -> Result<(), Error> {
    take_step(act, tx, version, (kind, note), Map::new()).await
}

async fn take_step(
    act: &Act<'_>,
    tx: &mut Tx,
    version: &kept::Policy,
    (kind, note): (&str, &str),
    mut told: Map<String, Value>,
) -> Result<(), Error> {
    let step = kept::Step { state: version.state.clone(), at: act.now, by: act.actor, note: note.to_owned() };
    kept::add_step(tx, version.id, &step).await?;
    // An event with a state is one of a step: that is how steps and events are held against each other.
    told.insert("state".to_owned(), json!(version.state));
    told.insert("from".to_owned(), json!(version.live_from));
    told.insert("note".to_owned(), json!(note));
    tell(act, tx, version, kind, told).await
}

/// Records what happened to a version, with its number and hash.
pub(super) async fn tell(
    act: &Act<'_>,
    tx: &mut Tx,
    version: &kept::Policy,
    kind: &str,
    mut told: Map<String, Value>,
) -> Result<(), Error> {
    told.insert("number".to_owned(), json!(version.number));
    told.insert("hash".to_owned(), json!(version.hash));
    tx.record(&act.event(Subject::new("policy", version.id), kind, told.into())).await?;
    Ok(())
}
