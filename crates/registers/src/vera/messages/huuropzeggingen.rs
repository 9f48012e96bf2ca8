//! *Huuropzegging*: a tenant ends the lease.

use domain::erp::{TerminationStatus as Stands, TerminationUpdate};
use domain::tenancy::Address;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ExtraAttribuut, Links, Message, Origin, OvereenkomstSleutels, Referentiedata, UnknownCode};
use crate::vera::codes::{EndDetailReason, ReferenceCode, TenantAgreement, TerminationStatus};
use crate::vera::nouns::Noun;

/// `Huuropzeggingbericht` of information domain *Overeenkomsten*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Huuropzegging {
    /// Our case.
    pub id_extern: String,
    /// The association.
    pub id_organisatie: String,
    /// This program.
    pub id_administratie: String,
    /// The case number.
    pub code: String,
    /// Where it stands (`HUUROPZEGGINGSTATUS`).
    pub status: Referentiedata,
    /// The day on which notice was given.
    pub begindatum: Date,
    /// The day on which the lease ends. On a *huurovereenkomst* the same word means the day on which notice was given.
    pub opzegdatum: Date,
    /// Why, roughly (`EINDEREDEN`).
    pub einde_reden: Referentiedata,
    /// Why, precisely (`EINDEDETAILREDEN`).
    pub einde_detail_reden: Referentiedata,
    /// What was agreed with the tenant (`HUUROPZEGGINGHUURDERSAFSPRAAK`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub huurdersafspraken: Vec<Referentiedata>,
    /// The lease.
    pub huurovereenkomst: OvereenkomstSleutels,
    /// The addresses of everybody on the lease.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relaties: Vec<String>,
    /// Forwarding address, account for the settlement and the tenant's own words.
    #[serde(default, rename = "extra-attributen", skip_serializing_if = "Vec::is_empty")]
    pub extra_attributen: Vec<ExtraAttribuut>,
}

impl Huuropzegging {
    /// The message for a termination; refuses a reason that is not in `EINDEDETAILREDEN`.
    pub fn new(update: &TerminationUpdate, links: &Links, origin: &Origin) -> Result<Self, UnknownCode> {
        let reason = EndDetailReason::from_code(&update.reason_code)
            .ok_or_else(|| UnknownCode { list: EndDetailReason::LIST, code: update.reason_code.clone() })?;
        let agreements = update.viewing.then(|| Referentiedata::of(TenantAgreement::ShareContactDetails));
        Ok(Self {
            id_extern: update.case.to_string(),
            id_organisatie: origin.organisation.clone(),
            id_administratie: origin.administration.clone(),
            code: update.number.clone(),
            status: Referentiedata::of(status(update.status)),
            begindatum: update.received_on,
            opzegdatum: update.end,
            einde_reden: Referentiedata::of(reason.parent()),
            einde_detail_reden: Referentiedata::of(reason),
            huurdersafspraken: agreements.into_iter().collect(),
            huurovereenkomst: OvereenkomstSleutels::lease(&links.lease),
            relaties: origin.addresses_of_people(links),
            extra_attributen: extras(update),
        })
    }
}

impl Message for Huuropzegging {
    const NOUN: Noun = Noun::Huuropzeggingen;
    const OWN: &'static [&'static str] = &[
        "idExtern",
        "idOrganisatie",
        "idAdministratie",
        "code",
        "status",
        "begindatum",
        "opzegdatum",
        "eindeReden",
        "eindeDetailReden",
        "huurdersafspraken",
        "huurovereenkomst",
        "relaties",
        "extra-attributen",
    ];

    fn id_extern(&self) -> &str {
        &self.id_extern
    }
}

/// The VERA code for where a termination stands.
pub const fn status(stands: Stands) -> TerminationStatus {
    match stands {
        Stands::Received => TerminationStatus::Created,
        Stands::InProgress => TerminationStatus::InProgress,
        Stands::Approved => TerminationStatus::Approved,
        Stands::Rejected => TerminationStatus::Rejected,
        Stands::Withdrawn => TerminationStatus::Cancelled,
    }
}

/// What VERA's termination has no field for, under the names of the fields that VERA has elsewhere.
fn extras(update: &TerminationUpdate) -> Vec<ExtraAttribuut> {
    let address = update.new_address.as_ref();
    let number = address.map(|to| to.house_number.to_string());
    let part = |choose: fn(&Address) -> Option<&str>| address.and_then(choose);
    // A foreign address has two lines in VERA (`BuitenlandsAdres`): the first as written, all others in the second.
    let abroad = update.new_address_abroad.as_deref().unwrap_or_default();
    let mut lines = abroad.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next();
    let others = lines.collect::<Vec<_>>().join(", ");
    [
        ("nieuwAdres.adresregel1", first),
        ("nieuwAdres.adresregel2", Some(others.as_str())),
        ("nieuwAdres.straatnaam", part(|to| Some(&to.street))),
        ("nieuwAdres.huisnummer", number.as_deref()),
        ("nieuwAdres.huisletter", part(|to| to.letter.as_deref())),
        ("nieuwAdres.huisnummerToevoeging", part(|to| to.suffix.as_deref())),
        ("nieuwAdres.postcode", part(|to| Some(&to.postal_code))),
        ("nieuwAdres.woonplaats", part(|to| Some(&to.city))),
        ("eindafrekening.iban", update.iban.as_deref()),
        ("eindafrekening.rekeninghouder", update.account_holder.as_deref()),
        ("toelichting", update.reason_note.as_deref()),
    ]
    .into_iter()
    .filter_map(|(naam, waarde)| Some((naam, waarde.filter(|value| !value.is_empty())?)))
    .map(|(naam, waarde)| ExtraAttribuut { naam: naam.to_owned(), waarde: waarde.to_owned() })
    .collect()
}
