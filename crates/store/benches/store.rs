//! How fast the store is with fifty thousand tenants: `cargo bench -p store`.
//!
//! Prints one line per figure, for SQLite on the disk of the temporary folder (committed means on disk) and, where
//! `KANAALWIJZER_TEST_POSTGRES` is set, for that server.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on must stop")]

use std::time::Instant;

use domain::actors::Actor;
use domain::chance::SeededChance;
use domain::channels::Channel;
use domain::events::{Event, Subject};
use domain::ids::{EventId, HomeId, LeaseId, OutboxId, RelationId};
use domain::language::Language;
use domain::tenancy::{
    Address, Home, HomeKind, Lease, LeaseParty, PartyRole, PaymentPeriod, PersonName, Relation,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::imports::{self, Line};
use store::outbox::{self, Claim, Message};
use store::tenancy::{leases, relations, search};
use store::testing::on_both;
use store::{Store, Tx};
use uuid::Uuid;

static CHANCE: SeededChance = SeededChance::new(1);
const TENANTS: u32 = 50_000;
const NAMES: [&str; 10] = [
    "Jansen",
    "de Vries",
    "Çelik",
    "Bakker",
    "Yılmaz",
    "Postma",
    "El Idrissi",
    "Nguyễn",
    "Visser",
    "Dijkstra",
];
const STREETS: [&str; 8] = [
    "Poelestraat",
    "Herestraat",
    "Korreweg",
    "Oosterhamrikkade",
    "Paterswoldseweg",
    "Damsterdiep",
    "Turfsingel",
    "Eikenlaan",
];

#[tokio::main]
async fn main() {
    on_both(async |store| {
        fill(&store).await;
        searches(&store).await;
        commits(&store).await;
        backlog(&store).await;
    })
    .await;
}

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn event(kind: &str) -> Event {
    Event {
        id: EventId::new(now(), &CHANCE),
        at: now(),
        actor: Actor::Program,
        channel: Channel::System,
        process: None,
        case: None,
        subject: Subject::new("bench", "1"),
        kind: kind.to_owned(),
        data: json!({"answers": 12, "level": "maximally-digital"}),
    }
}

async fn commit(mut tx: Tx) {
    tx.record(&event("measured")).await.unwrap();
    tx.commit().await.unwrap();
}

fn pick<'a>(list: &[&'a str], index: u32) -> &'a str {
    list[index as usize % list.len()]
}

fn home(index: u32) -> Home {
    Home {
        id: HomeId::new(now(), &CHANCE),
        number: format!("VHE-{index:06}"),
        address: Address {
            street: pick(&STREETS, index).to_owned(),
            house_number: index / 8 % 400 + 1,
            letter: None,
            suffix: None,
            postal_code: format!("{}KB", 9700 + index % 50),
            city: "Groningen".to_owned(),
        },
        kind: HomeKind::Terraced,
        build_year: Some(1970),
        last_major_maintenance: None,
        open_reports: 0,
        location: None,
        version: 1,
    }
}

fn tenant(index: u32) -> Relation {
    Relation {
        id: RelationId::new(now(), &CHANCE),
        number: format!("R{index:06}"),
        name: PersonName {
            initials: "A.B.".to_owned(),
            first_name: Some("Aya".to_owned()),
            infix: None,
            last_name: pick(&NAMES, index / 8).to_owned(),
        },
        email: Some(format!("tenant{index}@voorbeeld.nl")),
        phone: Some(format!("+316{:08}", 10_000_000 + index * 7)),
        language: Language::Nl,
        preference: None,
        version: 1,
    }
}

