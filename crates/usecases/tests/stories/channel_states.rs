//! How busy the channels are: told, counted in advice, help and call-backs, and forgotten when it has run out.
#![expect(clippy::unwrap_used, reason = "a town that cannot be set must stop")]

use domain::actors::{Actor, StaffRole};
use domain::channels::Channel;
use domain::events::Subject;
use jiff::{Timestamp, ToSpan};
use store::testing::on_both;
use usecases::api_keys::{self, Scope};
use usecases::steering::channel_states::{Standing, Told, current, reach, tell};
use usecases::steering::{Advice, Ask, Openness, advise, call_back, need_help, verify};
use usecases::testing::{PROCESS, Tenant, Town};
use usecases::{Act, Error};

use crate::steering::{alone, manager, town};

const BUSY: Told = Told { channel: Channel::Phone, wait: Some(25), staffed: true, valid: 60 };
const NOBODY: Told = Told { wait: None, staffed: false, ..BUSY };

fn agent(town: &Town) -> Act<'_> {
    town.as_staff(StaffRole::Agent)
}

async fn of(act: &Act<'_>, channel: Channel) -> Standing {
    let all = current(act).await.unwrap();
    all.into_iter().find(|standing| standing.channel == channel).unwrap()
}

/// What Aya, who does things alone, is advised about a topic.
async fn advised(town: &Town, aya: Tenant, topic: &str) -> Advice {
    alone(town, aya).await;
    let act = town.as_tenant(aya);
    advise(&act, Some(aya.relation), &Ask::about(topic)).await.unwrap()
}

#[tokio::test]
async fn staff_and_systems_tell_and_what_has_run_out_no_longer_counts() {
    on_both(async |store| {
        let mut town = town(store).await;
        let channels = current(&agent(&town)).await.unwrap();
        let channels: Vec<Channel> = channels.iter().map(|standing| standing.channel).collect();
        assert_eq!(channels, [Channel::Phone, Channel::Counter], "it has no chat and no WhatsApp");
        assert_eq!(of(&agent(&town), Channel::Phone).await.told, None);

        tell(&agent(&town), BUSY).await.unwrap();
        let phone = of(&agent(&town), Channel::Phone).await;
        let told = phone.told.unwrap();
        assert_eq!((told.wait, told.staffed, told.said_at), (Some(25), true, town.now));
        assert_eq!((told.valid_until, phone.by.as_str()), (town.now + 1.hour(), "Bo Balie"));

        let administrator = town.as_staff(StaffRole::Administrator);
        let key = api_keys::create(&administrator, "Telefooncentrale", &[Scope::ChannelStatesWrite]).await;
        let exchange = Actor::System { id: key.unwrap().id };
        let exchange = town.house.act(town.now, exchange, Channel::Api);
        tell(&exchange, Told { wait: Some(4), valid: 1, ..BUSY }).await.unwrap();
        let phone = of(&exchange, Channel::Phone).await;
        assert_eq!((phone.told.unwrap().wait, phone.by.as_str()), (Some(4), "Telefooncentrale"));

        let events = store::events::about(&town.house.store, &Subject::new("channel", "phone"), 9).await;
        let events: Vec<_> = events.unwrap().into_iter().map(|recorded| recorded.event).collect();
        assert!(events.iter().all(|event| event.kind == "channel-state-told"));
        let waits: Vec<_> = events.iter().map(|event| event.data["wait"].as_u64().unwrap()).collect();
        assert_eq!(waits.len(), 2, "one row each: {waits:?}");
        assert!(waits.contains(&25) && waits.contains(&4));

        town.now += 1.minute();
        assert_eq!(of(&agent(&town), Channel::Phone).await.told, None);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_told_is_refused_by_field_and_tenants_tell_nothing() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let act = agent(&town);
        for (told, field) in [
            (Told { wait: Some(241), ..BUSY }, "wait"),
            (Told { valid: 0, ..BUSY }, "valid"),
            (Told { valid: 721, ..BUSY }, "valid"),
        ] {
            let Err(Error::Problems(problems)) = tell(&act, told).await else { panic!("{told:?}") };
            assert_eq!(problems.iter().map(|problem| problem.field).collect::<Vec<_>>(), [field]);
        }
        // The portal has nobody to wait for, and text messages are not offered.
        for channel in [Channel::Portal, Channel::Sms, Channel::System] {
            let refused = tell(&act, Told { channel, ..NOBODY }).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{channel:?}");
        }
        let tenant = town.as_tenant(aya);
        assert!(matches!(tell(&tenant, BUSY).await, Err(Error::NotFound)));
        assert!(matches!(current(&tenant).await, Err(Error::NotFound)));
        for most in [Told { wait: Some(240), valid: 720, ..BUSY }, Told { wait: Some(0), valid: 1, ..BUSY }] {
            tell(&act, most).await.unwrap();
        }
        // Where nobody is, one waits for nobody.
        tell(&act, Told { wait: Some(25), ..NOBODY }).await.unwrap();
        assert_eq!(of(&act, Channel::Phone).await.told.unwrap().wait, None);
    })
    .await;
}

