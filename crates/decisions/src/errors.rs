//! Why a model cannot be loaded: in which file, table and cell, and what is wrong.

use crate::values::Kind;
use std::fmt;
use thiserror::Error;

/// A model that is refused. Nothing of it is used: a table that is half understood could answer wrongly.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{origin}: {}{reason}", Place(self.table.as_deref(), self.cell.as_ref()))]
pub struct LoadError {
    /// The file or other origin, as the caller named it.
    pub origin: String,
    /// The decision or knowledge model, when one is at fault.
    pub table: Option<String>,
    /// The cell, when one is at fault.
    pub cell: Option<CellPlace>,
    /// What is wrong, and what to do about it.
    pub reason: String,
}

/// Where a cell stands in its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The rule, counted from one; none for the head of the table.
    pub rule: Option<usize>,
    /// The label or name of the column.
    pub column: String,
}

impl fmt::Display for CellPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rule {
            Some(rule) => write!(formatter, "rule {rule}, column `{}`", self.column),
            None => write!(formatter, "column `{}`", self.column),
        }
    }
}

struct Place<'error>(Option<&'error str>, Option<&'error CellPlace>);

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(table) = self.0 {
            write!(formatter, "`{table}`: ")?;
        }
        if let Some(cell) = self.1 {
            write!(formatter, "{cell}: ")?;
        }
        Ok(())
    }
}

/// The kind of a problem, for who tells it in words of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProblemKind {
    /// The cell is no S-FEEL.
    Unreadable,
    /// The cell holds another kind of value than its column.
    OtherKind(Kind),
    /// The value is not among those that its column allows.
    NotAllowed,
    /// The table does not hold together; its reason says how.
    #[default]
    Structure,
}

/// What is wrong within one table or decision, before its file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The cell, when one is at fault.
    pub cell: Option<CellPlace>,
    /// What is wrong, and what to do about it.
    pub reason: String,
}

impl Problem {
    pub(crate) fn of_table(reason: impl Into<String>) -> Self {
        Self { kind: ProblemKind::Structure, cell: None, reason: reason.into() }
    }

    pub(crate) fn of_column(column: &str, reason: impl Into<String>) -> Self {
        let cell = Some(CellPlace { rule: None, column: column.to_owned() });
        Self { cell, ..Self::of_table(reason) }
    }

    pub(crate) fn of_cell(rule: usize, column: &str, reason: impl Into<String>) -> Self {
        let cell = Some(CellPlace { rule: Some(rule), column: column.to_owned() });
        Self { cell, ..Self::of_table(reason) }
    }

    pub(crate) fn of_kind(self, kind: ProblemKind) -> Self {
        Self { kind, ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", Place(None, self.cell.as_ref()), self.reason)
    }
}
