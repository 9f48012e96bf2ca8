//! Lists of cases: the work list, a tenant's cases, pages for the API.

use domain::cases::{Case, Level};
use domain::channels::Channel;
use domain::ids::{HomeId, LeaseId, RelationId, StaffId};
use jiff::Timestamp;

use super::{COLUMNS, TABLE, read};
use crate::contacts::{Came, read_came};
use crate::errors::StoreError;
use crate::pages::{Cursor, Page};
use crate::statements::{Reader, Statement};
use crate::values::{Stored, stamp};

/// Who filed a case within a period, by which process and channel; nothing else of the cases is read.
pub async fn filed(db: impl Reader, from: Timestamp, until: Timestamp) -> Result<Vec<Came>, StoreError> {
    let sql = "SELECT requester_id AS relation_id, process AS about, opened_at AS at, channel FROM cases \
               WHERE opened_at >= $1 AND opened_at <= $2";
    let rows = Statement::on(TABLE, sql).bind(&from).bind(&until).all(db).await?;
    rows.iter().map(read_came).collect()
}

/// Which cases; what is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Of this process.
    pub process: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Still open, or closed.
    pub open: Option<bool>,
    /// That a person must look at, or that nobody needs to.
    pub attention: Option<bool>,
    /// Taken by this member of staff.
    pub assignee: Option<StaffId>,
    /// Filed by this person.
    pub requester: Option<RelationId>,
    /// About this lease.
    pub lease: Option<LeaseId>,
    /// About this home.
    pub home: Option<HomeId>,
    /// That came by this channel.
    pub channel: Option<Channel>,
    /// Filed at this level.
    pub level: Option<Level>,
    /// Opened at this moment or later.
    pub opened_from: Option<Timestamp>,
    /// Opened before this moment.
    pub opened_before: Option<Timestamp>,
}

/// Which case comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseOrder {
    /// The one opened last.
    #[default]
    NewestFirst,
    /// The one that has waited longest.
    OldestFirst,
}

/// Conditions and their values, numbered as they come.
struct Conditions {
    sql: Vec<String>,
    statement: Statement,
    bound: usize,
}

impl Conditions {
    fn value<T: Stored>(mut self, value: &T) -> (Self, String) {
        self.bound += 1;
        self.statement = self.statement.bind(value);
        let place = format!("${}", self.bound);
        (self, place)
    }

    /// Adds `condition` with `?` for the value, when there is one.
    fn when<T: Stored>(self, condition: &str, value: Option<&T>) -> Self {
        let Some(value) = value else { return self };
        let (mut conditions, place) = self.value(value);
        conditions.sql.push(condition.replace('?', &place));
        conditions
    }
}

fn conditions(filter: &CaseFilter) -> Conditions {
    Conditions { sql: vec!["1 = 1".to_owned()], statement: Statement::on(TABLE, ""), bound: 0 }
        .when("process = ?", filter.process.as_ref())
        .when("state = ?", filter.state.as_ref())
        .when("open = ?", filter.open.as_ref())
        .when("needs_attention = ?", filter.attention.as_ref())
        .when("assignee_id = ?", filter.assignee.as_ref())
        .when("requester_id = ?", filter.requester.as_ref())
        .when("lease_id = ?", filter.lease.as_ref())
        .when("home_id = ?", filter.home.as_ref())
        .when("channel = ?", filter.channel.as_ref())
        .when("level = ?", filter.level.as_ref())
        .when("opened_at >= ?", filter.opened_from.as_ref())
        .when("opened_at < ?", filter.opened_before.as_ref())
}

/// One page of the cases that fit, `after` the cursor of the page before.
pub async fn list(
    db: impl Reader,
    filter: &CaseFilter,
    order: CaseOrder,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<Case>, StoreError> {
    let (direction, beyond) = match order {
        CaseOrder::NewestFirst => ("DESC", "<"),
        CaseOrder::OldestFirst => ("ASC", ">"),
    };
    let mut conditions = conditions(filter);
    if let Some(cursor) = after {
        let (opened_at, id) = cursor.parts();
        let (with_moment, moment) = conditions.value(&opened_at.to_owned());
        let (with_id, identifier) = with_moment.value(&id.to_owned());
        conditions = with_id;
        // A comparison of pairs, which both databases answer from the index.
        conditions.sql.push(format!("(opened_at, id) {beyond} ({moment}, {identifier})"));
    }
    let (conditions, most) = conditions.value(&(i64::from(limit) + 1));
    let sql = format!(
        "SELECT {COLUMNS} FROM cases WHERE {} ORDER BY opened_at {direction}, id {direction} LIMIT {most}",
        conditions.sql.join(" AND ")
    );
    let rows = conditions.statement.saying(sql).all(db).await?;
    let cases = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    Ok(Page::cut(cases, size, |case| Cursor::of(&stamp(case.opened_at), &case.id.to_string())))
}

/// How many cases are in one state of one process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateCount {
    /// The process.
    pub process: String,
    /// The state.
    pub state: String,
    /// How many cases.
    pub cases: u32,
    /// Of those, how many a person must look at.
    pub attention: u32,
}

/// How many cases that fit there are, per process and state.
pub async fn counts(db: impl Reader, filter: &CaseFilter) -> Result<Vec<StateCount>, StoreError> {
    let conditions = conditions(filter);
    let sql = format!(
        "SELECT process, state, COUNT(*) AS cases, CAST(SUM(needs_attention) AS bigint) AS attention FROM cases \
         WHERE {} GROUP BY process, state ORDER BY process, state",
        conditions.sql.join(" AND ")
    );
    let rows = conditions.statement.saying(sql).all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(StateCount {
                process: row.get("process")?,
                state: row.get("state")?,
                cases: row.get("cases")?,
                attention: row.get("attention")?,
            })
        })
        .collect()
}
