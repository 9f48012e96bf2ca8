//! Administrators add, change and disable staff; nobody else does, and the last of them stays.

use argon2::password_hash::PasswordHasher as _;
use domain::actors::{Actor, StaffRole};
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::RelationId;
use serde_json::json;
use store::staff::StaffMember;
use usecases::Error;
use usecases::signing_in;
use usecases::staff::{self, NewStaff};

use crate::helpers::{PASSWORD, add, by_staff, door, events, in_both_houses, kinds, now, why};

fn new(email: &str, name: &str) -> NewStaff {
    NewStaff { email: email.to_owned(), name: name.to_owned(), role: StaffRole::Agent }
}

#[tokio::test]
async fn somebody_is_added_once_with_a_password_that_is_shown_once() {
    in_both_houses(async |house| {
        let act = house.program(now());
        let added = staff::add(&act, &new(" Sanne@Voorbeeld.NL ", " Sanne  Visser"), None).await.unwrap();
        let password = added.password.clone().expect("a password was made");
        assert!(!format!("{added:?}").contains(&password));
        let all = staff::list(&act).await.unwrap();
        assert_eq!((all[0].email.as_str(), all[0].name.as_str()), ("sanne@voorbeeld.nl", "Sanne Visser"));
        assert!(!all[0].second_factor && !all[0].disabled);
        signing_in::staff::check_password(&door(&house, now()), "sanne@voorbeeld.nl", &password)
            .await
            .unwrap();

        assert_eq!(why(staff::add(&act, &new("sanne@voorbeeld.nl", "S"), None).await), "staff-email-taken");
        let short = staff::add(&act, &new("bo@voorbeeld.nl", "Bo"), Some("kort")).await;
        assert_eq!(why(short), "staff-password-short");
        let both = staff::add(&act, &new("bo", "  "), None).await.unwrap_err();
        let Error::Problems(problems) = both else { panic!("{both}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["email", "name"]);
        let recorded = events(&house.store).await;
        assert_eq!(recorded.len(), 1);
        let text = serde_json::to_string(&recorded).unwrap();
        assert!(!text.contains(&password) && !text.contains("argon2"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn only_administrators_see_and_change_staff() {
    in_both_houses(async |house| {
        let id = add(&house, "sanne@voorbeeld.nl", StaffRole::Manager).await;
        for role in [StaffRole::Agent, StaffRole::Manager] {
            let act = by_staff(&house, id, role);
            assert!(matches!(staff::list(&act).await, Err(Error::Forbidden)));
            assert!(matches!(staff::disable(&act, id).await, Err(Error::Forbidden)));
            let role = staff::change_role(&act, id, StaffRole::Administrator).await;
            assert!(matches!(role, Err(Error::Forbidden)));
            assert!(matches!(staff::reset_password(&act, id).await, Err(Error::Forbidden)));
            let added = staff::add(&act, &new("bo@voorbeeld.nl", "Bo"), None).await;
            assert!(matches!(added, Err(Error::Forbidden)));
        }
        let tenant = Actor::Tenant { id: RelationId::new(now(), house.chance.as_ref()) };
        let tenant = house.act(now(), tenant, Channel::Portal);
        assert!(matches!(staff::list(&tenant).await, Err(Error::NotFound)));
        assert_eq!(kinds(&house.store).await, ["staff-added"]);
    })
    .await;
}

#[tokio::test]
async fn a_change_signs_the_changed_out_and_is_recorded_once() {
    in_both_houses(async |house| {
        let boss = add(&house, "boss@voorbeeld.nl", StaffRole::Administrator).await;
        let sanne = add(&house, "sanne@voorbeeld.nl", StaffRole::Agent).await;
        let act = by_staff(&house, boss, StaffRole::Administrator);
        let door = door(&house, now());
        for (kind, step) in [
            ("staff-role-changed", 0),
            ("staff-disabled", 1),
            ("staff-enabled", 2),
            ("staff-password-reset", 3),
        ] {
            let email = "sanne@voorbeeld.nl";
            let halfway = signing_in::staff::check_password(&door, email, PASSWORD).await;
            match step {
                0 => staff::change_role(&act, sanne, StaffRole::Manager).await.unwrap(),
                1 => staff::disable(&act, sanne).await.unwrap(),
                2 => staff::enable(&act, sanne).await.unwrap(),
                _ => assert_eq!(staff::reset_password(&act, sanne).await.unwrap().len(), 23),
            }
            if let Ok(halfway) = halfway {
                let visit = signing_in::sessions::resume(&house, now(), &halfway.token).await.unwrap();
                assert!(visit.is_none(), "{kind} ends sessions");
            }
            assert_eq!(kinds(&house.store).await.last().unwrap(), kind);
        }
        let before = kinds(&house.store).await.len();
        staff::enable(&act, sanne).await.unwrap();
        staff::change_role(&act, sanne, StaffRole::Manager).await.unwrap();
        staff::reset_totp(&act, sanne).await.unwrap();
        assert_eq!(kinds(&house.store).await.len(), before, "what changes nothing is not a change");
        let old = signing_in::staff::check_password(&door, "sanne@voorbeeld.nl", PASSWORD).await;
        assert_eq!(why(old), "staff-sign-in-wrong");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_last_administrator_stays_also_when_two_remove_each_other() {
    in_both_houses(async |house| {
        let one = add(&house, "one@voorbeeld.nl", StaffRole::Administrator).await;
        let other = add(&house, "other@voorbeeld.nl", StaffRole::Administrator).await;
        let admin = StaffRole::Administrator;
        let (act, reaction) = (by_staff(&house, one, admin), by_staff(&house, other, admin));
        assert_eq!(why(staff::disable(&act, one).await), "staff-not-yourself");
        assert_eq!(why(staff::change_role(&act, one, StaffRole::Agent).await), "staff-not-yourself");
        let (first, second) =
            tokio::join!(staff::disable(&act, other), staff::change_role(&reaction, one, StaffRole::Manager));
        assert_eq!(u8::from(first.is_ok()) + u8::from(second.is_ok()), 1);
        let program = house.program(now());
        let left = staff::list(&program).await.unwrap();
        let left: Vec<_> = left.iter().filter(|staff| staff.role == admin && !staff.disabled).collect();
        assert_eq!(left.len(), 1);
        assert_eq!(why(staff::disable(&program, left[0].id).await), "staff-last-administrator");
    })
    .await;
}

#[tokio::test]
async fn an_old_hash_is_made_anew_when_its_password_comes_by() {
    in_both_houses(async |house| {
        let sanne = add(&house, "sanne@voorbeeld.nl", StaffRole::Agent).await;
        let weak = argon2::Params::new(64, 1, 1, None).unwrap();
        let weak = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, weak);
        let old = weak.hash_password_with_salt(PASSWORD.as_bytes(), b"0123456789abcdef").unwrap().to_string();
        let mut tx = house.store.begin().await.unwrap();
        let member = store::staff::find(&mut tx, sanne).await.unwrap();
        let member = StaffMember { password_hash: old, ..member };
        store::staff::update(&mut tx, &member).await.unwrap();
        let act = house.program(now());
        tx.record(&act.event(Subject::new("staff", sanne), "story", json!({}))).await.unwrap();
        tx.commit().await.unwrap();

        let email = "sanne@voorbeeld.nl";
        let wrong = signing_in::staff::check_password(&door(&house, now()), email, "iets anders").await;
        assert_eq!(why(wrong), "staff-sign-in-wrong");
        let stored = async || store::staff::find(&house.store, sanne).await.unwrap().password_hash;
        assert!(stored().await.contains("m=64,"));
        signing_in::staff::check_password(&door(&house, now()), email, PASSWORD).await.unwrap();
        assert!(stored().await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!(kinds(&house.store).await.last().unwrap(), "staff-password-hashed-again");
        signing_in::staff::check_password(&door(&house, now()), email, PASSWORD).await.unwrap();
    })
    .await;
}
