//! People known to the association.

use domain::ids::{HomeId, LeaseId, RelationId};
use domain::tenancy::{PersonName, Relation};

use super::words;
use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::statements::{Reader, Row, Statement, in_order};
use crate::transactions::Tx;
use crate::versions::expect_one;

const TABLE: &str = "relations";
/// What a relation is read from, in the order of the table.
pub(crate) const COLUMNS: &str = "relations.id, relations.number, relations.initials, relations.first_name, \
     relations.infix, relations.last_name, relations.email, relations.phone, relations.language, \
     relations.preference, relations.version";

/// Adds a person; `Taken` when the number is in use.
pub async fn add(tx: &mut Tx, relation: &Relation) -> Result<(), StoreError> {
    add_many(tx, std::slice::from_ref(relation)).await
}

/// Adds people; `Taken` when a number is in use.
pub async fn add_many(tx: &mut Tx, relations: &[Relation]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let columns = "id, number, initials, first_name, infix, last_name, email, phone, language, preference, \
                   own_words, search_text";
    let rows = |statement: Statement, relation: &Relation| {
        // Without a lease there is nothing to search in but the person.
        Ok(bind(statement.bind(&relation.id), relation).text(&words::of_relation(relation)))
    };
    Insert::into(TABLE, columns).rows(tx, relations, rows).await?;
    Ok(())
}

/// Saves a changed person if nobody else did since it was read; returns it with its new version.
pub async fn update(tx: &mut Tx, relation: &Relation) -> Result<Relation, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE relations SET number = $2, initials = $3, first_name = $4, infix = $5, last_name = $6, \
               email = $7, phone = $8, language = $9, preference = $10, own_words = $11, version = version + 1 \
               WHERE id = $1 AND version = $12";
    let statement = bind(Statement::on(TABLE, sql).bind(&relation.id), relation).bind(&relation.version);
    expect_one(statement.run(tx).await?, "relation", relation.id)?;
    refresh_search(tx, Affected::Relation(relation.id)).await?;
    Ok(Relation { version: relation.version + 1, ..relation.clone() })
}

/// Binds everything but the identifier and the version: `$2` to `$11`.
pub(crate) fn bind(statement: Statement, relation: &Relation) -> Statement {
    statement
        .text(&relation.number)
        .text(&relation.name.initials)
        .bind(&relation.name.first_name)
        .bind(&relation.name.infix)
        .text(&relation.name.last_name)
        .bind(&relation.email)
        .bind(&relation.phone)
        .bind(&relation.language)
        .bind(&relation.preference)
        .text(&words::of_relation(relation))
}

/// The person with this identifier.
pub async fn find(db: impl Reader, id: RelationId) -> Result<Relation, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM relations WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("relation", id))
}

/// These people, each once, in the order asked; those that do not exist are left out.
pub async fn find_all(db: impl Reader, ids: &[RelationId]) -> Result<Vec<Relation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM relations WHERE id IN");
    let rows = Statement::among(TABLE, &sql, ids).all(db).await?;
    let found = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(in_order(found, ids, |relation| relation.id))
}

/// The person with the association's own number.
pub async fn by_number(db: impl Reader, number: &str) -> Result<Option<Relation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM relations WHERE number = $1");
    Statement::on(TABLE, sql).text(number).maybe(db).await?.as_ref().map(read).transpose()
}

/// The people with these numbers of the association, in no order; those that do not exist are left out.
pub async fn by_numbers(mut db: impl Reader, numbers: &[String]) -> Result<Vec<Relation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM relations WHERE number IN");
    let mut found = Vec::new();
    for numbers in numbers.chunks(500) {
        for row in Statement::among(TABLE, &sql, numbers).all(&mut db).await? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}

/// Those of the people with these numbers who said themselves in which language and by which channel they want to be
/// reached.
pub async fn with_own_wishes(mut db: impl Reader, numbers: &[String]) -> Result<Vec<Relation>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM relations WHERE EXISTS (SELECT 1 FROM events WHERE subject_kind = 'relation' \
         AND subject_id = relations.id AND kind = 'wishes-changed') AND number IN"
    );
    let mut found = Vec::new();
    for numbers in numbers.chunks(500) {
        for row in Statement::among(TABLE, &sql, numbers).all(&mut db).await? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}

