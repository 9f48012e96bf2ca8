//! Commands on the visits of a case: choose a time, move it, call it off, say that it took place.

use jiff::civil::Date;
use serde_json::json;

use super::commands::read;
use super::filing::{Termination, Visit};
use super::intake::say;
use super::turn::{TimedVisit, Turn};
use super::{LeaseTermination, flow, letters};
use crate::appointments::offer::Slot;
use crate::appointments::{Appointment, AppointmentKind, AppointmentStatus};
use crate::calendar::amsterdam;
use crate::cases::Case;
use crate::processes::Facts;
use crate::processes::flow::{Command, Effect, Refusal};

/// The commands by which a time is chosen.
pub const CHOOSING: [&str; 2] = ["choose-time", "move-time"];

type Outcome = Result<&'static str, Refusal>;

/// What was is not changed by the tenant: of a visit that has been, only staff can say what came of it.
fn still_to_come(turn: &Turn<'_>, visit: &Appointment) -> Result<(), Refusal> {
    let passed = visit.starts_at <= turn.facts.now;
    if passed && !turn.facts.actor.is_staff() { Err(Refusal::Rule(say("r-visit-passed"))) } else { Ok(()) }
}

/// The visit of this kind that stands. Who names a visit means that one, and at the time they saw: not another that
/// came in its place, nor the same after somebody moved it.
fn standing(
    turn: &Turn<'_>,
    kind: AppointmentKind,
    command: &Command,
) -> Result<Option<Appointment>, Refusal> {
    let visit = turn.appointment(kind).cloned();
    let (named, seen) = (command.get("appointment"), command.get("starts-at"));
    let is = |wanted: Option<&str>, one: &dyn Fn(&Appointment) -> String| {
        wanted.is_none_or(|wanted| visit.as_ref().is_some_and(|visit| one(visit) == wanted))
    };
    if !is(named, &|visit| visit.id.to_string()) {
        return Err(Refusal::Rule(say("r-no-appointment")));
    }
    if !is(seen, &|visit| visit.starts_at.to_string()) {
        return Err(Refusal::Rule(say("r-visit-changed")));
    }
    if let Some(visit) = &visit {
        still_to_come(turn, visit)?;
    }
    Ok(visit)
}

fn visit_kind(command: &Command) -> Result<AppointmentKind, Refusal> {
    command.visit().ok_or_else(|| Refusal::Rule(say("r-no-appointment")))
}

/// Takes a time, or moves the visit to it.
pub fn choose_time(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let kind = visit_kind(command)?;
    let standing = standing(turn, kind, command)?;
    let wanted = command.get("time");
    // The time it has already: nothing to do, however often it is asked.
    if standing.as_ref().is_some_and(|visit| wanted == Some(slot_of(visit).code().as_str())) {
        return Ok(from);
    }
    let offered = offered(turn.process, &turn.termination, kind, turn.facts);
    let slot = wanted.and_then(|code| Slot::chosen(code, &offered));
    let slot = slot.ok_or(Refusal::TimeGone { kind })?;
    let travel_minutes = turn.process.rules.parameters.visits.travel_minutes;
    if let Some(visit) = standing {
        turn.effects.push(Effect::Move { id: visit.id, slot });
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
    let end = turn.termination.end;
    let late = |visit: &Appointment| visit.kind != kind && amsterdam::day_of(visit.starts_at) > end;
    if !turn.appointments().any(late) {
        turn.attention.retain(|reason| reason != "attention-visit-after-end");
    }
    let visit = TimedVisit { kind, starts_at: slot.starts_at, ends_at: slot.ends_at };
    if from == flow::CONFIRMED {
        letters::time(turn, visit);
        turn.remind_later(visit);
    }
    Ok(from)
}

/// The time a visit has.
fn slot_of(visit: &Appointment) -> Slot {
    Slot { starts_at: visit.starts_at, ends_at: visit.ends_at, inspector: visit.inspector }
}

/// A visit only the tenant asks for, after filing.
fn unasked_visit(turn: &Turn<'_>, kind: AppointmentKind) -> Visit {
    let (first, last) = turn.process.rules.window(kind, turn.termination.received_on, turn.termination.end);
    let minutes = minutes(turn.process, &turn.termination, kind, turn.facts);
    Visit { kind, minutes, rule: None, first, last, time: None }
}

/// Calls a visit off.
pub fn cancel_time(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let kind = visit_kind(command)?;
    let gone = || Refusal::Rule(say("r-no-appointment"));
    let appointment = standing(turn, kind, command)?.ok_or_else(gone)?;
    turn.effects.push(Effect::Cancel(appointment.id));
    letters::time_cancelled(turn, &appointment);
    if turn.termination.visit(kind).is_some_and(|visit| visit.rule.is_some()) {
        turn.attend("attention-visit-cancelled");
    } else {
        turn.termination.visits.retain(|visit| visit.kind != kind);
    }
    Ok(from)
}

/// Records that a visit took place.
pub fn visited(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
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

/// Reminds only of the visit as it was when the reminder was set, and once; a moved visit has a reminder of its own.
pub fn remind(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Outcome {
    let kind = visit_kind(command)?;
    let appointment = turn
        .appointment(kind)
        .filter(|found| command.get("starts-at") == Some(found.starts_at.to_string().as_str()))
        .filter(|found| !turn.termination.reminded.contains(&found.starts_at))
        .cloned()
        .ok_or_else(|| Refusal::Rule(say("r-no-appointment")))?;
    letters::reminder(turn, &appointment);
    turn.termination.reminded.push(appointment.starts_at);
    turn.event("termination-reminded", json!({ "visit": kind, "starts-at": appointment.starts_at }));
    Ok(from)
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

/// The days on which this visit can be: what was planned, else what the rules say; never before today.
fn window(
    process: &LeaseTermination,
    termination: &Termination,
    kind: AppointmentKind,
    facts: &Facts<'_>,
) -> (Date, Date) {
    let (first, last) = match termination.visit(kind) {
        Some(visit) => (visit.first, visit.last),
        None => process.rules.window(kind, termination.received_on, termination.end),
    };
    let today = amsterdam::day_of(facts.now);
    (first.max(today), last.max(today))
}

fn offered(
    process: &LeaseTermination,
    termination: &Termination,
    kind: AppointmentKind,
    facts: &Facts<'_>,
) -> Vec<Slot> {
    let window = window(process, termination, kind, facts);
    process.times(minutes(process, termination, kind, facts), window, facts)
}

/// The times that can be offered for a visit of this case.
pub fn times(process: &LeaseTermination, case: &Case, kind: AppointmentKind, facts: &Facts<'_>) -> Vec<Slot> {
    read(case).map(|termination| offered(process, &termination, kind, facts)).unwrap_or_default()
}

/// The days over which calendars are needed to offer times for this visit.
pub fn calendar_days(
    process: &LeaseTermination,
    case: &Case,
    kind: AppointmentKind,
    facts: &Facts<'_>,
) -> Option<(Date, Date)> {
    let termination = read(case).ok()?;
    Some(window(process, &termination, kind, facts))
}
