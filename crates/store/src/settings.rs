//! What the association set: a value per key, with a version so that two people do not undo each other.

use jiff::Timestamp;

use crate::errors::StoreError;
use crate::statements::{Reader, Statement};
use crate::transactions::Tx;

const TABLE: &str = "settings";

/// A setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Which one.
    pub key: String,
    /// Its value.
    pub value: serde_json::Value,
    /// Optimistic version, counted from 1.
    pub version: i64,
    /// When it was last set.
    pub changed_at: Timestamp,
}

/// The setting with this key; `None` when it was never set.
pub async fn find(db: impl Reader, key: &str) -> Result<Option<Setting>, StoreError> {
    let sql = "SELECT key, value, version, changed_at FROM settings WHERE key = $1";
    Statement::on(TABLE, sql).text(key).maybe(db).await?.as_ref().map(read).transpose()
}

/// Every setting, by key.
pub async fn all(db: impl Reader) -> Result<Vec<Setting>, StoreError> {
    let sql = "SELECT key, value, version, changed_at FROM settings ORDER BY key";
    Statement::on(TABLE, sql).all(db).await?.iter().map(read).collect()
}

/// Sets a value; `seen` is the version that the change was made from, 0 for a key that was never set. `Conflict` when
/// somebody else set it since; returns the new version.
pub async fn put(
    tx: &mut Tx,
    key: &str,
    value: &serde_json::Value,
    seen: i64,
    now: Timestamp,
) -> Result<i64, StoreError> {
    tx.touch(TABLE);
    // Both write nothing when the version differs: the insert where the key exists, the update where it moved on.
    let sql = if seen == 0 {
        "INSERT INTO settings (key, value, version, changed_at) VALUES ($1, $2, 1 + $3, $4) \
         ON CONFLICT (key) DO NOTHING"
    } else {
        "UPDATE settings SET value = $2, version = version + 1, changed_at = $4 WHERE key = $1 AND version = $3"
    };
    let changed = Statement::on(TABLE, sql).text(key).bind(value).bind(&seen).bind(&now).run(tx).await?;
    crate::versions::expect_one(changed, "setting", key)?;
    Ok(seen + 1)
}

fn read(row: &crate::statements::Row) -> Result<Setting, StoreError> {
    Ok(Setting {
        key: row.get("key")?,
        value: row.get("value")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}
