//! What happens over time, week by week: tables that a script draws as lines; without it they are read.

use domain::calendar::amsterdam;
use insight::log::EventLog;
use insight::log::names::NONE;
use insight::measures::{Cell, Measures, suppress};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

use super::figures::{share, time};
use crate::texts::Say;

/// Seconds in an hour.
const HOUR: f64 = 3_600.0;

/// A table over time.
pub struct Trend {
    /// `share` when its numbers run from 0 to 1, else `number`.
    pub kind: &'static str,
    /// What it is about.
    pub title: String,
    /// Its columns: the name, and the colour of the theme that its line has.
    pub columns: Vec<(String, String)>,
    /// Its rows: a week each.
    pub rows: Vec<Week>,
}

/// A week in a table over time.
pub struct Week {
    /// Its Monday, in words.
    pub name: String,
    /// The same as seconds since 1970, for the picture.
    pub moment: String,
    /// One for every column.
    pub cells: Vec<Point>,
}

/// A number in words and, where it is told, as figures for the picture.
pub struct Point {
    /// In words, with its interval.
    pub words: String,
    /// The number; empty when it is too few.
    pub value: String,
    /// The lower end of its interval; empty when it has none.
    pub low: String,
    /// The upper end.
    pub high: String,
}

/// A measure that is drawn: the key of its name, the colour of its line, and its point in a week.
type Drawn = (&'static str, &'static str, fn(&Say, &Cell) -> Point);

/// How well questions are solved, how long people wait, and how many come by which channel.
pub fn trends(t: &Say, measures: &Measures, asked: &EventLog) -> Vec<Trend> {
    let solved: Drawn = ("solved", "--kw-primary", |t, cell| {
        let ends = cell.solved.map(|one| [one.value, one.low, one.high]);
        point(share(t, cell.solved), ends)
    });
    let switched: Drawn = ("switched", "--kw-attention", |t, cell| {
        let ends = cell.switched.map(|one| [one.value, one.low, one.high]);
        point(share(t, cell.switched), ends)
    });
    let waiting: Drawn = ("response-hours", "--kw-channel-email", |t, cell| {
        let ends =
            cell.first_response.map(|one| [one.median, one.low, one.high].map(|seconds| seconds / HOUR));
        point(time(t, cell.first_response), ends)
    });
    let weeks = &measures.by_week;
    let all = vec![
        trend(t, "share", "stuur-trend-solved", &[solved, switched], weeks),
        trend(t, "number", "stuur-trend-waiting", &[waiting], weeks),
        volume(t, asked),
    ];
    all.into_iter().filter(|trend| trend.rows.len() > 1).collect()
}

fn point(words: String, ends: Option<[f64; 3]>) -> Point {
    let [value, low, high] = ends.map(|ends| ends.map(|one| format!("{one:.4}"))).unwrap_or_default();
    Point { words, value, low, high }
}

fn trend(t: &Say, kind: &'static str, title: &str, drawn: &[Drawn], weeks: &[Cell]) -> Trend {
    let week = |cell: &Cell| {
        let monday: Date = cell.week.as_deref()?.parse().ok()?;
        let cells = drawn.iter().map(|(_, _, point)| point(t, cell)).collect();
        Some(Week { name: t.words().date_without_weekday(monday), moment: seconds(monday), cells })
    };
    let column = |(key, colour, _): &Drawn| (t.text(&format!("stuur-figure-{key}")), (*colour).to_owned());
    Trend {
        kind,
        title: t.text(title),
        columns: drawn.iter().map(column).collect(),
        rows: weeks.iter().filter_map(week).collect(),
    }
}

fn seconds(day: Date) -> String {
    amsterdam::start_of(day).as_second().to_string()
}

/// Contacts by channel and week; the few are hidden, with what would give them away.
fn volume(t: &Say, asked: &EventLog) -> Trend {
    let monday = |row: usize| {
        let day = amsterdam::day_of(Timestamp::from_microsecond(asked.time()[row]).ok()?);
        day.tomorrow().ok()?.nth_weekday(-1, Weekday::Monday).ok()
    };
    let channels: Vec<u32> = (0u32..).zip(asked.channels().iter()).map(|(at, _)| at).collect();
    let mut counts: std::collections::BTreeMap<Date, Vec<u64>> = std::collections::BTreeMap::new();
    for (row, channel) in asked.channel().iter().enumerate().filter(|(_, channel)| **channel != NONE) {
        let Some(week) = monday(row) else { continue };
        counts.entry(week).or_insert_with(|| vec![0; channels.len()])[*channel as usize] += 1;
    }
    let used: Vec<usize> =
        (0..channels.len()).filter(|at| counts.values().any(|week| week[*at] > 0)).collect();
    let table: Vec<Vec<u64>> =
        counts.values().map(|week| used.iter().map(|at| week[*at]).collect()).collect();
    let hidden = suppress(&table);
    let cell = |count: u64, hidden: bool| {
        if hidden {
            point(t.text("stuur-too-few"), None)
        } else {
            Point {
                words: count.to_string(),
                value: count.to_string(),
                low: String::new(),
                high: String::new(),
            }
        }
    };
    let rows = counts.keys().zip(table.iter().zip(&hidden)).map(|(week, (counts, hidden))| Week {
        name: t.words().date_without_weekday(*week),
        moment: seconds(*week),
        cells: counts.iter().zip(hidden).map(|(count, hidden)| cell(*count, *hidden)).collect(),
    });
    let code = |at: &usize| asked.channels().name(u32::try_from(*at).unwrap_or(NONE)).to_owned();
    Trend {
        kind: "number",
        title: t.text("stuur-trend-volume"),
        columns: used.iter().map(|at| (t.channel(&code(at)), format!("--kw-channel-{}", code(at)))).collect(),
        rows: rows.collect(),
    }
}
