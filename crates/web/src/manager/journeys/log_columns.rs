//! What the columns of a log mean: the form in which that is chosen.

use axum::Form;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use insight::log::{Format, ReadError, legible};
use usecases::journeys::logs::{self, Look, MOST_DAYS, Mapping};

use super::logs::{address, read_id};
use crate::components::Choice;
use crate::desk::form::{Sent, fields, value};
use crate::failure::Failure;
use crate::page::Go;
use crate::sessions::Manager;
use crate::texts::Say;

/// Within how many days something is promised: what there is to choose.
const WITHIN: [u16; 9] = [1, 2, 5, 7, 10, 14, 30, 60, 90];

/// A column to choose.
pub struct Field {
    /// Its name in the form.
    pub name: &'static str,
    /// What it is for.
    pub label: String,
    /// One more sentence, or empty.
    pub hint: String,
    /// The columns there are.
    pub choices: Vec<Choice>,
}

/// What there is to choose from: columns, and in OCEL types of objects for the case.
struct Names {
    columns: Vec<String>,
    cases: Vec<String>,
}

fn names(look: &Look) -> Names {
    let (peek, reading) = (&look.opened.peek, &look.opened.reading);
    let columns = match (reading, peek.format) {
        (_, Format::Csv) => peek.columns.iter().filter(|name| !name.is_empty()).cloned().collect(),
        (Ok(reading), _) => reading.columns.clone(),
        (Err(_), _) => Vec::new(),
    };
    let cases = match (reading, peek.format) {
        (_, Format::Csv | Format::Xes) => columns.clone(),
        (Ok(reading), _) => reading.report.object_types.clone(),
        (Err(ReadError::NoObjects { types, .. }), _) => types.clone(),
        (Err(_), _) => Vec::new(),
    };
    Names { columns, cases }
}

/// The fields of the form, with what was chosen.
pub fn choices(t: &Say, look: &Look) -> Vec<Field> {
    let mapping = &look.log.mapping;
    let names = names(look);
    let field = |name: &'static str, key: &str, from: &[String], chosen: Option<&str>| {
        let empty = Choice::new("", t.text("stuur-log-found-by-itself"), chosen.is_none());
        let choice =
            |column: &String| Choice::new(column, legible(column).into_owned(), chosen == Some(column));
        let mut choices: Vec<Choice> = [empty].into_iter().chain(from.iter().map(choice)).collect();
        if let Some(other) = chosen.filter(|chosen| from.iter().all(|name| name != chosen)) {
            choices.push(Choice::new(other, legible(other).into_owned(), true));
        }
        Field { name, label: t.text(key), hint: t.if_any(&format!("{key}-hint")), choices }
    };
    let column =
        |name, key: &str, chosen: &Option<String>| field(name, key, &names.columns, chosen.as_deref());
    let time = |at: usize| mapping.times.get(at).cloned();
    let mut fields = vec![
        field("zaak", "stuur-log-case", &names.cases, mapping.case.as_deref()),
        column("kanaal", "stuur-log-channel", &mapping.channel),
        column("onderwerp", "stuur-log-topic", &mapping.topic),
    ];
    if look.opened.peek.format == Format::Csv {
        fields.extend([
            column("activiteit", "stuur-log-activity", &mapping.activity),
            column("tijd", "stuur-log-time", &time(0)),
            column("tijd-2", "stuur-log-time-too", &time(1)),
            column("persoon", "stuur-log-person", &mapping.person),
            days(t, mapping),
        ]);
    }
    fields.extend([column("uiterlijk", "stuur-log-due", &mapping.due), within(t, mapping)]);
    fields
}

fn days(t: &Say, mapping: &Mapping) -> Field {
    let chosen = mapping.days.as_deref();
    let day = |code: &str| Choice::new(code, t.text(&format!("stuur-log-days-{code}")), chosen == Some(code));
    let itself = Choice::new("", t.text("stuur-log-found-by-itself"), chosen.is_none());
    let choices = vec![itself, day("day-first"), day("month-first")];
    Field { name: "dagen", label: t.text("stuur-log-days"), hint: String::new(), choices }
}

fn within(t: &Say, mapping: &Mapping) -> Field {
    let chosen = mapping.within_days;
    let choice = |days: u16| {
        let words = days.to_string();
        let label = t.with("stuur-log-within-days", &[("n", words.as_str())]);
        Choice::new(&words, label, chosen == Some(days))
    };
    let other = chosen.filter(|days| !WITHIN.contains(days));
    let none = Choice::new("", t.text("stuur-log-within-none"), chosen.is_none());
    Field {
        name: "binnen",
        label: t.text("stuur-log-within"),
        hint: t.text("stuur-log-within-hint"),
        choices: [none].into_iter().chain(WITHIN.into_iter().chain(other).map(choice)).collect(),
    }
}

/// Keeps what was chosen.
pub async fn map(manager: Manager, Path(log): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
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
        within_days: given("binnen")
            .and_then(|days| days.parse().ok())
            .filter(|days| (1..=MOST_DAYS).contains(days)),
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
