//! Promises to call tenants back.

use domain::ids::{CallBackId, RelationId, StaffId};
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "call_backs";
const COLUMNS: &str = "id, relation_id, topic, words, phone, starts_at, ends_at, state, tries, tried_at, \
                       staff_id, asked_at, version";

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallBackState {
    /// Somebody must still call.
    Waiting,
    /// The tenant was spoken to.
    Done,
    /// Nobody calls any more.
    Cancelled,
}

impl CallBackState {
    const ALL: [Self; 3] = [Self::Waiting, Self::Done, Self::Cancelled];

    /// The code it is kept under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}
crate::values::codes_of!(CallBackState);

/// A promise to call back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallBack {
    /// Its identifier.
    pub id: CallBackId,
    /// Whom.
    pub relation: RelationId,
    /// What about.
    pub topic: String,
    /// What the tenant said beforehand, or empty.
    pub words: String,
    /// At which number, in E.164 form.
    pub phone: String,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// How it stands.
    pub state: CallBackState,
    /// How often we called and did not reach the tenant.
    pub tries: u32,
    /// When that was last.
    pub tried_at: Option<Timestamp>,
    /// Who of the staff took it.
    pub assignee: Option<StaffId>,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Optimistic version, counted from 1.
    pub version: i64,
}

/// Adds a promise; somebody has one that waits, at most.
pub async fn add(tx: &mut Tx, call_back: &CallBack) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = format!(
        "INSERT INTO call_backs ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    );
    let statement = Statement::on(TABLE, sql).bind(&call_back.id).bind(&call_back.relation);
    let statement = statement.text(&call_back.topic).text(&call_back.words).text(&call_back.phone);
    let statement = statement.bind(&call_back.from).bind(&call_back.until).bind(&call_back.state);
    let statement = statement.bind(&call_back.tries).bind(&call_back.tried_at).bind(&call_back.assignee);
    statement.bind(&call_back.asked_at).bind(&call_back.version).run(tx).await?;
    Ok(())
}

/// Keeps what became of a promise; `Conflict` when somebody else changed it since it was read.
pub async fn update(tx: &mut Tx, call_back: &CallBack) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE call_backs SET starts_at = $2, ends_at = $3, state = $4, tries = $5, tried_at = $6, \
               staff_id = $7, phone = $9, version = version + 1 WHERE id = $1 AND version = $8";
    let statement = Statement::on(TABLE, sql).bind(&call_back.id).bind(&call_back.from);
    let statement = statement.bind(&call_back.until).bind(&call_back.state).bind(&call_back.tries);
    let statement = statement.bind(&call_back.tried_at).bind(&call_back.assignee).bind(&call_back.version);
    let changed = statement.text(&call_back.phone).run(tx).await?;
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

/// Every promise to one person, oldest first.
pub async fn of_relation(
    db: impl Reader,
    relation: RelationId,
    limit: u32,
) -> Result<Vec<CallBack>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM call_backs WHERE relation_id = $1 ORDER BY asked_at, id LIMIT $2");
    Statement::on(TABLE, sql).bind(&relation).bind(&limit).all(db).await?.iter().map(read).collect()
}

/// All that wait, soonest first.
pub async fn waiting(db: impl Reader, limit: u32) -> Result<Vec<CallBack>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM call_backs WHERE state = 'waiting' ORDER BY starts_at, id LIMIT $1");
    Statement::on(TABLE, sql).bind(&limit).all(db).await?.iter().map(read).collect()
}

/// How many wait whose hour begins before this moment.
pub async fn waiting_before(db: impl Reader, moment: Timestamp) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) AS number FROM call_backs WHERE state = 'waiting' AND starts_at < $1";
    Statement::on(TABLE, sql).bind(&moment).one(db).await?.get("number")
}

fn read(row: &Row) -> Result<CallBack, StoreError> {
    Ok(CallBack {
        id: row.get("id")?,
        relation: row.get("relation_id")?,
        topic: row.get("topic")?,
        words: row.get("words")?,
        phone: row.get("phone")?,
        from: row.get("starts_at")?,
        until: row.get("ends_at")?,
        state: row.get("state")?,
        tries: row.get("tries")?,
        tried_at: row.get("tried_at")?,
        assignee: row.get("staff_id")?,
        asked_at: row.get("asked_at")?,
        version: row.get("version")?,
    })
}
