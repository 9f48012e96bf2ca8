//! The work list: what asks for a person, oldest first, a row a case; before that the tenants to call back.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use domain::actors::Actor;
use domain::calendar::amsterdam;
use domain::ids::CaseId;
use jiff::Timestamp;
use serde::Deserialize;
use usecases::steering::call_back::Promise;
use usecases::worklist::{self, WorkItem, WorkList};

use super::call_backs::{self, CallView};
use super::frame;
use crate::components::{Item, Tab};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::{addresses, topics};

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie", get(show))
}

/// The list of everybody to be called back, also later than today.
const CALLS: &str = "terugbellen";

/// What the list is narrowed down to.
#[derive(Debug, Default, Deserialize)]
struct Narrowed {
    /// `mijn`, `vrij`, `terugbellen` or the key of a reason.
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
    calls: Vec<CallView>,
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
    let known = topics::known(&act).await?;
    let looking = Looking { actor: act.actor, now: act.now };
    let calls = list.call_backs.iter().filter(|promise| looking.calls(promise, &narrowed.lijst));
    let rows = list.cases.iter().filter(|item| looking.fits(item, &narrowed.lijst));
    Ok(Page(WorkPage {
        page: frame::frame(&employee, t.text("balie-work-title"), "work").await?,
        tabs: tabs(&t, &list, &narrowed.lijst, &looking),
        reasons: reasons(&t, &list, &narrowed.lijst, &looking),
        calls: calls.map(|promise| call_backs::view(&employee, &known, promise)).collect(),
        rows: rows.map(|item| row(&employee, item)).collect(),
        here: address_of(&narrowed.lijst),
        elsewhere: !list.cases.is_empty() || !list.call_backs.is_empty(),
        given_up: list.shelf.len(),
        t,
    }))
}

/// Who looks at the list, and when.
struct Looking {
    actor: Actor,
    now: Timestamp,
}

impl Looking {
    fn fits(&self, item: &WorkItem, list: &str) -> bool {
        match (list, self.actor) {
            ("", _) => true,
            ("mijn", Actor::Staff { id, .. }) => item.case.assignee == Some(id),
            ("vrij", _) => item.case.assignee.is_none(),
            (reason, _) => item.case.attention.iter().any(|one| one == reason),
        }
    }

    /// Whether a call belongs on the list: what is promised for another day waits on the list of calls.
    fn calls(&self, promise: &Promise, list: &str) -> bool {
        let call = &promise.call_back;
        let today = amsterdam::day_of(call.from) <= amsterdam::day_of(self.now);
        match (list, self.actor) {
            (CALLS, _) => true,
            ("", _) => today,
            ("mijn", Actor::Staff { id, .. }) => call.assignee == Some(id),
            ("vrij", _) => today && call.assignee.is_none(),
            _ => false,
        }
    }

    fn count(&self, all: &WorkList, list: &str) -> usize {
        all.cases.iter().filter(|item| self.fits(item, list)).count()
            + all.call_backs.iter().filter(|promise| self.calls(promise, list)).count()
    }
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

fn tab(all: &WorkList, list: &str, label: String, current: &str, looking: &Looking) -> Tab {
    let count = looking.count(all, list).to_string();
    Tab { label, url: address_of(list), count, current: list == current }
}

fn tabs(t: &Say, all: &WorkList, current: &str, looking: &Looking) -> Vec<Tab> {
    let lists = [
        ("", "balie-list-all"),
        ("mijn", "balie-list-mine"),
        ("vrij", "balie-list-free"),
        (CALLS, "balie-call-backs"),
    ];
    lists.map(|(list, key)| tab(all, list, t.text(key), current, looking)).to_vec()
}

fn reasons(t: &Say, all: &WorkList, current: &str, looking: &Looking) -> Vec<Tab> {
    let mut reasons: Vec<&str> =
        all.cases.iter().flat_map(|item| item.case.attention.iter().map(String::as_str)).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let named = reasons.into_iter().map(|reason| {
        let short = t.if_any(&format!("balie-{reason}"));
        let label = if short.is_empty() { t.text(reason) } else { short };
        tab(all, reason, label, current, looking)
    });
    named.collect()
}
