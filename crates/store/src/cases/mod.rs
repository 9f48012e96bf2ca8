//! Cases: saved by one at a time, numbered without gaps per year, listed for whoever must work on them.

pub mod drafts;
mod lists;
pub mod signatures;

use domain::cases::{Case, Level};
use domain::ids::{CaseId, LeaseId, RelationId};

use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::values::json_text;
use crate::versions::expect_one;

pub use lists::{CaseFilter, CaseOrder, StateCount, counts, filed, list};

const TABLE: &str = "cases";
const COLUMNS: &str = "id, number, process, level, channel, requester_id, lease_id, home_id, state, open, attention, \
                       assignee_id, opened_at, closed_at, data, version";

/// How many open cases of one process a lease may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PerLease {
    /// One: a second is refused as `Taken`, also when two tenants file it in the same moment.
    One,
    /// Any number.
    Many,
}

/// The next number in a row of its own per prefix and year: `HO-2026-000123`. Two transactions never get the same
/// number, and one that is not committed leaves no gap.
pub async fn next_number(tx: &mut Tx, prefix: &str, year: i16) -> Result<String, StoreError> {
    let sql = "INSERT INTO counters (name, value) VALUES ($1, 1) \
               ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value";
    let name = counter(prefix, year);
    let value: i64 = Statement::on("counters", sql).text(&name).one(tx).await?.get("value")?;
    Ok(format!("{prefix}-{year}-{value:06}"))
}

/// Makes [`next_number`] go on after `highest`, for cases that came with their numbers.
pub async fn numbers_used(tx: &mut Tx, prefix: &str, year: i16, highest: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE \
               SET value = excluded.value WHERE counters.value < excluded.value";
    Statement::on("counters", sql).text(&counter(prefix, year)).bind(&highest).run(tx).await?;
    Ok(())
}

fn counter(prefix: &str, year: i16) -> String {
    format!("case/{prefix}-{year}")
}

/// Adds a case; `Taken` when its number is in use or the lease already has its one open case of this process.
pub async fn add(tx: &mut Tx, case: &Case, per_lease: PerLease) -> Result<(), StoreError> {
    add_many(tx, std::slice::from_ref(case), per_lease).await
}

/// Adds cases; `Taken` as in [`add`]. Tell [`numbers_used`] which numbers they brought.
pub async fn add_many(tx: &mut Tx, cases: &[Case], per_lease: PerLease) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let columns = "id, number, process, level, channel, requester_id, lease_id, home_id, state, open, attention, \
                   needs_attention, assignee_id, closed_at, data, opened_at, exclusive_key";
    let rows = |statement: Statement, case: &Case| {
        let exclusive = (per_lease == PerLease::One).then(|| format!("{}/{}", case.process, case.lease));
        Ok(bind(statement.bind(&case.id), case)?.bind(&case.opened_at).bind(&exclusive))
    };
    Insert::into(TABLE, columns).rows(tx, cases, rows).await?;
    Ok(())
}

/// Saves a changed case if nobody else did since it was read; returns it with its new version. Its number and the
/// moment it was opened stay as they are.
pub async fn update(tx: &mut Tx, case: &Case) -> Result<Case, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE cases SET number = $2, process = $3, level = $4, channel = $5, requester_id = $6, \
               lease_id = $7, home_id = $8, state = $9, open = $10, attention = $11, needs_attention = $12, \
               assignee_id = $13, closed_at = $14, data = $15, version = version + 1 \
               WHERE id = $1 AND version = $16";
    let statement = bind(Statement::on(TABLE, sql).bind(&case.id), case)?.bind(&case.version);
    expect_one(statement.run(tx).await?, "case", case.id)?;
    Ok(Case { version: case.version + 1, ..case.clone() })
}

/// Binds what both write: `$2` to `$15`.
fn bind(statement: Statement, case: &Case) -> Result<Statement, StoreError> {
    Ok(statement
        .text(&case.number)
        .text(&case.process)
        .bind(&case.level)
        .bind(&case.channel)
        .bind(&case.requester)
        .bind(&case.lease)
        .bind(&case.home)
        .text(&case.state)
        .bind(&case.open)
        .text(&json_text(TABLE, &case.attention)?)
        .bind(&!case.attention.is_empty())
        .bind(&case.assignee)
        .bind(&case.closed_at)
        .bind(&case.data))
}

/// The case with this identifier.
pub async fn find(db: impl Reader, id: CaseId) -> Result<Case, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("case", id))
}

/// The levels at which these cases were filed, in no order.
pub async fn levels(mut db: impl Reader, ids: &[CaseId]) -> Result<Vec<(CaseId, Level)>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(500) {
        let sql = "SELECT id, level FROM cases WHERE id IN";
        for row in Statement::among(TABLE, sql, ids).all(&mut db).await? {
            found.push((row.get("id")?, row.get("level")?));
        }
    }
    Ok(found)
}

/// The case with this number, as people write it.
pub async fn by_number(db: impl Reader, number: &str) -> Result<Option<Case>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE number = $1");
    Statement::on(TABLE, sql).text(number).maybe(db).await?.as_ref().map(read).transpose()
}

/// The open cases of one process on a lease, the newest first.
pub async fn open_of_lease(db: impl Reader, process: &str, lease: LeaseId) -> Result<Vec<Case>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM cases WHERE lease_id = $1 AND process = $2 AND open = 1 \
         ORDER BY opened_at DESC, id DESC"
    );
    Statement::on(TABLE, sql).bind(&lease).text(process).all(db).await?.iter().map(read).collect()
}

/// The cases that concern a person, the newest first: those they filed, and those about a lease they stand on that
/// were filed by somebody else.
pub async fn concerning(db: impl Reader, relation: RelationId) -> Result<Vec<Case>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM cases WHERE requester_id = $1 \
         OR lease_id IN (SELECT lease_id FROM lease_parties WHERE relation_id = $1) \
         ORDER BY opened_at DESC, id DESC"
    );
    Statement::on(TABLE, sql).bind(&relation).all(db).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Case, StoreError> {
    Ok(Case {
        id: row.get("id")?,
        number: row.get("number")?,
        process: row.get("process")?,
        level: row.get("level")?,
        channel: row.get("channel")?,
        requester: row.get("requester_id")?,
        lease: row.get("lease_id")?,
        home: row.get("home_id")?,
        state: row.get("state")?,
        open: row.get("open")?,
        attention: row.json("attention")?,
        assignee: row.get("assignee_id")?,
        opened_at: row.get("opened_at")?,
        closed_at: row.get("closed_at")?,
        version: row.get("version")?,
        data: row.get("data")?,
    })
}
