//! Inspectors and their calendars.

use std::collections::BTreeMap;

use domain::appointments::{Absence, Calendar, Inspector, WorkingHours, offer};
use domain::ids::InspectorId;
use jiff::Timestamp;
use jiff::civil::{Time, Weekday};

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::versions::expect_one;

const TABLE: &str = "inspectors";
const HOURS: &str = "working_hours";
const ABSENCES: &str = "absences";

/// Adds an inspector, without hours yet.
pub async fn add(tx: &mut Tx, inspector: &Inspector) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "INSERT INTO inspectors (id, name, email, active, version) VALUES ($1, $2, $3, $4, 1)";
    let statement = Statement::on(TABLE, sql).bind(&inspector.id).text(&inspector.name);
    statement.bind(&inspector.email).bind(&inspector.active).run(tx).await?;
    Ok(())
}

/// Saves a changed inspector if nobody else did since it was read; returns it with its new version.
pub async fn update(tx: &mut Tx, inspector: &Inspector) -> Result<Inspector, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE inspectors SET name = $3, email = $4, active = $5, version = version + 1 \
               WHERE id = $1 AND version = $2";
    let statement = Statement::on(TABLE, sql).bind(&inspector.id).bind(&inspector.version);
    let statement = statement.text(&inspector.name).bind(&inspector.email).bind(&inspector.active);
    expect_one(statement.run(tx).await?, "inspector", inspector.id)?;
    Ok(Inspector { version: inspector.version + 1, ..inspector.clone() })
}

/// The inspector with this identifier.
pub async fn find(db: impl Reader, id: InspectorId) -> Result<Inspector, StoreError> {
    let sql = "SELECT id, name, email, active, version FROM inspectors WHERE id = $1";
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("inspector", id))
}

/// Every inspector, by name; those who left too.
pub async fn all(db: impl Reader) -> Result<Vec<Inspector>, StoreError> {
    let sql = "SELECT id, name, email, active, version FROM inspectors ORDER BY name, id";
    Statement::on(TABLE, sql).all(db).await?.iter().map(read).collect()
}

/// Replaces an inspector's regular hours.
pub async fn set_hours(tx: &mut Tx, id: InspectorId, hours: &[WorkingHours]) -> Result<(), StoreError> {
    tx.touch(HOURS);
    Statement::on(HOURS, "DELETE FROM working_hours WHERE inspector_id = $1").bind(&id).run(tx).await?;
    let sql =
        "INSERT INTO working_hours (inspector_id, weekday, from_time, until_time) VALUES ($1, $2, $3, $4)";
    for stretch in hours {
        let weekday = i64::from(stretch.weekday.to_monday_one_offset());
        let statement = Statement::on(HOURS, sql).bind(&id).bind(&weekday);
        statement.text(&stretch.from.to_string()).text(&stretch.until.to_string()).run(tx).await?;
    }
    Ok(())
}

/// An inspector's regular hours, in order of time.
pub async fn hours_of(db: impl Reader, id: InspectorId) -> Result<Vec<WorkingHours>, StoreError> {
    let sql = "SELECT inspector_id, weekday, from_time, until_time FROM working_hours WHERE inspector_id = $1 \
               ORDER BY weekday, from_time";
    Statement::on(HOURS, sql).bind(&id).all(db).await?.iter().map(hours).collect()
}

/// Adds an absence; `Taken` when one begins at that same moment. What is already booked stays booked.
pub async fn add_absence(tx: &mut Tx, id: InspectorId, absence: &Absence) -> Result<(), StoreError> {
    tx.touch(ABSENCES);
    let sql = "INSERT INTO absences (inspector_id, from_at, until_at, reason) VALUES ($1, $2, $3, $4)";
    let statement = Statement::on(ABSENCES, sql).bind(&id).bind(&absence.from).bind(&absence.until);
    statement.text(&absence.reason).run(tx).await?;
    Ok(())
}

