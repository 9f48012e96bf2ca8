//! The page before the first question: what this is, what is needed, or why it cannot be done here.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::IntoResponse;
use axum::routing::get;
use domain::cases::Level;
use domain::ids::LeaseId;
use usecases::cases;
use usecases::tenants;

use super::super::frame::name_of;
use super::Form;
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/regelen/{process}/{lease}", get(show))
        .route("/regelen/{process}/{lease}/nieuw-begin", get(back_to_start).post(begin_again))
}

#[derive(Template)]
#[template(path = "tenant/start.html")]
struct StartPage {
    t: Say,
    page: MijnShell,
    title: String,
    intro: String,
    address: String,
    /// Why it cannot be done here, or empty.
    refusal: String,
    /// Whether staff do it.
    traditional: bool,
    /// The case that runs already, or empty.
    running: String,
    needs: Vec<String>,
    /// Where to begin or go on.
    url: String,
    /// Whether answers are kept already.
    begun: bool,
    begin_again: String,
}

async fn show(
    tenant: Tenant,
    Path((process, lease)): Path<(String, String)>,
) -> Result<Page<StartPage>, Failure> {
    let form = Form::of(&tenant, process, &lease)?;
    let view = form.view().await?;
    let t = tenant.say();
    let title = name_of(view.process, &t);
    let begun = view.answers.0.values().any(|answer| !answer.is_empty());
    let first = view.questions.first().map_or_else(|| form.check(), |question| form.question(question.key));
    let running = if view.refusal.is_some() {
        running(&tenant, view.process, form.lease).await?
    } else {
        String::new()
    };
    Ok(Page(StartPage {
        page: tenant.shell(title.clone()),
        title,
        intro: t.text(&format!("{}-intro", view.process)),
        address: view.home.address.to_string(),
        refusal: view.refusal.as_ref().map(|refusal| t.message(&refusal.message())).unwrap_or_default(),
        traditional: view.level == Level::Traditional,
        running,
        needs: needs(view.process, &t),
        url: if begun { form.go_on(&view) } else { first },
        begun,
        begin_again: form.question("nieuw-begin"),
        t,
    }))
}

/// What to have at hand: `mijn-need-{process}-1`, `-2` …, as many as there are.
fn needs(process: &str, t: &Say) -> Vec<String> {
    (1..=9)
        .map(|number| t.if_any(&format!("mijn-need-{process}-{number}")))
        .take_while(|text| !text.is_empty())
        .collect()
}

/// The case of this process on this lease that runs, when it is the tenant's own or theirs to follow.
async fn running(tenant: &Tenant, process: &str, lease: LeaseId) -> Result<String, Failure> {
    let home = tenants::home(&tenant.act()).await?;
    let together = home.together.iter().map(|shared| &shared.case);
    let mut cases = home.cases.iter().map(|line| &line.case).chain(together);
    let case = cases.find(|case| case.open && case.process == process && case.lease == lease);
    Ok(case.map(|case| format!("/zaken/{}", case.id)).unwrap_or_default())
}

/// Whoever had to sign in first comes back here, and decides again.
async fn back_to_start(
    tenant: Tenant,
    Path((process, lease)): Path<(String, String)>,
) -> Result<Go, Failure> {
    let form = Form::of(&tenant, process, &lease)?;
    form.view().await?;
    Ok(Go::to(form.start()))
}

async fn begin_again(
    tenant: Tenant,
    Path((process, lease)): Path<(String, String)>,
) -> Result<impl IntoResponse, Failure> {
    let form = Form::of(&tenant, process, &lease)?;
    let view = form.view().await?;
    cases::abandon(&tenant.act(), view.process, form.lease, tenant.id).await?;
    Ok((tenant.visitor.say_next("mijn-draft-gone"), Go::to(form.start())))
}
