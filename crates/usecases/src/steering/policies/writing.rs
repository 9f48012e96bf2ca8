//! Policies to change: a new version, its table and parameters, and throwing one away.

use ::steering::Policy;
use ::steering::policy::{DECISION, PolicyState};
use domain::actors::StaffRole;
use domain::calendar::amsterdam;
use domain::events::Subject;
use domain::ids::PolicyId;
use serde_json::json;
use store::Tx;
use store::steering::policies as kept;

use super::checking;
use super::reading::state_of;
use super::stepping::retire_followed;
use super::tables::{self, TableText};
use crate::steering::books;
use crate::{Act, Error};

/// Writes down a step with its event.
pub(super) async fn record(
    act: &Act<'_>,
    tx: &mut Tx,
    version: &kept::Policy,
    kind: &str,
    note: &str,
) -> Result<(), Error> {
    let step = kept::Step { state: version.state.clone(), at: act.now, by: act.actor, note: note.to_owned() };
    kept::add_step(tx, version.id, &step).await?;
    let data = json!({ "number": version.number, "state": version.state, "hash": version.hash, "from": version.live_from });
    tx.record(&act.event(Subject::new("policy", version.id), kind, data)).await?;
    Ok(())
}

/// Begins a new version as a draft, from the version given or else from the one that holds.
pub async fn start(act: &Act<'_>, from: Option<PolicyId>) -> Result<PolicyId, Error> {
    act.require(StaffRole::Manager)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        tx.hold(books::NAME).await?;
        let today = amsterdam::day_of(act.now);
        let model = match from {
            Some(id) => kept::find(&mut tx, id).await?,
            None => kept::holding(&mut tx, books::NAME, today).await?.ok_or(Error::NotFound)?,
        };
        retire_followed(act, &mut tx, today).await?;
        let number = kept::next_number(&mut tx, books::NAME).await?;
        let version = kept::Policy {
            id: PolicyId::new(act.now, act.house.chance.as_ref()),
            number,
            state: PolicyState::Draft.code().to_owned(),
            hash: model.hash.clone(),
            live_from: None,
            changed_at: act.now,
            version: 1,
            ..model
        };
        kept::add(&mut tx, &version).await?;
        record(act, &mut tx, &version, "policy-drafted", "").await?;
        tx.commit().await?;
        Ok(version.id)
    })
    .await
}

/// Saves a version's table, and its parameters when they are given; it is a draft again. `seen` is the version that the
/// change was made from. What cannot be read is not saved: check it first.
pub async fn save(
    act: &Act<'_>,
    id: PolicyId,
    seen: i64,
    table: &TableText,
    parameters: Option<&str>,
) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let mut tx = act.house.store.begin().await?;
    let mut version = kept::find(&mut tx, id).await?;
    if !state_of(&version)?.may_change() {
        return Err(Error::Input("steering-policy-fixed".to_owned()));
    }
    // Told before anything else: what was filled in may not fit what another made of the version meanwhile.
    if version.version != seen {
        return Err(Error::Changed);
    }
    let changed = read(&version, table, parameters).await?;
    let sources = changed.sources();
    let was_draft = version.state == PolicyState::Draft.code();
    (version.table, version.parameters) = (sources.table.clone(), sources.parameters.clone());
    version.hash.clone_from(&changed.reference().hash);
    PolicyState::Draft.code().clone_into(&mut version.state);
    (version.changed_at, version.version) = (act.now, seen);
    kept::update(&mut tx, &version).await?;
    let last = kept::steps(&mut tx, id).await?.pop();
    if was_draft && last.is_some_and(|step| step.by == act.actor) {
        let data = json!({ "number": version.number, "hash": version.hash });
        tx.record(&act.event(Subject::new("policy", id), "policy-saved", data)).await?;
    } else {
        record(act, &mut tx, &version, "policy-saved", "").await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What a change makes of a version; refused when it cannot be read.
async fn read(version: &kept::Policy, table: &TableText, parameters: Option<&str>) -> Result<Policy, Error> {
    let policy = books::ready(version).await?;
    let base = policy.model().draft(DECISION).unwrap_or_default();
    let draft = tables::draft_of(&base, table);
    let parameters = parameters.unwrap_or(&version.parameters).to_owned();
    let changed = books::apart(move || checking::changed(&policy, &draft, &parameters)).await?;
    changed.map_err(|_| Error::Input("steering-not-readable".to_owned()))
}

/// Throws away a version that never held. Its number is given to no other; the events keep that it was there.
pub async fn discard(act: &Act<'_>, id: PolicyId, seen: i64) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let mut tx = act.house.store.begin().await?;
    tx.hold(books::NAME).await?;
    let version = kept::find(&mut tx, id).await?;
    if !state_of(&version)?.may_change() {
        return Err(Error::Input("steering-policy-fixed".to_owned()));
    }
    kept::number_used(&mut tx, &version).await?;
    kept::remove(&mut tx, &kept::Policy { version: seen, ..version.clone() }).await?;
    let data = json!({ "number": version.number, "state": version.state, "hash": version.hash });
    tx.record(&act.event(Subject::new("policy", id), "policy-discarded", data)).await?;
    tx.commit().await?;
    Ok(())
}
