//! Drafts: answers given so far; one per process, lease and writer.

use domain::cases::Draft;
use domain::ids::{DraftId, LeaseId, RelationId, StaffId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::values::json_text;
use crate::versions::expect_one;

const TABLE: &str = "drafts";
const COLUMNS: &str = "id, process, lease_id, relation_id, staff_id, channel, answers, updated_at, version";

/// Adds a draft; `Taken` when this writer already has one for this process and lease.
pub async fn add(tx: &mut Tx, draft: &Draft) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "INSERT INTO drafts (id, process, lease_id, relation_id, staff_id, writer, channel, answers, \
               updated_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    Statement::on(TABLE, sql)
        .bind(&draft.id)
        .text(&draft.process)
        .bind(&draft.lease)
        .bind(&draft.relation)
        .bind(&draft.staff)
        .text(&writer(draft.relation, draft.staff).to_string())
        .bind(&draft.channel)
        .text(&json_text(TABLE, &draft.answers)?)
        .bind(&draft.updated_at)
        .run(tx)
        .await?;
    Ok(())
}

/// Saves the channel and answers of a draft if nobody else did since it was read; returns it with its new version.
pub async fn update(tx: &mut Tx, draft: &Draft) -> Result<Draft, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE drafts SET channel = $3, answers = $4, updated_at = $5, version = version + 1 \
               WHERE id = $1 AND version = $2";
    let changed = Statement::on(TABLE, sql)
        .bind(&draft.id)
        .bind(&draft.version)
        .bind(&draft.channel)
        .text(&json_text(TABLE, &draft.answers)?)
        .bind(&draft.updated_at)
        .run(tx)
        .await?;
    expect_one(changed, "draft", draft.id)?;
    Ok(Draft { version: draft.version + 1, ..draft.clone() })
}

/// The draft with this identifier.
pub async fn find(db: impl Reader, id: DraftId) -> Result<Draft, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM drafts WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("draft", id))
}

/// The draft that this writer (the member of staff, else the tenant) has for this process and lease.
pub async fn of_writer(
    db: impl Reader,
    process: &str,
    lease: LeaseId,
    relation: RelationId,
    staff: Option<StaffId>,
) -> Result<Option<Draft>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM drafts WHERE process = $1 AND lease_id = $2 AND writer = $3");
    let writer = writer(relation, staff).to_string();
    let statement = Statement::on(TABLE, sql).text(process).bind(&lease).text(&writer);
    statement.maybe(db).await?.as_ref().map(read).transpose()
}

/// Every draft about this person, the newest first; those that staff fill in for them too.
pub async fn of_relation(db: impl Reader, relation: RelationId) -> Result<Vec<Draft>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM drafts WHERE relation_id = $1 ORDER BY updated_at DESC, id");
    Statement::on(TABLE, sql).bind(&relation).all(db).await?.iter().map(read).collect()
}

/// Removes a draft, because it was filed or thrown away; one that is gone stays gone.
pub async fn remove(tx: &mut Tx, id: DraftId) -> Result<(), StoreError> {
    tx.touch(TABLE);
    Statement::on(TABLE, "DELETE FROM drafts WHERE id = $1").bind(&id).run(tx).await?;
    Ok(())
}

/// Removes drafts that nobody touched since `before`; returns how many.
pub async fn forget_before(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    let removed =
        Statement::on(TABLE, "DELETE FROM drafts WHERE updated_at < $1").bind(&before).run(tx).await?;
    if removed > 0 {
        tx.touch(TABLE);
    }
    Ok(removed)
}

fn writer(relation: RelationId, staff: Option<StaffId>) -> Uuid {
    staff.map_or(relation.0, |staff| staff.0)
}

fn read(row: &Row) -> Result<Draft, StoreError> {
    Ok(Draft {
        id: row.get("id")?,
        process: row.get("process")?,
        lease: row.get("lease_id")?,
        relation: row.get("relation_id")?,
        staff: row.get("staff_id")?,
        channel: row.get("channel")?,
        answers: row.json("answers")?,
        updated_at: row.get("updated_at")?,
        version: row.get("version")?,
    })
}
