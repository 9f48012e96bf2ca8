//! State and its event together or neither; and a store that survives whoever walks away.

use std::time::Duration;

use domain::chance::Chance;
use store::testing::on_both;
use store::{StoreError, events};

use crate::helpers::{CHANCE, event, together};

#[tokio::test]
async fn a_change_without_an_event_is_not_committed() {
    on_both(async |store| {
        let mut tx = store.begin().await.unwrap();
        tx.touch("cases");
        let refusal = tx.commit().await.unwrap_err();
        assert!(matches!(refusal, StoreError::ChangeWithoutEvent { table: "cases" }), "{refusal}");

        let mut tx = store.begin().await.unwrap();
        tx.touch("cases");
        tx.record(&event("case-opened")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(events::count(&store).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_dropped_transaction_never_happened() {
    on_both(async |store| {
        let mut tx = store.begin().await.unwrap();
        tx.record(&event("dropped")).await.unwrap();
        assert_eq!(events::count(&mut tx).await.unwrap(), 1, "it sees its own change");
        drop(tx);
        let mut tx = store.begin().await.unwrap();
        tx.record(&event("rolled-back")).await.unwrap();
        tx.roll_back().await.unwrap();
        assert_eq!(events::count(&store).await.unwrap(), 0);
    })
    .await;
}

/// A tenant who closes the browser drops the request wherever it stands.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn work_that_is_dropped_anywhere_leaves_no_transaction_behind() {
    on_both(async |store| {
        let dropped = together(60, |_| {
            let store = store.clone();
            async move {
                let mut draw = [0_u8; 2];
                CHANCE.fill(&mut draw);
                let patience = Duration::from_micros(u64::from(u16::from_le_bytes(draw)) / 4);
                let work = async {
                    let mut tx = store.begin().await.unwrap();
                    for _ in 0..3 {
                        tx.record(&event("hasty")).await.unwrap();
                    }
                    tx.commit().await.unwrap();
                };
                tokio::time::timeout(patience, work).await.is_err()
            }
        })
        .await;
        assert!(dropped.iter().any(|dropped| *dropped), "the story needs work that is dropped");
        let before = events::count(&store).await.unwrap();
        for _ in 0..20 {
            let mut tx = store.begin().await.unwrap();
            tx.record(&event("after")).await.unwrap();
            tx.commit().await.unwrap();
        }
        // A commit whose caller walked away may still arrive meanwhile, but only whole.
        let hasty = events::count(&store).await.unwrap() - 20;
        assert!(before % 3 == 0 && hasty % 3 == 0 && hasty >= before, "{before}, then {hasty}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_holds_a_name_is_alone() {
    on_both(async |store| {
        let outcomes = together(20, |_| {
            let store = store.clone();
            async move {
                store::retry(|| async {
                    let mut tx = store.begin().await?;
                    tx.hold("one-event-only").await?;
                    if events::count(&mut tx).await? == 0 {
                        tokio::time::sleep(Duration::from_millis(20)).await;
                        tx.record(&event("first")).await?;
                    }
                    tx.commit().await
                })
                .await
            }
        })
        .await;
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        assert_eq!(events::count(&store).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_snapshot_sees_one_moment() {
    on_both(async |store| {
        let mut snapshot = store.snapshot().await.unwrap();
        assert_eq!(events::count(&mut snapshot).await.unwrap(), 0);
        let mut tx = store.begin().await.unwrap();
        tx.record(&event("meanwhile")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(events::count(&mut snapshot).await.unwrap(), 0);
        assert_eq!(events::count(&store).await.unwrap(), 1);
        assert!(snapshot.record(&event("not allowed")).await.is_err(), "a snapshot only reads");
    })
    .await;
}
