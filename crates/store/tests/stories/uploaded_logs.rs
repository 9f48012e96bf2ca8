//! Logs that managers put here: every byte comes back, two people do not map the same log at once, and gone is gone.

use domain::events::Subject;
use domain::ids::{ContactId, LogId};
use serde_json::json;
use store::StoreError;
use store::events;
use store::testing::{on_both, settled};
use store::uploaded_logs::{self, UploadedLog};

use crate::helpers::{event, new_id, now};
use crate::signing_in::member;

#[tokio::test]
async fn a_log_comes_back_whole_and_goes_with_its_file() {
    on_both(async |store| {
        let aya = member("aya@example.nl");
        // More than two parts, with every byte there is.
        let content: Vec<u8> = (0..1_300_000u32).map(|at| at.to_le_bytes()[(at % 3) as usize]).collect();
        let log = UploadedLog {
            id: new_id!(LogId),
            name: "contacten.csv".to_owned(),
            size: 1_300_000,
            mapping: json!({}),
            by: aya.id,
            at: now(),
            version: 1,
        };
        let mut tx = store.begin().await.unwrap();
        store::staff::add(&mut tx, &aya).await.unwrap();
        uploaded_logs::add(&mut tx, &log, &content).await.unwrap();
        tx.record(&event("log-uploaded")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(uploaded_logs::all(&store).await.unwrap(), std::slice::from_ref(&log));
        assert!(uploaded_logs::content(&store, log.id).await.unwrap() == content, "every byte comes back");
        let mapping = json!({ "case": "klant" });
        let mut tx = store.begin().await.unwrap();
        uploaded_logs::map(&mut tx, log.id, &mapping, 1).await.unwrap();
        let stale = uploaded_logs::map(&mut tx, log.id, &json!({}), 1).await.unwrap_err();
        assert!(matches!(stale, StoreError::Conflict { .. }), "{stale:?}");
        tx.record(&event("log-mapped")).await.unwrap();
        tx.commit().await.unwrap();
        let mapped = uploaded_logs::find(&store, log.id).await.unwrap();
        assert_eq!((mapped.mapping, mapped.version), (mapping, 2));
        let mut tx = store.begin().await.unwrap();
        assert!(uploaded_logs::remove(&mut tx, log.id).await.unwrap());
        assert!(!uploaded_logs::remove(&mut tx, log.id).await.unwrap());
        tx.record(&event("log-removed")).await.unwrap();
        tx.commit().await.unwrap();
        assert!(uploaded_logs::content(&store, log.id).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_begins_at_the_end_of_the_feed_misses_nothing_that_comes() {
    on_both(async |store| {
        assert_eq!(events::end_of_feed(&store).await.unwrap(), None);
        let scored = |score: u32| {
            let mut one = event("contact-recorded");
            one.subject = Subject::new("contact", new_id!(ContactId));
            one.data = json!({ "satisfaction": score });
            one
        };
        let mut tx = store.begin().await.unwrap();
        tx.record_many(&[event("before"), scored(4)]).await.unwrap();
        tx.commit().await.unwrap();
        settled(&store).await;
        let end = events::end_of_feed(&store).await.unwrap();
        assert!(events::feed(&store, end.as_ref(), 10).await.unwrap().events.is_empty());
        let mut tx = store.begin().await.unwrap();
        tx.record(&scored(2)).await.unwrap();
        tx.commit().await.unwrap();
        settled(&store).await;
        let new = events::feed(&store, end.as_ref(), 10).await.unwrap().events;
        assert_eq!(new.iter().map(|one| &one.event.data["satisfaction"]).collect::<Vec<_>>(), [2]);
        let first = events::told_of(&store, "contact", "satisfaction", "", 1).await.unwrap();
        let rest =
            events::told_of(&store, "contact", "satisfaction", &first[0].event.subject.id, 10).await.unwrap();
        assert_eq!((first.len(), rest.len()), (1, 1), "page by page");
    })
    .await;
}
