//! Leases and the people on them (VERA *huurovereenkomst*).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{HomeId, LeaseId, RelationId};

/// How often rent is paid; the law ties the notice term to it (BW 7:271 lid 6, before July 2024 lid 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaymentPeriod {
    /// Every week.
    Week,
    /// Every four weeks.
    FourWeeks,
    /// Every month; by far the most common.
    Month,
    /// Every quarter.
    Quarter,
    /// Every half year.
    HalfYear,
    /// Every year.
    Year,
}

impl PaymentPeriod {
    /// Every period with its stored word.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Week, "week"),
        (Self::FourWeeks, "four-weeks"),
        (Self::Month, "month"),
        (Self::Quarter, "quarter"),
        (Self::HalfYear, "half-year"),
        (Self::Year, "year"),
    ];

    /// The stored word.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(period, _)| *period == self).map_or("month", |(_, code)| code)
    }

    /// The period with this stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word)| *word == code).map(|(period, _)| *period)
    }
}

/// In which capacity somebody stands on a lease.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyRole {
    /// Tenant (*huurder*).
    Tenant,
    /// Contractual co-tenant (*contractuele medehuurder*): must agree to the end.
    CoTenant,
    /// Spouse or registered partner, co-tenant by law (*medehuurder van rechtswege*, BW 7:266): must agree to the end.
    Spouse,
}

impl PartyRole {
    /// Every role with its stored word.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Tenant, "tenant"), (Self::CoTenant, "co-tenant"), (Self::Spouse, "spouse")];

    /// The stored word.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("tenant", |(_, code)| code)
    }

    /// The role with this stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word)| *word == code).map(|(role, _)| *role)
    }
}

/// Somebody on a lease.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaseParty {
    /// Who.
    pub relation: RelationId,
    /// In which capacity.
    pub role: PartyRole,
}

/// A lease of one home by one or more people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// Its identifier here.
    pub id: LeaseId,
    /// The association's own number (*contractnummer*); unique.
    pub number: String,
    /// Which home.
    pub home: HomeId,
    /// First day.
    pub start: Date,
    /// Last day, once it has ended or its end is certain.
    pub end: Option<Date>,
    /// How often rent is paid.
    pub payment_period: PaymentPeriod,
    /// Notice term in the contract, in months, when it has a clause.
    pub notice_clause_months: Option<u8>,
    /// Whether lawyers or a court are involved; such a case is always handled by a person.
    pub disputed: bool,
    /// Everybody on the lease.
    pub parties: Vec<LeaseParty>,
    /// Optimistic version, counted from 1.
    pub version: i64,
}

impl Lease {
    /// Whether `relation` stands on this lease.
    pub fn has_party(&self, relation: RelationId) -> bool {
        self.parties.iter().any(|party| party.relation == relation)
    }

    /// Whether the lease runs on `day`.
    pub fn runs_on(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }
}
