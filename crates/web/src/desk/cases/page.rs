//! One case: the list it comes from, the case with all that happened, and whose it is.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use axum::{Form, Router};
use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::cases::Answer;
use domain::ids::CaseId;
use domain::processes::Progress;
use usecases::cases::{self, CaseView};
use usecases::worklist;

use super::commands::{self, CommandForm};
use super::history::{self, LetterLine};
use crate::components::{Choice, Errors, EventLine, Fact, Item, Step, StepState, SummaryRow};
use crate::desk::form::{Sent, fields, value};
use crate::desk::{frame, tenants};
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// Cases in the list beside a case.
const BESIDE: u32 = 50;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    let taking = put(assign).post(assign);
    Router::new().route("/balie/zaken/{id}", get(show)).route("/balie/zaken/{id}/behandelaar", taking)
}

/// A visit of the case, with what can be done about it.
pub(super) struct VisitView {
    title: String,
    kind: &'static str,
    when: String,
    status: String,
    status_kind: &'static str,
    may_move: bool,
    may_cancel: bool,
    may_close: bool,
}

/// Somebody who must agree.
pub(super) struct SignerView {
    name: String,
    id: String,
    phone: String,
    status: String,
    status_kind: &'static str,
    open: bool,
}

/// Everything on the page of a case.
#[derive(Template)]
#[template(path = "desk/case.html")]
pub(super) struct CasePage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    changed: Vec<EventLine>,
    is_changed: bool,
    id: CaseId,
    version: i64,
    seen: i64,
    title: String,
    number: String,
    state: String,
    state_kind: &'static str,
    channel: &'static str,
    level: String,
    attention: Vec<String>,
    mine: bool,
    open: bool,
    commands: Vec<CommandForm>,
    beside: Vec<Item>,
    summary: Vec<SummaryRow>,
    steps: Vec<Step>,
    visits: Vec<VisitView>,
    to_plan: Vec<Choice>,
    signers: Vec<SignerView>,
    letters: Vec<LetterLine>,
    history: Vec<EventLine>,
    tenant_url: String,
    tenant: String,
    facts: Vec<Fact>,
    home: Vec<Fact>,
}

/// What a command that was not obeyed leaves behind for the page.
#[derive(Default)]
pub(super) struct Aftermath {
    /// What was typed.
    pub typed: BTreeMap<String, String>,
    /// What was wrong with it.
    pub errors: Errors,
    /// The last event that was seen, when somebody else was first.
    pub changed_since: Option<i64>,
}

/// The page of a case after whatever happened.
pub(super) async fn view(employee: &Employee, id: CaseId, after: Aftermath) -> Result<CasePage, Failure> {
    let (t, now, act) = (employee.say(), employee.visitor.now, employee.act());
    let view = cases::view(&act, id).await?;
    let beside = worklist::waiting(&act, BESIDE).await?;
    let beside =
        beside.iter().map(|item| frame::case_item(&t, now, item, item.case.id == id)).collect::<Vec<_>>();
    let case = &view.case;
    let name = view.requester.name.spoken();
    let title = t.text(&format!("{}-name", case.process));
    let heading = after.errors.in_title(&t, format!("{title} – {name}"));
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, copy: false };
    let new = |since: i64| {
        let later = view.timeline.iter().filter(move |entry| entry.recorded.sequence > since);
        later.map(|entry| history::line(&t, now, entry)).collect()
    };
    Ok(CasePage {
        page: frame::frame(employee, heading, if case.attention.is_empty() { "cases" } else { "work" }),
        is_changed: after.changed_since.is_some(),
        changed: after.changed_since.map(new).unwrap_or_default(),
        id,
        version: case.version,
        seen: view.timeline.last().map_or(0, |entry| entry.recorded.sequence),
        number: case.number.clone(),
        state: t.text(&format!("{}-state-{}", case.process, case.state)),
        state_kind: state_kind(&view),
        channel: case.channel.code(),
        level: t.text(&format!("level-{}", case.level.code())),
        attention: case.attention.iter().map(|reason| t.text(reason)).collect(),
        mine: case.assignee == Some(employee.id),
        open: case.open,
        commands: commands::forms(&t, now, &view, &after),
        summary: summary(&t, &view),
        steps: steps(&t, &view),
        visits: visits(&t, &view),
        to_plan: to_plan(&t, &view),
        signers: signers(&t, &view),
        letters: history::letters(&t, now, id, &view.timeline),
        history: history::lines(&t, now, &view.timeline),
        tenant_url: format!("/balie/huurders/{}", view.requester.id),
        facts: tenants::reach(&t, &view.requester),
        home: vec![
            fact("balie-address", view.home.address.to_string()),
            fact("balie-lease", view.lease.number.clone()),
            fact("balie-lease-since", t.words().date_without_weekday(view.lease.start)),
        ],
        errors: after.errors,
        tenant: name,
        title,
        beside,
        t,
    })
}

