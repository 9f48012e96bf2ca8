//! Leases and the people on them.

use std::collections::BTreeMap;

use domain::ids::{HomeId, LeaseId, RelationId};
use domain::tenancy::{Lease, LeaseParty};

use super::relations::{Affected, refresh_all_search, refresh_search};
use super::words;
use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::statements::{Reader, Row, Statement};
use crate::transactions::Tx;
use crate::versions::expect_one;

const TABLE: &str = "leases";
/// Numbers asked for in one statement.
const MOST_AT_ONCE: usize = 500;
const COLUMNS: &str = "id, number, home_id, start_date, end_date, payment_period, notice_clause_months, disputed, \
                       version";

/// Adds a lease with everybody on it; `Taken` when the number is in use.
pub async fn add(tx: &mut Tx, lease: &Lease) -> Result<(), StoreError> {
    add_rows(tx, std::slice::from_ref(lease)).await?;
    refresh_search(tx, Affected::Lease(lease.id)).await
}

/// Adds leases with everybody on them; `Taken` when a number is in use.
pub async fn add_many(tx: &mut Tx, leases: &[Lease]) -> Result<(), StoreError> {
    add_rows(tx, leases).await?;
    refresh_all_search(tx).await
}

async fn add_rows(tx: &mut Tx, leases: &[Lease]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let columns =
        "id, number, home_id, start_date, end_date, payment_period, notice_clause_months, disputed, words";
    let rows = |statement: Statement, lease: &Lease| Ok(bind(statement.bind(&lease.id), lease));
    Insert::into(TABLE, columns).rows(tx, leases, rows).await?;
    add_parties(tx, leases).await
}

/// Saves a changed lease if nobody else did since it was read; returns it with its new version.
pub async fn update(tx: &mut Tx, lease: &Lease) -> Result<Lease, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE leases SET number = $2, home_id = $3, start_date = $4, end_date = $5, payment_period = $6, \
               notice_clause_months = $7, disputed = $8, words = $9, version = version + 1 \
               WHERE id = $1 AND version = $10";
    let statement = bind(Statement::on(TABLE, sql).bind(&lease.id), lease).bind(&lease.version);
    expect_one(statement.run(tx).await?, "lease", lease.id)?;
    let gone = "DELETE FROM lease_parties WHERE lease_id = $1 RETURNING relation_id";
    let before = Statement::on("lease_parties", gone).bind(&lease.id).all(&mut *tx).await?;
    add_parties(tx, std::slice::from_ref(lease)).await?;
    refresh_search(tx, Affected::Lease(lease.id)).await?;
    for row in before {
        let relation = row.get("relation_id")?;
        if !lease.has_party(relation) {
            refresh_search(tx, Affected::Relation(relation)).await?;
        }
    }
    Ok(Lease { version: lease.version + 1, ..lease.clone() })
}

/// Binds everything but the identifier and the version: `$2` to `$9`.
fn bind(statement: Statement, lease: &Lease) -> Statement {
    statement
        .text(&lease.number)
        .bind(&lease.home)
        .bind(&lease.start)
        .bind(&lease.end)
        .bind(&lease.payment_period)
        .bind(&lease.notice_clause_months)
        .bind(&lease.disputed)
        .text(&words::of_lease(&lease.number))
}

async fn add_parties(tx: &mut Tx, leases: &[Lease]) -> Result<(), StoreError> {
    let on_lease = |lease: &Lease| {
        let id = lease.id;
        (0_i64..).zip(lease.parties.clone()).map(move |(place, party)| (id, place, party)).collect::<Vec<_>>()
    };
    let parties: Vec<_> = leases.iter().flat_map(on_lease).collect();
    let rows = |statement: Statement, (lease, place, party): &(LeaseId, i64, LeaseParty)| {
        Ok(statement.bind(lease).bind(&party.relation).bind(&party.role).bind(place))
    };
    Insert::into("lease_parties", "lease_id, relation_id, role, place").rows(tx, &parties, rows).await?;
    Ok(())
}

/// The lease with this identifier.
pub async fn find(mut db: impl Reader, id: LeaseId) -> Result<Lease, StoreError> {
    let found = select(&mut db, "id = $1", &[id.to_string()]).await?;
    found.into_iter().next().ok_or_else(|| StoreError::not_found("lease", id))
}

/// The lease with the association's own number.
pub async fn by_number(mut db: impl Reader, number: &str) -> Result<Option<Lease>, StoreError> {
    Ok(select(&mut db, "number = $1", &[number.to_owned()]).await?.into_iter().next())
}

/// The leases with these numbers of the association, in no order; those that do not exist are left out.
pub async fn by_numbers(mut db: impl Reader, numbers: &[String]) -> Result<Vec<Lease>, StoreError> {
    let mut found = Vec::new();
    for numbers in numbers.chunks(MOST_AT_ONCE) {
        let places: Vec<String> = (1..=numbers.len()).map(|place| format!("${place}")).collect();
        found.extend(select(&mut db, &format!("number IN ({})", places.join(", ")), numbers).await?);
    }
    Ok(found)
}

/// Every lease on which this person stands, the newest first, ended ones too.
pub async fn of_relation(mut db: impl Reader, relation: RelationId) -> Result<Vec<Lease>, StoreError> {
    let which = "id IN (SELECT lease_id FROM lease_parties WHERE relation_id = $1)";
    select(&mut db, which, &[relation.to_string()]).await
}

/// Every lease of this home, the newest first, ended ones too.
pub async fn of_home(mut db: impl Reader, home: HomeId) -> Result<Vec<Lease>, StoreError> {
    select(&mut db, "home_id = $1", &[home.to_string()]).await
}

async fn select(db: &mut impl Reader, which: &str, values: &[String]) -> Result<Vec<Lease>, StoreError> {
    let on = |table, sql| values.iter().fold(Statement::on(table, sql), Statement::bind);
    let sql = format!("SELECT {COLUMNS} FROM leases WHERE {which} ORDER BY start_date DESC, id");
    let rows = on(TABLE, sql).all(&mut *db).await?;
    let sql = format!(
        "SELECT lease_id, relation_id, role FROM lease_parties \
         WHERE lease_id IN (SELECT id FROM leases WHERE {which}) ORDER BY lease_id, place"
    );
    let mut parties: BTreeMap<LeaseId, Vec<LeaseParty>> = BTreeMap::new();
    for row in on("lease_parties", sql).all(db).await? {
        let party = LeaseParty { relation: row.get("relation_id")?, role: row.get("role")? };
        parties.entry(row.get("lease_id")?).or_default().push(party);
    }
    rows.iter().map(|row| read(row, &mut parties)).collect()
}

fn read(row: &Row, parties: &mut BTreeMap<LeaseId, Vec<LeaseParty>>) -> Result<Lease, StoreError> {
    let id = row.get("id")?;
    Ok(Lease {
        id,
        number: row.get("number")?,
        home: row.get("home_id")?,
        start: row.get("start_date")?,
        end: row.get("end_date")?,
        payment_period: row.get("payment_period")?,
        notice_clause_months: row.get("notice_clause_months")?,
        disputed: row.get("disputed")?,
        parties: parties.remove(&id).unwrap_or_default(),
        version: row.get("version")?,
    })
}
