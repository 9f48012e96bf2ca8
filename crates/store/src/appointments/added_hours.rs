//! Hours that were added to what everybody can book, kept for tenants who arrange it themselves.

use domain::appointments::{Calendar, WorkingHours};
use domain::ids::InspectorId;
use jiff::Timestamp;

use super::inspectors;
use crate::errors::StoreError;
use crate::statements::{Reader, Statement};
use crate::transactions::Tx;

const TABLE: &str = "added_hours";

/// Replaces the hours that were added for an inspector.
pub async fn set(tx: &mut Tx, id: InspectorId, hours: &[WorkingHours]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    Statement::on(TABLE, "DELETE FROM added_hours WHERE inspector_id = $1").bind(&id).run(tx).await?;
    let sql =
        "INSERT INTO added_hours (inspector_id, weekday, from_time, until_time) VALUES ($1, $2, $3, $4)";
    for stretch in hours {
        let weekday = i64::from(stretch.weekday.to_monday_one_offset());
        let statement = Statement::on(TABLE, sql).bind(&id).bind(&weekday);
        statement.text(&stretch.from.to_string()).text(&stretch.until.to_string()).run(tx).await?;
    }
    Ok(())
}

/// The hours that were added for an inspector, in order of time.
pub async fn of(db: impl Reader, id: InspectorId) -> Result<Vec<WorkingHours>, StoreError> {
    let sql = "SELECT inspector_id, weekday, from_time, until_time FROM added_hours WHERE inspector_id = $1 \
               ORDER BY weekday, from_time";
    Statement::on(TABLE, sql).bind(&id).all(db).await?.iter().map(inspectors::hours).collect()
}

/// Every hour that was added for somebody who still visits, with whom.
pub async fn all(db: impl Reader) -> Result<Vec<(InspectorId, WorkingHours)>, StoreError> {
    let sql = "SELECT inspector_id, weekday, from_time, until_time FROM added_hours \
               WHERE inspector_id IN (SELECT id FROM inspectors WHERE active = 1) \
               ORDER BY inspector_id, weekday, from_time";
    let rows = Statement::on(TABLE, sql).all(db).await?;
    rows.iter().map(|row| Ok((row.get("inspector_id")?, inspectors::hours(row)?))).collect()
}

/// Adds these hours to calendars that hold the regular ones.
pub async fn add_to(db: impl Reader, calendars: &mut [Calendar]) -> Result<(), StoreError> {
    for (inspector, hours) in all(db).await? {
        if let Some(calendar) = calendars.iter_mut().find(|calendar| calendar.inspector.id == inspector) {
            calendar.added.hours.push(hours);
        }
    }
    Ok(())
}

/// The visits that stand, and so are not cancelled, that begin from `from` until `until` with somebody for whom hours were added: who, when.
pub async fn visits_of_who_has_them(
    db: impl Reader,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<(InspectorId, Timestamp)>, StoreError> {
    let sql = "SELECT inspector_id, starts_at FROM appointments \
               WHERE inspector_id IN (SELECT inspector_id FROM added_hours) AND starts_at >= $1 AND starts_at < $2 \
               AND status IN ('held', 'booked', 'done')";
    let rows = Statement::on("appointments", sql).bind(&from).bind(&until).all(db).await?;
    rows.iter().map(|row| Ok((row.get("inspector_id")?, row.get("starts_at")?))).collect()
}
