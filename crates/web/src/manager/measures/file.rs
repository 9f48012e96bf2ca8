//! The measures as numbers, for a spreadsheet: the same columns whatever is known.

use axum::extract::Query;
use axum::response::Response;
use insight::measures::Cell;
use usecases::journeys::overview::measured;

use super::{MEASURES, Measure, Number, Unit, name, tables};
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

/// The measures of what was chosen.
pub async fn file(Manager(employee): Manager, Query(chosen): Query<Chosen>) -> Result<Response, Failure> {
    let t = employee.say();
    let now = employee.visitor.now;
    let found = measured(&employee.act(), &chosen.selection(now)).await?;
    let known = topics::known(&employee.act()).await?;
    let mut sheet = Spreadsheet::with_heading(heading(&t))?;
    if let Ok(told) = &found.counted.told {
        let weeks = [("week", told.measures.by_week.as_slice())];
        for (key, cells) in tables(&told.measures).into_iter().chain(weeks) {
            for cell in cells {
                let kind = t.text(&format!("stuur-column-{key}"));
                sheet.row(row(kind, text(&name(&t, &known, cell)), cell))?;
            }
        }
    }
    sheet.file("meten.csv")
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
    cells
}
