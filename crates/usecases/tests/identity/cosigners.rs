//! A co-tenant comes in by the link in their mail, for that one question.

use domain::actors::Actor;
use domain::channels::Channel;
use domain::ids::CaseId;
use jiff::{SignedDuration, Timestamp};
use store::outbox::Claim;
use store::testing::on_both;
use usecases::signing_in::cosigners::{self, Link};
use usecases::signing_in::{Door, sessions};
use usecases::{Error, signatures};

use usecases::testing::{Tenant, Town};

/// Ben is asked to agree that the lease he shares with Aya ends; returns the token in his mail too.
async fn asked(town: &Town) -> (Tenant, CaseId, String) {
    town.office_hours().await;
    let ben = town.person("R9", "Ben", true).await;
    let aya = town.tenant(1, &[ben]).await;
    let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
    let mut addresses = Vec::new();
    // Mails of one case leave one after another.
    for _ in 0..2 {
        let lease = SignedDuration::from_mins(1);
        let now = town.now;
        let claim = Claim { target: "mail", owner: "story", lease, limit: 10, now };
        for claimed in store::outbox::claim(&town.house.store, &claim).await.unwrap() {
            let button = claimed.payload["button"]["address"].as_str().unwrap_or_default().to_owned();
            addresses.push(button);
            let mut tx = town.house.store.begin().await.unwrap();
            store::outbox::complete(&mut tx, &claimed, now).await.unwrap();
            tx.commit().await.unwrap();
        }
    }
    let link = addresses.iter().find_map(|address| address.strip_prefix("https://mijn.example.nl/akkoord/"));
    (Tenant { relation: ben, lease: aya.lease }, case.id, link.expect("a personal link").to_owned())
}

fn door(town: &Town, now: Timestamp) -> Door<'_> {
    Door { house: &town.house, now, from: "192.0.2.7" }
}

#[tokio::test]
async fn looking_changes_nothing_and_opening_lets_in_for_one_question() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let (ben, _, token) = asked(&town).await;
        let door = door(&town, town.now);
        let events = async || store::events::count(&town.house.store).await.unwrap();
        let before = events().await;
        for _ in 0..3 {
            let invited = cosigners::look(&door, &token).await.unwrap();
            assert_eq!((invited.link, invited.cosigner.id), (Link::Open, ben.relation));
        }
        assert_eq!(events().await, before, "a mail scanner may look as often as it likes");

        let session = cosigners::open(&door, &token).await.unwrap();
        let visit = sessions::resume(&town.house, town.now, &session).await.unwrap().unwrap();
        let (id, actor) = cosigners::invited(&town.house, &visit).await.unwrap();
        assert_eq!(actor, Actor::Tenant { id: ben.relation });
        let act = town.house.act(town.now, actor, Channel::Email);
        assert!(signatures::view(&act, id).await.unwrap().open);
        let seen = signatures::view(&act, id).await.unwrap().seen;
        let case = signatures::answer(&act, id, true, &seen).await.unwrap();

        let answered = cosigners::look(&door, &token).await.unwrap();
        assert!(matches!(answered.link, Link::Answered(domain::cases::Answer::Agreed)));
        assert!(answered.lets_in, "to follow what comes of it");
        cosigners::open(&door, &token).await.unwrap();
        let withdraw = domain::processes::flow::Command::new("withdraw");
        let agent = town.as_staff(domain::actors::StaffRole::Agent);
        usecases::cases::command(&agent, case.id, &withdraw).await.unwrap();
        assert!(matches!(cosigners::open(&door, &token).await, Err(Error::NotFound)), "it is closed");
    })
    .await;
}

#[tokio::test]
async fn a_link_runs_out_and_a_wrong_one_says_nothing() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let (_, _, token) = asked(&town).await;
        let late = door(&town, town.now + SignedDuration::from_hours(24 * 60));
        assert_eq!(cosigners::look(&late, &token).await.unwrap().link, Link::Expired);
        assert!(matches!(cosigners::open(&late, &token).await, Err(Error::NotFound)));
        for wrong in ["", "x", &token[1..], &format!("{token}x")] {
            assert!(matches!(cosigners::look(&late, wrong).await, Err(Error::NotFound)), "{wrong}");
        }
    })
    .await;
}
