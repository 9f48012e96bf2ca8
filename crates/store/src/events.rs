//! The event log: appended with the change it tells of, read as a timeline, per subject or as a feed.

use domain::actors::{Actor, StaffRole};
use domain::events::{Event, Subject};
use domain::ids::{ApiKeyId, CaseId, RelationId, StaffId};
use uuid::Uuid;

use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::pages::Cursor;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "events";
const COLUMNS: &str = "id, sequence, written_by, at, actor, actor_id, role, channel, process, case_id, \
                       subject_kind, subject_id, kind, data";

/// An event with its number in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Its number: higher is later within a case; numbers may be missing.
    pub sequence: i64,
    /// What happened.
    pub event: Event,
    written_by: i64,
}

/// Events in the order in which a reader of the whole log gets them.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// The events after the cursor; fewer than asked means that this is the end for now.
    pub events: Vec<Recorded>,
    /// Where to go on, also when there were none; `None` only when the log is empty and there was no cursor.
    pub next: Option<Cursor>,
}

/// Appends events in their order; called by [`Tx::record_many`] only, so that the transaction knows it has them.
pub(crate) async fn append(tx: &mut Tx, events: &[Event]) -> Result<(), StoreError> {
    let columns =
        "id, at, channel, process, case_id, subject_kind, subject_id, kind, data, actor, actor_id, role";
    let rows = |statement: Statement, event: &Event| {
        let statement = statement.bind(&event.id).bind(&event.at).bind(&event.channel).bind(&event.process);
        let statement = statement.bind(&event.case).text(&event.subject.kind).text(&event.subject.id);
        Ok(by_whom(statement.text(&event.kind).bind(&event.data), event.actor))
    };
    Insert::into(TABLE, columns).rows(tx, events, rows).await?;
    Ok(())
}

/// Binds who acted, for the columns `actor`, `actor_id` and `role`.
pub(crate) fn by_whom(statement: Statement, actor: Actor) -> Statement {
    let id = actor.id().map(|id| id.hyphenated().to_string());
    statement.text(actor.kind()).bind(&id).text(actor.role())
}

/// The timeline of a case, oldest first.
pub async fn of_case(db: impl Reader, case: CaseId) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM events WHERE case_id = $1 ORDER BY sequence");
    read(&Statement::on(TABLE, sql).bind(&case).all(db).await?)
}

/// What happened to one thing, newest first.
pub async fn about(db: impl Reader, subject: &Subject, limit: u32) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM events WHERE subject_kind = $1 AND subject_id = $2 ORDER BY sequence DESC LIMIT $3"
    );
    let statement = Statement::on(TABLE, sql).text(&subject.kind).text(&subject.id).bind(&limit);
    read(&statement.all(db).await?)
}

/// What one person or system did, newest first.
pub async fn by_actor(db: impl Reader, actor: Uuid, limit: u32) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM events WHERE actor_id = $1 ORDER BY sequence DESC LIMIT $2");
    read(&Statement::on(TABLE, sql).text(&actor.hyphenated().to_string()).bind(&limit).all(db).await?)
}

/// The whole log from `after` on, for those who follow everything. Nothing is ever skipped: an event whose
/// transaction still runs beside an earlier one is held back until no earlier one can appear.
pub async fn feed(mut db: impl Reader, after: Option<&Cursor>, limit: u32) -> Result<Feed, StoreError> {
    let dialect = db.dialect();
    let (mut written_by, sequence) = after.map_or((0, 0), |cursor| {
        let (written_by, sequence) = cursor.parts();
        (written_by.parse::<i64>().unwrap_or(0), sequence.parse::<i64>().unwrap_or(0))
    });
    let next: i64 = Statement::on(TABLE, dialect.next_transaction()).one(&mut db).await?.get("next")?;
    // The cursor was given out before the database was restored; `migrate` set all old events to zero.
    if written_by >= next {
        written_by = 0;
    }
    let settled = dialect.settled_events();
    let sql = format!(
        "SELECT {COLUMNS} FROM events \
         WHERE (written_by > $1 OR (written_by = $1 AND sequence > $2)) AND {settled} \
         ORDER BY written_by, sequence LIMIT $3"
    );
    let rows = Statement::on(TABLE, sql).bind(&written_by).bind(&sequence).bind(&limit).all(db).await?;
    let events = read(&rows)?;
    let last = events.last().map(|last| Cursor::of(&last.written_by.to_string(), &last.sequence.to_string()));
    Ok(Feed { events, next: last.or_else(|| after.cloned()) })
}

