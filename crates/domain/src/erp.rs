//! What the association's ERP must know, in our words; `registers` says it in VERA's.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::appointments::{AppointmentKind, AppointmentStatus};
use crate::channels::Channel;
use crate::ids::{AppointmentId, CaseId, ContactId};
use crate::tenancy::Address;

/// How a termination stands (VERA `HUUROPZEGGINGSTATUS`; there AFG means *rejected*, never *finished*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TerminationStatus {
    /// Received (AAN).
    Received,
    /// Being looked at by a person (INB).
    InProgress,
    /// Approved, by a person or by the rules (GOE).
    Approved,
    /// Rejected by a person (AFG).
    Rejected,
    /// Withdrawn (GEA).
    Withdrawn,
}

/// A person as the ERP knows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonReference {
    /// The association's number for the person.
    pub number: String,
    /// Name in words.
    pub name: String,
}

/// A termination, whole, as it stands after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TerminationUpdate {
    /// The case; its identifier is our reference in the ERP.
    pub case: CaseId,
    /// The case number.
    pub number: String,
    /// The association's number of the lease.
    pub lease_number: String,
    /// How it stands.
    pub status: TerminationStatus,
    /// The day on which notice was received.
    pub received_on: Date,
    /// The last day of the lease.
    pub end: Date,
    /// Code in VERA `EINDEDETAILREDEN`.
    pub reason_code: String,
    /// The tenant's own words, if any.
    pub reason_note: Option<String>,
    /// Whether candidates may contact the tenant to view the home (VERA `HUUROPZEGGINGHUURDERSAFSPRAAK` CON).
    pub viewing: bool,
    /// Where the tenant goes, when known.
    pub new_address: Option<Address>,
    /// Where the tenant goes when that is abroad, in lines as they wrote it.
    pub new_address_abroad: Option<String>,
    /// Account for the settlement, electronic form.
    pub iban: Option<String>,
    /// In whose name that account is.
    pub account_holder: Option<String>,
    /// Everybody on the lease.
    pub tenants: Vec<PersonReference>,
}

/// An appointment with its inspection, whole, as it stands after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentUpdate {
    /// The appointment; its identifier is our reference in the ERP.
    pub appointment: AppointmentId,
    /// The case it belongs to.
    pub case: CaseId,
    /// The case number.
    pub case_number: String,
    /// The association's number of the lease.
    pub lease_number: String,
    /// The association's number of the home.
    pub home_number: String,
    /// What for.
    pub kind: AppointmentKind,
    /// Where it stands.
    pub status: AppointmentStatus,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// Who comes.
    pub inspector_name: String,
    /// Where.
    pub address: Address,
    /// Everybody on the lease.
    pub tenants: Vec<PersonReference>,
}

/// A contact moment recorded by staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactUpdate {
    /// The contact; its identifier is our reference in the ERP.
    pub contact: ContactId,
    /// By which channel.
    pub channel: Channel,
    /// Whether the tenant came to us.
    pub inbound: bool,
    /// When.
    pub at: Timestamp,
    /// What about.
    pub topic: String,
    /// In one or two sentences.
    pub summary: String,
    /// Who.
    pub person: PersonReference,
}

/// One update on its way to the ERP, as it lies in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "noun")]
pub enum ErpUpdate {
    /// VERA *huuropzegging*.
    Termination(Box<TerminationUpdate>),
    /// VERA *afspraak*.
    Appointment(Box<AppointmentUpdate>),
    /// VERA *inspectie*.
    Inspection(Box<AppointmentUpdate>),
    /// VERA *contactmoment*.
    Contact(Box<ContactUpdate>),
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::{AppointmentUpdate, ErpUpdate};
    use crate::appointments::{AppointmentKind, AppointmentStatus};
    use crate::chance::SeededChance;
    use crate::ids::{AppointmentId, CaseId};
    use crate::tenancy::Address;

    #[test]
    fn an_update_comes_back_from_the_outbox_as_it_went_in() {
        let chance = SeededChance::new(1);
        let at = date(2026, 3, 3).at(9, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp();
        let visit = AppointmentUpdate {
            appointment: AppointmentId::new(at, &chance),
            case: CaseId::new(at, &chance),
            case_number: "HO-2026-000001".to_owned(),
            lease_number: "H-1".to_owned(),
            home_number: "VHE-1".to_owned(),
            kind: AppointmentKind::FinalInspection,
            status: AppointmentStatus::Booked,
            starts_at: at,
            ends_at: at,
            inspector_name: "Ineke".to_owned(),
            address: Address::default(),
            tenants: Vec::new(),
        };
        for update in
            [ErpUpdate::Appointment(Box::new(visit.clone())), ErpUpdate::Inspection(Box::new(visit))]
        {
            let stored = serde_json::to_value(&update).unwrap();
            assert_eq!(serde_json::from_value::<ErpUpdate>(stored).unwrap(), update);
        }
    }
}
