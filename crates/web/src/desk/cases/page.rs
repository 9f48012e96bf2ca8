//! One case: the list it comes from, the case with all that happened, and whose it is.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use axum::{Form, Router};
use domain::ids::CaseId;
use usecases::cases::{self, CaseView};
use usecases::worklist::{self, WorkItem};

use super::commands::{self, CommandForm};
use super::history::{self, LetterLine};
use super::parts::{self, SignerView, VisitView};
use crate::addresses;
use crate::components::{Choice, Errors, EventLine, Fact, Item, Step, SummaryRow};
use crate::desk::advising::{self, AdviceForm, AdviceView, Shown};
use crate::desk::contacts::ContactForm;
use crate::desk::form::{Sent, fields, value};
use crate::desk::{frame, tenants};
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// Cases in the list beside a case.
const BESIDE: u32 = 50;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    let taking = put(assign).post(assign);
    Router::new().route("/balie/zaken/{id}", get(show)).route("/balie/zaken/{id}/behandelaar", taking)
}

/// Everything on the page of a case.
#[derive(Template)]
#[template(path = "desk/case.html")]
pub struct CasePage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    changed: Option<Changed>,
    id: CaseId,
    version: i64,
    seen: i64,
    title: String,
    who: String,
    number: String,
    state: String,
    state_kind: &'static str,
    channel: &'static str,
    level: String,
    attention: Vec<String>,
    /// Who took it, or empty.
    assignee: String,
    mine: bool,
    open: bool,
    commands: Vec<CommandForm>,
    beside: Vec<Item>,
    /// The next case on the list, or empty.
    next: String,
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
    contact: ContactForm,
    /// Which channel suits, once somebody asked.
    advice: Option<AdviceView>,
    /// What asks for that; none when the policy does not know the process.
    advice_form: Option<AdviceForm>,
}

/// Somebody else was first.
struct Changed {
    /// What happened meanwhile, newest first.
    events: Vec<EventLine>,
    /// What was written for a command that can no longer be given, so that it is not lost; or empty.
    written: String,
}

/// What a command that was not obeyed leaves behind for the page.
#[derive(Default)]
pub struct Aftermath {
    /// What was typed.
    pub typed: BTreeMap<String, String>,
    /// What was wrong with it.
    pub errors: Errors,
    /// The last event that was seen, when somebody else was first.
    pub changed_since: Option<i64>,
    /// The advice to show.
    pub shown: Shown,
}

/// The page of a case after whatever happened.
pub async fn view(employee: &Employee, id: CaseId, after: Aftermath) -> Result<CasePage, Failure> {
    let (t, now, act) = (employee.say(), employee.visitor.now, employee.act());
    let view = cases::view(&act, id).await?;
    let waiting = worklist::waiting(&act, BESIDE).await?;
    let known = topics::known(&act).await?;
    let case = &view.case;
    let tenant = view.requester.id;
    let arrived = Some(value(&after.typed, "advice-channel")).filter(|code| !code.is_empty());
    let name = view.requester.name.spoken();
    let title = t.text(&format!("{}-name", case.process));
    let heading = after.errors.in_title(&t, format!("{title} – {name}"));
    let part = if case.attention.is_empty() { "cases" } else { "work" };
    let commands = commands::forms(&t, now, &view, &after);
    Ok(CasePage {
        page: frame::frame(employee, heading, part).await?,
        changed: after.changed_since.map(|since| changed(employee, &view, &after, &commands, since)),
        id,
        version: case.version,
        seen: view.timeline.last().map_or(0, |entry| entry.recorded.sequence),
        who: format!("{name} · {}", view.home.address),
        number: case.number.clone(),
        state: frame::state(&t, &case.process, &case.state),
        state_kind: state_kind(&view),
        channel: case.channel.code(),
        level: t.text(&format!("level-{}", case.level.code())),
        attention: case.attention.iter().map(|reason| t.text(reason)).collect(),
        assignee: assignee(&view),
        mine: case.assignee == Some(employee.id),
        open: case.open,
        commands,
        next: next(&waiting, id),
        beside: waiting.iter().map(|item| frame::case_item(&t, now, item, item.case.id == id)).collect(),
        summary: parts::summary(&t, &view),
        steps: parts::steps(&t, &view),
        visits: parts::visits(&t, &view, &after),
        to_plan: parts::to_plan(&t, &view),
        signers: parts::signers(&t, &view, &after),
        letters: history::letters(&t, now, id, &view.timeline),
        history: history::lines(&t, now, &view.timeline),
        tenant_url: format!("/balie/huurders/{tenant}"),
        facts: tenants::reach(&t, &view.requester),
        home: home_facts(&t, &view),
        advice: advising::for_process(employee, tenant, &case.process, &after.shown).await?,
        advice_form: advising::form_beside(
            &t,
            tenant,
            &known,
            (id, &case.process),
            arrived.unwrap_or(&after.shown.kanaal),
        ),
        contact: ContactForm::new(employee, tenant, Some((id, &case.process)), &known, &after.typed),
        errors: after.errors,
        tenant: name,
        title,
        t,
    })
}

