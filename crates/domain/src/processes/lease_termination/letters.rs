//! What is written to whom, as messages; the use case puts them in words in each reader's own language.

use jiff::Timestamp;

use super::filing::{ContactBy, Situation};
use super::intake::say;
use super::turn::{TimedVisit, Turn};
use crate::appointments::{Appointment, AppointmentKind, AppointmentStatus};
use crate::channels::Channel;
use crate::ids::RelationId;
use crate::messages::{Message, Value};
use crate::processes::flow::Effect;

type Values = Vec<(String, Value)>;

fn named<const N: usize>(values: [(&str, Value); N]) -> Values {
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn visit_name(kind: AppointmentKind) -> Value {
    Value::Key(format!("visit-{}", kind.code()))
}

/// Whether the only tenant died, so that whoever opens a letter is somebody who lost them.
fn to_relatives(turn: &Turn<'_>) -> bool {
    turn.termination.situation == Situation::Death && turn.facts.lease.parties.len() < 2
}

/// The same letter with other words for those who lost somebody, where the ordinary ones would hurt.
fn for_relatives(template: &'static str) -> &'static str {
    match template {
        "person" => "person-death",
        "confirmed" => "confirmed-death",
        "ended" => "ended-death",
        other => other,
    }
}

/// Writes to one person; paper only for the requester who asked for it.
fn write(
    turn: &mut Turn<'_>,
    to: RelationId,
    mut template: &'static str,
    mut values: Values,
    attach: &[AppointmentKind],
) {
    if to_relatives(turn) {
        template = for_relatives(template);
        let name = turn.facts.tenants.iter().find(|tenant| tenant.id == to);
        let name = name.map(|tenant| tenant.name.spoken()).unwrap_or_default();
        let relatives = say("mail-relatives").with("name", Value::Text(name));
        values.push(("name".to_owned(), Value::Said(Box::new(relatives))));
    }
    let on_paper = to == turn.facts.requester && turn.termination.contact_by == ContactBy::Letter;
    turn.effects.push(Effect::Mail { to, template, values, attach: attach.to_vec(), on_paper });
}

/// Writes to the requester and to everybody else on the lease who was asked; who was not asked may not know of it.
fn write_to_all(turn: &mut Turn<'_>, template: &'static str, values: &Values, attach: &[AppointmentKind]) {
    write(turn, turn.facts.requester, template, values.clone(), attach);
    for signer in turn.asked() {
        write(turn, signer, template, values.clone(), attach);
    }
}

/// Receipt, with what happens next: `signing` or `review`.
pub fn received(turn: &mut Turn<'_>, next: &str) {
    let values = named([
        ("received", Value::Day(turn.termination.received_on)),
        ("next", Value::Said(Box::new(next_step(turn, next)))),
    ]);
    write(turn, turn.facts.requester, "received", values, &[]);
}

fn next_step(turn: &Turn<'_>, next: &str) -> Message {
    say(&format!("mail-next-{next}")).with("names", signer_names(turn))
}

/// The names of those who must agree.
fn signer_names(turn: &Turn<'_>) -> Value {
    let names = turn
        .facts
        .tenants
        .iter()
        .filter(|tenant| turn.termination.signers.contains(&tenant.id))
        .map(|tenant| tenant.name.spoken())
        .collect();
    Value::Names(names)
}

/// The confirmation, with all dates and the calendar files: to the requester with what they can still change, to
/// others on the lease, who cannot change it, in words of their own.
pub fn confirmed(turn: &mut Turn<'_>, visits: &[TimedVisit]) {
    let lines: Vec<Message> = if turn.termination.visits.is_empty() {
        vec![say("mail-visit-none")]
    } else {
        turn.termination.visits.iter().map(|visit| visit_line(visit.kind, visits)).collect()
    };
    let withdraw = turn.process.rules.last_day_to_withdraw(turn.termination.end);
    let attached = (!visits.is_empty()).then(|| say("mail-note-attached"));
    let changes = (!visits.is_empty()).then(|| say("mail-note-move"));
    // What can no longer be taken back is not offered.
    let still = withdraw >= crate::calendar::amsterdam::day_of(turn.facts.now);
    let withdrawal = still.then(|| say("mail-note-withdraw").with("withdraw", Value::Day(withdraw)));
    let own = attached.clone().into_iter().chain(changes).chain(withdrawal.clone()).collect();
    let others: Vec<Message> = attached.into_iter().chain([say("mail-note-call")]).collect();
    let values = |lines: Vec<Message>, notes: Vec<Message>, turn: &Turn<'_>| {
        named([
            ("received", Value::Day(turn.termination.received_on)),
            ("end", Value::Day(turn.termination.end)),
            ("visits", Value::Lines(lines)),
            ("withdrawal", Value::Lines(withdrawal.clone().into_iter().collect())),
            ("notes", Value::Lines(notes)),
        ])
    };
    let attach: Vec<AppointmentKind> = visits.iter().map(|visit| visit.kind).collect();
    // Why the last day is another than they asked for is told to who asked.
    let told = turn.termination.corrections.iter().chain(&lines).cloned().collect();
    let own = values(told, own, turn);
    write(turn, turn.facts.requester, "confirmed", own, &attach);
    if turn.everyone_leaves() {
        for signer in turn.termination.signers.clone() {
            let values = values(lines.clone(), others.clone(), turn);
            write(turn, signer, "confirmed-together", values, &attach);
        }
    }
}

fn visit_line(kind: AppointmentKind, visits: &[TimedVisit]) -> Message {
    let when = match visits.iter().find(|visit| visit.kind == kind) {
        Some(visit) => Value::Between(visit.starts_at, visit.ends_at),
        None => Value::Said(Box::new(say("step-visit-open"))),
    };
    say("mail-visit-line")
        .with("visit", Value::Key(format!("visit-{}-title", kind.code())))
        .with("when", when)
}

/// The values of the question to a co-tenant, in other words when they were asked before about another day.
pub fn signature(turn: &Turn<'_>, relation: RelationId, until: Timestamp) -> Values {
    let requester = turn.facts.tenants.iter().find(|tenant| tenant.id == turn.facts.requester);
    let requester = Value::Text(requester.map(|tenant| tenant.name.spoken()).unwrap_or_default());
    let key =
        if turn.asked().contains(&relation) { "mail-signature-asks-again" } else { "mail-signature-asks" };
    let asks = say(key).with("requester", requester).with("end", Value::Day(turn.termination.end));
    named([
        ("asks", Value::Said(Box::new(asks))),
        ("until", Value::Day(crate::calendar::amsterdam::day_of(until))),
    ])
}

/// A person looks at it.
pub fn person(turn: &mut Turn<'_>) {
    write(turn, turn.facts.requester, "person", Vec::new(), &[]);
}

/// Rejected by a person, who says why.
pub fn rejected(turn: &mut Turn<'_>, why: &str) {
    let values = named([("why", Value::Text(why.to_owned()))]);
    write(turn, turn.facts.requester, "rejected", values, &[]);
    // Who was asked hears that it is off; why is the requester's own.
    let asked: Vec<RelationId> = turn.facts.signatures.iter().map(|asked| asked.relation).collect();
    for relation in asked {
        write(turn, relation, "rejected-together", Vec::new(), &[]);
    }
}

/// The whole lease does not end; a person says what happens instead.
pub fn handed_over(turn: &mut Turn<'_>, arranged: &str) {
    let values = named([("arranged", Value::Text(arranged.to_owned()))]);
    write(turn, turn.facts.requester, "handed-over", values, &[]);
}

/// Taken back.
pub fn withdrawn(turn: &mut Turn<'_>) {
    // Calendars take the visits out again where they were put in.
    let booked = turn.appointments().filter(|visit| visit.status == AppointmentStatus::Booked);
    let booked: Vec<AppointmentKind> = booked.map(|visit| visit.kind).collect();
    write_to_all(turn, "withdrawn", &Vec::new(), &booked);
}

/// Another end, of which only the requester needs to know.
pub fn corrected(turn: &mut Turn<'_>) {
    let values = named([("end", Value::Day(turn.termination.end))]);
    write(turn, turn.facts.requester, "corrected", values, &[]);
}

/// Another end, with which the others must agree first: they are asked by a letter of their own.
pub fn to_be_agreed_again(turn: &mut Turn<'_>) {
    let values = named([("end", Value::Day(turn.termination.end)), ("names", signer_names(turn))]);
    write(turn, turn.facts.requester, "corrected-signing", values, &[]);
}

/// A time was chosen or moved.
pub fn time(turn: &mut Turn<'_>, visit: TimedVisit) {
    let values =
        named([("visit", visit_name(visit.kind)), ("when", Value::Between(visit.starts_at, visit.ends_at))]);
    write_to_all(turn, "time", &values, &[visit.kind]);
}

/// A visit does not take place.
pub fn time_cancelled(turn: &mut Turn<'_>, appointment: &Appointment) {
    let values = named([
        ("visit", visit_name(appointment.kind)),
        ("when", Value::Between(appointment.starts_at, appointment.ends_at)),
    ]);
    write_to_all(turn, "time-cancelled", &values, &[appointment.kind]);
}

/// A visit comes near: for the requester, and for those who leave with them and like to hear by mail.
pub fn reminder(turn: &mut Turn<'_>, appointment: &Appointment) {
    let values = named([
        ("visit", visit_name(appointment.kind)),
        ("when", Value::Between(appointment.starts_at, appointment.ends_at)),
    ]);
    write(turn, turn.facts.requester, "reminder", values.clone(), &[appointment.kind]);
    for relation in turn.asked() {
        if is_reached_by_mail(turn, relation) {
            write(turn, relation, "reminder-together", values.clone(), &[appointment.kind]);
        }
    }
}

/// Whether a mail is how this person hears from us. A reminder is a kindness: it goes on no paper that nobody asked for.
fn is_reached_by_mail(turn: &Turn<'_>, relation: RelationId) -> bool {
    let known = turn.facts.tenants.iter().find(|tenant| tenant.id == relation && tenant.email.is_some());
    known.is_some_and(|tenant| matches!(tenant.preference, None | Some(Channel::Email | Channel::Portal)))
}

/// The lease has ended.
pub fn ended(turn: &mut Turn<'_>) {
    let values = named([("end", Value::Day(turn.termination.end))]);
    write(turn, turn.facts.requester, "ended", values, &[]);
}
