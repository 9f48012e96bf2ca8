//! A log that was put here: what was found in it, what its columns mean, and the same map and numbers as of our own.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use insight::log::times::DAY;
use insight::log::{EventLog, Format};
use insight::measures::{LEAST, Measures, Setting};
use insight::pictures::{JourneyMap, Look, MapSetting, journey_map, table, tell};
use usecases::journeys::logs::{self, Look as Opened, Mapping};

use super::log_words::{self, Refused};
use super::logs::{address, read_id, size};
use crate::components::{Choice, Errors, Fact};
use crate::desk::form::{Sent, fields, value};
use crate::desk::moments;
use crate::failure::Failure;
use crate::manager::figures;
use crate::manager::frame::frame;
use crate::page::{Go, Page};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/klantreizen/logs/{log}", get(show))
        .route("/stuur/klantreizen/logs/{log}/kolommen", post(map))
}

/// A column to choose.
struct Field {
    name: &'static str,
    label: String,
    hint: String,
    choices: Vec<Choice>,
}

/// What a log shows once it is read.
struct Shown {
    counts: String,
    map: String,
    words: String,
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
    figures: Vec<Fact>,
    findings: Vec<Fact>,
    refused: Vec<Refused>,
    refused_lead: String,
    oddities: Vec<Fact>,
}

#[derive(Template)]
#[template(path = "manager/log.html")]
struct LogPage {
    t: Say,
    page: StuurShell,
    errors: Errors,
    about: String,
    shown: Option<Shown>,
    columns: Vec<String>,
    sample: Vec<Vec<String>>,
    fields: Vec<Field>,
    version: String,
    map_to: String,
    remove_to: String,
    /// Whether the columns are asked for, rather than there to be changed.
    asks: bool,
}

async fn show(manager: Manager, Path(log): Path<String>) -> Result<Page<impl Template>, Failure> {
    let opened = logs::open(&manager.0.act(), read_id(&log)?).await?;
    let t = manager.0.say();
    let mut errors = Errors::none();
    if let Err(error) = &opened.read {
        errors.add(log_words::field(error), log_words::error(&t, error));
    }
    let log = &opened.log;
    let title = errors.in_title(&t, log.name.clone());
    let url = address(log.id);
    let about = t.with(
        "stuur-log-about",
        &[
            ("size", size(&t, log.size).as_str()),
            ("name", log.by.as_str()),
            ("when", moments::exact(&t, manager.0.visitor.now, log.at).as_str()),
        ],
    );
    Ok(Page(LogPage {
        page: frame(&manager, title, "journeys"),
        about,
        shown: opened.read.as_ref().ok().map(|reading| shown(&t, &log.mapping, reading)),
        columns: (1..).zip(&opened.peek.columns).map(|(at, name)| named(&t, at, name)).collect(),
        sample: opened.peek.rows.clone(),
        fields: choices(&t, &opened),
        version: log.version.to_string(),
        map_to: format!("{url}/kolommen"),
        remove_to: format!("{url}/weg"),
        asks: opened.read.is_err(),
        errors,
        t,
    }))
}

/// The name of a column; one without a name is called by its place.
fn named(t: &Say, at: usize, name: &str) -> String {
    if name.is_empty() {
        t.with("stuur-log-unnamed", &[("n", at.to_string().as_str())])
    } else {
        name.to_owned()
    }
}

fn shown(t: &Say, mapping: &Mapping, reading: &logs::Reading) -> Shown {
    let (log, report) = (&reading.log, &reading.report);
    let language = figures::language(t);
    let map = JourneyMap::of(log, &MapSetting { few: LEAST, ..MapSetting::default() });
    let title = t.text("stuur-log-map");
    let look = Look { language, title: &title, ..Look::default() };
    let (heading, rows) = table(&map, language);
    let drawn = !map.nodes.is_empty();
    Shown {
        counts: t.with(
            "stuur-log-counts",
            &[
                ("events", language.number(log.event_count() as u64).as_str()),
                ("cases", language.number(log.case_count() as u64).as_str()),
            ],
        ),
        map: if drawn { journey_map(&map, &look) } else { String::new() },
        words: if drawn { tell(&map, language) } else { t.text("stuur-log-too-few") },
        heading,
        rows,
        figures: numbers(t, mapping, log),
        findings: log_words::findings(t, report),
        refused: log_words::refused(t, report),
        refused_lead: match report.refused {
            0 => t.text("stuur-log-refused-none"),
            refused => t.with("stuur-log-refused-lead", &[("n", refused.to_string().as_str())]),
        },
        oddities: log_words::oddities(t, report),
    }
}

