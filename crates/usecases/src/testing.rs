//! A small town for stories of this crate and of those above it: tenants with a home each, inspectors with hours, the
//! standard rules.
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a story that cannot be set must stop")]

use std::sync::Arc;

use domain::actors::{Actor, StaffRole};
use domain::appointments::{Inspector, WorkingHours};
use domain::cases::Case;
use domain::chance::{Chance, SeededChance};
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::{HomeId, InspectorId, LeaseId, RelationId, StaffId};
use domain::language::{Language, Texts};
use domain::processes::intake::{Answers, FieldKind};
use domain::processes::rules::RuleFiles;
use domain::processes::{all, texts};
use domain::tenancy::{
    Address, Home, HomeKind, Lease, LeaseParty, PartyRole, PaymentPeriod, PersonName, Relation,
};
use jiff::Timestamp;
use jiff::civil::{Time, Weekday, date, time};
use serde_json::json;
use store::staff::StaffMember;
use store::{Store, Tx};

use crate::journeys::Memory;
use crate::steering::policies::Proofs;
use crate::{Act, Association, Error, House, cases};

/// The process of these stories.
pub const PROCESS: &str = "lease-termination";

/// The town; every story starts on Tuesday 3 March 2026 at eleven at night.
#[derive(Debug)]
pub struct Town {
    /// The house.
    pub house: Arc<House>,
    /// What time it is.
    pub now: Timestamp,
    /// An employee, as which every role acts.
    pub staff: StaffId,
}

/// Somebody with a home.
#[derive(Debug, Clone, Copy)]
pub struct Tenant {
    /// Who.
    pub relation: RelationId,
    /// Their lease.
    pub lease: LeaseId,
}

