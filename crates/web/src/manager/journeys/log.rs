//! A log that was put here: what was found in it, what its columns mean, and the same map and numbers as of our own.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::{get, post};
use insight::log::{ReadError, legible};
use insight::measures::{Cell, LEAST};
use insight::pictures::{JourneyMap, Look as Picture, Things, journey_map, table, tell};
use serde::Deserialize;
use usecases::journeys::logs::{self, Reading};

use super::heat::HeatTable;
use super::log_columns::{self, Field};
use super::log_words::{self, Refused};
use super::logs::{address, day, read_id, size};
use crate::components::{Errors, Fact};
use crate::desk::moments;
use crate::failure::Failure;
use crate::manager::figures;
use crate::manager::frame::frame;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/klantreizen/logs/{log}", get(show))
        .route("/stuur/klantreizen/logs/{log}/kolommen", post(log_columns::map))
}

/// What a log shows once it is read.
struct Shown {
    counts: String,
    /// What cannot be known of this log, or empty.
    unknown: String,
    channels: HeatTable,
    by_topic: Vec<[String; 3]>,
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
    name: String,
    about: String,
    goes: String,
    shown: Option<Shown>,
    columns: Vec<String>,
    /// The first rows of the file, where somebody asked for them or must choose by them.
    sample: Vec<Vec<String>>,
    /// Where the first rows are shown; empty where they are already, or there are none.
    see_rows: String,
    fields: Vec<Field>,
    version: String,
    map_to: String,
    remove_to: String,
    /// Whether the columns are asked for, rather than there to be changed.
    asks: bool,
}

/// What of the log is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// `ja` when the first rows are to be shown.
    regels: String,
}

