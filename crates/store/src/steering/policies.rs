//! Channel policies in versions, and who decided what about them.

use domain::actors::Actor;
use domain::ids::PolicyId;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::errors::StoreError;
use crate::events::{actor, by_whom};
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "policies";
const STEPS: &str = "policy_steps";
const COLUMNS: &str =
    "id, name, number, state, decision_table, parameters, hash, live_from, changed_at, version";

/// One version of a policy, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its identifier.
    pub id: PolicyId,
    /// Which policy.
    pub name: String,
    /// Which version of it, from 1.
    pub number: u32,
    /// Its state: `draft`, `checked`, `advised`, `approved`, `live` or `retired`.
    pub state: String,
    /// Its table, as DMN.
    pub table: String,
    /// Its parameters, as TOML.
    pub parameters: String,
    /// SHA-256 of both.
    pub hash: String,
    /// The first day on which it holds, once it is live.
    pub live_from: Option<Date>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Optimistic version, counted from 1.
    pub version: i64,
}

/// A step that somebody took with a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The state it led to.
    pub state: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Actor,
    /// In their words.
    pub note: String,
}

/// The number for a new version: never one that was given before, not even to a version that was thrown away since.
pub async fn next_number(tx: &mut Tx, name: &str) -> Result<u32, StoreError> {
    let sql = "INSERT INTO counters (name, value) \
               SELECT $1, COALESCE(MAX(number), 0) + 1 FROM policies WHERE name = $2 \
               ON CONFLICT (name) DO UPDATE SET value = CASE WHEN excluded.value > counters.value \
               THEN excluded.value ELSE counters.value + 1 END RETURNING value";
    let value: i64 =
        Statement::on("counters", sql).text(&counter(name)).text(name).one(tx).await?.get("value")?;
    u32::try_from(value).map_err(|_| StoreError::not_found("number for a policy", value))
}

/// Makes [`next_number`] go on after the number of a version that goes.
pub async fn number_used(tx: &mut Tx, policy: &Policy) -> Result<(), StoreError> {
    let sql = "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE \
               SET value = excluded.value WHERE counters.value < excluded.value";
    let number = i64::from(policy.number);
    Statement::on("counters", sql).text(&counter(&policy.name)).bind(&number).run(tx).await?;
    Ok(())
}

fn counter(name: &str) -> String {
    format!("policy/{name}")
}

/// Adds a version.
pub async fn add(tx: &mut Tx, policy: &Policy) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = format!("INSERT INTO policies ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    let statement = Statement::on(TABLE, sql).bind(&policy.id).text(&policy.name).bind(&policy.number);
    let statement = statement.text(&policy.state).text(&policy.table).text(&policy.parameters);
    let statement = statement.text(&policy.hash).bind(&policy.live_from).bind(&policy.changed_at);
    statement.bind(&policy.version).run(tx).await?;
    Ok(())
}

/// Saves a version that was read as `policy.version`; `Conflict` when somebody else saved it since.
pub async fn update(tx: &mut Tx, policy: &Policy) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE policies SET state = $2, decision_table = $3, parameters = $4, hash = $5, live_from = $6, \
               changed_at = $7, version = version + 1 WHERE id = $1 AND version = $8";
    let statement = Statement::on(TABLE, sql).bind(&policy.id).text(&policy.state).text(&policy.table);
    let statement = statement.text(&policy.parameters).text(&policy.hash).bind(&policy.live_from);
    let changed = statement.bind(&policy.changed_at).bind(&policy.version).run(tx).await?;
    crate::versions::expect_one(changed, "policy", policy.id)
}

/// Removes a version that was read as `policy.version`, with its steps; `Conflict` when somebody saved it since.
pub async fn remove(tx: &mut Tx, policy: &Policy) -> Result<(), StoreError> {
    tx.touch(TABLE);
    tx.touch(STEPS);
    Statement::on(STEPS, "DELETE FROM policy_steps WHERE policy_id = $1").bind(&policy.id).run(tx).await?;
    let sql = "DELETE FROM policies WHERE id = $1 AND version = $2";
    let removed = Statement::on(TABLE, sql).bind(&policy.id).bind(&policy.version).run(tx).await?;
    crate::versions::expect_one(removed, "policy", policy.id)
}

