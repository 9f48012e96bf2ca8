//! Database files of others, such as a log in OCEL 2.0: every table as text. Nothing is written to them.

use std::path::Path;

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};

use crate::dialect::Dialect;
use crate::errors::StoreError;

/// A table of a file: every value as text, or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileTable {
    /// Its name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows; each has a value for every column.
    pub rows: Vec<Vec<Option<String>>>,
}

/// Reads all tables of a `SQLite` file. The file may come from anywhere, so its views and triggers are not touched.
pub async fn tables(file: &Path) -> Result<Vec<FileTable>, StoreError> {
    sqlx::any::install_default_drivers();
    let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    let wrong = |error| match StoreError::from_driver("file", Dialect::Sqlite, error) {
        contended @ StoreError::Contended { .. } => contended,
        other => StoreError::Unavailable { reason: format!("{}: {other}", file.display()) },
    };
    let url = format!("sqlite://{path}?mode=ro&immutable=true");
    let mut connection = AnyConnection::connect(&url).await.map_err(wrong)?;
    let greeting = "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;";
    sqlx::raw_sql(greeting).execute(&mut connection).await.map_err(wrong)?;
    let names =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let names: Vec<String> = texts(&mut connection, names).await.map_err(wrong)?;
    let mut tables = Vec::with_capacity(names.len());
    for name in names {
        tables.push(table(&mut connection, name).await.map_err(wrong)?);
    }
    connection.close().await.map_err(wrong)?;
    Ok(tables)
}

/// Reads all tables of a `SQLite` file that is in memory: it is written to a file that only we may read, for as long as
/// it takes.
pub async fn tables_in(content: &[u8]) -> Result<Vec<FileTable>, StoreError> {
    let unavailable = |error: std::io::Error| StoreError::Unavailable { reason: error.to_string() };
    let mut file = tempfile::NamedTempFile::new().map_err(unavailable)?;
    std::io::Write::write_all(&mut file, content).map_err(unavailable)?;
    tables(file.path()).await
}

async fn texts(connection: &mut AnyConnection, sql: &'static str) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar(sql).fetch_all(connection).await
}

async fn table(connection: &mut AnyConnection, name: String) -> Result<FileTable, sqlx::Error> {
    let columns = format!("SELECT name FROM pragma_table_info({})", quoted(&name, '\''));
    let columns: Vec<String> = sqlx::query_scalar(AssertSqlSafe(columns)).fetch_all(&mut *connection).await?;
    // The driver for any database knows few types; a text it always knows.
    let list: Vec<String> =
        columns.iter().map(|column| format!("CAST({} AS TEXT)", quoted(column, '"'))).collect();
    let select = format!("SELECT {} FROM {}", list.join(", "), quoted(&name, '"'));
    let found = sqlx::query(AssertSqlSafe(select)).fetch_all(connection).await?;
    let row = |row: &sqlx::any::AnyRow| (0..columns.len()).map(|at| row.try_get(at)).collect();
    let rows = found.iter().map(row).collect::<Result<_, _>>()?;
    Ok(FileTable { name, columns, rows })
}

/// A name within quotes, as SQL wants them.
fn quoted(name: &str, quote: char) -> String {
    let doubled: String = [quote, quote].iter().collect();
    format!("{quote}{}{quote}", name.replace(quote, &doubled))
}