async fn fill(store: &Store) {
    let begun = Instant::now();
    let import = Uuid::from_u128(7);
    let homes: Vec<_> = (0..TENANTS).map(|index| Line { line: index + 1, item: home(index) }).collect();
    let mut tx = store.begin().await.unwrap();
    imports::begin(&mut tx, import, now()).await.unwrap();
    tx.commit().await.unwrap();
    for batch in homes.chunks(2000) {
        let mut tx = store.begin().await.unwrap();
        imports::stage_homes(&mut tx, import, batch).await.unwrap();
        tx.commit().await.unwrap();
    }
    let name = store.dialect().name();
    println!("{name}: {TENANTS} homes put in the waiting room in {:.1?}", begun.elapsed());
    let mut tx = store.begin().await.unwrap();
    let moved = Instant::now();
    imports::promote(&mut tx, import).await.unwrap();
    commit(tx).await;
    println!("{name}: moved into place in {:.1?}", moved.elapsed());
    let people: Vec<_> = (0..TENANTS).map(tenant).collect();
    let let_to = |(index, (home, person)): (usize, (&Line<Home>, &Relation))| Lease {
        id: LeaseId::new(now(), &CHANCE),
        number: format!("L-{index:06}"),
        home: home.item.id,
        start: "2019-03-01".parse().unwrap(),
        end: None,
        payment_period: PaymentPeriod::Month,
        notice_clause_months: None,
        disputed: false,
        parties: vec![LeaseParty { relation: person.id, role: PartyRole::Tenant }],
        version: 1,
    };
    let signed: Vec<_> = homes.iter().zip(&people).enumerate().map(let_to).collect();
    let (mut tx, people_begun) = (store.begin().await.unwrap(), Instant::now());
    relations::add_many(&mut tx, &people).await.unwrap();
    println!("{name}: {TENANTS} people added in {:.1?}", people_begun.elapsed());
    let leases_begun = Instant::now();
    leases::add_many(&mut tx, &signed).await.unwrap();
    println!("{name}: {TENANTS} leases added and their people findable in {:.1?}", leases_begun.elapsed());
    commit(tx).await;
}

async fn searches(store: &Store) {
    for typed in ["celik poelestraat", "jansen", "06 10000007", "9712 kb 24", "L-049999", "bestaatniet"] {
        let mut took = Vec::new();
        for _ in 0..21 {
            let begun = Instant::now();
            search::tenants(store, typed, 20).await.unwrap();
            took.push(begun.elapsed());
        }
        took.sort();
        println!(
            "{}: '{typed}' found in {:.1?} (median), {:.1?} (worst)",
            store.dialect().name(),
            took[10],
            took[20]
        );
    }
}

fn message(index: u32, target: &str) -> Message {
    Message {
        id: OutboxId::new(now(), &CHANCE),
        target: target.to_owned(),
        kind: "vera-termination".to_owned(),
        stream: format!("case-{}", index / 3),
        idempotency_key: format!("{target}-{index}"),
        payload: json!({"status": "received", "end": "2026-12-31"}),
        secret: false,
        not_before: now(),
    }
}

async fn commits(store: &Store) {
    const TASKS: u32 = 16;
    const EACH: u32 = 60;
    let begun = Instant::now();
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let store = store.clone();
            tokio::spawn(async move {
                for index in 0..EACH {
                    let mut tx = store.begin().await.unwrap();
                    let message = message(task * EACH + index, "commits");
                    outbox::enqueue(&mut tx, &message, now()).await.unwrap();
                    commit(tx).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let rate = f64::from(TASKS * EACH) / begun.elapsed().as_secs_f64();
    println!(
        "{}: {rate:.0} transactions a second with an event and a message, {TASKS} at once",
        store.dialect().name()
    );
}

/// The ERP was away for a day.
async fn backlog(store: &Store) {
    const WAITING: u32 = 30_000;
    let mut tx = store.begin().await.unwrap();
    for index in 0..WAITING {
        outbox::enqueue(&mut tx, &message(index, "erp"), now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let begun = Instant::now();
    let rounds = 20;
    for _ in 0..rounds {
        let lease = SignedDuration::from_secs(60);
        let claim = Claim { target: "erp", owner: "bench", now: now(), lease, limit: 50 };
        let claimed = outbox::claim(store, &claim).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        for message in &claimed {
            outbox::complete(&mut tx, message, now()).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
    let each = begun.elapsed() / rounds;
    println!(
        "{}: 50 of {WAITING} waiting messages claimed and settled in {each:.1?}",
        store.dialect().name()
    );
}
