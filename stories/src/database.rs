//! A database looked at from outside: what the program kept, read by plain SQL and not by its own code.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Row as _};

/// The server on which stories make schemas of their own.
pub const SERVER: &str = "KANAALWIJZER_TEST_POSTGRES";

/// A database that is looked at.
#[derive(Debug)]
pub struct Database(AnyConnection);

impl Database {
    /// Opens the database at this address.
    pub async fn open(address: &str) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        Ok(Self(AnyConnection::connect(address).await?))
    }

    /// Every row that `sql` finds; `$1` is `value`.
    pub async fn rows(&mut self, sql: &str, value: &str) -> Result<Vec<Found>, sqlx::Error> {
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(value).fetch_all(&mut self.0).await?;
        Ok(rows.into_iter().map(Found).collect())
    }

    /// Does to it what no user could.
    pub async fn say(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut self.0).await.map(|_| ())
    }
}

/// A row.
pub struct Found(AnyRow);

impl Found {
    /// A text.
    pub fn text(&self, column: &str) -> String {
        self.0.try_get(column).unwrap_or_else(|error| panic!("{column}: {error}"))
    }

    /// A text that may be absent.
    pub fn maybe(&self, column: &str) -> Option<String> {
        self.0.try_get(column).unwrap_or_else(|error| panic!("{column}: {error}"))
    }

    /// A number.
    pub fn number(&self, column: &str) -> i64 {
        self.0.try_get(column).unwrap_or_else(|error| panic!("{column}: {error}"))
    }
}

/// The address of the embedded database in this folder.
pub fn embedded(data: &std::path::Path) -> String {
    format!("sqlite://{}", data.join("kanaalwijzer.db").display())
}

/// The address of a new, empty schema on the PostgreSQL server of the tests. `None`, and a word about it, when there is
/// no such server; where `CI` is set there must be one.
pub async fn fresh_schema(name: &str) -> Option<String> {
    let Ok(server) = std::env::var(SERVER) else {
        assert!(std::env::var_os("CI").is_none(), "set {SERVER}: in CI every story runs on PostgreSQL too");
        println!("skipped on PostgreSQL: {SERVER} is not set (see scripts/postgres-for-tests)");
        return None;
    };
    let schema = format!("whole_{name}_{}", std::process::id());
    let made = async {
        let mut database = Database::open(&server).await?;
        database.say(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).await
    };
    made.await.unwrap_or_else(|error: sqlx::Error| panic!("no schema on {SERVER}: {error}"));
    let separator = if server.contains('?') { '&' } else { '?' };
    Some(format!("{server}{separator}options=-c%20search_path%3D{schema}"))
}
