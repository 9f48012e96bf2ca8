//! Drafts: answers given so far, kept so that nobody types anything twice.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::channels::Channel;
use crate::ids::{DraftId, LeaseId, RelationId, StaffId};

/// An unfinished form; one per process, lease and writer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its identifier.
    pub id: DraftId,
    /// The key of the process.
    pub process: String,
    /// The lease it is about.
    pub lease: LeaseId,
    /// Whose question it is.
    pub relation: RelationId,
    /// The member of staff who fills it in on the tenant's behalf; `None` when the tenant does.
    pub staff: Option<StaffId>,
    /// The channel by which the question came.
    pub channel: Channel,
    /// Raw answers by field, exactly as typed.
    pub answers: BTreeMap<String, String>,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Optimistic version, counted from 1.
    pub version: i64,
}
