//! The inspectors: add one, change their hours, offer their times no longer.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::appointments::WorkingHours;
use domain::calendar::WEEK;
use domain::ids::InspectorId;
use jiff::civil::Weekday;
use usecases::Error;
use usecases::inspectors::{self, ADDED, HOURS, Typed, Week};

use crate::components::{Choice, Errors, Tab};
use crate::desk::form::{Sent, fields, value};
use crate::desk::frame;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::{Administrator, Employee};
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// Where the list is.
const LIST: &str = "/balie/instellingen/inspecteurs";
/// The hours that somebody new begins with, from Monday.
const USUAL: [&str; 7] = ["8:00-17:00", "8:00-17:00", "8:00-17:00", "8:00-17:00", "8:00-17:00", "", ""];

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/balie/instellingen/inspecteurs", get(list))
        .route("/balie/instellingen/inspecteurs/nieuw", get(new).post(add))
        .route("/balie/instellingen/inspecteurs/{id}", get(show).post(change))
}

struct Line {
    url: String,
    name: String,
    hours: String,
    has_added: bool,
    active: bool,
}

#[derive(Template)]
#[template(path = "desk/inspectors.html")]
struct ListPage {
    t: Say,
    page: BalieShell,
    tabs: Vec<Tab>,
    inspectors: Vec<Line>,
}

struct DayLine {
    name: String,
    hours: (&'static str, String),
    added: (&'static str, String),
}

#[derive(Template)]
#[template(path = "desk/inspector.html")]
struct InspectorPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    title: String,
    address: String,
    version: i64,
    name: String,
    email: String,
    active: Vec<Choice>,
    days: Vec<DayLine>,
}

async fn list(Administrator(employee): Administrator) -> Result<Page<impl Template>, Failure> {
    let t = employee.say();
    let line = |week: Week| Line {
        url: format!("{LIST}/{}", week.inspector.id),
        hours: t.with("balie-inspector-hours", &[("hours", &t.hours(week.minutes()))]),
        has_added: !week.added.is_empty(),
        active: week.inspector.active,
        name: week.inspector.name,
    };
    let inspectors = inspectors::list(&employee.act()).await?.into_iter().map(line).collect();
    let page = frame::frame(&employee, t.text("balie-settings-inspectors"), "settings").await?;
    Ok(Page(ListPage { page, tabs: super::tabs(&t, "inspectors"), inspectors, t }))
}

async fn view(
    employee: &Employee,
    who: Option<(InspectorId, i64)>,
    typed: &Typed,
    errors: Errors,
) -> Result<InspectorPage, Failure> {
    let t = employee.say();
    let title = if who.is_some() { typed.name.clone() } else { t.text("balie-inspector-add") };
    let day = |(place, weekday): (usize, Weekday)| DayLine {
        name: t.words().weekday(weekday),
        hours: (HOURS[place], typed.hours[place].clone()),
        added: (ADDED[place], typed.added[place].clone()),
    };
    let active = |code: &str, chosen| Choice::new(code, t.text(&format!("balie-inspector-{code}")), chosen);
    Ok(InspectorPage {
        page: frame::frame(employee, errors.in_title(&t, title.clone()), "settings").await?,
        address: who.map_or_else(|| format!("{LIST}/nieuw"), |(id, _)| format!("{LIST}/{id}")),
        version: who.map_or(1, |(_, version)| version),
        name: typed.name.clone(),
        email: typed.email.clone(),
        active: vec![active("active", typed.active), active("gone", !typed.active)],
        days: WEEK.into_iter().enumerate().map(day).collect(),
        errors,
        title,
        t,
    })
}

fn typed_of(week: &Week) -> Typed {
    let written = |hours: &[WorkingHours]| WEEK.map(|weekday| WorkingHours::written(hours, weekday));
    Typed {
        name: week.inspector.name.clone(),
        email: week.inspector.email.clone().unwrap_or_default(),
        active: week.inspector.active,
        hours: written(&week.hours),
        added: written(&week.added),
    }
}

fn typed_in(sent: &BTreeMap<String, String>) -> Typed {
    let all = |names: [&str; 7]| names.map(|name| value(sent, name).to_owned());
    Typed {
        name: value(sent, "name").to_owned(),
        email: value(sent, "email").to_owned(),
        active: value(sent, "active") != "gone",
        hours: all(HOURS),
        added: all(ADDED),
    }
}

async fn new(Administrator(employee): Administrator) -> Result<Page<impl Template>, Failure> {
    let usual = Typed { active: true, hours: USUAL.map(str::to_owned), ..Typed::default() };
    Ok(Page(view(&employee, None, &usual, Errors::none()).await?))
}

async fn add(Administrator(employee): Administrator, Form(sent): Sent) -> Result<Response, Failure> {
    let typed = typed_in(&fields(sent));
    match inspectors::add(&employee.act(), &typed).await {
        Ok(_) => Ok((employee.visitor.say_next("balie-inspector-added"), Go::to(LIST)).into_response()),
        Err(Error::Problems(problems)) => {
            let errors = Errors::of_problems(&problems, &employee.say());
            Ok(again(view(&employee, None, &typed, errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn show(
    Administrator(employee): Administrator,
    Path(id): Path<String>,
) -> Result<Page<impl Template>, Failure> {
    let id: InspectorId = id.parse().map_err(|_| Failure::NotFound)?;
    let week = inspectors::find(&employee.act(), id).await?;
    let who = (id, week.inspector.version);
    Ok(Page(view(&employee, Some(who), &typed_of(&week), Errors::none()).await?))
}

async fn change(
    Administrator(employee): Administrator,
    Path(id): Path<String>,
    Form(sent): Sent,
) -> Result<Response, Failure> {
    let id: InspectorId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let typed = typed_in(&sent);
    let version = value(&sent, "version").parse().map_err(|_| Failure::NotFound)?;
    let errors = match inspectors::change(&employee.act(), id, version, &typed).await {
        Ok(()) => {
            return Ok((employee.visitor.say_next("balie-inspector-changed"), Go::to(LIST)).into_response());
        }
        Err(Error::Problems(problems)) => Errors::of_problems(&problems, &employee.say()),
        Err(Error::Changed) => Errors::one("", employee.say().text("balie-inspector-stale")),
        Err(error) => return Err(error.into()),
    };
    // Somebody else was first: what was typed stays, and saving again now knows of theirs.
    let version = inspectors::find(&employee.act(), id).await?.inspector.version;
    Ok(again(view(&employee, Some((id, version)), &typed, errors).await?))
}
