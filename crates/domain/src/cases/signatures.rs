//! The agreement of everybody else on the lease, asked by a personal link.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{CaseId, RelationId, SignatureId};

/// What a co-tenant answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Agrees that the lease ends.
    Agreed,
    /// Does not agree; a person takes over.
    Declined,
}

/// One co-tenant's agreement, asked and perhaps given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Its identifier.
    pub id: SignatureId,
    /// For which case.
    pub case: CaseId,
    /// Of whom.
    pub relation: RelationId,
    /// The answer, once given.
    pub answer: Option<Answer>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// After this moment the link no longer works and a person takes over.
    pub expires_at: Timestamp,
}
