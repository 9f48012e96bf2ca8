//! The neighbour's things do not exist.

use domain::appointments::AppointmentKind;
use domain::processes::flow::Command;
use store::testing::on_both;
use usecases::{Error, cases, tenants};

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
