//! The event log: timelines, and a feed that misses nothing.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::actors::{Actor, StaffRole};
use domain::channels::Channel;
use domain::events::{Event, Subject};
use domain::ids::{ApiKeyId, CaseId, RelationId, StaffId};
use serde_json::json;
use store::testing::{on_both, settled};
use store::{Cursor, Store, events};

use crate::helpers::{event, event_of, later, new_id, together};

async fn record(store: &Store, event: &Event) {
    let mut tx = store.begin().await.unwrap();
    tx.record(event).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn an_event_comes_back_as_it_was_recorded() {
    on_both(async |store| {
        let case = new_id!(CaseId);
        let staff = new_id!(StaffId);
        let actors = [
            Actor::Tenant { id: new_id!(RelationId) },
            Actor::Staff { id: staff, role: StaffRole::Manager },
            Actor::System { id: new_id!(ApiKeyId) },
            Actor::Program,
        ];
        let mut expected = Vec::new();
        for (index, actor) in (0_i64..).zip(actors) {
            let event = Event {
                at: later(index),
                actor,
                channel: Channel::ALL[usize::try_from(index).unwrap()],
                process: Some("lease-termination".to_owned()),
                data: json!({"naïef": ["'", "\"", "€", null, 1.5, true]}),
                ..event_of(case, "case-changed")
            };
            record(&store, &event).await;
            expected.push(event);
        }
        record(&store, &event("elsewhere")).await;

        let timeline = events::of_case(&store, case).await.unwrap();
        assert_eq!(timeline.into_iter().map(|recorded| recorded.event).collect::<Vec<_>>(), expected);
        let about = events::about(&store, &Subject::new("case", case), 2).await.unwrap();
        assert_eq!(
            about.into_iter().map(|recorded| recorded.event.at).collect::<Vec<_>>(),
            [later(3), later(2)]
        );
        let by_staff = events::by_actor(&store, staff.0, 10).await.unwrap();
        assert_eq!(by_staff.len(), 1);
        assert_eq!(by_staff[0].event.actor, expected[1].actor);
    })
    .await;
}

#[tokio::test]
async fn an_event_is_never_changed_or_removed() {
    for dialect in [store::Dialect::Sqlite, store::Dialect::Postgres] {
        let Some(fresh) = store::testing::fresh(dialect).await else { continue };
        let store = fresh.open().await;
        record(&store, &event("kept")).await;
        for sql in ["UPDATE events SET kind = 'other'", "DELETE FROM events"] {
            assert!(fresh.try_say(sql).await.is_err(), "{sql}");
        }
        assert_eq!(events::count(&store).await.unwrap(), 1);
        store.close().await;
        fresh.remove().await;
    }
}

/// Reads the feed from `cursor` to where it ends now; other stories on the same server may hold back the rest.
async fn follow(store: &Store, mut cursor: Option<Cursor>, seen: &mut Vec<i64>) -> Option<Cursor> {
    loop {
        let feed = events::feed(store, cursor.as_ref(), 7).await.unwrap();
        seen.extend(feed.events.iter().map(|recorded| recorded.sequence));
        cursor = feed.next;
        if feed.events.is_empty() {
            return cursor;
        }
    }
}

/// Transactions of different lengths, so that later ones commit before earlier ones; every fifth is dropped.
async fn write_events(store: Store, writer: usize) {
    for round in 0..12 {
        let mut tx = store.begin().await.unwrap();
        tx.record(&event("one")).await.unwrap();
        let millis = u64::try_from((writer * 7 + round * 5) % 9).unwrap();
        tokio::time::sleep(Duration::from_millis(millis)).await;
        tx.record(&event("two")).await.unwrap();
        if !(writer + round).is_multiple_of(5) {
            tx.commit().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_feed_misses_nothing_while_many_write() {
    on_both(async |store| {
        let writing = AtomicBool::new(true);
        let writers = async {
            together(8, |writer| write_events(store.clone(), writer)).await;
            writing.store(false, Ordering::Relaxed);
        };
        let reader = async {
            let (mut seen, mut cursor) = (Vec::new(), None);
            while writing.load(Ordering::Relaxed) {
                cursor = follow(&store, cursor, &mut seen).await;
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            (seen, cursor)
        };
        let ((), (mut seen, cursor)) = tokio::join!(writers, reader);
        let total = usize::try_from(events::count(&store).await.unwrap()).unwrap();
        settled(&store).await;
        follow(&store, cursor, &mut seen).await;
        assert_eq!(seen.len(), total, "nothing is missed and nothing comes twice");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), total);
    })
    .await;
}

#[tokio::test]
async fn the_feed_goes_on_after_a_dump_is_restored_in_a_younger_cluster() {
    let Some(fresh) = store::testing::fresh(store::Dialect::Postgres).await else { return };
    let store = fresh.open().await;
    record(&store, &event("before")).await;
    fresh.say("ALTER TABLE events DISABLE TRIGGER events_never_change").await;
    fresh.say("UPDATE events SET written_by = 4000000000000").await;
    fresh.say("ALTER TABLE events ENABLE TRIGGER events_never_change").await;
    let old_cursor: Cursor = "4000000000000~1".parse().unwrap();

    store::migrate(&fresh.url).await.unwrap();
    record(&store, &event("after")).await;
    settled(&store).await;
    let mut seen = Vec::new();
    follow(&store, Some(old_cursor), &mut seen).await;
    assert_eq!(seen, [2]);
    assert!(fresh.try_say("DELETE FROM events").await.is_err(), "the guard stands again");
    store.close().await;
    fresh.remove().await;
}
