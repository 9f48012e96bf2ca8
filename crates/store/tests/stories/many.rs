//! Many rows at once: an association that moves in with its history.

use domain::appointments::{Appointment, AppointmentKind, AppointmentStatus, Inspector};
use domain::cases::{Answer, Case, Signature};
use domain::channels::Channel;
use domain::events::Event;
use domain::ids::{AppointmentId, ContactId, InspectorId, OutboxId, SignatureId};
use domain::tenancy::{Home, Lease, Relation};
use serde_json::json;
use store::appointments::inspectors;
use store::cases::{PerLease, signatures};
use store::contacts::{Contact, ContactsOf, Direction};
use store::outbox::{Message, MessageState};
use store::tenancy::{homes, leases, relations, search};
use store::testing::on_both;
use store::{SecretHash, Store, StoreError, appointments, cases, contacts, events, outbox};

use crate::helpers::{event, later, new_id, now};
use crate::people::{Household, case, commit, home, household, lease, relation};

struct Town {
    people: Vec<Relation>,
    homes: Vec<Home>,
    leases: Vec<Lease>,
}

fn town(size: u32) -> Town {
    let people: Vec<_> = (0..size).map(|index| relation(&format!("T{index}"), "Aya", "Stad")).collect();
    let homes: Vec<_> = (0..size)
        .map(|index| {
            let mut home = home(&format!("H{index}"), "Singel", index + 1);
            // What is not known in a row must not depend on what its neighbours know.
            if index % 2 == 0 {
                (home.location, home.build_year, home.address.letter) = (None, None, None);
            }
            home
        })
        .collect();
    let on = |index: usize| {
        let parties: Vec<_> = people[index..].iter().take(1 + index % 3).map(|person| person.id).collect();
        lease(&format!("L{index}"), homes[index].id, &parties)
    };
    let leases = (0..homes.len()).map(on).collect();
    Town { people, homes, leases }
}

#[tokio::test]
async fn a_town_moves_in_and_is_found() {
    on_both(async |store| {
        let town = town(450);
        let mut tx = store.begin().await.unwrap();
        relations::add_many(&mut tx, &town.people).await.unwrap();
        homes::add_many(&mut tx, &town.homes).await.unwrap();
        leases::add_many(&mut tx, &town.leases).await.unwrap();
        relations::add_many(&mut tx, &[]).await.unwrap();
        commit(tx, "town-added").await;
        for index in [0, 1, 199, 200, 449] {
            let lease = &town.leases[index];
            assert_eq!(&leases::find(&store, lease.id).await.unwrap(), lease);
            assert_eq!(homes::find(&store, lease.home).await.unwrap(), town.homes[index]);
        }
        assert_eq!(search::tenants(&store, "singel 450", 9).await.unwrap().len(), 1);

        let asked = [town.people[7].id, town.people[3].id, new_id!(domain::ids::RelationId)];
        let found = relations::find_all(&store, &asked).await.unwrap();
        assert_eq!(found, [town.people[7].clone(), town.people[3].clone()]);
        assert_eq!(relations::find_all(&store, &[]).await.unwrap(), []);
        let asked = [town.homes[9].id, town.homes[2].id];
        assert_eq!(
            homes::find_all(&store, &asked).await.unwrap(),
            [town.homes[9].clone(), town.homes[2].clone()]
        );

        let mut tx = store.begin().await.unwrap();
        let twice = homes::add_many(&mut tx, &[home("H9999", "Singel", 1), home("H3", "Singel", 1)]).await;
        assert!(matches!(twice, Err(StoreError::Taken { .. })), "{twice:?}");
    })
    .await;
}

async fn history(store: &Store, here: &Household) -> (Vec<Case>, Vec<Event>) {
    let closed = |index: usize| Case {
        open: false,
        opened_at: later(i64::try_from(index).unwrap()),
        ..case(here, &format!("HO-2025-{index:06}"))
    };
    let old: Vec<Case> = (1..=250).map(closed).collect();
    let recorded: Vec<Event> =
        old.iter().map(|case| crate::helpers::event_of(case.id, "submitted")).collect();
    let mut tx = store.begin().await.unwrap();
    cases::add_many(&mut tx, &old, PerLease::One).await.unwrap();
    tx.record_many(&recorded).await.unwrap();
    for highest in [250, 100] {
        cases::numbers_used(&mut tx, "HO", 2025, highest).await.unwrap();
    }
    tx.commit().await.unwrap();
    (old, recorded)
}

