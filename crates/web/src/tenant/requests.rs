//! A co-tenant who is signed in agrees, or not, with what somebody else on the lease asked.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::cases::Answer;
use domain::ids::SignatureId;
use serde::Deserialize;
use usecases::Error;
use usecases::signatures::{self, SignatureView};

use super::frame::{id, rows_of};
use crate::components::{Choice, Errors, SummaryRow};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/verzoeken/{signature}", get(ask).post(answer))
}

#[derive(Template)]
#[template(path = "tenant/request.html")]
struct RequestPage {
    t: Say,
    page: MijnShell,
    title: String,
    requester: String,
    until: String,
    rows: Vec<SummaryRow>,
    open: bool,
    /// Whether a no can still become a yes.
    may_agree: bool,
    given: &'static str,
    choices: Vec<Choice>,
    errors: Errors,
    /// Where the reader follows what comes of it.
    follow: String,
    /// What is shown, in one word: it is sent along, so that nothing else is agreed to.
    seen: String,
    /// Whether it changed since the reader answered.
    changed: bool,
}

fn page_of(tenant: &Tenant, view: &SignatureView, errors: Errors, changed: bool) -> RequestPage {
    let t = tenant.say();
    let title = t.with("mijn-asked-title", &[("name", &view.requester)]);
    let choice = |value: &str, key: &str| Choice::new(value, t.text(key), false);
    RequestPage {
        page: tenant.shell(errors.in_title(&t, title.clone())),
        title,
        requester: view.requester.clone(),
        until: t.words().date(amsterdam::day_of(view.signature.expires_at)),
        rows: rows_of(&view.summary, &t, |_| String::new()),
        open: view.open,
        may_agree: view.may_agree,
        given: match view.signature.answer {
            Some(Answer::Agreed) => "agreed",
            Some(Answer::Declined) => "declined",
            None => "closed",
        },
        choices: vec![choice("agreed", "mijn-asked-agree"), choice("declined", "mijn-asked-decline")],
        errors,
        follow: format!("/zaken/{}", view.case.id),
        seen: view.seen.clone(),
        changed,
        t,
    }
}

async fn ask(tenant: Tenant, Path(signature): Path<String>) -> Result<Page<RequestPage>, Failure> {
    let view = signatures::view(&tenant.act(), id::<SignatureId>(&signature)?).await?;
    Ok(Page(page_of(&tenant, &view, Errors::none(), false)))
}

/// What the form sends.
#[derive(Debug, Deserialize)]
struct Given {
    #[serde(default)]
    answer: String,
    #[serde(default)]
    gezien: String,
}

async fn answer(
    tenant: Tenant,
    Path(signature): Path<String>,
    Form(given): Form<Given>,
) -> Result<Response, Failure> {
    let act = tenant.act();
    let signature = id::<SignatureId>(&signature)?;
    let agreed = match given.answer.as_str() {
        "agreed" => true,
        "declined" => false,
        _ => {
            let view = signatures::view(&act, signature).await?;
            let errors = Errors::one("answer", tenant.say().text("mijn-asked-choose"));
            return Ok(again(page_of(&tenant, &view, errors, false)));
        }
    };
    match signatures::answer(&act, signature, agreed, &given.gezien).await {
        Ok(_) => Ok(Go::to(format!("/verzoeken/{signature}")).into_response()),
        Err(Error::Changed) => {
            let view = signatures::view(&act, signature).await?;
            Ok(again(page_of(&tenant, &view, Errors::none(), true)))
        }
        Err(error) => Err(error.into()),
    }
}