#[tokio::test]
async fn a_wait_counts_in_the_advice_its_record_and_its_replay_within_opening_hours() {
    on_both(async |store| {
        let mut town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let before = advised(&town, aya, "nuisance").await;
        tell(&agent(&town), Told { valid: 720, ..BUSY }).await.unwrap();
        let busy = advised(&town, aya, "nuisance").await;
        let phone = busy.preferred.clone().unwrap();
        assert_eq!((phone.channel, phone.waiting_minutes), (Channel::Phone, Some(25)));
        assert_eq!(phone.waiting.unwrap().key, "steering-wait");
        assert_eq!(before.preferred.unwrap().waiting_minutes, None);
        let shown = reach(&town.house.program(town.now), &[Channel::Phone]).await.unwrap();
        assert_eq!(shown[0].waiting.as_ref().unwrap().key, "steering-wait");
        // In the evening nobody waits any more, although it was told for half a day.
        town.now = "2026-03-04T17:00:00Z".parse().unwrap();
        assert!(of(&agent(&town), Channel::Phone).await.told.is_some());
        let evening = advised(&town, aya, "nuisance").await;
        assert_eq!(evening.preferred.unwrap().waiting_minutes, None);
        let found = verify(&manager(&town)).await.unwrap();
        assert_eq!((found.replayed, found.broken), (3, None));
    })
    .await;
}

#[tokio::test]
async fn where_nobody_is_is_not_invited_to_and_nobody_calls_back_meanwhile() {
    on_both(async |store| {
        let town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        assert_eq!(advised(&town, aya, "nuisance").await.preferred.unwrap().channel, Channel::Phone);
        let hour = |text: &str| text.parse::<Timestamp>().unwrap();
        let first = call_back::times(&town.as_tenant(aya)).await.unwrap()[0].from;
        assert_eq!(first, hour("2026-03-04T09:00:00Z"));

        tell(&agent(&town), Told { valid: 120, ..NOBODY }).await.unwrap();
        let advice = advised(&town, aya, "nuisance").await;
        assert_eq!(advice.preferred, None);
        let phone = advice.closed.iter().find(|way| way.channel == Channel::Phone).unwrap();
        assert_eq!((phone.is_open, phone.opens_at), (false, None));
        assert_eq!(phone.hours.key, "steering-unstaffed");
        // There is still a person to talk to, and who wants help gets that one.
        let help = need_help(&town.as_tenant(aya), aya.relation, PROCESS).await.unwrap();
        let people: Vec<Channel> = help.open.iter().map(|way| way.channel).collect();
        assert_eq!(people, [Channel::Counter]);
        assert_eq!(help.closed[0].channel, Channel::Phone);
        assert!(help.call_backs[0].from > town.now + 2.hours(), "when somebody is there to call");
        let shown = reach(&town.house.program(town.now), &[Channel::Phone, Channel::Sms]).await.unwrap();
        assert_eq!(shown.len(), 1);
        assert_eq!((shown[0].openness, &shown[0].waiting), (Openness::Unstaffed, &None));
        assert_eq!(verify(&manager(&town)).await.unwrap().broken, None);
    })
    .await;
}