fn state_kind(view: &CaseView) -> &'static str {
    match (view.case.open, view.case.attention.is_empty()) {
        (true, false) => "attention",
        (true, true) => "busy",
        (false, _) => "",
    }
}

fn summary(t: &Say, view: &CaseView) -> Vec<SummaryRow> {
    let row = |row: &domain::processes::SummaryRow| {
        let value = t.value(&row.answer);
        let value = if value.is_empty() { t.text("balie-not-given") } else { value };
        SummaryRow { label: t.message(&row.label), value, change: String::new() }
    };
    view.summary.iter().map(row).collect()
}

fn steps(t: &Say, view: &CaseView) -> Vec<Step> {
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

fn visits(t: &Say, view: &CaseView) -> Vec<VisitView> {
    let may = |command: &str| view.commands.contains(&command);
    let visits = view.appointments.iter().map(|visit| {
        let appointment = &visit.appointment;
        let standing = matches!(appointment.status, AppointmentStatus::Held | AppointmentStatus::Booked);
        VisitView {
            title: t.text(&format!("visit-{}-title", appointment.kind.code())),
            kind: appointment.kind.code(),
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
            may_cancel: standing && may("cancel-time"),
            may_close: appointment.status == AppointmentStatus::Booked && may("visited"),
        }
    });
    visits.collect()
}

/// The visits for which no time stands, and for which one can be chosen.
fn to_plan(t: &Say, view: &CaseView) -> Vec<Choice> {
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

fn signers(t: &Say, view: &CaseView) -> Vec<SignerView> {
    let signers = view.signatures.iter().map(|signature| {
        let person = view.tenants.iter().find(|tenant| tenant.id == signature.relation);
        let (key, status_kind) = match signature.answer {
            Some(Answer::Agreed) => ("balie-signer-agreed", "good"),
            Some(Answer::Declined) => ("balie-signer-declined", "wrong"),
            None => ("balie-signer-asked", "attention"),
        };
        SignerView {
            name: person.map(|person| person.name.spoken()).unwrap_or_default(),
            phone: person.and_then(|person| person.phone.clone()).unwrap_or_default(),
            id: signature.relation.to_string(),
            status: t.text(key),
            status_kind,
            open: signature.answer != Some(Answer::Agreed) && view.commands.contains(&"sign"),
        }
    });
    signers.collect()
}

async fn show(employee: Employee, Path(id): Path<String>) -> Result<Page<impl Template>, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(Page(view(&employee, id, Aftermath::default()).await?))
}

async fn assign(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    let to_me = value(&fields(sent), "wie") == "mij";
    worklist::assign(&employee.act(), id, to_me).await?;
    let said = if to_me { "balie-case-taken" } else { "balie-case-released" };
    Ok((employee.visitor.say_next(said), Go::to(format!("/balie/zaken/{id}"))).into_response())
}
