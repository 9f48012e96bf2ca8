//! How a version came about: what differs from the one before, who decided what, and what can be taken along.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use domain::messages::Value;
use usecases::Act;
use usecases::steering::policies::{self, Difference, PolicyState, StepTaken, Summary, View};

use super::differences::{RuleLine, lines};
use super::head::{Head, head, read_id};
use super::words::{self, Names};
use crate::components::EventLine;
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/beleid/{id}/verloop", get(show))
        .route("/stuur/beleid/{id}/beleid.dmn", get(table))
        .route("/stuur/beleid/{id}/algoritmeregister.json", get(register))
}

#[derive(Template)]
#[template(path = "manager/history.html")]
struct HistoryPage {
    t: Say,
    page: StuurShell,
    head: Head,
    difference_lead: String,
    differences: Vec<String>,
    rules: Vec<RuleLine>,
    decisions: Vec<EventLine>,
}

async fn show(manager: Manager, Path(id): Path<String>) -> Result<Page<impl Template>, Failure> {
    let (act, id) = (manager.0.act(), read_id(&id)?);
    let view = policies::open(&act, id).await?;
    let t = manager.0.say();
    let before = before(&act, &view).await?;
    let differences = match &before {
        Some(before) => policies::difference(&act, before.id, id).await?,
        None => Difference::default(),
    };
    let mut topics = words::topics(&t, &view.parameters);
    if let Some(before) = &before {
        // A topic that is gone is still called by its name.
        topics.extend(words::topics(&t, &policies::open(&act, before.id).await?.parameters));
    }
    let head = head(&t, &view, "history");
    Ok(Page(HistoryPage {
        page: frame(&manager, head.title.clone(), "policy"),
        difference_lead: match &before {
            None => t.text("stuur-difference-first"),
            Some(_) if differences.is_empty() => t.text("stuur-difference-none"),
            Some(before) => t.with("stuur-difference-lead", &[("n", &before.number.to_string())]),
        },
        differences: differences.said.iter().map(|message| t.message(message)).collect(),
        rules: lines(&Names::new(&t, &topics), &differences.rules),
        decisions: view.steps.iter().rev().map(|step| decision(&t, step)).collect(),
        head,
        t,
    }))
}

/// The version before this one among those that held: what becomes different for tenants, whatever drafts there were.
async fn before(act: &Act<'_>, view: &View) -> Result<Option<Summary>, Failure> {
    let all = policies::list(act).await?.into_iter();
    let held = all.filter(|other| matches!(other.state, PolicyState::Live | PolicyState::Retired));
    Ok(held.filter(|other| other.number < view.summary.number).max_by_key(|other| other.number))
}

fn decision(t: &Say, step: &StepTaken) -> EventLine {
    EventLine {
        channel: String::new(),
        icon: "signature".to_owned(),
        title: format!("{} – {}", t.text(&format!("stuur-state-{}", step.state.code())), step.by),
        text: step.note.clone(),
        time: t.value(&Value::Moment(step.at)),
    }
}

async fn table(manager: Manager, Path(id): Path<String>) -> Result<Response, Failure> {
    let dmn = policies::export_dmn(&manager.0.act(), read_id(&id)?).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"kanaalbeleid.dmn\"")),
    ];
    Ok((headers, dmn).into_response())
}

async fn register(manager: Manager, Path(id): Path<String>) -> Result<Response, Failure> {
    let body = policies::algorithm_register(&manager.0.act(), read_id(&id)?).await?;
    let name = HeaderValue::from_static("attachment; filename=\"algoritmeregister.json\"");
    Ok(([(CONTENT_DISPOSITION, name)], Json(body)).into_response())
}
