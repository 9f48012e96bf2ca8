//! The parameters of a version, changed one thing at a time; its table follows in the same transaction.

use ::steering::Objection;
use ::steering::policy::{Consequences, Edit, EditRefused, Edited, Parameters, PolicyState};
use domain::actors::StaffRole;
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::PolicyId;
use domain::language::Language;
use serde_json::json;
use store::Reader;
use store::steering::policies as kept;

use super::reading::state_of;
use super::writing::record;
use crate::steering::books;
use crate::{Act, Error};

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Kept,
    /// It takes rules away, and nobody agreed to that yet: nothing was kept.
    Asks(Consequences),
}

/// Changes a version in one respect; it is a draft again. `seen` is the version that the change was made from. A change
/// that takes rules away is kept only when somebody agreed to it.
pub async fn edit(
    act: &Act<'_>,
    id: PolicyId,
    seen: i64,
    change: &Edit,
    agreed: bool,
) -> Result<Outcome, Error> {
    act.require(StaffRole::Manager)?;
    let mut tx = act.house.store.begin().await?;
    let mut version = kept::find(&mut tx, id).await?;
    if !state_of(&version)?.may_change() {
        return Err(Error::Input("steering-policy-fixed".to_owned()));
    }
    if version.version != seen {
        return Err(Error::Changed);
    }
    let Edited { policy, consequences } = changed(act, &mut tx, &version, change).await?;
    if !consequences.gone.is_empty() && !agreed {
        return Ok(Outcome::Asks(consequences));
    }
    let was_draft = version.state == PolicyState::Draft.code();
    let sources = policy.sources();
    (version.table, version.parameters) = (sources.table.clone(), sources.parameters.clone());
    version.hash.clone_from(&policy.reference().hash);
    PolicyState::Draft.code().clone_into(&mut version.state);
    (version.changed_at, version.version) = (act.now, seen);
    kept::update(&mut tx, &version).await?;
    let last = kept::steps(&mut tx, id).await?.pop();
    if was_draft && last.is_some_and(|step| step.by == act.actor) {
        let data = json!({
            "number": version.number, "hash": version.hash,
            "change": change.code(), "rulesGone": consequences.gone,
        });
        tx.record(&act.event(Subject::new("policy", id), "policy-saved", data)).await?;
    } else {
        record(act, &mut tx, &version, "policy-saved", "").await?;
    }
    tx.commit().await?;
    Ok(Outcome::Kept)
}

/// What a change would do to the rules of a version; nothing is kept.
pub async fn foresee(act: &Act<'_>, id: PolicyId, change: &Edit) -> Result<Consequences, Error> {
    act.require(StaffRole::Manager)?;
    let mut tx = act.house.store.begin().await?;
    let version = kept::find(&mut tx, id).await?;
    Ok(changed(act, &mut tx, &version, change).await?.consequences)
}

/// What keeps a version from being published, as far as its parameters go.
pub async fn parameter_objections(act: &Act<'_>, id: PolicyId) -> Result<Vec<Objection>, Error> {
    act.require(StaffRole::Agent)?;
    let version = kept::find(&act.house.store, id).await?;
    if !state_of(&version)?.may_change() {
        return Ok(Vec::new());
    }
    let holding = holding(act, &act.house.store).await?;
    Ok(books::ready(&version).await?.parameter_objections(holding.as_ref()))
}

/// The processes that tenants can go through online here.
pub fn processes(act: &Act<'_>) -> Vec<&'static str> {
    act.house.processes.iter().map(|process| process.key()).collect()
}

async fn holding(act: &Act<'_>, db: impl Reader) -> Result<Option<Parameters>, Error> {
    let today = amsterdam::day_of(act.now);
    let holding = kept::holding(db, books::NAME, today).await?;
    match &holding {
        Some(version) => Ok(Some(books::ready(version).await?.parameters().clone())),
        None => Ok(None),
    }
}

async fn changed(
    act: &Act<'_>,
    db: impl Reader,
    version: &kept::Policy,
    change: &Edit,
) -> Result<Edited, Error> {
    let (policy, holding) = (books::ready(version).await?, holding(act, db).await?);
    let (texts, change) = (act.house.texts.clone(), change.clone());
    let edited = books::apart(move || {
        // The columns of a table are named for the association's own modeller.
        let name = |channel: Channel| texts.text(Language::Nl, &format!("channel-{}", channel.code()));
        policy.edited(&change, holding.as_ref(), &name)
    });
    edited.await?.map_err(|refused| match refused {
        EditRefused::Nothing => Error::NotFound,
        EditRefused::Problems(problems) => Error::Problems(problems),
    })
}
