//! Measures: how service is by channel, topic, level, group and month, each number with its interval; also as a file.

use std::error::Error;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;
use insight::measures::{Cell, ExclusionGap, Interval, Measures, Setting, Spread};
use jiff::Timestamp;
use usecases::journeys::{ANSWER, Contacts, EFFORT, GROUP, LEVEL, SATISFACTION, TOPIC};
use usecases::steering::Topic;

use super::choosing::Chosen;
use super::figures::{count, mean, money, share, time};
use super::frame::frame;
use super::journeys::heat::{HeatTable, week};
use super::trends::{Trend, trends};
use crate::components::Choice;
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/meten", get(show)).route("/stuur/meten.csv", get(file))
}

/// A measure: its name in texts and in a file, how it is said, and how it stands in a file.
struct Measure {
    key: &'static str,
    /// The start of its columns in a file.
    field: &'static str,
    said: fn(&Say, &Cell) -> String,
    number: Number,
}

/// How a measure stands in a file.
enum Number {
    Interval(fn(&Cell) -> Option<Interval>),
    Spread(fn(&Cell) -> Option<Spread>),
}

/// Every measure, in the order of the columns. A new one is one line.
const MEASURES: [Measure; 7] = [
    Measure {
        key: "solved",
        field: "opgelost",
        said: |t, cell| share(t, cell.solved),
        number: Number::Interval(|cell| cell.solved),
    },
    Measure {
        key: "switched",
        field: "overgestapt",
        said: |t, cell| share(t, cell.switched),
        number: Number::Interval(|cell| cell.switched),
    },
    Measure {
        key: "fell-back",
        field: "terugval",
        said: |t, cell| share(t, cell.fell_back),
        number: Number::Interval(|cell| cell.fell_back),
    },
    Measure {
        key: "response",
        field: "eerste_antwoord",
        said: |t, cell| time(t, cell.first_response),
        number: Number::Spread(|cell| cell.first_response),
    },
    Measure {
        key: "csat",
        field: "tevreden",
        said: |t, cell| share(t, cell.csat_top2),
        number: Number::Interval(|cell| cell.csat_top2),
    },
    Measure {
        key: "ces",
        field: "moeite",
        said: |t, cell| mean(t, cell.ces),
        number: Number::Interval(|cell| cell.ces),
    },
    Measure {
        key: "cost",
        field: "kosten_per_opgelost",
        said: |t, cell| money(t, cell.cost_per_solved),
        number: Number::Interval(|cell| cell.cost_per_solved),
    },
];

/// A table of measures: its name, the name of its first column, its rows.
struct Part {
    id: &'static str,
    title: String,
    first: String,
    rows: Vec<Row>,
}

/// A row of a table: what it is about, and the measures in words.
struct Row {
    name: String,
    values: Vec<String>,
}

#[derive(Template)]
#[template(path = "manager/measures.html")]
struct MeasuresPage {
    t: Say,
    page: StuurShell,
    topics: Vec<Choice>,
    periods: Vec<Choice>,
    /// What was chosen, for paper.
    chosen: String,
    generated: bool,
    columns: Vec<String>,
    parts: Vec<Part>,
    exclusion: Vec<Vec<String>>,
    trends: Vec<Trend>,
    week: HeatTable,
    download: String,
}

fn measured(contacts: &Contacts, now: Timestamp) -> Option<Measures> {
    let told = |name: &str| contacts.log.has_fact(name).then(|| name.to_owned());
    let setting = Setting {
        // The contacts are those up to now, also when the last was long ago.
        as_of: Some(now.as_microsecond()),
        answers: vec![ANSWER.to_owned()],
        costs: contacts.costs.clone(),
        csat: told(SATISFACTION),
        ces: told(EFFORT),
        topic: told(TOPIC),
        group: told(GROUP),
        level: told(LEVEL),
        ..Setting::default()
    };
    Measures::of(&contacts.log, &setting).ok()
}

/// The measures that are told of at least one cell; a column without a number says nothing.
fn told(measures: &Measures) -> Vec<&'static Measure> {
    let known = |measure: &&Measure| match measure.number {
        Number::Interval(of) => of(&measures.all).is_some(),
        Number::Spread(of) => of(&measures.all).is_some(),
    };
    MEASURES.iter().filter(known).collect()
}

