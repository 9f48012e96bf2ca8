//! The parts of the page of a case: what was filed, the steps the tenant sees, the visits, those who must agree.

use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::cases::{Answer, Signature};
use domain::contacts::PhoneNumber;
use domain::processes::Progress;
use usecases::cases::{AppointmentView, CaseView};

use super::address;
use super::commands::place;
use super::page::Aftermath;
use crate::components::{Choice, Step, StepState, SummaryRow};
use crate::desk::form::{self, value};
use crate::texts::Say;

/// A visit of the case, with what can be done about it.
pub struct VisitView {
    /// Which visit.
    pub title: String,
    /// Its code.
    pub kind: &'static str,
    /// When, and who comes.
    pub when: String,
    /// How it stands, in words.
    pub status: String,
    /// How it stands, for the eye.
    pub status_kind: &'static str,
    /// Whether another time can be chosen.
    pub may_move: bool,
    /// Whether it can be recorded that it took place.
    pub may_close: bool,
    /// The form to call it off, when that can be done.
    pub cancel: Option<AskedForm>,
}

/// Somebody who must agree.
pub struct SignerView {
    /// Their name.
    pub name: String,
    /// Their identifier.
    pub id: String,
    /// Their telephone number, or empty.
    pub phone: String,
    /// What they answered, in words.
    pub status: String,
    /// What they answered, for the eye.
    pub status_kind: &'static str,
    /// The form to record their answer, while it is open.
    pub answer: Option<AskedForm>,
}

/// A small form about one visit or person that says how it was asked.
pub struct AskedForm {
    /// The field of the channel.
    pub field: String,
    /// The channels.
    pub channels: Vec<Choice>,
    /// Whether it stands open, because something must be mended.
    pub open: bool,
}

impl AskedForm {
    fn new(command: &str, about: &str, after: &Aftermath, channels: impl Fn(&str) -> Vec<Choice>) -> Self {
        let field = format!("channel-{}", place(command, about));
        let typed =
            after.typed.contains_key(&field) || after.errors.all().iter().any(|one| one.field == field);
        Self { channels: channels(value(&after.typed, &field)), open: typed, field }
    }
}

/// What was filed, in words.
pub fn summary(t: &Say, view: &CaseView) -> Vec<SummaryRow> {
    let row = |row: &domain::processes::SummaryRow| {
        let value = t.value(&row.answer);
        let value = if value.is_empty() { t.text("balie-not-given") } else { value };
        let change = address::change(view, row.question.as_deref());
        SummaryRow { label: t.message(&row.label), value, change }
    };
    view.summary.iter().map(row).collect()
}

/// The case as the tenant follows it.
pub fn steps(t: &Say, view: &CaseView) -> Vec<Step> {
    let step = |step: &domain::processes::Step| Step {
        title: t.message(&step.title),
        when: step.when.as_ref().map(|when| t.value(when)).unwrap_or_default(),
        text: step.detail.as_ref().map(|detail| t.message(detail)).unwrap_or_default(),
        state: match step.progress {
            Progress::Done => StepState::Done,
            Progress::Now => StepState::Now,
            Progress::Later => StepState::Later,
        },
    };
    view.steps.iter().map(step).collect()
}

/// The visits, soonest first.
pub fn visits(t: &Say, view: &CaseView, after: &Aftermath) -> Vec<VisitView> {
    view.appointments.iter().map(|one| visit(t, view, after, one)).collect()
}

fn visit(t: &Say, view: &CaseView, after: &Aftermath, visit: &AppointmentView) -> VisitView {
    let may = |command: &str| view.commands.contains(&command);
    let appointment = &visit.appointment;
    let kind = appointment.kind.code();
    let standing = matches!(appointment.status, AppointmentStatus::Held | AppointmentStatus::Booked);
    let cancel = || AskedForm::new("cancel-time", kind, after, |chosen| form::channels_or_own(t, chosen));
    VisitView {
        title: t.text(&format!("visit-{kind}-title")),
        kind,
        when: format!(
            "{} · {}",
            t.words().appointment(appointment.starts_at, appointment.ends_at),
            visit.inspector
        ),
        status: t.text(&format!("balie-visit-{}", appointment.status.code())),
        status_kind: match appointment.status {
            AppointmentStatus::Held => "attention",
            AppointmentStatus::Booked | AppointmentStatus::Done => "good",
            AppointmentStatus::Cancelled => "",
        },
        may_move: standing && may("move-time"),
        may_close: appointment.status == AppointmentStatus::Booked && may("visited"),
        cancel: (standing && may("cancel-time")).then(cancel),
    }
}

/// The visits for which no time stands, and for which one can be chosen.
pub fn to_plan(t: &Say, view: &CaseView) -> Vec<Choice> {
    if !view.commands.contains(&"choose-time") {
        return Vec::new();
    }
    let stands = |kind: &AppointmentKind| {
        view.appointments.iter().any(|visit| {
            visit.appointment.kind == *kind && visit.appointment.status != AppointmentStatus::Cancelled
        })
    };
    let kinds = AppointmentKind::ALL.into_iter().filter(|kind| !stands(kind));
    kinds
        .map(|kind| Choice::new(kind.code(), t.text(&format!("visit-{}-title", kind.code())), false))
        .collect()
}

/// Those who must agree.
pub fn signers(t: &Say, view: &CaseView, after: &Aftermath) -> Vec<SignerView> {
    view.signatures.iter().map(|signature| signer(t, view, after, signature)).collect()
}

fn signer(t: &Say, view: &CaseView, after: &Aftermath, signature: &Signature) -> SignerView {
    let person = view.tenants.iter().find(|tenant| tenant.id == signature.relation);
    let id = signature.relation.to_string();
    let (key, status_kind) = match signature.answer {
        Some(Answer::Agreed) => ("balie-signer-agreed", "good"),
        Some(Answer::Declined) => ("balie-signer-declined", "wrong"),
        None => ("balie-signer-asked", "attention"),
    };
    let open = signature.answer != Some(Answer::Agreed) && view.commands.contains(&"sign");
    let answer = || AskedForm::new("sign", &id, after, |chosen| form::channels(t, chosen));
    SignerView {
        name: person.map(|person| person.name.spoken()).unwrap_or_default(),
        phone: person.and_then(|person| person.phone.as_deref()).map(PhoneNumber::spoken).unwrap_or_default(),
        status: t.text(key),
        status_kind,
        answer: open.then(answer),
        id,
    }
}
