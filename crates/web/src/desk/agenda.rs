//! The week of the inspectors: who goes where, and when somebody is away.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::actors::StaffRole;
use domain::appointments::{Absence, AppointmentStatus};
use domain::calendar::amsterdam;
use domain::ids::InspectorId;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use usecases::Error;
use usecases::agenda::{self, InspectorAgenda};

use super::form::{Sent, day, day_input, fields, value};
use super::frame;
use crate::components::{Choice, DayInput, Errors};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::{Employee, Manager};
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// Days in the week that are shown.
const DAYS: i8 = 5;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/balie/agenda", get(show))
        .route("/balie/agenda/afwezigheden", post(add))
        .route("/balie/agenda/{inspector}/afwezigheden/verwijdering", post(remove))
}

/// Which week: any day in it.
#[derive(Debug, Default, Deserialize)]
struct Week {
    #[serde(default)]
    week: String,
}

struct VisitLine {
    url: String,
    time: String,
    title: String,
    where_: String,
    held: bool,
}

/// An absence as it stands on one day.
struct AwayLine {
    /// From when until when, when it is not the whole day; or empty.
    hours: String,
    reason: String,
    /// All of its days, in words.
    period: String,
    from: Timestamp,
}

struct DayCell {
    away: Vec<AwayLine>,
    visits: Vec<VisitLine>,
}

struct InspectorRow {
    id: InspectorId,
    name: String,
    days: Vec<DayCell>,
}

struct Day {
    name: String,
    is_today: bool,
}

#[derive(Template)]
#[template(path = "desk/agenda.html")]
struct AgendaPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    title: String,
    /// The first day shown, so that a form comes back here.
    monday: Date,
    previous: String,
    next: String,
    days: Vec<Day>,
    rows: Vec<InspectorRow>,
    may_change: bool,
    inspectors: Vec<Choice>,
    from: DayInput,
    until: DayInput,
    reason: String,
}

fn monday_of(day: Date) -> Date {
    let back = day.weekday().to_monday_zero_offset();
    day.saturating_sub(i64::from(back).days())
}

fn cell(t: &Say, agenda: &InspectorAgenda, day: Date) -> DayCell {
    let (from, until) = (amsterdam::start_of(day), amsterdam::start_of(day.saturating_add(1.days())));
    let away = agenda.absences.iter().filter(|absence| absence.from < until && from < absence.until);
    let visits = agenda.visits.iter().filter(|visit| amsterdam::day_of(visit.appointment.starts_at) == day);
    DayCell {
        away: away.map(|absence| away_line(t, absence, from, until)).collect(),
        visits: visits
            .map(|visit| {
                let one = &visit.appointment;
                let clock = |at| t.clock(amsterdam::local(at).time());
                VisitLine {
                    url: format!("/balie/zaken/{}", one.case),
                    time: format!("{} – {}", clock(one.starts_at), clock(one.ends_at)),
                    title: t.text(&format!("visit-{}-title", one.kind.code())),
                    where_: format!("{} · {}", visit.address, visit.tenant),
                    held: one.status == AppointmentStatus::Held,
                }
            })
            .collect(),
    }
}

fn away_line(t: &Say, absence: &Absence, day_begins: Timestamp, day_ends: Timestamp) -> AwayLine {
    let clock = |at| t.clock(amsterdam::local(at).time());
    let (begins, ends) = (absence.from.max(day_begins), absence.until.min(day_ends));
    let whole = begins == day_begins && ends == day_ends;
    let first = amsterdam::day_of(absence.from);
    let last = amsterdam::day_of(absence.until - 1.second());
    let (from, until) = (t.words().day(first), t.words().day(last));
    let both = [("from", from.as_str()), ("until", until.as_str())];
    AwayLine {
        hours: if whole { String::new() } else { format!("{} – {}", clock(begins), clock(ends)) },
        reason: absence.reason.clone(),
        period: if first == last { from.clone() } else { t.with("balie-absence-period", &both) },
        from: absence.from,
    }
}

