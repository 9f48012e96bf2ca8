//! Policies to change: a new version, its table and parameters, and the steps that lead to its holding.

use ::steering::Policy;
use ::steering::policy::{DECISION, PolicyState, PolicyStep, Sources};
use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::events::Subject;
use domain::ids::PolicyId;
use domain::language::Language;
use domain::processes::rules::{RuleFiles, RulesError};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::Tx;
use store::steering::policies as kept;

use super::reading::state_of;
use super::tables::{self, TableText};
use super::{checking, proofs};
use crate::steering::books;
use crate::{Act, Error};

/// The file with the standard policy's table.
const TABLE: &str = "channel-policy.dmn";
/// The file with its parameters.
const PARAMETERS: &str = "channel-policy.toml";
/// The longest note, in characters.
const LONGEST_NOTE: usize = 4_000;

/// The next step of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Prove it.
    Check,
    /// Write down what the tenants' organisation says; the note holds it.
    Advise,
    /// Approve it.
    Approve,
    /// Let it hold from a day on.
    Publish {
        /// From which day.
        on: Date,
    },
    /// Let it hold no longer.
    Retire,
}

impl Step {
    /// Which step, without its day.
    pub const fn kind(self) -> PolicyStep {
        match self {
            Self::Check => PolicyStep::Check,
            Self::Advise => PolicyStep::Advise,
            Self::Approve => PolicyStep::Approve,
            Self::Publish { .. } => PolicyStep::Publish,
            Self::Retire => PolicyStep::Retire,
        }
    }
}

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
    let number = policy.reference().version;
    let mut version = fresh(act, policy);
    version.live_from = Some(installed.from);
    let state = if is_last { PolicyState::Live } else { PolicyState::Retired };
    state.code().clone_into(&mut version.state);
    kept::add(tx, &version).await?;
    for (step, at, by, note) in &installed.steps {
        let state = step.leads_to().code().to_owned();
        kept::add_step(tx, version.id, &kept::Step { state, at: *at, by: *by, note: note.clone() }).await?;
    }
    let data =
        json!({ "number": number, "state": version.state, "hash": version.hash, "from": installed.from });
    tx.record(&act.event(Subject::new("policy", version.id), "policy-installed", data)).await?;
    Ok(())
}

fn fresh(act: &Act<'_>, policy: &Policy) -> kept::Policy {
    let sources = policy.sources();
    kept::Policy {
        id: PolicyId::new(act.now, act.house.chance.as_ref()),
        name: policy.reference().id.clone(),
        number: policy.reference().version,
        state: PolicyState::Draft.code().to_owned(),
        table: sources.table.clone(),
        parameters: sources.parameters.clone(),
        hash: policy.reference().hash.clone(),
        live_from: None,
        changed_at: act.now,
        version: 1,
    }
}

