//! Commands on a case: load, let the process decide, carry out, commit.

use domain::cases::Case;
use domain::ids::CaseId;
use domain::processes::flow::{Command, Decision};
use serde::Deserialize;
use store::Tx;
use store::outbox::{Claimed, complete};

use super::{access, effects, facts};
use crate::outbox::Timer;
use crate::{Act, Error};

/// Gives `command` to the case; returns the case as it is after.
pub async fn command(act: &Act<'_>, id: CaseId, command: &Command) -> Result<Case, Error> {
    store::retry(|| attempt(act, id, None, command)).await
}

/// Gives `command` to the case as the asker saw it: refused as [`Error::Changed`] when it has changed since.
pub async fn command_at(act: &Act<'_>, id: CaseId, version: i64, command: &Command) -> Result<Case, Error> {
    let outcome = store::retry(|| async {
        match attempt(act, id, Some(version), command).await {
            // A version given by the asker does not come true by trying again.
            Err(Error::Changed) => Ok(None),
            other => other.map(Some),
        }
    })
    .await?;
    outcome.ok_or(Error::Changed)
}

async fn attempt(act: &Act<'_>, id: CaseId, seen: Option<i64>, command: &Command) -> Result<Case, Error> {
    let mut tx = act.house.store.begin().await?;
    let case = obey(act, &mut tx, id, seen, command).await?;
    tx.commit().await?;
    Ok(case)
}

async fn obey(
    act: &Act<'_>,
    tx: &mut Tx,
    id: CaseId,
    seen: Option<i64>,
    command: &Command,
) -> Result<Case, Error> {
    let mut case = access::commandable(act, &mut *tx, id).await?;
    if seen.is_some_and(|version| version != case.version) {
        return Err(Error::Changed);
    }
    let process = act.house.process(&case.process)?;
    let timed = command.visit().filter(|_| process.chooses_time(&command.name));
    let loaded = facts::for_case(act, &mut *tx, process, &case, timed).await?;
    let decision = process.decide(&case, command, &loaded.facts(act))?;
    if is_settled(&case, &decision) {
        return Ok(case);
    }
    let open = process.states().iter().any(|state| state.code == decision.state && state.open);
    decision.state.clone_into(&mut case.state);
    case.closed_at = if open { None } else { case.closed_at.or(Some(act.now)) };
    case.open = open;
    case.attention.clone_from(&decision.attention);
    case.data.clone_from(&decision.data);
    case = store::cases::update(tx, &case).await?;
    effects::apply(act, tx, &mut case, &loaded, decision).await?;
    Ok(case)
}

/// Whether what was asked was so already, so that there is nothing to do or to record.
fn is_settled(case: &Case, decision: &Decision) -> bool {
    let stands = decision.state == case.state && decision.attention == case.attention;
    stands && decision.effects.is_empty() && decision.events.is_empty()
}

/// Gives the command in `message`, whose moment has come, and notes in the same transaction that it was given: it is
/// given once, whatever happens in between. One that no longer fits the case is done with.
pub async fn run_timer(act: &Act<'_>, message: &Claimed) -> Result<(), Error> {
    let timer = Timer::deserialize(&message.payload).map_err(|error| Error::Defect(error.to_string()))?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        match obey(act, &mut tx, timer.case, None, &timer.command).await {
            Ok(_) => {}
            Err(Error::Refused(_) | Error::NotFound) => {
                tx.roll_back().await?;
                tx = act.house.store.begin().await?;
            }
            Err(error) => return Err(error),
        }
        complete(&mut tx, message, act.now).await?;
        Ok(tx.commit().await?)
    })
    .await
}
