//! *Afspraak*: somebody comes to the home.

use domain::appointments::{AppointmentKind, AppointmentStatus as Stands};
use domain::erp::AppointmentUpdate;
use serde::{Deserialize, Serialize};

use super::{Links, Message, Origin, Referentiedata, RelatieSleutels, moment};
use crate::vera::codes::{AppointmentStatus, InspectionKind, ReferenceCode};
use crate::vera::nouns::Noun;

/// `Afspraakbericht` of information domain *Relaties*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Afspraak {
    /// Our appointment.
    pub id_extern: String,
    /// The association.
    pub id_organisatie: String,
    /// This program.
    pub id_administratie: String,
    /// The case number.
    pub code: String,
    /// What for, where and with whom, in words: VERA has no field for an inspector who is not a relation.
    pub onderwerp: String,
    /// Where it stands (`AFSPRAAKSTATUS`).
    pub status: Referentiedata,
    /// Start; only once the time is certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begindatum: Option<String>,
    /// End; only once the time is certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub einddatum: Option<String>,
    /// Start of the time that is kept while the appointment is not certain yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bloktijd_begin: Option<String>,
    /// End of the time that is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bloktijd_eind: Option<String>,
    /// The address of the home's *adres*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locatie: Option<String>,
    /// Everybody on the lease.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relaties: Vec<RelatieSleutels>,
}

impl Afspraak {
    /// The message for an appointment.
    pub fn new(update: &AppointmentUpdate, links: &Links, origin: &Origin) -> Self {
        let kind = inspection(update.kind).naam();
        let (start, end) = (Some(moment(update.starts_at)), Some(moment(update.ends_at)));
        let held = update.status == Stands::Held;
        let (begindatum, einddatum, bloktijd_begin, bloktijd_eind) =
            if held { (None, None, start, end) } else { (start, end, None, None) };
        Self {
            id_extern: update.appointment.to_string(),
            id_organisatie: origin.organisation.clone(),
            id_administratie: origin.administration.clone(),
            code: update.case_number.clone(),
            onderwerp: format!("{kind} {} ({})", update.address, update.inspector_name),
            status: Referentiedata::of(status(update.status)),
            begindatum,
            einddatum,
            bloktijd_begin,
            bloktijd_eind,
            locatie: links.address.as_deref().map(|id| origin.collections.record(Noun::Adressen, id).into()),
            relaties: links.people.iter().map(RelatieSleutels::person).collect(),
        }
    }
}

impl Message for Afspraak {
    const NOUN: Noun = Noun::Afspraken;
    const OWN: &'static [&'static str] = &[
        "idExtern",
        "idOrganisatie",
        "idAdministratie",
        "code",
        "onderwerp",
        "status",
        "begindatum",
        "einddatum",
        "bloktijdBegin",
        "bloktijdEind",
        "locatie",
        "relaties",
    ];

    fn id_extern(&self) -> &str {
        &self.id_extern
    }
}

/// The VERA code for where an appointment, or the inspection held at it, stands.
pub const fn status(stands: Stands) -> AppointmentStatus {
    match stands {
        Stands::Held => AppointmentStatus::Requested,
        Stands::Booked => AppointmentStatus::Planned,
        Stands::Done => AppointmentStatus::Finished,
        Stands::Cancelled => AppointmentStatus::Cancelled,
    }
}

/// The VERA code for what somebody comes to do.
pub const fn inspection(kind: AppointmentKind) -> InspectionKind {
    match kind {
        AppointmentKind::PreInspection => InspectionKind::PreInspection,
        AppointmentKind::FinalInspection => InspectionKind::FinalInspection,
    }
}
