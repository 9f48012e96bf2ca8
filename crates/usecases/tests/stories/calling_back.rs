//! Calling tenants back: who calls, what was said, not reached and tried again, and what the tenant hears.
#![expect(clippy::unwrap_used, reason = "a town that cannot be set must stop")]

use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::events::Subject;
use jiff::{SignedDuration, Timestamp};
use store::contacts::Direction;
use store::outbox::Claim;
use store::testing::on_both;
use usecases::Error;
use usecases::steering::call_back::{self, CallBack, CallBackState, Why, Wish};
use usecases::testing::{PROCESS, Tenant, Town};

use crate::steering::town;

/// Asks to be called in the first hour there is.
async fn promise(town: &Town, tenant: Tenant, words: &str) -> CallBack {
    let act = town.as_tenant(tenant);
    let from = call_back::times(&act).await.unwrap()[0].from;
    let wish = Wish { topic: PROCESS, from, phone: "06 12345678", words };
    call_back::ask(&act, tenant.relation, wish).await.unwrap()
}

/// What happened with this tenant, oldest first.
async fn happened(town: &Town, tenant: Tenant) -> Vec<String> {
    let about = Subject::new("relation", tenant.relation);
    let events = store::events::about(&town.house.store, &about, 100).await.unwrap();
    let mut kinds: Vec<_> = events.into_iter().map(|one| (one.sequence, one.event.kind)).collect();
    kinds.sort_unstable();
    kinds.into_iter().map(|(_, kind)| kind).filter(|kind| kind.starts_with("call-back")).collect()
}

