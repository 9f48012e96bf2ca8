//! Cases, drafts, signatures and contacts.

use std::collections::BTreeSet;

use domain::actors::{Actor, StaffRole};
use domain::cases::{Answer, Case, Draft, Signature};
use domain::channels::Channel;
use domain::ids::{CaseId, ContactId, RelationId, SignatureId, StaffId};
use serde_json::json;
use store::cases::{self, CaseFilter, CaseOrder, PerLease, drafts, signatures};
use store::contacts::{self, Contact, ContactsOf, Direction};
use store::testing::on_both;
use store::{SecretHash, Store, StoreError};

use crate::helpers::{event, event_of, later, new_id, now, together};
use crate::people::{add_case, case, commit, draft, household};

#[tokio::test]
async fn a_case_comes_back_as_it_was_and_is_changed_by_one_at_a_time() {
    on_both(async |store| {
        let here = household(&store).await;
        let opened = case(&here, "HO-2026-000001");
        add_case(&store, &opened, PerLease::One).await;
        assert_eq!(cases::find(&store, opened.id).await.unwrap(), opened);
        assert_eq!(cases::by_number(&store, "HO-2026-000001").await.unwrap(), Some(opened.clone()));
        assert!(matches!(cases::find(&store, new_id!(CaseId)).await, Err(StoreError::NotFound { .. })));

        let closed = Case {
            state: "withdrawn".to_owned(),
            open: false,
            attention: vec!["attention-dispute".to_owned()],
            closed_at: Some(later(60)),
            data: json!({"x": 1}),
            ..opened.clone()
        };
        let mut tx = store.begin().await.unwrap();
        let saved = cases::update(&mut tx, &closed).await.unwrap();
        tx.record(&event_of(opened.id, "termination-withdrawn")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(saved.version, 2);
        assert_eq!(cases::find(&store, opened.id).await.unwrap(), saved);
        let mut tx = store.begin().await.unwrap();
        let stale = cases::update(&mut tx, &opened).await.unwrap_err();
        assert!(matches!(stale, StoreError::Conflict { what: "case", .. }), "{stale}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_change_the_same_case_one_wins_each_round() {
    on_both(async |store| {
        let here = household(&store).await;
        let opened = case(&here, "HO-2026-000001");
        add_case(&store, &opened, PerLease::One).await;
        let id = opened.id;
        let outcomes = together(20, |_| {
            let store = store.clone();
            async move {
                // Each reads, adds one and saves; who loses reads again.
                for _ in 0..200 {
                    let mut case = cases::find(&store, id).await.unwrap();
                    case.data = json!(case.data.as_i64().unwrap_or(0) + 1);
                    let mut tx = store.begin().await.unwrap();
                    let saved = cases::update(&mut tx, &case).await;
                    if matches!(saved, Err(StoreError::Conflict { .. })) {
                        continue;
                    }
                    saved.unwrap();
                    tx.record(&event_of(id, "counted")).await.unwrap();
                    tx.commit().await.unwrap();
                    return true;
                }
                false
            }
        })
        .await;
        assert!(outcomes.into_iter().all(|won| won));
        let case = cases::find(&store, id).await.unwrap();
        assert_eq!((case.data, case.version), (json!(20), 21), "no change is lost");
        assert_eq!(store::events::of_case(&store, id).await.unwrap().len(), 20);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_tenants_who_end_the_same_lease_together_end_it_once() {
    on_both(async |store| {
        let here = household(&store).await;
        let wanted: Vec<Case> = (1..=10).map(|index| case(&here, &format!("HO-2026-{index:06}"))).collect();
        let outcomes = together(10, |index| {
            let (store, case) = (store.clone(), wanted[index].clone());
            async move {
                let mut tx = store.begin().await?;
                cases::add(&mut tx, &case, PerLease::One).await?;
                tx.record(&event_of(case.id, "termination-submitted")).await?;
                tx.commit().await
            }
        })
        .await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        let refused = outcomes.into_iter().filter_map(Result::err);
        assert!(
            refused.into_iter().all(|error| matches!(&error, StoreError::Taken { what } if what == "cases"))
        );

        let first = cases::open_of_lease(&store, "lease-termination", here.lease.id).await.unwrap().remove(0);
        let mut tx = store.begin().await.unwrap();
        cases::update(&mut tx, &Case { open: false, ..first }).await.unwrap();
        commit(tx, "withdrawn").await;
        add_case(&store, &case(&here, "HO-2026-000099"), PerLease::One).await;
        let other = Case { process: "repair".to_owned(), ..case(&here, "RE-1") };
        add_case(&store, &other, PerLease::Many).await;
        add_case(&store, &Case { id: new_id!(CaseId), number: "RE-2".to_owned(), ..other }, PerLease::Many)
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn numbers_are_given_out_once_and_without_gaps() {
    on_both(async |store| {
        let numbers = together(30, |index| {
            let store = store.clone();
            async move {
                let mut tx = store.begin().await.unwrap();
                let number = cases::next_number(&mut tx, "HO", 2026).await.unwrap();
                if index % 3 == 0 {
                    return None;
                }
                tx.commit().await.unwrap();
                Some(number)
            }
        })
        .await;
        let given: BTreeSet<String> = numbers.into_iter().flatten().collect();
        let expected: BTreeSet<String> = (1..=20).map(|value| format!("HO-2026-{value:06}")).collect();
        assert_eq!(given, expected);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(cases::next_number(&mut tx, "HO", 2027).await.unwrap(), "HO-2027-000001");
        assert_eq!(cases::next_number(&mut tx, "RE", 2026).await.unwrap(), "RE-2026-000001");
    })
    .await;
}

async fn pages(store: &Store, filter: &CaseFilter, order: CaseOrder) -> Vec<String> {
    let (mut numbers, mut cursor) = (Vec::new(), None);
    loop {
        let page = cases::list(store, filter, order, cursor.as_ref(), 4).await.unwrap();
        numbers.extend(page.items.into_iter().map(|case| case.number));
        cursor = page.next;
        if cursor.is_none() {
            return numbers;
        }
    }
}

#[tokio::test]
async fn lists_show_what_is_asked_page_by_page() {
    on_both(async |store| {
        let here = household(&store).await;
        for index in 0_i64..11 {
            let mut listed = case(&here, &format!("{index:02}"));
            // Pairs share a moment: the identifier decides.
            listed.opened_at = later(index / 2);
            listed.open = index % 2 == 0;
            listed.state = if index < 5 { "new" } else { "old" }.to_owned();
            listed.attention = if index == 4 { vec!["x".to_owned()] } else { Vec::new() };
            add_case(&store, &listed, PerLease::Many).await;
        }
        let all = pages(&store, &CaseFilter::default(), CaseOrder::OldestFirst).await;
        assert_eq!(all.len(), 11);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 11, "each once: {all:?}");
        let mut newest = pages(&store, &CaseFilter::default(), CaseOrder::NewestFirst).await;
        newest.reverse();
        assert_eq!(newest, all);
        let open = CaseFilter { open: Some(true), state: Some("new".to_owned()), ..CaseFilter::default() };
        assert_eq!(pages(&store, &open, CaseOrder::OldestFirst).await, ["00", "02", "04"]);
        let attention = CaseFilter { attention: Some(true), ..CaseFilter::default() };
        assert_eq!(pages(&store, &attention, CaseOrder::NewestFirst).await, ["04"]);
        let nobody = CaseFilter { requester: Some(new_id!(RelationId)), ..CaseFilter::default() };
        assert!(pages(&store, &nobody, CaseOrder::NewestFirst).await.is_empty());
        let window = CaseFilter {
            opened_from: Some(later(1)),
            opened_before: Some(later(2)),
            lease: Some(here.lease.id),
            home: Some(here.home.id),
            channel: Some(Channel::Portal),
            process: Some("lease-termination".to_owned()),
            requester: Some(here.aya.id),
            level: Some(domain::cases::Level::MaximallyDigital),
            ..CaseFilter::default()
        };
        let two: BTreeSet<_> = pages(&store, &window, CaseOrder::NewestFirst).await.into_iter().collect();
        assert_eq!(two, BTreeSet::from(["02".to_owned(), "03".to_owned()]));
        let counts = cases::counts(&store, &CaseFilter::default()).await.unwrap();
        let counts: Vec<_> = counts.iter().map(|c| (c.state.as_str(), c.cases, c.attention)).collect();
        assert_eq!(counts, [("new", 5, 1), ("old", 6, 0)]);
        assert_eq!(cases::concerning(&store, here.ben.id).await.unwrap().len(), 11, "his lease too");
        assert!(cases::concerning(&store, new_id!(RelationId)).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_kept_per_writer_and_not_undone_by_another_tab() {
    on_both(async |store| {
        let here = household(&store).await;
        let first = draft(&here);
        let mut tx = store.begin().await.unwrap();
        drafts::add(&mut tx, &first).await.unwrap();
        commit(tx, "draft-saved").await;
        assert_eq!(drafts::find(&store, first.id).await.unwrap(), first);
        let found =
            drafts::of_writer(&store, "lease-termination", here.lease.id, here.aya.id, None).await.unwrap();
        assert_eq!(found, Some(first.clone()));
        let bens =
            drafts::of_writer(&store, "lease-termination", here.lease.id, here.ben.id, None).await.unwrap();
        assert_eq!(bens, None);
        let mut tx = store.begin().await.unwrap();
        let twice = drafts::add(&mut tx, &draft(&here)).await;
        assert!(matches!(twice, Err(StoreError::Taken { .. })), "{twice:?}");
        drop(tx);

        let mut tx = store.begin().await.unwrap();
        let further = Draft { channel: Channel::Phone, updated_at: later(9), ..first.clone() };
        let saved = drafts::update(&mut tx, &further).await.unwrap();
        commit(tx, "draft-saved").await;
        assert_eq!(drafts::of_relation(&store, here.aya.id).await.unwrap(), [saved]);
        let mut tx = store.begin().await.unwrap();
        assert!(matches!(drafts::update(&mut tx, &first).await, Err(StoreError::Conflict { .. })));
        drafts::remove(&mut tx, first.id).await.unwrap();
        commit(tx, "draft-removed").await;
        assert!(matches!(drafts::find(&store, first.id).await, Err(StoreError::NotFound { .. })));
        let mut tx = store.begin().await.unwrap();
        assert_eq!(drafts::forget_before(&mut tx, later(99)).await.unwrap(), 0);
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_co_tenant_answers_once_and_by_the_last_link_only() {
    on_both(async |store| {
        let here = household(&store).await;
        let opened = case(&here, "HO-2026-000001");
        add_case(&store, &opened, PerLease::One).await;
        let asked = Signature {
            id: new_id!(SignatureId),
            case: opened.id,
            relation: here.ben.id,
            answer: None,
            asked_at: now(),
            answered_at: None,
            expires_at: later(100),
        };
        let (old, new) = (SecretHash::of(b"old link"), SecretHash::of(b"new link"));
        let mut tx = store.begin().await.unwrap();
        signatures::add(&mut tx, &asked, &old).await.unwrap();
        commit(tx, "signature-asked").await;
        assert_eq!(signatures::by_link(&store, &old).await.unwrap(), Some(asked.clone()));

        let mut tx = store.begin().await.unwrap();
        signatures::ask_again(&mut tx, asked.id, &new, later(100), later(200)).await.unwrap();
        commit(tx, "signature-asked-again").await;
        assert_eq!(signatures::by_link(&store, &old).await.unwrap(), None);

        let answers = together(8, |index| {
            let (store, asked) = (store.clone(), asked.clone());
            async move {
                let answer = if index % 2 == 0 { Answer::Agreed } else { Answer::Declined };
                let mut tx = store.begin().await?;
                signatures::answer(&mut tx, &asked, answer, later(150)).await?;
                tx.record(&event("signature-answered")).await?;
                tx.commit().await?;
                Ok::<_, StoreError>(answer)
            }
        })
        .await;
        let given: Vec<_> = answers.into_iter().flatten().collect();
        assert_eq!(given.len(), 1, "{given:?}");
        let found = signatures::by_link(&store, &new).await.unwrap().unwrap();
        assert_eq!((found.answer, found.answered_at), (Some(given[0]), Some(later(150))));
        assert_eq!(signatures::of_case(&store, opened.id).await.unwrap(), std::slice::from_ref(&found));
        assert_eq!(signatures::of_relation(&store, here.ben.id).await.unwrap(), std::slice::from_ref(&found));
        assert_eq!(signatures::find(&store, asked.id).await.unwrap(), found);

        // What was agreed to has changed: the answer is gone, and so is the link by which it was given.
        let mut tx = store.begin().await.unwrap();
        signatures::ask_again(&mut tx, asked.id, &old, later(300), later(400)).await.unwrap();
        commit(tx, "signature-asked-again").await;
        let open = signatures::find(&store, asked.id).await.unwrap();
        assert_eq!((open.answer, open.answered_at, open.expires_at), (None, None, later(400)));
        assert_eq!(signatures::by_link(&store, &new).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn contacts_are_listed_newest_first_for_whom_it_may_concern() {
    on_both(async |store| {
        let here = household(&store).await;
        let opened = case(&here, "HO-2026-000001");
        add_case(&store, &opened, PerLease::One).await;
        let mut tx = store.begin().await.unwrap();
        let mut added = Vec::new();
        for index in 0_i64..7 {
            let contact = Contact {
                id: new_id!(ContactId),
                relation: if index % 2 == 0 { here.aya.id } else { here.ben.id },
                case: (index == 3).then_some(opened.id),
                channel: Channel::Phone,
                direction: if index < 2 { Direction::Out } else { Direction::In },
                topic: "repair".to_owned(),
                summary: "De kraan lekt ’s nachts".to_owned(),
                at: later(index),
                by: Actor::Staff { id: new_id!(StaffId), role: StaffRole::Agent },
            };
            contacts::add(&mut tx, &contact).await.unwrap();
            added.insert(0, contact);
        }
        commit(tx, "contacts-added").await;
        assert_eq!(contacts::find(&store, added[0].id).await.unwrap(), added[0]);
        let first = contacts::list(&store, ContactsOf::Everybody, None, 5).await.unwrap();
        assert_eq!(first.items, added[..5]);
        let rest = contacts::list(&store, ContactsOf::Everybody, first.next.as_ref(), 5).await.unwrap();
        assert_eq!((rest.items.as_slice(), rest.next), (&added[5..], None));
        let bens = contacts::list(&store, ContactsOf::Relation(here.ben.id), None, 9).await.unwrap();
        assert!(bens.items.iter().all(|contact| contact.relation == here.ben.id) && bens.items.len() == 3);
        let about = contacts::list(&store, ContactsOf::Case(opened.id), None, 9).await.unwrap();
        assert_eq!(about.items, added[3..4]);
    })
    .await;
}
