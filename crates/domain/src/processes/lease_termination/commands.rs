//! Commands on a case: each looks up its row in the flow, then decides what follows.

use jiff::civil::Date;
use serde_json::json;

use super::filing::{Termination, Visit};
use super::intake::say;
use super::turn::{TimedVisit, Turn, after_signatures};
use super::{LeaseTermination, agreement, flow, letters};
use crate::actors::Actor;
use crate::appointments::offer::Slot;
use crate::appointments::{AppointmentKind, AppointmentStatus};
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
        "decline" => decline(&mut turn, command),
        "expire-signatures" => expire_signatures(&mut turn),
        "approve" => approve(&mut turn),
        "hand-over" => hand_over(&mut turn, command),
        "reject" => reject(&mut turn, command),
        "correct" => correct(&mut turn, row.from, command),
        "choose-time" | "move-time" => choose_time(&mut turn, row.from, command),
        "cancel-time" => cancel_time(&mut turn, row.from, command),
        "visited" => visited(&mut turn, row.from, command),
        "resolve" => resolve(&mut turn, row.from, command),
        "remind" => remind(&mut turn, row.from, command),
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

/// The co-tenant who answers: themselves, or the one whose answer staff record.
fn signer(turn: &Turn<'_>, command: &Command) -> Result<RelationId, Refusal> {
    let relation = match turn.facts.actor {
        Actor::Tenant { id } => Some(id),
        _ => command.get("relation").and_then(|id| id.parse().ok()),
    };
    let signer = relation
        .filter(|id| turn.termination.signers.contains(id))
        .ok_or_else(|| Refusal::NotByYou { command: command.name.clone() })?;
    let answered = turn
        .facts
        .signatures
        .iter()
        .any(|signature| signature.relation == signer && signature.answer == Some(Answer::Agreed));
    if answered { Err(Refusal::Rule(say("r-signature-done"))) } else { Ok(signer) }
}

fn sign(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let relation = signer(turn, command)?;
    turn.effects.push(Effect::Sign { relation, answer: Answer::Agreed });
    turn.event("termination-signed", json!({ "relation": relation }));
    if from == flow::REVIEW || !turn.all_agreed(Some(relation)) {
        return Ok(from);
    }
    let state = after_signatures(turn.needs_approval());
    if state == flow::REVIEW {
        turn.tell_erp(TerminationStatus::InProgress);
        turn.attention.retain(|reason| !reason.starts_with("attention-cosigner"));
        turn.attend("attention-approval");
        turn.event("termination-sent-to-person", json!({ "reasons": ["attention-approval"] }));
    } else {
        let visits = turn.timed_visits();
        turn.confirm(&visits);
    }
    Ok(state)
}

