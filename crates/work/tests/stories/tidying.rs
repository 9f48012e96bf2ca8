//! What has ended is forgotten, what goes on is kept.

use domain::actors::{Actor, StaffRole};
use domain::channels::Channel;
use domain::events::Subject;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::testing::on_both;
use usecases::journeys::logs::{LOG_DAYS, list, put};
use usecases::testing::Town;
use work::tidy::{Keep, Tidied, tidy};

const DAY: SignedDuration = SignedDuration::from_hours(24);

async fn begin_import(town: &Town, at: Timestamp) {
    let id = domain::ids::uuid_v7(at, town.house.chance.as_ref());
    let mut tx = town.house.store.begin().await.unwrap();
    store::imports::begin(&mut tx, id, at).await.unwrap();
    let act = town.house.program(at);
    tx.record(&act.event(Subject::new("story", "1"), "story-told", json!({}))).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_was_broken_off_is_forgotten_after_its_time_and_not_before() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        town.answers(&town.as_tenant(tenant), tenant).await;
        begin_import(&town, town.now).await;

        let after = |time: SignedDuration| town.house.program(town.now + time);
        let keep = Keep { draft_days: 30, ..Keep::default() };
        assert_eq!(tidy(&after(DAY), keep).await.unwrap(), Tidied::default(), "everything may still go on");
        let broken_off = Tidied { imports: 1, ..Tidied::default() };
        assert_eq!(tidy(&after(DAY + SignedDuration::from_secs(1)), keep).await.unwrap(), broken_off);
        assert_eq!(tidy(&after(DAY * 30), keep).await.unwrap(), Tidied::default());
        let given_up = Tidied { drafts: 1, ..Tidied::default() };
        assert_eq!(tidy(&after(DAY * 31), keep).await.unwrap(), given_up);
        assert_eq!(tidy(&after(DAY * 400), keep).await.unwrap(), Tidied::default(), "once");
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_never_forgotten_however_old() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let case = town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        let waiting = town.outgoing(&case, "erp").await;
        let tidied = tidy(&town.house.program(town.now + DAY * 400), Keep::default()).await.unwrap();
        assert_eq!(tidied.messages, 0);
        assert_eq!(town.outgoing(&case, "erp").await, waiting);
    })
    .await;
}

#[tokio::test]
async fn a_log_of_another_system_goes_by_itself_with_an_event() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let manager = Actor::Staff { id: town.staff, role: StaffRole::Manager };
        let act = town.house.act(town.now, manager, Channel::Portal);
        let id = put(&act, "crm.csv", b"zaak;tijdstip\n1;2026-01-01 10:00".to_vec()).await.unwrap();
        let time = DAY * i32::from(LOG_DAYS);
        let just_before = town.house.program(town.now + time - SignedDuration::from_secs(1));
        assert_eq!(tidy(&just_before, Keep::default()).await.unwrap().logs, 0);
        assert_eq!(list(&act).await.unwrap().len(), 1);
        let then = town.house.program(town.now + time);
        assert_eq!(tidy(&then, Keep::default()).await.unwrap().logs, 1);
        assert!(list(&act).await.unwrap().is_empty());
        let about = Subject::new("log", id);
        let told = store::events::about(&town.house.store, &about, 10).await.unwrap();
        assert_eq!(told[0].event.kind, "log-expired");
    })
    .await;
}
