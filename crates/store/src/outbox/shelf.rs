//! The shelf: messages that were given up, what waits, and what staff do about it.

use domain::ids::OutboxId;
use jiff::Timestamp;

use super::TABLE;
use crate::errors::StoreError;
use crate::statements::{Reader, Statement};
use crate::transactions::Tx;

/// A message that was given up.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelved {
    /// Its identifier.
    pub id: OutboxId,
    /// Where it should have gone.
    pub target: String,
    /// What it is.
    pub kind: String,
    /// Which stream it holds up.
    pub stream: String,
    /// Its content; empty when it holds a secret.
    pub payload: serde_json::Value,
    /// Why it was given up.
    pub error: String,
    /// How often it failed.
    pub failures: u32,
    /// When it was put in.
    pub created_at: Timestamp,
    /// How many later messages of its stream wait behind it.
    pub waiting_behind: u32,
}

/// How much waits for one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlog {
    /// The target.
    pub target: String,
    /// Messages that wait or are being delivered.
    pub waiting: u32,
    /// Of those, how many could have left already (their moment has come).
    pub due: u32,
    /// Messages that were given up.
    pub dead: u32,
    /// When the oldest undelivered message was put in.
    pub oldest: Timestamp,
}

/// The messages that were given up, oldest first.
pub async fn dead(db: impl Reader, limit: u32) -> Result<Vec<Shelved>, StoreError> {
    let sql = "SELECT given_up.id, target, kind, stream, failures, created_at, \
               CASE WHEN secret = 1 THEN '{}' ELSE payload END AS content, \
               COALESCE(last_error, '') AS error, \
               (SELECT COUNT(*) FROM outbox AS later WHERE later.target = given_up.target \
                AND later.stream = given_up.stream AND later.position > given_up.position \
                AND later.state IN ('waiting', 'dead')) AS waiting_behind \
               FROM outbox AS given_up WHERE state = 'dead' ORDER BY position LIMIT $1";
    let rows = Statement::on(TABLE, sql).bind(&limit).all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(Shelved {
                id: row.get("id")?,
                target: row.get("target")?,
                kind: row.get("kind")?,
                stream: row.get("stream")?,
                payload: row.get("content")?,
                error: row.get("error")?,
                failures: row.get("failures")?,
                created_at: row.get("created_at")?,
                waiting_behind: row.get("waiting_behind")?,
            })
        })
        .collect()
}

/// What has not arrived, per target.
pub async fn backlog(db: impl Reader, now: Timestamp) -> Result<Vec<Backlog>, StoreError> {
    let sql = "SELECT target, \
               COUNT(CASE WHEN state = 'waiting' THEN 1 END) AS waiting, \
               COUNT(CASE WHEN state = 'waiting' AND not_before <= $1 THEN 1 END) AS due, \
               COUNT(CASE WHEN state = 'dead' THEN 1 END) AS dead, \
               MIN(created_at) AS oldest \
               FROM outbox WHERE state IN ('waiting', 'dead') GROUP BY target ORDER BY target";
    let rows = Statement::on(TABLE, sql).bind(&now).all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(Backlog {
                target: row.get("target")?,
                waiting: row.get("waiting")?,
                due: row.get("due")?,
                dead: row.get("dead")?,
                oldest: row.get("oldest")?,
            })
        })
        .collect()
}

/// Puts a dead message back in its place at the head of its stream, with fresh patience; returns whether it lay on the
/// shelf, and not where it was put back before.
pub async fn replay(tx: &mut Tx, id: OutboxId, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE outbox SET state = 'waiting', not_before = $2, failures = 0, faults = 0 \
               WHERE id = $1 AND state = 'dead'";
    let replayed = from_shelf(tx, id, Statement::on(TABLE, sql).bind(&id).bind(&now)).await;
    if !matches!(replayed, Err(StoreError::Conflict { .. })) {
        return replayed.map(|()| true);
    }
    let again = "SELECT id FROM outbox WHERE id = $1 AND state IN ('waiting', 'delivered')";
    match Statement::on(TABLE, again).bind(&id).maybe(tx).await? {
        Some(_) => Ok(false),
        None => replayed.map(|()| true),
    }
}

/// Decides that a dead message need not leave; the later ones of its stream go on.
pub async fn drop_message(tx: &mut Tx, id: OutboxId, reason: &str, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE outbox SET state = 'dropped', settled_at = $2, drop_reason = $3, \
               payload = CASE WHEN secret = 1 THEN '{}' ELSE payload END \
               WHERE id = $1 AND state = 'dead'";
    from_shelf(tx, id, Statement::on(TABLE, sql).bind(&id).bind(&now).text(reason)).await
}

async fn from_shelf(tx: &mut Tx, id: OutboxId, statement: Statement) -> Result<(), StoreError> {
    tx.touch(TABLE);
    if statement.run(tx).await? == 1 {
        tx.has_outgoing();
        return Ok(());
    }
    let exists = Statement::on(TABLE, "SELECT id FROM outbox WHERE id = $1").bind(&id).maybe(tx).await?;
    Err(match exists {
        Some(_) => StoreError::Conflict { what: "outbox message", id: id.to_string() },
        None => StoreError::NotFound { what: "outbox message", id: id.to_string() },
    })
}

/// Removes at most `limit` messages that arrived or were dropped before `before`; returns how many. Call it until it
/// returns less than `limit`, so that no transaction is long.
pub async fn forget_settled(tx: &mut Tx, before: Timestamp, limit: u32) -> Result<u64, StoreError> {
    let sql = "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox \
               WHERE state IN ('delivered', 'dropped') AND settled_at < $1 ORDER BY settled_at LIMIT $2)";
    Statement::on(TABLE, sql).bind(&before).bind(&limit).run(tx).await
}
