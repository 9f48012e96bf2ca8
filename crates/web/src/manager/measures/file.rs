//! The measures as numbers, for a spreadsheet: the same columns whatever is known.

use axum::extract::Query;
use axum::response::Response;
use domain::calendar::WEEK;
use insight::measures::{Cell, ExclusionGap};
use jiff::civil::Weekday;
use usecases::journeys::counts::Counts;
use usecases::journeys::overview::measured;

use super::{MEASURES, Measure, Number, Unit, compared, name, tables};
use crate::failure::Failure;
use crate::manager::choosing::Chosen;
use crate::manager::spreadsheets::{Spreadsheet, number, text};
use crate::sessions::Manager;
use crate::texts::Say;
use crate::topics;

/// Seconds in an hour.
const HOUR: f64 = 3_600.0;
/// Cents in a euro.
const EURO: f64 = 100.0;
/// Columns before those of the measures.
const FIRST: usize = 3;
/// Columns of a measure: the number, its interval and over how many.
const PARTS: usize = 4;

/// The measures of what was chosen.
pub async fn file(Manager(employee): Manager, Query(chosen): Query<Chosen>) -> Result<Response, Failure> {
    let t = employee.say();
    let now = employee.visitor.now;
    let chosen = chosen.exactly(&employee.act()).await?;
    let found = measured(&employee.act(), &chosen.selection(now)).await?;
    let known = topics::known(&employee.act()).await?;
    let mut sheet = Spreadsheet::with_heading(heading(&t))?;
    if let Ok(told) = &found.counted.told {
        let weeks = [("week", told.measures.by_week.as_slice())];
        for (key, cells) in tables(&told.measures).into_iter().chain(weeks) {
            for cell in cells {
                // A month stands in a file as programs read it.
                let name = cell.month.clone().unwrap_or_else(|| name(&t, &known, cell));
                sheet.row(row(part(&t, key), text(&name), cell))?;
            }
        }
        for row in gaps(&t, &told.measures.exclusion).into_iter().chain(hours(&t, &told.week)) {
            sheet.row(row)?;
        }
    }
    sheet.file("meten.csv")
}

/// What the rows of a part are about.
fn part(t: &Say, key: &str) -> String {
    t.text(&format!("stuur-column-{key}"))
}

/// A row in which nothing is told yet.
fn empty(kind: String, name: String) -> Vec<String> {
    let mut row = vec![String::new(); FIRST + MEASURES.len() * PARTS + 1];
    row[0] = kind;
    row[1] = name;
    row
}

/// How much more or less a group has than all others together, a row for each group: in the columns of the measures
/// that are compared, as a part of 1.
fn gaps(t: &Say, exclusion: &[ExclusionGap]) -> Vec<Vec<String>> {
    let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
    for gap in exclusion {
        let at = rows.iter().position(|(group, _)| *group == gap.group).unwrap_or_else(|| {
            let name = t.text(&format!("stuur-group-{}", gap.group));
            rows.push((&gap.group, empty(part(t, "gap"), name)));
            rows.len() - 1
        });
        let measure = compared(gap);
        if let Some(column) = MEASURES.iter().position(|one| one.key == measure) {
            let first = FIRST + column * PARTS;
            let [value, low, high] = [gap.gap.value, gap.gap.low, gap.gap.high].map(|share| number(share, 4));
            let n = gap.within.n.to_string();
            for (cell, told) in rows[at].1[first..first + PARTS].iter_mut().zip([value, low, high, n]) {
                *cell = told;
            }
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Contacts by day of the week and hour, as the page shows them; what is too few is empty.
fn hours(t: &Say, week: &Counts) -> Vec<Vec<String>> {
    let of_day = |(day, counts): (Weekday, &Vec<Option<u64>>)| {
        let row = |(hour, count): (&String, &Option<u64>)| {
            let day = t.words().weekday(day);
            let name = t.with("stuur-file-hour", &[("day", day.as_str()), ("hour", hour.as_str())]);
            let mut row = empty(part(t, "hour"), name);
            row.pop();
            row.push(count.map(|count| count.to_string()).unwrap_or_default());
            row
        };
        week.columns.iter().zip(counts).map(row).collect::<Vec<_>>()
    };
    WEEK.into_iter().zip(&week.cells).flat_map(of_day).collect()
}

/// The names of the columns, each with its unit.
fn heading(t: &Say) -> Vec<String> {
    let mut heading =
        ["stuur-file-by", "stuur-file-of", "stuur-figure-questions"].map(|key| t.text(key)).to_vec();
    for Measure { key, unit, .. } in &MEASURES {
        let name = t.text(&format!("stuur-figure-{key}"));
        let unit = t.text(&format!("stuur-unit-{}", unit.key()));
        heading.push(t.with("stuur-file-measure", &[("name", name.as_str()), ("unit", unit.as_str())]));
        let part = |part: &str| t.with(&format!("stuur-file-{part}"), &[("name", name.as_str())]);
        heading.extend(["low", "high", "n"].map(part));
    }
    heading.push(t.text("stuur-file-contacts"));
    heading
}

/// The cells of a row, in the order of the heading; what is too few is empty.
fn row(kind: String, name: String, cell: &Cell) -> Vec<String> {
    let mut cells = vec![kind, name, cell.questions.map(|count| count.to_string()).unwrap_or_default()];
    for Measure { number: how, unit, .. } in &MEASURES {
        let found = match how {
            Number::Interval(of) => of(cell).map(|one| ([one.value, one.low, one.high], one.n)),
            Number::Spread(of) => of(cell).map(|one| ([one.median, one.low, one.high], one.n)),
        };
        let written = |value: f64| match unit {
            Unit::Share => number(value, 4),
            Unit::Score => number(value, 2),
            Unit::Hours => number(value / HOUR, 2),
            Unit::Euros => number(value / EURO, 2),
        };
        cells.extend(found.map(|(parts, _)| parts.map(written)).unwrap_or_default());
        cells.push(found.map(|(_, n)| n.to_string()).unwrap_or_default());
    }
    cells.push(cell.contacts.map(|count| count.to_string()).unwrap_or_default());
    cells
}
