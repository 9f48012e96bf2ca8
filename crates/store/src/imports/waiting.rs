//! The waiting room of an import: rows in, and out again when they point at nothing.

use std::collections::BTreeSet;

use domain::tenancy::{Home, Relation};
use uuid::Uuid;

use super::{HomeLine, LeaseToImport, Line, PartyToImport, RelationLine};
use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::statements::{Reader, Statement};
use crate::tenancy::{homes, relations, words};
use crate::transactions::Tx;

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
    let insert = Insert {
        table: "staged_homes",
        columns: "import_id, line, id, number, street, house_number, letter, suffix, postal_code, city, kind, \
                  build_year, last_major_maintenance, open_reports, latitude, longitude, words",
        tail: "ON CONFLICT (import_id, number) DO NOTHING RETURNING line",
    };
    let bind = |statement: Statement, home: &Home| homes::bind(statement.bind(&home.id), home);
    stage(tx, import, insert, lines, bind, |home| &home.number).await
}

/// Lets people wait; returns the lines whose number an earlier line had.
pub async fn stage_relations(
    tx: &mut Tx,
    import: Uuid,
    lines: &[RelationLine],
) -> Result<Vec<Refused>, StoreError> {
    let insert = Insert {
        table: "staged_relations",
        columns: "import_id, line, id, number, initials, first_name, infix, last_name, email, phone, language, \
                  preference, own_words",
        tail: "ON CONFLICT (import_id, number) DO NOTHING RETURNING line",
    };
    let bind =
        |statement: Statement, relation: &Relation| relations::bind(statement.bind(&relation.id), relation);
    stage(tx, import, insert, lines, bind, |relation| &relation.number).await
}

/// Lets leases wait; returns the lines whose number an earlier line had.
pub async fn stage_leases(
    tx: &mut Tx,
    import: Uuid,
    lines: &[Line<LeaseToImport>],
) -> Result<Vec<Refused>, StoreError> {
    let insert = Insert {
        table: "staged_leases",
        columns: "import_id, line, id, number, home_number, start_date, end_date, payment_period, \
                  notice_clause_months, disputed, words",
        tail: "ON CONFLICT (import_id, number) DO NOTHING RETURNING line",
    };
    let bind = |statement: Statement, lease: &LeaseToImport| {
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
    stage(tx, import, insert, lines, bind, |lease| &lease.number).await
}

/// Lets the people on leases wait; returns the lines that name somebody who is already on that lease.
pub async fn stage_parties(
    tx: &mut Tx,
    import: Uuid,
    lines: &[Line<PartyToImport>],
) -> Result<Vec<Refused>, StoreError> {
    let insert = Insert {
        table: "staged_parties",
        columns: "import_id, line, lease_number, relation_number, role, place",
        tail: "ON CONFLICT (import_id, lease_number, relation_number) DO NOTHING RETURNING line",
    };
    let bind = |statement: Statement, party: &PartyToImport| {
        let statement = statement.text(&party.lease_number).text(&party.relation_number);
        statement.bind(&party.role).bind(&party.place)
    };
    stage(tx, import, insert, lines, bind, |party| &party.relation_number).await
}

/// Inserts lines and finds out which were refused by the key.
async fn stage<T>(
    tx: &mut Tx,
    import: Uuid,
    insert: Insert,
    lines: &[Line<T>],
    bind: impl Fn(Statement, &T) -> Statement,
    number: impl Fn(&T) -> &String,
) -> Result<Vec<Refused>, StoreError> {
    let import = import.to_string();
    let rows =
        |statement: Statement, line: &Line<T>| Ok(bind(statement.text(&import).bind(&line.line), &line.item));
    let staged = insert.rows(tx, lines, rows).await?;
    let staged = staged.iter().map(|row| row.get::<u32>("line")).collect::<Result<BTreeSet<_>, _>>()?;
    let refused = lines.iter().filter(|line| !staged.contains(&line.line));
    Ok(refused
        .map(|line| Refused { line: line.line, reason: Reason::Repeated(number(&line.item).clone()) })
        .collect())
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

/// What waits and may be known already, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// People.
    Relations,
    /// Leases.
    Leases,
}

impl Waiting {
    const fn tables(self) -> (&'static str, &'static str) {
        match self {
            Self::Relations => ("relations", "staged_relations"),
            Self::Leases => ("leases", "staged_leases"),
        }
    }
}

/// The numbers of those that wait from this line of the file on and are known, each with the version that is known now.
pub async fn known_since(
    db: impl Reader,
    import: Uuid,
    waiting: Waiting,
    line: u32,
) -> Result<Vec<(String, i64)>, StoreError> {
    let (known, staged) = waiting.tables();
    let sql = format!(
        "SELECT {known}.number, {known}.version FROM {staged} JOIN {known} ON {known}.number = {staged}.number \
         WHERE import_id = $1 AND line >= $2"
    );
    let rows = Statement::on(known, sql).text(&import.to_string()).bind(&line).all(db).await?;
    rows.iter().map(|row| Ok((row.get("number")?, row.get("version")?))).collect()
}

/// Takes these lines out of the waiting room, so that they can be put in again.
pub async fn take_out(tx: &mut Tx, import: Uuid, waiting: Waiting, lines: &[u32]) -> Result<(), StoreError> {
    let (_, staged) = waiting.tables();
    let sql = format!("DELETE FROM {staged} WHERE import_id = $1 AND line = $2");
    for line in lines {
        Statement::on(staged, sql.clone()).text(&import.to_string()).bind(line).run(&mut *tx).await?;
    }
    Ok(())
}