/// Writes down a step with its event.
async fn record(
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

/// Takes the next step with a version. What does not hold is neither checked nor published: `open` says why.
pub async fn advance(act: &Act<'_>, id: PolicyId, seen: i64, step: Step, note: &str) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE || (step == Step::Advise && note.is_empty()) {
        return Err(Error::Input("steering-note".to_owned()));
    }
    let today = amsterdam::day_of(act.now);
    let proved = match step {
        Step::Check => Some(prove(act, id, today).await?),
        Step::Publish { on } if on >= today => Some(prove(act, id, on).await?),
        _ => None,
    };
    let mut tx = act.house.store.begin().await?;
    tx.hold(books::NAME).await?;
    retire_followed(act, &mut tx, today).await?;
    let mut version = kept::find(&mut tx, id).await?;
    if state_of(&version)?.next() != Some(step.kind()) {
        return Err(Error::Input("steering-step-not-now".to_owned()));
    }
    allow(&mut tx, &mut version, step, today, proved.as_ref()).await?;
    step.kind().leads_to().code().clone_into(&mut version.state);
    (version.changed_at, version.version) = (act.now, seen);
    kept::update(&mut tx, &version).await?;
    let kind = match step {
        Step::Check => "policy-checked",
        Step::Advise => "policy-advised",
        Step::Approve => "policy-approved",
        Step::Publish { .. } => "policy-published",
        Step::Retire => "policy-retired",
    };
    record(act, &mut tx, &version, kind, note).await?;
    if step == (Step::Publish { on: today }) {
        retire_all_but(act, &mut tx, version.id, today).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Sees whether a step can be taken with a version, and from which day it then holds.
async fn allow(
    tx: &mut Tx,
    version: &mut kept::Policy,
    step: Step,
    today: Date,
    proved: Option<&Proved>,
) -> Result<(), Error> {
    match (step, proved) {
        (Step::Check, Some(proved)) => require_proof(tx, version, today, proved).await,
        (Step::Publish { on }, Some(proved)) => {
            refuse_same_day(tx, version, on, today).await?;
            require_proof(tx, version, on, proved).await?;
            version.live_from = Some(on);
            Ok(())
        }
        (Step::Publish { .. }, None) => Err(Error::Input("steering-publish-past".to_owned())),
        (Step::Retire, _) => refuse_last(tx, version, today).await,
        (Step::Check | Step::Advise | Step::Approve, _) => Ok(()),
    }
}

/// What was proved: the marks of the version and of the one that it follows, and whether it holds beside that.
struct Proved {
    version: String,
    before: Option<String>,
    holds: bool,
}

/// Proves a version beside the one that it follows on a day. This takes long, so it is done before a transaction is
/// begun: while one is open, nobody else can write.
async fn prove(act: &Act<'_>, id: PolicyId, day: Date) -> Result<Proved, Error> {
    let store = &act.house.store;
    let version = kept::find(store, id).await?;
    let before = kept::holding(store, books::NAME, day).await?;
    let marks = (version.hash.clone(), before.as_ref().map(|before| before.hash.clone()));
    let before = match &before {
        Some(before) => Some(books::ready(before).await?),
        None => None,
    };
    let policy = books::ready(&version).await?;
    let holds = act.house.proofs.of(act, policy, before).await?.holds;
    Ok(Proved { version: marks.0, before: marks.1, holds })
}

/// Refuses what does not hold beside the version that it follows on a day, and what is another by now than was proved.
async fn require_proof(tx: &mut Tx, version: &kept::Policy, day: Date, proved: &Proved) -> Result<(), Error> {
    let before = kept::holding(&mut *tx, books::NAME, day).await?;
    if proved.version != version.hash || proved.before != before.map(|before| before.hash) {
        return Err(Error::Changed);
    }
    if proved.holds { Ok(()) } else { Err(Error::Input("steering-not-proved".to_owned())) }
}

/// Refuses a day on which another version begins: which of them held would be nobody's decision. What began today is
/// followed at once, and says so.
async fn refuse_same_day(tx: &mut Tx, version: &kept::Policy, on: Date, today: Date) -> Result<(), Error> {
    let begins = |other: &kept::Policy| {
        other.id != version.id && other.state == PolicyState::Live.code() && other.live_from == Some(on)
    };
    if on > today && kept::all(&mut *tx, books::NAME).await?.iter().any(begins) {
        return Err(Error::Input("steering-publish-same-day".to_owned()));
    }
    Ok(())
}

/// Retires the versions that were followed by the one that holds today: what is over never holds again.
async fn retire_followed(act: &Act<'_>, tx: &mut Tx, today: Date) -> Result<(), Error> {
    match kept::holding(&mut *tx, books::NAME, today).await? {
        Some(holding) => retire_all_but(act, tx, holding.id, today).await,
        None => Ok(()),
    }
}

/// Retires the versions that began to hold until today, all but one.
async fn retire_all_but(act: &Act<'_>, tx: &mut Tx, next: PolicyId, today: Date) -> Result<(), Error> {
    for mut other in kept::all(&mut *tx, books::NAME).await? {
        let has_begun = other.state == PolicyState::Live.code() && other.live_from <= Some(today);
        if other.id == next || !has_begun {
            continue;
        }
        PolicyState::Retired.code().clone_into(&mut other.state);
        other.changed_at = act.now;
        kept::update(tx, &other).await?;
        record(act, tx, &other, "policy-retired", "").await?;
    }
    Ok(())
}

/// There is always a policy that holds: the one that does cannot be retired, only followed by another.
async fn refuse_last(tx: &mut Tx, version: &kept::Policy, today: Date) -> Result<(), Error> {
    let holding = kept::holding(&mut *tx, books::NAME, today).await?;
    if holding.is_some_and(|holding| holding.id == version.id) {
        return Err(Error::Input("steering-last-policy".to_owned()));
    }
    Ok(())
}
