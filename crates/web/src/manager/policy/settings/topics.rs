//! Topics of a version: add one, change it, move it, take it away with what that does to the rules.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form as Typed, Router};
use usecases::steering::Complexity;
use usecases::steering::policies::{self, Edit, Names, Parameters, TopicEdit, TopicParameters, View};

use super::form::{self, Away, Control, Field, Form, keep, opened, unless};
use crate::components::{Choice, Errors};
use crate::desk::form::{Sent, fields, value};
use crate::manager::policy::head::read_id;
use crate::sessions::Manager;
use crate::state::WebState;
use crate::texts::Say;

/// What the form sends for a topic that no process arranges.
const NO_PROCESS: &str = "none";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/beleid/{id}/gegevens/onderwerp", get(new).post(add))
        .route("/stuur/beleid/{id}/gegevens/onderwerp/{key}", get(show).post(change))
        .route("/stuur/beleid/{id}/gegevens/onderwerp/{key}/weg", get(ask).post(remove))
        .route("/stuur/beleid/{id}/gegevens/onderwerp/{key}/plaats", post(move_it))
}

/// The place of a topic on the overview.
pub fn anchor(key: &str) -> String {
    format!("onderwerp-{key}")
}

/// What stands in the form.
fn sent_of(topic: Option<&TopicParameters>) -> BTreeMap<String, String> {
    let Some(topic) = topic else { return BTreeMap::new() };
    let process = topic.process.clone().unwrap_or_else(|| NO_PROCESS.to_owned());
    [
        ("name-nl", topic.names.nl.clone()),
        ("name-en", topic.names.en.clone()),
        ("process", process),
        ("complexity", topic.complexity.number().to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// What people call a process; one that is not there yet by the first topic that it arranges.
pub fn process_name(t: &Say, parameters: &Parameters, process: &str) -> String {
    let name = t.if_any(&format!("{process}-name"));
    if !name.is_empty() {
        return name;
    }
    let topic = parameters.topics.iter().find(|topic| topic.process.as_deref() == Some(process));
    let name = topic.map_or(process, |topic| topic.names.say(t.language()));
    t.with("stuur-process-not-yet", &[("name", name)])
}

fn form(
    t: &Say,
    manager: &Manager,
    parameters: &Parameters,
    key: Option<&str>,
    sent: &BTreeMap<String, String>,
) -> Form {
    let processes = processes(manager, parameters);
    let chosen = value(sent, "process");
    let none = Choice::new(NO_PROCESS, t.text("stuur-process-none"), chosen == NO_PROCESS);
    let named =
        processes.iter().map(|key| Choice::new(key, process_name(t, parameters, key), chosen == *key));
    let complexity = |number: u8| {
        let number = number.to_string();
        let label = t.text(&format!("stuur-topic-level-{number}"));
        Choice::new(&number, label, value(sent, "complexity") == number)
    };
    let text = |name: &str| {
        Field::new(Control::Text, name, t.text(&format!("stuur-topic-{name}")), value(sent, name))
    };
    Form {
        title: t.text(if key.is_some() { "stuur-topic-change" } else { "stuur-topic-add" }),
        lead: t.text("stuur-topic-lead"),
        fields: vec![
            text("name-nl"),
            text("name-en"),
            Field::new(Control::Radios, "process", t.text("stuur-process"), "")
                .hint(t.text("stuur-process-hint"))
                .choices(std::iter::once(none).chain(named).collect()),
            Field::new(Control::Radios, "complexity", t.text("stuur-complexity"), "")
                .choices((1..=3).map(complexity).collect()),
        ],
        button: t.text("stuur-table-keep"),
        anchor: key.map_or_else(|| "topics".to_owned(), anchor),
        ..Form::default()
    }
}

/// What may be chosen: the processes of this program, and those that a version knew before they are there.
fn processes(manager: &Manager, parameters: &Parameters) -> Vec<String> {
    let mut processes = policies::processes(&manager.0.act());
    processes.extend(parameters.processes());
    processes.sort_unstable();
    processes.dedup();
    processes.into_iter().map(str::to_owned).collect()
}

fn edit(
    t: &Say,
    key: Option<&str>,
    sent: &BTreeMap<String, String>,
    processes: &[String],
) -> Result<Edit, Errors> {
    let mut errors = Errors::none();
    let complexity = value(sent, "complexity").parse::<u8>().ok();
    let complexity = complexity.and_then(|number| Complexity::try_from(number).ok());
    // What is missing is told at once, not only after the rest was mended.
    for name in ["name-nl", "name-en"].into_iter().filter(|name| value(sent, name).is_empty()) {
        errors.add(name, t.text(&format!("steering-edit-{name}")));
    }
    let process = value(sent, "process");
    if process != NO_PROCESS && processes.iter().all(|known| known != process) {
        errors.add("process", t.text("stuur-topic-process-wrong"));
    }
    let Some(complexity) = complexity else {
        errors.add("complexity", t.text("stuur-topic-level-wrong"));
        return Err(errors);
    };
    let names = Names { nl: value(sent, "name-nl").to_owned(), en: value(sent, "name-en").to_owned() };
    let process = Some(process.to_owned()).filter(|process| process != NO_PROCESS);
    unless(
        errors,
        Edit::Topic { key: key.map(str::to_owned), topic: TopicEdit { names, process, complexity } },
    )
}

async fn new(manager: Manager, Path(id): Path<String>) -> Result<Response, Away> {
    let view = opened(&manager, &id).await?;
    let form = form(&manager.0.say(), &manager, &view.parameters, None, &BTreeMap::new());
    Ok(form::page(&manager, &view, form, Errors::none()).into_response())
}

async fn add(manager: Manager, Path(id): Path<String>, Typed(sent): Sent) -> Result<Response, Away> {
    let (view, sent) = (policies::open(&manager.0.act(), read_id(&id)?).await?, fields(sent));
    let t = manager.0.say();
    let form = form(&t, &manager, &view.parameters, None, &sent);
    keep(&manager, &view, form, edit(&t, None, &sent, &processes(&manager, &view.parameters)), &sent).await
}

/// The topic in an address; one that somebody took away meanwhile is told of.
fn found<'view>(manager: &Manager, view: &'view View, key: &str) -> Result<&'view TopicParameters, Away> {
    let topic = view.parameters.topics.iter().find(|topic| topic.key == key);
    topic.ok_or_else(|| form::away(manager, view.summary.id, "stuur-topic-gone", "topics"))
}

async fn show(manager: Manager, Path((id, key)): Path<(String, String)>) -> Result<Response, Away> {
    let view = opened(&manager, &id).await?;
    let sent = sent_of(Some(found(&manager, &view, &key)?));
    let form = form(&manager.0.say(), &manager, &view.parameters, Some(&key), &sent);
    Ok(form::page(&manager, &view, form, Errors::none()).into_response())
}

async fn change(
    manager: Manager,
    Path((id, key)): Path<(String, String)>,
    Typed(sent): Sent,
) -> Result<Response, Away> {
    let (view, sent) = (policies::open(&manager.0.act(), read_id(&id)?).await?, fields(sent));
    found(&manager, &view, &key)?;
    let t = manager.0.say();
    let form = form(&t, &manager, &view.parameters, Some(&key), &sent);
    keep(&manager, &view, form, edit(&t, Some(&key), &sent, &processes(&manager, &view.parameters)), &sent)
        .await
}

/// The form that asks whether a topic may go.
async fn asking(manager: &Manager, view: &View, key: &str) -> Result<Form, Away> {
    let t = manager.0.say();
    let topic = found(manager, view, key)?;
    let consequences = form::foreseen(manager, view, &Edit::TopicGone(key.to_owned())).await?;
    let name = topic.names.say(t.language());
    Ok(Form {
        title: t.with("stuur-topic-remove", &[("name", name)]),
        lead: t.text(if consequences.is_empty() {
            "stuur-topic-remove-lead"
        } else {
            "stuur-topic-remove-rules"
        }),
        button: t.text("stuur-setting-remove"),
        removes: true,
        consequences,
        anchor: "topics".to_owned(),
        ..Form::default()
    })
}

async fn ask(manager: Manager, Path((id, key)): Path<(String, String)>) -> Result<Response, Away> {
    let view = opened(&manager, &id).await?;
    let form = asking(&manager, &view, &key).await?;
    Ok(form::page(&manager, &view, form, Errors::none()).into_response())
}

async fn remove(
    manager: Manager,
    Path((id, key)): Path<(String, String)>,
    Typed(sent): Sent,
) -> Result<Response, Away> {
    let view = policies::open(&manager.0.act(), read_id(&id)?).await?;
    let form = asking(&manager, &view, &key).await?;
    form::remove(&manager, &view, form, Edit::TopicGone(key), fields(sent)).await
}

async fn move_it(
    manager: Manager,
    Path((id, key)): Path<(String, String)>,
    Typed(sent): Sent,
) -> Result<Response, Away> {
    let (view, sent) = (policies::open(&manager.0.act(), read_id(&id)?).await?, fields(sent));
    found(&manager, &view, &key)?;
    let moved = Edit::TopicMoved(key.clone(), form::direction(&sent));
    form::moved(&manager, view.summary.id, &sent, &moved, &anchor(&key)).await
}
