//! Finding a tenant by anything they say: name, address, postal code, telephone number, number of home or lease.

use std::collections::BTreeMap;

use domain::ids::{HomeId, LeaseId, RelationId};
use domain::tenancy::{Address, Relation};
use jiff::civil::Date;

use super::{relations, words};
use crate::errors::StoreError;
use crate::statements::{Reader, Statement};

/// A tenant that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub relation: Relation,
    /// Where they live or lived, the newest lease first.
    pub tenancies: Vec<FoundTenancy>,
}

/// One lease of somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTenancy {
    /// The lease.
    pub lease: LeaseId,
    /// The association's number of the lease.
    pub lease_number: String,
    /// The home.
    pub home: HomeId,
    /// Its address.
    pub address: Address,
    /// First day of the lease.
    pub start: Date,
    /// Last day of the lease, once known.
    pub end: Option<Date>,
}

/// The tenants to whom every word of `typed` applies, by name; nobody when nothing was typed. Accents, capitals and
/// punctuation make no difference.
pub async fn tenants(mut db: impl Reader, typed: &str, limit: u32) -> Result<Vec<Found>, StoreError> {
    let wanted = words::wanted(typed);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let dialect = db.dialect();
    let conditions: Vec<String> =
        (1..=wanted.len()).map(|place| dialect.contains("search_text", place)).collect();
    let hits = format!(
        "SELECT id FROM relations WHERE {} ORDER BY last_name, initials, id LIMIT ${}",
        conditions.join(" AND "),
        wanted.len() + 1
    );
    let bound = |sql: String| {
        let start = Statement::on("relations", sql);
        wanted.iter().fold(start, |statement, part| statement.text(part)).bind(&limit)
    };
    let columns = relations::COLUMNS;
    let people =
        format!("SELECT {columns} FROM relations WHERE id IN ({hits}) ORDER BY last_name, initials, id");
    let rows = bound(people).all(&mut db).await?;
    let people = rows.iter().map(relations::read).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<RelationId> = people.iter().map(|relation| relation.id).collect();
    let mut tenancies = tenancies(&mut db, &ids).await?;
    Ok(people
        .into_iter()
        .map(|relation| Found { tenancies: tenancies.remove(&relation.id).unwrap_or_default(), relation })
        .collect())
}

async fn tenancies(
    db: &mut impl Reader,
    relations: &[RelationId],
) -> Result<BTreeMap<RelationId, Vec<FoundTenancy>>, StoreError> {
    let mut found: BTreeMap<RelationId, Vec<FoundTenancy>> = BTreeMap::new();
    if relations.is_empty() {
        return Ok(found);
    }
    let places: Vec<String> = (1..=relations.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT lease_parties.relation_id, leases.id AS lease_id, leases.number AS lease_number, leases.home_id, \
         leases.start_date, leases.end_date, street, house_number, letter, suffix, postal_code, city \
         FROM lease_parties JOIN leases ON leases.id = lease_parties.lease_id \
         JOIN homes ON homes.id = leases.home_id \
         WHERE lease_parties.relation_id IN ({}) ORDER BY leases.start_date DESC, leases.id",
        places.join(", ")
    );
    let statement = relations.iter().fold(Statement::on("leases", sql), Statement::bind);
    for row in statement.all(db).await? {
        let tenancy = FoundTenancy {
            lease: row.get("lease_id")?,
            lease_number: row.get("lease_number")?,
            home: row.get("home_id")?,
            address: Address {
                street: row.get("street")?,
                house_number: row.get("house_number")?,
                letter: row.get("letter")?,
                suffix: row.get("suffix")?,
                postal_code: row.get("postal_code")?,
                city: row.get("city")?,
            },
            start: row.get("start_date")?,
            end: row.get("end_date")?,
        };
        found.entry(row.get("relation_id")?).or_default().push(tenancy);
    }
    Ok(found)
}
