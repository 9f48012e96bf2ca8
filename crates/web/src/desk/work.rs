//! The work list: what asks for a person, oldest first.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use domain::actors::Actor;
use serde::Deserialize;
use usecases::worklist::{self, WorkItem};

use super::frame;
use crate::components::{Item, Tab};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie", get(show))
}

/// What the list is narrowed down to.
#[derive(Debug, Default, Deserialize)]
struct Narrowed {
    /// `mijn`, `vrij` or the key of a reason.
    #[serde(default)]
    lijst: String,
}

#[derive(Template)]
#[template(path = "desk/work.html")]
struct WorkPage {
    t: Say,
    page: BalieShell,
    tabs: Vec<Tab>,
    items: Vec<Item>,
    /// How many messages could not leave the house.
    given_up: usize,
}

async fn show(employee: Employee, Query(narrowed): Query<Narrowed>) -> Result<Page<impl Template>, Failure> {
    let t = employee.say();
    let list = worklist::work_list(&employee.act()).await?;
    let now = employee.visitor.now;
    let fits = |item: &&WorkItem| fits(item, &narrowed.lijst, employee.act().actor);
    let items = list.cases.iter().filter(fits).map(|item| frame::case_item(&t, now, item, false)).collect();
    let page = frame::frame(&employee, t.text("balie-work-title"), "work");
    let tabs = tabs(&t, &list.cases, &narrowed.lijst, employee.act().actor);
    Ok(Page(WorkPage { page, tabs, items, given_up: list.shelf.len(), t }))
}

fn fits(item: &WorkItem, list: &str, actor: Actor) -> bool {
    match (list, actor) {
        ("", _) => true,
        ("mijn", Actor::Staff { id, .. }) => item.case.assignee == Some(id),
        ("vrij", _) => item.case.assignee.is_none(),
        (reason, _) => item.case.attention.iter().any(|one| one == reason),
    }
}

fn tabs(t: &Say, cases: &[WorkItem], current: &str, actor: Actor) -> Vec<Tab> {
    let mut reasons: Vec<&str> =
        cases.iter().flat_map(|item| item.case.attention.iter().map(String::as_str)).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let fixed = [("", "balie-list-all"), ("mijn", "balie-list-mine"), ("vrij", "balie-list-free")];
    let named = fixed.iter().map(|(list, key)| (*list, t.text(key)));
    let by_reason = reasons.into_iter().map(|reason| {
        let short = t.if_any(&format!("balie-{reason}"));
        (reason, if short.is_empty() { t.text(reason) } else { short })
    });
    named
        .chain(by_reason)
        .map(|(list, label)| {
            let count = cases.iter().filter(|item| fits(item, list, actor)).count();
            let url = if list.is_empty() { "/balie".to_owned() } else { format!("/balie?lijst={list}") };
            Tab { label, url, count: count.to_string(), current: list == current }
        })
        .collect()
}