fn home_facts(t: &Say, view: &CaseView) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, ..Fact::default() };
    vec![
        fact("balie-address", view.home.address.to_string()),
        Fact { copy: true, ..fact("balie-lease", view.lease.number.clone()) },
        fact("balie-lease-since", t.words().date_without_weekday(view.lease.start)),
    ]
}

fn changed(
    employee: &Employee,
    view: &CaseView,
    after: &Aftermath,
    commands: &[CommandForm],
    since: i64,
) -> Changed {
    let (t, now) = (employee.say(), employee.visitor.now);
    let later = view.timeline.iter().rev().filter(|entry| entry.recorded.sequence > since);
    let asked = value(&after.typed, "command");
    let still_there = commands.iter().any(|command| command.name == asked);
    let written = if still_there { "" } else { value(&after.typed, &format!("note-{asked}")) };
    Changed {
        events: later.map(|entry| history::line(&t, now, entry)).collect(),
        written: written.to_owned(),
    }
}

fn state_kind(view: &CaseView) -> &'static str {
    match (view.case.open, view.case.attention.is_empty()) {
        (true, false) => "attention",
        (true, true) => "busy",
        (false, _) => "",
    }
}

/// Who took the case: whoever did so last, by name.
fn assignee(view: &CaseView) -> String {
    if view.case.assignee.is_none() {
        return String::new();
    }
    let took = view.timeline.iter().rev().find(|entry| entry.recorded.event.kind == "case-assigned");
    took.and_then(|entry| entry.who.clone()).unwrap_or_default()
}

/// The case after this one on the list, or the first when this one is not on it.
fn next(waiting: &[WorkItem], id: CaseId) -> String {
    let after = waiting.iter().position(|item| item.case.id == id).map_or(0, |here| here + 1);
    waiting.get(after).map(|item| format!("/balie/zaken/{}", item.case.id)).unwrap_or_default()
}

async fn show(
    employee: Employee,
    Path(id): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Page<impl Template>, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(Page(view(&employee, id, Aftermath { shown, ..Aftermath::default() }).await?))
}

async fn assign(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let to_me = value(&sent, "wie") == "mij";
    worklist::assign(&employee.act(), id, to_me).await?;
    let said = if to_me { "balie-case-taken" } else { "balie-case-released" };
    // From the list one goes back to the list, at the same row.
    let back = addresses::local(value(&sent, "terug")).filter(|back| back.starts_with("/balie"));
    let back = back.map_or_else(|| format!("/balie/zaken/{id}"), |back| format!("{back}#zaak-{id}"));
    Ok((employee.visitor.say_next(said), Go(back)).into_response())
}
