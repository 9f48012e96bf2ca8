//! The outbox: each message once, in order, and none lost.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::OutboxId;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::outbox::{self, Claim, Claimed, Failure, Fate, Message, MessageState, Patience};
use store::testing::on_both;
use store::{Store, StoreError};

use crate::helpers::{CHANCE, event, later, new_id, now, together};

const PATIENCE: Patience = Patience {
    first: SignedDuration::from_secs(10),
    longest: SignedDuration::from_mins(15),
    least: SignedDuration::ZERO,
    faults: 2,
};

fn message(stream: &str, key: &str) -> Message {
    Message {
        id: new_id!(OutboxId),
        target: "erp".to_owned(),
        kind: "vera-termination".to_owned(),
        stream: stream.to_owned(),
        idempotency_key: key.to_owned(),
        payload: json!({"key": key}),
        secret: false,
        not_before: now(),
    }
}

async fn put(store: &Store, messages: &[Message]) {
    let mut tx = store.begin().await.unwrap();
    for message in messages {
        assert!(outbox::enqueue(&mut tx, message, now()).await.unwrap());
    }
    tx.commit().await.unwrap();
}

async fn take(store: &Store, owner: &str, at: Timestamp, limit: u32) -> Vec<Claimed> {
    let claim = Claim { target: "erp", owner, now: at, lease: SignedDuration::from_secs(60), limit };
    outbox::claim(store, &claim).await.unwrap()
}

fn keys(claimed: &[Claimed]) -> Vec<&str> {
    claimed.iter().map(|message| message.idempotency_key.as_str()).collect()
}

async fn complete(store: &Store, message: &Claimed) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    outbox::complete(&mut tx, message, now()).await?;
    tx.commit().await
}

async fn fail(store: &Store, message: &Claimed, failure: Failure<'_>) -> Fate {
    let mut tx = store.begin().await.unwrap();
    let fate = outbox::fail(&mut tx, message, failure, &PATIENCE, now(), &CHANCE).await.unwrap();
    tx.commit().await.unwrap();
    fate
}

#[tokio::test]
async fn a_message_leaves_with_its_change_or_not_at_all() {
    on_both(async |store| {
        let mut tx = store.begin().await.unwrap();
        outbox::enqueue(&mut tx, &message("a", "1"), now()).await.unwrap();
        drop(tx);
        assert!(take(&store, "w", now(), 10).await.is_empty());

        let seen = store.watch_outbox();
        put(&store, &[message("a", "1")]).await;
        assert!(seen.has_changed().unwrap(), "the worker is woken");
        let claimed = take(&store, "w", now(), 10).await;
        assert_eq!(keys(&claimed), ["1"]);
        assert_eq!(claimed[0].payload, json!({"key": "1"}));
        assert_eq!((claimed[0].claims, claimed[0].failures), (1, 0));
        assert_eq!(claimed[0].created_at, now());
    })
    .await;
}

