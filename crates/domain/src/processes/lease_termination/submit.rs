//! Filing: answers become a case, certain at once where the rules allow it.

use serde_json::json;

use super::filing::Termination;
use super::turn::{TimedVisit, Turn};
use super::{LeaseTermination, flow, intake, letters, parse, plan::Plan};
use crate::actors::Actor;
use crate::cases::Level;
use crate::channels::Channel;
use crate::erp::TerminationStatus;
use crate::processes::flow::{Decision, Effect, Refusal};
use crate::processes::intake::{Answers, Refused};
use crate::processes::{Facts, NewCase};

/// Files the answers, or says what must be answered better or why it cannot be filed here.
pub fn submit(
    process: &LeaseTermination,
    answers: &Answers,
    facts: &Facts<'_>,
    new: NewCase<'_>,
) -> Result<Decision, Refused> {
    admissible(facts).map_err(Refused::Refusal)?;
    let plan = Plan::of(process, answers, facts);
    let termination = parse::parse(process, answers, facts, &plan).map_err(Refused::Problems)?;
    let filed_by = if matches!(facts.actor, Actor::Tenant { .. }) { Channel::Portal } else { facts.channel };
    let mut turn = Turn {
        process,
        facts,
        case: new.id,
        number: new.number,
        level: facts.level,
        filed_by,
        attention: parse::without_time(&termination).into_iter().map(str::to_owned).collect(),
        termination,
        effects: Vec::new(),
        events: Vec::new(),
    };
    turn.event("termination-submitted", submitted(&turn.termination, facts));
    let state = route(&mut turn, &plan);
    Ok(turn.decision(state))
}

/// Whether a termination can be filed on this lease by this person.
pub fn admissible(facts: &Facts<'_>) -> Result<(), Refusal> {
    let rule = |key: &str| Err(Refusal::Rule(intake::say(key)));
    if facts.level == Level::Traditional && !facts.actor.is_staff() {
        return rule("r-traditional");
    }
    if facts.running.is_some() {
        return rule("r-already");
    }
    match facts.lease.end {
        Some(end) if end < crate::calendar::amsterdam::day_of(facts.now) => rule("r-ended"),
        Some(_) => rule("r-already"),
        None => Ok(()),
    }
}

/// What the event log keeps of a filing: what is needed to compare channels and levels, no account or address.
fn submitted(termination: &Termination, facts: &Facts<'_>) -> serde_json::Value {
    json!({
        "situation": termination.situation,
        "wished-end": termination.wished_end,
        "end": termination.end,
        "reason": termination.reason,
        "level": facts.level,
        "signers": termination.signers.len(),
        "visits": termination.visits.iter().map(|visit| visit.kind).collect::<Vec<_>>(),
    })
}

/// Where a new case goes, and what happens on the way.
fn route(turn: &mut Turn<'_>, plan: &Plan) -> &'static str {
    if !plan.by_rules {
        turn.tell_erp(TerminationStatus::InProgress);
        turn.send_to_person(&plan.person_reasons);
        return flow::REVIEW;
    }
    let must_sign = turn.everyone_leaves() && !turn.termination.signers.is_empty();
    let certain = !must_sign && !turn.needs_approval();
    let mut visits = timed(&turn.termination);
    visits.sort_by_key(|visit| visit.starts_at);
    let travel_minutes = turn.process.rules.parameters.visits.travel_minutes;
    let book: Vec<Effect> = chosen(&turn.termination)
        .map(|(kind, slot)| Effect::Book { kind, slot, travel_minutes, held: !certain })
        .collect();
    if certain {
        turn.confirm(&visits);
        turn.effects.extend(book);
        return flow::CONFIRMED;
    }
    turn.effects.extend(book);
    if must_sign {
        turn.tell_erp(TerminationStatus::Received);
        letters::received(turn, "signing");
        turn.ask_signatures();
        return flow::SIGNING;
    }
    turn.tell_erp(TerminationStatus::InProgress);
    turn.attend("attention-approval");
    letters::received(turn, "review");
    flow::REVIEW
}

fn chosen(
    termination: &Termination,
) -> impl Iterator<Item = (crate::appointments::AppointmentKind, crate::appointments::offer::Slot)> {
    termination.visits.iter().filter_map(|visit| {
        visit.time.and_then(super::filing::TimeChoice::slot).map(|slot| (visit.kind, slot))
    })
}

fn timed(termination: &Termination) -> Vec<TimedVisit> {
    chosen(termination)
        .map(|(kind, slot)| TimedVisit { kind, starts_at: slot.starts_at, ends_at: slot.ends_at })
        .collect()
}
