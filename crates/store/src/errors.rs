//! What can go wrong with stored data, told apart by what the caller must do about it.

use crate::dialect::Dialect;

/// The database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such row.
    #[error("no {what} '{id}'")]
    NotFound {
        /// The noun.
        what: &'static str,
        /// The identifier that was looked for.
        id: String,
    },
    /// Somebody else changed the row since it was read, or it is no longer in a state that allows this:
    /// read it again and decide again.
    #[error("{what} '{id}' was changed by somebody else in the meantime: read it again and decide again")]
    Conflict {
        /// The noun.
        what: &'static str,
        /// Which one.
        id: String,
    },
    /// A unique value is already in use, such as a time slot, an e-mail address or a number.
    #[error("already taken: a row in {what} holds the same unique value")]
    Taken {
        /// The table whose unique key refused the row.
        what: String,
    },
    /// The row points at something that does not exist, or something still points at the row.
    #[error("a row points at something that does not exist, or is still pointed at ({detail})")]
    Dangling {
        /// What the database said.
        detail: String,
    },
    /// State was changed and no event was recorded: a defect in the use case; nothing was committed.
    #[error("{table} was changed without recording an event; nothing was saved (a defect in the use case)")]
    ChangeWithoutEvent {
        /// The first table that was changed.
        table: &'static str,
    },
    /// Another transaction was in the way; the same work can be done again (see [`crate::retry`]).
    #[error("another transaction was in the way ({detail}); do the work again")]
    Contended {
        /// What the database said.
        detail: String,
    },
    /// The database cannot be reached or has no room.
    #[error("the database is unavailable: {reason}")]
    Unavailable {
        /// What was tried and what happened.
        reason: String,
    },
    /// The database lacks migrations of this version of the program.
    #[error("the database {database} lacks {} migration(s), first {}: run `kanaalwijzer migrate`", .missing.len(), .missing.first().map_or("", String::as_str))]
    NotMigrated {
        /// The address, without its password.
        database: String,
        /// The names of the missing migrations, in order.
        missing: Vec<String>,
    },
    /// A migration that was applied is not the one this program knows.
    #[error("migration {name} in {database} {problem}")]
    ForeignMigration {
        /// The address, without its password.
        database: String,
        /// The migration.
        name: String,
        /// What is wrong and what to do.
        problem: &'static str,
    },
    /// A migration failed; the database is as it was before that migration.
    #[error("migration {name} failed in {database} and was rolled back: {reason}")]
    MigrationFailed {
        /// The address, without its password.
        database: String,
        /// The migration.
        name: String,
        /// What the database said.
        reason: String,
    },
    /// A stored value cannot be read: somebody changed the database by hand, or we have a defect.
    #[error("row '{row}' of {table} cannot be read: {reason}")]
    Corrupt {
        /// The table or query.
        table: &'static str,
        /// The value of its first column.
        row: String,
        /// Which column and why.
        reason: String,
    },
    /// The database refused a statement: a defect in this crate or a damaged database.
    #[error("the database refused a statement on {table}: {source}")]
    Refused {
        /// The table or query.
        table: &'static str,
        /// What the driver said.
        #[source]
        source: sqlx::Error,
    },
}

impl StoreError {
    /// Whether the same unit of work may succeed when it is simply done again.
    pub const fn is_contended(&self) -> bool {
        matches!(self, Self::Contended { .. })
    }

    /// There is no `what` with this `id`.
    pub(crate) fn not_found(what: &'static str, id: impl std::fmt::Display) -> Self {
        Self::NotFound { what, id: id.to_string() }
    }

    /// Sorts an error of the driver by what the caller can do about it.
    pub(crate) fn from_driver(table: &'static str, dialect: Dialect, error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(ref raised) => {
                let (code, message) = (raised.code().unwrap_or_default(), raised.message());
                if dialect.is_contention(&code) {
                    return Self::Contended { detail: format!("{table}: {message}") };
                }
                if raised.is_unique_violation() {
                    let what = dialect.unique_table(raised.table(), message).unwrap_or(table).to_owned();
                    return Self::Taken { what };
                }
                if raised.is_foreign_key_violation() {
                    return Self::Dangling { detail: format!("{table}: {message}") };
                }
                if dialect.is_unavailable(&code) {
                    return Self::Unavailable { reason: message.to_owned() };
                }
                Self::Refused { table, source: error }
            }
            sqlx::Error::PoolTimedOut => Self::Unavailable {
                reason: "no free connection in time: the database is overloaded, or a transaction hangs"
                    .to_owned(),
            },
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unavailable { reason: error.to_string() },
            other => Self::Refused { table, source: other },
        }
    }
}
