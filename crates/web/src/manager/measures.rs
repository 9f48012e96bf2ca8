//! Measures: how service is by channel, topic and month, each number with its interval; also as a file.

use std::error::Error;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use insight::measures::{Cell, Measures, Setting};
use jiff::Timestamp;
use usecases::journeys::{ANSWER, Contacts, TOPIC};

use super::choosing::Chosen;
use super::figures::{count, share, time, topic};
use super::frame::frame;
use crate::addresses::in_query;
use crate::components::Choice;
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/meten", get(show)).route("/stuur/meten.csv", get(file))
}

/// A table of measures: its name, the name of its first column, its rows.
struct Part {
    title: String,
    first: String,
    rows: Vec<Row>,
}

/// A row of a table: what it is about, and the measures in words.
struct Row {
    name: String,
    values: [String; 5],
}

#[derive(Template)]
#[template(path = "manager/measures.html")]
struct MeasuresPage {
    t: Say,
    page: StuurShell,
    topics: Vec<Choice>,
    periods: Vec<Choice>,
    generated: bool,
    parts: Vec<Part>,
    download: String,
}

fn measured(contacts: &Contacts, now: Timestamp) -> Option<Measures> {
    let setting = Setting {
        // The contacts are those up to now, also when the last was long ago.
        as_of: Some(now.as_microsecond()),
        answers: vec![ANSWER.to_owned()],
        topic: Some(TOPIC.to_owned()),
        ..Setting::default()
    };
    Measures::of(&contacts.log, &setting).ok()
}

fn row(t: &Say, name: String, cell: &Cell) -> Row {
    let values = [
        count(t, cell.questions),
        share(t, cell.solved),
        share(t, cell.switched),
        share(t, cell.fell_back),
        time(t, cell.first_response),
    ];
    Row { name, values }
}

/// What a cell is about, in words.
fn name(t: &Say, cell: &Cell) -> String {
    let of_topic = cell.topic.as_deref().map(|key| topic(t, key));
    let of_channel = cell.channel.as_deref().map(|code| t.channel(code));
    let parts: Vec<String> = [of_topic, of_channel, cell.month.clone()].into_iter().flatten().collect();
    if parts.is_empty() { t.text("stuur-all") } else { parts.join(", ") }
}

fn parts(t: &Say, measures: &Measures) -> Vec<Part> {
    let part = |key: &str, cells: &[Cell]| Part {
        title: t.text(&format!("stuur-by-{key}")),
        first: t.text(&format!("stuur-column-{key}")),
        rows: cells.iter().map(|cell| row(t, name(t, cell), cell)).collect(),
    };
    vec![
        part("all", std::slice::from_ref(&measures.all)),
        part("channel", &measures.by_channel),
        part("topic", &measures.by_topic),
        part("both", &measures.by_topic_and_channel),
        part("month", &measures.by_month),
    ]
}

async fn show(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Page<impl Template>, Failure> {
    let employee = &manager.0;
    let t = employee.say();
    let contacts = chosen.contacts(employee).await?;
    let page = frame(&manager, t.text("stuur-measures-title"), "measures");
    Ok(Page(MeasuresPage {
        page,
        topics: chosen.topics(&t, &contacts.topics),
        periods: chosen.periods(&t),
        generated: contacts.generated,
        parts: measured(&contacts, employee.visitor.now)
            .map(|measures| parts(&t, &measures))
            .unwrap_or_default(),
        download: format!(
            "/stuur/meten.csv?onderwerp={}&dagen={}",
            in_query(&chosen.onderwerp),
            chosen.days()
        ),
        t,
    }))
}

/// The same measures as numbers, for a spreadsheet.
async fn file(
    Manager(employee): Manager,
    Query(chosen): Query<Chosen>,
) -> Result<impl IntoResponse, Failure> {
    let t = employee.say();
    let contacts = chosen.contacts(&employee).await?;
    let text = spreadsheet(&t, measured(&contacts, employee.visitor.now).as_ref())
        .map_err(|error| Failure::Broken(error.to_string()))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"meten.csv\""),
    ];
    Ok((headers, text))
}

/// The measures as CSV with semicolons, as Dutch spreadsheets open them.
fn spreadsheet(t: &Say, measures: Option<&Measures>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(t.text("stuur-csv-heading").split(';'))?;
    if let Some(measures) = measures {
        let all = std::iter::once(&measures.all);
        let rest =
            [&measures.by_channel, &measures.by_topic, &measures.by_topic_and_channel, &measures.by_month];
        for cell in all.chain(rest.into_iter().flatten()) {
            writer.write_record(numbers(name(t, cell), cell))?;
        }
    }
    Ok(writer.into_inner()?)
}

/// The fields of a line, in the order of the heading; what is too few is empty.
fn numbers(name: String, cell: &Cell) -> Vec<String> {
    let mut fields = vec![name, cell.questions.map(|count| count.to_string()).unwrap_or_default()];
    for interval in [cell.solved, cell.switched, cell.fell_back] {
        let parts = interval.map(|one| [one.value, one.low, one.high].map(|number| format!("{number:.4}")));
        fields.extend(parts.unwrap_or_default());
        fields.push(interval.map(|one| one.n.to_string()).unwrap_or_default());
    }
    let response = cell.first_response;
    fields.push(response.map(|spread| format!("{:.0}", spread.median)).unwrap_or_default());
    fields.push(response.map(|spread| spread.n.to_string()).unwrap_or_default());
    fields
}
