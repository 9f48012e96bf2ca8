//! The chain of advices about channels: only ever added to, one after the other.

use domain::ids::{AdviceId, RelationId};
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "channel_advices";
const CHAIN: &str = "channel_advice_chain";
/// There is one chain.
const NAME: &str = "channel";
const COLUMNS: &str = "sequence, id, relation_id, topic, process, arm, at, previous, content, hash";

/// An advice as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the chain, from 1.
    pub sequence: i64,
    /// Its identifier.
    pub id: AdviceId,
    /// Whose question; none when nobody knows.
    pub relation: Option<RelationId>,
    /// About which topic.
    pub topic: String,
    /// The process that arranges it, when there is one.
    pub process: Option<String>,
    /// The arm of the hold-out: `policy`, `hold-out` or `outside`.
    pub arm: String,
    /// When.
    pub at: Timestamp,
    /// The hash of the record before.
    pub previous: String,
    /// The record, as canonical JSON.
    pub content: String,
    /// The hash of this record.
    pub hash: String,
}

/// Where the chain ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// How many records were made.
    pub length: i64,
    /// The hash of the last one; none when there is none.
    pub head: Option<String>,
}

/// Where the chain ends, with nobody else adding to it until this transaction ends.
pub async fn hold_end(tx: &mut Tx) -> Result<End, StoreError> {
    tx.hold(CHAIN).await?;
    end(&mut *tx).await
}

/// Where the chain ends.
pub async fn end(db: impl Reader) -> Result<End, StoreError> {
    let sql = "SELECT length, head FROM channel_advice_chain WHERE name = $1";
    let row = Statement::on(CHAIN, sql).text(NAME).maybe(db).await?;
    match row {
        None => Ok(End { length: 0, head: None }),
        Some(row) => Ok(End { length: row.get("length")?, head: Some(row.get("head")?) }),
    }
}

/// Adds the next record; the end must be held.
pub async fn add(tx: &mut Tx, record: &Recorded) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql =
        format!("INSERT INTO channel_advices ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    let statement = Statement::on(TABLE, sql).bind(&record.sequence).bind(&record.id).bind(&record.relation);
    let statement = statement.text(&record.topic).bind(&record.process).text(&record.arm);
    let statement = statement.bind(&record.at).text(&record.previous);
    statement.text(&record.content).text(&record.hash).run(tx).await?;
    let sql = "INSERT INTO channel_advice_chain (name, length, head) VALUES ($1, $2, $3) \
               ON CONFLICT (name) DO UPDATE SET length = excluded.length, head = excluded.head";
    Statement::on(CHAIN, sql).text(NAME).bind(&record.sequence).text(&record.hash).run(tx).await?;
    Ok(())
}

/// The advice with this identifier.
pub async fn find(db: impl Reader, id: AdviceId) -> Result<Recorded, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM channel_advices WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("advice", id))
}

/// The advices that one person got, newest first.
pub async fn of_relation(
    db: impl Reader,
    relation: RelationId,
    limit: u32,
) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM channel_advices WHERE relation_id = $1 ORDER BY sequence DESC LIMIT $2"
    );
    Statement::on(TABLE, sql).bind(&relation).bind(&limit).all(db).await?.iter().map(read).collect()
}

/// The advices that one person got about one topic since a moment, newest first.
pub async fn lately(
    db: impl Reader,
    relation: RelationId,
    topic: &str,
    since: Timestamp,
) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM channel_advices WHERE relation_id = $1 AND topic = $2 AND at >= $3 \
         ORDER BY sequence DESC"
    );
    let statement = Statement::on(TABLE, sql).bind(&relation).text(topic).bind(&since);
    statement.all(db).await?.iter().map(read).collect()
}

/// The first advice to one person on one topic in which something could be steered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steered {
    /// Whose question.
    pub relation: RelationId,
    /// About which topic.
    pub topic: String,
    /// The process that arranges it, when there is one.
    pub process: Option<String>,
    /// The arm of the hold-out: `policy` or `hold-out`.
    pub arm: String,
    /// When.
    pub at: Timestamp,
}

/// The first advice to each person on each topic in which something could be steered, within a period.
pub async fn first_steered(
    db: impl Reader,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Steered>, StoreError> {
    let sql = "SELECT relation_id, topic, process, arm, at FROM channel_advices WHERE sequence IN \
               (SELECT MIN(sequence) FROM channel_advices WHERE relation_id IS NOT NULL AND arm <> 'outside' \
               AND at >= $1 AND at <= $2 GROUP BY relation_id, topic) ORDER BY sequence";
    let rows = Statement::on(TABLE, sql).bind(&from).bind(&until).all(db).await?;
    let steered = |row: &Row| {
        Ok(Steered {
            relation: row.get("relation_id")?,
            topic: row.get("topic")?,
            process: row.get("process")?,
            arm: row.get("arm")?,
            at: row.get("at")?,
        })
    };
    rows.iter().map(steered).collect()
}

/// The next records after one, in order.
pub async fn after(db: impl Reader, sequence: i64, limit: u32) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM channel_advices WHERE sequence > $1 ORDER BY sequence LIMIT $2");
    Statement::on(TABLE, sql).bind(&sequence).bind(&limit).all(db).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Recorded, StoreError> {
    Ok(Recorded {
        sequence: row.get("sequence")?,
        id: row.get("id")?,
        relation: row.get("relation_id")?,
        topic: row.get("topic")?,
        process: row.get("process")?,
        arm: row.get("arm")?,
        at: row.get("at")?,
        previous: row.get("previous")?,
        content: row.get("content")?,
        hash: row.get("hash")?,
    })
}
