//! Appointments: booked so that no inspector is ever in two places, on either database.

pub mod added_hours;
pub mod inspectors;

use domain::appointments::{Appointment, AppointmentStatus};
use domain::ids::{AppointmentId, CaseId, InspectorId, RelationId};
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::pages::{Cursor, Page};
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::values::stamp;
use crate::versions::expect_one;

const TABLE: &str = "appointments";
const COLUMNS: &str = "id, case_id, kind, inspector_id, starts_at, ends_at, travel_minutes, status, version";

/// The table whose key keeps two appointments out of one slot; `StoreError::Taken` names it.
pub const SLOT_CLAIMS: &str = "slot_claims";

/// Books (or holds) an appointment and every quarter of an hour that it blocks. `Taken` when somebody else has one of
/// those quarters: then nothing of this transaction can be kept; begin again with another slot.
pub async fn add(tx: &mut Tx, appointment: &Appointment) -> Result<(), StoreError> {
    add_many(tx, std::slice::from_ref(appointment)).await
}

/// Books many appointments; `Taken` as in [`add`], also when two of them overlap.
pub async fn add_many(tx: &mut Tx, appointments: &[Appointment]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let columns = "id, case_id, kind, inspector_id, starts_at, ends_at, travel_minutes, status";
    let rows = |statement: Statement, appointment: &Appointment| {
        Ok(bind(statement.bind(&appointment.id), appointment))
    };
    Insert::into(TABLE, columns).rows(tx, appointments, rows).await?;
    claim_slots(tx, appointments).await
}

/// Saves a moved, confirmed, finished or cancelled appointment if nobody else did since it was read, with the
/// quarters it blocks from now on; returns it with its new version. `Taken` as in [`add`].
pub async fn update(tx: &mut Tx, appointment: &Appointment) -> Result<Appointment, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE appointments SET case_id = $2, kind = $3, inspector_id = $4, starts_at = $5, ends_at = $6, \
               travel_minutes = $7, status = $8, version = version + 1 WHERE id = $1 AND version = $9";
    let statement = bind(Statement::on(TABLE, sql).bind(&appointment.id), appointment);
    let changed = statement.bind(&appointment.version).run(tx).await?;
    expect_one(changed, "appointment", appointment.id)?;
    let free = "DELETE FROM slot_claims WHERE appointment_id = $1";
    Statement::on(SLOT_CLAIMS, free).bind(&appointment.id).run(tx).await?;
    claim_slots(tx, std::slice::from_ref(appointment)).await?;
    Ok(Appointment { version: appointment.version + 1, ..appointment.clone() })
}

fn bind(statement: Statement, appointment: &Appointment) -> Statement {
    statement
        .bind(&appointment.case)
        .bind(&appointment.kind)
        .bind(&appointment.inspector)
        .bind(&appointment.starts_at)
        .bind(&appointment.ends_at)
        .bind(&appointment.travel_minutes)
        .bind(&appointment.status)
}

/// Claims the quarters, lowest first: transactions that want the same ones meet in the same order and never
/// deadlock.
async fn claim_slots(tx: &mut Tx, appointments: &[Appointment]) -> Result<(), StoreError> {
    let blocks = |appointment: &Appointment| {
        let (inspector, id) = (appointment.inspector, appointment.id);
        appointment.quarters().into_iter().map(move |quarter| (inspector, quarter, id)).collect::<Vec<_>>()
    };
    let standing =
        appointments.iter().filter(|appointment| appointment.status != AppointmentStatus::Cancelled);
    let mut claims: Vec<_> = standing.flat_map(blocks).collect();
    claims.sort();
    let rows = |statement: Statement, (inspector, quarter, id): &(InspectorId, i64, AppointmentId)| {
        Ok(statement.bind(inspector).bind(quarter).bind(id))
    };
    Insert::into(SLOT_CLAIMS, "inspector_id, quarter, appointment_id").rows(tx, &claims, rows).await?;
    Ok(())
}

/// The appointment with this identifier.
pub async fn find(db: impl Reader, id: AppointmentId) -> Result<Appointment, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM appointments WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("appointment", id))
}

/// Every appointment of a case, cancelled ones too, in order of time.
pub async fn of_case(db: impl Reader, case: CaseId) -> Result<Vec<Appointment>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM appointments WHERE case_id = $1 ORDER BY starts_at, id");
    Statement::on(TABLE, sql).bind(&case).all(db).await?.iter().map(read).collect()
}

/// The held and booked appointments that end after `now`, of the cases of this person and of the leases they stand
/// on, in order of time.
pub async fn upcoming_of(
    db: impl Reader,
    relation: RelationId,
    now: Timestamp,
) -> Result<Vec<Appointment>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM appointments WHERE ends_at > $2 AND status IN ('held', 'booked') \
         AND case_id IN (SELECT id FROM cases WHERE requester_id = $1 \
           OR lease_id IN (SELECT lease_id FROM lease_parties WHERE relation_id = $1)) \
         ORDER BY starts_at, id"
    );
    Statement::on(TABLE, sql).bind(&relation).bind(&now).all(db).await?.iter().map(read).collect()
}

/// One page of the appointments that start from `from` until before `until`, in order of time, cancelled ones too.
pub async fn between(
    db: impl Reader,
    from: Timestamp,
    until: Timestamp,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<Appointment>, StoreError> {
    let (starts_at, id) = after.map_or(("", ""), Cursor::parts);
    let sql = format!(
        "SELECT {COLUMNS} FROM appointments WHERE starts_at >= $1 AND starts_at < $2 \
         AND (starts_at, id) > ($3, $4) ORDER BY starts_at, id LIMIT $5"
    );
    let statement = Statement::on(TABLE, sql).bind(&from).bind(&until).text(starts_at).text(id);
    let rows = statement.bind(&(i64::from(limit) + 1)).all(db).await?;
    let appointments = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    Ok(Page::cut(appointments, size, |last| Cursor::of(&stamp(last.starts_at), &last.id.to_string())))
}

fn read(row: &Row) -> Result<Appointment, StoreError> {
    Ok(Appointment {
        id: row.get("id")?,
        case: row.get("case_id")?,
        kind: row.get("kind")?,
        inspector: row.get("inspector_id")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        travel_minutes: row.get("travel_minutes")?,
        status: row.get("status")?,
        version: row.get("version")?,
    })
}
