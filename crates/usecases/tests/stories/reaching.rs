//! Which channels this association has, with the numbers by which tenants come in; and help that is told again.

use std::collections::BTreeSet;

use domain::calendar::amsterdam;
use domain::channels::Channel;
use jiff::SignedDuration;
use store::testing::on_both;
use usecases::WayIn;
use usecases::steering::channel_states::{Told, tell};
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
        // WhatsApp and a chat elsewhere are offered as soon as it says where.
        let house = std::sync::Arc::get_mut(&mut town.house).unwrap();
        house.association.whatsapp = Some("06 12 34 56 78".to_owned());
        house.association.chat_url = Some("https://www.example.nl/chat".to_owned());
        let advised = advise(&town.as_tenant(aya), Some(aya.relation), &ask).await.unwrap();
        let ways = || advised.alternatives.iter().chain(&advised.closed).chain(&advised.preferred);
        let way =
            |channel: Channel| ways().find(|way| way.channel == channel).and_then(|way| way.way_in.clone());
        assert_eq!(way(Channel::Whatsapp), Some(WayIn::Whatsapp("06 12 34 56 78".to_owned())));
        assert_eq!(way(Channel::Chat), Some(WayIn::Page("https://www.example.nl/chat".to_owned())));
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

/// Looking again is no new question: one record for one asking, whoever asks, and another as soon as anything differs.
#[tokio::test]
async fn one_asking_is_one_record_in_every_face() {
    on_both(async |store| {
        let mut town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let ask = Ask::about(PROCESS);
        let records = async |town: &Town| verify(&manager(town)).await.unwrap().replayed;
        let mine = async |town: &Town| {
            let act = town.as_tenant(aya);
            advise(&act, Some(aya.relation), &ask).await.unwrap()
        };
        let first = mine(&town).await;
        town.now += SignedDuration::from_mins(10);
        let again = mine(&town).await;
        assert_eq!(
            (&again, again.at),
            (&first, town.now - SignedDuration::from_mins(10)),
            "told from the record"
        );
        assert_eq!(records(&town).await, 1);
        // The employee and the website ask for themselves: one record each, and they look again too.
        let agent = town.as_staff(domain::actors::StaffRole::Agent);
        let system = town.house.program(town.now);
        for act in [&agent, &agent, &system, &system] {
            let told = advise(act, Some(aya.relation), &ask).await.unwrap();
            assert_eq!(told.decided, first.decided);
        }
        assert_eq!(records(&town).await, 3);
        // Two at once are one asking too.
        let both = [town.as_tenant(aya), town.as_tenant(aya)];
        let nuisance = Ask::about("nuisance");
        let [one, other] = both.each_ref().map(|act| advise(act, Some(aya.relation), &nuisance));
        let (one, other) = tokio::join!(one, other);
        assert_eq!(one.unwrap().id, other.unwrap().id);
        assert_eq!(records(&town).await, 4);
        // Another question, another wait, another wish, or a while later: another asking.
        let danger = Ask { emergency: true, ..ask.clone() };
        let act = town.as_tenant(aya);
        assert_ne!(advise(&act, Some(aya.relation), &danger).await.unwrap().id, first.id);
        let busy = Told { channel: Channel::Phone, wait: Some(25), staffed: true, valid: 60 };
        tell(&agent, busy).await.unwrap();
        let waiting = mine(&town).await;
        assert!(waiting.id != first.id && waiting.decided.channels.iter().any(|one| one.wait == Some(25)));
        assert_eq!(mine(&town).await.id, waiting.id);
        town.now += SignedDuration::from_mins(31);
        assert_ne!(mine(&town).await.id, waiting.id, "half an hour later one asks anew");
        // Whoever nobody knows may be somebody else each time.
        let system = town.house.program(town.now);
        let unknown =
            [advise(&system, None, &ask).await.unwrap(), advise(&system, None, &ask).await.unwrap()];
        assert_ne!(unknown[0].id, unknown[1].id);
        assert_eq!(records(&town).await, 9);
    })
    .await;
}