/// Records a step.
pub async fn add_step(tx: &mut Tx, policy: PolicyId, step: &Step) -> Result<(), StoreError> {
    tx.touch(STEPS);
    let sql = "INSERT INTO policy_steps (policy_id, position, state, at, note, actor, actor_id, role) \
               SELECT $1, COALESCE(MAX(position), 0) + 1, $2, $3, $4, $5, $6, $7 FROM policy_steps WHERE policy_id = $1";
    let statement = Statement::on(STEPS, sql).bind(&policy).text(&step.state).bind(&step.at);
    by_whom(statement.text(&step.note), step.by).run(tx).await?;
    Ok(())
}

/// The version with this identifier.
pub async fn find(db: impl Reader, id: PolicyId) -> Result<Policy, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM policies WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("policy", id))
}

/// The version of a policy with this number, when it is kept.
pub async fn numbered(db: impl Reader, name: &str, number: u32) -> Result<Option<Policy>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM policies WHERE name = $1 AND number = $2");
    Statement::on(TABLE, sql).text(name).bind(&number).maybe(db).await?.as_ref().map(read).transpose()
}

/// The version of a policy that holds on a day: of those that are live the one that began last.
pub async fn holding(db: impl Reader, name: &str, day: Date) -> Result<Option<Policy>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM policies WHERE name = $1 AND state = 'live' AND live_from <= $2 \
         ORDER BY live_from DESC, number DESC LIMIT 1"
    );
    Statement::on(TABLE, sql).text(name).bind(&day).maybe(db).await?.as_ref().map(read).transpose()
}

/// The number and the hash of the version that holds on a day, without its texts.
pub async fn holding_now(
    db: impl Reader,
    name: &str,
    day: Date,
) -> Result<Option<(u32, String)>, StoreError> {
    let sql = "SELECT number, hash FROM policies WHERE name = $1 AND state = 'live' AND live_from <= $2 \
               ORDER BY live_from DESC, number DESC LIMIT 1";
    let row = Statement::on(TABLE, sql).text(name).bind(&day).maybe(db).await?;
    row.map(|row| Ok((row.get("number")?, row.get("hash")?))).transpose()
}

/// Every version of a policy, newest first.
pub async fn all(db: impl Reader, name: &str) -> Result<Vec<Policy>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM policies WHERE name = $1 ORDER BY number DESC");
    Statement::on(TABLE, sql).text(name).all(db).await?.iter().map(read).collect()
}

/// The parameters of every version of a policy that holds or held.
pub async fn parameters_that_held(db: impl Reader, name: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT parameters FROM policies WHERE name = $1 AND state IN ('live', 'retired')";
    let rows = Statement::on(TABLE, sql).text(name).all(db).await?;
    rows.iter().map(|row| row.get("parameters")).collect()
}

/// The steps taken with a version, oldest first.
pub async fn steps(db: impl Reader, policy: PolicyId) -> Result<Vec<Step>, StoreError> {
    let sql = "SELECT state, at, note, actor, actor_id, role FROM policy_steps WHERE policy_id = $1 ORDER BY position";
    let rows = Statement::on(STEPS, sql).bind(&policy).all(db).await?;
    let step = |row: &Row| {
        Ok(Step { state: row.get("state")?, at: row.get("at")?, by: actor(row)?, note: row.get("note")? })
    };
    rows.iter().map(step).collect()
}

fn read(row: &Row) -> Result<Policy, StoreError> {
    Ok(Policy {
        id: row.get("id")?,
        name: row.get("name")?,
        number: row.get("number")?,
        state: row.get("state")?,
        table: row.get("decision_table")?,
        parameters: row.get("parameters")?,
        hash: row.get("hash")?,
        live_from: row.get("live_from")?,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}
