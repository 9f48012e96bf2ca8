//! The first versions of a policy, set up with the house: read, proved and live at once.

use ::steering::Policy;
use ::steering::policy::{PolicyState, PolicyStep, Sources};
use domain::actors::Actor;
use domain::calendar::amsterdam;
use domain::language::Language;
use domain::processes::rules::{RuleFiles, RulesError};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::Tx;
use store::steering::policies as kept;

use super::{drafts, proofs};
use crate::steering::books;
use crate::{Act, Error};

/// The file with the standard policy's table.
const TABLE: &str = "channel-policy.dmn";
/// The file with its parameters.
const PARAMETERS: &str = "channel-policy.toml";

/// A version to install, with the steps that led to its holding.
#[derive(Debug, Clone)]
pub struct Installed {
    /// Its table and parameters.
    pub sources: Sources,
    /// The first day on which it holds.
    pub from: Date,
    /// Who took which step when, with their words; oldest first.
    pub steps: Vec<(PolicyStep, Timestamp, Actor, String)>,
}

/// Makes the association's own rules the first version, live at once, when there is no policy yet.
pub async fn install(act: &Act<'_>, files: &RuleFiles) -> Result<(), Error> {
    let wrong = |error: RulesError| Error::Defect(error.to_string());
    let sources = Sources {
        table: files.text(TABLE).map_err(wrong)?.to_owned(),
        parameters: files.text(PARAMETERS).map_err(wrong)?.to_owned(),
    };
    let published = (PolicyStep::Publish, act.now, act.actor, String::new());
    install_versions(act, &[Installed { sources, from: amsterdam::day_of(act.now), steps: vec![published] }])
        .await
}

/// Installs versions when there is no policy yet: the last is live, those before it are retired.
pub async fn install_versions(act: &Act<'_>, versions: &[Installed]) -> Result<(), Error> {
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        tx.hold(books::NAME).await?;
        if !kept::all(&mut tx, books::NAME).await?.is_empty() {
            return Ok(());
        }
        let mut before: Option<Policy> = None;
        for (number, installed) in (1..).zip(versions) {
            let policy = installable(act, number, installed, before.as_ref())?;
            let is_last = number as usize == versions.len();
            add_installed(act, &mut tx, &policy, installed, is_last).await?;
            before = Some(policy);
        }
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// A version to install, read and proved beside the one before it.
fn installable(
    act: &Act<'_>,
    number: u32,
    installed: &Installed,
    before: Option<&Policy>,
) -> Result<Policy, Error> {
    let policy = Policy::read(books::NAME, number, installed.sources.clone())
        .map_err(|error| Error::Defect(format!("{TABLE} and {PARAMETERS}: {error}")))?;
    if let Err(objections) = proofs::proved_now(act, &policy, before.map(Policy::parameters)) {
        let said = |found: &::steering::Objection| found.sentence.say(&act.house.texts, Language::En);
        let first = objections.first().map(said).unwrap_or_default();
        return Err(Error::Defect(format!("{TABLE} does not hold: {first}")));
    }
    Ok(policy)
}

async fn add_installed(
    act: &Act<'_>,
    tx: &mut Tx,
    policy: &Policy,
    installed: &Installed,
    is_last: bool,
) -> Result<(), Error> {
    let reference = policy.reference();
    let mut version = drafts::fresh(act, &reference.id, reference.version, policy.sources().clone());
    version.live_from = Some(installed.from);
    let state = if is_last { PolicyState::Live } else { PolicyState::Retired };
    state.code().clone_into(&mut version.state);
    kept::add(tx, &version).await?;
    let mut taken = Vec::new();
    for (step, at, by, note) in &installed.steps {
        let state = step.leads_to().code().to_owned();
        taken.push(json!({ "state": state, "at": at, "by": by, "note": note }));
        kept::add_step(tx, version.id, &kept::Step { state, at: *at, by: *by, note: note.clone() }).await?;
    }
    let told = [
        ("state", json!(version.state)),
        ("from", json!(installed.from)),
        // One event for all of them.
        ("steps", json!(taken)),
    ];
    let told = told.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
    drafts::tell(act, tx, &version, "policy-installed", told).await
}