/// Removes the absence that begins at this moment; `NotFound` when none does.
pub async fn remove_absence(tx: &mut Tx, id: InspectorId, from: Timestamp) -> Result<(), StoreError> {
    tx.touch(ABSENCES);
    let sql = "DELETE FROM absences WHERE inspector_id = $1 AND from_at = $2";
    match Statement::on(ABSENCES, sql).bind(&id).bind(&from).run(tx).await? {
        0 => Err(StoreError::not_found("absence", format!("{id} from {from}"))),
        _ => Ok(()),
    }
}

/// The calendars of all active inspectors from `from` until `until`: hours, absences that touch that time and the
/// quarters that are taken in it. Four questions in all, however many inspectors.
pub async fn calendars(
    mut db: impl Reader,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Calendar>, StoreError> {
    let sql = "SELECT id, name, email, active, version FROM inspectors WHERE active = 1 ORDER BY id";
    let mut calendars = BTreeMap::new();
    for row in Statement::on(TABLE, sql).all(&mut db).await? {
        let inspector = read(&row)?;
        calendars.insert(inspector.id, Calendar::empty(inspector));
    }
    let sql = "SELECT inspector_id, weekday, from_time, until_time FROM working_hours \
               ORDER BY inspector_id, weekday, from_time";
    for row in Statement::on(HOURS, sql).all(&mut db).await? {
        if let Some(calendar) = calendars.get_mut(&row.get("inspector_id")?) {
            calendar.hours.push(hours(&row)?);
        }
    }
    let sql = "SELECT inspector_id, from_at, until_at, reason FROM absences \
               WHERE from_at < $2 AND until_at > $1 ORDER BY inspector_id, from_at";
    for row in Statement::on(ABSENCES, sql).bind(&from).bind(&until).all(&mut db).await? {
        if let Some(calendar) = calendars.get_mut(&row.get("inspector_id")?) {
            let (from, until) = (row.get("from_at")?, row.get("until_at")?);
            calendar.absences.push(Absence { from, until, reason: row.get("reason")? });
        }
    }
    let quarters = offer::quarters(from, until, 0);
    let (first, last) = (quarters.first().copied().unwrap_or(0), quarters.last().copied().unwrap_or(-1));
    // One row an inspector, with all quarters in one text: thousands of rows cost more than the reading of numbers.
    let sql = "SELECT inspector_id, string_agg(CAST(quarter AS text), ',') AS quarters FROM slot_claims \
               WHERE quarter BETWEEN $1 AND $2 AND inspector_id IN (SELECT id FROM inspectors WHERE active = 1) \
               GROUP BY inspector_id";
    for row in Statement::on(super::SLOT_CLAIMS, sql).bind(&first).bind(&last).all(&mut db).await? {
        if let Some(calendar) = calendars.get_mut(&row.get("inspector_id")?) {
            let quarters: String = row.get("quarters")?;
            for quarter in quarters.split(',') {
                let number = quarter.parse();
                calendar
                    .taken
                    .insert(number.map_err(|_| row.corrupt("quarters", "a quarter is not a number"))?);
            }
        }
    }
    Ok(calendars.into_values().collect())
}

pub(super) fn hours(row: &Row) -> Result<WorkingHours, StoreError> {
    let number: i64 = row.get("weekday")?;
    let weekday = i8::try_from(number).ok().and_then(|number| Weekday::from_monday_one_offset(number).ok());
    let time = |column: &'static str| {
        let text: String = row.get(column)?;
        text.parse::<Time>().map_err(|_| row.corrupt(column, &format!("'{text}' is not a time of day")))
    };
    Ok(WorkingHours {
        weekday: weekday
            .ok_or_else(|| row.corrupt("weekday", &format!("{number} is not a day of the week")))?,
        from: time("from_time")?,
        until: time("until_time")?,
    })
}

fn read(row: &Row) -> Result<Inspector, StoreError> {
    Ok(Inspector {
        id: row.get("id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        active: row.get("active")?,
        version: row.get("version")?,
    })
}
