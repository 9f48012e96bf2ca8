//! Hours that were added to what everybody can book, kept for tenants who arrange it themselves.

use domain::appointments::{Calendar, WorkingHours};
use domain::ids::InspectorId;

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

/// Adds these hours to calendars that hold the regular ones.
pub async fn add_to(db: impl Reader, calendars: &mut [Calendar]) -> Result<(), StoreError> {
    let sql = "SELECT inspector_id, weekday, from_time, until_time FROM added_hours \
               ORDER BY inspector_id, weekday, from_time";
    for row in Statement::on(TABLE, sql).all(db).await? {
        let id: InspectorId = row.get("inspector_id")?;
        if let Some(calendar) = calendars.iter_mut().find(|calendar| calendar.inspector.id == id) {
            calendar.hours.push(inspectors::hours(&row)?);
        }
    }
    Ok(())
}