/// Where a reader of the feed is who has read it to its end for now; `None` while nothing has happened.
pub async fn end_of_feed(mut db: impl Reader) -> Result<Option<Cursor>, StoreError> {
    let settled = db.dialect().settled_events();
    let sql = format!(
        "SELECT written_by, sequence FROM events WHERE {settled} ORDER BY written_by DESC, sequence DESC LIMIT 1"
    );
    let Some(last) = Statement::on(TABLE, sql).maybe(&mut db).await? else { return Ok(None) };
    let (written_by, sequence): (i64, i64) = (last.get("written_by")?, last.get("sequence")?);
    Ok(Some(Cursor::of(&written_by.to_string(), &sequence.to_string())))
}

/// A page of what was told of things of one kind, by their identifier after `after`, of which the data has `word` in it.
pub async fn told_of(
    db: impl Reader,
    kind: &str,
    word: &str,
    after: &str,
    limit: u32,
) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM events WHERE subject_kind = $1 AND subject_id > $2 AND data LIKE $3 \
         ORDER BY subject_id, sequence LIMIT $4"
    );
    let like = format!("%{word}%");
    let statement = Statement::on(TABLE, sql).text(kind).text(after).text(&like).bind(&limit);
    read(&statement.all(db).await?)
}

/// Everything that happened to things of one kind, by thing, oldest first: for kinds of which there are few.
pub async fn of_kind(db: impl Reader, kind: &str) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM events WHERE subject_kind = $1 ORDER BY subject_id, sequence");
    read(&Statement::on(TABLE, sql).text(kind).all(db).await?)
}

/// How many events there are; counts every row, so not for a page that people wait for.
pub async fn count(db: impl Reader) -> Result<i64, StoreError> {
    Statement::on(TABLE, "SELECT COUNT(*) AS total FROM events").one(db).await?.get("total")
}

fn read(rows: &[Row]) -> Result<Vec<Recorded>, StoreError> {
    rows.iter()
        .map(|row| {
            Ok(Recorded {
                sequence: row.get("sequence")?,
                written_by: row.get("written_by")?,
                event: Event {
                    id: row.get("id")?,
                    at: row.get("at")?,
                    actor: actor(row)?,
                    channel: row.get("channel")?,
                    process: row.get("process")?,
                    case: row.get("case_id")?,
                    subject: Subject { kind: row.get("subject_kind")?, id: row.get("subject_id")? },
                    kind: row.get("kind")?,
                    data: row.get("data")?,
                },
            })
        })
        .collect()
}

/// Who acted, from the columns `actor`, `actor_id` and `role`.
pub(crate) fn actor(row: &Row) -> Result<Actor, StoreError> {
    let kind: String = row.get("actor")?;
    if kind == "program" {
        return Ok(Actor::Program);
    }
    let id: Option<String> = row.get("actor_id")?;
    let id = id.as_deref().and_then(|id| Uuid::parse_str(id).ok());
    let id = id.ok_or_else(|| row.corrupt("actor_id", "expected a UUID"))?;
    match kind.as_str() {
        "tenant" => Ok(Actor::Tenant { id: RelationId(id) }),
        "staff" => Ok(Actor::Staff { id: StaffId(id), role: row.get::<StaffRole>("role")? }),
        "system" => Ok(Actor::System { id: ApiKeyId(id) }),
        other => Err(row.corrupt("actor", &format!("'{other}' is not a kind of actor"))),
    }
}
