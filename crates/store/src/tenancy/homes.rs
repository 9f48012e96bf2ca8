//! Homes and other lettable units.

use domain::ids::HomeId;
use domain::tenancy::{Address, Home, Location};

use super::relations::{Affected, refresh_search};
use super::words;
use crate::errors::StoreError;
use crate::inserts::Insert;
use crate::statements::{Reader, Row, Statement, in_order};
use crate::transactions::Tx;
use crate::versions::expect_one;

const TABLE: &str = "homes";
const COLUMNS: &str = "id, number, street, house_number, letter, suffix, postal_code, city, kind, build_year, \
                       last_major_maintenance, open_reports, latitude, longitude, version";

/// Adds a home; `Taken` when the number is in use.
pub async fn add(tx: &mut Tx, home: &Home) -> Result<(), StoreError> {
    add_many(tx, std::slice::from_ref(home)).await
}

/// Adds homes; `Taken` when a number is in use.
pub async fn add_many(tx: &mut Tx, homes: &[Home]) -> Result<(), StoreError> {
    tx.touch(TABLE);
    let columns = "id, number, street, house_number, letter, suffix, postal_code, city, kind, build_year, \
                   last_major_maintenance, open_reports, latitude, longitude, words";
    let rows = |statement: Statement, home: &Home| Ok(bind(statement.bind(&home.id), home));
    Insert::into(TABLE, columns).rows(tx, homes, rows).await?;
    Ok(())
}

/// Saves a changed home if nobody else did since it was read; returns it with its new version.
pub async fn update(tx: &mut Tx, home: &Home) -> Result<Home, StoreError> {
    tx.touch(TABLE);
    let sql = "UPDATE homes SET number = $2, street = $3, house_number = $4, letter = $5, suffix = $6, \
               postal_code = $7, city = $8, kind = $9, build_year = $10, last_major_maintenance = $11, \
               open_reports = $12, latitude = $13, longitude = $14, words = $15, version = version + 1 \
               WHERE id = $1 AND version = $16";
    let statement = bind(Statement::on(TABLE, sql).bind(&home.id), home).bind(&home.version);
    expect_one(statement.run(tx).await?, "home", home.id)?;
    refresh_search(tx, Affected::Home(home.id)).await?;
    Ok(Home { version: home.version + 1, ..home.clone() })
}

/// Binds everything but the identifier and the version: `$2` to `$15`.
pub(crate) fn bind(statement: Statement, home: &Home) -> Statement {
    statement
        .text(&home.number)
        .text(&home.address.street)
        .bind(&home.address.house_number)
        .bind(&home.address.letter)
        .bind(&home.address.suffix)
        .text(&home.address.postal_code)
        .text(&home.address.city)
        .bind(&home.kind)
        .bind(&home.build_year)
        .bind(&home.last_major_maintenance)
        .bind(&home.open_reports)
        .bind(&home.location.map(|place| place.latitude))
        .bind(&home.location.map(|place| place.longitude))
        .text(&words::of_home(home))
}

/// The home with this identifier.
pub async fn find(db: impl Reader, id: HomeId) -> Result<Home, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM homes WHERE id = $1");
    let row = Statement::on(TABLE, sql).bind(&id).maybe(db).await?;
    row.as_ref().map(read).transpose()?.ok_or_else(|| StoreError::not_found("home", id))
}

/// These homes, each once, in the order asked; those that do not exist are left out.
pub async fn find_all(db: impl Reader, ids: &[HomeId]) -> Result<Vec<Home>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM homes WHERE id IN");
    let rows = Statement::among(TABLE, &sql, ids).all(db).await?;
    let found = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(in_order(found, ids, |home| home.id))
}

/// The home with the association's own number.
pub async fn by_number(db: impl Reader, number: &str) -> Result<Option<Home>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM homes WHERE number = $1");
    Statement::on(TABLE, sql).text(number).maybe(db).await?.as_ref().map(read).transpose()
}

/// The homes with these numbers of the association, in no order; those that do not exist are left out.
pub async fn by_numbers(mut db: impl Reader, numbers: &[String]) -> Result<Vec<Home>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM homes WHERE number IN");
    let mut found = Vec::new();
    for numbers in numbers.chunks(500) {
        for row in Statement::among(TABLE, &sql, numbers).all(&mut db).await? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}

/// How many homes there are.
pub async fn count(db: impl Reader) -> Result<i64, StoreError> {
    Statement::on(TABLE, "SELECT COUNT(*) AS total FROM homes").one(db).await?.get("total")
}

fn read(row: &Row) -> Result<Home, StoreError> {
    let (latitude, longitude) = (row.get::<Option<f64>>("latitude")?, row.get::<Option<f64>>("longitude")?);
    Ok(Home {
        id: row.get("id")?,
        number: row.get("number")?,
        address: Address {
            street: row.get("street")?,
            house_number: row.get("house_number")?,
            letter: row.get("letter")?,
            suffix: row.get("suffix")?,
            postal_code: row.get("postal_code")?,
            city: row.get("city")?,
        },
        kind: row.get("kind")?,
        build_year: row.get("build_year")?,
        last_major_maintenance: row.get("last_major_maintenance")?,
        open_reports: row.get("open_reports")?,
        location: latitude.zip(longitude).map(|(latitude, longitude)| Location { latitude, longitude }),
        version: row.get("version")?,
    })
}
