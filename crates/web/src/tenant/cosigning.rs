//! A co-tenant answers by the personal link in their mail, and follows by it what comes of that.
//!
//! Opening the link shows a page with a button and changes nothing, because programs that check mail open every link.
//! The button begins a session for this one question; from there the link itself is in no address any more.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::cases::Answer;
use serde::Deserialize;
use usecases::Error;
use usecases::cases::{self, SharedView};
use usecases::signatures::{self, SignatureView};
use usecases::signing_in::cosigners::{self, Link};

use super::frame::SharedCase;
use crate::components::{Choice, Errors, SummaryRow};
use crate::cookies;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Cosigner;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::visitor::Visitor;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/akkoord/{token}", get(look).post(open)).route("/akkoord", get(ask).post(answer))
}

#[derive(Template)]
#[template(path = "signing_in/invitation.html")]
struct InvitationPage {
    t: Say,
    page: MijnShell,
    name: String,
}

#[derive(Template)]
#[template(path = "signing_in/agreement.html")]
struct AgreementPage {
    t: Say,
    page: MijnShell,
    errors: Errors,
    requester: String,
    until: String,
    rows: Vec<SummaryRow>,
    choices: Vec<Choice>,
    /// What is shown, in one word: it is sent along, so that nothing else is agreed to.
    seen: String,
    /// Whether it changed since the reader answered.
    changed: bool,
}

#[derive(Template)]
#[template(path = "signing_in/answered.html")]
struct AnsweredPage {
    t: Say,
    page: MijnShell,
    agreed: bool,
    /// The case, once the link was opened.
    shared: Option<SharedCase>,
    /// Whether the button opens it.
    lets_in: bool,
    /// What was answered with no, in one word, while that can still become a yes; else empty.
    seen: String,
}

async fn look(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Failure> {
    let invited = cosigners::look(&visitor.door(), &token).await?;
    let visitor = visitor.known_to_read(invited.cosigner.language);
    match invited.link {
        Link::Open => {
            let t = visitor.say();
            let page = visitor.shell(t.text("cosign-title"));
            Ok(Page(InvitationPage { page, name: invited.cosigner.name.spoken(), t }).into_response())
        }
        Link::Answered(answer) => {
            let page = answered(&visitor, answer, None);
            Ok(Page(AnsweredPage { lets_in: invited.lets_in, ..page }).into_response())
        }
        Link::Expired => Err(Failure::Gone),
    }
}

async fn open(visitor: Visitor, Path(token): Path<String>) -> Result<impl IntoResponse, Failure> {
    let token = cosigners::open(&visitor.door(), &token).await?;
    Ok((visitor.keep(cookies::COSIGNER, token.as_str()), Go::to("/akkoord")))
}

fn answered(visitor: &Visitor, answer: Answer, shared: Option<&SharedView>) -> AnsweredPage {
    let t = visitor.say();
    let page = visitor.shell(t.text("cosign-answered-title"));
    let shared = shared.map(|shared| SharedCase::of(shared, visitor.now, &t));
    AnsweredPage { page, agreed: answer == Answer::Agreed, shared, lets_in: false, seen: String::new(), t }
}

fn agreement(visitor: &Visitor, view: &SignatureView, errors: Errors, changed: bool) -> AgreementPage {
    let t = visitor.say();
    let rows = view.summary.iter().map(|row| SummaryRow {
        label: t.message(&row.label),
        value: t.value(&row.answer),
        change: String::new(),
    });
    let choice = |value: &str| Choice::new(value, t.text(&format!("cosign-{value}")), false);
    AgreementPage {
        page: visitor.shell(errors.in_title(&t, t.text("cosign-title"))),
        errors,
        requester: view.requester.clone(),
        until: t.words().date(amsterdam::day_of(view.signature.expires_at)),
        rows: rows.collect(),
        choices: vec![choice("agreed"), choice("declined")],
        seen: view.seen.clone(),
        changed,
        t,
    }
}

async fn ask(cosigner: Cosigner) -> Result<Response, Failure> {
    let view = signatures::view(&cosigner.act(), cosigner.signature).await?;
    match view.signature.answer {
        Some(answer) => {
            let shared = cases::shared(&cosigner.act(), view.case.id).await?;
            let page = answered(&cosigner.visitor, answer, Some(&shared));
            let seen = if view.may_agree { view.seen } else { String::new() };
            Ok(Page(AnsweredPage { seen, ..page }).into_response())
        }
        None if view.open => {
            Ok(Page(agreement(&cosigner.visitor, &view, Errors::none(), false)).into_response())
        }
        None => Err(Failure::Gone),
    }
}

/// What the form sends.
#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    answer: String,
    #[serde(default)]
    gezien: String,
}

async fn answer(cosigner: Cosigner, Form(given): Form<Given>) -> Result<Response, Failure> {
    let agreed = match given.answer.as_str() {
        "agreed" => true,
        "declined" => false,
        _ => {
            let view = signatures::view(&cosigner.act(), cosigner.signature).await?;
            let errors = Errors::one("answer", cosigner.visitor.say().text("cosign-choose"));
            return Ok(again(agreement(&cosigner.visitor, &view, errors, false)));
        }
    };
    match signatures::answer(&cosigner.act(), cosigner.signature, agreed, &given.gezien).await {
        Ok(_) => Ok(Go::to("/akkoord").into_response()),
        Err(Error::Changed) => {
            let view = signatures::view(&cosigner.act(), cosigner.signature).await?;
            Ok(again(agreement(&cosigner.visitor, &view, Errors::none(), true)))
        }
        Err(error) => Err(error.into()),
    }
}
