//! One question on a screen: shown, answered, kept while somebody types, kept for later.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Form as Posted, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::processes::intake::Problem;
use serde::Deserialize;
use usecases::cases::{self, IntakeView};

use super::super::frame::name_of;
use super::super::typed;
use super::Form;
use crate::components::Progress;
use crate::cookies;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::questions::{self, Looking, QuestionView};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::visitor::Visitor;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/regelen/{process}/{lease}/{question}", get(show).post(answer))
        .route("/regelen/{process}/{lease}/{question}/concept", post(keep))
}

type Address = Path<(String, String, String)>;

/// How the screen was reached.
#[derive(Debug, Default, Deserialize)]
struct Reached {
    /// `controleren`: go back to the check afterwards.
    #[serde(default)]
    na: String,
    /// Whether what is wrong must be told at once.
    #[serde(default)]
    nakijken: String,
    /// The first day of which free times are wanted.
    #[serde(default)]
    vanaf: String,
}

impl Reached {
    fn goes_back_to_check(&self) -> bool {
        self.na == "controleren"
    }

    fn looking(&self) -> Looking {
        let link = if self.goes_back_to_check() { "?na=controleren&vanaf=" } else { "?vanaf=" };
        Looking { from: self.vanaf.parse().ok(), link: link.to_owned() }
    }
}

#[derive(Template)]
#[template(path = "tenant/question.html")]
struct QuestionPage {
    t: Say,
    page: MijnShell,
    process: String,
    question: QuestionView,
    progress: Progress,
    back: String,
    draft: String,
    from_check: bool,
}

fn page_of(
    form: &Form<'_>,
    view: &IntakeView,
    index: usize,
    reached: &Reached,
    told: bool,
) -> Option<QuestionPage> {
    let from_check = reached.goes_back_to_check();
    let t = form.tenant.say();
    let asked = view.questions.get(index)?;
    let problems: Vec<&Problem> = if told { view.problems_of(asked.key) } else { Vec::new() };
    let question = questions::show_from(asked, &view.answers, &problems, Some(&reached.looking()), &t);
    let before = index.checked_sub(1).and_then(|index| view.questions.get(index));
    let back = match before {
        _ if from_check => form.check(),
        Some(before) => form.question(before.key),
        None => form.start(),
    };
    Some(QuestionPage {
        page: form.tenant.shell(question.errors.in_title(&t, question.title.clone())),
        process: name_of(view.process, &t),
        progress: Progress { number: index + 1, total: view.questions.len() },
        back,
        draft: format!("{}/concept", form.question(asked.key)),
        question,
        from_check,
        t,
    })
}

fn index_of(view: &IntakeView, key: &str) -> Option<usize> {
    view.questions.iter().position(|question| question.key == key)
}

async fn show(
    tenant: Tenant,
    Path((process, lease, key)): Address,
    Query(reached): Query<Reached>,
) -> Result<Response, Failure> {
    let form = Form::of(&tenant, process, &lease)?;
    if let Some(typed) = typed::carried(&tenant) {
        save(&form, &key, &typed).await?;
        let (visitor, here) = (&tenant.visitor, Go::to(&tenant.visitor.path));
        return Ok(
            (visitor.forget(cookies::TYPED), visitor.say_next("mijn-typed-kept"), here).into_response()
        );
    }
    let view = form.view().await?;
    if view.refusal.is_some() {
        return Ok(Go::to(form.start()).into_response());
    }
    let told = !reached.nakijken.is_empty();
    let page = index_of(&view, &key).and_then(|index| page_of(&form, &view, index, &reached, told));
    // A question that earlier answers made needless: go on where there is something to do.
    Ok(page.map_or_else(|| Go::to(form.go_on(&view)).into_response(), |page| Page(page).into_response()))
}

async fn save(
    form: &Form<'_>,
    key: &str,
    posted: &BTreeMap<String, String>,
) -> Result<Option<IntakeView>, Failure> {
    let view = form.view().await?;
    let Some(index) = index_of(&view, key) else { return Ok(None) };
    if view.refusal.is_some() {
        return Ok(None);
    }
    let given = questions::read(&view.questions[index], posted, &form.tenant.say());
    let tenant = form.tenant;
    Ok(Some(cases::save(&tenant.act(), view.process, form.lease, tenant.id, &given).await?))
}

async fn answer(
    visitor: Visitor,
    tenant: Result<Tenant, Failure>,
    Path((process, lease, key)): Address,
    Query(mut reached): Query<Reached>,
    Posted(posted): Posted<BTreeMap<String, String>>,
) -> Result<Response, Failure> {
    let tenant = match tenant {
        Ok(tenant) => tenant,
        Err(failure) => return typed::carry(&visitor, failure, &posted).await,
    };
    let form = Form::of(&tenant, process, &lease)?;
    let Some(view) = save(&form, &key, &posted).await? else {
        return Ok(Go::to(form.start()).into_response());
    };
    if posted.contains_key("later") {
        return Ok((tenant.visitor.say_next("mijn-saved-for-later"), Go::to("/")).into_response());
    }
    if posted.contains_key("from-check") {
        "controleren".clone_into(&mut reached.na);
    }
    if view.refusal.is_some() {
        return Ok(Go::to(form.start()).into_response());
    }
    let index = index_of(&view, &key);
    if !view.problems_of(&key).is_empty()
        && let Some(page) = index.and_then(|index| page_of(&form, &view, index, &reached, true))
    {
        return Ok(again(page));
    }
    Ok(Go::to(next(&form, &view, index, &reached)).into_response())
}

/// The question after this one, or where there is something to do.
fn next(form: &Form<'_>, view: &IntakeView, index: Option<usize>, reached: &Reached) -> String {
    let next = index.and_then(|index| view.questions.get(index + 1));
    match next.filter(|_| !reached.goes_back_to_check()) {
        Some(next) => form.question(next.key),
        None => form.go_on(view),
    }
}

/// Keeps what was typed so far, in the background.
async fn keep(
    tenant: Tenant,
    Path((process, lease, key)): Address,
    Posted(posted): Posted<BTreeMap<String, String>>,
) -> Result<StatusCode, Failure> {
    let form = Form::of(&tenant, process, &lease)?;
    save(&form, &key, &posted).await?;
    Ok(StatusCode::NO_CONTENT)
}
