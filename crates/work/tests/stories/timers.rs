//! Commands whose moment comes: given once, also when the program is killed around that moment.

use std::time::Duration;

use jiff::SignedDuration;
use store::testing::on_both;
use usecases::testing::Town;
use work::timer::TimerCourier;

use crate::helpers::{Worker, left_for, manners, until};

async fn reminders(town: &Town, case: domain::ids::CaseId) -> usize {
    let events = store::events::of_case(&town.house.store, case).await.unwrap();
    events.iter().filter(|recorded| recorded.event.kind == "termination-reminded").count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reminder_goes_out_once_whoever_stumbles() {
    on_both(async |store| {
        let town = Town::new(store.clone()).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let case = town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        let (waiting, _) = left_for(&store, "timer").await;
        assert!(waiting >= 1, "a reminder waits for its day");
        let mail_before = town.outgoing(&case, "mail").await.len();

        // The clock of this machine is past every moment of this story; three programs wake up together, one dies.
        let later = SignedDuration::from_hours(24 * 365);
        let workers: Vec<Worker> = (0..3)
            .map(|_| Worker::start_later(&store, TimerCourier::new(town.house.clone()), manners(), later))
            .collect();
        until("every command was given", async || left_for(&store, "timer").await == (0, 0)).await;
        for worker in workers {
            worker.stop(Duration::from_secs(5)).await;
        }
        let reminded = reminders(&town, case.id).await;
        assert!(reminded <= 2, "at most one a visit");
        let mails = town.outgoing(&case, "mail").await.len();
        assert!(mails > mail_before, "what the commands said was written");
        let again = Worker::start_later(&store, TimerCourier::new(town.house.clone()), manners(), later);
        tokio::time::sleep(Duration::from_millis(200)).await;
        again.stop(Duration::from_secs(5)).await;
        assert_eq!(reminders(&town, case.id).await, reminded);
        assert_eq!(town.outgoing(&case, "mail").await.len(), mails);
    })
    .await;
}
