//! Who does something: recorded on every event, checked before every command.

use serde::{Deserialize, Serialize};

use crate::ids::{ApiKeyId, RelationId, StaffId};

/// The role of a member of staff; a later one may do all an earlier one may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffRole {
    /// Contact-centre or counter employee (*medewerker*).
    Agent,
    /// Service manager (*manager*).
    Manager,
    /// Administrator (*beheerder*): staff, keys and settings.
    Administrator,
}

impl StaffRole {
    /// Every role, least powerful first.
    pub const ALL: [Self; 3] = [Self::Agent, Self::Manager, Self::Administrator];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Actor {
    /// A signed-in tenant, or a co-tenant who came by a personal link.
    Tenant {
        /// Who it is.
        id: RelationId,
    },
    /// A member of staff, for themselves or on a tenant's behalf.
    Staff {
        /// Who it is.
        id: StaffId,
        /// With which role.
        role: StaffRole,
    },
    /// Another system through the API.
    System {
        /// Its key.
        id: ApiKeyId,
    },
    /// The program itself: deadlines, imports, deliveries.
    Program,
}

impl Actor {
    /// The stored word for the kind of actor: `tenant`, `staff`, `system` or `program`.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Tenant { .. } => "tenant",
            Self::Staff { .. } => "staff",
            Self::System { .. } => "system",
            Self::Program => "program",
        }
    }

    /// The stored role: `tenant`, the role of the member of staff, `system` or `program`.
    pub const fn role(self) -> &'static str {
        match self {
            Self::Staff { role, .. } => role.code(),
            other => other.kind(),
        }
    }

    /// Whether this is a member of staff: who else asks something for a tenant, asks it as the tenant would.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Staff { .. })
    }

    /// The identifier of who acts; the program itself has none.
    pub fn id(self) -> Option<uuid::Uuid> {
        match self {
            Self::Tenant { id } => Some(id.0),
            Self::Staff { id, .. } => Some(id.0),
            Self::System { id } => Some(id.0),
            Self::Program => None,
        }
    }
}
