//! One SQL text with its values, run on the pool or in a transaction, and the rows that come back.

use std::borrow::Cow;
use std::future::Future;

use serde::de::DeserializeOwned;
use sqlx::any::{Any, AnyArguments, AnyRow};
use sqlx::{Arguments, AssertSqlSafe, Row as _};

use crate::errors::StoreError;
use crate::store::Store;
use crate::transactions::Tx;
use crate::values::{Stored, from_json};

/// Where reading functions read: `&Store` (the last committed state) or `&mut Tx` (with this transaction's own
/// changes). Reborrow with `&mut *tx` where `tx` is itself a reference.
pub trait Reader: Send + sealed::Sealed {
    /// Runs a statement and returns its rows.
    #[doc(hidden)]
    fn rows(&mut self, statement: Statement) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send;

    /// Which SQL is spoken.
    #[doc(hidden)]
    fn dialect(&self) -> crate::Dialect;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for &crate::Store {}
    impl Sealed for &mut crate::Tx {}
    impl<R: super::Reader> Sealed for &mut R {}
}

impl Reader for &Store {
    async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>, StoreError> {
        let (table, query) = statement.into_query()?;
        let rows = query.fetch_all(self.readers()).await;
        let rows = rows.map_err(|error| StoreError::from_driver(table, Store::dialect(self), error))?;
        Ok(rows.into_iter().map(|row| Row { table, row }).collect())
    }

    fn dialect(&self) -> crate::Dialect {
        Store::dialect(self)
    }
}

impl Reader for &mut Tx {
    async fn rows(&mut self, statement: Statement) -> Result<Vec<Row>, StoreError> {
        let dialect = Tx::dialect(self);
        let (table, query) = statement.into_query()?;
        let rows = query.fetch_all(self.connection()).await;
        let rows = rows.map_err(|error| StoreError::from_driver(table, dialect, error))?;
        Ok(rows.into_iter().map(|row| Row { table, row }).collect())
    }

    fn dialect(&self) -> crate::Dialect {
        Tx::dialect(self)
    }
}

/// A reader can be lent, for functions that ask more than one question.
impl<R: Reader> Reader for &mut R {
    fn rows(&mut self, statement: Statement) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send {
        R::rows(self, statement)
    }

    fn dialect(&self) -> crate::Dialect {
        R::dialect(self)
    }
}

/// An SQL text with its values; `table` names it in errors.
#[doc(hidden)]
pub struct Statement {
    table: &'static str,
    sql: Cow<'static, str>,
    arguments: AnyArguments,
    unbound: Option<String>,
    persistent: bool,
}

impl Statement {
    /// The statement `sql` about `table`. Values never stand in `sql`: it is text of this crate with `$1` …
    pub(crate) fn on(table: &'static str, sql: impl Into<Cow<'static, str>>) -> Self {
        Self { table, sql: sql.into(), arguments: AnyArguments::default(), unbound: None, persistent: true }
    }

    /// Binds the next value.
    pub(crate) fn bind<T: Stored>(mut self, value: &T) -> Self {
        if let Err(error) = self.arguments.add(value.to_raw()) {
            self.unbound.get_or_insert(error.to_string());
        }
        self
    }

    /// A statement that ends in `IN` with a list of values; more than 500 are cut off.
    pub(crate) fn among<T: Stored>(table: &'static str, sql: &str, values: &[T]) -> Self {
        let values = &values[..values.len().min(500)];
        let places: Vec<String> = (1..=values.len()).map(|place| format!("${place}")).collect();
        // An empty list is not SQL; nothing is equal to NULL.
        let list = if places.is_empty() { "NULL".to_owned() } else { places.join(", ") };
        values.iter().fold(Self::on(table, format!("{sql} ({list})")).once(), Self::bind)
    }

    /// Binds the next value, a text.
    pub(crate) fn text(self, value: &str) -> Self {
        self.bind(&value.to_owned())
    }

    /// For a text that is hardly ever the same: the connection does not keep it.
    pub(crate) fn once(self) -> Self {
        Self { persistent: false, ..self }
    }

    /// The same values with another text, for one that is put together while its values are bound.
    pub(crate) fn saying(self, sql: String) -> Self {
        Self { sql: sql.into(), ..self }
    }

    /// Every row.
    pub(crate) async fn all(self, mut reader: impl Reader) -> Result<Vec<Row>, StoreError> {
        reader.rows(self).await
    }

    /// The first row, if there is one.
    pub(crate) async fn maybe(self, mut reader: impl Reader) -> Result<Option<Row>, StoreError> {
        Ok(reader.rows(self).await?.into_iter().next())
    }

    /// The only row.
    pub(crate) async fn one(self, reader: impl Reader) -> Result<Row, StoreError> {
        let table = self.table;
        let reason = || "expected a row and found none".to_owned();
        self.maybe(reader).await?.ok_or_else(|| StoreError::Corrupt {
            table,
            row: String::new(),
            reason: reason(),
        })
    }

    /// Runs a statement that changes rows; returns how many.
    pub(crate) async fn run(self, tx: &mut Tx) -> Result<u64, StoreError> {
        let dialect = tx.dialect();
        let (table, query) = self.into_query()?;
        let result = query.execute(tx.connection()).await;
        Ok(result.map_err(|error| StoreError::from_driver(table, dialect, error))?.rows_affected())
    }

    fn into_query(
        self,
    ) -> Result<(&'static str, sqlx::query::Query<'static, Any, AnyArguments>), StoreError> {
        if let Some(reason) = self.unbound {
            return Err(StoreError::Corrupt { table: self.table, row: "(new)".to_owned(), reason });
        }
        let query = match self.sql {
            Cow::Borrowed(sql) => sqlx::query_with(sql, self.arguments),
            Cow::Owned(sql) => sqlx::query_with(AssertSqlSafe(sql), self.arguments),
        };
        Ok((self.table, query.persistent(self.persistent)))
    }
}

/// One row that came back.
#[doc(hidden)]
pub struct Row {
    table: &'static str,
    row: AnyRow,
}

impl Row {
    /// The value in `column`.
    pub(crate) fn get<T: Stored>(&self, column: &'static str) -> Result<T, StoreError> {
        let raw = self.row.try_get::<T::Raw, _>(column);
        let value = raw.map_err(|error| error.to_string()).and_then(T::from_raw);
        value.map_err(|reason| self.corrupt(column, &reason))
    }

    /// The JSON in `column` as a value of the domain.
    pub(crate) fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        from_json(&self.get::<String>(column)?).map_err(|reason| self.corrupt(column, &reason))
    }

    /// The error for a value that cannot be read; names the row by its first column.
    pub(crate) fn corrupt(&self, column: &str, reason: &str) -> StoreError {
        let first = self.row.try_get::<String, _>(0);
        let row = first.or_else(|_| self.row.try_get::<i64, _>(0).map(|number| number.to_string()));
        StoreError::Corrupt {
            table: self.table,
            row: row.unwrap_or_default(),
            reason: format!("column {column}: {reason}"),
        }
    }
}

/// What was found in the order of `asked`.
pub(crate) fn in_order<T, K: PartialEq>(mut found: Vec<T>, asked: &[K], key: impl Fn(&T) -> K) -> Vec<T> {
    found.sort_by_key(|item| {
        let wanted = key(item);
        asked.iter().position(|one| *one == wanted)
    });
    found
}
