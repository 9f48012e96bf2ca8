//! The work list: what asks for a person, oldest first, a row a case.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use domain::actors::Actor;
use domain::ids::CaseId;
use serde::Deserialize;
use usecases::worklist::{self, WorkItem};

use super::frame;
use crate::addresses;
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

/// A case on one line, with what can be done from here.
struct Row {
    id: CaseId,
    item: Item,
    address: String,
    /// Tells its button from others for those who cannot see the row.
    number: String,
    /// Who took it, or empty.
    assignee: String,
    mine: bool,
}

#[derive(Template)]
#[template(path = "desk/work.html")]
struct WorkPage {
    t: Say,
    page: BalieShell,
    tabs: Vec<Tab>,
    /// The lists by reason, quieter.
    reasons: Vec<Tab>,
    rows: Vec<Row>,
    /// The address of this list, to come back to.
    here: String,
    /// Whether there is work on another list.
    elsewhere: bool,
    /// How many messages could not leave the house.
    given_up: usize,
}

async fn show(employee: Employee, Query(narrowed): Query<Narrowed>) -> Result<Page<impl Template>, Failure> {
    let t = employee.say();
    let act = employee.act();
    let list = worklist::work_list(&act).await?;
    let fitting = list.cases.iter().filter(|item| fits(item, &narrowed.lijst, act.actor));
    let rows: Vec<Row> = fitting.map(|item| row(&employee, item)).collect();
    Ok(Page(WorkPage {
        page: frame::frame(&employee, t.text("balie-work-title"), "work").await?,
        tabs: tabs(&t, &list.cases, &narrowed.lijst, act.actor),
        reasons: reasons(&t, &list.cases, &narrowed.lijst, act.actor),
        here: address_of(&narrowed.lijst),
        elsewhere: !list.cases.is_empty(),
        given_up: list.shelf.len(),
        rows,
        t,
    }))
}

fn row(employee: &Employee, item: &WorkItem) -> Row {
    Row {
        id: item.case.id,
        item: frame::case_item(&employee.say(), employee.visitor.now, item, false),
        address: frame::street(&item.address).to_owned(),
        number: item.case.number.clone(),
        assignee: item.assignee.clone().unwrap_or_default(),
        mine: item.case.assignee == Some(employee.id),
    }
}

fn address_of(list: &str) -> String {
    if list.is_empty() { "/balie".to_owned() } else { format!("/balie?lijst={}", addresses::in_query(list)) }
}

fn fits(item: &WorkItem, list: &str, actor: Actor) -> bool {
    match (list, actor) {
        ("", _) => true,
        ("mijn", Actor::Staff { id, .. }) => item.case.assignee == Some(id),
        ("vrij", _) => item.case.assignee.is_none(),
        (reason, _) => item.case.attention.iter().any(|one| one == reason),
    }
}

fn tab(cases: &[WorkItem], list: &str, label: String, current: &str, actor: Actor) -> Tab {
    let count = cases.iter().filter(|item| fits(item, list, actor)).count();
    Tab { label, url: address_of(list), count: count.to_string(), current: list == current }
}

fn tabs(t: &Say, cases: &[WorkItem], current: &str, actor: Actor) -> Vec<Tab> {
    let lists = [("", "balie-list-all"), ("mijn", "balie-list-mine"), ("vrij", "balie-list-free")];
    lists.map(|(list, key)| tab(cases, list, t.text(key), current, actor)).to_vec()
}

fn reasons(t: &Say, cases: &[WorkItem], current: &str, actor: Actor) -> Vec<Tab> {
    let mut reasons: Vec<&str> =
        cases.iter().flat_map(|item| item.case.attention.iter().map(String::as_str)).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let named = reasons.into_iter().map(|reason| {
        let short = t.if_any(&format!("balie-{reason}"));
        let label = if short.is_empty() { t.text(reason) } else { short };
        tab(cases, reason, label, current, actor)
    });
    named.collect()
}
