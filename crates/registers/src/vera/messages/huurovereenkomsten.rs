//! *Huurovereenkomst*: the leases that the ERP knows.

use domain::tenancy::{PartyRole, PaymentPeriod};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::reading::{self, FieldProblem, Part, Record};
use crate::vera::codes::{ContractKind, ContractNotRunning, NoticeTerm, ReferenceCode, RelationRole};
use crate::vera::nouns::Noun;

/// A contract as VERA writes it (`Huurovereenkomstbericht`, or `Overeenkomstbericht` of chain process BOG); the fields
/// that we use.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Huurovereenkomst {
    /// The ERP's key.
    #[serde(deserialize_with = "reading::text")]
    pub id: Option<String>,
    /// The association's number.
    #[serde(deserialize_with = "reading::text")]
    pub code: Option<String>,
    /// What kind of contract (`OVEREENKOMSTSOORT`).
    #[serde(deserialize_with = "reading::code")]
    pub soort: Option<String>,
    /// Where it stands (`OVEREENKOMSTSTATUS`).
    #[serde(deserialize_with = "reading::code")]
    pub status: Option<String>,
    /// First day.
    #[serde(deserialize_with = "reading::day")]
    pub begindatum: Option<Date>,
    /// Last day.
    #[serde(deserialize_with = "reading::day")]
    pub einddatum: Option<Date>,
    /// How often rent is charged, as an ISO 8601 duration.
    #[serde(deserialize_with = "reading::text")]
    pub prolongatie_interval: Option<String>,
    /// Notice term in the contract (`OPZEGTERMIJN`).
    #[serde(deserialize_with = "reading::code")]
    pub opzegtermijn: Option<String>,
    /// The homes.
    #[serde(deserialize_with = "reading::list")]
    pub eenheden: Vec<Verwijzing>,
    /// Everybody with a part in the contract.
    #[serde(deserialize_with = "reading::list")]
    pub relaties: Vec<Verwijzing>,
    /// Rent disputes.
    #[serde(deserialize_with = "reading::list")]
    pub huurgeschillen: Vec<Value>,
}

/// A home or relation as a contract points at it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Verwijzing {
    /// The association's number.
    #[serde(deserialize_with = "reading::text")]
    pub code: Option<String>,
    /// Roles, of a relation.
    #[serde(deserialize_with = "reading::list")]
    pub rollen: Vec<Rol>,
}

/// A role as VERA writes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Rol {
    /// Which (`RELATIEROLSOORT`).
    #[serde(deserialize_with = "reading::code")]
    pub soort: Option<String>,
}

/// Somebody on a lease, in our words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyRecord {
    /// The association's number of the relation.
    pub relation_number: String,
    /// In which capacity.
    pub role: PartyRole,
}

/// A lease in our words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeaseRecord {
    /// The ERP's key.
    pub erp_id: String,
    /// The association's number; the key when the ERP gives no number.
    pub number: String,
    /// The association's numbers of the homes; the first is the home itself, others are let with it.
    pub home_numbers: Vec<String>,
    /// First day.
    pub start: Date,
    /// Last day, once it is certain.
    pub end: Option<Date>,
    /// How often rent is paid; by the month when the ERP does not say.
    pub payment_period: PaymentPeriod,
    /// Notice term in the contract, in months.
    pub notice_clause_months: Option<u8>,
    /// Whether the ERP knows of a rent dispute.
    pub disputed: bool,
    /// Whether a court appointed somebody to act for a tenant; then the tenant alone cannot end the lease.
    pub under_guardianship: bool,
    /// Everybody on the lease.
    pub parties: Vec<PartyRecord>,
}

impl Record for LeaseRecord {
    const NOUN: Noun = Noun::Huurovereenkomsten;
    const PARTS: &'static [Part] = &[
        Part { property: "eenheden", noun: Noun::Eenheden, whole_when: "code" },
        Part { property: "relaties", noun: Noun::Relaties, whole_when: "code" },
    ];
    type Raw = Huurovereenkomst;

    fn from_raw(raw: Huurovereenkomst) -> Result<Option<Self>, FieldProblem> {
        let other_kind = raw.soort.as_deref().is_some_and(|soort| soort != ContractKind::Lease.code());
        let never_ran = raw.status.as_deref().and_then(ContractNotRunning::from_code).is_some();
        if other_kind || never_ran {
            return Ok(None);
        }
        let erp_id = raw.id.ok_or_else(|| FieldProblem::missing("id"))?;
        let start = raw.begindatum.ok_or_else(|| FieldProblem::missing("begindatum"))?;
        if raw.einddatum.is_some_and(|end| end < start) {
            return Err(FieldProblem::at("einddatum", "before begindatum"));
        }
        let home_numbers = numbers(&raw.eenheden, "eenheden")?;
        let parties = parties(&raw.relaties)?;
        Ok(Some(Self {
            number: raw.code.unwrap_or_else(|| erp_id.clone()),
            erp_id,
            home_numbers,
            start,
            end: raw.einddatum,
            payment_period: period(raw.prolongatie_interval.as_deref())?,
            notice_clause_months: raw
                .opzegtermijn
                .as_deref()
                .and_then(NoticeTerm::from_code)
                .map(NoticeTerm::months),
            disputed: !raw.huurgeschillen.is_empty(),
            under_guardianship: raw
                .relaties
                .iter()
                .any(|party| party.has(RelationRole::Administrator) || party.has(RelationRole::Guardian)),
            parties,
        }))
    }
}

impl Verwijzing {
    fn has(&self, role: RelationRole) -> bool {
        self.rollen.iter().any(|own| own.soort.as_deref() == Some(role.code()))
    }

    /// The part that a relation plays on the lease. Without any role it is a tenant: the domain schema has none.
    fn role(&self) -> Option<PartyRole> {
        if self.has(RelationRole::CoTenant) {
            Some(PartyRole::CoTenant)
        } else if self.has(RelationRole::Tenant) || self.rollen.is_empty() {
            Some(PartyRole::Tenant)
        } else {
            None
        }
    }
}

fn numbers(references: &[Verwijzing], property: &str) -> Result<Vec<String>, FieldProblem> {
    let number = |(index, reference): (usize, &Verwijzing)| {
        reference.code.clone().ok_or_else(|| FieldProblem::missing(format!("{property}[{index}].code")))
    };
    let numbers = references.iter().enumerate().map(number).collect::<Result<Vec<_>, _>>()?;
    if numbers.is_empty() { Err(FieldProblem::missing(property)) } else { Ok(numbers) }
}

fn parties(relations: &[Verwijzing]) -> Result<Vec<PartyRecord>, FieldProblem> {
    let mut parties = Vec::new();
    for (index, relation) in relations.iter().enumerate() {
        let Some(role) = relation.role() else { continue };
        let number =
            relation.code.clone().ok_or_else(|| FieldProblem::missing(format!("relaties[{index}].code")))?;
        parties.push(PartyRecord { relation_number: number, role });
    }
    if parties.is_empty() {
        return Err(FieldProblem::at("relaties", "nobody stands on this lease as tenant"));
    }
    Ok(parties)
}

fn period(interval: Option<&str>) -> Result<PaymentPeriod, FieldProblem> {
    let Some(interval) = interval else { return Ok(PaymentPeriod::Month) };
    reading::payment_period(interval).ok_or_else(|| {
        FieldProblem::at("prolongatieInterval", "not a period in which rent is paid, such as P1M, P4W or P1Y")
    })
}
