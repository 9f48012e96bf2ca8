//! What could not leave the house, and what waits to leave.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::actors::StaffRole;
use domain::ids::OutboxId;
use usecases::{Error, worklist};

use super::form::{Sent, fields, value};
use super::{frame, moments};
use crate::components::Errors;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/balie/postvak", get(show))
        .route("/balie/postvak/{id}/herhaling", post(replay))
        .route("/balie/postvak/{id}/schrapping", post(drop_message))
}

/// A message that was given up.
struct Given {
    id: OutboxId,
    what: String,
    target: String,
    /// The case it is about, or empty.
    case_url: String,
    error: String,
    failures: String,
    since: String,
    behind: u32,
    /// Why it need not leave, as it was typed when that must be mended.
    reason: String,
}

/// What waits for one target.
#[expect(clippy::struct_field_names, reason = "what waits of it all is one of its figures")]
struct Waiting {
    target: String,
    waiting: u32,
    due: u32,
    dead: u32,
    oldest: String,
}

#[derive(Template)]
#[template(path = "desk/outbox.html")]
struct OutboxPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    messages: Vec<Given>,
    backlog: Vec<Waiting>,
    may_drop: bool,
}

async fn view(employee: &Employee, errors: Errors, reason: &str) -> Result<OutboxPage, Failure> {
    let (t, now) = (employee.say(), employee.visitor.now);
    let list = worklist::work_list(&employee.act()).await?;
    let target = |code: &str| t.text(&format!("balie-target-{code}"));
    let messages = list.shelf.iter().map(|one| {
        // A stream that is a case holds up that case; other streams are of their own.
        let of_case = one.target != "timer" && one.kind != "contact" && one.kind != "sign-in";
        let case = one.payload.get("case").and_then(|case| case.as_str()).unwrap_or(&one.stream);
        Given {
            id: one.id,
            what: t.text(&format!("balie-message-{}", one.kind)),
            target: target(&one.target),
            case_url: if of_case || one.target == "timer" {
                format!("/balie/zaken/{case}")
            } else {
                String::new()
            },
            error: one.error.clone(),
            failures: one.failures.to_string(),
            since: moments::age(&t, now, one.created_at),
            behind: one.waiting_behind,
            reason: match errors.of(&format!("reason-{}", one.id)) {
                "" => String::new(),
                _ => reason.to_owned(),
            },
        }
    });
    let messages = messages.collect();
    let backlog = list.backlog.iter().map(|one| Waiting {
        target: target(&one.target),
        waiting: one.waiting,
        due: one.due,
        dead: one.dead,
        oldest: moments::age(&t, now, one.oldest),
    });
    let backlog = backlog.collect();
    let page = frame::frame(employee, errors.in_title(&t, t.text("balie-outbox-title")), "outbox").await?;
    Ok(OutboxPage { page, errors, messages, backlog, may_drop: employee.role >= StaffRole::Manager, t })
}

async fn show(employee: Employee) -> Result<Page<impl Template>, Failure> {
    Ok(Page(view(&employee, Errors::none(), "").await?))
}

async fn replay(employee: Employee, Path(id): Path<String>) -> Result<impl IntoResponse, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    worklist::replay(&employee.act(), id).await?;
    Ok((employee.visitor.say_next("balie-outbox-replayed"), Go::to("/balie/postvak")))
}

async fn drop_message(
    employee: Employee,
    Path(id): Path<String>,
    Form(sent): Sent,
) -> Result<Response, Failure> {
    let id: OutboxId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let field = format!("reason-{id}");
    let reason = value(&sent, &field);
    match worklist::drop_message(&employee.act(), id, reason).await {
        Ok(()) => {
            Ok((employee.visitor.say_next("balie-outbox-dropped"), Go::to("/balie/postvak")).into_response())
        }
        Err(Error::Input(_)) => {
            let errors = Errors::one(&field, employee.say().text("balie-outbox-reason-needed"));
            Ok(again(view(&employee, errors, reason).await?))
        }
        Err(error) => Err(error.into()),
    }
}
