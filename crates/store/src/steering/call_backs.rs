//! Promises to call tenants back.

use domain::ids::{CallBackId, RelationId};
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "call_backs";
const COLUMNS: &str = "id, relation_id, topic, phone, starts_at, ends_at, state, asked_at, version";

/// A promise to call back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallBack {
    /// Its identifier.
    pub id: CallBackId,
    /// Whom.
    pub relation: RelationId,
    /// What about.
    pub topic: String,
    /// At which number, in E.164 form.
    pub phone: String,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// `waiting`, `done` or `cancelled`.
    pub state: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Optimistic version, counted from 1.
    pub version: i64,
}

/// Adds a promise; somebody has one that waits, at most.
pub async fn add(tx: &mut Tx, call_back: &CallBack) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = format!("INSERT INTO call_backs ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    let statement = Statement::on(TABLE, sql).bind(&call_back.id).bind(&call_back.relation);
    let statement = statement.text(&call_back.topic).text(&call_back.phone).bind(&call_back.from);
    let statement = statement.bind(&call_back.until).text(&call_back.state).bind(&call_back.asked_at);
    statement.bind(&call_back.version).run(tx).await?;
    Ok(())
}

/// Sets the state; `Conflict` when somebody else did so since it was read.
pub async fn set_state(tx: &mut Tx, call_back: &CallBack, state: &str) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE call_backs SET state = $2, version = version + 1 WHERE id = $1 AND version = $3";
    let statement = Statement::on(TABLE, sql).bind(&call_back.id).text(state).bind(&call_back.version);
    let changed = statement.run(tx).await?;
    crate::versions::expect_one(changed, "call-back", call_back.id)
}

/// The promise with this identifier.
pub async fn find(db: impl Reader, id: CallBackId) -> Result<CallBack, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM call_backs WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("call-back", id))
}

/// The promise to one person that waits, when there is one.
pub async fn waiting_for(db: impl Reader, relation: RelationId) -> Result<Option<CallBack>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM call_backs WHERE relation_id = $1 AND state = 'waiting'");
    Statement::on(TABLE, sql).bind(&relation).maybe(db).await?.as_ref().map(read).transpose()
}

/// All that wait, soonest first.
pub async fn waiting(db: impl Reader, limit: u32) -> Result<Vec<CallBack>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM call_backs WHERE state = 'waiting' ORDER BY starts_at, id LIMIT $1");
    Statement::on(TABLE, sql).bind(&limit).all(db).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<CallBack, StoreError> {
    Ok(CallBack {
        id: row.get("id")?,
        relation: row.get("relation_id")?,
        topic: row.get("topic")?,
        phone: row.get("phone")?,
        from: row.get("starts_at")?,
        until: row.get("ends_at")?,
        state: row.get("state")?,
        asked_at: row.get("asked_at")?,
        version: row.get("version")?,
    })
}