/// What a cell is about, in words.
fn name(t: &Say, known: &[Topic], cell: &Cell) -> String {
    let coded = |of: &str, code: &str| match code {
        "" => t.text(&format!("stuur-{of}-none")),
        code => t.text(&format!("stuur-{of}-{code}")),
    };
    let parts = [
        cell.topic.as_deref().map(|key| topics::name(t, known, key)),
        cell.channel.as_deref().map(|code| t.channel(code)),
        cell.level.as_deref().map(|code| coded("level", code)),
        cell.group.as_deref().map(|code| coded("group", code)),
        cell.month.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { t.text("stuur-all") } else { parts.join(", ") }
}

/// Every table of the page: the key of its texts, and its cells.
fn tables(measures: &Measures) -> [(&'static str, &[Cell]); 7] {
    [
        ("all", std::slice::from_ref(&measures.all)),
        ("month", &measures.by_month),
        ("channel", &measures.by_channel),
        ("topic", &measures.by_topic),
        ("level", &measures.by_level),
        ("group", &measures.by_group),
        ("both", &measures.by_topic_and_channel),
    ]
}

fn parts(t: &Say, known: &[Topic], measures: &Measures, told: &[&Measure]) -> Vec<Part> {
    let row = |cell: &Cell| Row {
        name: name(t, known, cell),
        values: std::iter::once(count(t, cell.questions))
            .chain(told.iter().map(|measure| (measure.said)(t, cell)))
            .collect(),
    };
    let part = |(id, cells): (&'static str, &[Cell])| Part {
        id,
        title: t.text(&format!("stuur-by-{id}")),
        first: t.text(&format!("stuur-column-{id}")),
        rows: cells.iter().map(row).collect(),
    };
    tables(measures).into_iter().filter(|(_, cells)| !cells.is_empty()).map(part).collect()
}

/// Whether anybody is being shut out: every group beside all others, the surest differences first.
fn exclusion(t: &Say, measures: &Measures) -> Vec<Vec<String>> {
    let row = |gap: &ExclusionGap| {
        let points = |share: f64| format!("{:+.0}", share * 100.0).replace('-', "−");
        let [value, low, high] = [gap.gap.value, gap.gap.low, gap.gap.high].map(points);
        let measure = match gap.measure {
            "fellBack" => "fell-back",
            other => other,
        };
        let certain = if gap.gap.certain { "stuur-gap-certain" } else { "stuur-gap-uncertain" };
        vec![
            t.text(&format!("stuur-group-{}", gap.group)),
            t.text(&format!("stuur-figure-{measure}")),
            share(t, Some(gap.within)),
            share(t, Some(gap.others)),
            t.with("stuur-gap", &[("gap", &value), ("low", &low), ("high", &high)]),
            t.text(certain),
        ]
    };
    measures.exclusion.iter().map(row).collect()
}

async fn show(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Page<impl Template>, Failure> {
    let employee = &manager.0;
    let t = employee.say();
    let contacts = chosen.contacts(employee).await?;
    let known = topics::known(&employee.act()).await?;
    let asked = contacts.asked();
    let measures = measured(&contacts, employee.visitor.now);
    let columns = measures.as_ref().map(told).unwrap_or_default();
    Ok(Page(MeasuresPage {
        page: frame(&manager, t.text("stuur-measures-title"), "measures"),
        topics: chosen.topics(&t, &known, &contacts.topics),
        periods: chosen.periods(&t),
        chosen: chosen.words(&t, &known),
        generated: contacts.generated,
        parts: measures.as_ref().map(|found| parts(&t, &known, found, &columns)).unwrap_or_default(),
        exclusion: measures.as_ref().map(|found| exclusion(&t, found)).unwrap_or_default(),
        columns: std::iter::once("questions")
            .chain(columns.iter().map(|measure| measure.key))
            .map(|key| t.text(&format!("stuur-figure-{key}")))
            .collect(),
        trends: measures.as_ref().map(|found| trends(&t, found, &asked)).unwrap_or_default(),
        week: week(&t, &asked),
        download: format!("/stuur/meten.csv?{}", chosen.query()),
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
    let known = topics::known(&employee.act()).await?;
    let text = spreadsheet(&t, &known, measured(&contacts, employee.visitor.now).as_ref())
        .map_err(|error| Failure::Broken(error.to_string()))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"meten.csv\""),
    ];
    Ok((headers, text))
}

/// The measures as CSV with semicolons, as Dutch spreadsheets open them: the same columns whatever is known.
fn spreadsheet(t: &Say, known: &[Topic], measures: Option<&Measures>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut heading = vec!["indeling".to_owned(), "wat".to_owned(), "vragen".to_owned()];
    for Measure { field, .. } in &MEASURES {
        heading.extend(["", "_van", "_tot", "_n"].map(|part| format!("{field}{part}")));
    }
    writer.write_record(heading)?;
    for (key, cells) in measures.iter().flat_map(|measures| tables(measures)) {
        for cell in cells {
            let kind = t.text(&format!("stuur-column-{key}"));
            writer.write_record(numbers(kind, name(t, known, cell), cell))?;
        }
    }
    Ok(writer.into_inner()?)
}

/// The fields of a line, in the order of the heading; what is too few is empty. Times are seconds, money is cents.
fn numbers(kind: String, name: String, cell: &Cell) -> Vec<String> {
    let mut fields = vec![kind, name];
    fields.push(cell.questions.map(|count| count.to_string()).unwrap_or_default());
    for measure in &MEASURES {
        let (parts, n) = match measure.number {
            Number::Interval(of) => {
                let found = of(cell);
                let parts = found.map(|one| [one.value, one.low, one.high].map(|one| format!("{one:.4}")));
                (parts, found.map(|one| one.n))
            }
            Number::Spread(of) => {
                let found = of(cell);
                let parts = found.map(|one| [one.median, one.low, one.high].map(|one| format!("{one:.0}")));
                (parts, found.map(|one| one.n))
            }
        };
        fields.extend(parts.unwrap_or_default());
        fields.push(n.map(|n| n.to_string()).unwrap_or_default());
    }
    fields
}
