//! Why a tenant leaves, as VERA `EINDEDETAILREDEN` knows it; only the reasons a tenant can give themselves.

use serde::{Deserialize, Serialize};

/// Why a lease ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A home that fits better (PAS).
    BetterFit,
    /// Buys a home (KOO).
    Bought,
    /// Work elsewhere (WER).
    Work,
    /// The neighbourhood: noise, safety (LEE).
    Neighbourhood,
    /// Shops, care, transport nearby (VOO).
    Facilities,
    /// Personal circumstances (PER).
    Personal,
    /// No particular reason, or would rather not say (REG).
    Regular,
    /// The tenant died (OVE); only by a person.
    Death,
}

impl Reason {
    /// What a tenant can choose from, in screen order.
    pub const CHOICES: [Self; 7] = [
        Self::BetterFit,
        Self::Bought,
        Self::Work,
        Self::Neighbourhood,
        Self::Facilities,
        Self::Personal,
        Self::Regular,
    ];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BetterFit => "better-fit",
            Self::Bought => "bought",
            Self::Work => "work",
            Self::Neighbourhood => "neighbourhood",
            Self::Facilities => "facilities",
            Self::Personal => "personal",
            Self::Regular => "regular",
            Self::Death => "death",
        }
    }

    /// The code in VERA `EINDEDETAILREDEN`.
    pub const fn vera_code(self) -> &'static str {
        match self {
            Self::BetterFit => "PAS",
            Self::Bought => "KOO",
            Self::Work => "WER",
            Self::Neighbourhood => "LEE",
            Self::Facilities => "VOO",
            Self::Personal => "PER",
            Self::Regular => "REG",
            Self::Death => "OVE",
        }
    }

    /// The reason a tenant chose, by its stored word.
    pub fn chosen(code: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|reason| reason.code() == code)
    }
}