/// Everybody with this e-mail address, in lower case: people who live together may share one.
pub async fn by_email(db: impl Reader, email: &str) -> Result<Vec<Relation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM relations WHERE email = $1 ORDER BY number");
    Statement::on(TABLE, sql).text(email).all(db).await?.iter().map(read).collect()
}

/// Everybody with this telephone number, in E.164 form: whoever calls may be any of them.
pub async fn by_phone(db: impl Reader, phone: &str) -> Result<Vec<Relation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM relations WHERE phone = $1 ORDER BY number");
    Statement::on(TABLE, sql).text(phone).all(db).await?.iter().map(read).collect()
}

/// Everybody on a lease, in the order of the lease.
pub async fn of_lease(db: impl Reader, lease: LeaseId) -> Result<Vec<Relation>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM relations JOIN lease_parties ON lease_parties.relation_id = relations.id \
         WHERE lease_parties.lease_id = $1 ORDER BY lease_parties.place"
    );
    Statement::on(TABLE, sql).bind(&lease).all(db).await?.iter().map(read).collect()
}

/// Whose words a change touches.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Affected {
    Relation(RelationId),
    Lease(LeaseId),
    Home(HomeId),
}

/// Brings what staff search in up to date: the person's words with those of their homes and leases.
pub(crate) async fn refresh_search(tx: &mut Tx, affected: Affected) -> Result<(), StoreError> {
    let (who, id) = match affected {
        Affected::Relation(id) => ("id = $1", id.to_string()),
        Affected::Lease(id) => {
            ("id IN (SELECT relation_id FROM lease_parties WHERE lease_id = $1)", id.to_string())
        }
        Affected::Home(id) => (
            "id IN (SELECT relation_id FROM lease_parties \
             JOIN leases ON leases.id = lease_parties.lease_id WHERE leases.home_id = $1)",
            id.to_string(),
        ),
    };
    let sql = format!("UPDATE relations SET search_text = {WORDS_NOW} WHERE {who}");
    Statement::on(TABLE, sql).text(&id).run(tx).await?;
    Ok(())
}

/// The same for everybody whose words differ, after many changes at once. One join over all, because a database that
/// has not yet counted the new rows may look them up one by one the slow way.
pub(crate) async fn refresh_all_search(tx: &mut Tx) -> Result<(), StoreError> {
    let sql = "WITH fresh AS MATERIALIZED (\
               SELECT relations.id, relations.own_words \
                 || COALESCE(string_agg(homes.words || leases.words, '' ORDER BY leases.id), '') AS words \
               FROM relations LEFT JOIN lease_parties ON lease_parties.relation_id = relations.id \
               LEFT JOIN leases ON leases.id = lease_parties.lease_id \
               LEFT JOIN homes ON homes.id = leases.home_id GROUP BY relations.id, relations.own_words) \
               UPDATE relations SET search_text = fresh.words FROM fresh \
               WHERE fresh.id = relations.id AND relations.search_text <> fresh.words";
    Statement::on(TABLE, sql).run(tx).await?;
    Ok(())
}

/// What staff should find a person by.
const WORDS_NOW: &str = "own_words || COALESCE((\
     SELECT string_agg(homes.words || leases.words, '' ORDER BY leases.id) FROM lease_parties \
     JOIN leases ON leases.id = lease_parties.lease_id JOIN homes ON homes.id = leases.home_id \
     WHERE lease_parties.relation_id = relations.id), '')";

pub(crate) fn read(row: &Row) -> Result<Relation, StoreError> {
    Ok(Relation {
        id: row.get("id")?,
        number: row.get("number")?,
        name: PersonName {
            initials: row.get("initials")?,
            first_name: row.get("first_name")?,
            infix: row.get("infix")?,
            last_name: row.get("last_name")?,
        },
        email: row.get("email")?,
        phone: row.get("phone")?,
        language: row.get("language")?,
        preference: row.get("preference")?,
        version: row.get("version")?,
    })
}
