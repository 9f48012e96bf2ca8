//! The answers to check, and signing: the answers become a case.

use askama::Template;
use axum::Router;
use axum::extract::{Form as Posted, Path};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::ids::CaseId;
use domain::processes::flow::Refusal;
use serde::Deserialize;
use usecases::Error;
use usecases::cases::{self, IntakeView};

use super::super::frame::{name_of, rows_of};
use super::Form;
use crate::components::SummaryRow;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/regelen/{process}/{lease}/controleren", get(show).post(sign))
}

#[derive(Template)]
#[template(path = "tenant/check.html")]
struct CheckPage {
    t: Say,
    page: MijnShell,
    process: String,
    rows: Vec<SummaryRow>,
    consequences: Vec<String>,
    back: String,
    explain: String,
    sign: String,
    /// What is shown, in one word: it is sent along, so that nothing else is signed.
    seen: String,
    /// Why it must be read before it is signed, or empty.
    unread_title: String,
    /// See `unread_title`.
    unread: String,
}

/// Why what was sent is not signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unread {
    /// It does not say what was read.
    Unseen,
    /// What was read has changed since.
    Changed,
}

impl Unread {
    const fn key(self) -> &'static str {
        match self {
            Self::Unseen => "mijn-check-unseen",
            Self::Changed => "mijn-check-changed",
        }
    }
}

fn page_of(form: &Form<'_>, view: &IntakeView, unread: Option<Unread>) -> CheckPage {
    let t = form.tenant.say();
    let change = |question: &str| format!("{}?na=controleren", form.question(question));
    CheckPage {
        page: form.tenant.shell(t.text("mijn-check-title")),
        process: name_of(view.process, &t),
        rows: rows_of(&view.summary, &t, change),
        consequences: view.consequences.iter().map(|message| t.message(message)).collect(),
        back: view.questions.last().map_or_else(|| form.start(), |question| form.question(question.key)),
        explain: t.text(&format!("{}-sign-explain", view.process)),
        sign: t.text(&format!("{}-sign", view.process)),
        seen: view.seen(),
        unread_title: unread.map(|why| t.text(&format!("{}-title", why.key()))).unwrap_or_default(),
        unread: unread.map(|why| t.text(why.key())).unwrap_or_default(),
        t,
    }
}

async fn show(tenant: Tenant, Path((process, lease)): Path<(String, String)>) -> Result<Response, Failure> {
    let form = Form::of(&tenant, process, &lease)?;
    let view = form.view().await?;
    if view.refusal.is_some() {
        return Ok(Go::to(form.start()).into_response());
    }
    match view.problems.first() {
        Some(problem) => Ok(Go::to(form.mend(problem, &view)).into_response()),
        None => Ok(Page(page_of(&form, &view, None)).into_response()),
    }
}

/// What the button sends.
#[derive(Debug, Deserialize)]
struct Shown {
    #[serde(default)]
    gezien: String,
}

async fn sign(
    tenant: Tenant,
    Path((process, lease)): Path<(String, String)>,
    Posted(shown): Posted<Shown>,
) -> Result<Response, Failure> {
    let form = Form::of(&tenant, process, &lease)?;
    let view = form.view().await?;
    // Answers changed in another window, or a day that passed: what is signed is what was read, or it is read again.
    let unread = match shown.gezien {
        seen if seen == view.seen() => None,
        seen if seen.is_empty() => Some(Unread::Unseen),
        _ => Some(Unread::Changed),
    };
    if unread.is_some() && view.problems.is_empty() && view.refusal.is_none() {
        return Ok(again(page_of(&form, &view, unread)));
    }
    let act = tenant.act();
    match cases::file(&act, view.process, form.lease, tenant.id, &view.answers).await {
        Ok(case) => Ok(Go::to(format!("/zaken/{}?gelukt=ja", case.id)).into_response()),
        Err(Error::Problems(problems)) => {
            let first =
                problems.first().map_or_else(|| form.start(), |problem| told(&form, problem.question));
            Ok(Go::to(first).into_response())
        }
        Err(Error::Refused(Refusal::TimeGone { .. })) => Ok(time_gone(&form).await?),
        // Refused for another reason: the start page says which, and what to do. Who pressed twice has succeeded.
        Err(Error::Refused(_)) => match filed_already(&form, view.process).await? {
            Some(case) => Ok(Go::to(format!("/zaken/{case}?gelukt=ja")).into_response()),
            None => Ok(Go::to(form.start()).into_response()),
        },
        Err(error) => Err(error.into()),
    }
}

/// The case that runs on this lease when it is the tenant's own.
async fn filed_already(form: &Form<'_>, process: &str) -> Result<Option<CaseId>, Failure> {
    let cases = cases::of_tenant(&form.tenant.act(), form.tenant.id).await?;
    let mut running = cases.iter().filter(|case| case.open && case.lease == form.lease);
    Ok(running.find(|case| case.process == process).map(|case| case.id))
}

fn told(form: &Form<'_>, question: &str) -> String {
    format!("{}?nakijken=ja&na=controleren", form.question(question))
}

/// Somebody else took the time in this very moment: back to the times that are still free, which say so.
async fn time_gone(form: &Form<'_>) -> Result<Response, Failure> {
    let view = form.view().await?;
    let to = view.problems.first().map_or_else(|| form.check(), |problem| told(form, problem.question));
    Ok((form.tenant.visitor.say_next("mijn-time-gone"), Go::to(to)).into_response())
}
