//! Commands whose moment comes: given once, also when the program is killed around that moment.

use std::time::Duration;

use domain::appointments::AppointmentKind;
use domain::clock::Clock;
use domain::processes::flow::Command;
use jiff::SignedDuration;
use store::testing::on_both;
use usecases::cases;
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

/// The starts of the visits of which was reminded.
async fn reminded(town: &Town, case: domain::ids::CaseId) -> Vec<String> {
    let events = store::events::of_case(&town.house.store, case).await.unwrap();
    let events = events.iter().filter(|recorded| recorded.event.kind == "termination-reminded");
    events.map(|recorded| recorded.event.data["starts-at"].as_str().unwrap().to_owned()).collect()
}

/// Two reminders of the first time lie waiting then, and one of the other: one goes out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_is_moved_away_and_back_is_reminded_of_once() {
    on_both(async |store| {
        let town = Town::new(store.clone()).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let act = town.as_tenant(tenant);
        let case = town.file(&act, tenant).await.unwrap();
        let kind = AppointmentKind::FinalInspection;
        let visit = store::appointments::of_case(&town.house.store, case.id).await.unwrap();
        let first = visit.iter().find(|visit| visit.kind == kind).unwrap().starts_at;
        for away in [true, false] {
            let times = cases::times(&act, case.id, kind).await.unwrap();
            let slot = times.iter().find(|slot| (slot.starts_at != first) == away).unwrap();
            let moved = Command::new("move-time").with("visit", kind.code()).with("time", slot.code());
            cases::command(&act, case.id, &moved).await.unwrap();
        }
        // A minute before the visit: what closes the case, which would make a reminder come too late, is not due yet.
        let before = first.duration_since(work::SystemClock.now()) - SignedDuration::from_mins(1);
        let worker = Worker::start_later(&store, TimerCourier::new(town.house.clone()), manners(), before);
        until("a reminder went out", async || !reminded(&town, case.id).await.is_empty()).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        worker.stop(Duration::from_secs(5)).await;
        assert_eq!(reminded(&town, case.id).await, [first.to_string()]);
    })
    .await;
}
