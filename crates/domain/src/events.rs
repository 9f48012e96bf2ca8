//! One event, three readers: the tenant's track and trace, the audit trail and the journey log.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actors::Actor;
use crate::channels::Channel;
use crate::ids::EventId;

/// What an event is about: a noun and the identifier of the thing, such as `case` and a case's UUID.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// The noun: `case`, `appointment`, `relation`, `home`, `lease`, `contact`, `staff`, `setting`, `import` …
    pub kind: String,
    /// Which one.
    pub id: String,
}

impl Subject {
    /// The subject `kind` with `id`.
    pub fn new(kind: &str, id: impl std::fmt::Display) -> Self {
        Self { kind: kind.to_owned(), id: id.to_string() }
    }
}

/// One change that happened; appended in the transaction that made it and never changed after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its identifier.
    pub id: EventId,
    /// When, in UTC.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// Through which channel it came.
    pub channel: Channel,
    /// The process it belongs to, such as `lease-termination`; empty for changes outside a process.
    pub process: Option<String>,
    /// The case it belongs to, if any; all events of one case are its timeline.
    pub case: Option<crate::ids::CaseId>,
    /// What changed.
    pub subject: Subject,
    /// What happened to it, as `noun-verb` in the past tense: `termination-submitted`, `appointment-booked`.
    pub kind: String,
    /// The facts of this kind of event. Never secrets; personal data only where the timeline needs it.
    pub data: serde_json::Value,
}
