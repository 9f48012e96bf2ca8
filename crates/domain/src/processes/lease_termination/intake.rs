//! What is asked to end a lease, one question a screen, given the answers so far.

use jiff::civil::Date;

use super::LeaseTermination;
use super::filing::{ContactBy, Situation};
use super::plan::Plan;
use super::reasons::Reason;
use super::receipt;
use crate::appointments::AppointmentKind;
use crate::messages::{Message, Value};
use crate::processes::Facts;
use crate::processes::intake::{Answers, Choice, Field, FieldKind, Question};

/// The longest free text, in characters.
pub const LONGEST_NOTE: u16 = 500;
/// The longest line, in characters.
pub const LONGEST_LINE: u16 = 120;
pub use crate::processes::intake::NONE_SUITS;

/// A message of this process.
pub(super) fn say(key: &str) -> Message {
    Message::new(format!("lease-termination-{key}"))
}

fn question(key: &'static str, fields: Vec<Field>) -> Question {
    Question { key, title: say(&format!("q-{key}")), intro: Some(say(&format!("q-{key}-intro"))), fields }
}

fn field(name: &'static str, kind: FieldKind) -> Field {
    Field { name, kind, label: say(&format!("f-{name}")), hint: None, required: true, only_when: None }
}

impl Field {
    fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    fn only_when(mut self, field: &'static str, value: &'static str) -> Self {
        self.only_when = Some((field, value));
        self
    }
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.to_owned(), label: say(label), hint: None }
}

fn hinted(value: &str, label: &str) -> Choice {
    Choice { hint: Some(say(&format!("{label}-hint"))), ..choice(value, label) }
}

fn line(autocomplete: &'static str) -> FieldKind {
    FieldKind::Text { longest: LONGEST_LINE, autocomplete }
}

/// The questions that apply after these answers, in order.
pub fn questions(process: &LeaseTermination, answers: &Answers, facts: &Facts<'_>) -> Vec<Question> {
    let plan = Plan::of(process, answers, facts);
    let mut asked =
        vec![situation(facts), end_date(process, plan.received, facts), reason(), new_address(), account()];
    asked.push(viewing());
    asked.splice(0..0, receipt::question(facts));
    if plan.by_rules {
        asked.extend(extra_inspections(&plan));
        asked.extend(AppointmentKind::ALL.into_iter().filter_map(|kind| visit_time(&plan, kind)));
    }
    asked.push(contact(facts));
    asked
}

fn situation(facts: &Facts<'_>) -> Question {
    let choices = Situation::ALL
        .into_iter()
        .filter(|situation| *situation != Situation::OnlyMe || facts.lease.parties.len() > 1)
        .map(|situation| hinted(situation.code(), &format!("situation-{}", situation.code())))
        .collect();
    question("situation", vec![field("situation", FieldKind::Choice(choices))])
}

fn end_date(process: &LeaseTermination, received: Date, facts: &Facts<'_>) -> Question {
    let earliest = process.earliest(received, facts);
    let latest = process.rules.latest_end(received, facts.lease);
    let mut asked = question(
        "end-date",
        vec![
            field("end-date", FieldKind::Date).hint(
                say("f-end-date-hint")
                    .with("earliest", Value::Day(earliest.end))
                    .with("latest", Value::Day(latest)),
            ),
        ],
    );
    asked.intro = Some(
        say("q-end-date-intro")
            .with("months", Value::Number(i64::from(earliest.term.months)))
            .with("earliest", Value::Day(earliest.end)),
    );
    asked
}

fn reason() -> Question {
    let choices = Reason::CHOICES
        .into_iter()
        .map(|reason| choice(reason.code(), &format!("reason-{}", reason.code())))
        .collect();
    question(
        "reason",
        vec![
            field("reason", FieldKind::Choice(choices)).optional(),
            field("reason-note", FieldKind::LongText { longest: LONGEST_NOTE }).optional(),
        ],
    )
}

/// Where the tenant goes.
pub(super) fn new_address() -> Question {
    let kinds = vec![
        choice("dutch", "address-kind-dutch"),
        choice("abroad", "address-kind-abroad"),
        hinted("unknown", "address-kind-unknown"),
    ];
    question(
        "new-address",
        vec![
            field("address-kind", FieldKind::Choice(kinds)),
            field("postal-code", line("postal-code")).only_when("address-kind", "dutch"),
            field("house-number", line("off"))
                .hint(say("f-house-number-hint"))
                .only_when("address-kind", "dutch"),
            field("street", line("address-line1")).only_when("address-kind", "dutch"),
            field("city", line("address-level2")).only_when("address-kind", "dutch"),
            field("abroad", FieldKind::LongText { longest: LONGEST_NOTE })
                .hint(say("f-abroad-hint"))
                .only_when("address-kind", "abroad"),
        ],
    )
}

fn account() -> Question {
    question(
        "account",
        vec![field("iban", FieldKind::Iban).hint(say("f-iban-hint")), field("holder", line("name"))],
    )
}

fn viewing() -> Question {
    let choices = vec![choice("yes", "viewing-yes"), choice("no", "viewing-no")];
    question("viewing", vec![field("viewing", FieldKind::Choice(choices))])
}

/// Visits the table does not ask for are offered all the same: a tenant may always have one.
fn extra_inspections(plan: &Plan) -> Option<Question> {
    let fields: Vec<Field> = plan
        .visits
        .iter()
        .filter(|visit| !visit.required)
        .map(|visit| {
            let name = ask_field(visit.kind);
            let choices = vec![choice("yes", "ask-yes"), choice("no", "ask-no")];
            field(name, FieldKind::Choice(choices)).hint(say(&format!("f-{name}-hint")))
        })
        .collect();
    (!fields.is_empty()).then(|| question("inspections", fields))
}

/// The field in which a visit is asked for.
pub const fn ask_field(kind: AppointmentKind) -> &'static str {
    match kind {
        AppointmentKind::PreInspection => "ask-pre-inspection",
        AppointmentKind::FinalInspection => "ask-final-inspection",
    }
}

/// The field (and question) in which a time is chosen.
pub const fn time_field(kind: AppointmentKind) -> &'static str {
    match kind {
        AppointmentKind::PreInspection => "pre-inspection-time",
        AppointmentKind::FinalInspection => "final-inspection-time",
    }
}

/// Asked only when there is something to choose; otherwise a person calls.
fn visit_time(plan: &Plan, kind: AppointmentKind) -> Option<Question> {
    let visit = plan.visits.iter().find(|visit| visit.kind == kind && visit.wanted)?;
    if visit.offered.is_empty() {
        return None;
    }
    let name = time_field(kind);
    let mut asked = question(name, vec![field(name, FieldKind::Times(visit.offered.clone()))]);
    asked.intro =
        Some(say(&format!("q-{name}-intro")).with("minutes", Value::Number(i64::from(visit.minutes))));
    Some(asked)
}

fn contact(facts: &Facts<'_>) -> Question {
    let has_email = facts.tenants.iter().any(|tenant| tenant.id == facts.requester && tenant.email.is_some());
    let choices = ContactBy::ALL
        .into_iter()
        .filter(|way| *way != ContactBy::Email || has_email)
        .map(|way| choice(way.code(), &format!("contact-{}", way.code())))
        .collect();
    question(
        "contact",
        vec![
            field("contact-by", FieldKind::Choice(choices)),
            field("phone", FieldKind::Phone).hint(say("f-phone-hint")).optional(),
        ],
    )
}
