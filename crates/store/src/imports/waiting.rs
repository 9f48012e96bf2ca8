//! The waiting room of an import: rows in, and out again when they point at nothing.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{HomeLine, LeaseToImport, Line, PartyToImport, RelationLine};
use crate::dialect::Dialect;
use crate::errors::StoreError;
use crate::statements::Statement;
use crate::tenancy::{homes, relations, words};
use crate::transactions::Tx;

/// Rows in one statement: well under the number of placeholders that either database allows.
const BATCH: usize = 400;

/// A row that is not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line in the file.
    pub line: u32,
    /// Why.
    pub reason: Reason,
}

/// Why a row is not imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// An earlier line of the same file has this number.
    #[error("number '{0}' stands on an earlier line too")]
    Repeated(String),
    /// No such home.
    #[error("there is no home with number '{0}'")]
    UnknownHome(String),
    /// No such lease, or it was refused itself.
    #[error("there is no lease with number '{0}'")]
    UnknownLease(String),
    /// No such person.
    #[error("there is no person with number '{0}'")]
    UnknownRelation(String),
}

/// Lets homes wait; returns the lines whose number an earlier line had.
pub async fn stage_homes(tx: &mut Tx, import: Uuid, lines: &[HomeLine]) -> Result<Vec<Refused>, StoreError> {
    let head = "INSERT INTO staged_homes (import_id, line, id, number, street, house_number, letter, suffix, \
                postal_code, city, kind, build_year, last_major_maintenance, open_reports, latitude, longitude, words)";
    let bind = |statement: Statement, line: &HomeLine| homes::bind(statement.bind(&line.item.id), &line.item);
    let number = |line: &HomeLine| line.item.number.clone();
    stage(tx, import, "staged_homes", (head, 17, "import_id, number"), lines, bind, number).await
}

/// Lets people wait; returns the lines whose number an earlier line had.
pub async fn stage_relations(
    tx: &mut Tx,
    import: Uuid,
    lines: &[RelationLine],
) -> Result<Vec<Refused>, StoreError> {
    let head = "INSERT INTO staged_relations (import_id, line, id, number, initials, first_name, infix, last_name, \
                email, phone, language, preference, own_words)";
    let bind = |statement: Statement, line: &RelationLine| {
        relations::bind(statement.bind(&line.item.id), &line.item)
    };
    let number = |line: &RelationLine| line.item.number.clone();
    stage(tx, import, "staged_relations", (head, 13, "import_id, number"), lines, bind, number).await
}

/// Lets leases wait; returns the lines whose number an earlier line had.
pub async fn stage_leases(
    tx: &mut Tx,
    import: Uuid,
    lines: &[Line<LeaseToImport>],
) -> Result<Vec<Refused>, StoreError> {
    let head = "INSERT INTO staged_leases (import_id, line, id, number, home_number, start_date, end_date, \
                payment_period, notice_clause_months, disputed, words)";
    let bind = |statement: Statement, line: &Line<LeaseToImport>| {
        let lease = &line.item;
        statement
            .bind(&lease.id)
            .text(&lease.number)
            .text(&lease.home_number)
            .bind(&lease.start)
            .bind(&lease.end)
            .bind(&lease.payment_period)
            .bind(&lease.notice_clause_months)
            .bind(&lease.disputed)
            .text(&words::of_lease(&lease.number))
    };
    let number = |line: &Line<LeaseToImport>| line.item.number.clone();
    stage(tx, import, "staged_leases", (head, 11, "import_id, number"), lines, bind, number).await
}

