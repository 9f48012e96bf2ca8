//! Filing: the answers become a case, with its event, its visits, its letters and its ERP updates, or nothing does.

use ::steering::SelfReliance;
use domain::actors::Actor;
use domain::calendar::amsterdam;
use domain::cases::Case;
use domain::channels::Channel;
use domain::ids::{CaseId, LeaseId, RelationId};
use domain::processes::flow::Decision;
use domain::processes::intake::{Answers, Refused, misread};
use domain::processes::{Facts, NewCase, Process};

use store::cases::PerLease;
use store::{StoreError, Tx};

use super::intake::drop_draft;
use super::{effects, facts};
use crate::steering::self_reliance;
use crate::{Act, Error};

/// Files `answers` for `requester` on `lease`; returns the new case.
///
/// When it cannot be filed nothing is changed: the draft with every answer is still there.
pub async fn file(
    act: &Act<'_>,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
    answers: &Answers,
) -> Result<Case, Error> {
    store::retry(|| attempt(act, process, lease, requester, answers)).await
}

async fn attempt(
    act: &Act<'_>,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
    answers: &Answers,
) -> Result<Case, Error> {
    let process = act.house.process(process)?;
    let mut tx = act.house.store.begin().await?;
    let loaded = facts::for_new(act, &mut tx, process, lease, requester, answers).await?;
    let year = amsterdam::day_of(act.now).year();
    let number = store::cases::next_number(&mut tx, process.number_prefix(), year).await?;
    let id = CaseId::new(act.now, act.house.chance.as_ref());
    let decision = decide(process, answers, &loaded.facts(act), NewCase { id, number: &number })?;
    let open = process.states().iter().any(|state| state.code == decision.state && state.open);
    let mut case = Case {
        id,
        number,
        process: process.key().to_owned(),
        level: loaded.level,
        channel: act.channel,
        requester,
        lease: loaded.lease.id,
        home: loaded.home.id,
        state: decision.state.to_owned(),
        open,
        attention: decision.attention.clone(),
        assignee: None,
        opened_at: act.now,
        closed_at: (!open).then_some(act.now),
        version: 1,
        data: decision.data.clone(),
    };
    let added = store::cases::add(&mut tx, &case, PerLease::One).await;
    // Two tenants who file in the same moment: the second reads again and sees that it already runs.
    added.map_err(
        |error| if matches!(error, StoreError::Taken { .. }) { Error::Changed } else { error.into() },
    )?;
    effects::apply(act, &mut tx, &mut case, &loaded, decision).await?;
    learn(act, &mut tx, &case).await?;
    drop_draft(act, &mut tx, process.key(), lease, requester).await?;
    tx.commit().await?;
    Ok(case)
}

/// What the process makes of the answers. Behind a screen a later answer can make an earlier one superfluous, which is
/// nothing to complain of; a program that answers what is not asked believes something that is not so, and is told.
fn decide(
    process: &dyn Process,
    answers: &Answers,
    facts: &Facts<'_>,
    new: NewCase<'_>,
) -> Result<Decision, Error> {
    let outcome = process.submit(answers, facts, new);
    if facts.channel != Channel::Api || matches!(outcome, Err(Refused::Refusal(_))) {
        return Ok(outcome?);
    }
    let misread = misread(&process.questions(answers, facts), answers);
    match outcome {
        outcome if misread.is_empty() => Ok(outcome?),
        Err(Refused::Problems(problems)) => Err(Error::Misread(misread, problems)),
        _ => Err(Error::Misread(misread, Vec::new())),
    }
}

/// Who files it in the portal has shown that they can do this alone.
async fn learn(act: &Act<'_>, tx: &mut Tx, case: &Case) -> Result<(), Error> {
    if act.channel != Channel::Portal || act.actor != (Actor::Tenant { id: case.requester }) {
        return Ok(());
    }
    self_reliance::observe_within(act, tx, case.requester, &case.process, SelfReliance::Alone).await
}
