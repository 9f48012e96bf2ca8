//! Signing in for tenants: an e-mail address, then the code that is sent to it.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use serde::Deserialize;
use tokio::time::{Instant, sleep_until};
use usecases::Error;
use usecases::signing_in::tenants::{CodeRequest, confirm_code, request_code};

use crate::components::Errors;
use crate::cookies;
use crate::failure::Failure;
use crate::next::Next;
use crate::page::{Go, Page, again};
use crate::sessions;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::visitor::Visitor;

/// A code that was asked for is forgotten by the browser when it no longer works.
const CODE_SECONDS: u32 = 600;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/inloggen", get(ask_address).post(send_code))
        .route("/inloggen/code", get(ask_code).post(check_code))
}

#[derive(Template)]
#[template(path = "signing_in/address.html")]
struct AddressPage {
    t: Say,
    page: MijnShell,
    errors: Errors,
    email: String,
    next: String,
}

#[derive(Template)]
#[template(path = "signing_in/code.html")]
struct CodePage {
    t: Say,
    page: MijnShell,
    errors: Errors,
    email: String,
    next: String,
    again: String,
}

fn address_page(visitor: &Visitor, email: String, next: &Next, errors: Errors) -> AddressPage {
    let t = visitor.say();
    let page = visitor.shell(errors.in_title(&t, t.text("sign-in-title")));
    AddressPage { page, errors, email, next: next.wanted(), t }
}

async fn ask_address(visitor: Visitor, Query(next): Query<Next>) -> Result<Response, Failure> {
    if sessions::is_in(&visitor, cookies::TENANT).await? {
        return Ok(Go(next.or("/")).into_response());
    }
    Ok(Page(address_page(&visitor, String::new(), &next, Errors::none())).into_response())
}

/// What the form sends.
#[derive(Deserialize)]
struct Address {
    #[serde(default)]
    email: String,
    #[serde(flatten)]
    next: Next,
}

/// Whether the address is known can be told neither from the answer nor from how long it took.
async fn send_code(visitor: Visitor, Form(form): Form<Address>) -> Result<Response, Failure> {
    let answer_at = Instant::now() + visitor.state.settings().code_answered_after;
    let outcome = request_code(&visitor.door(), &form.email, visitor.language).await;
    sleep_until(answer_at).await;
    match outcome {
        Ok(request) => {
            let kept = visitor.keep_for(cookies::CODE_REQUEST, request.to_cookie(), CODE_SECONDS);
            Ok((kept, Go(form.next.after("/inloggen/code"))).into_response())
        }
        Err(Error::Problems(problems)) => {
            let errors = Errors::of_problems(&problems, &visitor.say());
            Ok(again(address_page(&visitor, form.email, &form.next, errors)))
        }
        Err(error) => Err(error.into()),
    }
}

fn asked(visitor: &Visitor) -> Option<CodeRequest> {
    CodeRequest::from_cookie(&visitor.cookie(cookies::CODE_REQUEST)?)
}

fn code_page(visitor: &Visitor, request: &CodeRequest, next: &Next, errors: Errors) -> CodePage {
    let t = visitor.say();
    let page = visitor.shell(errors.in_title(&t, t.text("sign-in-code-title")));
    let again = next.after("/inloggen");
    CodePage { page, errors, email: request.email.to_string(), next: next.wanted(), again, t }
}

async fn ask_code(visitor: Visitor, Query(next): Query<Next>) -> Response {
    match asked(&visitor) {
        Some(request) => Page(code_page(&visitor, &request, &next, Errors::none())).into_response(),
        None => Go(next.after("/inloggen")).into_response(),
    }
}

/// What the form sends.
#[derive(Deserialize)]
struct Code {
    #[serde(default)]
    code: String,
    #[serde(flatten)]
    next: Next,
}

async fn check_code(visitor: Visitor, Form(form): Form<Code>) -> Result<Response, Failure> {
    let Some(request) = asked(&visitor) else { return Ok(Go(form.next.after("/inloggen")).into_response()) };
    match confirm_code(&visitor.door(), &request, &form.code).await {
        Ok(came) => {
            sessions::leave(&visitor, cookies::TENANT).await?;
            let choose = came.choose.then(|| form.next.after("/inloggen/kies"));
            let to = choose.unwrap_or_else(|| form.next.or("/"));
            let session = visitor.keep(cookies::TENANT, came.token.as_str());
            Ok((session, visitor.forget(cookies::CODE_REQUEST), Go(to)).into_response())
        }
        Err(Error::Input(key)) => {
            let errors = Errors::one("code", visitor.say().text(&key));
            Ok(again(code_page(&visitor, &request, &form.next, errors)))
        }
        Err(error) => Err(error.into()),
    }
}
