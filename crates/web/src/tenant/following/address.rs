//! The new address, told or changed after filing.

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

use super::super::frame::id;
use super::super::typed;
use crate::cookies;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::questions::{self, QuestionView};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::visitor::Visitor;

/// The command behind this page.
pub const TELL: &str = "forwarding-address";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/zaken/{case}/adres", get(ask).post(tell))
}

#[derive(Template)]
#[template(path = "tenant/address.html")]
struct AddressPage {
    t: Say,
    page: MijnShell,
    back: String,
    foot: String,
    question: QuestionView,
    tell: String,
}

/// Where a row of the summary is changed: only what the tenant may still tell has such a place.
pub fn change(view: &CaseView, question: &str) -> String {
    let may = question == TELL && view.commands.contains(&TELL);
    if may { format!("/zaken/{}/adres", view.case.id) } else { String::new() }
}

async fn page(
    tenant: &Tenant,
    view: &CaseView,
    typed: Option<Answers>,
    problems: &[Problem],
) -> Result<AddressPage, Failure> {
    let t = tenant.say();
    let (question, known) = cases::asked(&tenant.act(), view.case.id, TELL).await?;
    let problems: Vec<&Problem> = problems.iter().collect();
    let question = questions::show(&question, &typed.unwrap_or(known), &problems, &t);
    Ok(AddressPage {
        page: tenant.shell(question.errors.in_title(&t, question.title.clone())),
        back: format!("/zaken/{}", view.case.id),
        foot: format!("{} · {}", view.home.address, view.case.number),
        tell: t.text(&format!("{}-command-{TELL}", view.case.process)),
        question,
        t,
    })
}

async fn ask(tenant: Tenant, Path(case): Path<String>) -> Result<Response, Failure> {
    let view = cases::view(&tenant.act(), id::<CaseId>(&case)?).await?;
    if !view.commands.contains(&TELL) {
        return Ok(Go::to(format!("/zaken/{}", view.case.id)).into_response());
    }
    let Some(typed) = typed::carried(&tenant) else {
        return Ok(Page(page(&tenant, &view, None, &[]).await?).into_response());
    };
    let (question, _) = cases::asked(&tenant.act(), view.case.id, TELL).await?;
    let typed = Answers(questions::read(&question, &typed, &tenant.say()));
    let page = page(&tenant, &view, Some(typed), &[]).await?;
    Ok((tenant.visitor.forget(cookies::TYPED), Page(page)).into_response())
}

async fn tell(
    visitor: Visitor,
    tenant: Result<Tenant, Failure>,
    Path(case): Path<String>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let tenant = match tenant {
        Ok(tenant) => tenant,
        Err(failure) => return typed::carry(&visitor, failure, &sent).await,
    };
    let act = tenant.act();
    let view = cases::view(&act, id::<CaseId>(&case)?).await?;
    let back = format!("/zaken/{}", view.case.id);
    if !view.commands.contains(&TELL) {
        return Ok(Go::to(back).into_response());
    }
    let (question, _) = cases::asked(&act, view.case.id, TELL).await?;
    let input = questions::read(&question, &sent, &tenant.say());
    let command = Command { name: TELL.to_owned(), input: input.clone() };
    match cases::command(&act, view.case.id, &command).await {
        Ok(_) => Ok((tenant.visitor.say_next("mijn-address-told"), Go::to(back)).into_response()),
        Err(Error::Problems(problems)) => {
            Ok(again(page(&tenant, &view, Some(Answers(input)), &problems).await?))
        }
        Err(error) => Err(error.into()),
    }
}
