//! The steps of a version towards its holding: proved, advised on, approved, live from a day, retired.

use ::steering::policy::{PolicyState, PolicyStep};
use domain::actors::StaffRole;
use domain::calendar::amsterdam;
use domain::ids::PolicyId;
use jiff::civil::Date;
use store::Tx;
use store::steering::policies as kept;

use super::drafts::record;
use super::reading::state_of;
use crate::steering::books;
use crate::{Act, Error};

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
pub(super) async fn retire_followed(act: &Act<'_>, tx: &mut Tx, today: Date) -> Result<(), Error> {
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
