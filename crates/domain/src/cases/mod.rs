//! Cases: one question of one tenant, from the first word to the end, whatever the channel.

mod drafts;
mod signatures;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::channels::Channel;
use crate::ids::{CaseId, HomeId, LeaseId, RelationId, StaffId};

pub use drafts::Draft;
pub use signatures::{Answer, Signature};

/// How much of a process the program does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Staff do it; the tenant's screen says how to reach them.
    Traditional,
    /// The tenant files it, staff approve it.
    Digital,
    /// The tenant files it, the rules decide, nobody touches it.
    MaximallyDigital,
}

impl Level {
    /// Every level, least digital first.
    pub const ALL: [Self; 3] = [Self::Traditional, Self::Digital, Self::MaximallyDigital];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Traditional => "traditional",
            Self::Digital => "digital",
            Self::MaximallyDigital => "maximally-digital",
        }
    }

    /// The level with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// One case. What is particular to its process is in `data`; only that process reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its identifier.
    pub id: CaseId,
    /// What people call it: `HO-2026-000123`.
    pub number: String,
    /// The key of its process, such as `lease-termination`.
    pub process: String,
    /// The level at which it was filed.
    pub level: Level,
    /// The channel by which it came.
    pub channel: Channel,
    /// Whose question it is.
    pub requester: RelationId,
    /// The lease it is about.
    pub lease: LeaseId,
    /// The home it is about.
    pub home: HomeId,
    /// The state, a word of its process's flow.
    pub state: String,
    /// Whether the case still runs.
    pub open: bool,
    /// Why a person must look at it, as keys of texts; empty when nobody needs to.
    pub attention: Vec<String>,
    /// Who of the staff took it.
    pub assignee: Option<StaffId>,
    /// When it was filed.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Optimistic version, counted from 1.
    pub version: i64,
    /// The state of the process itself, as JSON.
    pub data: serde_json::Value,
}