async fn show(
    manager: Manager,
    Path(log): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page<impl Template>, Failure> {
    let rows = asked.regels == "ja";
    let look = logs::open(&manager.0.act(), read_id(&log)?, rows).await?;
    let (t, now) = (manager.0.say(), manager.0.visitor.now);
    let (log, opened) = (&look.log, &look.opened);
    let (errors, mendable) = wrong(&t, opened.reading.as_ref().err());
    let url = address(log.id);
    let about = t.with(
        "stuur-log-about",
        &[
            ("size", size(&t, log.size).as_str()),
            ("name", log.by.as_str()),
            ("when", moments::exact(&t, now, log.at).as_str()),
        ],
    );
    let shows_rows = rows || (opened.reading.is_err() && mendable);
    let peek = &opened.peek;
    Ok(Page(LogPage {
        page: frame(&manager, errors.in_title(&t, log.name.clone()), "journeys"),
        name: log.name.clone(),
        about,
        goes: t.with("stuur-log-goes", &[("when", day(&t, look.goes).as_str())]),
        shown: opened.reading.as_ref().ok().map(|reading| shown(&t, reading)),
        columns: (1..).zip(&peek.columns).map(|(at, name)| named(&t, at, name)).collect(),
        sample: if shows_rows { peek.rows.iter().map(|row| cells(row)).collect() } else { Vec::new() },
        see_rows: if shows_rows || peek.rows.is_empty() { String::new() } else { format!("{url}?regels=ja") },
        fields: if mendable { log_columns::choices(&t, &look) } else { Vec::new() },
        version: log.version.to_string(),
        map_to: format!("{url}/kolommen"),
        remove_to: format!("{url}/weg"),
        asks: opened.reading.is_err(),
        errors,
        t,
    }))
}

/// What is wrong with a file, and whether saying what its columns mean can mend it.
fn wrong(t: &Say, error: Option<&ReadError>) -> (Errors, bool) {
    match error {
        None => (Errors::none(), true),
        Some(error) => {
            let field = log_words::field(error);
            (Errors::one(field, log_words::error(t, error)), !field.is_empty())
        }
    }
}

/// The name of a column; one without a name is called by its place.
fn named(t: &Say, at: usize, name: &str) -> String {
    if name.is_empty() {
        t.with("stuur-log-unnamed", &[("n", at.to_string().as_str())])
    } else {
        legible(name).into_owned()
    }
}

fn cells(row: &[String]) -> Vec<String> {
    row.iter().map(|cell| legible(cell).into_owned()).collect()
}

fn shown(t: &Say, reading: &Reading) -> Shown {
    let (map, report) = (&reading.map, &reading.report);
    let language = figures::language(t);
    let title = t.text("stuur-log-map");
    let (heading, rows) = table(map, language);
    let drawn = !map.nodes.is_empty();
    Shown {
        counts: t.with(
            "stuur-log-counts",
            &[
                ("events", language.number(reading.events as u64).as_str()),
                ("cases", language.number(reading.cases as u64).as_str()),
            ],
        ),
        unknown: if reading.whole_cases { t.text("stuur-log-whole-cases") } else { String::new() },
        channels: channels(t, reading),
        by_topic: on_time(t, &reading.by_topic),
        map: if drawn {
            journey_map(map, &Picture { language, title: &title, ..Picture::default() })
        } else {
            String::new()
        },
        words: words(t, reading, map),
        heading,
        rows,
        figures: reading.figures.as_ref().map(|all| numbers(t, reading, all)).unwrap_or_default(),
        findings: log_words::findings(t, report),
        refused: log_words::refused(t, report),
        refused_lead: match report.refused {
            0 => t.text("stuur-log-refused-none"),
            refused => t.with("stuur-log-refused-lead", &[("n", refused.to_string().as_str())]),
        },
        oddities: log_words::oddities(t, report),
    }
}

/// What the map shows, in words; of steps in cases nothing is said about contacts.
fn words(t: &Say, reading: &Reading, map: &JourneyMap) -> String {
    if map.nodes.is_empty() || map.people < LEAST {
        return t.text("stuur-log-too-few");
    }
    if map.lanes_are_channels {
        return tell(map, figures::language(t));
    }
    let cases = figures::language(t).number(reading.cases as u64);
    let first = map.first.as_ref().filter(|(_, count)| count.people >= LEAST);
    match first {
        Some((step, _)) => {
            t.with("stuur-log-steps-first", &[("n", cases.as_str()), ("step", legible(step).as_ref())])
        }
        None => t.with("stuur-log-steps", &[("n", cases.as_str())]),
    }
}

/// Cases by topic and channel, or by channel alone.
fn channels(t: &Say, reading: &Reading) -> HeatTable {
    let counts = &reading.channels;
    let last = |at: usize, names: &[String], rest: bool| rest && at + 1 == names.len();
    let row = |(at, name): (usize, &String)| match name.as_str() {
        _ if last(at, &counts.rows, counts.rest_in_rows) => t.text("stuur-log-rest"),
        "" if counts.rows.len() == 1 => t.text("stuur-log-all-cases"),
        "" => t.text("stuur-log-no-topic"),
        name => legible(name).into_owned(),
    };
    let column = |(at, name): (usize, &String)| {
        if last(at, &counts.columns, counts.rest_in_columns) {
            t.text("stuur-log-rest-channels")
        } else {
            legible(name).into_owned()
        }
    };
    let rows = counts.rows.iter().enumerate().map(row).collect();
    HeatTable::of(t, rows, counts.columns.iter().enumerate().map(column).collect(), counts)
}

/// What was on time, by topic; nothing where no moment was promised.
fn on_time(t: &Say, by_topic: &[Cell]) -> Vec<[String; 3]> {
    if by_topic.iter().all(|cell| cell.on_time.is_none()) {
        return Vec::new();
    }
    let row = |cell: &Cell| {
        let topic = cell.topic.clone().filter(|topic| !topic.is_empty());
        [
            topic.map_or_else(|| t.text("stuur-log-no-topic"), |topic| legible(&topic).into_owned()),
            figures::count(t, cell.questions),
            if cell.questions.is_some() {
                figures::known(t, cell.on_time, figures::share)
            } else {
                t.text("stuur-too-few")
            },
        ]
    };
    by_topic.iter().take(TOPICS).map(row).collect()
}

/// Topics of which is told what was on time.
const TOPICS: usize = 15;

fn numbers(t: &Say, reading: &Reading, all: &Cell) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, ..Fact::default() };
    let few = all.questions.is_none();
    let said = |value: String| if few { t.text("stuur-too-few") } else { value };
    let asked = match reading.map.things {
        Things::Questions => "stuur-figure-questions",
        Things::Cases => "stuur-log-cases",
    };
    let mut facts = if reading.whole_cases {
        vec![fact("stuur-log-cases", figures::count(t, all.questions))]
    } else {
        vec![
            fact(asked, figures::count(t, all.questions)),
            fact("stuur-figure-solved", said(figures::known(t, all.solved, figures::share))),
            fact("stuur-figure-switched", said(figures::known(t, all.switched, figures::share))),
        ]
    };
    facts.push(fact("stuur-figure-handling", said(figures::known(t, all.handling, figures::time))));
    if all.on_time.is_some() {
        facts.push(fact("stuur-figure-on-time", figures::share(t, all.on_time)));
    }
    facts
}
