//! "I need help": a person now, or a time at which we call back.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use jiff::Timestamp;
use serde::Deserialize;
use usecases::Error;
use usecases::steering::call_back::{self, Wish};
use usecases::steering::{self, Help};

use super::call_back::hour;
use super::danger::{Danger, danger};
use super::ways::{WayView, find, view};
use crate::components::{Choice, Errors, SlotDay};
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/onderwerpen/{topic}/hulp", post(ask).get(back))
        .route("/onderwerpen/{topic}/terugbellen", post(call_me))
}

#[derive(Template)]
#[template(path = "tenant/person.html")]
struct PersonPage {
    t: Say,
    page: MijnShell,
    topic: String,
    back: String,
    action: String,
    errors: Errors,
    people: Vec<WayView>,
    days: Vec<SlotDay>,
    phone: String,
    /// That the number we know will do, or empty when we know none.
    phone_hint: String,
    words: String,
    /// The advice that this rests on, so that a form that must be mended asks for no other.
    advice: String,
    danger: Danger,
    /// The promise that waits already, in words, or empty.
    waiting: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    advice: String,
    time: String,
    phone: String,
    words: String,
}

impl Asked {
    fn wish<'a>(&'a self, topic: &'a str, from: Timestamp) -> Wish<'a> {
        Wish { topic, from, phone: &self.phone, words: &self.words }
    }
}

/// Asking for help is something one does, not something one looks at: whoever comes by a link sees the ways first.
async fn back(Path(key): Path<String>) -> Go {
    Go::to(format!("/onderwerpen/{}", crate::addresses::in_query(&key)))
}

async fn ask(tenant: Tenant, Path(key): Path<String>) -> Result<Page<impl Template>, Failure> {
    Ok(Page(page(&tenant, &key, Asked::default(), Errors::none()).await?))
}

async fn page(
    tenant: &Tenant,
    key: &str,
    asked: Asked,
    errors: Errors,
) -> Result<impl Template + use<>, Failure> {
    let topic = find(tenant, key).await?;
    let act = tenant.act();
    let again = match asked.advice.parse() {
        Ok(given) => steering::help_again(&act, tenant.id, &topic.key, given).await?,
        Err(_) => None,
    };
    let help = match again {
        Some(help) => help,
        None => steering::need_help(&act, tenant.id, &topic.key).await?,
    };
    let number = call_back::known_number(&act, tenant.id).await?;
    let t = tenant.say();
    let title = t.text("person-title");
    let people = help.open.iter().chain(&help.closed).filter_map(|way| view(tenant, way, ""));
    Ok(PersonPage {
        page: MijnShell { help: Vec::new(), ..tenant.shell(errors.in_title(&t, title)) },
        topic: topic.names.say(t.language()).to_owned(),
        back: format!("/onderwerpen/{}", topic.key),
        action: format!("/onderwerpen/{}/terugbellen", topic.key),
        people: people.collect(),
        days: days(&t, &help, &asked.time),
        waiting: help.waiting.as_ref().map(|promise| hour(promise, &t)).unwrap_or_default(),
        phone: asked.phone,
        phone_hint: match number.as_str() {
            "" => String::new(),
            number => t.with("person-phone-hint", &[("phone", number)]),
        },
        advice: help.advice.id.map(|id| id.to_string()).unwrap_or_default(),
        danger: danger(tenant),
        words: asked.words,
        errors,
        t,
    })
}

/// The hours in which we can call, by day.
fn days(t: &Say, help: &Help, chosen: &str) -> Vec<SlotDay> {
    let mut days: Vec<SlotDay> = Vec::new();
    for hour in &help.call_backs {
        let date = t.words().day(amsterdam::day_of(hour.from));
        let clock = |moment: Timestamp| t.clock(amsterdam::local(moment).time());
        let value = hour.from.to_string();
        let label = format!("{} – {}", clock(hour.from), clock(hour.until));
        let choice = Choice::new(&value, label, value == chosen);
        match days.last_mut() {
            Some(day) if day.date == date => day.times.push(choice),
            _ => days.push(SlotDay::new(date, choice)),
        }
    }
    SlotDay::folded(days)
}

async fn call_me(
    tenant: Tenant,
    Path(key): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Failure> {
    let t = tenant.say();
    let topic = find(&tenant, &key).await?;
    let mend = |field: &str, text: String| Errors::one(field, text);
    let errors = match asked.time.parse::<Timestamp>() {
        Err(_) => mend("time", t.text("person-time-missing")),
        Ok(from) => match call_back::ask(&tenant.act(), tenant.id, asked.wish(&topic.key, from)).await {
            Ok(promise) => return Ok(Go(format!("/terugbellen/{}?gelukt=ja", promise.id)).into_response()),
            Err(Error::Input(key)) if key == "call-back-phone" => mend("phone", t.text(&key)),
            Err(Error::Input(key)) if key == "call-back-words" => mend("words", t.text(&key)),
            Err(Error::Input(key)) => mend("time", t.text(&key)),
            Err(error) => return Err(error.into()),
        },
    };
    let page = page(&tenant, &topic.key, asked, errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Page(page)).into_response())
}
