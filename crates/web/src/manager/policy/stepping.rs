//! The next step of a version: proved, advised on, approved, live from a day, retired; each with a note. And starting
//! from a version, or throwing one away.

use std::collections::BTreeMap;

use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::ids::PolicyId;
use jiff::civil::Date;
use usecases::Error;
use usecases::steering::policies::{self, PolicyStep, Step};

use super::head::{address, read_id};
use super::sheet::{self, MOST_BYTES};
use super::version::{Aftermath, page};
use crate::components::Errors;
use crate::desk::form::{Sent, day, day_input, fields, value};
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Manager;
use crate::state::WebState;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/beleid/{id}/stappen", post(advance).layer(DefaultBodyLimit::max(MOST_BYTES)))
        .route("/stuur/beleid/{id}/hiervan", post(begin))
        .route("/stuur/beleid/{id}/weg", post(discard))
}

/// What stands in the way of a step, and how that is answered.
type Trouble = (StatusCode, Errors);

async fn advance(manager: Manager, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let (id, t) = (read_id(&id)?, manager.0.say());
    // The table comes along: a step is taken with what stands on the page, or not at all.
    let kept = policies::open(&manager.0.act(), id).await?.table;
    let table = Some(sheet::filled_in(&kept, &sent)).filter(|typed| *typed != kept);
    let sent = fields(sent);
    let kind = PolicyStep::from_code(value(&sent, "step")).ok_or(Failure::NotFound)?;
    let taken = match table {
        Some(_) => {
            Err((StatusCode::UNPROCESSABLE_ENTITY, Errors::one("table", t.text("stuur-step-unsaved"))))
        }
        None => take(&manager, id, kind, &sent).await?,
    };
    let Err((status, errors)) = taken else {
        return Ok((manager.0.visitor.say_next("stuur-step-done"), Go::to(address(id))).into_response());
    };
    let note = value(&sent, &format!("note-{}", kind.code())).to_owned();
    let step = (note, day_input(&sent, "live-from", &t));
    let seen = Some(value(&sent, "version").to_owned()).filter(|_| status != StatusCode::CONFLICT);
    let after = Aftermath { table, errors, step, seen, ..Aftermath::default() };
    Ok((status, Page(page(&manager, id, after).await?)).into_response())
}

async fn take(
    manager: &Manager,
    id: PolicyId,
    kind: PolicyStep,
    sent: &BTreeMap<String, String>,
) -> Result<Result<(), Trouble>, Failure> {
    let t = manager.0.say();
    let wrong = |field: &str, told: String| Err((StatusCode::UNPROCESSABLE_ENTITY, Errors::one(field, told)));
    let today = amsterdam::day_of(manager.0.visitor.now);
    let Some(step) = step(kind, day(sent, "live-from", &t), today) else {
        return Ok(wrong("live-from", t.text("stuur-step-from-wrong")));
    };
    let note_field = format!("note-{}", kind.code());
    let seen = value(sent, "version").parse().unwrap_or(0);
    Ok(match policies::advance(&manager.0.act(), id, seen, step, value(sent, &note_field)).await {
        Ok(()) => Ok(()),
        Err(Error::Changed) => Err((StatusCode::CONFLICT, Errors::one("table", t.text("stuur-table-stale")))),
        Err(Error::Input(key)) => wrong(&note_field, t.text(&key)),
        Err(Error::Refused(refusal)) => wrong("proof", t.message(&refusal.message())),
        Err(error) => return Err(error.into()),
    })
}

/// The step with its day; none when the day is missing or has passed.
fn step(kind: PolicyStep, day: Option<Date>, today: Date) -> Option<Step> {
    Some(match kind {
        PolicyStep::Check => Step::Check,
        PolicyStep::Advise => Step::Advise,
        PolicyStep::Approve => Step::Approve,
        PolicyStep::Publish => Step::Publish { on: day.filter(|day| *day >= today)? },
        PolicyStep::Retire => Step::Retire,
    })
}

/// A new version that begins as this one is.
async fn begin(manager: Manager, Path(id): Path<String>) -> Result<impl IntoResponse, Failure> {
    let id = policies::start(&manager.0.act(), Some(read_id(&id)?)).await?;
    Ok((manager.0.visitor.say_next("stuur-policy-begun"), Go::to(address(id))))
}

async fn discard(manager: Manager, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let (id, t) = (read_id(&id)?, manager.0.say());
    let seen = value(&fields(sent), "version").parse().unwrap_or(0);
    let (status, told) = match policies::discard(&manager.0.act(), id, seen).await {
        Ok(()) => {
            let said = manager.0.visitor.say_next("stuur-policy-discarded");
            return Ok((said, Go::to("/stuur/beleid")).into_response());
        }
        Err(Error::Changed) => (StatusCode::CONFLICT, t.text("stuur-discard-stale")),
        Err(Error::Input(key)) => (StatusCode::UNPROCESSABLE_ENTITY, t.text(&key)),
        Err(error) => return Err(error.into()),
    };
    let after = Aftermath { errors: Errors::one("table", told), ..Aftermath::default() };
    Ok((status, Page(page(&manager, id, after).await?)).into_response())
}