#[tokio::test]
async fn cases_keep_their_numbers_and_new_ones_go_on_after_them() {
    on_both(async |store| {
        let here = household(&store).await;
        let (old, recorded) = history(&store, &here).await;
        assert_eq!(cases::find(&store, old[249].id).await.unwrap(), old[249]);
        assert_eq!(events::count(&store).await.unwrap(), 251, "one for the household");
        let timeline = events::of_case(&store, old[5].id).await.unwrap();
        assert_eq!(timeline[0].event, recorded[5]);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(cases::next_number(&mut tx, "HO", 2025).await.unwrap(), "HO-2025-000251");
        assert_eq!(cases::next_number(&mut tx, "HO", 2026).await.unwrap(), "HO-2026-000001");
        drop(tx);
        let asked: Vec<(Signature, SecretHash)> = old
            .iter()
            .map(|case| {
                let signature = Signature {
                    id: new_id!(SignatureId),
                    case: case.id,
                    relation: here.ben.id,
                    answer: Some(Answer::Agreed),
                    asked_at: now(),
                    answered_at: Some(later(5)),
                    expires_at: later(100),
                };
                (signature, SecretHash::of(case.number.as_bytes()))
            })
            .collect();
        let mut tx = store.begin().await.unwrap();
        signatures::add_many(&mut tx, &asked).await.unwrap();
        commit(tx, "signatures-added").await;
        assert_eq!(signatures::of_case(&store, old[9].id).await.unwrap(), [asked[9].0.clone()]);
    })
    .await;
}

#[tokio::test]
async fn appointments_and_contacts_come_in_their_hundreds() {
    on_both(async |store| {
        let here = household(&store).await;
        let (old, _) = history(&store, &here).await;
        let inspector = Inspector {
            id: new_id!(InspectorId),
            name: "Ria".to_owned(),
            email: None,
            active: true,
            version: 1,
        };
        let visit = |index: i64| Appointment {
            id: new_id!(AppointmentId),
            case: old[0].id,
            kind: AppointmentKind::FinalInspection,
            inspector: inspector.id,
            starts_at: later(index * 7200),
            ends_at: later(index * 7200 + 3600),
            travel_minutes: 15,
            status: AppointmentStatus::Done,
            version: 1,
        };
        let visits: Vec<_> = (0..400).map(visit).collect();
        let mut tx = store.begin().await.unwrap();
        inspectors::add(&mut tx, &inspector).await.unwrap();
        appointments::add_many(&mut tx, &visits).await.unwrap();
        commit(tx, "visits-added").await;
        assert_eq!(appointments::of_case(&store, old[0].id).await.unwrap(), visits);
        let mut tx = store.begin().await.unwrap();
        let over = appointments::add_many(&mut tx, &[visit(500), visit(500)]).await;
        assert!(matches!(over, Err(StoreError::Taken { .. })), "two that overlap: {over:?}");
        drop(tx);

        let spoke = |index: i64| Contact {
            id: new_id!(ContactId),
            relation: here.aya.id,
            case: None,
            channel: Channel::Phone,
            direction: Direction::In,
            topic: "repair".to_owned(),
            summary: index.to_string(),
            at: later(-index),
            by: domain::actors::Actor::Program,
        };
        let spoken: Vec<_> = (0..700).map(spoke).collect();
        let mut tx = store.begin().await.unwrap();
        contacts::add_many(&mut tx, &spoken).await.unwrap();
        commit(tx, "contacts-added").await;
        let page = contacts::list(&store, ContactsOf::Relation(here.aya.id), None, 1000).await.unwrap();
        assert_eq!(page.items, spoken);
    })
    .await;
}

#[tokio::test]
async fn mail_of_long_ago_is_there_to_read() {
    on_both(async |store| {
        let sent = |index: i64| {
            let message = Message {
                id: new_id!(OutboxId),
                target: "mail".to_owned(),
                kind: "mail".to_owned(),
                stream: "case".to_owned(),
                idempotency_key: format!("mail-{index}"),
                payload: json!({ "subject": index }),
                secret: false,
                not_before: later(-index),
            };
            (message, later(-index))
        };
        let mails: Vec<_> = (0..5).map(sent).collect();
        let mut tx = store.begin().await.unwrap();
        outbox::add_delivered(&mut tx, &mails).await.unwrap();
        tx.record(&event("mail-added")).await.unwrap();
        tx.commit().await.unwrap();
        let read = outbox::delivered(&store, "mail", 2).await.unwrap();
        let expected: Vec<_> = mails.iter().take(2).map(|(m, at)| (m.id, *at, m.payload.clone())).collect();
        assert_eq!(read, expected);
        let all = outbox::of_stream(&store, "case").await.unwrap();
        assert!(all.len() == 5 && all.iter().all(|mail| mail.state == MessageState::Delivered));
        assert!(outbox::backlog(&store, now()).await.unwrap().is_empty());
    })
    .await;
}
