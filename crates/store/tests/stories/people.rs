//! Homes, people and leases for stories that need them.

use std::collections::BTreeMap;

use domain::cases::{Case, Draft, Level};
use domain::channels::Channel;
use domain::ids::{CaseId, DraftId, HomeId, LeaseId, RelationId};
use domain::language::Language;
use domain::tenancy::{
    Address, Home, HomeKind, Lease, LeaseParty, Location, PartyRole, PaymentPeriod, PersonName, Relation,
};
use serde_json::json;
use store::cases::{self, PerLease};
use store::tenancy::{homes, leases, relations};
use store::{Store, Tx};

use crate::helpers::{event, new_id, now};

pub fn relation(number: &str, first_name: &str, last_name: &str) -> Relation {
    Relation {
        id: new_id!(RelationId),
        number: number.to_owned(),
        name: PersonName {
            initials: "A.B.".to_owned(),
            first_name: Some(first_name.to_owned()),
            infix: Some("van der".to_owned()),
            last_name: last_name.to_owned(),
        },
        email: Some(format!("{}@voorbeeld.nl", number.to_lowercase())),
        phone: Some("+31612345678".to_owned()),
        language: Language::Nl,
        preference: Some(Channel::Phone),
        version: 1,
    }
}

pub fn home(number: &str, street: &str, house_number: u32) -> Home {
    Home {
        id: new_id!(HomeId),
        number: number.to_owned(),
        address: Address {
            street: street.to_owned(),
            house_number,
            letter: Some("c".to_owned()),
            suffix: None,
            postal_code: "9712KB".to_owned(),
            city: "Groningen".to_owned(),
        },
        kind: HomeKind::GalleryFlat,
        build_year: Some(1968),
        last_major_maintenance: Some("2015-06-01".parse().unwrap()),
        open_reports: 2,
        location: Some(Location { latitude: 53.218_461_547_511, longitude: 6.570_229_235_698_02 }),
        version: 1,
    }
}

pub fn lease(number: &str, home: HomeId, parties: &[RelationId]) -> Lease {
    let party = |(place, relation): (usize, &RelationId)| LeaseParty {
        relation: *relation,
        role: if place == 0 { PartyRole::Tenant } else { PartyRole::Spouse },
    };
    Lease {
        id: new_id!(LeaseId),
        number: number.to_owned(),
        home,
        start: "2019-03-01".parse().unwrap(),
        end: None,
        payment_period: PaymentPeriod::Month,
        notice_clause_months: Some(1),
        disputed: false,
        parties: parties.iter().enumerate().map(party).collect(),
        version: 1,
    }
}

/// A household: two people on one lease of one home.
pub struct Household {
    pub aya: Relation,
    pub ben: Relation,
    pub home: Home,
    pub lease: Lease,
}

pub async fn household(store: &Store) -> Household {
    let (aya, ben) = (relation("R1", "Aya", "Çelik"), relation("R2", "Ben", "Jansen-Bakker"));
    let home = home("VHE-1", "Poelestraat", 24);
    let lease = lease("L-2019-0001", home.id, &[aya.id, ben.id]);
    let mut tx = store.begin().await.unwrap();
    relations::add(&mut tx, &aya).await.unwrap();
    relations::add(&mut tx, &ben).await.unwrap();
    homes::add(&mut tx, &home).await.unwrap();
    leases::add(&mut tx, &lease).await.unwrap();
    commit(tx, "household-added").await;
    Household { aya, ben, home, lease }
}

/// Commits with an event.
pub async fn commit(mut tx: Tx, kind: &str) {
    tx.record(&event(kind)).await.unwrap();
    tx.commit().await.unwrap();
}

pub fn case(household: &Household, number: &str) -> Case {
    Case {
        id: new_id!(CaseId),
        number: number.to_owned(),
        process: "lease-termination".to_owned(),
        level: Level::MaximallyDigital,
        channel: Channel::Portal,
        requester: household.aya.id,
        lease: household.lease.id,
        home: household.home.id,
        state: "waiting-for-signatures".to_owned(),
        open: true,
        attention: Vec::new(),
        assignee: None,
        opened_at: now(),
        closed_at: None,
        version: 1,
        data: json!({"end": "2026-12-31", "reden": "verhuizing naar ’t Zandt"}),
    }
}

pub async fn add_case(store: &Store, case: &Case, per_lease: PerLease) {
    let mut tx = store.begin().await.unwrap();
    cases::add(&mut tx, case, per_lease).await.unwrap();
    commit(tx, "case-opened").await;
}

pub fn draft(household: &Household) -> Draft {
    Draft {
        id: new_id!(DraftId),
        process: "lease-termination".to_owned(),
        lease: household.lease.id,
        relation: household.aya.id,
        staff: None,
        channel: Channel::Portal,
        answers: BTreeMap::from([("end".to_owned(), "31-12-2026".to_owned())]),
        updated_at: now(),
        version: 1,
    }
}
