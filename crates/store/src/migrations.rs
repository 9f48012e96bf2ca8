//! Migrations: numbered twins per database, each applied once, in one transaction, and never changed afterwards.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row as _};

use crate::address::DatabaseUrl;
use crate::dialect::Dialect;
use crate::errors::StoreError;
use crate::statements::{Reader, Statement};
use crate::store::unreachable_database;
use crate::transactions::retry;
use crate::values::stamp;

struct Migration {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        /// Every migration, oldest first. A new one is a file in each folder and a line here.
        const MIGRATIONS: &[Migration] = &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),+];
    };
}

migrations!(
    "0001_spine",
    "0002_tenancy",
    "0003_cases",
    "0004_appointments",
    "0005_steering",
    "0006_added_hours",
    "0007_uploaded_logs",
    "0008_call_back_outcomes",
    "0009_general_question",
    "0010_channel_states",
    "0011_advice_arms"
);

impl Migration {
    fn sql(&self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        }
    }

    fn checksum(&self, dialect: Dialect) -> String {
        crate::secrets::hex(&Sha256::digest(self.sql(dialect)))
    }
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migrations (
    name text NOT NULL PRIMARY KEY,
    checksum text NOT NULL,
    applied_at text NOT NULL
)";

/// Brings the database at `url` up to date and returns the names of the migrations it applied; makes a SQLite file
/// (readable by its owner only) when there is none. Several processes may call this together: each migration is
/// applied by one of them.
pub async fn migrate(url: &DatabaseUrl) -> Result<Vec<&'static str>, StoreError> {
    retry(|| migrate_once(url)).await
}

async fn migrate_once(url: &DatabaseUrl) -> Result<Vec<&'static str>, StoreError> {
    if let Some(file) = url.file() {
        make_file(file)?;
    }
    // One connection, closed afterwards: a pool would keep the old schema in its prepared statements.
    let mut connection = connect(url).await?;
    let outcome = apply_missing(&mut connection, url).await;
    let closed = connection.close().await.map_err(|error| unreachable_database(url, error));
    let applied = outcome?;
    closed?;
    Ok(applied)
}

async fn apply_missing(
    connection: &mut AnyConnection,
    url: &DatabaseUrl,
) -> Result<Vec<&'static str>, StoreError> {
    let dialect = url.dialect();
    let failed = |name: &str, error| match StoreError::from_driver("migrations", dialect, error) {
        contended @ StoreError::Contended { .. } => contended,
        other => StoreError::MigrationFailed {
            database: url.to_string(),
            name: name.to_owned(),
            reason: other.to_string(),
        },
    };
    for sql in [dialect.greeting(true), dialect.prepare_database(), LEDGER] {
        let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *connection).await;
        done.map_err(|error| failed("(preparation)", error))?;
    }
    let rows = sqlx::query(APPLIED).fetch_all(&mut *connection).await;
    let rows = rows.map_err(|error| failed("(preparation)", error))?;
    let mut ledger = BTreeMap::new();
    for row in rows {
        let read = row.try_get("name").and_then(|name: String| Ok((name, row.try_get("checksum")?)));
        let (name, checksum) = read.map_err(|error| failed("(preparation)", error))?;
        ledger.insert(name, checksum);
    }
    let missing = missing(url, &ledger)?;
    let mut applied = Vec::new();
    for migration in missing {
        let ours = apply(connection, dialect, migration).await;
        if ours.map_err(|error| failed(migration.name, error))? {
            applied.push(migration.name);
        }
    }
    let recounted = recount_events(connection, dialect).await;
    recounted.map_err(|error| failed("(restored events)", error))?;
    Ok(applied)
}

/// Applies a migration, unless another process did so since the ledger was read.
async fn apply(
    connection: &mut AnyConnection,
    dialect: Dialect,
    migration: &Migration,
) -> Result<bool, sqlx::Error> {
    let mut tx = connection.begin_with(dialect.begin()).await?;
    let known = sqlx::query("SELECT name FROM migrations WHERE name = $1").bind(migration.name);
    if known.fetch_optional(&mut *tx).await?.is_some() {
        return Ok(false);
    }
    sqlx::raw_sql(AssertSqlSafe(migration.sql(dialect))).execute(&mut *tx).await?;
    sqlx::query("INSERT INTO migrations (name, checksum, applied_at) VALUES ($1, $2, $3)")
        .bind(migration.name)
        .bind(migration.checksum(dialect))
        .bind(stamp(Timestamp::now()))
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(true)
}

