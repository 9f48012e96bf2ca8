//! Tenants to call back: on the work list and on their card, and what staff say became of it.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::contacts::PhoneNumber;
use domain::ids::{CallBackId, RelationId};
use jiff::{Timestamp, ToSpan};
use usecases::Error;
use usecases::steering::Topic;
use usecases::steering::call_back::{self, CallBack, Promise, Why};

use super::form::{Sent, fields, value};
use super::moments;
use super::tenants;
use crate::addresses;
use crate::components::{Errors, Wait};
use crate::failure::Failure;
use crate::page::{Go, again};
use crate::sessions::Employee;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The field in which staff write what was said.
const SAID: &str = "said";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/balie/terugbellen/{id}", post(end))
        .route("/balie/terugbellen/{id}/behandelaar", post(take))
}

/// A tenant to call back.
#[derive(Debug, Clone)]
pub struct CallView {
    /// Which promise.
    pub id: CallBackId,
    /// What the form sends back to say which version was seen.
    pub version: i64,
    /// Who.
    pub who: String,
    /// Which tenant.
    pub tenant: RelationId,
    /// What about.
    pub topic: String,
    /// What the tenant said beforehand, or empty.
    pub words: String,
    /// The number as one says it.
    pub phone: String,
    /// The number as an address.
    pub dial: String,
    /// The hour that was promised.
    pub when: String,
    /// How long that is over, or empty.
    pub late: String,
    /// Whether it is time, in a word.
    pub state: String,
    /// The kind of that word's badge.
    pub state_kind: &'static str,
    /// How much it asks for attention.
    pub wait: Wait,
    /// How often it was tried, or empty.
    pub tries: String,
    /// Who took it, or empty.
    pub assignee: String,
    /// Whether that is who looks.
    pub mine: bool,
    /// The field in which staff write what was said; there may be several on a page.
    pub field: String,
    /// What was typed there.
    pub said: String,
}

/// A promise as a page shows it.
pub fn view(employee: &Employee, known: &[Topic], promise: &Promise) -> CallView {
    let (t, now, call) = (employee.say(), employee.visitor.now, &promise.call_back);
    let (state, state_kind, wait) = match () {
        () if now >= call.until => ("late", "wrong", Wait::Late),
        () if now >= call.from => ("now", "attention", Wait::Long),
        () => ("later", "", Wait::None),
    };
    CallView {
        id: call.id,
        version: call.version,
        who: promise.tenant.clone(),
        tenant: call.relation,
        topic: topics::name(&t, known, &call.topic),
        words: call.words.clone(),
        phone: PhoneNumber::spoken(&call.phone),
        dial: format!("tel:{}", call.phone),
        when: hour(&t, now, call),
        late: if state == "late" { moments::age(&t, now, call.until) } else { String::new() },
        state: t.text(&format!("balie-call-back-{state}")),
        state_kind,
        wait,
        tries: tries(&t, now, call),
        assignee: promise.assignee.clone().unwrap_or_default(),
        mine: call.assignee == Some(employee.id),
        field: format!("{SAID}-{}", call.id),
        said: String::new(),
    }
}

/// *vandaag 13.00 – 14.00*, *maandag 13.00 – 14.00*, *maandag 3 maart 13.00 – 14.00*: the day as short as is clear.
fn hour(t: &Say, now: Timestamp, call: &CallBack) -> String {
    let (from, until) = (amsterdam::local(call.from), amsterdam::local(call.until));
    let today = amsterdam::day_of(now);
    let within_a_week = from.date() > today && from.date() < today.saturating_add(7.days());
    let day = match () {
        () if from.date() == today => t.text("balie-today"),
        () if within_a_week => t.words().weekday(from.date().weekday()),
        () => t.words().day(from.date()),
    };
    format!("{day} {} – {}", t.clock(from.time()), t.clock(until.time()))
}

fn tries(t: &Say, now: Timestamp, call: &CallBack) -> String {
    let tried = |at| {
        let last = moments::exact(t, now, at);
        t.with("balie-call-back-tries", &[("n", &call.tries.to_string()), ("last", &last)])
    };
    call.tried_at.map(tried).unwrap_or_default()
}

/// The promise to this tenant that waits, with what was typed for it.
pub async fn of_tenant(
    employee: &Employee,
    known: &[Topic],
    id: RelationId,
    typed: &BTreeMap<String, String>,
) -> Result<Option<CallView>, Failure> {
    let promise = call_back::promise_to(&employee.act(), id).await?;
    Ok(promise.map(|promise| {
        let shown = view(employee, known, &promise);
        CallView { said: value(typed, &shown.field).to_owned(), ..shown }
    }))
}

async fn take(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: CallBackId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let to_me = value(&sent, "wie") == "mij";
    call_back::take(&employee.act(), id, to_me).await?;
    let said = if to_me { "balie-call-back-taken" } else { "balie-call-back-released" };
    let back = format!("{}#terugbellen-{id}", back(&sent));
    Ok((employee.visitor.say_next(said), Go(back)).into_response())
}

/// Where the form stood.
fn back(sent: &BTreeMap<String, String>) -> &str {
    addresses::local(value(sent, "terug")).filter(|back| back.starts_with("/balie")).unwrap_or("/balie")
}

async fn end(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: CallBackId = id.parse().map_err(|_| Failure::NotFound)?;
    let typed = fields(sent);
    match outcome(&employee, id, &typed).await {
        Ok(said) => Ok((employee.visitor.say_next(said), Go::to(back(&typed))).into_response()),
        Err(Error::Input(key)) => mend(&employee, id, typed, &key).await,
        Err(error) => Err(error.into()),
    }
}

/// Does what the button says, and says what was done.
async fn outcome(
    employee: &Employee,
    id: CallBackId,
    typed: &BTreeMap<String, String>,
) -> Result<&'static str, Error> {
    let act = employee.act_through(Channel::Phone);
    match value(typed, "uitkomst") {
        "gebeld" => {
            call_back::done(&act, id, value(typed, &format!("{SAID}-{id}"))).await?;
            Ok("balie-call-back-done")
        }
        "niet-bereikt" => {
            let seen = value(typed, "version").parse().unwrap_or(0);
            call_back::not_reached(&act, id, seen).await?;
            Ok("balie-call-back-not-reached")
        }
        "niet-nodig" => {
            call_back::cancel(&act, id, Why::NotNeeded).await.map(|()| "balie-call-back-cancelled")
        }
        "gestopt" => call_back::cancel(&act, id, Why::NotReached).await.map(|()| "balie-call-back-stopped"),
        _ => Err(Error::NotFound),
    }
}

/// The card of the tenant with what must be mended. What was written about a call that is over already goes to the form
/// for a contact moment, so that it is not lost.
async fn mend(
    employee: &Employee,
    id: CallBackId,
    mut typed: BTreeMap<String, String>,
    key: &str,
) -> Result<Response, Failure> {
    let t = employee.say();
    let tenant = call_back::find(&employee.act(), id).await?.relation;
    let field = format!("{SAID}-{id}");
    let errors = if key == "contact-summary" {
        Errors::one(&field, t.text(key))
    } else {
        let said = value(&typed, &field).to_owned();
        if key == "call-back-over" && !said.is_empty() {
            typed.insert("summary".to_owned(), said);
        }
        Errors::one("", t.text(key))
    };
    let after = tenants::Aftermath { typed, errors, ..tenants::Aftermath::default() };
    Ok(again(tenants::view(employee, tenant, after).await?))
}
