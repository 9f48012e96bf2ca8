//! Measures: how service is by channel, topic, level, group and month, each number with its interval; also as a file.

mod file;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use insight::measures::{Cell, ExclusionGap, Interval, Measures, Spread};
use usecases::journeys::overview::measured;
use usecases::steering::Topic;

use super::choosing::{Choosing, Chosen, Nothing, days_shown};
use super::figures::{count, mean, money, share, time};
use super::frame::frame;
use super::journeys::heat::{HeatTable, week};
use super::trends::{Trend, trends};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/meten", get(show)).route("/stuur/meten.csv", get(file::file))
}

/// A measure: its name in texts and in a file, how it is said, and how it stands in a file.
struct Measure {
    key: &'static str,
    /// In what it stands in a file.
    unit: Unit,
    said: fn(&Say, &Cell) -> String,
    number: Number,
}

/// How a measure stands in a file.
enum Number {
    Interval(fn(&Cell) -> Option<Interval>),
    Spread(fn(&Cell) -> Option<Spread>),
}

/// In what a measure stands in a file.
enum Unit {
    Share,
    Score,
    Hours,
    Euros,
}

impl Unit {
    /// Its name in texts.
    const fn key(&self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Score => "score",
            Self::Hours => "hours",
            Self::Euros => "euros",
        }
    }
}

/// Every measure, in the order of the columns. A new one is one line.
const MEASURES: [Measure; 7] = [
    Measure {
        key: "solved",
        unit: Unit::Share,
        said: |t, cell| share(t, cell.solved),
        number: Number::Interval(|cell| cell.solved),
    },
    Measure {
        key: "switched",
        unit: Unit::Share,
        said: |t, cell| share(t, cell.switched),
        number: Number::Interval(|cell| cell.switched),
    },
    Measure {
        key: "fell-back",
        unit: Unit::Share,
        said: |t, cell| share(t, cell.fell_back),
        number: Number::Interval(|cell| cell.fell_back),
    },
    Measure {
        key: "response",
        unit: Unit::Hours,
        said: |t, cell| time(t, cell.first_response),
        number: Number::Spread(|cell| cell.first_response),
    },
    Measure {
        key: "csat",
        unit: Unit::Share,
        said: |t, cell| share(t, cell.csat_top2),
        number: Number::Interval(|cell| cell.csat_top2),
    },
    Measure {
        key: "ces",
        unit: Unit::Score,
        said: |t, cell| mean(t, cell.ces),
        number: Number::Interval(|cell| cell.ces),
    },
    Measure {
        key: "cost",
        unit: Unit::Euros,
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
    choosing: Choosing,
    /// What was chosen, for paper.
    chosen: String,
    /// The days it tells of.
    days: String,
    generated: bool,
    /// Why nothing is told, if nothing is.
    nothing: Option<Nothing>,
    /// Where there is most to see.
    widest: String,
    columns: Vec<String>,
    parts: Vec<Part>,
    exclusion: Vec<Vec<String>>,
    trends: Vec<Trend>,
    week: HeatTable,
    download: String,
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
        cell.month.as_deref().map(|month| in_words(t, month)),
        cell.week.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { t.text("stuur-all") } else { parts.join(", ") }
}

/// A month as `2026-03` in words: *maart 2026*.
fn in_words(t: &Say, month: &str) -> String {
    let parts = month.split_once('-').and_then(|(year, month)| Some((year, month.parse().ok()?)));
    parts.map_or_else(|| month.to_owned(), |(year, month)| format!("{} {year}", t.words().month(month)))
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

/// The measure in which a group is compared with all others.
fn compared(gap: &ExclusionGap) -> &'static str {
    match gap.measure {
        "fellBack" => "fell-back",
        other => other,
    }
}

/// Whether anybody is being shut out: every group beside all others, the surest differences first.
fn exclusion(t: &Say, measures: &Measures) -> Vec<Vec<String>> {
    let row = |gap: &ExclusionGap| {
        let points = |share: f64| format!("{:+.0}", share * 100.0).replace('-', "−");
        let [value, low, high] = [gap.gap.value, gap.gap.low, gap.gap.high].map(points);
        let measure = compared(gap);
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
    let (t, now) = (employee.say(), employee.visitor.now);
    let (chosen, unknown) = chosen.understood(&employee.act()).await?;
    let found = measured(&employee.act(), &chosen.selection(now)).await?;
    let known = topics::known(&employee.act()).await?;
    let told_of = found.counted.told.as_ref();
    let measures = told_of.ok().map(|found| &found.measures);
    let columns = measures.map(told).unwrap_or_default();
    Ok(Page(MeasuresPage {
        page: frame(&manager, t.text("stuur-measures-title"), "measures"),
        choosing: chosen.choosing(&t, now, (&known, &found.counted.topics), &unknown),
        chosen: chosen.words(&t, &known, now),
        days: days_shown(&t, found.about.period),
        generated: found.about.generated,
        nothing: told_of.err().map(|untold| Nothing::of(&t, *untold)),
        widest: format!("/stuur/meten?{}", chosen.widest()),
        parts: measures.map(|found| parts(&t, &known, found, &columns)).unwrap_or_default(),
        exclusion: measures.map(|found| exclusion(&t, found)).unwrap_or_default(),
        columns: std::iter::once("questions")
            .chain(columns.iter().map(|measure| measure.key))
            .map(|key| t.text(&format!("stuur-figure-{key}")))
            .collect(),
        trends: told_of.ok().map(|told| trends(&t, &told.measures, &told.weeks)).unwrap_or_default(),
        week: told_of.ok().map(|told| week(&t, &told.week)).unwrap_or_default(),
        download: format!("/stuur/meten.csv?{}", chosen.query()),
        t,
    }))
}
