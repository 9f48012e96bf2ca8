//! Members of staff and what they sign in with.

use domain::actors::StaffRole;
use domain::ids::StaffId;
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "staff";
const COLUMNS: &str = "id, email, name, role, password_hash, totp_secret, disabled, created_at, version";

/// A member of staff.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Identifier.
    pub id: StaffId,
    /// E-mail address in lower case; unique.
    pub email: String,
    /// Name as colleagues read it.
    pub name: String,
    /// What they may do.
    pub role: StaffRole,
    /// The password's argon2id hash in PHC form.
    pub password_hash: String,
    /// The sealed secret of their second factor, once set.
    pub totp_secret: Option<String>,
    /// Whether they can no longer sign in.
    pub disabled: bool,
    /// Since when they are known.
    pub created_at: Timestamp,
    /// Optimistic version, counted from 1.
    pub version: i64,
}

impl std::fmt::Debug for StaffMember {
    /// Without what they sign in with.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { id, email, role, disabled, version, .. } = self;
        write!(f, "StaffMember {{ {id} {email} {role:?} disabled: {disabled} version: {version} }}")
    }
}

/// Adds a member of staff; `Taken` when the e-mail address is in use.
pub async fn add(tx: &mut Tx, member: &StaffMember) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "INSERT INTO staff (id, email, name, role, password_hash, totp_secret, disabled, created_at, version) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    Statement::on(TABLE, sql)
        .bind(&member.id)
        .text(&member.email)
        .text(&member.name)
        .bind(&member.role)
        .text(&member.password_hash)
        .bind(&member.totp_secret)
        .bind(&member.disabled)
        .bind(&member.created_at)
        .run(tx)
        .await?;
    Ok(())
}

/// Saves a changed member of staff if nobody else did since it was read; returns it with its new version.
pub async fn update(tx: &mut Tx, member: &StaffMember) -> Result<StaffMember, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE staff SET email = $3, name = $4, role = $5, password_hash = $6, totp_secret = $7, \
               disabled = $8, version = version + 1 WHERE id = $1 AND version = $2";
    let changed = Statement::on(TABLE, sql)
        .bind(&member.id)
        .bind(&member.version)
        .text(&member.email)
        .text(&member.name)
        .bind(&member.role)
        .text(&member.password_hash)
        .bind(&member.totp_secret)
        .bind(&member.disabled)
        .run(tx)
        .await?;
    crate::versions::expect_one(changed, "member of staff", member.id)?;
    Ok(StaffMember { version: member.version + 1, ..member.clone() })
}

/// The member of staff with this identifier.
pub async fn find(db: impl Reader, id: StaffId) -> Result<StaffMember, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM staff WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("member of staff", id))
}

/// The member of staff with this e-mail address, in lower case.
pub async fn by_email(db: impl Reader, email: &str) -> Result<Option<StaffMember>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM staff WHERE email = $1");
    Statement::on(TABLE, sql).text(email).maybe(db).await?.as_ref().map(read).transpose()
}

/// Everybody, by name.
pub async fn all(db: impl Reader) -> Result<Vec<StaffMember>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM staff ORDER BY name, id");
    Statement::on(TABLE, sql).all(db).await?.iter().map(read).collect()
}

/// Uses up the time step of a second-factor code; `false` when this step or a later one was used before, so that a
/// code that somebody looked over the shoulder for is worth nothing.
pub async fn use_totp_step(tx: &mut Tx, id: StaffId, step: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE staff SET totp_last_step = $2 \
               WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)";
    Ok(Statement::on(TABLE, sql).bind(&id).bind(&step).run(tx).await? == 1)
}

fn read(row: &Row) -> Result<StaffMember, StoreError> {
    Ok(StaffMember {
        id: row.get("id")?,
        email: row.get("email")?,
        name: row.get("name")?,
        role: row.get("role")?,
        password_hash: row.get("password_hash")?,
        totp_secret: row.get("totp_secret")?,
        disabled: row.get("disabled")?,
        created_at: row.get("created_at")?,
        version: row.get("version")?,
    })
}
