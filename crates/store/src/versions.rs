//! Optimistic versions: a row is saved only when nobody else saved it since it was read.

use std::fmt::Display;

use crate::errors::StoreError;

/// Reads the outcome of an `UPDATE … WHERE id = … AND version = …` on a row that was read before.
pub(crate) fn expect_one(changed: u64, what: &'static str, id: impl Display) -> Result<(), StoreError> {
    match changed {
        0 => Err(StoreError::Conflict { what, id: id.to_string() }),
        _ => Ok(()),
    }
}
