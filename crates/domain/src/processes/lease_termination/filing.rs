//! What was filed, parsed and checked; the part of a termination that comes from the tenant.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::reasons::Reason;
use crate::appointments::AppointmentKind;
use crate::appointments::offer::Slot;
use crate::ids::{InspectorId, RelationId};
use crate::messages::Message;
use crate::tenancy::Address;

/// Who leaves, and why this matters: only the first can be handled by rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// Everybody leaves.
    Everyone,
    /// One of the tenants leaves and another stays: a different process, for a person.
    OnlyMe,
    /// A tenant died: for a person.
    Death,
}

impl Situation {
    /// Every situation, in screen order.
    pub const ALL: [Self; 3] = [Self::Everyone, Self::OnlyMe, Self::Death];

    /// The stored word, also used in decision tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::OnlyMe => "only-me",
            Self::Death => "death",
        }
    }

    /// The situation with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|situation| situation.code() == code)
    }
}

/// How the tenant wants to hear from us about this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactBy {
    /// By e-mail.
    Email,
    /// By telephone.
    Phone,
    /// By letter.
    Letter,
}

impl ContactBy {
    /// Every way, in screen order.
    pub const ALL: [Self; 3] = [Self::Email, Self::Phone, Self::Letter];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Letter => "letter",
        }
    }

    /// The way with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// Where the tenant goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum NewAddress {
    /// Not known yet; may be added later.
    Unknown,
    /// In the Netherlands.
    Dutch {
        /// The address.
        address: Address,
    },
    /// Abroad, as the tenant wrote it.
    Abroad {
        /// The lines of the address.
        lines: String,
    },
}

/// The bank account for the settlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// IBAN in electronic form.
    pub iban: String,
    /// Name of the holder.
    pub holder: String,
}

/// The time chosen for a visit while filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "choice")]
pub enum TimeChoice {
    /// This one.
    Chosen {
        /// Start.
        starts_at: Timestamp,
        /// End.
        ends_at: Timestamp,
        /// Who comes.
        inspector: InspectorId,
    },
    /// None of the offered times suits; a person calls.
    NoneSuits,
    /// There was nothing to offer; a person calls.
    NoneFree,
}

impl TimeChoice {
    /// The slot, when one was chosen.
    pub fn slot(self) -> Option<Slot> {
        match self {
            Self::Chosen { starts_at, ends_at, inspector } => Some(Slot { starts_at, ends_at, inspector }),
            Self::NoneSuits | Self::NoneFree => None,
        }
    }
}

/// A visit that belongs to this termination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// What for.
    pub kind: AppointmentKind,
    /// Length in minutes.
    pub minutes: u16,
    /// The rule that asks for it; `None` when only the tenant does.
    pub rule: Option<String>,
    /// First day on which it can take place.
    pub first: Date,
    /// Last day on which it can take place.
    pub last: Date,
    /// The time chosen while filing.
    pub time: Option<TimeChoice>,
}

/// A termination as the case keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Termination {
    /// Who leaves.
    pub situation: Situation,
    /// The Dutch calendar day on which notice was received.
    pub received_on: Date,
    /// The day the tenant asked for.
    pub wished_end: Date,
    /// The last day of the lease.
    pub end: Date,
    /// How and why the day differs from what was asked.
    pub corrections: Vec<Message>,
    /// Why they leave.
    pub reason: Reason,
    /// In their own words.
    pub reason_note: Option<String>,
    /// Where they go.
    pub new_address: NewAddress,
    /// Account for the settlement.
    pub account: Option<Account>,
    /// Whether candidates may contact them to view the home.
    pub viewing: bool,
    /// How they want to hear from us.
    pub contact_by: ContactBy,
    /// The telephone number to use, if given here.
    pub phone: Option<String>,
    /// The visits.
    pub visits: Vec<Visit>,
    /// Others on the lease who must agree.
    pub signers: Vec<RelationId>,
    /// What a person of the association said when rejecting it.
    pub rejection: Option<String>,
    /// What a person arranged when the whole lease does not end.
    #[serde(default)]
    pub handed_over: Option<String>,
    /// The starts of the visits of which a reminder went out.
    #[serde(default)]
    pub reminded: Vec<Timestamp>,
    /// Whether a person approved it, so that only the agreement of others is awaited.
    #[serde(default)]
    pub approved: bool,
}

impl Termination {
    /// The visit of this kind, if it belongs to this termination.
    pub fn visit(&self, kind: AppointmentKind) -> Option<&Visit> {
        self.visits.iter().find(|visit| visit.kind == kind)
    }
}
