//! Terminations filed by tenants, brought to an ERP that is down, forgetful or rude: each record once, in order.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use domain::cases::Case;
use registers::vera::{Authentication, VeraClient, VeraConfig};
use stand_in_erp::{Collection, Entry, Manner, Manners, Options, Plan, Seed, StandInErp};
use store::testing::on_both;
use usecases::testing::Town;
use work::erp::ErpCourier;

use crate::helpers::{Worker, left_for, manners};

const HERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

async fn erp(seed: Seed) -> StandInErp {
    let _ = rustls::crypto::ring::default_provider().install_default();
    StandInErp::start(HERE, Options { seed, ..Options::default() }).await.unwrap()
}

fn client(erp: &StandInErp) -> Arc<VeraClient> {
    let key = Authentication::ApiKey { header: "X-API-KEY".to_owned(), key: Entry::default().api_key.into() };
    let config = VeraConfig {
        timeout: Duration::from_millis(400),
        settle: Duration::from_millis(600),
        ..VeraConfig::new(&erp.base_url(), key, "Voorbeeld Wonen")
    };
    Arc::new(VeraClient::new(&config).unwrap())
}

/// A town in which `count` tenants have just ended their lease.
async fn left_town(store: &store::Store, count: u32) -> (Town, Vec<Case>) {
    let town = Town::new(store.clone()).await;
    town.office_hours().await;
    let mut cases = Vec::new();
    for number in 1..=count {
        let tenant = town.tenant(number, &[]).await;
        cases.push(town.file(&town.as_tenant(tenant), tenant).await.unwrap());
    }
    (town, cases)
}

/// Waits until every update arrived; says what holds one up.
async fn arrived(store: &store::Store, cases: &[Case]) {
    for _ in 0..3000 {
        if left_for(store, "erp").await == (0, 0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    for case in cases {
        for message in store::outbox::of_stream(store, &case.id.to_string()).await.unwrap() {
            println!("{} {:?} {:?}", message.kind, message.state, message.last_error);
        }
    }
    panic!("not everything arrived: {:?}", left_for(store, "erp").await);
}

/// Each record of the cases stands in the ERP once, and was written in the order in which it was decided.
async fn told_once_and_in_order(erp: &StandInErp, town: &Town, cases: &[Case]) {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        for kind in town.outgoing(case, "erp").await {
            let collection = match kind.as_str() {
                "termination" => "huuropzeggingen",
                "appointment" => "afspraken",
                _ => "inspecties",
            };
            *told.entry(collection).or_default() += 1;
        }
    }
    assert_eq!(told["huuropzeggingen"], cases.len());
    assert!(told["afspraken"] >= cases.len(), "a final inspection is booked for everybody: {told:?}");
    for collection in [Collection::Huuropzeggingen, Collection::Afspraken, Collection::Inspecties] {
        let records = erp.records(collection);
        let ours: BTreeSet<_> = records.iter().map(|record| record["idExtern"].to_string()).collect();
        assert_eq!(ours.len(), records.len(), "none twice in {collection:?}");
    }
    let counts = erp.counts();
    for (collection, count) in told {
        assert_eq!(counts[collection], count, "{collection}");
    }
    // A termination comes before its visits, a visit before its inspection.
    let place = |collection, id: &str| {
        let writes = erp.writes();
        writes.into_iter().find(|write| write.collection == collection && write.record["idExtern"] == id)
    };
    for inspection in erp.records(Collection::Inspecties) {
        let id = inspection["idExtern"].as_str().unwrap().to_owned();
        let (visit, inspected) = (place(Collection::Afspraken, &id), place(Collection::Inspecties, &id));
        assert!(visit.unwrap().order < inspected.unwrap().order, "{id}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erp_that_was_down_gets_every_record_once_when_it_is_back() {
    on_both(async |store| {
        let mut erp = erp(Seed::default()).await;
        erp.stop().await;
        let worker = Worker::start(&store, ErpCourier::new(client(&erp)), manners());
        let (town, cases) = left_town(&store, 10).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let (waiting, dead) = left_for(&store, "erp").await;
        assert!(waiting >= 30 && dead == 0, "{waiting} wait, {dead} are dead");
        erp.start_again().await.unwrap();
        arrived(&store, &cases).await;
        worker.stop(Duration::from_secs(5)).await;
        told_once_and_in_order(&erp, &town, &cases).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erp_that_forgets_to_answer_gets_every_record_once() {
    on_both(async |store| {
        let erp = erp(Seed::default()).await;
        let bad = vec![
            Manner::FailBefore,
            Manner::FailAfter,
            Manner::ConflictAfter,
            Manner::RubbishAfter,
            Manner::CutOffAfter,
            Manner::Slow { milliseconds: 600 },
            Manner::Down,
        ];
        erp.behave(Manners {
            writes: Plan::ByChance { seed: 7, percentage: 40, manners: bad },
            ..Manners::default()
        });
        let (town, cases) = left_town(&store, 4).await;
        let patient = work::deliver::Manners {
            patience: store::outbox::Patience { faults: 30, ..manners().patience },
            ..manners()
        };
        let worker = Worker::start(&store, ErpCourier::new(client(&erp)), patient);
        arrived(&store, &cases).await;
        worker.stop(Duration::from_secs(5)).await;
        told_once_and_in_order(&erp, &town, &cases).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_erp_knows_moves_in_and_changes_follow() {
    on_both(async |store| {
        let town = Town::new(store.clone()).await;
        let tenant = town.tenant(1, &[]).await;
        let lease = store::tenancy::leases::find(&store, tenant.lease).await.unwrap();
        let home = store::tenancy::homes::find(&store, lease.home).await.unwrap();
        let person = store::tenancy::relations::find(&store, tenant.relation).await.unwrap();
        let renamed = |last_name: &str| domain::tenancy::Relation {
            name: domain::tenancy::PersonName { last_name: last_name.to_owned(), ..person.name.clone() },
            ..person.clone()
        };
        let known = |last_name: &str| Seed {
            relations: vec![renamed(last_name)],
            homes: vec![home.clone()],
            leases: vec![lease.clone()],
        };
        let erp = erp(known("Verhuisd")).await;
        let client = client(&erp);
        let refused = work::registers_in::read(&town.house.program(town.now), &client).await.unwrap();
        assert_eq!(refused, 0);
        let after = store::tenancy::relations::find(&store, tenant.relation).await.unwrap();
        assert_eq!(after.name.last_name, "Verhuisd");
        let kept = store::tenancy::homes::find(&store, lease.home).await.unwrap();
        assert_eq!(kept.last_major_maintenance, home.last_major_maintenance, "VERA has no word for it");

        erp.learn(known("Getrouwd"), town.now);
        work::registers_in::read(&town.house.program(town.now), &client).await.unwrap();
        let after = store::tenancy::relations::find(&store, tenant.relation).await.unwrap();
        assert_eq!(after.name.last_name, "Getrouwd");
    })
    .await;
}
