//! Imports from files, for an association without VERA: every row is read, what cannot be used is reported with its
//! line and the reason, and the rest moves into place together or not at all.

mod homes;
mod known;
mod leases;
pub mod records;
mod rows;

pub use homes::import_homes;
pub use leases::import_leases;
pub use rows::FileError;

use domain::events::Subject;
use serde_json::json;
use store::imports::Promoted;
use store::{Contention, StoreError, Tx};
use uuid::Uuid;

use crate::{Act, Error};

/// Rows put in the waiting room in one transaction.
const BATCH: usize = 1_000;

/// What to do with a file in which some rows cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// Import the others and report these.
    LeaveOut,
    /// Import nothing and report these.
    AllOrNothing,
}

/// A row that was not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// The line in the file, counted from 1, the header included.
    pub line: u32,
    /// What is wrong and what to do about it.
    pub reason: String,
}

impl From<store::imports::Refused> for RefusedRow {
    fn from(refused: store::imports::Refused) -> Self {
        Self { line: refused.line, reason: refused.reason.to_string() }
    }
}

/// What became of a file.
#[derive(Debug, Clone)]
pub struct Report {
    /// Rows read, the header not counted.
    pub rows: u32,
    /// What moved into place; `None` when nothing did because rows were refused.
    pub promoted: Option<Promoted>,
    /// Rows that were not imported, in order of the file.
    pub refused: Vec<RefusedRow>,
}

/// Why a file was not imported; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The database or this program.
    #[error(transparent)]
    UseCase(#[from] Error),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::UseCase(error.into())
    }
}

impl Contention for ImportError {
    fn is_contended(&self) -> bool {
        matches!(self, Self::UseCase(error) if error.is_contended())
    }
}

/// Called with the number of rows read so far.
pub type Progress<'a> = &'a mut (dyn FnMut(u32) + Send);

/// The waiting room of one import. Its rows come in by parts, each in a transaction of its own: others write in between.
struct Import<'a> {
    act: &'a Act<'a>,
    id: Uuid,
    rows: u32,
    refused: Vec<RefusedRow>,
}

impl<'a> Import<'a> {
    async fn begin(act: &'a Act<'a>) -> Result<Self, ImportError> {
        let id = domain::ids::uuid_v7(act.now, act.house.chance.as_ref());
        let mut tx = act.house.store.begin().await?;
        store::imports::begin(&mut tx, id, act.now).await?;
        tx.commit().await?;
        Ok(Self { act, id, rows: 0, refused: Vec::new() })
    }

    fn refuse(&mut self, line: u32, reason: String) {
        self.refused.push(RefusedRow { line, reason });
    }

    fn refuse_all(&mut self, refused: Vec<store::imports::Refused>) {
        self.refused.extend(refused.into_iter().map(RefusedRow::from));
    }

    /// Moves everything into place in this transaction, unless rows were refused and that is not wanted.
    async fn finish(&self, mut tx: Tx, what: &str, strictness: Strictness) -> Result<Report, ImportError> {
        let unknown = store::imports::refuse_unknown(&mut tx, self.id).await?;
        let mut refused = self.refused.clone();
        refused.extend(unknown.into_iter().map(RefusedRow::from));
        // What is said first is the cause: a lease without its home, then a person without that lease.
        refused.sort_by_key(|row| row.line);
        refused.dedup_by_key(|row| row.line);
        if strictness == Strictness::AllOrNothing && !refused.is_empty() {
            store::imports::discard(&mut tx, self.id).await?;
            tx.commit().await?;
            return Ok(Report { rows: self.rows, promoted: None, refused });
        }
        let promoted = store::imports::promote(&mut tx, self.id).await?;
        let data = json!({ "what": what, "rows": self.rows, "refused": refused.len() });
        let event = self.act.event(Subject::new("import", self.id), "import-done", data);
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(Report { rows: self.rows, promoted: Some(promoted), refused })
    }
}