/// A PostgreSQL dump that is restored elsewhere brings transaction numbers from the future of its new cluster; without
/// this the event feed would wait for them (see [`Dialect::settled_events`]).
async fn recount_events(connection: &mut AnyConnection, dialect: Dialect) -> Result<(), sqlx::Error> {
    let Some(sql) = dialect.recount_restored_events() else { return Ok(()) };
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await.map(|_| ())
}

const APPLIED: &str = "SELECT name, checksum FROM migrations ORDER BY name";

/// The migrations that `ledger` lacks; refuses a ledger that this program cannot have written.
fn missing(
    url: &DatabaseUrl,
    ledger: &BTreeMap<String, String>,
) -> Result<Vec<&'static Migration>, StoreError> {
    let foreign = |name: &str, problem| StoreError::ForeignMigration {
        database: url.to_string(),
        name: name.to_owned(),
        problem,
    };
    if let Some(name) = ledger.keys().find(|name| MIGRATIONS.iter().all(|known| known.name != name.as_str()))
    {
        return Err(foreign(
            name,
            "is unknown to this version of the program: the database was migrated by a newer one; run that version",
        ));
    }
    let mut missing = Vec::new();
    for migration in MIGRATIONS {
        match ledger.get(migration.name) {
            None => missing.push(migration),
            Some(checksum) if *checksum != migration.checksum(url.dialect()) => {
                return Err(foreign(
                    migration.name,
                    "was changed after it was applied: restore its text and put the change in a new migration",
                ));
            }
            Some(_) => {}
        }
    }
    Ok(missing)
}

/// Refuses a database that is not there or lacks migrations, before a pool is opened on it.
pub(crate) async fn refuse_unless_complete(url: &DatabaseUrl) -> Result<(), StoreError> {
    let all = || StoreError::NotMigrated {
        database: url.to_string(),
        missing: MIGRATIONS.iter().map(|migration| migration.name.to_owned()).collect(),
    };
    if url.file().is_some_and(|file| !file.exists()) {
        return Err(all());
    }
    let mut connection = connect(url).await?;
    let rows = sqlx::query(APPLIED).fetch_all(&mut connection).await;
    let closed = connection.close().await;
    // A database without a ledger refuses the question: nothing was ever applied.
    let rows = match rows {
        Err(sqlx::Error::Database(_)) => return Err(all()),
        other => other.map_err(|error| unreachable_database(url, error))?,
    };
    closed.map_err(|error| unreachable_database(url, error))?;
    let pairs = rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("checksum")?)));
    let ledger: Result<BTreeMap<String, String>, sqlx::Error> = pairs.collect();
    refuse_if_missing(url, &ledger.map_err(|error| unreachable_database(url, error))?)
}

/// The same question through an open store.
pub(crate) async fn refuse_unless_applied(reader: impl Reader, url: &DatabaseUrl) -> Result<(), StoreError> {
    let mut ledger = BTreeMap::new();
    for row in Statement::on("migrations", APPLIED).all(reader).await? {
        ledger.insert(row.get("name")?, row.get("checksum")?);
    }
    refuse_if_missing(url, &ledger)
}

fn refuse_if_missing(url: &DatabaseUrl, ledger: &BTreeMap<String, String>) -> Result<(), StoreError> {
    let missing: Vec<String> =
        missing(url, ledger)?.into_iter().map(|migration| migration.name.to_owned()).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(StoreError::NotMigrated { database: url.to_string(), missing })
    }
}

async fn connect(url: &DatabaseUrl) -> Result<AnyConnection, StoreError> {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(&url.for_driver()).await.map_err(|error| unreachable_database(url, error))
}

/// Makes the file with its folder; what tenants entrusted to us is nobody else's on this machine.
fn make_file(file: &std::path::Path) -> Result<(), StoreError> {
    let unavailable =
        |error: std::io::Error| StoreError::Unavailable { reason: format!("{}: {error}", file.display()) };
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(unavailable)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(|_| ()).map_err(unavailable)
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    #[test]
    fn every_migration_in_the_folders_is_a_twin_and_in_the_list() {
        let listed: Vec<String> =
            MIGRATIONS.iter().map(|migration| format!("{}.sql", migration.name)).collect();
        assert!(listed.is_sorted());
        for folder in ["sqlite", "postgres"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
            let mut found: Vec<String> = std::fs::read_dir(path)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            found.sort();
            assert_eq!(found, listed, "in {folder}");
        }
    }
}
