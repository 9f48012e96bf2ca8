//! Signing in for staff, the first step: address and password; and signing out.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use usecases::Error;
use usecases::signing_in::staff::check_password;

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

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/inloggen", get(ask).post(check)).route("/balie/uitloggen", post(sign_out))
}

#[derive(Template)]
#[template(path = "signing_in/password.html")]
struct PasswordPage {
    t: Say,
    page: MijnShell,
    errors: Errors,
    email: String,
    next: String,
}

fn password_page(visitor: &Visitor, email: String, next: &Next, errors: Errors) -> PasswordPage {
    let t = visitor.say();
    let page = visitor.bare_desk_shell(errors.in_title(&t, t.text("staff-sign-in-title")));
    PasswordPage { page, errors, email, next: next.wanted(), t }
}

async fn ask(visitor: Visitor, Query(next): Query<Next>) -> Result<Response, Failure> {
    if sessions::is_in(&visitor, cookies::STAFF).await? {
        return Ok(Go(next.or("/balie")).into_response());
    }
    Ok(Page(password_page(&visitor, String::new(), &next, Errors::none())).into_response())
}

/// What the form sends.
#[derive(Deserialize)]
struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(flatten)]
    next: Next,
}

async fn check(visitor: Visitor, Form(form): Form<Credentials>) -> Result<Response, Failure> {
    match check_password(&visitor.door(), &form.email, &form.password).await {
        Ok(halfway) => {
            sessions::leave(&visitor, cookies::STAFF).await?;
            let session = visitor.keep(cookies::STAFF, halfway.token.as_str());
            Ok((session, Go(form.next.after("/balie/inloggen/code"))).into_response())
        }
        Err(Error::Input(key)) => {
            let errors = Errors::one("email", visitor.say().text(&key));
            Ok(again(password_page(&visitor, form.email, &form.next, errors)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn sign_out(visitor: Visitor) -> Result<impl IntoResponse, Failure> {
    sessions::leave(&visitor, cookies::STAFF).await?;
    Ok((visitor.forget(cookies::STAFF), visitor.say_next("signed-out"), Go::to("/balie/inloggen")))
}
