//! Inserting many rows in few statements.

use crate::errors::StoreError;
use crate::statements::{Row, Statement};
use crate::transactions::Tx;

/// Rows in one statement: well under the number of placeholders that either database allows.
const BATCH: usize = 200;

/// Where rows go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Insert {
    /// The table.
    pub table: &'static str,
    /// Its columns, in the order in which values are bound, separated by commas.
    pub columns: &'static str,
    /// What follows the values, such as `ON CONFLICT … DO NOTHING`.
    pub tail: &'static str,
}

impl Insert {
    /// Into `columns` of `table`.
    pub(crate) const fn into(table: &'static str, columns: &'static str) -> Self {
        Self { table, columns, tail: "" }
    }

    /// Inserts `rows`, each with the values that `bind` gives it; the rows that `tail` returns come back.
    pub(crate) async fn rows<T>(
        &self,
        tx: &mut Tx,
        rows: &[T],
        bind: impl Fn(Statement, &T) -> Result<Statement, StoreError>,
    ) -> Result<Vec<Row>, StoreError> {
        let Self { table, columns, tail } = *self;
        let width = columns.split(',').count();
        let mut returned = Vec::new();
        for batch in rows.chunks(BATCH) {
            let places = tx.dialect().placeholders(batch.len(), width);
            let mut statement =
                Statement::on(table, format!("INSERT INTO {table} ({columns}) VALUES {places} {tail}"));
            if batch.len() > 1 {
                statement = statement.once();
            }
            for row in batch {
                statement = bind(statement, row)?;
            }
            if tail.is_empty() {
                statement.run(tx).await?;
            } else {
                returned.extend(statement.all(&mut *tx).await?);
            }
        }
        Ok(returned)
    }
}
