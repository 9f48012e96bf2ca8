//! A tenant, a home, an inspector and the standard rules, for the stories of this process.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Weekday, date, time};
use uuid::Uuid;

use crate::actors::Actor;
use crate::appointments::{Appointment, Calendar, Inspector, WorkingHours};
use crate::cases::{Level, Signature};
use crate::channels::Channel;
use crate::ids::{CaseId, HomeId, InspectorId, LeaseId, RelationId, StaffId};
use crate::language::Language;
use crate::processes::flow::Decision;
use crate::processes::intake::{Answers, FieldKind, Refused};
use crate::processes::lease_termination::{LeaseTermination, PARAMETERS, TABLES};
use crate::processes::rules::RuleFiles;
use crate::processes::{Facts, NewCase, Process};
use crate::tenancy::{
    Address, Home, HomeKind, Lease, LeaseParty, PartyRole, PaymentPeriod, PersonName, Relation,
};

pub const REQUESTER: RelationId = RelationId(Uuid::from_u128(1));
pub const PARTNER: RelationId = RelationId(Uuid::from_u128(2));

pub fn staff() -> StaffId {
    StaffId(Uuid::from_u128(9))
}

pub struct Scene {
    pub process: LeaseTermination,
    pub now: Timestamp,
    pub actor: Actor,
    pub level: Level,
    pub lease: Lease,
    pub home: Home,
    pub tenants: Vec<Relation>,
    pub signatures: Vec<Signature>,
    pub appointments: Vec<Appointment>,
    pub calendars: Vec<Calendar>,
}

fn tenant(id: RelationId, first: &str) -> Relation {
    Relation {
        id,
        number: format!("R{}", id.0.as_u128()),
        name: PersonName {
            initials: first[..1].to_owned() + ".",
            first_name: Some(first.into()),
            infix: None,
            last_name: "Bos".into(),
        },
        email: Some(format!("{}@example.nl", first.to_lowercase())),
        phone: None,
        language: Language::Nl,
        preference: None,
        version: 1,
    }
}

pub fn standard_rules() -> RuleFiles {
    let files = [
        (PARAMETERS, include_str!("../../../../../../rules/lease-termination.toml")),
        (TABLES, include_str!("../../../../../../rules/lease-termination.dmn")),
    ];
    RuleFiles(files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
}

impl Scene {
    /// A sole tenant of two years in a flat of 2019, on Tuesday 3 March 2026 at eleven at night.
    pub fn new() -> Self {
        let home = HomeId(Uuid::from_u128(3));
        let hours =
            [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
                .map(|weekday| WorkingHours { weekday, from: time(8, 0, 0, 0), until: time(17, 0, 0, 0) })
                .to_vec();
        let inspector = Inspector {
            id: InspectorId(Uuid::from_u128(4)),
            name: "Ina Specteur".into(),
            email: None,
            active: true,
            version: 1,
        };
        Self {
            process: LeaseTermination::read(&standard_rules()).unwrap(),
            now: "2026-03-03T22:00:00Z".parse().unwrap(),
            actor: Actor::Tenant { id: REQUESTER },
            level: Level::MaximallyDigital,
            lease: Lease {
                id: LeaseId(Uuid::from_u128(5)),
                number: "H-5".into(),
                home,
                start: date(2024, 2, 1),
                end: None,
                payment_period: PaymentPeriod::Month,
                notice_clause_months: None,
                disputed: false,
                parties: vec![LeaseParty { relation: REQUESTER, role: PartyRole::Tenant }],
                version: 1,
            },
            home: Home {
                id: home,
                number: "VHE-3".into(),
                address: Address {
                    street: "Poelestraat".into(),
                    house_number: 24,
                    letter: None,
                    suffix: None,
                    postal_code: "9712KB".into(),
                    city: "Groningen".into(),
                },
                kind: HomeKind::GalleryFlat,
                build_year: Some(2019),
                last_major_maintenance: None,
                open_reports: 0,
                location: None,
                version: 1,
            },
            tenants: vec![tenant(REQUESTER, "Aya")],
            signatures: Vec::new(),
            appointments: Vec::new(),
            calendars: vec![Calendar { hours, ..Calendar::empty(inspector) }],
        }
    }

    /// The same, with a partner on the lease.
    pub fn with_partner() -> Self {
        let mut scene = Self::new();
        scene.lease.parties.push(LeaseParty { relation: PARTNER, role: PartyRole::CoTenant });
        scene.tenants.push(tenant(PARTNER, "Ben"));
        scene
    }

    pub fn facts(&self) -> Facts<'_> {
        let channel = match self.actor {
            Actor::Tenant { .. } => Channel::Portal,
            Actor::System { .. } => Channel::Api,
            Actor::Staff { .. } | Actor::Program => Channel::Counter,
        };
        Facts {
            now: self.now,
            actor: self.actor,
            channel,
            level: self.level,
            requester: REQUESTER,
            lease: &self.lease,
            home: &self.home,
            tenants: &self.tenants,
            signatures: &self.signatures,
            appointments: &self.appointments,
            running: None,
            calendars: &self.calendars,
        }
    }

    /// Answers that can be filed, with the first time that is offered for each visit.
    pub fn answers(&self) -> Answers {
        let given = [
            ("situation", "everyone"),
            ("end-date", "2026-04-30"),
            ("reason", "work"),
            ("address-kind", "unknown"),
            ("iban", "NL91 ABNA 0417 1643 00"),
            ("holder", "A. Bos"),
            ("viewing", "yes"),
            ("ask-pre-inspection", "no"),
            ("contact-by", "email"),
        ];
        let mut answers =
            Answers(given.map(|(field, value)| (field.to_owned(), value.to_owned())).into_iter().collect());
        let times: BTreeMap<String, String> = self
            .process
            .questions(&answers, &self.facts())
            .into_iter()
            .flat_map(|question| question.fields)
            .filter_map(|field| match field.kind {
                FieldKind::Times(slots) => Some((field.name.to_owned(), slots[0].code())),
                _ => None,
            })
            .collect();
        answers.0.extend(times);
        answers
    }

    pub fn submit(&self, answers: &Answers) -> Result<Decision, Refused> {
        let new = NewCase { id: CaseId(Uuid::from_u128(7)), number: "HO-2026-000001" };
        self.process.submit(answers, &self.facts(), new)
    }
}
