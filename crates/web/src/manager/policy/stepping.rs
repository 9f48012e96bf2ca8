//! The next step of a version: proved, advised on, approved, live from a day, retired; each with a note.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use jiff::civil::Date;
use usecases::Error;
use usecases::steering::policies::{self, PolicyStep, Step};

use super::head::{address, read_id};
use super::version::{Aftermath, page};
use crate::components::Errors;
use crate::desk::form::{Sent, day, day_input, fields, value};
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Manager;
use crate::state::WebState;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/beleid/{id}/stappen", post(advance))
}

async fn advance(manager: Manager, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let (id, sent) = (read_id(&id)?, fields(sent));
    let t = manager.0.say();
    let kind = PolicyStep::from_code(value(&sent, "step")).ok_or(Failure::NotFound)?;
    let note_field = format!("note-{}", kind.code());
    let note = value(&sent, &note_field).to_owned();
    let step = step(kind, day(&sent, "live-from", &t), amsterdam::day_of(manager.0.visitor.now));
    let (status, errors) = match step {
        None => (StatusCode::UNPROCESSABLE_ENTITY, Errors::one("live-from", t.text("stuur-step-from-wrong"))),
        Some(step) => {
            let seen = value(&sent, "version").parse().unwrap_or(0);
            match policies::advance(&manager.0.act(), id, seen, step, &note).await {
                Ok(()) => {
                    let said = manager.0.visitor.say_next("stuur-step-done");
                    return Ok((said, Go::to(address(id))).into_response());
                }
                Err(Error::Changed) => {
                    (StatusCode::CONFLICT, Errors::one("table", t.text("stuur-table-stale")))
                }
                Err(Error::Input(key)) => {
                    (StatusCode::UNPROCESSABLE_ENTITY, Errors::one(&note_field, t.text(&key)))
                }
                Err(Error::Refused(refusal)) => {
                    (StatusCode::UNPROCESSABLE_ENTITY, Errors::one("proof", t.message(&refusal.message())))
                }
                Err(error) => return Err(error.into()),
            }
        }
    };
    let after = Aftermath { errors, step: (note, day_input(&sent, "live-from", &t)), ..Aftermath::default() };
    Ok((status, Page(page(&manager, id, after).await?)).into_response())
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
