//! Which channels this association has, with the numbers by which tenants come in; and help that is told again.

use std::collections::BTreeSet;

use domain::calendar::amsterdam;
use store::testing::on_both;
use usecases::WayIn;
use usecases::steering::{Ask, advise, call_back, help_again, need_help, self_reliance, verify};
use usecases::testing::{PROCESS, Town};

use crate::steering::{manager, town};

#[tokio::test]
async fn only_channels_that_this_association_has_are_advised_each_with_its_number_or_address() {
    on_both(async |store| {
        let mut town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let ask = Ask::about(PROCESS);
        let advised = advise(&town.as_tenant(aya), Some(aya.relation), &ask).await.unwrap();
        let ways = || advised.alternatives.iter().chain(&advised.closed).chain(&advised.preferred);
        let mut found: Vec<&str> = ways().map(|way| way.channel.code()).collect();
        found.sort_unstable();
        assert_eq!(found, ["counter", "email", "letter", "phone", "portal"]);
        assert!(ways().all(|way| way.way_in.is_some()));
        // In danger at night there is a number that is answered, when the association has one.
        let danger = Ask { emergency: true, ..Ask::about(PROCESS) };
        town.now = "2026-03-08T01:00:00Z".parse().unwrap();
        let phone = async |town: &Town| {
            let advised = advise(&town.as_tenant(aya), Some(aya.relation), &danger).await.unwrap();
            let phone = advised.preferred.unwrap();
            (phone.is_open, phone.way_in)
        };
        assert_eq!(phone(&town).await, (false, Some(WayIn::Phone("050 123 45 67".to_owned()))));
        let house = std::sync::Arc::get_mut(&mut town.house).unwrap();
        house.association.emergency_phone = Some("088 112 11 20".to_owned());
        assert_eq!(phone(&town).await, (true, Some(WayIn::Phone("088 112 11 20".to_owned()))));
        assert_eq!(verify(&manager(&town)).await.unwrap().broken, None);
    })
    .await;
}

#[tokio::test]
async fn help_that_was_given_is_told_again_without_asking_again() {
    on_both(async |store| {
        let town = town(store).await;
        let (aya, ben) = (town.tenant(1, &[]).await, town.tenant(2, &[]).await);
        let act = town.as_tenant(aya);
        let given = need_help(&act, aya.relation, PROCESS).await.unwrap();
        let id = given.advice.id.unwrap();
        let again = help_again(&act, aya.relation, PROCESS, id).await.unwrap();
        assert_eq!(again, Some(given));
        assert_eq!(help_again(&act, aya.relation, "nuisance", id).await.unwrap(), None);
        assert_eq!(help_again(&town.as_tenant(ben), ben.relation, PROCESS, id).await.unwrap(), None);
        let found = verify(&manager(&town)).await.unwrap();
        assert_eq!((found.replayed, found.head.len()), (1, 64));
        assert_eq!(self_reliance::of(&act, aya.relation).await.unwrap().len(), 1);
        // Who cannot be called today can choose the next day.
        let days: BTreeSet<_> =
            call_back::times(&act).await.unwrap().iter().map(|hour| amsterdam::day_of(hour.from)).collect();
        assert_eq!(days.len(), 2);
    })
    .await;
}
