//! Arranging something for a tenant: every question of any process on one page, filed through the channel it came by.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::channels::Channel;
use domain::ids::{LeaseId, RelationId};
use domain::processes::intake::Problem;
use serde::Deserialize;
use usecases::Error;
use usecases::cases::{self, IntakeView};

use super::advising::{self, AdviceView, Shown};
use super::form::{self, Sent, fields, recordable, value};
use super::frame;
use crate::addresses::in_query;
use crate::components::{Choice, Errors, SummaryRow};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::questions::{self, QuestionView};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/huurders/{id}/regelen/{process}/{lease}", get(show).post(answer))
}

/// Which form.
#[derive(Debug, Clone, Deserialize)]
struct Which {
    id: String,
    process: String,
    lease: String,
}

impl Which {
    fn ids(&self) -> Result<(RelationId, LeaseId), Failure> {
        let id = self.id.parse().map_err(|_| Failure::NotFound)?;
        Ok((id, self.lease.parse().map_err(|_| Failure::NotFound)?))
    }

    fn address(&self) -> String {
        format!("/balie/huurders/{}/regelen/{}/{}", self.id, self.process, self.lease)
    }
}

/// By which channel the question came.
#[derive(Debug, Default, Deserialize)]
struct Came {
    #[serde(default)]
    kanaal: String,
    /// Whether the answers are to be checked.
    #[serde(default)]
    nakijken: String,
    /// Which advice was given.
    #[serde(default)]
    advies: String,
}

#[derive(Template)]
#[template(path = "desk/intake.html")]
struct IntakePage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    back: String,
    title: String,
    who: String,
    channels: Vec<Choice>,
    /// What to offer this tenant.
    advice: Option<AdviceView>,
    questions: Vec<QuestionView>,
    /// Whether everything was checked and nothing is wrong.
    ready: bool,
    summary: Vec<SummaryRow>,
    consequences: Vec<String>,
}

/// What the page says about the answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Checked {
    /// Nothing yet: somebody is still writing.
    NotYet,
    /// What is wrong, or that it can be filed.
    Yes,
}

async fn page(
    employee: &Employee,
    view: &IntakeView,
    came: &Shown,
    checked: Checked,
    mut errors: Errors,
) -> Result<IntakePage, Failure> {
    let t = employee.say();
    // What cannot be filed needs no advice.
    let advice = match &view.refusal {
        Some(_) => None,
        None => advising::for_process(employee, view.requester.id, view.process, came).await?,
    };
    let shown: &[Problem] = if checked == Checked::Yes { &view.problems } else { &[] };
    let questions: Vec<QuestionView> = view
        .questions
        .iter()
        .map(|question| {
            let own: Vec<&Problem> =
                shown.iter().filter(|problem| problem.question == question.key).collect();
            questions::show(question, &view.answers, &own, &t)
        })
        .collect();
    for error in questions.iter().flat_map(|question| question.errors.all()) {
        errors.add(&error.field, error.message.clone());
    }
    if let Some(refusal) = &view.refusal {
        errors.add("", t.message(&refusal.message()));
    }
    let ready = checked == Checked::Yes && errors.is_empty() && view.problems.is_empty();
    let name = view.requester.name.spoken();
    let title = t.with(
        "balie-intake-title",
        &[("process", &t.text(&format!("{}-name", view.process))), ("name", &name)],
    );
    let row = |row: &domain::processes::SummaryRow| SummaryRow {
        label: t.message(&row.label),
        value: t.value(&row.answer),
        change: String::new(),
    };
    Ok(IntakePage {
        page: frame::frame(employee, errors.in_title(&t, title.clone()), "tenants").await?,
        back: format!("/balie/huurders/{}", view.requester.id),
        who: format!("{} · {}", view.home.address, view.lease.number),
        channels: form::channels(&t, &came.kanaal),
        summary: view.summary.iter().map(row).filter(|row| !row.value.is_empty()).collect(),
        consequences: view.consequences.iter().map(|message| t.message(message)).collect(),
        title,
        advice,
        questions,
        ready,
        errors,
        t,
    })
}

async fn show(
    employee: Employee,
    Path(which): Path<Which>,
    Query(came): Query<Came>,
) -> Result<Response, Failure> {
    let (id, lease) = which.ids()?;
    let channel = recordable(&came.kanaal);
    let act = employee.act_through(channel.unwrap_or(Channel::Portal));
    let view = cases::intake(&act, &which.process, lease, id).await?;
    let checked = if came.nakijken == "ja" { Checked::Yes } else { Checked::NotYet };
    let mut shown = Shown { kanaal: channel.map_or("", Channel::code).to_owned(), advies: came.advies };
    // What cannot be filed needs no advice.
    if view.refusal.is_none()
        && let Some(advice) = advising::on_arrival(&employee, id, view.process, &shown).await?
    {
        shown.advies = advice.to_string();
        let checking = if checked == Checked::Yes { "&nakijken=ja" } else { "" };
        return Ok(Go::to(format!("{}{}{checking}", which.address(), shown.query())).into_response());
    }
    Ok(Page(page(&employee, &view, &shown, checked, Errors::none()).await?).into_response())
}

async fn answer(employee: Employee, Path(which): Path<Which>, Form(sent): Sent) -> Result<Response, Failure> {
    let (id, lease) = which.ids()?;
    let sent = fields(sent);
    let t = employee.say();
    let channel = recordable(value(&sent, "channel"));
    let act = employee.act_through(channel.unwrap_or(Channel::Portal));
    let asked = cases::intake(&act, &which.process, lease, id).await?;
    let mut given = BTreeMap::new();
    for question in &asked.questions {
        given.extend(questions::read(question, &sent, &t));
    }
    let saved = cases::save(&act, &which.process, lease, id, &given).await?;
    let mut errors = Errors::none();
    let shown = Shown {
        kanaal: channel.map_or("", Channel::code).to_owned(),
        advies: value(&sent, "advies").to_owned(),
    };
    let Some(channel) = channel else {
        errors.add("channel", t.text("balie-channel-needed"));
        return Ok(again(page(&employee, &saved, &shown, Checked::Yes, errors).await?));
    };
    if !saved.problems.is_empty() || saved.refusal.is_some() {
        return Ok(again(page(&employee, &saved, &shown, Checked::Yes, errors).await?));
    }
    if value(&sent, "doen") != "indienen" {
        let address = format!("{}?kanaal={}&nakijken=ja", which.address(), channel.code());
        let advice = Some(&shown.advies).filter(|id| !id.is_empty());
        let advice = advice.map(|id| format!("&advies={}", in_query(id))).unwrap_or_default();
        return Ok(Go::to(format!("{address}{advice}")).into_response());
    }
    match cases::file(&act, &which.process, lease, id, &saved.answers).await {
        Ok(case) => {
            let said = employee.visitor.say_next("balie-intake-filed");
            Ok((said, Go::to(format!("/balie/zaken/{}", case.id))).into_response())
        }
        // A time that was free a moment ago is taken now: the page offers those that are left.
        Err(Error::Problems(_) | Error::Refused(_)) => {
            let now = cases::intake(&act, &which.process, lease, id).await?;
            Ok(again(page(&employee, &now, &shown, Checked::Yes, errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}
