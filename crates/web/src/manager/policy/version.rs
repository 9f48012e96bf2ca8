//! One version of the policy: its table to read or to fill in, its proof, and the next step.

use askama::Template;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::ids::PolicyId;
use usecases::Error;
use usecases::steering::policies::{self, Checked, PolicyStep, TableText, View};

use super::head::{Head, address, head, read_id};
use super::proof::{self, ProofView};
use super::sheet::{self, MOST_BYTES, MOST_RULES, Move};
use super::table::{self, TableView};
use super::words::{Names, topics};
use crate::components::{Choice, DayInput, Errors};
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::page::{Go, Page};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/beleid/{id}", get(show))
        .route("/stuur/beleid/{id}/tabel", post(fill_in).layer(DefaultBodyLimit::max(MOST_BYTES)))
        .route("/stuur/beleid/{id}/bewijs", post(prove).layer(DefaultBodyLimit::max(MOST_BYTES)))
}

/// A step that can be taken now.
struct NextStep {
    code: &'static str,
    title: String,
    text: String,
    asks_date: bool,
    date: DayInput,
    note: String,
}

#[derive(Template)]
#[template(path = "manager/policy.html")]
struct VersionPage {
    t: Say,
    page: StuurShell,
    head: Head,
    errors: Errors,
    proof: ProofView,
    editable: bool,
    /// Whether the table below is not kept yet.
    unsaved: bool,
    table: TableView,
    /// The columns that the form has.
    columns: String,
    /// How the rules count together.
    hit_policy: String,
    /// The ways in which rules can count together.
    hit_policies: Vec<Choice>,
    next: Option<NextStep>,
    /// Whether nobody can call in an emergency while the office is closed.
    emergency_unanswered: bool,
}

/// The proof alone.
#[derive(Template)]
#[template(path = "manager/proof.html")]
struct ProofPiece {
    proof: ProofView,
}

