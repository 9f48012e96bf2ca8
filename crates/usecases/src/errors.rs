//! Why a use case did not do what was asked, told apart by what the asker can do about it.

use domain::processes::flow::Refusal;
use domain::processes::intake::{Misread, Problem, Refused};
use store::{Contention, StoreError};

/// Why it was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this actor: both look the same from outside.
    #[error("not found")]
    NotFound,
    /// This member of staff may not do this.
    #[error("not allowed for this role")]
    Forbidden,
    /// Answers must be given or mended first.
    #[error("{} answer(s) must be mended", .0.len())]
    Problems(Vec<Problem>),
    /// Answers that are not asked or not among the choices, with what else must be mended.
    #[error("{} answer(s) are not asked or not a choice", .0.len())]
    Misread(Vec<Misread>, Vec<Problem>),
    /// The process refuses, and says what to do instead.
    #[error("refused: {}", .0.message().key)]
    Refused(Refusal),
    /// Somebody else changed it in the meantime.
    #[error("changed by somebody else in the meantime")]
    Changed,
    /// What was typed cannot be used; a key of a text says why.
    #[error("input: {0}")]
    Input(String),
    /// Too many tries; wait until this moment.
    #[error("too many tries; again after {0}")]
    TooMany(jiff::Timestamp),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
    /// A defect in this program.
    #[error("{0}")]
    Defect(String),
}

impl Error {
    /// Whether the database was not there, or too busy: the same may succeed later.
    pub const fn is_unavailable(&self) -> bool {
        matches!(
            self,
            Self::Store(
                StoreError::Unavailable { .. }
                    | StoreError::Contended { .. }
                    | StoreError::NotMigrated { .. }
            )
        )
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            StoreError::Conflict { .. } => Self::Changed,
            other => Self::Store(other),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Problems(problems) => Self::Problems(problems),
            other => Self::Refused(other),
        }
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Problems(problems) => Self::Problems(problems),
            Refused::Refusal(refusal) => Self::Refused(refusal),
        }
    }
}

impl Contention for Error {
    /// Somebody else got in between: reading again and deciding again may succeed.
    fn is_contended(&self) -> bool {
        match self {
            Self::Store(error) => error.is_contended(),
            Self::Changed => true,
            _ => false,
        }
    }
}
