//! Identifiers: `UUIDv7` (RFC 9562), one newtype per noun so that a home is never taken for a lease.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::chance::Chance;

/// The text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: expected a UUID such as 019aa1b2-0000-7000-8000-000000000000")]
pub struct InvalidId;

/// A version 7 UUID: its first 48 bits are the Unix time in milliseconds, so identifiers sort by age.
pub fn uuid_v7(now: Timestamp, chance: &dyn Chance) -> Uuid {
    let mut random = [0_u8; 10];
    chance.fill(&mut random);
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier made at `now`.
            pub fn new(now: Timestamp, chance: &dyn Chance) -> Self {
                Self(uuid_v7(now, chance))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Uuid::parse_str(text).map(Self).map_err(|_| InvalidId)
            }
        }
    )+};
}

identifiers! {
    /// A person or organisation known to the association (VERA *relatie*).
    RelationId,
    /// A home or other lettable unit (VERA *eenheid*).
    HomeId,
    /// A lease (VERA *huurovereenkomst*).
    LeaseId,
    /// A case: one question of one tenant from start to end (*zaak*).
    CaseId,
    /// A saved, unfinished form (*concept*).
    DraftId,
    /// An appointment (VERA *afspraak*).
    AppointmentId,
    /// Somebody who visits: an inspector (VERA *medewerker*).
    InspectorId,
    /// A member of staff who signs in to the Balie.
    StaffId,
    /// A contact moment (VERA *contactmoment*).
    ContactId,
    /// One row of the event log.
    EventId,
    /// One message waiting to leave the house.
    OutboxId,
    /// A key with which another system calls the API.
    ApiKeyId,
    /// A co-tenant's agreement to a termination.
    SignatureId,
    /// One version of a channel policy.
    PolicyId,
    /// An advice about channels, as recorded.
    AdviceId,
    /// Something said or seen about what a tenant can do alone.
    StatementId,
    /// A promise to call a tenant back.
    CallBackId,
    /// A log that a manager put here to look at.
    LogId,
}