fn numbers(t: &Say, mapping: &Mapping, log: &EventLog) -> Vec<Fact> {
    let known = |column: &Option<String>| column.clone().filter(|name| log.has_fact(name));
    let setting = Setting {
        topic: known(&mapping.topic),
        due: known(&mapping.due),
        window: 7 * DAY,
        costs: BTreeMap::new(),
        ..Setting::default()
    };
    let Ok(measures) = Measures::of(log, &setting) else { return Vec::new() };
    let all = measures.all;
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, ..Fact::default() };
    let mut facts = vec![
        fact("stuur-figure-questions", figures::count(t, all.questions)),
        fact("stuur-figure-solved", figures::share(t, all.solved)),
        fact("stuur-figure-switched", figures::share(t, all.switched)),
        fact("stuur-figure-handling", figures::time(t, all.handling)),
    ];
    if setting.due.is_some() {
        facts.push(fact("stuur-figure-on-time", figures::share(t, all.on_time)));
    }
    facts
}

/// The columns to choose from, with what was chosen.
fn choices(t: &Say, opened: &Opened) -> Vec<Field> {
    let mapping = &opened.log.mapping;
    let names: Vec<String> = match (&opened.read, opened.peek.format) {
        (_, Format::Csv) => opened.peek.columns.iter().filter(|name| !name.is_empty()).cloned().collect(),
        (Ok(reading), _) => {
            let columns = reading.log.case_columns().iter().chain(reading.log.event_columns());
            columns.map(|column| column.name.clone()).collect()
        }
        (Err(insight::log::ReadError::NoObjects { types, .. }), _) => {
            types.split(", ").map(str::to_owned).collect()
        }
        (Err(_), _) => Vec::new(),
    };
    let field = |name: &'static str, key: &str, chosen: Option<&str>| {
        let empty = Choice::new("", t.text("stuur-log-found-by-itself"), chosen.is_none());
        let choice = |column: &String| Choice::new(column, column.clone(), chosen == Some(column));
        let mut choices: Vec<Choice> = [empty].into_iter().chain(names.iter().map(choice)).collect();
        if let Some(other) = chosen.filter(|chosen| names.iter().all(|name| name != chosen)) {
            choices.push(Choice::new(other, other.to_owned(), true));
        }
        Field { name, label: t.text(key), hint: t.if_any(&format!("{key}-hint")), choices }
    };
    let time = |at: usize| mapping.times.get(at).map(String::as_str);
    let mut fields = vec![
        field("zaak", "stuur-log-case", mapping.case.as_deref()),
        field("kanaal", "stuur-log-channel", mapping.channel.as_deref()),
        field("onderwerp", "stuur-log-topic", mapping.topic.as_deref()),
    ];
    if opened.peek.format == Format::Csv {
        fields.extend([
            field("activiteit", "stuur-log-activity", mapping.activity.as_deref()),
            field("tijd", "stuur-log-time", time(0)),
            field("tijd-2", "stuur-log-time-too", time(1)),
            field("persoon", "stuur-log-person", mapping.person.as_deref()),
            field("uiterlijk", "stuur-log-due", mapping.due.as_deref()),
        ]);
        let days = mapping.days.as_deref();
        let day =
            |code: &str| Choice::new(code, t.text(&format!("stuur-log-days-{code}")), days == Some(code));
        fields.push(Field {
            name: "dagen",
            label: t.text("stuur-log-days"),
            hint: String::new(),
            choices: vec![
                Choice::new("", t.text("stuur-log-found-by-itself"), days.is_none()),
                day("day-first"),
                day("month-first"),
            ],
        });
    }
    fields
}

async fn map(manager: Manager, Path(log): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let sent = fields(sent);
    let given = |name: &str| Some(value(&sent, name).to_owned()).filter(|text| !text.is_empty());
    let mapping = Mapping {
        case: given("zaak"),
        activity: given("activiteit"),
        times: [given("tijd"), given("tijd-2")].into_iter().flatten().collect(),
        channel: given("kanaal"),
        person: given("persoon"),
        topic: given("onderwerp"),
        due: given("uiterlijk"),
        days: given("dagen"),
    };
    let id = read_id(&log)?;
    let act = manager.0.act();
    // What is not there is not there, whatever was sent to it.
    let known = logs::find(&act, id).await?;
    let seen = given("version").and_then(|version| version.parse().ok()).unwrap_or(known.version);
    logs::map(&act, id, &mapping, seen).await?;
    Ok(Go::to(address(id)).into_response())
}