/// What was done before the page is shown, when it is shown again: what was filled in and what must be mended.
#[derive(Default)]
pub struct Aftermath {
    /// The table as it was filled in, when it is not kept.
    pub table: Option<TableText>,
    /// The rule, counted from zero, and the button in which the keyboard goes on.
    pub focus: Option<(usize, &'static str)>,
    /// What must be mended.
    pub errors: Errors,
    /// The note and the day that were filled in for the next step.
    pub step: (String, DayInput),
    /// Which version the form saw, so long as nobody was told that another changed it since.
    pub seen: Option<String>,
}

async fn show(manager: Manager, Path(id): Path<String>) -> Result<Response, Failure> {
    Ok(Page(page(&manager, read_id(&id)?, Aftermath::default()).await?).into_response())
}

/// The page of a version.
pub async fn page(
    manager: &Manager,
    id: PolicyId,
    after: Aftermath,
) -> Result<impl Template + use<>, Failure> {
    let act = manager.0.act();
    let view = policies::open(&act, id).await?;
    let t = manager.0.say();
    let topics = topics(&t, &view.parameters);
    let names = Names::new(&t, &topics);
    let mut head = head(&t, &view, "table");
    if let Some(seen) = after.seen {
        head.lock = seen;
    }
    let checked = match &after.table {
        Some(table) => policies::check(&act, id, table, None).await?,
        None => policies::checked(&act, id).await?,
    };
    let text = after.table.as_ref().unwrap_or(&view.table);
    let mut table = table::view(&names, text, &faults(&t, &checked));
    if let Some((rule, place)) = after.focus.and_then(|(at, place)| Some((table.rules.get_mut(at)?, place))) {
        rule.focus = place;
    }
    Ok(VersionPage {
        page: frame(manager, after.errors.in_title(&t, head.title.clone()), "policy"),
        proof: proof::view(&names, &checked),
        editable: view.summary.state.may_change(),
        unsaved: after.table.is_some(),
        columns: sheet::names_of(text),
        hit_policy: t.text(&hit_policy(&text.hit_policy)),
        hit_policies: hit_policies(&t, &text.hit_policy),
        table,
        next: next_step(&t, &view, &after.step),
        emergency_unanswered: policies::is_emergency_unanswered(&act, &view.parameters),
        errors: after.errors,
        head,
        t,
    })
}

/// The cells that cannot be read: rule and column, counted from zero, and what is wrong.
fn faults(t: &Say, checked: &Checked) -> Vec<(usize, usize, String)> {
    let place = |problem: &policies::CellProblem| Some((problem.rule?.checked_sub(1)?, problem.column?));
    let told = |problem| place(problem).map(|(rule, column)| (rule, column, t.message(&problem.message)));
    checked.problems.iter().filter_map(told).collect()
}

/// The text that says how the rules count together.
fn hit_policy(letter: &str) -> String {
    let known = match letter {
        "U" => "unique",
        "A" => "any",
        "P" => "priority",
        "F" => "first",
        _ => "several",
    };
    format!("stuur-hit-{known}")
}

/// The ways in which the rules of a policy may count together, with the one chosen.
fn hit_policies(t: &Say, chosen: &str) -> Vec<Choice> {
    let choice = |letter: &&str| {
        Choice::new(letter, t.text(&format!("{}-name", hit_policy(letter))), *letter == chosen)
    };
    sheet::HIT_POLICIES.iter().map(choice).collect()
}

/// The step that can be taken now. What holds is followed by another version, never taken away.
fn next_step(t: &Say, view: &View, typed: &(String, DayInput)) -> Option<NextStep> {
    let can_be_taken = |step: &PolicyStep| *step != PolicyStep::Retire || !view.summary.holds_today;
    view.summary.state.next().filter(can_be_taken).map(|step| NextStep {
        code: step.code(),
        title: t.text(&format!("stuur-step-{}", step.code())),
        text: t.text(&format!("stuur-step-{}-text", step.code())),
        asks_date: step == PolicyStep::Publish,
        date: typed.1.clone(),
        note: typed.0.clone(),
    })
}

async fn prove(
    manager: Manager,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Html<String>, Failure> {
    let (act, id) = (manager.0.act(), read_id(&id)?);
    let view = policies::open(&act, id).await?;
    let table = sheet::filled_in(&view.table, &sent);
    if sheet::is_too_long(&table) {
        return Err(Failure::Request(StatusCode::PAYLOAD_TOO_LARGE));
    }
    let checked = policies::check(&act, id, &table, None).await?;
    let t = manager.0.say();
    let topics = topics(&t, &view.parameters);
    let proof = proof::view(&Names::new(&t, &topics), &checked);
    let piece = ProofPiece { proof }.render();
    piece.map(Html).map_err(|error| Failure::Broken(error.to_string()))
}

async fn fill_in(
    manager: Manager,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (act, id) = (manager.0.act(), read_id(&id)?);
    let field = |name: &str| sent.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let mut table = sheet::filled_in(&policies::open(&act, id).await?.table, &sent);
    let lock = field("version").map(str::to_owned);
    if let Some(action) = field("action") {
        let what = Move::from_button(action);
        if let Some(what) = what {
            sheet::apply(&mut table, what);
        }
        let focus = what.and_then(|what| what.lands(table.rules.len()));
        let after = Aftermath { table: Some(table), focus, seen: lock, ..Aftermath::default() };
        return Ok(Page(page(&manager, id, after).await?).into_response());
    }
    let Err((status, told)) = keep(&manager, id, lock.as_deref(), &table).await? else {
        return Ok((manager.0.visitor.say_next("stuur-table-kept"), Go::to(address(id))).into_response());
    };
    // Who was told that another changed it knows of the newest.
    let seen = lock.filter(|_| status != StatusCode::CONFLICT);
    let after =
        Aftermath { table: Some(table), errors: Errors::one("table", told), seen, ..Aftermath::default() };
    Ok((status, Page(page(&manager, id, after).await?)).into_response())
}

/// Keeps a table; what stands in the way is answered with a status and told.
async fn keep(
    manager: &Manager,
    id: PolicyId,
    lock: Option<&str>,
    table: &TableText,
) -> Result<Result<(), (StatusCode, String)>, Failure> {
    let t = manager.0.say();
    if sheet::is_too_long(table) {
        let most = MOST_RULES.to_string();
        let told = t.with("stuur-table-too-long", &[("most", &most)]);
        return Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, told)));
    }
    let seen = lock.and_then(|version| version.parse().ok()).unwrap_or(0);
    match policies::save(&manager.0.act(), id, seen, table, None).await {
        Ok(()) => Ok(Ok(())),
        Err(Error::Changed) => Ok(Err((StatusCode::CONFLICT, t.text("stuur-table-stale")))),
        Err(Error::Input(_) | Error::Refused(_)) => {
            Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, t.text("stuur-table-refused"))))
        }
        Err(error) => Err(error.into()),
    }
}
