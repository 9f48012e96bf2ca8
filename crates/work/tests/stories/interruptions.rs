//! Programs that stop, are killed, or run side by side: nothing is lost, nothing happens twice.

use std::time::Duration;

use store::testing::on_both;
use work::deliver::Manners;

use crate::helpers::{Manner, Receiver, Worker, in_order, left, manners, put, until};

/// A lease of half a minute is long for a story: `longest` and `settle` may not make it longer.
fn brief() -> Manners {
    Manners { longest: Duration::from_millis(200), ..manners() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delivery_that_hangs_is_broken_off_and_tried_again() {
    on_both(async |store| {
        let receiver = Receiver::default().will("a/1", &[Manner::TakesAndHangs]);
        put(&store, &["a/1", "a/2"]).await;
        let worker = Worker::start(&store, receiver.clone(), brief());
        until("everything arrived", async || left(&store).await == (0, 0)).await;
        worker.stop(Duration::from_secs(5)).await;
        assert_eq!(receiver.effects(), ["a/1", "a/2"]);
        assert_eq!(receiver.tries("a/1"), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_stops_finishes_or_puts_down_what_it_holds() {
    on_both(async |store| {
        let receiver = Receiver::default().will("a/1", &[Manner::Hangs]);
        put(&store, &["a/1", "b/1"]).await;
        let worker = Worker::start(&store, receiver.clone(), manners());
        until("both are on their way", async || receiver.tries("a/1") == 1 && left(&store).await == (1, 0))
            .await;
        worker.stop(Duration::from_millis(50)).await;
        assert_eq!(receiver.effects(), ["b/1"], "what could be finished was");
        let next = Worker::start(&store, receiver.clone(), manners());
        until("the rest arrived without waiting for a lease", async || left(&store).await == (0, 0)).await;
        next.stop(Duration::from_secs(5)).await;
        assert_eq!(receiver.tries("a/1"), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_killed_program_had_in_hand_is_brought_again_after_its_lease() {
    on_both(async |store| {
        let receiver =
            Receiver::default().will("a/1", &[Manner::TakesAndHangs]).will("b/1", &[Manner::Hangs]);
        put(&store, &["a/1", "a/2", "b/1"]).await;
        let killed = Worker::start(&store, receiver.clone(), manners());
        until("it is in the middle", async || receiver.tries("a/1") == 1 && receiver.tries("b/1") == 1).await;
        killed.kill();
        // The lease: its clock is the one thing that must pass.
        let next =
            Worker::start_later(&store, receiver.clone(), manners(), jiff::SignedDuration::from_secs(36));
        until("everything arrived", async || left(&store).await == (0, 0)).await;
        next.stop(Duration::from_secs(5)).await;
        assert_eq!(receiver.effects().len(), 3);
        assert!(in_order(&receiver.effects()));
        assert_eq!((receiver.tries("a/1"), receiver.tries("b/1")), (2, 2));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_side_by_side_share_the_work_and_keep_the_order() {
    on_both(async |store| {
        let receiver = Receiver::default().will("case-3/3", &[Manner::TakesAndFails]);
        let workers: Vec<Worker> =
            (0..4).map(|_| Worker::start(&store, receiver.clone(), manners())).collect();
        let keys: Vec<String> = (0..120).map(|number| format!("case-{}/{number}", number % 8)).collect();
        for some in keys.chunks(10) {
            put(&store, &some.iter().map(String::as_str).collect::<Vec<_>>()).await;
        }
        until("everything arrived", async || left(&store).await == (0, 0)).await;
        for worker in workers {
            worker.stop(Duration::from_secs(5)).await;
        }
        assert_eq!(receiver.effects().len(), 120);
        assert!(in_order(&receiver.effects()), "{:?}", receiver.effects());
        let doubles: Vec<_> = keys.iter().filter(|key| receiver.tries(key) > 1).collect();
        assert!(doubles.len() <= 1, "only the one that failed was brought again: {doubles:?}");
    })
    .await;
}
