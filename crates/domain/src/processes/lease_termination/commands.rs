//! Commands on a case: each looks up its row in the flow, then decides what follows.

use serde_json::json;

use super::filing::Termination;
use super::intake::say;
use super::turn::{Turn, after_signatures};
use super::{LeaseTermination, agreement, correction, flow, forwarding, letters, visits};
use crate::actors::Actor;
use crate::appointments::Appointment;
use crate::calendar::amsterdam;
use crate::cases::{Answer, Case};
use crate::erp::TerminationStatus;
use crate::ids::RelationId;
use crate::messages::{Message, Value};
use crate::processes::Facts;
use crate::processes::flow::{Command, Decision, Effect, Refusal, transition};

type Outcome = Result<&'static str, Refusal>;

/// Obeys or refuses a command.
pub fn decide(
    process: &LeaseTermination,
    case: &Case,
    command: &Command,
    facts: &Facts<'_>,
) -> Result<Decision, Refusal> {
    let row = transition(flow::TRANSITIONS, &case.state, &command.name, facts.actor, case.requester)?;
    let mut turn = Turn {
        process,
        facts,
        case: case.id,
        number: &case.number,
        level: case.level,
        filed_by: case.channel,
        termination: read(case)?,
        attention: case.attention.clone(),
        effects: Vec::new(),
        events: Vec::new(),
    };
    let state = match row.command {
        "sign" => sign(&mut turn, row.from, command),
        "decline" => decline(&mut turn, row.from, command),
        "expire-signatures" => expire_signatures(&mut turn),
        "approve" => approve(&mut turn),
        "hand-over" => hand_over(&mut turn, command),
        "reject" => reject(&mut turn, command),
        "correct" => correction::correct(&mut turn, row.from, command),
        "choose-time" | "move-time" => visits::choose_time(&mut turn, row.from, command),
        "cancel-time" => visits::cancel_time(&mut turn, row.from, command),
        "visited" => visits::visited(&mut turn, row.from, command),
        "resolve" => resolve(&mut turn, row.from, command),
        forwarding::COMMAND => forwarding::obey(&mut turn, row.from, command),
        "remind" => visits::remind(&mut turn, row.from, command),
        "withdraw" => withdraw(&mut turn, row.from),
        "finish" => finish(&mut turn),
        unknown => return Err(Refusal::NotNow { state: case.state.clone(), command: unknown.to_owned() }),
    }?;
    debug_assert!(row.to.contains(&state), "{} must not lead from {} to {state}", row.command, row.from);
    Ok(turn.decision(state))
}

/// The termination a case keeps.
pub(super) fn read(case: &Case) -> Result<Termination, Refusal> {
    serde_json::from_value(case.data.clone())
        .map_err(|_| Refusal::NotNow { state: case.state.clone(), command: "read".to_owned() })
}

/// The co-tenant who answers: themselves, or the one whose answer staff record; `None` when they answered just this
/// before. A no may become a yes; what was agreed to stands.
fn signer(turn: &Turn<'_>, command: &Command, answer: Answer) -> Result<Option<RelationId>, Refusal> {
    let relation = match turn.facts.actor {
        Actor::Tenant { id } => Some(id),
        _ => command.get("relation").and_then(|id| id.parse().ok()),
    };
    let signer = relation
        .filter(|id| turn.termination.signers.contains(id))
        .ok_or_else(|| Refusal::NotByYou { command: command.name.clone() })?;
    let asked = turn.facts.signatures.iter().find(|signature| signature.relation == signer);
    match asked.and_then(|signature| signature.answer) {
        Some(before) if before == answer => Ok(None),
        Some(Answer::Agreed) => Err(Refusal::Rule(say("r-signature-done"))),
        Some(Answer::Declined) | None => Ok(Some(signer)),
    }
}

fn sign(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let Some(relation) = signer(turn, command, Answer::Agreed)? else { return Ok(from) };
    if from == flow::CONFIRMED {
        return Err(Refusal::NotNow { state: from.to_owned(), command: command.name.clone() });
    }
    turn.effects.push(Effect::Sign { relation, answer: Answer::Agreed });
    turn.event("termination-signed", json!({ "relation": relation }));
    if !turn.all_agreed(Some(relation)) {
        return Ok(from);
    }
    turn.attention.retain(|reason| !reason.starts_with("attention-cosigner"));
    if from == flow::REVIEW {
        if turn.attention.is_empty() {
            turn.attend("attention-all-agreed");
        }
        return Ok(from);
    }
    if turn.end_has_passed() {
        turn.tell_erp(TerminationStatus::InProgress);
        turn.send_to_person(&["attention-end-passed".to_owned()]);
        return Ok(flow::REVIEW);
    }
    let state = after_signatures(turn.needs_approval());
    if state == flow::REVIEW {
        turn.tell_erp(TerminationStatus::InProgress);
        turn.attend("attention-approval");
        turn.event("termination-sent-to-person", json!({ "reasons": ["attention-approval"] }));
    } else {
        let visits = turn.timed_visits();
        turn.confirm(&visits);
    }
    Ok(state)
}

fn decline(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let Some(relation) = signer(turn, command, Answer::Declined)? else { return Ok(from) };
    turn.effects.push(Effect::Sign { relation, answer: Answer::Declined });
    turn.event("termination-declined", json!({ "relation": relation }));
    turn.tell_erp(TerminationStatus::InProgress);
    turn.send_to_person(&["attention-cosigner-declined".to_owned()]);
    Ok(flow::REVIEW)
}