/// The standard rules.
pub fn rules() -> RuleFiles {
    let files = [
        ("lease-termination.toml", include_str!("../../../rules/lease-termination.toml")),
        ("lease-termination.dmn", include_str!("../../../rules/lease-termination.dmn")),
        ("channel-policy.toml", include_str!("../../../rules/channel-policy.toml")),
        ("channel-policy.dmn", include_str!("../../../rules/channel-policy.dmn")),
    ];
    RuleFiles(files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
}

fn employee(id: StaffId, now: Timestamp) -> StaffMember {
    StaffMember {
        id,
        email: "bo@example.nl".into(),
        name: "Bo Balie".into(),
        role: StaffRole::Agent,
        password_hash: "none".into(),
        totp_secret: None,
        disabled: false,
        created_at: now,
        version: 1,
    }
}

const WEEKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

impl Town {
    /// A town on this store.
    pub async fn new(store: Store) -> Self {
        let processes = all(&rules()).unwrap();
        let mut sources = texts(&processes);
        sources.extend(crate::TEXTS);
        let association = Association {
            name: "Woonstichting De Brink".into(),
            phone: "050 123 45 67".into(),
            email: "info@example.nl".into(),
            address: "Brink 1, Groningen".into(),
            public_url: "https://mijn.example.nl".into(),
            emergency_phone: None,
            whatsapp: None,
            chat_url: None,
        };
        let chance: Arc<dyn Chance> = Arc::new(SeededChance::new(7));
        let texts = Arc::new(Texts::read(&sources).unwrap());
        let seal = crate::signing_in::Seal::new([7; 32]).unwrap();
        let now: Timestamp = "2026-03-03T22:00:00Z".parse().unwrap();
        let staff = StaffId::new(now, chance.as_ref());
        let town = Self {
            house: Arc::new(House {
                store,
                processes,
                texts,
                association,
                seal,
                chance,
                memory: Memory::default(),
                proofs: Proofs::default(),
                log_days: crate::journeys::logs::LOG_DAYS,
            }),
            now,
            staff,
        };
        let mut tx = town.house.store.begin().await.unwrap();
        store::staff::add(&mut tx, &employee(staff, now)).await.unwrap();
        town.commit(tx).await;
        town
    }

    /// Lets the standard channel policy hold here.
    pub async fn steered(&self) {
        let act = self.house.program(self.now);
        crate::steering::policies::install(&act, &rules()).await.unwrap();
    }

    /// As this tenant, in Mijn.
    pub fn as_tenant(&self, tenant: Tenant) -> Act<'_> {
        self.house.act(self.now, Actor::Tenant { id: tenant.relation }, Channel::Portal)
    }

    /// As the employee with this role, at the counter.
    pub fn as_staff(&self, role: StaffRole) -> Act<'_> {
        self.house.act(self.now, Actor::Staff { id: self.staff, role }, Channel::Counter)
    }

    async fn commit(&self, mut tx: Tx) {
        let act = self.house.program(self.now);
        tx.record(&act.event(Subject::new("story", "1"), "story-told", json!({}))).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// A tenant alone (or with `others`) in a flat of 2019: by the rules only a final inspection.
    pub async fn tenant(&self, number: u32, others: &[RelationId]) -> Tenant {
        let (now, chance) = (self.now, self.house.chance.as_ref());
        let relation = self.person(&format!("R{number}"), "Aya", true).await;
        let home = Home {
            id: HomeId::new(now, chance),
            number: format!("VHE-{number}"),
            address: Address {
                street: "Poelestraat".into(),
                house_number: number,
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
        };
        let party = |relation| LeaseParty { relation, role: PartyRole::CoTenant };
        let lease = Lease {
            id: LeaseId::new(now, chance),
            number: format!("H-{number}"),
            home: home.id,
            start: date(2024, 2, 1),
            end: None,
            payment_period: PaymentPeriod::Month,
            notice_clause_months: None,
            disputed: false,
            parties: std::iter::once(relation).chain(others.iter().copied()).map(party).collect(),
            version: 1,
        };
        let mut tx = self.house.store.begin().await.unwrap();
        store::tenancy::homes::add(&mut tx, &home).await.unwrap();
        store::tenancy::leases::add(&mut tx, &lease).await.unwrap();
        self.commit(tx).await;
        Tenant { relation, lease: lease.id }
    }

    /// A person without a home; their e-mail address is their number.
    pub async fn person(&self, number: &str, first_name: &str, with_email: bool) -> RelationId {
        let relation = Relation {
            id: RelationId::new(self.now, self.house.chance.as_ref()),
            number: number.into(),
            name: PersonName {
                initials: "A.".into(),
                first_name: Some(first_name.into()),
                infix: None,
                last_name: format!("Bos{number}"),
            },
            email: with_email.then(|| format!("{}@example.nl", number.to_lowercase())),
            phone: None,
            language: Language::Nl,
            preference: None,
            version: 1,
        };
        let mut tx = self.house.store.begin().await.unwrap();
        store::tenancy::relations::add(&mut tx, &relation).await.unwrap();
        self.commit(tx).await;
        relation.id
    }

    /// An inspector who works these hours on every working day.
    pub async fn inspector(&self, from: Time, until: Time) {
        let inspector = Inspector {
            id: InspectorId::new(self.now, self.house.chance.as_ref()),
            name: "Ina Specteur".into(),
            email: None,
            active: true,
            version: 1,
        };
        let hours = WEEKDAYS.map(|weekday| WorkingHours { weekday, from, until });
        let mut tx = self.house.store.begin().await.unwrap();
        store::appointments::inspectors::add(&mut tx, &inspector).await.unwrap();
        store::appointments::inspectors::set_hours(&mut tx, inspector.id, &hours).await.unwrap();
        self.commit(tx).await;
    }

    /// An inspector during office hours.
    pub async fn office_hours(&self) {
        self.inspector(time(8, 0, 0, 0), time(17, 0, 0, 0)).await;
    }

    /// Answers that can be filed, with the first time that is offered now; times must be free.
    pub async fn answers(&self, act: &Act<'_>, tenant: Tenant) -> Answers {
        let answers = self.answers_if_any(act, tenant, 0).await;
        assert!(answers.get("final-inspection-time").is_some(), "a time is free");
        answers
    }

    /// The same with the `preferred`th time (counted round), also when no time is free.
    pub async fn answers_if_any(&self, act: &Act<'_>, tenant: Tenant, preferred: usize) -> Answers {
        let given = [
            ("situation", "everyone"),
            ("end-date", "2026-04-24"),
            ("address-kind", "unknown"),
            ("iban", "NL91 ABNA 0417 1643 00"),
            ("holder", "A. Bos"),
            ("viewing", "yes"),
            ("ask-pre-inspection", "no"),
            ("contact-by", "email"),
        ];
        let given = given.map(|(field, value)| (field.to_owned(), value.to_owned())).into_iter().collect();
        let view = cases::save(act, PROCESS, tenant.lease, tenant.relation, &given).await.unwrap();
        let mut answers = view.answers.clone();
        for field in view.questions.into_iter().flat_map(|question| question.fields) {
            if let FieldKind::Times(slots) = field.kind {
                answers.0.insert(field.name.to_owned(), slots[preferred % slots.len()].code());
            }
        }
        answers
    }

    /// Files with the first time that is free.
    pub async fn file(&self, act: &Act<'_>, tenant: Tenant) -> Result<Case, Error> {
        let answers = self.answers(act, tenant).await;
        cases::file(act, PROCESS, tenant.lease, tenant.relation, &answers).await
    }

    /// What waits to leave for this target, as kinds in order.
    pub async fn outgoing(&self, case: &Case, target: &str) -> Vec<String> {
        let stream = case.id.to_string();
        let messages = store::outbox::of_stream(&self.house.store, &stream).await.unwrap();
        messages.into_iter().filter(|message| message.target == target).map(|message| message.kind).collect()
    }
}
