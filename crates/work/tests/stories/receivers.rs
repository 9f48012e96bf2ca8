//! Receivers that are slow, away, sick or picky: everything arrives once in effect and in order.

use std::time::{Duration, Instant};

use store::outbox;
use store::testing::on_both;

use crate::helpers::{Manner, Receiver, Worker, in_order, left, manners, put, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_put_in_leaves_at_once_and_in_order() {
    on_both(async |store| {
        let receiver = Receiver::default();
        let unhurried = work::deliver::Manners { look_every: Duration::from_mins(1), ..manners() };
        let worker = Worker::start(&store, receiver.clone(), unhurried);
        tokio::time::sleep(Duration::from_millis(100)).await;
        let keys: Vec<String> = (0..60).map(|number| format!("case-{}/{number}", number % 6)).collect();
        put(&store, &keys.iter().map(String::as_str).collect::<Vec<_>>()).await;
        until("everything arrived", async || receiver.effects().len() == 60).await;
        worker.stop(Duration::from_secs(5)).await;
        assert!(in_order(&receiver.effects()), "{:?}", receiver.effects());
        assert_eq!(left(&store).await, (0, 0));
        assert!(keys.iter().all(|key| receiver.tries(key) == 1));
        assert!((2..=4).contains(&receiver.most_at_work()), "{}", receiver.most_at_work());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_was_lost_costs_a_question_and_never_a_second_record() {
    on_both(async |store| {
        let receiver = Receiver::default()
            .will("a/1", &[Manner::TakesAndFails, Manner::Fails])
            .will("a/2", &[Manner::Fails])
            .will("b/1", &[Manner::Fails, Manner::TakesAndFails]);
        put(&store, &["a/1", "a/2", "a/3", "b/1", "b/2"]).await;
        let worker = Worker::start(&store, receiver.clone(), manners());
        until("everything is noted", async || left(&store).await == (0, 0)).await;
        worker.stop(Duration::from_secs(5)).await;
        let effects = receiver.effects();
        assert_eq!(effects.len(), 5);
        assert!(in_order(&effects), "{effects:?}");
        assert_eq!((receiver.tries("a/1"), receiver.tries("a/2"), receiver.tries("a/3")), (3, 2, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receiver_that_is_away_is_left_in_peace_and_nothing_is_given_up() {
    on_both(async |store| {
        let receiver = Receiver::default();
        receiver.go_away(true);
        let keys: Vec<String> = (0..40).map(|number| format!("case-{number}/1")).collect();
        put(&store, &keys.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let began = Instant::now();
        let worker = Worker::start(&store, receiver.clone(), manners());
        until("it was tried again and again", async || receiver.tried_while_away() > 8).await;
        // Four at first, then one after each pause: 20, 40, 80, 80 … milliseconds. A busy machine takes longer.
        let most = 4 + 2 + began.elapsed().as_millis() / 80 + 1;
        assert!(u128::from(receiver.tried_while_away()) <= most, "{}", receiver.tried_while_away());
        assert_eq!(left(&store).await, (40, 0));
        receiver.go_away(false);
        until("everything arrived", async || left(&store).await == (0, 0)).await;
        worker.stop(Duration::from_secs(5)).await;
        assert_eq!(receiver.effects().len(), 40);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receiver_that_fails_with_everything_is_sick_and_no_message_is_to_blame() {
    on_both(async |store| {
        let receiver = Receiver::default();
        receiver.fall_sick(true);
        put(&store, &["a/1", "a/2", "b/1"]).await;
        let worker = Worker::start(&store, receiver.clone(), manners());
        until("many tries", async || receiver.tries("a/1") + receiver.tries("b/1") > 8).await;
        assert_eq!(left(&store).await, (3, 0), "three faults would have been enough");
        receiver.fall_sick(false);
        until("everything arrived", async || left(&store).await == (0, 0)).await;
        worker.stop(Duration::from_secs(5)).await;
        assert!(in_order(&receiver.effects()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_receiver_will_not_have_lies_on_the_shelf_until_staff_decide() {
    on_both(async |store| {
        let receiver = Receiver::default()
            .will("a/1", &[Manner::Refuses])
            .will("b/1", &[Manner::Fails, Manner::Fails, Manner::Fails]);
        put(&store, &["a/1", "a/2", "b/1", "c/1"]).await;
        let worker = Worker::start(&store, receiver.clone(), manners());
        until("two lie on the shelf", async || left(&store).await == (1, 2)).await;
        assert_eq!(receiver.effects(), ["c/1"], "others go on, their own streams wait");
        let shelf = outbox::dead(&store, 10).await.unwrap();
        let seen: Vec<_> = shelf.iter().map(|dead| (dead.stream.as_str(), dead.error.as_str())).collect();
        assert_eq!(seen, [("a", "unknown code XYZ"), ("b", "500")]);
        assert_eq!((receiver.tries("a/1"), receiver.tries("b/1")), (1, 3));

        // The ERP was corrected: staff replay both.
        for dead in shelf {
            let mut tx = store.begin().await.unwrap();
            outbox::replay(&mut tx, dead.id, jiff::Timestamp::now()).await.unwrap();
            tx.record(&crate::helpers::event("message-replayed")).await.unwrap();
            tx.commit().await.unwrap();
        }
        until("everything arrived", async || left(&store).await == (0, 0)).await;
        worker.stop(Duration::from_secs(5)).await;
        assert_eq!(receiver.effects().len(), 4);
        assert!(in_order(&receiver.effects()));
    })
    .await;
}