fn expire_signatures(turn: &mut Turn<'_>) -> Outcome {
    let waiting = turn
        .facts
        .signatures
        .iter()
        .any(|signature| signature.answer.is_none() && signature.expires_at <= turn.facts.now);
    if !waiting {
        return Err(Refusal::NotNow {
            state: flow::SIGNING.to_owned(),
            command: "expire-signatures".to_owned(),
        });
    }
    turn.event("termination-signatures-expired", json!({}));
    turn.tell_erp(TerminationStatus::InProgress);
    turn.send_to_person(&["attention-cosigner-silent".to_owned()]);
    Ok(flow::REVIEW)
}

/// A person agrees that the whole lease ends. Where others on it were never asked, they are asked now.
fn approve(turn: &mut Turn<'_>) -> Outcome {
    if let Some(obstacle) = agreement::obstacle(&turn.termination, turn.facts) {
        return Err(agreement::refusal(obstacle, &turn.termination, turn.facts));
    }
    if turn.end_has_passed() {
        return Err(Refusal::Rule(say("r-end-passed").with("end", Value::Day(turn.termination.end))));
    }
    turn.event("termination-approved", json!({ "reasons": turn.attention }));
    turn.termination.approved = true;
    if turn.everyone_leaves() && !turn.all_agreed(None) {
        turn.attention.retain(|reason| reason.starts_with("attention-no-time"));
        letters::received(turn, "signing");
        turn.ask_signatures();
        return Ok(flow::SIGNING);
    }
    let visits = turn.timed_visits();
    turn.confirm(&visits);
    let open =
        turn.termination.visits.iter().any(|visit| !visits.iter().any(|timed| timed.kind == visit.kind));
    if open {
        turn.attend("attention-no-time-suits");
    }
    Ok(flow::CONFIRMED)
}

/// The whole lease does not end, because somebody stays: a person arranged what happens instead and writes it down.
fn hand_over(turn: &mut Turn<'_>, command: &Command) -> Outcome {
    if agreement::obstacle(&turn.termination, turn.facts).is_none() {
        return Err(Refusal::Rule(say("r-nobody-stays")));
    }
    let arranged = note(command).map_err(|_| Refusal::Input(say("r-arrangement-needed")))?;
    free_all(turn);
    turn.tell_erp(TerminationStatus::Withdrawn);
    letters::handed_over(turn, &arranged);
    turn.event("termination-handed-over", json!({ "note": arranged }));
    turn.termination.handed_over = Some(arranged);
    turn.attention.clear();
    Ok(flow::HANDED_OVER)
}

fn note(command: &Command) -> Result<String, Refusal> {
    let note = command.get("note").filter(|note| note.chars().count() <= 2_000);
    note.map(str::to_owned).ok_or_else(|| Refusal::Input(say("r-note-needed")))
}

fn reject(turn: &mut Turn<'_>, command: &Command) -> Outcome {
    let why = note(command)?;
    free_all(turn);
    turn.tell_erp(TerminationStatus::Rejected);
    letters::rejected(turn, &why);
    turn.event("termination-rejected", json!({ "why": why }));
    turn.termination.rejection = Some(why);
    turn.attention.clear();
    Ok(flow::REJECTED)
}

fn free_all(turn: &mut Turn<'_>) {
    let ids: Vec<_> = turn.appointments().map(|appointment| appointment.id).collect();
    turn.effects.extend(ids.into_iter().map(Effect::Cancel));
}

fn resolve(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let note = note(command)?;
    turn.event("termination-resolved", json!({ "reasons": turn.attention, "note": note }));
    turn.attention.clear();
    Ok(from)
}

fn withdraw(turn: &mut Turn<'_>, from: &'static str) -> Outcome {
    let last = turn.process.rules.last_day_to_withdraw(turn.termination.end);
    if !turn.facts.actor.is_staff() && from == flow::CONFIRMED && amsterdam::day_of(turn.facts.now) > last {
        let message: Message = say("r-too-late-to-withdraw").with("last", Value::Day(last));
        return Err(Refusal::Rule(message));
    }
    free_all(turn);
    turn.tell_erp(TerminationStatus::Withdrawn);
    if from == flow::CONFIRMED {
        turn.effects.push(Effect::EndLease(None));
    }
    letters::withdrawn(turn);
    turn.event("termination-withdrawn", json!({}));
    turn.attention.clear();
    Ok(flow::WITHDRAWN)
}

fn finish(turn: &mut Turn<'_>) -> Outcome {
    let end = turn.termination.end;
    if amsterdam::day_of(turn.facts.now) <= end {
        return Err(Refusal::Rule(say("r-cannot-finish").with("end", Value::Day(end))));
    }
    // Nobody comes to a home that is no longer the tenant's, unless a person arranged that anew.
    let to_come = |visit: &&Appointment| visit.starts_at > turn.facts.now;
    let to_come: Vec<Appointment> = turn.appointments().filter(to_come).cloned().collect();
    for visit in to_come {
        letters::time_cancelled(turn, &visit);
        turn.effects.push(Effect::Cancel(visit.id));
    }
    letters::ended(turn);
    turn.event("termination-ended", json!({ "end": end }));
    turn.attention.clear();
    Ok(flow::ENDED)
}
