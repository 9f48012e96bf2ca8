//! Who is signed in: tenants, staff, and co-tenants who came by a personal link.

use domain::ids::{RelationId, SignatureId, StaffId};
use jiff::{SignedDuration, Timestamp};

use crate::errors::StoreError;
use crate::secrets::SecretHash;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "sessions";
const COLUMNS: &str =
    "subject_id, subject_kind, token_hash, data, created_at, seen_at, idle_seconds, ends_at";

/// Whose session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionSubject {
    /// A tenant.
    Tenant(RelationId),
    /// A member of staff.
    Staff(StaffId),
    /// A co-tenant who came by the link in an e-mail and may see that one signature.
    Cosigner(SignatureId),
}

impl SessionSubject {
    fn kind(self) -> &'static str {
        match self {
            Self::Tenant(_) => "tenant",
            Self::Staff(_) => "staff",
            Self::Cosigner(_) => "cosigner",
        }
    }

    fn id(self) -> String {
        match self {
            Self::Tenant(id) => id.to_string(),
            Self::Staff(id) => id.to_string(),
            Self::Cosigner(id) => id.to_string(),
        }
    }
}

/// A session. It ends when nobody used it for `idle`, and at `ends_at` whatever happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The digest of the token in the cookie; the token itself is stored nowhere.
    pub token: SecretHash,
    /// Whose.
    pub subject: SessionSubject,
    /// What the web remembers of this visit, such as the chosen language or that a second step is still to come.
    pub data: serde_json::Value,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, give or take a tenth of `idle`.
    pub seen_at: Timestamp,
    /// How long it may lie still.
    pub idle: SignedDuration,
    /// When it ends in any case.
    pub ends_at: Timestamp,
}

impl Session {
    /// Whether it is worth noting that the session is used now: writing it on every request would make every page
    /// wait for the disk.
    pub fn is_due_for_slide(&self, now: Timestamp) -> bool {
        now.duration_since(self.seen_at) > self.idle / 10
    }
}

/// Begins a session.
pub async fn create(tx: &mut Tx, session: &Session) -> Result<(), StoreError> {
    let sql = "INSERT INTO sessions (token_hash, subject_kind, subject_id, data, created_at, seen_at, \
               idle_seconds, idle_until, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    Statement::on(TABLE, sql)
        .bind(&session.token)
        .text(session.subject.kind())
        .text(&session.subject.id())
        .bind(&session.data)
        .bind(&session.created_at)
        .bind(&session.seen_at)
        .bind(&session.idle.as_secs())
        .bind(&idle_until(session.seen_at, session.idle))
        .bind(&session.ends_at)
        .run(tx)
        .await?;
    Ok(())
}

/// The session of this token, if it has not ended.
pub async fn find(
    db: impl Reader,
    token: &SecretHash,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM sessions WHERE token_hash = $1 AND idle_until > $2 AND ends_at > $2");
    Statement::on(TABLE, sql).bind(token).bind(&now).maybe(db).await?.as_ref().map(read).transpose()
}

/// Whose session this token was, also after it ended and until it is forgotten: it may do nothing any more.
pub async fn whose(db: impl Reader, token: &SecretHash) -> Result<Option<SessionSubject>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM sessions WHERE token_hash = $1");
    let row = Statement::on(TABLE, sql).bind(token).maybe(db).await?;
    Ok(row.as_ref().map(read).transpose()?.map(|session| session.subject))
}

/// Notes that the session is used now, so that it lives on for another idle time.
pub async fn slide(tx: &mut Tx, session: &Session, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE sessions SET seen_at = $2, idle_until = $3 WHERE token_hash = $1 AND seen_at < $2";
    let statement = Statement::on(TABLE, sql).bind(&session.token).bind(&now);
    statement.bind(&idle_until(now, session.idle)).run(tx).await?;
    Ok(())
}

/// Changes what is remembered of the visit.
pub async fn remember(tx: &mut Tx, token: &SecretHash, data: &serde_json::Value) -> Result<(), StoreError> {
    Statement::on(TABLE, "UPDATE sessions SET data = $2 WHERE token_hash = $1")
        .bind(token)
        .bind(data)
        .run(tx)
        .await?;
    Ok(())
}

/// Every session of this subject that has not ended, newest first.
pub async fn of_subject(
    db: impl Reader,
    subject: SessionSubject,
    now: Timestamp,
) -> Result<Vec<Session>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sessions WHERE subject_kind = $1 AND subject_id = $2 AND idle_until > $3 \
         AND ends_at > $3 ORDER BY created_at DESC, token_hash"
    );
    let statement = Statement::on(TABLE, sql).text(subject.kind()).text(&subject.id()).bind(&now);
    statement.all(db).await?.iter().map(read).collect()
}

/// Ends a session; one that is already gone stays gone.
pub async fn revoke(tx: &mut Tx, token: &SecretHash) -> Result<(), StoreError> {
    Statement::on(TABLE, "DELETE FROM sessions WHERE token_hash = $1").bind(token).run(tx).await?;
    Ok(())
}

/// Ends every session of this subject, except perhaps the one that asks for it; returns how many.
pub async fn revoke_all(
    tx: &mut Tx,
    subject: SessionSubject,
    except: Option<&SecretHash>,
) -> Result<u64, StoreError> {
    let sql = "DELETE FROM sessions WHERE subject_kind = $1 AND subject_id = $2 AND token_hash <> $3";
    let kept = except.map_or("", SecretHash::as_text);
    Statement::on(TABLE, sql).text(subject.kind()).text(&subject.id()).text(kept).run(tx).await
}

/// Removes the sessions that had ended at `now`; returns how many.
pub async fn forget_ended(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    let sql = "DELETE FROM sessions WHERE ends_at <= $1 OR idle_until <= $1";
    Statement::on(TABLE, sql).bind(&now).run(tx).await
}

fn idle_until(seen_at: Timestamp, idle: SignedDuration) -> Timestamp {
    seen_at.saturating_add(idle).unwrap_or(Timestamp::MAX)
}

fn read(row: &Row) -> Result<Session, StoreError> {
    let subject = match row.get::<String>("subject_kind")?.as_str() {
        "tenant" => SessionSubject::Tenant(row.get("subject_id")?),
        "staff" => SessionSubject::Staff(row.get("subject_id")?),
        "cosigner" => SessionSubject::Cosigner(row.get("subject_id")?),
        other => return Err(row.corrupt("subject_kind", &format!("'{other}' has no sessions"))),
    };
    Ok(Session {
        token: row.get("token_hash")?,
        subject,
        data: row.get("data")?,
        created_at: row.get("created_at")?,
        seen_at: row.get("seen_at")?,
        idle: SignedDuration::from_secs(row.get("idle_seconds")?),
        ends_at: row.get("ends_at")?,
    })
}
