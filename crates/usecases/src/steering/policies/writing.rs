//! Policies to change: a new version, its table and parameters, and throwing one away.

use ::steering::Policy;
use ::steering::policy::{DECISION, PolicyState};
use domain::actors::StaffRole;
use domain::calendar::amsterdam;
use domain::ids::PolicyId;
use serde_json::Map;
use store::steering::policies as kept;

use super::reading::state_of;
use super::stepping::retire_followed;
use super::tables::{self, TableText};
use super::{checking, drafts};
use crate::steering::books;
use crate::{Act, Error};

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
        drafts::record(act, &mut tx, &version, "policy-drafted", "").await?;
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
    let version = drafts::opened(act, id, seen).await?;
    let changed = read(&version, table, parameters).await?;
    drafts::keep(act, version, &changed, Map::new()).await
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
    drafts::tell(act, &mut tx, &version, "policy-discarded", Map::new()).await?;
    tx.commit().await?;
    Ok(())
}
