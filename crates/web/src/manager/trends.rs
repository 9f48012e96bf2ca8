//! What happens over time, week by week: tables that a script draws as lines; without it they are read.

use domain::calendar::amsterdam;
use insight::measures::{Cell, Measures};
use jiff::civil::Date;
use usecases::journeys::counts::Counts;

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
pub fn trends(t: &Say, measures: &Measures, by_channel: &Counts) -> Vec<Trend> {
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
        volume(t, by_channel),
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

/// Contacts by channel and week.
fn volume(t: &Say, counts: &Counts) -> Trend {
    let cell = |count: &Option<u64>| {
        let number = count.map(|count| count.to_string());
        Point {
            words: number.clone().unwrap_or_else(|| t.text("stuur-too-few")),
            value: number.unwrap_or_default(),
            low: String::new(),
            high: String::new(),
        }
    };
    let week = |(week, cells): (&String, &Vec<Option<u64>>)| {
        let monday: Date = week.parse().ok()?;
        let name = t.words().date_without_weekday(monday);
        Some(Week { name, moment: seconds(monday), cells: cells.iter().map(cell).collect() })
    };
    let column = |code: &String| (t.channel(code), format!("--kw-channel-{code}"));
    Trend {
        kind: "number",
        title: t.text("stuur-trend-volume"),
        columns: counts.columns.iter().map(column).collect(),
        rows: counts.rows.iter().zip(&counts.cells).filter_map(week).collect(),
    }
}
