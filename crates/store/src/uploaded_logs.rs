//! Logs of other systems that managers put here to look at: the file itself, and which of its columns means what.

use domain::ids::{LogId, StaffId};
use jiff::Timestamp;
use serde_json::Value;

use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::versions::expect_one;

const TABLE: &str = "uploaded_logs";
const PARTS: &str = "uploaded_log_parts";
const COLUMNS: &str = "id, name, size, mapping, uploaded_by, uploaded_at, version";
/// Bytes of a file in one row.
const PART: usize = 512 * 1024;

/// A log that was put here.
#[derive(Debug, Clone, PartialEq)]
pub struct UploadedLog {
    /// Its identifier.
    pub id: LogId,
    /// The name of the file.
    pub name: String,
    /// Of the file as it came, in bytes.
    pub size: i64,
    /// Which column means what.
    pub mapping: Value,
    /// Who put it here.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// Optimistic version, counted from 1.
    pub version: i64,
}

/// Puts a log here, with its file.
pub async fn add(tx: &mut Tx, log: &UploadedLog, content: &[u8]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let rows = |statement: Statement, log: &UploadedLog| {
        let statement = statement.bind(&log.id).text(&log.name).bind(&log.size).bind(&log.mapping);
        Ok(statement.bind(&log.by).bind(&log.at).bind(&log.version))
    };
    Insert::into(TABLE, COLUMNS).rows(tx, std::slice::from_ref(log), rows).await?;
    for (position, part) in (0_i64..).zip(content.chunks(PART)) {
        let sql = "INSERT INTO uploaded_log_parts (log_id, position, content) VALUES ($1, $2, $3)";
        Statement::on(PARTS, sql).bind(&log.id).bind(&position).bind(&part.to_vec()).run(tx).await?;
    }
    Ok(())
}

/// Every log that is here, the newest first.
pub async fn all(db: impl Reader) -> Result<Vec<UploadedLog>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM uploaded_logs ORDER BY uploaded_at DESC, id DESC");
    Statement::on(TABLE, sql).all(db).await?.iter().map(read).collect()
}

/// The log with this identifier.
pub async fn find(db: impl Reader, id: LogId) -> Result<UploadedLog, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM uploaded_logs WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("uploaded log", id))
}

/// The file of a log, as it was put here.
pub async fn content(mut db: impl Reader, id: LogId) -> Result<Vec<u8>, StoreError> {
    let mut content = Vec::new();
    for position in 0_i64.. {
        let sql = "SELECT content FROM uploaded_log_parts WHERE log_id = $1 AND position = $2";
        let part = Statement::on(PARTS, sql).bind(&id).bind(&position).maybe(&mut db).await?;
        let Some(part) = part else { break };
        content.extend(part.get::<Vec<u8>>("content")?);
    }
    Ok(content)
}

/// Says which column means what; `seen` is the version this was changed from.
pub async fn map(tx: &mut Tx, id: LogId, mapping: &Value, seen: i64) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE uploaded_logs SET mapping = $2, version = version + 1 WHERE id = $1 AND version = $3";
    let changed = Statement::on(TABLE, sql).bind(&id).bind(mapping).bind(&seen).run(tx).await?;
    expect_one(changed, "uploaded log", id)
}

/// Takes a log away with its file; says whether it was there.
pub async fn remove(tx: &mut Tx, id: LogId) -> Result<bool, StoreError> {
    tx.touch(TABLE);
    Statement::on(PARTS, "DELETE FROM uploaded_log_parts WHERE log_id = $1").bind(&id).run(tx).await?;
    Ok(Statement::on(TABLE, "DELETE FROM uploaded_logs WHERE id = $1").bind(&id).run(tx).await? > 0)
}

fn read(row: &Row) -> Result<UploadedLog, StoreError> {
    Ok(UploadedLog {
        id: row.get("id")?,
        name: row.get("name")?,
        size: row.get("size")?,
        mapping: row.get("mapping")?,
        by: row.get("uploaded_by")?,
        at: row.get("uploaded_at")?,
        version: row.get("version")?,
    })
}