/// The texts of the mails that lie ready; they leave, so that the next of the same promise can be read.
async fn mails(town: &Town) -> Vec<String> {
    let lease = SignedDuration::from_hours(1);
    let claim = Claim { target: "mail", owner: "story", lease, limit: 100, now: town.now };
    let claimed = store::outbox::claim(&town.house.store, &claim).await.unwrap();
    let mut tx = town.house.store.begin().await.unwrap();
    for one in &claimed {
        store::outbox::complete(&mut tx, one, town.now).await.unwrap();
    }
    tx.commit().await.unwrap();
    claimed.into_iter().map(|one| one.payload["text"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn a_call_that_was_made_is_a_contact_like_any_other() {
    on_both(async |store| {
        let mut town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let promised = promise(&town, aya, "Ik snap de brief niet.").await;
        town.now = promised.from;
        let agent = town.as_staff(StaffRole::Agent);
        assert_eq!(call_back::due_today(&agent).await.unwrap(), 1);
        call_back::take(&agent, promised.id, true).await.unwrap();
        let waiting = call_back::waiting(&agent).await.unwrap();
        assert_eq!(
            (waiting[0].tenant.as_str(), waiting[0].assignee.as_deref()),
            ("Aya BosR1", Some("Bo Balie"))
        );
        assert_eq!(waiting[0].call_back.words, "Ik snap de brief niet.");

        let silent = call_back::done(&agent, promised.id, "  ").await;
        assert!(matches!(silent, Err(Error::Input(key)) if key == "contact-summary"));
        assert_eq!(call_back::waiting(&agent).await.unwrap().len(), 1, "nothing was changed");
        call_back::done(&agent, promised.id, "Samen opgezegd.").await.unwrap();
        assert_eq!(call_back::due_today(&agent).await.unwrap(), 0);
        assert!(call_back::waiting(&agent).await.unwrap().is_empty());
        let twice = call_back::done(&agent, promised.id, "Nog eens.").await;
        assert!(matches!(twice, Err(Error::Input(key)) if key == "call-back-over"));

        let card = usecases::tenants::card(&agent, aya.relation).await.unwrap();
        let said: Vec<_> = card
            .contacts
            .iter()
            .map(|contact| (contact.channel, contact.direction, contact.summary.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (Channel::Phone, Direction::Out, "Samen opgezegd."),
                (Channel::Portal, Direction::In, "Vraagt of wij terugbellen: Ik snap de brief niet."),
            ]
        );
        assert_eq!(happened(&town, aya).await, ["call-back-asked", "call-back-taken", "call-back-done"]);
    })
    .await;
}

#[tokio::test]
async fn who_is_not_reached_is_called_again_and_hears_so() {
    on_both(async |store| {
        let mut town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        let promised = promise(&town, aya, "").await;
        town.now = promised.from;
        let agent = town.as_staff(StaffRole::Agent);
        let untried = call_back::cancel(&agent, promised.id, Why::NotReached).await;
        assert!(matches!(untried, Err(Error::Input(key)) if key == "call-back-not-tried"));

        let again = call_back::not_reached(&agent, promised.id, promised.version).await.unwrap();
        assert_eq!((again.tries, again.tried_at), (1, Some(town.now)));
        assert!(again.from > town.now, "it is tried in a later hour");
        assert_eq!(call_back::of(&agent, aya.relation).await.unwrap(), Some(again.clone()));
        let second = call_back::not_reached(&agent, promised.id, promised.version).await;
        assert!(
            matches!(second, Err(Error::Input(key)) if key == "call-back-changed"),
            "one try of two is one"
        );
        let told = mails(&town).await;
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("op 06 12 34 56 78. U nam niet op."), "{}", told[0]);

        call_back::cancel(&agent, promised.id, Why::NotReached).await.unwrap();
        assert!(mails(&town).await[0].contains("Wij bellen u nu niet meer."));
        assert_eq!(
            happened(&town, aya).await,
            ["call-back-asked", "call-back-not-reached", "call-back-cancelled"]
        );
        let kept = call_back::find(&agent, promised.id).await.unwrap();
        assert_eq!(kept.state, CallBackState::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn only_staff_call_and_tomorrow_is_not_today() {
    on_both(async |store| {
        let mut town = town(store).await;
        let aya = town.tenant(1, &[]).await;
        // After closing time the first hour is on the next day.
        town.now = "2026-03-04T19:00:00Z".parse::<Timestamp>().unwrap();
        let promised = promise(&town, aya, "").await;
        let agent = town.as_staff(StaffRole::Agent);
        assert_eq!(call_back::due_today(&agent).await.unwrap(), 0);
        assert_eq!(call_back::waiting(&agent).await.unwrap().len(), 1);
        let own = town.as_tenant(aya);
        assert!(matches!(call_back::done(&own, promised.id, "Gebeld").await, Err(Error::NotFound)));
        assert!(matches!(call_back::not_reached(&own, promised.id, 1).await, Err(Error::NotFound)));
        assert!(matches!(call_back::take(&own, promised.id, true).await, Err(Error::NotFound)));
        assert!(matches!(call_back::waiting(&own).await, Err(Error::NotFound)));
        let stop = call_back::cancel(&own, promised.id, Why::NotReached).await;
        assert!(matches!(stop, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_tenant_gives_another_number_and_calls_it_off_and_no_neighbour_does() {
    on_both(async |store| {
        let town = town(store).await;
        let (aya, bo) = (town.tenant(1, &[]).await, town.tenant(2, &[]).await);
        let promised = promise(&town, aya, "").await;
        let (own, neighbour, agent) =
            (town.as_tenant(aya), town.as_tenant(bo), town.as_staff(StaffRole::Agent));
        assert_eq!(usecases::tenants::home(&own).await.unwrap().call_back, Some(promised.clone()));
        assert_eq!(usecases::tenants::home(&neighbour).await.unwrap().call_back, None);
        for refused in [
            call_back::find(&neighbour, promised.id).await.map(|_| ()),
            call_back::call_at(&neighbour, promised.id, "050 123 45 67").await,
            call_back::call_at(&neighbour, promised.id, "no number").await,
            call_back::cancel(&neighbour, promised.id, Why::NotNeeded).await,
        ] {
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }

        call_back::take(&agent, promised.id, true).await.unwrap();
        let wrong = call_back::call_at(&own, promised.id, "06").await;
        assert!(matches!(wrong, Err(Error::Input(key)) if key == "call-back-phone"));
        for typed in [" 050 123 45 67 ", "050-1234567"] {
            call_back::call_at(&own, promised.id, typed).await.unwrap();
        }
        let list = call_back::waiting(&agent).await.unwrap();
        assert_eq!(
            (list[0].call_back.phone.as_str(), list[0].assignee.as_deref()),
            ("+31501234567", Some("Bo Balie")),
            "whoever took it sees the new number"
        );

        call_back::cancel(&own, promised.id, Why::NotNeeded).await.unwrap();
        assert!(call_back::waiting(&agent).await.unwrap().is_empty(), "nobody calls");
        assert_eq!(usecases::tenants::home(&own).await.unwrap().call_back, None);
        for late in [
            call_back::call_at(&own, promised.id, "06 12345678").await,
            call_back::cancel(&own, promised.id, Why::NotNeeded).await,
        ] {
            assert!(matches!(&late, Err(Error::Input(key)) if key == "call-back-over"), "{late:?}");
        }
        assert_eq!(
            happened(&town, aya).await,
            ["call-back-asked", "call-back-taken", "call-back-renumbered", "call-back-cancelled"],
            "the same number again is no change"
        );
    })
    .await;
}
