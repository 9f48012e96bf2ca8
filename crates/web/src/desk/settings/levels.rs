//! How much of each process the program does by itself.

use askama::Template;
use axum::extract::Path;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::cases::Level;
use usecases::levels;

use crate::components::{Choice, Tab};
use crate::desk::form::{Sent, fields, value};
use crate::desk::frame;
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Administrator;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/balie/instellingen", get(show))
        .route("/balie/instellingen/niveaus/{process}", post(set))
}

struct ProcessLevels {
    key: &'static str,
    name: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "desk/levels.html")]
struct LevelsPage {
    t: Say,
    page: BalieShell,
    tabs: Vec<Tab>,
    processes: Vec<ProcessLevels>,
}

async fn show(Administrator(employee): Administrator) -> Result<Page<impl Template>, Failure> {
    let t = employee.say();
    let all = levels::all(&employee.act()).await?;
    let processes = all.into_iter().map(|(key, now)| ProcessLevels {
        key,
        name: t.text(&format!("{key}-name")),
        choices: Level::ALL
            .into_iter()
            .map(|level| {
                let hint = t.text(&format!("balie-level-{}-hint", level.code()));
                Choice::new(level.code(), t.text(&format!("level-{}", level.code())), level == now).hint(hint)
            })
            .collect(),
    });
    let processes = processes.collect();
    let page = frame::frame(&employee, t.text("balie-settings-levels"), "settings").await?;
    Ok(Page(LevelsPage { page, tabs: super::tabs(&t, "levels"), processes, t }))
}

async fn set(
    Administrator(employee): Administrator,
    Path(process): Path<String>,
    Form(sent): Sent,
) -> Result<impl IntoResponse, Failure> {
    let sent = fields(sent);
    let level = Level::from_code(value(&sent, &format!("level-{process}"))).ok_or(Failure::NotFound)?;
    levels::set(&employee.act(), &process, level).await?;
    Ok((employee.visitor.say_next("balie-level-set"), Go::to("/balie/instellingen")))
}
