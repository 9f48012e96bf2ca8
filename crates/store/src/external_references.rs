//! By what name another system, such as the ERP, knows a thing of ours.

use jiff::Timestamp;

use crate::errors::StoreError;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;

const TABLE: &str = "external_references";

/// A thing as another system knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalReference {
    /// Its identifier there.
    pub external_id: String,
    /// Its state there when we last saw it: an `ETag` or version, sent along with a change.
    pub revision: Option<String>,
}

/// What is known by another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// The other system: `erp`.
    pub system: &'a str,
    /// Our noun: `termination`, `appointment`, `inspection`, `contact`.
    pub kind: &'a str,
    /// Our identifier.
    pub id: &'a str,
}

/// Notes by what name a thing is known; a later name or revision replaces it. `Taken` when another thing of ours
/// already has that name.
pub async fn put(
    tx: &mut Tx,
    known: Known<'_>,
    reference: &ExternalReference,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO external_references (system, kind, id, external_id, revision, noted_at) \
               VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (system, kind, id) DO UPDATE SET external_id = excluded.external_id, \
               revision = excluded.revision, noted_at = excluded.noted_at";
    let statement = Statement::on(TABLE, sql).text(known.system).text(known.kind).text(known.id);
    statement.text(&reference.external_id).bind(&reference.revision).bind(&now).run(tx).await?;
    Ok(())
}

/// By what name this thing is known there, if it is.
pub async fn find(db: impl Reader, known: Known<'_>) -> Result<Option<ExternalReference>, StoreError> {
    let sql = "SELECT external_id, revision FROM external_references \
               WHERE system = $1 AND kind = $2 AND id = $3";
    let statement = Statement::on(TABLE, sql).text(known.system).text(known.kind).text(known.id);
    let read = |row: &Row| {
        Ok(ExternalReference { external_id: row.get("external_id")?, revision: row.get("revision")? })
    };
    statement.maybe(db).await?.as_ref().map(read).transpose()
}

/// Our identifier of the thing that the other system knows by this name.
pub async fn ours(
    db: impl Reader,
    system: &str,
    kind: &str,
    external_id: &str,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT id FROM external_references WHERE system = $1 AND kind = $2 AND external_id = $3";
    let row = Statement::on(TABLE, sql).text(system).text(kind).text(external_id).maybe(db).await?;
    row.map(|row| row.get("id")).transpose()
}
