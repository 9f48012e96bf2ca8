//! A small association, a client for the stand-in, and the patience of an outbox.

use std::net::SocketAddr;
use std::sync::Once;
use std::time::{Duration, Instant};

use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::channels::Channel;
use domain::erp::{
    AppointmentUpdate, ContactUpdate, ErpUpdate, PersonReference, TerminationStatus, TerminationUpdate,
};
use domain::ids::{AppointmentId, CaseId, ContactId, HomeId, LeaseId, OutboxId, RelationId};
use domain::language::Language;
use domain::tenancy::{
    Address, Home, HomeKind, Lease, LeaseParty, PartyRole, PaymentPeriod, PersonName, Relation,
};
use jiff::civil::date;
use jiff::{Span, Timestamp};
use registers::vera::{Authentication, Delivery, ErpReference, VeraClient, VeraConfig};
use stand_in_erp::{Entry, Options, Seed, StandInErp};
use uuid::Uuid;

pub const HERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 0);

pub fn id(of: usize) -> Uuid {
    Uuid::from_u128(0x019a_a1b2_0000_7000_8000_0000_0000_0000 + of as u128)
}

/// `homes` homes, each let to two people.
pub fn association(homes: usize) -> Seed {
    let mut seed = Seed::default();
    for place in 0..homes {
        for person in [2 * place, 2 * place + 1] {
            seed.relations.push(Relation {
                id: RelationId(id(person)),
                number: format!("R-{:04}", 5000 + person),
                name: PersonName {
                    initials: "A.".to_owned(),
                    last_name: format!("Bewoner{person}"),
                    ..PersonName::default()
                },
                email: Some(format!("bewoner{person}@example.org")),
                phone: (person % 3 != 0).then(|| format!("+3161234{person:04}")),
                language: if person % 5 == 0 { Language::En } else { Language::Nl },
                preference: (person % 2 == 0).then_some(Channel::Email),
                version: 1,
            });
        }
        seed.homes.push(Home {
            id: HomeId(id(place)),
            number: format!("{}.{:03}", 10 + place / 100, place % 100),
            address: address(u32::try_from(place).unwrap() + 1),
            kind: HomeKind::StaircaseFlat,
            build_year: Some(1974),
            last_major_maintenance: None,
            open_reports: 0,
            location: None,
            version: 1,
        });
        seed.leases.push(Lease {
            id: LeaseId(id(place)),
            number: format!("HO{place:05}"),
            home: HomeId(id(place)),
            start: date(2014, 3, 1),
            end: None,
            payment_period: PaymentPeriod::Month,
            notice_clause_months: Some(1),
            disputed: place % 7 == 3,
            parties: vec![
                LeaseParty { relation: RelationId(id(2 * place)), role: PartyRole::Tenant },
                LeaseParty { relation: RelationId(id(2 * place + 1)), role: PartyRole::CoTenant },
            ],
            version: 1,
        });
    }
    seed
}

pub fn address(house_number: u32) -> Address {
    Address {
        street: "Poelestraat".to_owned(),
        house_number,
        letter: None,
        suffix: None,
        postal_code: "9712KB".to_owned(),
        city: "Groningen".to_owned(),
    }
}

pub async fn erp(options: Options) -> StandInErp {
    StandInErp::start(HERE, options).await.unwrap()
}

pub fn api_key() -> Authentication {
    Authentication::ApiKey { header: "X-API-KEY".to_owned(), key: Entry::default().api_key.into() }
}

/// Starts TLS once, as the program does.
fn provider() {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
}

/// A plain HTTP client, for what the VERA client has no business with.
pub fn http() -> reqwest::Client {
    provider();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// A client that gives up soon, and lets the ERP settle for longer than anything here takes on a busy machine.
pub fn config(erp: &StandInErp, authentication: Authentication) -> VeraConfig {
    provider();
    VeraConfig {
        timeout: Duration::from_millis(400),
        settle: Duration::from_millis(800),
        longest_answer: 1024 * 1024,
        ..VeraConfig::new(&erp.base_url(), authentication, "Stichting Wonen Súdwest")
    }
}

pub fn client(erp: &StandInErp) -> VeraClient {
    VeraClient::new(&config(erp, api_key())).unwrap()
}

pub fn delivery(of: usize) -> Delivery {
    Delivery { id: OutboxId(id(of)), at: Timestamp::now() }
}

/// Tries until the ERP has it, as the outbox does: patient, and never sooner than it is told.
pub async fn deliver(client: &VeraClient, of: usize, update: &ErpUpdate) -> ErpReference {
    const PATIENCE: Duration = Duration::from_mins(1);
    const BACK_OFF: Duration = Duration::from_millis(20);
    let started = Instant::now();
    loop {
        match client.deliver(delivery(of), update).await {
            Ok(reference) => return reference,
            Err(error) if error.is_temporary() && started.elapsed() < PATIENCE => {
                tokio::time::sleep(error.retry_after().unwrap_or(BACK_OFF)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

/// A termination of lease `of`, the same at every call but for where it stands.
pub fn termination(of: usize, status: TerminationStatus) -> ErpUpdate {
    ErpUpdate::Termination(Box::new(TerminationUpdate {
        case: CaseId(id(900_000 + of)),
        number: format!("HO-2026-{of:06}"),
        lease_number: format!("HO{of:05}"),
        status,
        received_on: date(2026, 11, 22),
        end: date(2027, 1, 4),
        reason_code: "KOO".to_owned(),
        reason_note: Some("Wij gaan <kopen> & verhuizen".to_owned()),
        viewing: true,
        new_address: Some(address(99)),
        new_address_abroad: None,
        iban: Some("NL91ABNA0417164300".to_owned()),
        account_holder: Some("A. Bos".to_owned()),
        tenants: tenants(of),
    }))
}

/// The appointment for lease `of`, moved `days` days on; and the inspection held at it.
pub fn appointment(of: usize, days: i64) -> AppointmentUpdate {
    let start: Timestamp = "2026-12-01T09:00:00Z".parse().unwrap();
    let starts_at = start + Span::new().hours(24 * days);
    AppointmentUpdate {
        appointment: AppointmentId(id(800_000 + of)),
        case: CaseId(id(900_000 + of)),
        case_number: format!("HO-2026-{of:06}"),
        lease_number: format!("HO{of:05}"),
        home_number: format!("10.{of:03}"),
        kind: AppointmentKind::FinalInspection,
        status: AppointmentStatus::Booked,
        starts_at,
        ends_at: starts_at + Span::new().minutes(45),
        inspector_name: "I. Specteur".to_owned(),
        address: address(1),
        tenants: tenants(of),
    }
}

pub fn contact(of: usize) -> ErpUpdate {
    ErpUpdate::Contact(Box::new(ContactUpdate {
        contact: ContactId(id(700_000 + of)),
        channel: Channel::Phone,
        inbound: true,
        at: "2026-11-22T02:21:00.123Z".parse().unwrap(),
        topic: "Huuropzegging".to_owned(),
        summary: "Mevrouw belde over de sleutels.".to_owned(),
        person: tenants(of).remove(0),
    }))
}

fn tenants(of: usize) -> Vec<PersonReference> {
    [2 * of, 2 * of + 1]
        .map(|person| PersonReference {
            number: format!("R-{:04}", 5000 + person),
            name: format!("Bewoner{person}"),
        })
        .into()
}
