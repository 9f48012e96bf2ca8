//! The VERA messages: one file per collection, each a plain structure with exactly VERA's own field names.
//!
//! We send the shapes of the information domains *Overeenkomsten* and *Relaties* (VERA 4.3), the only place where all
//! four collections exist: records of another domain are named by their address, records of the same domain by their
//! keys. The chain process *Verhuren eenheden* embeds addresses, but its `oneOf` of two open schemas refuses every
//! address there is; what the domain schema has no room for goes as `extra-attributen`, VERA's own way to extend a
//! message. We read both shapes: references are followed where a record is not embedded.

pub mod afspraken;
pub mod contactmomenten;
pub mod eenheden;
pub mod huuropzeggingen;
pub mod huurovereenkomsten;
pub mod inspecties;
pub mod reading;
pub mod relaties;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::codes::{ContractKind, ReferenceCode, RelationKind};
use super::nouns::{Collections, Noun};

/// A message we write. Its `idExtern` is our own identifier: by it we find a record back before writing it again.
pub trait Message: Serialize + Send + Sync {
    /// The collection it belongs to.
    const NOUN: Noun;
    /// Every property we may send. On an update the ERP's other properties stay as they are.
    const OWN: &'static [&'static str];
    /// Our own identifier of the record.
    fn id_extern(&self) -> &str;
}

/// A fact that cannot be said in VERA.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{code}` is not a code of {list} that may be sent: use a code of that list that has not expired")]
pub struct UnknownCode {
    /// The VERA list.
    pub list: &'static str,
    /// The code as it was given.
    pub code: String,
}

/// Reference data as sent: a code and the name VERA gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referentiedata {
    /// The code.
    pub code: String,
    /// The name.
    pub naam: String,
}

impl Referentiedata {
    /// The entry for `code`.
    pub fn of(code: impl ReferenceCode) -> Self {
        Self { code: code.code().to_owned(), naam: code.naam().to_owned() }
    }
}

/// The keys of a contract (`Overeenkomst-sleutels`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OvereenkomstSleutels {
    /// The ERP's key, when it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The number of the contract.
    pub code: String,
    /// What kind of contract; VERA requires it for a lease.
    pub soort: Referentiedata,
}

impl OvereenkomstSleutels {
    /// The keys of the lease that `link` points at.
    pub fn lease(link: &Link) -> Self {
        Self {
            id: link.id.clone(),
            code: link.number.clone(),
            soort: Referentiedata::of(ContractKind::Lease),
        }
    }
}

/// The keys of a relation (`Relatie-sleutels`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatieSleutels {
    /// The ERP's key, when it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The number of the relation.
    pub code: String,
    /// What kind of relation; VERA requires it.
    pub soort: Referentiedata,
}

impl RelatieSleutels {
    /// The keys of the person that `link` points at.
    pub fn person(link: &Link) -> Self {
        Self {
            id: link.id.clone(),
            code: link.number.clone(),
            soort: Referentiedata::of(RelationKind::Person),
        }
    }
}

/// An attribute that VERA's schema has no room for in this message (`ExtraAttribuut`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtraAttribuut {
    /// Its name.
    pub naam: String,
    /// Its value.
    pub waarde: String,
}

/// A record of the ERP as a message points at it: always by the association's number, by key when it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Link {
    /// The ERP's own key (`id`).
    pub id: Option<String>,
    /// The association's number (`code`).
    pub number: String,
}

/// What a message points at in the ERP.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Links {
    /// The lease.
    pub lease: Link,
    /// The people.
    pub people: Vec<Link>,
    /// The key of the address of the home, when the ERP told it.
    pub address: Option<String>,
    /// The key of the appointment of an inspection, when the ERP told it.
    pub appointment: Option<String>,
}

/// Who sends, and where the records live that a message points at.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The association (`idOrganisatie`).
    pub organisation: String,
    /// The administration within it (`idAdministratie`): this program.
    pub administration: String,
    /// Where the records live.
    pub collections: Collections,
}

impl Origin {
    fn addresses_of_people(&self, links: &Links) -> Vec<String> {
        let keys = links.people.iter().filter_map(|person| person.id.as_deref());
        keys.map(|id| self.collections.record(Noun::Relaties, id).into()).collect()
    }
}

/// A moment as VERA wants it: `2026-11-22T02:21:00.123Z`.
fn moment(at: Timestamp) -> String {
    format!("{at:.3}")
}
