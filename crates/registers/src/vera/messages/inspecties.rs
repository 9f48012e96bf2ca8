//! *Inspectie*: the home is looked at before the tenant leaves.

use domain::erp::AppointmentUpdate;
use serde::{Deserialize, Serialize};

use super::afspraken::{inspection, status};
use super::{Links, Message, Origin, OvereenkomstSleutels, Referentiedata};
use crate::vera::nouns::Noun;

/// `Inspectiebericht` of information domain *Overeenkomsten*.
///
/// VERA names the lists `INSPECTIESOORT` and `INSPECTIESTATUS` but publishes neither; see
/// [`InspectionKind`](crate::vera::codes::InspectionKind). An inspection stands where its appointment stands, so it
/// carries the appointment's code of `AFSPRAAKSTATUS`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspectie {
    /// Our appointment: an inspection is held at one appointment and shares its identifier.
    pub id_extern: String,
    /// The association.
    pub id_organisatie: String,
    /// This program.
    pub id_administratie: String,
    /// The case number.
    pub code: String,
    /// Which inspection.
    pub soort: Referentiedata,
    /// Where it stands.
    pub status: Referentiedata,
    /// The address of the appointment in the ERP.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afspraak: Option<String>,
    /// The lease.
    pub overeenkomst: OvereenkomstSleutels,
    /// The addresses of everybody on the lease.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relaties: Vec<String>,
}

impl Inspectie {
    /// The message for the inspection held at an appointment.
    pub fn new(update: &AppointmentUpdate, links: &Links, origin: &Origin) -> Self {
        Self {
            id_extern: update.appointment.to_string(),
            id_organisatie: origin.organisation.clone(),
            id_administratie: origin.administration.clone(),
            code: update.case_number.clone(),
            soort: Referentiedata::of(inspection(update.kind)),
            status: Referentiedata::of(status(update.status)),
            afspraak: links
                .appointment
                .as_deref()
                .map(|id| origin.collections.record(Noun::Afspraken, id).into()),
            overeenkomst: OvereenkomstSleutels::lease(&links.lease),
            relaties: origin.addresses_of_people(links),
        }
    }
}

impl Message for Inspectie {
    const NOUN: Noun = Noun::Inspecties;
    const OWN: &'static [&'static str] = &[
        "idExtern",
        "idOrganisatie",
        "idAdministratie",
        "code",
        "soort",
        "status",
        "afspraak",
        "overeenkomst",
        "relaties",
    ];

    fn id_extern(&self) -> &str {
        &self.id_extern
    }
}