fn decline(turn: &mut Turn<'_>, command: &Command) -> Outcome {
    let relation = signer(turn, command)?;
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

fn correct(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let wrong = || {
        let example = Value::Day(turn.termination.end);
        Refusal::Input(say("p-date-wrong").with("example", example))
    };
    let end = command.get("end").and_then(|end| end.parse::<Date>().ok()).ok_or_else(wrong)?;
    if end <= turn.facts.lease.start {
        let start = Value::Day(turn.facts.lease.start);
        return Err(Refusal::Input(say("p-before-start").with("start", start)));
    }
    let before = std::mem::replace(&mut turn.termination.end, end);
    turn.termination.corrections.clear();
    let received = turn.termination.received_on;
    for visit in &mut turn.termination.visits {
        (visit.first, visit.last) = turn.process.rules.window(visit.kind, received, end);
    }
    turn.event(
        "termination-corrected",
        json!({ "before": before, "after": end, "note": command.get("note") }),
    );
    if from == flow::CONFIRMED {
        turn.tell_erp(TerminationStatus::Approved);
        turn.effects.push(Effect::EndLease(Some(end)));
        letters::corrected(turn);
        turn.finish_later();
    }
    Ok(from)
}

fn visit_kind(command: &Command) -> Result<AppointmentKind, Refusal> {
    command
        .get("visit")
        .and_then(AppointmentKind::from_code)
        .ok_or_else(|| Refusal::Rule(say("r-no-appointment")))
}

fn choose_time(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let kind = visit_kind(command)?;
    let offered = offered(turn.process, &turn.termination, kind, turn.facts);
    let slot = command.get("time").and_then(|code| Slot::chosen(code, &offered));
    let slot = slot.ok_or(Refusal::TimeGone { kind })?;
    let travel_minutes = turn.process.rules.parameters.visits.travel_minutes;
    if let Some(id) = turn.appointment(kind).map(|appointment| appointment.id) {
        turn.effects.push(Effect::Move { id, slot });
    } else {
        let held = from != flow::CONFIRMED;
        turn.effects.push(Effect::Book { kind, slot, travel_minutes, held });
    }
    if turn.termination.visit(kind).is_none() {
        let visit = unasked_visit(turn, kind);
        turn.termination.visits.push(visit);
    }
    let all_timed = turn
        .termination
        .visits
        .iter()
        .all(|visit| visit.kind == kind || turn.appointment(visit.kind).is_some());
    if all_timed {
        turn.attention.retain(|reason| {
            !reason.starts_with("attention-no-time") && reason != "attention-visit-cancelled"
        });
    }
    let visit = TimedVisit { kind, starts_at: slot.starts_at, ends_at: slot.ends_at };
    if from == flow::CONFIRMED {
        letters::time(turn, visit);
        turn.remind_later(visit);
    }
    Ok(from)
}

/// A visit only the tenant asks for, after filing.
fn unasked_visit(turn: &Turn<'_>, kind: AppointmentKind) -> Visit {
    let (first, last) = turn.process.rules.window(kind, turn.termination.received_on, turn.termination.end);
    let minutes = minutes(turn.process, &turn.termination, kind, turn.facts);
    Visit { kind, minutes, rule: None, first, last, time: None }
}

fn cancel_time(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let kind = visit_kind(command)?;
    let gone = || Refusal::Rule(say("r-no-appointment"));
    let appointment = turn.appointment(kind).cloned().ok_or_else(gone)?;
    turn.effects.push(Effect::Cancel(appointment.id));
    letters::time_cancelled(turn, &appointment);
    if turn.termination.visit(kind).is_some_and(|visit| visit.rule.is_some()) {
        turn.attend("attention-visit-cancelled");
    } else {
        turn.termination.visits.retain(|visit| visit.kind != kind);
    }
    Ok(from)
}

fn visited(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let kind = visit_kind(command)?;
    let gone = || Refusal::Rule(say("r-no-appointment"));
    let id = turn
        .appointment(kind)
        .filter(|appointment| appointment.status == AppointmentStatus::Booked)
        .map(|appointment| appointment.id)
        .ok_or_else(gone)?;
    turn.effects.push(Effect::Done(id));
    Ok(from)
}

fn resolve(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let note = note(command)?;
    turn.event("termination-resolved", json!({ "reasons": turn.attention, "note": note }));
    turn.attention.clear();
    Ok(from)
}

/// Reminds only of the visit as it was when the reminder was set; a moved visit has a reminder of its own.
fn remind(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let kind = visit_kind(command)?;
    let appointment = turn
        .appointment(kind)
        .filter(|found| command.get("starts-at") == Some(found.starts_at.to_string().as_str()))
        .cloned()
        .ok_or_else(|| Refusal::Rule(say("r-no-appointment")))?;
    letters::reminder(turn, &appointment);
    turn.event("termination-reminded", json!({ "visit": kind, "starts-at": appointment.starts_at }));
    Ok(from)
}

fn withdraw(turn: &mut Turn<'_>, from: &'static str) -> Outcome {
    let last = turn.process.rules.last_day_to_withdraw(turn.termination.end);
    let by_tenant = matches!(turn.facts.actor, Actor::Tenant { .. });
    if by_tenant && from == flow::CONFIRMED && amsterdam::day_of(turn.facts.now) > last {
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
    letters::ended(turn);
    turn.event("termination-ended", json!({ "end": end }));
    turn.attention.clear();
    Ok(flow::ENDED)
}

fn minutes(
    process: &LeaseTermination,
    termination: &Termination,
    kind: AppointmentKind,
    facts: &Facts<'_>,
) -> u16 {
    if let Some(visit) = termination.visit(kind) {
        return visit.minutes;
    }
    let rules = process.rules.visits(facts.lease, facts.home, termination.end).unwrap_or_default();
    rules.into_iter().find(|rule| rule.kind == kind).map_or(60, |rule| rule.minutes)
}

fn offered(
    process: &LeaseTermination,
    termination: &Termination,
    kind: AppointmentKind,
    facts: &Facts<'_>,
) -> Vec<Slot> {
    let window = match termination.visit(kind) {
        Some(visit) => (visit.first, visit.last),
        None => process.rules.window(kind, termination.received_on, termination.end),
    };
    let today = amsterdam::day_of(facts.now);
    let window = (window.0.max(today), window.1.max(today));
    process.times(minutes(process, termination, kind, facts), window, facts)
}

/// The times that can be offered for a visit of this case.
pub fn times(process: &LeaseTermination, case: &Case, kind: AppointmentKind, facts: &Facts<'_>) -> Vec<Slot> {
    read(case).map(|termination| offered(process, &termination, kind, facts)).unwrap_or_default()
}

/// The days over which calendars are needed to offer times for this case.
pub fn calendar_days(process: &LeaseTermination, case: &Case, facts: &Facts<'_>) -> Option<(Date, Date)> {
    let termination = read(case).ok()?;
    let today = amsterdam::day_of(facts.now);
    let windows =
        AppointmentKind::ALL.map(|kind| process.rules.window(kind, termination.received_on, termination.end));
    let planned = termination.visits.iter().map(|visit| (visit.first, visit.last));
    let all: Vec<(Date, Date)> = windows.into_iter().chain(planned).collect();
    let first = all.iter().map(|window| window.0.max(today)).min()?;
    let last = all.iter().map(|window| window.1.max(today)).max()?;
    Some((first, last))
}
