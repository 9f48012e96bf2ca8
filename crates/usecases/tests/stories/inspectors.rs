//! Inspectors as the administrator sets them decide which times tenants can choose.

use domain::actors::StaffRole;
use domain::events::Subject;
use store::testing::on_both;
use usecases::inspectors::{self, Typed};
use usecases::testing::Town;
use usecases::{Error, agenda};

fn typed(active: bool) -> Typed {
    let mut typed = Typed { name: "Wim de Wit".to_owned(), active, ..Typed::default() };
    typed.hours[..5].fill("9-12, 13-17".to_owned());
    "18-20".clone_into(&mut typed.added[3]);
    typed
}

#[tokio::test]
async fn times_are_offered_in_the_hours_of_who_was_added_and_no_longer_of_who_left() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let aya = town.tenant(1, &[]).await;
        let mine = town.as_tenant(aya);
        let none = town.answers_if_any(&mine, aya, 0).await;
        assert_eq!(none.get("final-inspection-time"), None, "nobody works here yet");

        let boss = town.as_staff(StaffRole::Administrator);
        let wim = inspectors::add(&boss, &typed(true)).await.unwrap();
        let week = inspectors::find(&boss, wim).await.unwrap();
        assert_eq!((week.hours.len(), week.added.len(), week.minutes()), (10, 1, 5 * 7 * 60));
        assert!(town.answers_if_any(&mine, aya, 0).await.get("final-inspection-time").is_some());

        inspectors::change(&boss, wim, 1, &typed(false)).await.unwrap();
        assert_eq!(town.answers_if_any(&mine, aya, 0).await.get("final-inspection-time"), None);
        assert!(matches!(inspectors::change(&boss, wim, 1, &typed(true)).await, Err(Error::Changed)));
        let told = store::events::about(&town.house.store, &Subject::new("inspector", wim), 9).await.unwrap();
        let kinds: Vec<_> = told.iter().map(|told| told.event.kind.as_str()).collect();
        assert_eq!(kinds, ["inspector-changed", "inspector-added"]);
    })
    .await;
}

#[tokio::test]
async fn only_administrators_may() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let aya = town.tenant(1, &[]).await;
        for act in [town.as_tenant(aya), town.as_staff(StaffRole::Manager)] {
            assert!(matches!(
                inspectors::add(&act, &typed(true)).await,
                Err(Error::Forbidden | Error::NotFound)
            ));
            assert!(matches!(inspectors::list(&act).await, Err(Error::Forbidden | Error::NotFound)));
        }
        let boss = town.as_staff(StaffRole::Administrator);
        let now = boss.now;
        assert!(agenda::between(&boss, now, now).await.unwrap().is_empty());
    })
    .await;
}
