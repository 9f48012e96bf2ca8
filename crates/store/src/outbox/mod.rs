//! What must leave the house: written with the change that caused it, delivered later, in order, and never lost.
//!
//! Messages of one *stream* (such as a case) to one *target* (such as `mail` or `erp`) leave in the order in which
//! they were put in. Only the first undelivered message of a stream can be claimed: while it waits, is being
//! delivered, or lies dead on the shelf, the later ones of that stream wait behind it. A dead message holds up its
//! stream until staff replay or drop it. Other streams go on. A message for later, such as a reminder, takes its place
//! in the line when its moment comes: until then it holds nothing up.
//!
//! A delivery can happen twice (a process may die between delivering and noting so); the idempotency key is what the
//! receiver, or the one who delivers, recognises a repeat by.

mod claims;
mod shelf;

use domain::ids::OutboxId;
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::values::{codes_of, stamp};

pub use claims::{Claim, Claimed, Failure, Fate, Patience, claim, complete, fail, keep, release};
pub use shelf::{Backlog, Shelved, backlog, dead, drop_message, forget_settled, replay};

const TABLE: &str = "outbox";

/// A message to put in the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its identifier.
    pub id: OutboxId,
    /// The system or channel it goes to: `mail`, `erp`. Each has its own workers and its own order.
    pub target: String,
    /// What it is, for the one who delivers: `mail`, `vera-termination`.
    pub kind: String,
    /// What it must keep its order in, such as the identifier of the case.
    pub stream: String,
    /// Says that two messages are the same message: the second is not put in.
    pub idempotency_key: String,
    /// What the one who delivers needs.
    pub payload: serde_json::Value,
    /// Whether the payload holds a secret (a sign-in code, a personal link): it is wiped once it has left.
    pub secret: bool,
    /// Not to leave before this moment.
    pub not_before: Timestamp,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// It waits or is being delivered.
    Waiting,
    /// It arrived.
    Delivered,
    /// It was given up; staff must replay or drop it.
    Dead,
    /// Staff decided that it need not leave.
    Dropped,
}

impl MessageState {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
            Self::Dropped => "dropped",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Delivered, Self::Dead, Self::Dropped]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

codes_of!(MessageState);

/// A message and how it fared.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Its identifier.
    pub id: OutboxId,
    /// Where it goes.
    pub target: String,
    /// What it is.
    pub kind: String,
    /// Where it stands.
    pub state: MessageState,
    /// When it was put in.
    pub created_at: Timestamp,
    /// When it arrived, or was dropped.
    pub settled_at: Option<Timestamp>,
    /// What went wrong the last time.
    pub last_error: Option<String>,
}

/// Puts `message` in, in the transaction of the change that caused it; returns whether it is new. One with the same
/// idempotency key that is already there stays as it is.
pub async fn enqueue(tx: &mut Tx, message: &Message, now: Timestamp) -> Result<bool, StoreError> {
    // Two transactions may put messages in one stream together: the place in the line is given out before the
    // commit, so the second must wait until the first is visible, or it could leave first.
    tx.hold(&format!("outbox/{}/{}", message.target, message.stream)).await?;
    // Empty is before every moment: what may leave at once takes its place in the line whatever the clocks of other
    // servers say.
    let due_at = if message.not_before <= now { String::new() } else { stamp(message.not_before) };
    let sql = "INSERT INTO outbox (id, target, kind, stream, idempotency_key, payload, secret, state, not_before, \
               due_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, $10) \
               ON CONFLICT (idempotency_key) DO NOTHING";
    let added = Statement::on(TABLE, sql)
        .bind(&message.id)
        .text(&message.target)
        .text(&message.kind)
        .text(&message.stream)
        .text(&message.idempotency_key)
        .bind(&message.payload)
        .bind(&message.secret)
        .bind(&message.not_before)
        .text(&due_at)
        .bind(&now)
        .run(tx)
        .await?;
    tx.has_outgoing();
    Ok(added == 1)
}

/// Adds messages that left long ago, each at its moment: the history of an association that moves in.
pub async fn add_delivered(tx: &mut Tx, messages: &[(Message, Timestamp)]) -> Result<(), StoreError> {
    let columns = "id, target, kind, stream, idempotency_key, payload, secret, state, not_before, due_at, created_at, \
                   settled_at";
    let rows = |statement: Statement, (message, at): &(Message, Timestamp)| {
        let statement = statement.bind(&message.id).text(&message.target).text(&message.kind);
        let statement = statement.text(&message.stream).text(&message.idempotency_key).bind(&message.payload);
        let statement = statement.bind(&message.secret).bind(&MessageState::Delivered);
        Ok(statement.bind(&message.not_before).text("").bind(at).bind(at))
    };
    Insert::into(TABLE, columns).rows(tx, messages, rows).await?;
    Ok(())
}

/// The payloads that were delivered to `target`, newest first, with their moments: what a local mail page shows.
pub async fn delivered(
    db: impl Reader,
    target: &str,
    limit: u32,
) -> Result<Vec<(OutboxId, Timestamp, serde_json::Value)>, StoreError> {
    let sql = "SELECT id, settled_at, payload FROM outbox WHERE target = $1 AND state = 'delivered' \
               ORDER BY settled_at DESC, position DESC LIMIT $2";
    let rows = Statement::on(TABLE, sql).text(target).bind(&limit).all(db).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("settled_at")?, row.get("payload")?))).collect()
}

/// What left for `target` of one stream, oldest first: what it was, when, and its content unless that was wiped.
pub async fn delivered_of(
    db: impl Reader,
    target: &str,
    stream: &str,
) -> Result<Vec<(String, Timestamp, serde_json::Value)>, StoreError> {
    let sql = "SELECT kind, settled_at, payload FROM outbox \
               WHERE stream = $1 AND target = $2 AND state = 'delivered' ORDER BY position";
    let rows = Statement::on(TABLE, sql).text(stream).text(target).all(db).await?;
    rows.iter().map(|row| Ok((row.get("kind")?, row.get("settled_at")?, row.get("payload")?))).collect()
}

/// Everything that left or must leave for one stream, oldest first.
pub async fn of_stream(db: impl Reader, stream: &str) -> Result<Vec<Delivery>, StoreError> {
    let sql = "SELECT id, target, kind, state, created_at, settled_at, last_error FROM outbox \
               WHERE stream = $1 ORDER BY position";
    let rows = Statement::on(TABLE, sql).text(stream).all(db).await?;
    rows.iter().map(delivery).collect()
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        id: row.get("id")?,
        target: row.get("target")?,
        kind: row.get("kind")?,
        state: row.get("state")?,
        created_at: row.get("created_at")?,
        settled_at: row.get("settled_at")?,
        last_error: row.get("last_error")?,
    })
}
