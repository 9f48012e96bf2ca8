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
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde::Deserialize;
use usecases::Error;
use usecases::agenda::{self, InspectorAgenda};

use super::form::{Sent, date, date_parts, fields, value};
use super::{frame, moments};
use crate::components::{DateParts, Errors};
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
    Router::new().route("/balie/agenda", get(show)).route("/balie/agenda/{inspector}/afwezigheden", post(add))
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

struct DayCell {
    away: Vec<String>,
    visits: Vec<VisitLine>,
}

struct InspectorRow {
    id: InspectorId,
    name: String,
    days: Vec<DayCell>,
}

#[derive(Template)]
#[template(path = "desk/agenda.html")]
struct AgendaPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    title: String,
    previous: String,
    next: String,
    days: Vec<String>,
    rows: Vec<InspectorRow>,
    may_add: bool,
    /// Whose form must be mended, or empty.
    open: String,
    typed: BTreeMap<String, String>,
}

impl AgendaPage {
    fn parts(&self, name: &str, id: &InspectorId) -> DateParts {
        date_parts(&self.typed, &format!("{name}-{id}"))
    }

    fn reason(&self, id: &InspectorId) -> &str {
        value(&self.typed, &format!("reason-{id}"))
    }
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
        away: away.map(|absence| absence.reason.clone()).collect(),
        visits: visits
            .map(|visit| {
                let one = &visit.appointment;
                let clock = |at| moments::clock(t, amsterdam::local(at).time());
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

async fn view(
    employee: &Employee,
    monday: Date,
    errors: Errors,
    typed: BTreeMap<String, String>,
    open: String,
) -> Result<AgendaPage, Failure> {
    let t = employee.say();
    let days: Vec<Date> = (0..DAYS).map(|offset| monday.saturating_add(i64::from(offset).days())).collect();
    let until = amsterdam::start_of(monday.saturating_add(i64::from(DAYS).days()));
    let agendas = agenda::between(&employee.act(), amsterdam::start_of(monday), until).await?;
    let rows = agendas.iter().map(|agenda| InspectorRow {
        id: agenda.inspector.id,
        name: agenda.inspector.name.clone(),
        days: days.iter().map(|day| cell(&t, agenda, *day)).collect(),
    });
    let rows = rows.collect();
    let title = t.with("balie-agenda-title", &[("date", &t.words().date_without_weekday(monday))]);
    let week = |weeks: i64| format!("/balie/agenda?week={}", monday.saturating_add(weeks.weeks()));
    Ok(AgendaPage {
        page: frame::frame(employee, errors.in_title(&t, title.clone()), "agenda"),
        previous: week(-1),
        next: week(1),
        days: days.iter().map(|day| t.words().day(*day)).collect(),
        may_add: employee.role >= StaffRole::Manager,
        errors,
        title,
        rows,
        open,
        typed,
        t,
    })
}

async fn show(employee: Employee, Query(week): Query<Week>) -> Result<Page<impl Template>, Failure> {
    let day = week.week.parse().unwrap_or_else(|_| amsterdam::day_of(employee.visitor.now));
    Ok(Page(view(&employee, monday_of(day), Errors::none(), BTreeMap::new(), String::new()).await?))
}

async fn add(
    Manager(employee): Manager,
    Path(id): Path<String>,
    Form(sent): Sent,
) -> Result<Response, Failure> {
    let id: InspectorId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let t = employee.say();
    let (from, until) = (date(&sent, &format!("from-{id}")), date(&sent, &format!("until-{id}")));
    let mut errors = Errors::none();
    for (name, day) in [("from", from), ("until", until)] {
        if day.is_none() {
            errors.add(&format!("{name}-{id}"), t.text("balie-date-needed"));
        }
    }
    if let Some((from, until)) = from.zip(until) {
        let absence = Absence {
            from: amsterdam::at(from, Time::midnight()),
            until: amsterdam::start_of(until.saturating_add(1.days())),
            reason: value(&sent, &format!("reason-{id}")).to_owned(),
        };
        match agenda::add_absence(&employee.act(), id, &absence).await {
            Ok(()) => {
                let back = Go::to(format!("/balie/agenda?week={from}"));
                return Ok((employee.visitor.say_next("balie-absence-added"), back).into_response());
            }
            Err(Error::Input(key)) => {
                let field = if key == "absence-reason-needed" { "reason" } else { "from" };
                errors.add(&format!("{field}-{id}"), t.text(&format!("balie-{key}")));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let monday = monday_of(from.unwrap_or_else(|| amsterdam::day_of(employee.visitor.now)));
    Ok(again(view(&employee, monday, errors, sent, id.to_string()).await?))
}
