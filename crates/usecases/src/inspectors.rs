//! The people who visit: who they are, when they work, and the hours that were added for who arranges it online.

use std::collections::BTreeSet;

use domain::actors::StaffRole;
use domain::appointments::{Inspector, WorkingHours};
use domain::calendar::WEEK;
use domain::contacts::EmailAddress;
use domain::events::Subject;
use domain::ids::InspectorId;
use domain::messages::{Message, Value};
use domain::processes::intake::Problem;
use jiff::civil::Weekday;
use serde_json::json;

use crate::{Act, Error};

/// The fields with the hours of each day, from Monday.
pub const HOURS: [&str; 7] = ["hours-1", "hours-2", "hours-3", "hours-4", "hours-5", "hours-6", "hours-7"];
/// The fields with the hours that were added on each day, from Monday.
pub const ADDED: [&str; 7] = ["added-1", "added-2", "added-3", "added-4", "added-5", "added-6", "added-7"];
/// The most letters of a name.
const LONGEST_NAME: usize = 100;

/// An inspector with the hours of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Who.
    pub inspector: Inspector,
    /// Hours in which everybody can book.
    pub hours: Vec<WorkingHours>,
    /// Hours that were added to those, for who arranges it online.
    pub added: Vec<WorkingHours>,
}

impl Week {
    /// How long the week is in minutes, without what was added.
    pub fn minutes(&self) -> i64 {
        minutes(&self.hours)
    }
}

fn minutes<'a>(hours: impl IntoIterator<Item = &'a WorkingHours>) -> i64 {
    hours.into_iter().map(|stretch| stretch.until.duration_since(stretch.from).as_mins()).sum()
}

/// What stands in the calendars beyond the hours in which everybody can book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// Minutes a week.
    pub minutes: i64,
    /// For how many inspectors.
    pub people: usize,
}

/// What was added to the calendars of those who visit now: the promise of earlier times rests on it.
pub async fn added(act: &Act<'_>) -> Result<Added, Error> {
    act.require(StaffRole::Agent)?;
    let hours = store::appointments::added_hours::all(&act.house.store).await?;
    let people: BTreeSet<InspectorId> = hours.iter().map(|(inspector, _)| *inspector).collect();
    Ok(Added { minutes: minutes(hours.iter().map(|(_, stretch)| stretch)), people: people.len() })
}

/// What is typed about an inspector.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Name as the tenant reads it.
    pub name: String,
    /// E-mail address; empty for none.
    pub email: String,
    /// Whether new appointments may be offered.
    pub active: bool,
    /// For each day of the week from Monday: the hours, as `8:00-12:00, 13:00-17:00`.
    pub hours: [String; 7],
    /// For each day of the week from Monday: the hours that were added.
    pub added: [String; 7],
}

/// Every inspector with their hours, by name; those who left too.
pub async fn list(act: &Act<'_>) -> Result<Vec<Week>, Error> {
    act.require(StaffRole::Administrator)?;
    let mut weeks = Vec::new();
    for inspector in store::appointments::inspectors::all(&act.house.store).await? {
        weeks.push(week_of(act, inspector).await?);
    }
    Ok(weeks)
}

/// One inspector with their hours.
pub async fn find(act: &Act<'_>, id: InspectorId) -> Result<Week, Error> {
    act.require(StaffRole::Administrator)?;
    let inspector = store::appointments::inspectors::find(&act.house.store, id).await?;
    week_of(act, inspector).await
}

async fn week_of(act: &Act<'_>, inspector: Inspector) -> Result<Week, Error> {
    let store = &act.house.store;
    let hours = store::appointments::inspectors::hours_of(store, inspector.id).await?;
    let added = store::appointments::added_hours::of(store, inspector.id).await?;
    Ok(Week { inspector, hours, added })
}

/// Adds an inspector; from now on their times are offered.
pub async fn add(act: &Act<'_>, typed: &Typed) -> Result<InspectorId, Error> {
    act.require(StaffRole::Administrator)?;
    let id = InspectorId::new(act.now, act.house.chance.as_ref());
    let week = checked(id, 1, typed)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        store::appointments::inspectors::add(&mut tx, &week.inspector).await?;
        store::appointments::inspectors::set_hours(&mut tx, id, &week.hours).await?;
        store::appointments::added_hours::set(&mut tx, id, &week.added).await?;
        tx.record(&act.event(Subject::new("inspector", id), "inspector-added", told(&week))).await?;
        Ok(tx.commit().await?)
    })
    .await
    .map(|()| id)
}

/// Changes an inspector as it was at `version`; what is booked stays booked.
pub async fn change(act: &Act<'_>, id: InspectorId, version: i64, typed: &Typed) -> Result<(), Error> {
    act.require(StaffRole::Administrator)?;
    let week = checked(id, version, typed)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        store::appointments::inspectors::find(&mut tx, id).await?;
        store::appointments::inspectors::update(&mut tx, &week.inspector).await?;
        store::appointments::inspectors::set_hours(&mut tx, id, &week.hours).await?;
        store::appointments::added_hours::set(&mut tx, id, &week.added).await?;
        tx.record(&act.event(Subject::new("inspector", id), "inspector-changed", told(&week))).await?;
        Ok(tx.commit().await?)
    })
    .await
}

/// What an event says of a week.
fn told(week: &Week) -> serde_json::Value {
    let lines = |hours: &[WorkingHours]| -> Vec<String> {
        let of_day = |weekday: Weekday| (weekday, WorkingHours::written(hours, weekday));
        let days = WEEK.map(of_day).into_iter().filter(|(_, written)| !written.is_empty());
        days.map(|(weekday, written)| format!("{} {written}", weekday.to_monday_one_offset())).collect()
    };
    json!({
        "name": week.inspector.name, "active": week.inspector.active,
        "hours": lines(&week.hours), "added-hours": lines(&week.added),
    })
}

fn checked(id: InspectorId, version: i64, typed: &Typed) -> Result<Week, Error> {
    let mut problems = Vec::new();
    let name = typed.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        problems.push(problem("name", Message::new("staff-name-needed")));
    }
    let email = match typed.email.trim() {
        "" => None,
        email => EmailAddress::parse(email)
            .map_err(|error| {
                let values = error.text_arguments().into_iter();
                let message = values.fold(Message::new(error.text_key()), |message, (name, value)| {
                    message.with(name, Value::Text(value))
                });
                problems.push(problem("email", message));
            })
            .ok()
            .map(|email| email.to_string()),
    };
    let hours = read(&typed.hours, HOURS, &[], &mut problems);
    let added = read(&typed.added, ADDED, &hours, &mut problems);
    let inspector = Inspector { id, name, email, active: typed.active, version };
    if problems.is_empty() { Ok(Week { inspector, hours, added }) } else { Err(Error::Problems(problems)) }
}

fn problem(field: &'static str, message: Message) -> Problem {
    Problem { question: "inspector", field, message }
}

/// The hours of a week, none of them over `others`.
fn read(
    typed: &[String; 7],
    fields: [&'static str; 7],
    others: &[WorkingHours],
    problems: &mut Vec<Problem>,
) -> Vec<WorkingHours> {
    let mut week = Vec::new();
    for ((weekday, typed), field) in WEEK.into_iter().zip(typed).zip(fields) {
        match WorkingHours::read(weekday, typed, others) {
            Ok(of_day) => week.extend(of_day),
            Err(error) => {
                let about = Value::Text(error.typed().to_owned());
                problems.push(problem(field, Message::new(error.text_key()).with("typed", about)));
            }
        }
    }
    week
}
