//! Settings: two people do not undo each other.

use serde_json::json;
use store::testing::on_both;
use store::{StoreError, settings};

use crate::helpers::{event, later, now, together};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_set_the_same_setting_one_wins_and_the_others_know() {
    on_both(async |store| {
        assert_eq!(settings::find(&store, "level").await.unwrap(), None);
        for seen in 0..3 {
            let outcomes = together(12, |who| {
                let store = store.clone();
                async move {
                    let mut tx = store.begin().await?;
                    let version = settings::put(&mut tx, "level", &json!(who), seen, later(seen)).await?;
                    tx.record(&event("setting-changed")).await?;
                    tx.commit().await?;
                    Ok::<_, StoreError>((who, version))
                }
            })
            .await;
            let winners: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
            assert_eq!(winners.len(), 1, "{outcomes:?}");
            let losers = outcomes.iter().filter_map(|outcome| outcome.as_ref().err());
            assert!(
                losers.into_iter().all(|error| matches!(error, StoreError::Conflict { .. })),
                "{outcomes:?}"
            );
            let setting = settings::find(&store, "level").await.unwrap().unwrap();
            assert_eq!((json!(winners[0].0), winners[0].1), (setting.value, setting.version));
            assert_eq!(setting.changed_at, later(seen));
        }
        let mut tx = store.begin().await.unwrap();
        settings::put(&mut tx, "a", &json!({"x": [1, 2]}), 0, now()).await.unwrap();
        tx.record(&event("setting-changed")).await.unwrap();
        tx.commit().await.unwrap();
        let keys: Vec<_> =
            settings::all(&store).await.unwrap().into_iter().map(|setting| setting.key).collect();
        assert_eq!(keys, ["a", "level"]);
    })
    .await;
}
