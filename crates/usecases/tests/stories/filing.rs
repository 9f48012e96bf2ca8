//! A tenant ends the lease at eleven at night.

use domain::actors::StaffRole;
use domain::appointments::AppointmentStatus;
use domain::cases::Level;
use domain::processes::flow::Command;
use domain::processes::intake::Answers;
use store::testing::on_both;
use usecases::{Error, cases, levels, tenants};

use usecases::testing::{PROCESS, Town};

#[tokio::test]
async fn it_is_certain_at_once_and_everybody_is_told() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let act = town.as_tenant(tenant);
        let case = town.file(&act, tenant).await.unwrap();
        assert_eq!((case.state.as_str(), case.number.as_str()), ("confirmed", "HO-2026-000001"));
        assert_eq!(town.outgoing(&case, "erp").await, ["termination", "appointment", "inspection"]);
        assert_eq!(town.outgoing(&case, "mail").await, ["case"]);

        let view = cases::view(&act, case.id).await.unwrap();
        assert_eq!(view.appointments[0].appointment.status, AppointmentStatus::Booked);
        let kinds: Vec<&str> = view.timeline.iter().map(|entry| entry.recorded.event.kind.as_str()).collect();
        assert_eq!(kinds, ["termination-submitted", "termination-confirmed", "appointment-booked"]);
        assert_eq!(view.lease.end, Some(jiff::civil::date(2026, 4, 24)));

        let home = tenants::home(&act).await.unwrap();
        assert_eq!((home.cases.len(), home.appointments.len(), home.drafts.len()), (1, 1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_lease_ends_only_once() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let act = town.as_tenant(tenant);
        let answers = town.answers(&act, tenant).await;
        let file = || cases::file(&act, PROCESS, tenant.lease, tenant.relation, &answers);
        let (one, other) = tokio::join!(file(), file());
        assert!(one.is_ok() != other.is_ok(), "exactly one of two filings at once stands");
        let refused = one.err().or(other.err()).unwrap();
        assert!(matches!(refused, Error::Refused(_)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn answers_are_kept_as_typed_and_the_problems_are_named() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let tenant = town.tenant(1, &[]).await;
        let act = town.as_tenant(tenant);
        let wrong = [("end-date".to_owned(), "31-2-2026".to_owned())].into_iter().collect();
        let saved = cases::save(&act, PROCESS, tenant.lease, tenant.relation, &wrong).await.unwrap();
        assert!(!saved.problems_of("end-date").is_empty());
        let later = cases::intake(&act, PROCESS, tenant.lease, tenant.relation).await.unwrap();
        assert_eq!(later.answers.get("end-date"), Some("31-2-2026"));
        let filed =
            cases::file(&act, PROCESS, tenant.lease, tenant.relation, &Answers::default()).await.unwrap_err();
        assert!(matches!(filed, Error::Problems(problems) if problems.len() > 4));
        cases::abandon(&act, PROCESS, tenant.lease, tenant.relation).await.unwrap();
        let empty = cases::intake(&act, PROCESS, tenant.lease, tenant.relation).await.unwrap();
        assert!(empty.answers.0.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_three_levels_differ_in_who_decides() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let boss = town.as_staff(StaffRole::Administrator);
        let tenant = town.tenant(1, &[]).await;
        let act = town.as_tenant(tenant);

        levels::set(&boss, PROCESS, Level::Traditional).await.unwrap();
        let answers = town.answers(&boss, tenant).await;
        let refused = cases::file(&act, PROCESS, tenant.lease, tenant.relation, &answers).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(_)));

        levels::set(&boss, PROCESS, Level::Digital).await.unwrap();
        let case = town.file(&act, tenant).await.unwrap();
        assert_eq!((case.state.as_str(), case.level), ("review", Level::Digital));
        assert_eq!(
            town.outgoing(&case, "erp").await,
            ["termination"],
            "a held time is not yet known outside"
        );
        let agent = town.as_staff(StaffRole::Agent);
        let approved = cases::command(&agent, case.id, &Command::new("approve")).await.unwrap();
        assert_eq!(approved.state, "confirmed");
        let told = town.outgoing(&case, "erp").await;
        assert_eq!(told, ["termination", "termination", "appointment", "inspection"]);
    })
    .await;
}

#[tokio::test]
async fn only_an_administrator_sets_the_level() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let agent = town.as_staff(StaffRole::Manager);
        let refused = levels::set(&agent, PROCESS, Level::Digital).await.unwrap_err();
        assert!(matches!(refused, Error::Forbidden));
    })
    .await;
}
