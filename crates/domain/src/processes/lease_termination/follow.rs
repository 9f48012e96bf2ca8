//! Track and trace: the case as the tenant follows it.

use super::commands::read;
use super::filing::Termination;
use super::flow;
use super::intake::say;
use crate::actors::Actor;
use crate::appointments::AppointmentStatus;
use crate::cases::{Answer, Case};
use crate::messages::{Message, Value};
use crate::processes::{Facts, Progress, Step};
use crate::tenancy::Relation;

fn step(title: Message, when: Option<Value>, progress: Progress) -> Step {
    Step { title, detail: None, when, progress }
}

/// A text, in other words for somebody else on the lease, who did not file it and is told nothing of what is the
/// requester's own.
fn told(key: &str, facts: &Facts<'_>) -> Message {
    let to_another = matches!(facts.actor, Actor::Tenant { id } if id != facts.requester);
    if to_another { say(&format!("{key}-together")) } else { say(key) }
}

/// Every step of the case, from received to settled, or to where it stopped.
pub fn steps(case: &Case, facts: &Facts<'_>) -> Vec<Step> {
    let Ok(termination) = read(case) else { return Vec::new() };
    let mut steps = vec![step(say("step-received"), Some(Value::Moment(case.opened_at)), Progress::Done)];
    match case.state.as_str() {
        flow::WITHDRAWN => {
            steps.push(stopped(case, told("step-withdrawn", facts), say("step-withdrawn-detail")));
        }
        flow::REJECTED => {
            let why = termination.rejection.clone().unwrap_or_default();
            let detail = told("step-rejected-detail", facts).with("why", Value::Text(why));
            steps.push(stopped(case, say("step-rejected"), detail));
        }
        flow::HANDED_OVER => {
            let arranged = termination.handed_over.clone().unwrap_or_default();
            let detail = told("step-handed-over-detail", facts).with("arranged", Value::Text(arranged));
            steps.push(stopped(case, say("step-handed-over"), detail));
        }
        _ => steps.extend(running(case, &termination, facts)),
    }
    steps
}

fn stopped(case: &Case, title: Message, detail: Message) -> Step {
    let when = case.closed_at.map(Value::Moment);
    Step { detail: Some(detail), ..step(title, when, Progress::Now) }
}

fn running(case: &Case, termination: &Termination, facts: &Facts<'_>) -> Vec<Step> {
    let certain = matches!(case.state.as_str(), flow::CONFIRMED | flow::ENDED);
    let agreement = signatures(case, termination, facts);
    let mut steps = Vec::new();
    if case.state == flow::REVIEW {
        let review = step(told("step-review", facts), None, Progress::Now);
        let review = Step { detail: Some(told("step-review-detail", facts)), ..review };
        let agreed = agreement.as_ref().is_none_or(|step| step.progress == Progress::Done);
        // What is behind us stands first: agreement that is still missing comes after the person who sees to it.
        let review = Some(review);
        let (first, second) = if agreed { (agreement, review) } else { (review, agreement) };
        steps.extend(first.into_iter().chain(second));
    } else {
        steps.extend(agreement);
    }
    let confirmed = step(say("step-confirmed"), None, if certain { Progress::Done } else { Progress::Later });
    let detail = say("step-confirmed-detail").with("end", Value::Day(termination.end));
    steps.push(Step { detail: Some(detail), ..confirmed });
    steps.extend(visits(termination, facts, certain));
    let ended = case.state == flow::ENDED;
    let after = |done: bool| if done { Progress::Done } else { Progress::Later };
    steps.push(step(say("step-end"), Some(Value::Day(termination.end)), after(ended)));
    let settlement = step(say("step-settlement"), None, if ended { Progress::Now } else { Progress::Later });
    steps.push(Step { detail: Some(told("step-settlement-detail", facts)), ..settlement });
    mark_next(&mut steps);
    steps
}

fn signatures(case: &Case, termination: &Termination, facts: &Facts<'_>) -> Option<Step> {
    if termination.signers.is_empty() || facts.signatures.is_empty() {
        return None;
    }
    let missing = |answer: &dyn Fn(Option<Answer>) -> bool| -> Vec<&Relation> {
        let of = |id| facts.signatures.iter().any(|asked| asked.relation == id && answer(asked.answer));
        facts.tenants.iter().filter(|tenant| of(tenant.id)).collect()
    };
    let declined = missing(&|answer| answer == Some(Answer::Declined));
    let waiting = missing(&|answer| answer.is_none());
    let (key, people) = if declined.is_empty() {
        ("step-signatures-waiting", waiting)
    } else {
        ("step-signatures-declined", declined)
    };
    if people.is_empty() {
        return Some(step(say("step-signatures"), None, Progress::Done));
    }
    let progress = if case.state == flow::SIGNING { Progress::Now } else { Progress::Later };
    let detail = by_name(key, &people, facts);
    Some(Step { detail: Some(detail), ..step(say("step-signatures"), None, progress) })
}

/// A sentence about these people, in which the reader is not called by name.
fn by_name(key: &str, people: &[&Relation], facts: &Facts<'_>) -> Message {
    let is_reader = |person: &&&Relation| facts.actor == Actor::Tenant { id: person.id };
    let others = people.iter().filter(|person| !is_reader(person)).map(|person| person.name.spoken());
    let others: Vec<String> = others.collect();
    let key = match (people.iter().any(|person| is_reader(&person)), others.is_empty()) {
        (false, _) => key.to_owned(),
        (true, true) => format!("{key}-you"),
        (true, false) => format!("{key}-you-too"),
    };
    say(&key).with("names", Value::Names(others))
}

fn visits(termination: &Termination, facts: &Facts<'_>, certain: bool) -> Vec<Step> {
    let mut steps: Vec<(Option<jiff::Timestamp>, Step)> = termination
        .visits
        .iter()
        .map(|visit| {
            let title = Message::new(format!("visit-{}-title", visit.kind.code()));
            let found = facts.appointments.iter().rev().find(|appointment| {
                appointment.kind == visit.kind && appointment.status != AppointmentStatus::Cancelled
            });
            if let Some(found) = found {
                let done = found.status == AppointmentStatus::Done || (certain && found.ends_at < facts.now);
                let progress = if done { Progress::Done } else { Progress::Later };
                let when = Value::Between(found.starts_at, found.ends_at);
                (Some(found.starts_at), step(title, Some(when), progress))
            } else {
                let open = step(title, None, Progress::Later);
                (None, Step { detail: Some(told("step-visit-open", facts)), ..open })
            }
        })
        .collect();
    steps.sort_by_key(|(when, _)| when.is_none().then_some(jiff::Timestamp::MAX).or(*when));
    steps.into_iter().map(|(_, step)| step).collect()
}

/// The first step that is still to come is the present one, unless another already is.
fn mark_next(steps: &mut [Step]) {
    if steps.iter().any(|step| step.progress == Progress::Now) {
        return;
    }
    if let Some(next) = steps.iter_mut().find(|step| step.progress == Progress::Later) {
        next.progress = Progress::Now;
    }
}
