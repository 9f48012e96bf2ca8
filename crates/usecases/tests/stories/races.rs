//! Two hundred tenants, twenty times.

use std::sync::Arc;

use domain::appointments::AppointmentStatus;
use domain::processes::flow::Refusal;
use jiff::civil::time;
use store::testing::on_both;
use usecases::{Error, cases};

use usecases::testing::{PROCESS, Tenant, Town};

/// Files with the first time that is offered, and again with another as long as somebody else was first.
async fn insist(town: &Town, tenant: Tenant, mut number: usize) {
    let act = town.as_tenant(tenant);
    loop {
        number += 1;
        let answers = town.answers_if_any(&act, tenant, number).await;
        match cases::file(&act, PROCESS, tenant.lease, tenant.relation, &answers).await {
            Ok(_) => return,
            Err(Error::Refused(Refusal::TimeGone { .. }) | Error::Problems(_) | Error::Changed) => {}
            Err(error) if store::Contention::is_contended(&error) => {}
            // So many at once that there was no room to begin: the page asks to try again, and they do.
            Err(Error::Store(store::StoreError::Unavailable { .. })) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_tenants_race_for_twenty_times() {
    on_both(async |store| {
        let town = Arc::new(Town::new(store).await);
        // Four inspectors, one visit a day each, on the five working days in which the last inspection can be.
        for hour in 9..13 {
            town.inspector(time(hour, 0, 0, 0), time(hour, 45, 0, 0)).await;
        }
        let mut tenants = Vec::new();
        for number in 1..=200 {
            tenants.push(town.tenant(number, &[]).await);
        }
        let mut running = tokio::task::JoinSet::new();
        for (number, tenant) in tenants.clone().into_iter().enumerate() {
            let town = town.clone();
            running.spawn(async move { insist(&town, tenant, number).await });
        }
        while let Some(done) = running.join_next().await {
            done.unwrap();
        }
        let mut taken = std::collections::BTreeSet::new();
        let (mut booked, mut called) = (0, 0);
        for tenant in tenants {
            let act = town.as_tenant(tenant);
            let case = cases::of_tenant(&act, tenant.relation).await.unwrap().remove(0);
            let view = cases::view(&act, case.id).await.unwrap();
            match view.appointments.as_slice() {
                [] => called += usize::from(case.attention == ["attention-no-time-free"]),
                [visit] => {
                    assert_eq!(visit.appointment.status, AppointmentStatus::Booked);
                    let new = taken.insert((visit.appointment.inspector, visit.appointment.starts_at));
                    assert!(new, "two tenants hold one time");
                    booked += 1;
                }
                more => panic!("{} visits", more.len()),
            }
        }
        assert_eq!((booked, called), (20, 180));
    })
    .await;
}
