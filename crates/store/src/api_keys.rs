//! The keys with which other systems call the API.

use domain::ids::ApiKeyId;
use jiff::Timestamp;

use crate::errors::StoreError;
use crate::secrets::SecretHash;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::values::json_text;

const TABLE: &str = "api_keys";
const COLUMNS: &str = "id, prefix, secret_hash, name, scopes, created_at, last_used_at, revoked_at";

/// A key. Its secret is shown once, when it is made, and stored only as a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Identifier.
    pub id: ApiKeyId,
    /// The first part of the key, by which it is found; unique and not secret.
    pub prefix: String,
    /// The digest of the whole key.
    pub secret: SecretHash,
    /// Which system it is for.
    pub name: String,
    /// What it may do, such as `cases:read`.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, give or take what the caller notes.
    pub last_used_at: Option<Timestamp>,
    /// Since when it no longer works.
    pub revoked_at: Option<Timestamp>,
}

/// Adds a key; `Taken` when the prefix is in use.
pub async fn add(tx: &mut Tx, key: &ApiKey) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "INSERT INTO api_keys (id, prefix, secret_hash, name, scopes, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    Statement::on(TABLE, sql)
        .bind(&key.id)
        .text(&key.prefix)
        .bind(&key.secret)
        .text(&key.name)
        .text(&json_text(TABLE, &key.scopes)?)
        .bind(&key.created_at)
        .run(tx)
        .await?;
    Ok(())
}

/// The key with this prefix, revoked or not.
pub async fn by_prefix(db: impl Reader, prefix: &str) -> Result<Option<ApiKey>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM api_keys WHERE prefix = $1");
    Statement::on(TABLE, sql).text(prefix).maybe(db).await?.as_ref().map(read).transpose()
}

/// The key with this identifier, revoked or not.
pub async fn find(db: impl Reader, id: ApiKeyId) -> Result<ApiKey, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM api_keys WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("API key", id))
}

/// Every key, newest first.
pub async fn all(db: impl Reader) -> Result<Vec<ApiKey>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM api_keys ORDER BY created_at DESC, id");
    Statement::on(TABLE, sql).all(db).await?.iter().map(read).collect()
}

/// Notes that a key is used. Not on every call: every minute is enough.
pub async fn mark_used(tx: &mut Tx, id: ApiKeyId, now: Timestamp) -> Result<(), StoreError> {
    Statement::on(TABLE, "UPDATE api_keys SET last_used_at = $2 WHERE id = $1")
        .bind(&id)
        .bind(&now)
        .run(tx)
        .await?;
    Ok(())
}

/// Makes a key worthless; one that already is keeps its moment.
pub async fn revoke(tx: &mut Tx, id: ApiKeyId, now: Timestamp) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE api_keys SET revoked_at = COALESCE(revoked_at, $2) WHERE id = $1";
    match Statement::on(TABLE, sql).bind(&id).bind(&now).run(tx).await? {
        0 => Err(StoreError::not_found("API key", id)),
        _ => Ok(()),
    }
}

fn read(row: &Row) -> Result<ApiKey, StoreError> {
    Ok(ApiKey {
        id: row.get("id")?,
        prefix: row.get("prefix")?,
        secret: row.get("secret_hash")?,
        name: row.get("name")?,
        scopes: row.json("scopes")?,
        created_at: row.get("created_at")?,
        last_used_at: row.get("last_used_at")?,
        revoked_at: row.get("revoked_at")?,
    })
}
