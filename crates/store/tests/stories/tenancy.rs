//! Who lives where, and finding them.

use domain::ids::{HomeId, LeaseId, RelationId};
use domain::tenancy::{Lease, Relation};
use store::StoreError;
use store::external_references::{self, ExternalReference, Known};
use store::tenancy::{homes, leases, relations, search};
use store::testing::on_both;

use crate::helpers::{later, new_id, now, together};
use crate::people::{commit, home, household, lease, relation};

#[tokio::test]
async fn what_is_added_comes_back_as_it_was() {
    on_both(async |store| {
        let here = household(&store).await;
        assert_eq!(relations::find(&store, here.aya.id).await.unwrap(), here.aya);
        assert_eq!(relations::by_number(&store, "R2").await.unwrap(), Some(here.ben.clone()));
        assert_eq!(
            relations::by_email(&store, "r1@voorbeeld.nl").await.unwrap(),
            std::slice::from_ref(&here.aya)
        );
        assert_eq!(relations::by_phone(&store, "+31612345678").await.unwrap().len(), 2, "they share a phone");
        assert_eq!(relations::of_lease(&store, here.lease.id).await.unwrap(), [here.aya.clone(), here.ben]);
        assert_eq!(homes::find(&store, here.home.id).await.unwrap(), here.home);
        assert_eq!(homes::by_number(&store, "VHE-1").await.unwrap(), Some(here.home.clone()));
        assert_eq!(homes::count(&store).await.unwrap(), 1);
        assert_eq!(leases::find(&store, here.lease.id).await.unwrap(), here.lease);
        assert_eq!(leases::by_number(&store, "L-2019-0001").await.unwrap(), Some(here.lease.clone()));
        assert_eq!(
            leases::of_relation(&store, here.aya.id).await.unwrap(),
            std::slice::from_ref(&here.lease)
        );
        assert_eq!(leases::of_home(&store, here.home.id).await.unwrap(), [here.lease]);

        assert!(matches!(
            relations::find(&store, new_id!(RelationId)).await,
            Err(StoreError::NotFound { .. })
        ));
        assert!(matches!(homes::find(&store, new_id!(HomeId)).await, Err(StoreError::NotFound { .. })));
        assert!(matches!(leases::find(&store, new_id!(LeaseId)).await, Err(StoreError::NotFound { .. })));
        assert_eq!(leases::of_relation(&store, new_id!(RelationId)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_lease_of_nobodys_home_and_a_number_twice_are_refused() {
    on_both(async |store| {
        let here = household(&store).await;
        let mut tx = store.begin().await.unwrap();
        let dangling = leases::add(&mut tx, &lease("L-9", new_id!(HomeId), &[])).await;
        // PostgreSQL and SQLite both check the reference at once.
        assert!(matches!(dangling, Err(StoreError::Dangling { .. })), "{dangling:?}");
        drop(tx);
        for (what, number) in [("homes", "VHE-1"), ("leases", "L-2019-0001"), ("relations", "R1")] {
            let mut tx = store.begin().await.unwrap();
            let outcome = match what {
                "homes" => homes::add(&mut tx, &home(number, "Elders", 1)).await,
                "leases" => leases::add(&mut tx, &lease(number, here.home.id, &[])).await,
                _ => relations::add(&mut tx, &relation(number, "Cor", "Dam")).await,
            };
            assert!(
                matches!(&outcome, Err(StoreError::Taken { what: table }) if table == what),
                "{outcome:?}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_change_the_same_person_one_wins() {
    on_both(async |store| {
        let here = household(&store).await;
        let outcomes = together(10, |index| {
            let (store, aya) = (store.clone(), here.aya.clone());
            async move {
                let mut tx = store.begin().await?;
                let changed = Relation { email: Some(format!("{index}@voorbeeld.nl")), ..aya };
                let saved = relations::update(&mut tx, &changed).await?;
                tx.record(&crate::helpers::event("relation-changed")).await?;
                tx.commit().await?;
                Ok::<_, StoreError>(saved)
            }
        })
        .await;
        let winners: Vec<_> = outcomes.iter().flatten().collect();
        assert_eq!(winners.len(), 1, "{outcomes:?}");
        assert!(outcomes.iter().flat_map(Result::as_ref).count() == 1);
        assert_eq!(&relations::find(&store, here.aya.id).await.unwrap(), winners[0]);
        assert_eq!(winners[0].version, 2);
    })
    .await;
}

#[tokio::test]
async fn a_tenant_is_found_by_anything_they_say() {
    on_both(async |store| {
        let here = household(&store).await;
        let mut tx = store.begin().await.unwrap();
        relations::add(&mut tx, &relation("R3", "Cor", "Celikbakker")).await.unwrap();
        commit(tx, "relation-added").await;
        let table: [(&str, &[&str]); 18] = [
            ("celik", &["R3", "R1"]),
            ("ÇELİK aya", &["R1"]),
            ("van der jansen", &["R2"]),
            ("bakker", &["R2"]),
            ("Jansen-Bakker", &["R2"]),
            ("poelestraat 24", &["R2", "R1"]),
            ("24c Poelestr", &["R2", "R1"]),
            ("9712 kb", &["R2", "R1"]),
            ("9712KB celik", &["R1"]),
            ("06-12345678 aya", &["R1"]),
            ("+31 6 1234 5678", &["R2", "R3", "R1"]),
            ("345678", &["R2", "R3", "R1"]),
            ("L-2019-0001", &["R2", "R1"]),
            ("vhe-1", &["R2", "R1"]),
            ("r1@voorbeeld", &["R1"]),
            ("elik", &[]),
            ("", &[]),
            ("%", &[]),
        ];
        for (typed, expected) in table {
            let found = search::tenants(&store, typed, 10).await.unwrap();
            let mut numbers: Vec<_> = found.iter().map(|found| found.relation.number.as_str()).collect();
            let mut expected = expected.to_vec();
            numbers.sort_unstable();
            expected.sort_unstable();
            assert_eq!(numbers, expected, "{typed}");
        }
        let aya = search::tenants(&store, "aya", 10).await.unwrap().remove(0);
        assert_eq!(aya.relation, here.aya);
        assert_eq!(aya.tenancies.len(), 1);
        assert_eq!((aya.tenancies[0].lease, &aya.tenancies[0].address), (here.lease.id, &here.home.address));
        assert_eq!(search::tenants(&store, "van", 2).await.unwrap().len(), 2, "no more than asked");
    })
    .await;
}

#[tokio::test]
async fn search_follows_every_change() {
    on_both(async |store| {
        let here = household(&store).await;
        let finds = async |typed| {
            let found = search::tenants(&store, typed, 10).await.unwrap();
            found.into_iter().map(|found| found.relation.number).collect::<Vec<_>>()
        };
        let mut tx = store.begin().await.unwrap();
        let mut moved = here.home.clone();
        moved.address.street = "Herestraat".to_owned();
        assert_eq!(homes::update(&mut tx, &moved).await.unwrap().version, 2);
        let mut renamed = here.aya.clone();
        renamed.name.last_name = "Yilmaz".to_owned();
        relations::update(&mut tx, &renamed).await.unwrap();
        commit(tx, "moved").await;
        assert_eq!(finds("herestraat yilmaz").await, ["R1"]);
        assert!(finds("poelestraat").await.is_empty());

        let mut tx = store.begin().await.unwrap();
        let alone = Lease { parties: here.lease.parties[..1].to_vec(), ..here.lease.clone() };
        let alone = leases::update(&mut tx, &alone).await.unwrap();
        commit(tx, "ben-left").await;
        assert_eq!(finds("herestraat").await, ["R1"]);
        assert_eq!(leases::find(&store, here.lease.id).await.unwrap(), alone);
        let mut tx = store.begin().await.unwrap();
        let stale = leases::update(&mut tx, &here.lease).await.unwrap_err();
        assert!(matches!(stale, StoreError::Conflict { .. }), "{stale}");
    })
    .await;
}

#[tokio::test]
async fn a_thing_is_known_elsewhere_by_one_name() {
    on_both(async |store| {
        let known = |id| Known { system: "erp", kind: "termination", id };
        let reference = |external: &str, revision: Option<&str>| ExternalReference {
            external_id: external.to_owned(),
            revision: revision.map(str::to_owned),
        };
        assert_eq!(external_references::find(&store, known("1")).await.unwrap(), None);
        let mut tx = store.begin().await.unwrap();
        external_references::put(&mut tx, known("1"), &reference("X1", None), now()).await.unwrap();
        external_references::put(&mut tx, known("1"), &reference("X1", Some("\"2\"")), later(1))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let found = external_references::find(&store, known("1")).await.unwrap();
        assert_eq!(found, Some(reference("X1", Some("\"2\""))));
        let ours = external_references::ours(&store, "erp", "termination", "X1").await.unwrap();
        assert_eq!(ours.as_deref(), Some("1"));
        assert_eq!(external_references::ours(&store, "erp", "appointment", "X1").await.unwrap(), None);
        let mut tx = store.begin().await.unwrap();
        let taken = external_references::put(&mut tx, known("2"), &reference("X1", None), now()).await;
        assert!(matches!(taken, Err(StoreError::Taken { .. })), "{taken:?}");
    })
    .await;
}
