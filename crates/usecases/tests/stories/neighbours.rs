//! The neighbour's things do not exist.

use domain::actors::StaffRole;
use domain::appointments::AppointmentKind;
use domain::processes::flow::Command;
use store::outbox::{Claim, complete};
use store::testing::on_both;
use usecases::{Error, cases, outbox, tenants, worklist};

use usecases::testing::{PROCESS, Town};

#[tokio::test]
async fn the_neighbours_case_lease_and_times_are_not_found() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let (aya, neighbour) = (town.tenant(1, &[]).await, town.tenant(2, &[]).await);
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        let other = town.as_tenant(neighbour);
        let refused = [
            cases::view(&other, case.id).await.err(),
            cases::command(&other, case.id, &Command::new("withdraw")).await.err(),
            cases::times(&other, case.id, AppointmentKind::FinalInspection).await.err(),
            cases::intake(&other, PROCESS, aya.lease, aya.relation).await.err(),
            cases::intake(&other, PROCESS, aya.lease, neighbour.relation).await.err(),
            cases::abandon(&other, PROCESS, aya.lease, aya.relation).await.err(),
            cases::of_tenant(&other, aya.relation).await.err(),
            tenants::card(&other, aya.relation).await.err(),
            tenants::search(&other, "Bos").await.err(),
        ];
        for (index, refusal) in refused.into_iter().enumerate() {
            assert!(matches!(refusal, Some(Error::NotFound)), "attempt {index}: {refusal:?}");
        }
        let data = tenants::my_data(&other).await.unwrap().to_string();
        assert!(!data.contains(&case.id.to_string()), "the neighbour's case is in nobody else's data");
    })
    .await;
}

#[tokio::test]
async fn tenants_take_along_the_letters_they_were_sent_and_no_names_of_staff() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let ben = town.person("R9", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap();
        worklist::assign(&town.as_staff(StaffRole::Agent), case.id, true).await.unwrap();
        let lease = jiff::SignedDuration::from_hours(1);
        let claim = Claim { target: outbox::MAIL, owner: "story", lease, limit: 100, now: town.now };
        for _ in 0..4 {
            for mail in store::outbox::claim(&town.house.store, &claim).await.unwrap() {
                let mut tx = town.house.store.begin().await.unwrap();
                complete(&mut tx, &mail, town.now).await.unwrap();
                tx.commit().await.unwrap();
            }
        }
        let data = tenants::my_data(&town.as_tenant(aya)).await.unwrap();
        let letters = data["letters"].as_array().unwrap();
        assert!(!letters.is_empty(), "{data}");
        assert!(letters.iter().all(|letter| letter["to"] == "r1@example.nl"), "nobody else's: {letters:?}");
        assert_eq!(letters[0]["case"], case.number.as_str());
        assert!(letters[0]["text"].as_str().unwrap().contains("Aya"), "{letters:?}");
        assert!(data["cases"][0]["case"].get("assignee").is_none(), "who of the staff took it");
    })
    .await;
}
