//! What staff do: find people, record contacts, clear the work list.

use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::events::Subject;
use domain::processes::flow::Command;
use store::testing::on_both;
use usecases::contacts::{NewContact, record};
use usecases::{Error, cases, tenants, worklist};

use usecases::testing::Town;

#[tokio::test]
async fn a_tenant_is_found_by_name_address_and_lease() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let aya = town.tenant(24, &[]).await;
        town.tenant(25, &[]).await;
        let agent = town.as_staff(StaffRole::Agent);
        for words in ["bosr24", "poelestraat 24", "H-24", "aya poelestraat 24"] {
            let found = tenants::search(&agent, words).await.unwrap();
            assert!(found.iter().any(|hit| hit.relation.id == aya.relation), "{words}");
        }
        assert!(tenants::search(&agent, "x").await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_contact_is_recorded_and_told_to_the_erp() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let aya = town.tenant(1, &[]).await;
        let agent = town.as_staff(StaffRole::Agent);
        let new = NewContact {
            relation: aya.relation,
            case: None,
            channel: Channel::Phone,
            inbound: true,
            topic: "lease-termination".into(),
            summary: "Vraagt hoe opzeggen gaat.".into(),
        };
        let id = record(&agent, &new).await.unwrap();
        let told = store::outbox::of_stream(&town.house.store, &id.to_string()).await.unwrap();
        assert_eq!(told.len(), 1);
        let empty = NewContact { summary: "  ".into(), ..new };
        assert!(matches!(record(&agent, &empty).await, Err(Error::Input(_))));
    })
    .await;
}

#[tokio::test]
async fn a_lease_on_which_somebody_stays_is_handed_over_and_never_ended() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let hers = town.as_tenant(aya);
        let mut answers = town.answers(&hers, aya).await;
        answers.0.insert("situation".into(), "only-me".into());
        let case =
            cases::file(&hers, usecases::testing::PROCESS, aya.lease, aya.relation, &answers).await.unwrap();
        let agent = town.as_staff(StaffRole::Agent);
        let offered = cases::view(&agent, case.id).await.unwrap().commands;
        assert!(offered.contains(&"hand-over") && !offered.contains(&"approve"), "{offered:?}");
        let refused = cases::command(&agent, case.id, &Command::new("approve")).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(_)), "{refused:?}");

        let arranged =
            Command::new("hand-over").with("note", "Ben blijft; de medehuur gaat op zijn naam door.");
        let after = cases::command(&agent, case.id, &arranged).await.unwrap();
        assert_eq!((after.state.as_str(), after.open), ("handed-over", false));
        assert_eq!(town.outgoing(&case, "erp").await, ["termination", "termination"]);
        let view = cases::view(&hers, case.id).await.unwrap();
        assert_eq!(view.lease.end, None);
        assert!(view.timeline.iter().any(|line| line.recorded.event.kind == "termination-handed-over"));
        let his = town.as_tenant(usecases::testing::Tenant { relation: ben, lease: aya.lease });
        let own = town.answers(&his, usecases::testing::Tenant { relation: ben, lease: aya.lease }).await;
        cases::file(&his, usecases::testing::PROCESS, aya.lease, ben, &own).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_rejection_leaves_the_work_list_and_frees_the_lease() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let hers = town.as_tenant(aya);
        let mut answers = town.answers(&hers, aya).await;
        answers.0.insert("situation".into(), "only-me".into());
        let case =
            cases::file(&hers, usecases::testing::PROCESS, aya.lease, aya.relation, &answers).await.unwrap();
        let agent = town.as_staff(StaffRole::Agent);
        assert_eq!(worklist::work_list(&agent).await.unwrap().cases.len(), 1);
        let reject = Command::new("reject").with("note", "Wij hebben dit samen anders geregeld.");
        cases::command(&agent, case.id, &reject).await.unwrap();
        assert!(worklist::work_list(&agent).await.unwrap().cases.is_empty());
        assert_eq!(town.file(&hers, aya).await.unwrap().state, "signing", "the lease can be ended again");
    })
    .await;
}

#[tokio::test]
async fn a_case_stays_workable_when_its_tenant_has_left_the_lease() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let aya = town.tenant(1, &[]).await;
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        let ben = town.person("R9", "Ben", true).await;
        let mut tx = town.house.store.begin().await.unwrap();
        let mut lease = store::tenancy::leases::find(&mut tx, aya.lease).await.unwrap();
        lease.parties[0].relation = ben;
        store::tenancy::leases::update(&mut tx, &lease).await.unwrap();
        let event = town.house.program(town.now).event(
            Subject::new("story", "1"),
            "story-told",
            serde_json::json!({}),
        );
        tx.record(&event).await.unwrap();
        tx.commit().await.unwrap();

        let agent = town.as_staff(StaffRole::Agent);
        let view = cases::view(&agent, case.id).await.unwrap();
        assert_eq!((view.requester.id, view.tenants[0].id), (aya.relation, ben));
        let withdraw = Command::new("withdraw").with("note", "De huurder belde.");
        assert_eq!(cases::command(&agent, case.id, &withdraw).await.unwrap().state, "withdrawn");
        let letters = town.outgoing(&case, "mail").await;
        assert!(letters.len() > 1, "the one whose case it was is told: {letters:?}");
        assert!(cases::view(&town.as_tenant(aya), case.id).await.is_ok(), "and may still see it");
    })
    .await;
}
