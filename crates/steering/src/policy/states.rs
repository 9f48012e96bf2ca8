//! The life of a policy: drafted, checked, advised on by the tenants, approved, live from a day, retired.

use serde::{Deserialize, Serialize};

/// The state of one version of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyState {
    /// Somebody works on it.
    Draft,
    /// It was proved.
    Checked,
    /// The tenants' organisation gave its advice.
    Advised,
    /// The manager approved it.
    Approved,
    /// It holds from a day on.
    Live,
    /// It held once.
    Retired,
}

/// What is done with a version next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyStep {
    /// Prove it.
    Check,
    /// Write down what the tenants' organisation says.
    Advise,
    /// Approve it.
    Approve,
    /// Let it hold.
    Publish,
    /// Let it hold no longer.
    Retire,
}

impl PolicyState {
    /// Every state, in the order of a policy's life.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Checked, Self::Advised, Self::Approved, Self::Live, Self::Retired];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checked => "checked",
            Self::Advised => "advised",
            Self::Approved => "approved",
            Self::Live => "live",
            Self::Retired => "retired",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether its table and parameters may still change.
    pub const fn may_change(self) -> bool {
        !matches!(self, Self::Live | Self::Retired)
    }

    /// The step that can be taken from here.
    pub const fn next(self) -> Option<PolicyStep> {
        match self {
            Self::Draft => Some(PolicyStep::Check),
            Self::Checked => Some(PolicyStep::Advise),
            Self::Advised => Some(PolicyStep::Approve),
            Self::Approved => Some(PolicyStep::Publish),
            Self::Live => Some(PolicyStep::Retire),
            Self::Retired => None,
        }
    }
}

impl PolicyStep {
    /// The word in forms and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Advise => "advise",
            Self::Approve => "approve",
            Self::Publish => "publish",
            Self::Retire => "retire",
        }
    }

    /// The step with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Check, Self::Advise, Self::Approve, Self::Publish, Self::Retire]
            .into_iter()
            .find(|step| step.code() == code)
    }

    /// The state that it leads to.
    pub const fn leads_to(self) -> PolicyState {
        match self {
            Self::Check => PolicyState::Checked,
            Self::Advise => PolicyState::Advised,
            Self::Approve => PolicyState::Approved,
            Self::Publish => PolicyState::Live,
            Self::Retire => PolicyState::Retired,
        }
    }
}
