//! The parameters of a version, changed one thing at a time; its table follows with them.

use ::steering::Objection;
use ::steering::policy::{Around, Consequences, Edit, EditRefused, Edited, topic_keys_in};
use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::ids::PolicyId;
use domain::language::Language;
use serde_json::json;
use store::steering::policies as kept;

use super::drafts;
use super::reading::{holding_parameters, state_of};
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
    let version = drafts::opened(act, id, seen).await?;
    let Edited { policy, consequences } = changed(act, &version, change).await?;
    if !consequences.gone.is_empty() && !agreed {
        return Ok(Outcome::Asks(consequences));
    }
    let told = [("change", json!(change.code())), ("rulesGone", json!(consequences.gone))];
    let told = told.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
    drafts::keep(act, version, &policy, told).await?;
    Ok(Outcome::Kept)
}

/// What a change would do to the rules of a version; nothing is kept.
pub async fn foresee(act: &Act<'_>, id: PolicyId, change: &Edit) -> Result<Consequences, Error> {
    act.require(StaffRole::Manager)?;
    let version = kept::find(&act.house.store, id).await?;
    Ok(changed(act, &version, change).await?.consequences)
}

/// What keeps a version from being published, as far as its parameters go.
pub async fn parameter_objections(act: &Act<'_>, id: PolicyId) -> Result<Vec<Objection>, Error> {
    act.require(StaffRole::Agent)?;
    let version = kept::find(&act.house.store, id).await?;
    if !state_of(&version)?.may_change() {
        return Ok(Vec::new());
    }
    let holding = holding_parameters(act).await?;
    Ok(books::ready(&version).await?.parameter_objections(holding.as_ref()))
}

/// The processes that tenants can go through online here.
pub fn processes(act: &Act<'_>) -> Vec<&'static str> {
    act.house.processes.iter().map(|process| process.key()).collect()
}

/// What a change makes of a version. It is held against the version that holds now; one that holds by the time of
/// publishing is looked at then.
async fn changed(act: &Act<'_>, version: &kept::Policy, change: &Edit) -> Result<Edited, Error> {
    let (policy, holding) = (books::ready(version).await?, holding_parameters(act).await?);
    let given = match change {
        Edit::Topic { key: None, .. } => topics_ever(act).await?,
        _ => Vec::new(),
    };
    let (texts, change) = (act.house.texts.clone(), change.clone());
    let edited = books::apart(move || {
        // The columns of a table are named for the association's own modeller.
        let name = |channel: Channel| texts.text(Language::Nl, &format!("channel-{}", channel.code()));
        policy.edited(&change, &Around { holding: holding.as_ref(), given: &given, name: &name })
    });
    edited.await?.map_err(|refused| match refused {
        EditRefused::Nothing => Error::NotFound,
        EditRefused::Problems(problems) => Error::Problems(problems),
    })
}

/// The words of the topics of every version that holds or held: questions were counted under them.
async fn topics_ever(act: &Act<'_>) -> Result<Vec<String>, Error> {
    let texts = kept::parameters_that_held(&act.house.store, books::NAME).await?;
    Ok(texts.iter().flat_map(|parameters| topic_keys_in(parameters)).collect())
}
