//! Two people on one lease: the other agrees by a personal link.

use domain::actors::{Actor, StaffRole};
use domain::channels::Channel;
use domain::processes::flow::Command;
use store::testing::on_both;
use usecases::{Error, cases, signatures, tenants};

use usecases::testing::{Tenant, Town};

#[tokio::test]
async fn the_other_agrees_and_it_is_certain() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        assert_eq!(case.state, "signing");

        let his = town.as_tenant(Tenant { relation: ben, lease: aya.lease });
        let waiting = tenants::home(&his).await.unwrap().waiting;
        let id = waiting[0].signature.id;
        let view = signatures::view(&his, id).await.unwrap();
        assert!(view.open);
        let hers = town.as_tenant(aya);
        assert!(matches!(signatures::view(&hers, id).await, Err(Error::NotFound)), "it is his to give");
        let seen = view.seen.as_str();
        assert!(matches!(signatures::answer(&hers, id, true, seen).await, Err(Error::NotFound)));

        let after = signatures::answer(&his, id, true, seen).await.unwrap();
        assert_eq!(after.state, "confirmed");
        assert!(signatures::answer(&his, id, false, seen).await.is_err(), "one answer");
        assert_eq!(town.outgoing(&case, "mail").await.len(), 4, "receipt, question, two confirmations");
    })
    .await;
}

#[tokio::test]
async fn without_e_mail_staff_ask_and_record_the_answer() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", false).await;
        let aya = town.tenant(1, &[ben]).await;
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        assert!(case.attention.iter().any(|reason| reason == "attention-cosigner-unreachable"));
        let agent = town.as_staff(StaffRole::Agent);
        let sign = Command::new("sign").with("relation", ben.to_string());
        let after = cases::command(&agent, case.id, &sign).await.unwrap();
        assert_eq!(after.state, "confirmed");
        assert!(after.attention.iter().any(|reason| reason == "attention-letter-needed"));
    })
    .await;
}

#[tokio::test]
async fn silence_brings_a_person_in_and_their_record_of_a_late_answer_counts() {
    on_both(async |store| {
        let mut town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        town.now = "2026-03-20T08:00:00Z".parse().unwrap();
        let program = town.house.act(town.now, Actor::Program, Channel::System);
        cases::command(&program, case.id, &Command::new("expire-signatures")).await.unwrap();
        let agent = town.as_staff(StaffRole::Agent);
        let view = cases::view(&agent, case.id).await.unwrap();
        assert_eq!(
            (view.case.state.as_str(), view.case.attention.as_slice()),
            ("review", ["attention-cosigner-silent".to_owned()].as_slice())
        );
        let sign = Command::new("sign").with("relation", ben.to_string());
        cases::command(&agent, case.id, &sign).await.unwrap();
        let after = cases::command(&agent, case.id, &Command::new("approve")).await.unwrap();
        assert_eq!(after.state, "confirmed");
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_to_is_asked_again_when_it_changes() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        let his = town.as_tenant(Tenant { relation: ben, lease: aya.lease });
        let id = tenants::home(&his).await.unwrap().waiting[0].signature.id;
        let old = signatures::view(&his, id).await.unwrap().seen;
        signatures::answer(&his, id, true, &old).await.unwrap();

        let agent = town.as_staff(StaffRole::Agent);
        let correct = Command::new("correct").with("end", "2026-05-29");
        let after = cases::command(&agent, case.id, &correct).await.unwrap();
        assert_eq!((after.state.as_str(), after.open), ("signing", true));
        let view = signatures::view(&his, id).await.unwrap();
        assert!(view.open && view.signature.answer.is_none() && view.seen != old);
        assert_eq!(tenants::home(&his).await.unwrap().waiting.len(), 1, "he is asked on his own page");
        let stale = signatures::answer(&his, id, true, &old).await;
        assert!(matches!(stale, Err(Error::Changed)), "nobody agrees to a day they did not see");
        let after = signatures::answer(&his, id, true, &view.seen).await.unwrap();
        assert_eq!(after.state, "confirmed");
    })
    .await;
}

#[tokio::test]
async fn who_first_said_no_can_still_be_recorded_as_agreeing() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        let agent = town.as_staff(StaffRole::Agent);
        let answer = |name: &str| Command::new(name).with("relation", ben.to_string());
        cases::command(&agent, case.id, &answer("decline")).await.unwrap();
        let after = cases::command(&agent, case.id, &answer("sign")).await.unwrap();
        assert_eq!(after.attention, ["attention-all-agreed"]);
        assert_eq!(
            cases::command(&agent, case.id, &Command::new("approve")).await.unwrap().state,
            "confirmed"
        );
    })
    .await;
}
