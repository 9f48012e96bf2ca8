//! What was said or seen about what tenants can do alone.

use domain::ids::{RelationId, StatementId};
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "self_reliance";

/// Something said or seen, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its identifier.
    pub id: StatementId,
    /// About whom.
    pub relation: RelationId,
    /// About which topic; none for everything.
    pub topic: Option<String>,
    /// What: `self`, `help` or `unknown`.
    pub value: String,
    /// How it became known: `tenant`, `employee` or `observed`.
    pub source: String,
    /// When.
    pub at: Timestamp,
}

/// Adds a statement.
pub async fn add(tx: &mut Tx, kept: &Kept) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "INSERT INTO self_reliance (id, relation_id, topic, value, source, at) VALUES ($1, $2, $3, $4, $5, $6)";
    let statement = Statement::on(TABLE, sql).bind(&kept.id).bind(&kept.relation).bind(&kept.topic);
    statement.text(&kept.value).text(&kept.source).bind(&kept.at).run(tx).await?;
    Ok(())
}

/// What is kept about one person, oldest first.
pub async fn of_relation(db: impl Reader, relation: RelationId) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT id, relation_id, topic, value, source, at FROM self_reliance WHERE relation_id = $1 ORDER BY at, id";
    Statement::on(TABLE, sql).bind(&relation).all(db).await?.iter().map(read).collect()
}

/// Everything said and seen about everybody, oldest first.
pub async fn all(db: impl Reader) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT id, relation_id, topic, value, source, at FROM self_reliance ORDER BY at, id";
    Statement::on(TABLE, sql).all(db).await?.iter().map(read).collect()
}

/// Forgets one statement of one person; says whether it was there.
pub async fn forget(tx: &mut Tx, relation: RelationId, id: StatementId) -> Result<bool, StoreError> {
    tx.touch(TABLE);
    let sql = "DELETE FROM self_reliance WHERE id = $1 AND relation_id = $2";
    Ok(Statement::on(TABLE, sql).bind(&id).bind(&relation).run(tx).await? > 0)
}

fn read(row: &Row) -> Result<Kept, StoreError> {
    Ok(Kept {
        id: row.get("id")?,
        relation: row.get("relation_id")?,
        topic: row.get("topic")?,
        value: row.get("value")?,
        source: row.get("source")?,
        at: row.get("at")?,
    })
}