#[tokio::test]
async fn the_same_message_is_put_in_once() {
    on_both(async |store| {
        put(&store, &[message("a", "same")]).await;
        let mut tx = store.begin().await.unwrap();
        assert!(!outbox::enqueue(&mut tx, &message("a", "same"), now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(outbox::of_stream(&store, "a").await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_stream_keeps_its_order_and_others_go_on() {
    on_both(async |store| {
        put(&store, &[message("a", "a1"), message("a", "a2"), message("b", "b1")]).await;
        let mail = Message { target: "mail".to_owned(), ..message("a", "mail") };
        put(&store, &[mail]).await;
        let first = take(&store, "w", now(), 10).await;
        assert_eq!(keys(&first), ["a1", "b1"], "only the first of each stream; mail is another target");
        assert!(take(&store, "other", now(), 10).await.is_empty(), "a2 waits for a1");
        complete(&store, &first[0]).await.unwrap();
        assert_eq!(keys(&take(&store, "other", now(), 10).await), ["a2"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_leaves_before_its_moment() {
    on_both(async |store| {
        put(&store, &[Message { not_before: later(3600), ..message("a", "reminder") }]).await;
        assert!(take(&store, "w", later(3599), 10).await.is_empty());
        assert_eq!(take(&store, "w", later(3600), 10).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_message_for_later_holds_nothing_up_until_its_moment() {
    on_both(async |store| {
        put(
            &store,
            &[Message { not_before: later(3600), ..message("a", "reminder") }, message("a", "receipt")],
        )
        .await;
        let receipt = take(&store, "w", now(), 10).await;
        assert_eq!(keys(&receipt), ["receipt"]);
        complete(&store, &receipt[0]).await.unwrap();
        put(&store, &[message("a", "after")]).await;
        let due = take(&store, "w", later(3600), 10).await;
        assert_eq!(keys(&due), ["reminder"], "its moment has come: now the later one waits behind it");
        fail(&store, &due[0], Failure::Faulty("500")).await;
        assert_eq!(keys(&take(&store, "w", later(3600), 10).await), ["reminder"]);
    })
    .await;
}

#[tokio::test]
async fn a_lease_that_runs_out_passes_to_another_and_the_sleeper_is_refused() {
    on_both(async |store| {
        put(&store, &[message("a", "1")]).await;
        let sleeper = take(&store, "same", now(), 1).await.remove(0);
        assert!(take(&store, "same", later(59), 1).await.is_empty());
        let taken_over = take(&store, "same", later(60), 1).await.remove(0);
        assert_eq!(taken_over.claims, 2, "it may have arrived before");
        let refusal = complete(&store, &sleeper).await.unwrap_err();
        assert!(matches!(refusal, StoreError::Conflict { .. }), "{refusal}");
        complete(&store, &taken_over).await.unwrap();
        assert!(complete(&store, &taken_over).await.is_err(), "once is enough");
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_stops_gives_back_what_it_has() {
    on_both(async |store| {
        put(&store, &[message("a", "1")]).await;
        let claimed = take(&store, "w", now(), 1).await.remove(0);
        let mut tx = store.begin().await.unwrap();
        outbox::release(&mut tx, &claimed).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(take(&store, "next", now(), 1).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_target_that_is_away_costs_nothing_but_time() {
    on_both(async |store| {
        put(&store, &[message("a", "1")]).await;
        let mut at = now();
        for round in 1..=20 {
            let claimed = take(&store, "w", at, 1).await.remove(0);
            let mut tx = store.begin().await.unwrap();
            let fate =
                outbox::fail(&mut tx, &claimed, Failure::Away("no route"), &PATIENCE, at, &CHANCE).await;
            tx.commit().await.unwrap();
            let Fate::Again(next) = fate.unwrap() else { panic!("given up in round {round}") };
            assert!(take(&store, "w", next - SignedDuration::from_millis(2), 1).await.is_empty());
            at = next;
        }
        complete(&store, &take(&store, "w", at, 1).await[0]).await.unwrap();
        assert_eq!(outbox::of_stream(&store, "a").await.unwrap()[0].state, MessageState::Delivered);
    })
    .await;
}

#[tokio::test]
async fn a_dead_message_holds_up_its_stream_until_staff_replay_it() {
    on_both(async |store| {
        put(&store, &[message("a", "a1"), message("a", "a2"), message("b", "b1")]).await;
        let first = take(&store, "w", now(), 1).await.remove(0);
        assert!(matches!(fail(&store, &first, Failure::Faulty("500")).await, Fate::Again(_)));
        let again = take(&store, "w", later(3600), 1).await.remove(0);
        assert_eq!(fail(&store, &again, Failure::Faulty("500 again")).await, Fate::Dead);

        assert_eq!(keys(&take(&store, "w", later(7200), 10).await), ["b1"], "a2 waits for staff");
        let shelf = outbox::dead(&store, 10).await.unwrap();
        assert_eq!(shelf.len(), 1);
        assert_eq!(
            (shelf[0].error.as_str(), shelf[0].failures, shelf[0].waiting_behind),
            ("500 again", 2, 1)
        );
        let backlog = outbox::backlog(&store, later(7200)).await.unwrap();
        assert_eq!((backlog[0].waiting, backlog[0].dead, backlog[0].oldest), (2, 1, now()));

        let mut tx = store.begin().await.unwrap();
        assert!(outbox::replay(&mut tx, shelf[0].id, later(7200)).await.unwrap());
        assert!(!outbox::replay(&mut tx, shelf[0].id, later(7200)).await.unwrap(), "it is on its way");
        tx.record(&event("message-replayed")).await.unwrap();
        tx.commit().await.unwrap();
        let replayed = take(&store, "w", later(7200), 10).await;
        assert_eq!(keys(&replayed), ["a1"]);
        complete(&store, &replayed[0]).await.unwrap();
        assert_eq!(keys(&take(&store, "w", later(7200), 10).await), ["a2"]);
    })
    .await;
}

#[tokio::test]
async fn staff_drop_a_dead_message_with_a_reason_and_an_event() {
    on_both(async |store| {
        put(&store, &[message("a", "a1"), message("a", "a2")]).await;
        let first = take(&store, "w", now(), 1).await.remove(0);
        assert_eq!(fail(&store, &first, Failure::Refused("unknown lease")).await, Fate::Dead);
        for (record, commits) in [(false, false), (true, true)] {
            let mut tx = store.begin().await.unwrap();
            outbox::drop_message(&mut tx, first.id, "entered by hand", now()).await.unwrap();
            if record {
                tx.record(&event("message-dropped")).await.unwrap();
            }
            assert_eq!(tx.commit().await.is_ok(), commits);
        }
        assert_eq!(keys(&take(&store, "w", now(), 10).await), ["a2"]);

        let mut tx = store.begin().await.unwrap();
        let twice = outbox::drop_message(&mut tx, first.id, "again", now()).await.unwrap_err();
        assert!(matches!(twice, StoreError::Conflict { .. }), "{twice}");
        let dropped = outbox::replay(&mut tx, first.id, now()).await.unwrap_err();
        assert!(matches!(dropped, StoreError::Conflict { .. }), "{dropped}");
        let unknown = outbox::replay(&mut tx, new_id!(OutboxId), now()).await.unwrap_err();
        assert!(matches!(unknown, StoreError::NotFound { .. }), "{unknown}");
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_wiped_once_it_has_left() {
    on_both(async |store| {
        put(&store, &[Message { secret: true, ..message("a", "code") }]).await;
        let claimed = take(&store, "w", now(), 1).await.remove(0);
        assert_eq!(claimed.payload, json!({"key": "code"}));
        fail(&store, &claimed, Failure::Refused("x")).await;
        let shelf = outbox::dead(&store, 1).await.unwrap();
        assert_eq!(shelf[0].payload, json!({}), "nobody reads it from the shelf");
        let mut tx = store.begin().await.unwrap();
        outbox::replay(&mut tx, shelf[0].id, now()).await.unwrap();
        tx.record(&event("message-replayed")).await.unwrap();
        tx.commit().await.unwrap();
        let claimed = take(&store, "w", now(), 1).await.remove(0);
        assert_eq!(claimed.payload, json!({"key": "code"}), "it can still leave");
        let mut tx = store.begin().await.unwrap();
        outbox::keep(&mut tx, &claimed, now()).await.unwrap();
        tx.roll_back().await.unwrap();
        complete(&store, &claimed).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        assert_eq!(outbox::forget_settled(&mut tx, later(1), 10).await.unwrap(), 1);
        assert_eq!(outbox::forget_settled(&mut tx, later(1), 10).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_workers_take_each_message_once_and_in_order() {
    on_both(async |store| {
        let messages: Vec<_> =
            (0..200).map(|index| message(&format!("case-{}", index % 40), &format!("{index:03}"))).collect();
        put(&store, &messages).await;
        let taken = together(50, |worker| {
            let store = store.clone();
            async move {
                let mut mine = Vec::new();
                let mut idle = 0;
                while idle < 3 {
                    let claimed = take(&store, &format!("worker-{worker}"), now(), 5).await;
                    idle = if claimed.is_empty() { idle + 1 } else { 0 };
                    for message in claimed {
                        complete(&store, &message).await.unwrap();
                        mine.push((message.stream, message.idempotency_key, message.claims));
                    }
                }
                mine
            }
        })
        .await;
        let all: Vec<_> = taken.into_iter().flatten().collect();
        let distinct: BTreeSet<_> = all.iter().map(|(_, key, _)| key).collect();
        assert_eq!((all.len(), distinct.len()), (200, 200), "each message once");
        assert!(all.iter().all(|(_, _, claims)| *claims == 1));
    })
    .await;
}

/// Many requests put messages in the same streams while workers take them: what was committed first leaves first.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn messages_that_are_put_in_together_keep_the_order_of_their_commits() {
    on_both(async |store| {
        let writers = together(30, |writer| {
            let store = store.clone();
            async move {
                store::retry(|| async {
                    let mut tx = store.begin().await?;
                    let stream = format!("case-{}", writer % 3);
                    for part in 0..2 {
                        let message = message(&stream, &format!("{writer:02}-{part}"));
                        outbox::enqueue(&mut tx, &message, now()).await?;
                        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                    }
                    tx.commit().await
                })
                .await
                .unwrap();
            }
        });
        let worker = async {
            let mut left: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let mut total = 0;
            while total < 60 {
                for message in take(&store, "worker", now(), 10).await {
                    complete(&store, &message).await.unwrap();
                    left.entry(message.stream.clone()).or_default().push(message.idempotency_key);
                    total += 1;
                }
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
            left
        };
        let (_, left) = tokio::join!(writers, worker);
        for (stream, keys) in left {
            let pairs = keys.chunks(2).all(|pair| pair[0][..2] == pair[1][..2] && pair[0] < pair[1]);
            assert!(pairs, "{stream}: the two of one transaction leave one after the other: {keys:?}");
        }
    })
    .await;
}