/// Lets the people on leases wait; returns the lines that name somebody who is already on that lease.
pub async fn stage_parties(
    tx: &mut Tx,
    import: Uuid,
    lines: &[Line<PartyToImport>],
) -> Result<Vec<Refused>, StoreError> {
    let head = "INSERT INTO staged_parties (import_id, line, lease_number, relation_number, role, place)";
    let bind = |statement: Statement, line: &Line<PartyToImport>| {
        let party = &line.item;
        let statement = statement.text(&party.lease_number).text(&party.relation_number);
        statement.bind(&party.role).bind(&party.place)
    };
    let number = |line: &Line<PartyToImport>| line.item.relation_number.clone();
    let key = "import_id, lease_number, relation_number";
    stage(tx, import, "staged_parties", (head, 6, key), lines, bind, number).await
}

/// Inserts lines in batches and finds out which were refused by the key.
async fn stage<T>(
    tx: &mut Tx,
    import: Uuid,
    table: &'static str,
    (head, width, key): (&str, usize, &str),
    lines: &[Line<T>],
    bind: impl Fn(Statement, &Line<T>) -> Statement,
    number: impl Fn(&Line<T>) -> String,
) -> Result<Vec<Refused>, StoreError> {
    let import = import.to_string();
    let mut refused = Vec::new();
    for batch in lines.chunks(BATCH) {
        let rows = Dialect::placeholders(batch.len(), width);
        let sql = format!("{head} VALUES {rows} ON CONFLICT ({key}) DO NOTHING RETURNING line");
        let statement = batch.iter().fold(Statement::on(table, sql), |statement, line| {
            bind(statement.text(&import).bind(&line.line), line)
        });
        let staged = statement.all(&mut *tx).await?;
        let staged = staged.iter().map(|row| row.get::<u32>("line")).collect::<Result<BTreeSet<_>, _>>()?;
        refused.extend(
            batch
                .iter()
                .filter(|line| !staged.contains(&line.line))
                .map(|line| Refused { line: line.line, reason: Reason::Repeated(number(line)) }),
        );
    }
    Ok(refused)
}

/// A table that waits, the deletion of its rows that point at nothing, and what is then wrong with them.
type Pointer = (&'static str, &'static str, fn(String) -> Reason);

/// What makes a waiting row point at nothing, in the order in which it must be asked.
const UNKNOWN: [Pointer; 3] = [
    (
        "staged_leases",
        "DELETE FROM staged_leases AS waiting WHERE import_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM homes WHERE homes.number = waiting.home_number) \
         AND NOT EXISTS (SELECT 1 FROM staged_homes AS other \
           WHERE other.import_id = $1 AND other.number = waiting.home_number) \
         RETURNING line, home_number AS missing",
        Reason::UnknownHome,
    ),
    (
        "staged_parties",
        "DELETE FROM staged_parties AS waiting WHERE import_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM leases WHERE leases.number = waiting.lease_number) \
         AND NOT EXISTS (SELECT 1 FROM staged_leases AS other \
           WHERE other.import_id = $1 AND other.number = waiting.lease_number) \
         RETURNING line, lease_number AS missing",
        Reason::UnknownLease,
    ),
    (
        "staged_parties",
        "DELETE FROM staged_parties AS waiting WHERE import_id = $1 \
         AND NOT EXISTS (SELECT 1 FROM relations WHERE relations.number = waiting.relation_number) \
         AND NOT EXISTS (SELECT 1 FROM staged_relations AS other \
           WHERE other.import_id = $1 AND other.number = waiting.relation_number) \
         RETURNING line, relation_number AS missing",
        Reason::UnknownRelation,
    ),
];

/// Takes out the waiting rows that point at a home, lease or person that is neither known nor waiting too; returns
/// them in the order of the file.
pub async fn refuse_unknown(tx: &mut Tx, import: Uuid) -> Result<Vec<Refused>, StoreError> {
    let mut refused = Vec::new();
    for (table, sql, reason) in UNKNOWN {
        for row in Statement::on(table, sql).text(&import.to_string()).all(&mut *tx).await? {
            refused.push(Refused { line: row.get("line")?, reason: reason(row.get("missing")?) });
        }
    }
    refused.sort_by_key(|refused| refused.line);
    Ok(refused)
}
