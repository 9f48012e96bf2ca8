//! Signing in for staff, the second step: the code of their app, which is set up the first time.

use std::fmt::Write as _;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Deserialize;
use usecases::Error;
use usecases::signing_in::sessions::{Guest, Step};
use usecases::signing_in::staff::{confirm_totp, enrolment};
use usecases::signing_in::{Enrolment, Visit};

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
    Router::new().route("/balie/inloggen/code", get(ask).post(check))
}

#[derive(Template)]
#[template(path = "signing_in/second_factor.html")]
struct SecondFactorPage {
    t: Say,
    page: MijnShell,
    errors: Errors,
    next: String,
    set_up: Option<SetUp>,
}

/// What a phone needs to make codes.
struct SetUp {
    picture: Picture,
    address: String,
    secret: String,
}

/// A QR code as one path of squares on a grid.
struct Picture {
    size: i32,
    path: String,
}

/// White squares around it, without which cameras do not find it (ISO 18004, 6.3.8).
const QUIET: i32 = 4;

impl Picture {
    fn of(text: &str) -> Result<Self, Failure> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium);
        let code = code.map_err(|error| Failure::Broken(format!("no QR code: {error}")))?;
        let cells = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = cells.filter(|&(x, y)| code.get_module(x, y));
        let path = dark.fold(String::new(), |mut path, (x, y)| {
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            path
        });
        Ok(Self { size: code.size() + 2 * QUIET, path })
    }
}

/// The halfway session of somebody who gave a right password.
async fn halfway(visitor: &Visitor, next: &Next) -> Result<Visit, Failure> {
    let visit = sessions::visit(visitor, cookies::STAFF).await?;
    let visit = visit.filter(|visit| matches!(visit.guest, Guest::Staff(_)) && visit.step != Step::Done);
    visit.ok_or_else(|| Failure::SignIn { at: next.after("/balie/inloggen"), script: visitor.is_script() })
}

async fn page(
    visitor: &Visitor,
    visit: &Visit,
    next: &Next,
    errors: Errors,
) -> Result<SecondFactorPage, Failure> {
    let set_up = match visit.step {
        Step::SetUpSecondFactor { .. } => {
            let Enrolment { address, secret } = enrolment(&visitor.door(), visit).await?;
            Some(SetUp { picture: Picture::of(&address)?, address, secret })
        }
        _ => None,
    };
    let t = visitor.say();
    let title = if set_up.is_some() { "staff-set-up-title" } else { "staff-code-title" };
    let page = visitor.bare_desk_shell(errors.in_title(&t, t.text(title)));
    Ok(SecondFactorPage { page, errors, next: next.wanted(), set_up, t })
}

async fn ask(visitor: Visitor, Query(next): Query<Next>) -> Result<Page<impl Template>, Failure> {
    let visit = halfway(&visitor, &next).await?;
    Ok(Page(page(&visitor, &visit, &next, Errors::none()).await?))
}

/// What the form sends.
#[derive(Deserialize)]
struct Code {
    #[serde(default)]
    code: String,
    #[serde(flatten)]
    next: Next,
}

async fn check(visitor: Visitor, Form(form): Form<Code>) -> Result<Response, Failure> {
    let visit = halfway(&visitor, &form.next).await?;
    match confirm_totp(&visitor.door(), &visit, &form.code).await {
        Ok(token) => {
            let session = visitor.keep(cookies::STAFF, token.as_str());
            Ok((session, Go(form.next.or("/balie"))).into_response())
        }
        Err(Error::Input(key)) => {
            let errors = Errors::one("code", visitor.say().text(&key));
            Ok(again(page(&visitor, &visit, &form.next, errors).await?))
        }
        // The second factor was set up or reset elsewhere in the meantime.
        Err(Error::NotFound) => Ok(Go(form.next.after("/balie/inloggen")).into_response()),
        Err(error) => Err(error.into()),
    }
}
