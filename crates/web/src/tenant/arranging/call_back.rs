//! The call that a tenant was promised: when and at which number, another number, or no call after all.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::contacts::PhoneNumber;
use jiff::Timestamp;
use serde::Deserialize;
use usecases::Error;
use usecases::steering::Topic;
use usecases::steering::call_back::{self, CallBack, CallBackState, Why};

use super::super::frame::id;
use crate::components::Errors;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/terugbellen/{call}", get(show))
        .route("/terugbellen/{call}/nummer", get(ask_number).post(change_number))
        .route("/terugbellen/{call}/afzegging", get(confirm).post(cancel))
}

/// A call that waits, in a card.
#[derive(Debug)]
pub struct CallCard {
    /// The day of the month, for the leaf of the calendar.
    pub day: String,
    /// The month, short.
    pub month: String,
    /// When we call and at which number, in one or two sentences.
    pub text: String,
    /// What about.
    pub about: String,
    /// Where it stands by itself.
    pub url: String,
    /// Where the number is changed.
    pub number: String,
    /// Where the call is called off.
    pub cancel: String,
}

/// What the tenant reads of a promise, at this moment.
pub fn card(promise: &CallBack, known: &[Topic], now: Timestamp, t: &Say) -> CallCard {
    let from = amsterdam::day_of(promise.from);
    let topic = topics::name(t, known, &promise.topic);
    CallCard {
        day: from.day().to_string(),
        month: t.text(&format!("mijn-month-{}", from.month())),
        text: words(promise, now, t),
        about: t.with("mijn-call-about", &[("topic", &topic)]),
        url: format!("/terugbellen/{}", promise.id),
        number: format!("/terugbellen/{}/nummer", promise.id),
        cancel: format!("/terugbellen/{}/afzegging", promise.id),
    }
}

fn words(promise: &CallBack, now: Timestamp, t: &Say) -> String {
    let key = match () {
        () if now >= promise.until => "mijn-call-late",
        () if promise.tries > 0 => "mijn-call-again",
        () => "mijn-call-when",
    };
    // A number is not broken off at the end of a line.
    let phone = PhoneNumber::spoken(&promise.phone).replace(' ', "\u{a0}");
    t.with(key, &[("when", &hour(promise, t)), ("phone", &phone)])
}

/// The hour of a promise: *dinsdag 3 maart tussen 9.00 en 10.00 uur*.
pub fn hour(promise: &CallBack, t: &Say) -> String {
    let (from, until) = (amsterdam::local(promise.from), amsterdam::local(promise.until));
    format!("{} {}", t.words().day(from.date()), t.words().between(from.time(), until.time()))
}

#[derive(Template)]
#[template(path = "tenant/called_back.html")]
struct CallPage {
    t: Say,
    page: MijnShell,
    /// Whether it was asked for just now.
    done: bool,
    title: String,
    call: CallCard,
}

#[derive(Template)]
#[template(path = "tenant/call_number.html")]
struct NumberPage {
    t: Say,
    page: MijnShell,
    errors: Errors,
    call: CallCard,
    phone: String,
}

#[derive(Template)]
#[template(path = "tenant/call_cancellation.html")]
struct CancellationPage {
    t: Say,
    page: MijnShell,
    call: CallCard,
}

/// The tenant's own promise.
async fn find(tenant: &Tenant, call: &str) -> Result<CallBack, Failure> {
    Ok(call_back::find(&tenant.act(), id(call)?).await?)
}

async fn card_of(tenant: &Tenant, promise: &CallBack) -> Result<CallCard, Failure> {
    let known = topics::known(&tenant.act()).await?;
    Ok(card(promise, &known, tenant.visitor.now, &tenant.say()))
}

/// Home, for whoever comes when nobody will call any more.
fn over(tenant: &Tenant) -> Response {
    (tenant.visitor.say_next("mijn-call-over"), Go::to("/")).into_response()
}

/// Whether the tenant asked for it just now.
#[derive(Debug, Default, Deserialize)]
struct Came {
    #[serde(default)]
    gelukt: String,
}

async fn show(
    tenant: Tenant,
    Path(call): Path<String>,
    Query(came): Query<Came>,
) -> Result<Response, Failure> {
    let promise = find(&tenant, &call).await?;
    if promise.state != CallBackState::Waiting {
        return Ok(over(&tenant));
    }
    let (t, done) = (tenant.say(), came.gelukt == "ja");
    let title = t.text(if done { "person-agreed" } else { "mijn-call" });
    let call = card_of(&tenant, &promise).await?;
    Ok(Page(CallPage { page: tenant.shell(title.clone()), done, title, call, t }).into_response())
}

async fn number_page(
    tenant: &Tenant,
    promise: &CallBack,
    phone: String,
    errors: Errors,
) -> Result<NumberPage, Failure> {
    let t = tenant.say();
    let page = tenant.shell(errors.in_title(&t, t.text("mijn-call-number-title")));
    Ok(NumberPage { page, errors, call: card_of(tenant, promise).await?, phone, t })
}

async fn ask_number(tenant: Tenant, Path(call): Path<String>) -> Result<Response, Failure> {
    let promise = find(&tenant, &call).await?;
    if promise.state != CallBackState::Waiting {
        return Ok(over(&tenant));
    }
    let phone = PhoneNumber::spoken(&promise.phone);
    Ok(Page(number_page(&tenant, &promise, phone, Errors::none()).await?).into_response())
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
struct Typed {
    #[serde(default)]
    phone: String,
}

async fn change_number(
    tenant: Tenant,
    Path(call): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let promise = find(&tenant, &call).await?;
    match call_back::call_at(&tenant.act(), promise.id, &typed.phone).await {
        Ok(()) => Ok((tenant.visitor.say_next("mijn-call-number-kept"), Go::to("/")).into_response()),
        Err(Error::Input(key)) if key == "call-back-over" => Ok(over(&tenant)),
        Err(Error::Input(key)) => {
            let errors = Errors::one("phone", tenant.say().text(&key));
            Ok(again(number_page(&tenant, &promise, typed.phone, errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn confirm(tenant: Tenant, Path(call): Path<String>) -> Result<Response, Failure> {
    let promise = find(&tenant, &call).await?;
    if promise.state != CallBackState::Waiting {
        return Ok(over(&tenant));
    }
    let t = tenant.say();
    let page = tenant.shell(t.text("mijn-call-cancel-title"));
    Ok(Page(CancellationPage { page, call: card_of(&tenant, &promise).await?, t }).into_response())
}

async fn cancel(tenant: Tenant, Path(call): Path<String>) -> Result<Response, Failure> {
    let promise = find(&tenant, &call).await?;
    match call_back::cancel(&tenant.act(), promise.id, Why::NotNeeded).await {
        Ok(()) => Ok((tenant.visitor.say_next("mijn-call-cancelled"), Go::to("/")).into_response()),
        Err(Error::Input(key)) if key == "call-back-over" => Ok(over(&tenant)),
        Err(error) => Err(error.into()),
    }
}
