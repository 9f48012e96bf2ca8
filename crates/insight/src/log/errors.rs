//! Why a file cannot be read as a log, with what to do about it.

use std::io::ErrorKind;

use thiserror::Error;

use super::details::{Fault, Foreign};

/// What a column can be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Which case an event belongs to.
    Case,
    /// What happened.
    Activity,
    /// When.
    Time,
    /// Through which channel.
    Channel,
    /// Who or what did it.
    Resource,
    /// What it was about.
    Topic,
    /// Who asked.
    Person,
}

impl Role {
    /// The option of the command that names the column.
    pub const fn option(self) -> &'static str {
        match self {
            Self::Case => "--case",
            Self::Activity => "--activity",
            Self::Time => "--time",
            Self::Channel => "--channel",
            Self::Resource => "--resource",
            Self::Topic => "--topic",
            Self::Person => "--person",
        }
    }

    const fn meaning(self) -> &'static str {
        match self {
            Self::Case => "which case a row belongs to",
            Self::Activity => "what happened",
            Self::Time => "when it happened",
            Self::Channel => "through which channel it came",
            Self::Resource => "who did it",
            Self::Topic => "what it was about",
            Self::Person => "who asked",
        }
    }
}

/// The file cannot be read as a log.
#[derive(Debug, Error)]
pub enum ReadError {
    /// Reading failed, or a gzip file is damaged.
    #[error("the file cannot be read to its end: {0}")]
    Unreadable(#[from] std::io::Error),
    /// It is larger than was allowed, unpacked.
    #[error("the file has more than {0} bytes when unpacked; take a shorter period or fewer columns")]
    TooLarge(u64),
    /// There is nothing in it.
    #[error("there are no events in the file")]
    Empty,
    /// It is a database: OCEL 2.0 in `SQLite`, which the caller must open.
    #[error("the file is a SQLite database; it is read as OCEL 2.0 by its tables")]
    Database,
    /// It is a file of another kind.
    #[error("this is {0}; give a CSV, XES or OCEL 2.0 file, packed with gzip or not")]
    Unknown(Foreign),
    /// No column could be found for something every event needs.
    #[error("no column says {}; name it with {} COLUMN. The columns are: {columns}", role.meaning(), role.option())]
    NotFound {
        /// What is missing.
        role: Role,
        /// What there is.
        columns: String,
    },
    /// A column was asked for that is not there.
    #[error("there is no column '{asked}' for {}; the columns are: {columns}", role.option())]
    NoSuchColumn {
        /// What it was asked for.
        role: Role,
        /// Its name.
        asked: String,
        /// What there is.
        columns: String,
    },
    /// The column of moments cannot be read.
    #[error("the column '{column}' holds no moments that can be read; the first value is '{example}'")]
    NoMoments {
        /// Its name.
        column: String,
        /// A value from it.
        example: String,
    },
    /// It is not XML, or not as XES or OCEL say.
    #[error("line {line}: {reason}")]
    Malformed {
        /// Where, counted from 1.
        line: u64,
        /// What is wrong.
        reason: Fault,
    },
    /// It is JSON, but not OCEL 2.0.
    #[error("this JSON is not OCEL 2.0: {0}")]
    NotOcel(#[from] serde_json::Error),
    /// An OCEL file has no objects of the kind that was asked for.
    #[error(
        "there are no objects of type '{asked}' with events; there are: {}. Choose one with --case TYPE",
        types.join(", ")
    )]
    NoObjects {
        /// The type that was asked for.
        asked: String,
        /// The types that have events, the most frequent first.
        types: Vec<String>,
    },
}

impl ReadError {
    /// What is wrong in the file itself, and in which line; 0 where that is not known.
    pub fn fault(&self) -> Option<(u64, Fault)> {
        match self {
            Self::Malformed { line, reason } => Some((*line, reason.clone())),
            Self::NotOcel(error) => Some((error.line() as u64, Fault::json(error))),
            Self::Unreadable(error) => {
                let reason = error.to_string().into();
                match error.kind() {
                    ErrorKind::UnexpectedEof => Some((0, Fault::PackedEnds { reason })),
                    ErrorKind::InvalidData | ErrorKind::InvalidInput => {
                        Some((0, Fault::PackedDamaged { reason }))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