async fn view(
    employee: &Employee,
    monday: Date,
    errors: Errors,
    typed: &BTreeMap<String, String>,
) -> Result<AgendaPage, Failure> {
    let t = employee.say();
    let days: Vec<Date> = (0..DAYS).map(|offset| monday.saturating_add(i64::from(offset).days())).collect();
    let until = amsterdam::start_of(monday.saturating_add(i64::from(DAYS).days()));
    let agendas = agenda::between(&employee.act(), amsterdam::start_of(monday), until).await?;
    let row = |agenda: &InspectorAgenda| InspectorRow {
        id: agenda.inspector.id,
        name: agenda.inspector.name.clone(),
        days: days.iter().map(|day| cell(&t, agenda, *day)).collect(),
    };
    let chosen = value(typed, "inspector");
    let choice = |agenda: &InspectorAgenda| {
        let id = agenda.inspector.id.to_string();
        Choice::new(&id, agenda.inspector.name.clone(), id == chosen)
    };
    let today = amsterdam::day_of(employee.visitor.now);
    let title = t.with("balie-agenda-title", &[("date", &t.words().date_without_weekday(monday))]);
    let week = |weeks: i64| format!("/balie/agenda?week={}", monday.saturating_add(weeks.weeks()));
    Ok(AgendaPage {
        page: frame::frame(employee, errors.in_title(&t, title.clone()), "agenda").await?,
        monday,
        previous: week(-1),
        next: week(1),
        days: days.iter().map(|day| Day { name: t.words().day(*day), is_today: *day == today }).collect(),
        rows: agendas.iter().map(row).collect(),
        may_change: employee.role >= StaffRole::Manager,
        inspectors: agendas.iter().map(choice).collect(),
        from: day_input(typed, "from", &t),
        until: day_input(typed, "until", &t),
        reason: value(typed, "reason").to_owned(),
        errors,
        title,
        t,
    })
}

async fn show(employee: Employee, Query(week): Query<Week>) -> Result<Page<impl Template>, Failure> {
    Ok(Page(
        view(&employee, monday_of(asked_or_now(&week.week, &employee)), Errors::none(), &BTreeMap::new())
            .await?,
    ))
}

/// The day asked for, or the working day that is now: in a weekend people look at the week to come.
fn asked_or_now(asked: &str, employee: &Employee) -> Date {
    let today = amsterdam::day_of(employee.visitor.now);
    let ahead = if today.weekday().to_monday_one_offset() > DAYS { 2 } else { 0 };
    asked.parse().unwrap_or_else(|_| today.saturating_add(i64::from(ahead).days()))
}

/// The week from which a form was sent.
fn week_of(sent: &BTreeMap<String, String>, employee: &Employee) -> Date {
    monday_of(asked_or_now(value(sent, "week"), employee))
}

async fn add(Manager(employee): Manager, Form(sent): Sent) -> Result<Response, Failure> {
    let sent = fields(sent);
    let t = employee.say();
    let (from, until) = (day(&sent, "from", &t), day(&sent, "until", &t));
    let inspector = match value(&sent, "inspector") {
        "" => None,
        id => Some(id.parse::<InspectorId>().map_err(|_| Failure::NotFound)?),
    };
    let mut errors = Errors::none();
    for (name, missing, key) in [
        ("inspector", inspector.is_none(), "balie-absence-inspector-needed"),
        ("from", from.is_none(), "balie-date-needed"),
        ("until", until.is_none(), "balie-date-needed"),
    ] {
        if missing {
            errors.add(name, t.text(key));
        }
    }
    if let (Some(inspector), Some((from, until))) = (inspector, from.zip(until)) {
        let absence = Absence {
            from: amsterdam::start_of(from),
            until: amsterdam::start_of(until.saturating_add(1.days())),
            reason: value(&sent, "reason").to_owned(),
        };
        match agenda::add_absence(&employee.act(), inspector, &absence).await {
            Ok(()) => {
                let back = Go::to(format!("/balie/agenda?week={from}"));
                return Ok((employee.visitor.say_next("balie-absence-added"), back).into_response());
            }
            Err(Error::Input(key)) => {
                let field = match key.as_str() {
                    "absence-reason-needed" => "reason",
                    "absence-ends-before-it-begins" => "until",
                    _ => "from",
                };
                errors.add(field, t.text(&format!("balie-{key}")));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(again(view(&employee, week_of(&sent, &employee), errors, &sent).await?))
}

async fn remove(
    Manager(employee): Manager,
    Path(id): Path<String>,
    Form(sent): Sent,
) -> Result<Response, Failure> {
    let id: InspectorId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let from: Timestamp = value(&sent, "from").parse().map_err(|_| Failure::NotFound)?;
    agenda::remove_absence(&employee.act(), id, from).await?;
    let back = Go::to(format!("/balie/agenda?week={}", week_of(&sent, &employee)));
    Ok((employee.visitor.say_next("balie-absence-removed"), back).into_response())
}
