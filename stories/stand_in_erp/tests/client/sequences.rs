//! Random courses of updates against a moody ERP: each exactly once in effect, and in order per case.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::support::{appointment, association, client, deliver, erp};
use domain::erp::ErpUpdate;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use stand_in_erp::{Collection, Manner, Manners, Options, Plan};

fn write_manner() -> impl Strategy<Value = Manner> {
    prop_oneof![
        4 => Just(Manner::Good),
        1 => Just(Manner::FailBefore),
        2 => Just(Manner::FailAfter),
        1 => Just(Manner::ConflictBefore),
        1 => Just(Manner::ConflictAfter),
        1 => Just(Manner::RubbishBefore),
        1 => Just(Manner::RubbishAfter),
        1 => Just(Manner::EmptyAfter),
        1 => Just(Manner::CutOffBefore),
        2 => Just(Manner::CutOffAfter),
        1 => Just(Manner::Lagging { milliseconds: 100 }),
        1 => Just(Manner::Busy { seconds: 0 }),
        1 => Just(Manner::Down),
        1 => Just(Manner::Slow { milliseconds: 400 }),
    ]
}

fn read_manner() -> impl Strategy<Value = Manner> {
    prop_oneof![
        6 => Just(Manner::Good),
        1 => Just(Manner::FailBefore),
        1 => Just(Manner::RubbishBefore),
        1 => Just(Manner::CutOffBefore),
        1 => Just(Manner::Down),
    ]
}

/// How the ERP behaves, and how often each of three appointments is moved, in which order.
fn courses() -> impl Strategy<Value = (Vec<Manner>, Vec<Manner>, Vec<usize>)> {
    (
        proptest::collection::vec(write_manner(), 0..7),
        proptest::collection::vec(read_manner(), 0..7),
        proptest::collection::vec(0_usize..3, 1..8),
    )
}

/// Moves appointments as told, all cases at once and each case in order; then says what is wrong, if anything.
async fn course((writes, reads, moves): (Vec<Manner>, Vec<Manner>, Vec<usize>)) -> Result<(), String> {
    let erp = erp(Options { seed: association(3), ..Options::default() }).await;
    let mut config = crate::support::config(&erp, crate::support::api_key());
    config.timeout = Duration::from_millis(300);
    let client = Arc::new(registers::vera::VeraClient::new(&config).unwrap());
    erp.behave(Manners {
        writes: Plan::InTurn { manners: writes },
        reads: Plan::InTurn { manners: reads },
        ..Manners::default()
    });
    let mut cases: BTreeMap<usize, Vec<ErpUpdate>> = BTreeMap::new();
    for of in moves {
        let updates = cases.entry(of).or_default();
        let days = i64::try_from(updates.len()).unwrap();
        updates.push(ErpUpdate::Appointment(Box::new(appointment(of, days))));
    }
    let mut deliveries = tokio::task::JoinSet::new();
    for (of, updates) in cases.clone() {
        let client = Arc::clone(&client);
        deliveries.spawn(async move {
            for (version, update) in updates.iter().enumerate() {
                deliver(&client, of * 100 + version, update).await;
            }
        });
    }
    while let Some(done) = deliveries.join_next().await {
        done.map_err(|error| error.to_string())?;
    }
    // Whatever the ERP was still busy with comes to light now.
    tokio::time::sleep(Duration::from_millis(400)).await;
    for (of, updates) in &cases {
        let own = crate::support::id(800_000 + of).to_string();
        let held = erp.records(Collection::Afspraken);
        let copies = held.iter().filter(|record| record["idExtern"] == own.as_str()).count();
        if copies != 1 {
            return Err(format!("case {of}: {copies} records"));
        }
        let expected: Vec<String> = (0..updates.len())
            .map(|days| format!("{:.3}", appointment(*of, i64::try_from(days).unwrap()).starts_at))
            .collect();
        let written: Vec<String> = erp
            .writes()
            .iter()
            .filter(|write| write.record["idExtern"] == own.as_str())
            .map(|write| write.record["begindatum"].as_str().unwrap().to_owned())
            .collect();
        if written != expected {
            return Err(format!("case {of}: wrote {written:?}, expected {expected:?}"));
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_update_arrives_once_and_in_order() {
    const COURSES: usize = 45;
    const AT_ONCE: usize = 15;
    let mut runner = TestRunner::default();
    // Courses mostly wait, so many run at once; not so many that waiting for the processor looks like a slow ERP.
    for _ in 0..COURSES / AT_ONCE {
        let mut running = tokio::task::JoinSet::new();
        for _ in 0..AT_ONCE {
            let told = courses().new_tree(&mut runner).unwrap().current();
            let named = format!("{told:?}");
            running.spawn(async move { course(told).await.map_err(|wrong| format!("{wrong}, in {named}")) });
        }
        for outcome in running.join_all().await {
            outcome.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moody_erp_gets_a_hundred_updates_all_the_same() {
    let erp = erp(Options { seed: association(25), ..Options::default() }).await;
    let client = Arc::new(client(&erp));
    let moods = vec![
        Manner::FailAfter,
        Manner::FailBefore,
        Manner::RubbishAfter,
        Manner::CutOffAfter,
        Manner::Busy { seconds: 0 },
    ];
    let mut config =
        Manners { writes: Plan::ByChance { seed: 11, percentage: 40, manners: moods }, ..Manners::default() };
    config.reads =
        Plan::ByChance { seed: 12, percentage: 5, manners: vec![Manner::FailBefore, Manner::RubbishBefore] };
    erp.behave(config);
    let mut deliveries = tokio::task::JoinSet::new();
    for of in 0..25 {
        let client = Arc::clone(&client);
        deliveries.spawn(async move {
            for days in 0..2 {
                let update = Box::new(appointment(of, days));
                deliver(&client, of, &ErpUpdate::Appointment(update.clone())).await;
                deliver(&client, of, &ErpUpdate::Inspection(update)).await;
            }
        });
    }
    deliveries.join_all().await;
    assert_eq!(erp.counts()["afspraken"], 25);
    assert_eq!(erp.counts()["inspecties"], 25);
    // An inspection says nothing about the time, so moving it changes only the appointment.
    assert_eq!(erp.writes().len(), 75);
}
