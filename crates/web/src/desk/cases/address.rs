//! The new address of a tenant who tells it later, by whatever channel.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::ids::CaseId;
use domain::processes::flow::Command;
use domain::processes::intake::{Answers, Problem};
use usecases::Error;
use usecases::cases::{self, CaseView};

use crate::components::{Choice, Errors};
use crate::desk::form::{self, Sent, fields, recordable, value};
use crate::desk::frame;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::questions::{self, QuestionView};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The command behind this page.
pub const TELL: &str = "forwarding-address";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/zaken/{id}/adres", get(ask).post(tell))
}

#[derive(Template)]
#[template(path = "desk/address.html")]
struct AddressPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    back: String,
    who: String,
    channels: Vec<Choice>,
    question: QuestionView,
    tell: String,
}

/// Where a row of the summary is changed, when it still can be.
pub fn change(view: &CaseView, question: Option<&str>) -> String {
    let may = question == Some(TELL) && view.commands.contains(&TELL);
    if may { format!("/balie/zaken/{}/adres", view.case.id) } else { String::new() }
}

/// The page with what was typed, or what is known, and what must be mended.
async fn page(
    employee: &Employee,
    id: CaseId,
    typed: Option<&BTreeMap<String, String>>,
    problems: &[Problem],
    mut errors: Errors,
) -> Result<AddressPage, Failure> {
    let (t, act) = (employee.say(), employee.act());
    let view = cases::view(&act, id).await?;
    let (question, known) = cases::asked(&act, id, TELL).await?;
    let answers = typed.map_or(known, |typed| Answers(questions::read(&question, typed, &t)));
    let question = questions::show(&question, &answers, &problems.iter().collect::<Vec<_>>(), &t);
    for error in question.errors.all() {
        errors.add(&error.field, error.message.clone());
    }
    let channel = typed.map(|typed| value(typed, "channel")).unwrap_or_default();
    Ok(AddressPage {
        page: frame::frame(employee, errors.in_title(&t, question.title.clone()), "cases").await?,
        back: format!("/balie/zaken/{id}"),
        who: format!("{} · {}", view.requester.name.spoken(), view.home.address),
        channels: form::channels(&t, channel),
        tell: t.text(&format!("{}-command-{TELL}", view.case.process)),
        question,
        errors,
        t,
    })
}

async fn ask(employee: Employee, Path(id): Path<String>) -> Result<Page<impl Template>, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(Page(page(&employee, id, None, &[], Errors::none()).await?))
}

async fn tell(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    let (sent, t) = (fields(sent), employee.say());
    let (question, _) = cases::asked(&employee.act(), id, TELL).await?;
    let Some(channel) = recordable(value(&sent, "channel")) else {
        let errors = Errors::one("channel", t.text("balie-channel-needed"));
        return Ok(again(page(&employee, id, Some(&sent), &[], errors).await?));
    };
    let command = Command { name: TELL.to_owned(), input: questions::read(&question, &sent, &t) };
    match cases::command(&employee.act_through(channel), id, &command).await {
        Ok(_) => {
            let said = employee.visitor.say_next("balie-command-done");
            Ok((said, Go::to(format!("/balie/zaken/{id}"))).into_response())
        }
        Err(Error::Problems(problems)) => {
            Ok(again(page(&employee, id, Some(&sent), &problems, Errors::none()).await?))
        }
        Err(error) => Err(error.into()),
    }
}
