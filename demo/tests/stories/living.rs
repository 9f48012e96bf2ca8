//! What moved in can be lived in: everything goes on from where the history stops.

use std::collections::BTreeMap;

use domain::actors::{Actor, StaffRole};
use domain::cases::Case;
use domain::channels::Channel;
use domain::ids::RelationId;
use domain::processes::flow::Command;
use store::testing::on_both;
use store::{SecretHash, Store};
use usecases::signing_in::{self, Door};
use usecases::testing::{Tenant, Town};

async fn lived_in(store: Store) -> Town {
    let town = Town::new(store).await;
    assert!(demo::load(&town.house, town.now).await.unwrap().moved_in);
    town
}

async fn tenant(town: &Town, email: &str) -> Tenant {
    let people = store::tenancy::relations::by_email(&town.house.store, email).await.unwrap();
    let relation = people[0].id;
    let leases = store::tenancy::leases::of_relation(&town.house.store, relation).await.unwrap();
    Tenant { relation, lease: leases.last().unwrap().id }
}

async fn open_case(town: &Town, of: RelationId) -> Case {
    let cases = store::cases::concerning(&town.house.store, of).await.unwrap();
    cases.into_iter().find(|case| case.open).unwrap()
}

#[tokio::test]
async fn aya_ends_her_lease_and_three_messages_go_to_the_erp() {
    on_both(async |store| {
        let town = lived_in(store).await;
        for email in ["aya.bakker@example.nl", "huurder01@example.nl", "huurder12@example.nl"] {
            let tenant = tenant(&town, email).await;
            let case = town.file(&town.as_tenant(tenant), tenant).await.unwrap();
            assert_eq!(case.state, "confirmed", "{email}");
            assert!(case.number.starts_with("HO-2026-"), "{}", case.number);
            assert_eq!(
                town.outgoing(&case, "erp").await,
                ["termination", "appointment", "inspection"],
                "{email}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn ines_agrees_by_the_link_in_her_mail() {
    on_both(async |store| {
        let town = lived_in(store).await;
        let ines = tenant(&town, "ines.kaya@example.nl").await;
        let mail = store::outbox::delivered(&town.house.store, "mail", 500).await.unwrap();
        let links: Vec<&str> = mail
            .iter()
            .filter(|(_, _, mail)| mail["to"] == "ines.kaya@example.nl")
            .filter_map(|(_, _, mail)| mail["button"]["address"].as_str()?.split_once("/akkoord/"))
            .map(|(_, token)| token)
            .collect();
        let link = SecretHash::of(links[0].as_bytes());
        let asked = store::cases::signatures::by_link(&town.house.store, &link).await.unwrap().unwrap();
        assert_eq!(asked.relation, ines.relation);
        let act = town.as_tenant(ines);
        let seen = usecases::signatures::view(&act, asked.id).await.unwrap().seen;
        let case = usecases::signatures::answer(&act, asked.id, true, &seen).await.unwrap();
        assert_eq!(case.state, "confirmed");
    })
    .await;
}

#[tokio::test]
async fn gerda_moves_an_inspection_and_staff_settle_what_lies_before_them() {
    on_both(async |store| {
        let town = lived_in(store).await;
        let gerda = tenant(&town, "gerda.hendriks@example.nl").await;
        let case = open_case(&town, gerda.relation).await;
        let act = town.as_tenant(gerda);
        let times =
            usecases::cases::times(&act, case.id, domain::appointments::AppointmentKind::FinalInspection);
        let time = times.await.unwrap()[0].code();
        let command = Command::new("move-time").with("visit", "final-inspection").with("time", time);
        let moved = usecases::cases::command(&act, case.id, &command).await.unwrap();
        assert_eq!(moved.state, "confirmed");
        let desk = town.as_staff(StaffRole::Agent);
        let list = usecases::worklist::work_list(&desk).await.unwrap();
        let mut states: BTreeMap<String, usize> = BTreeMap::new();
        for item in list.cases {
            let name = if item.case.state == "review" { "reject" } else { "resolve" };
            let command = Command::new(name).with("note", "Besproken met de huurder.");
            let case = usecases::cases::command(&desk, item.case.id, &command).await.unwrap();
            *states.entry(case.state).or_default() += 1;
        }
        assert!(states.contains_key("rejected") && states.contains_key("confirmed"), "{states:?}");
    })
    .await;
}

#[tokio::test]
async fn staff_and_the_erp_come_in() {
    on_both(async |store| {
        let town = lived_in(store).await;
        let door = Door { house: &town.house, now: town.now, from: "::1" };
        for (email, _, role) in demo::TEAM {
            let halfway = signing_in::staff::check_password(&door, email, demo::PASSWORD).await.unwrap();
            let visit =
                signing_in::sessions::resume(&town.house, town.now, &halfway.token).await.unwrap().unwrap();
            let code = signing_in::totp_code(&demo::SECOND_FACTOR, town.now).unwrap();
            let token = signing_in::staff::confirm_totp(&door, &visit, &code).await.unwrap();
            let visit = signing_in::sessions::resume(&town.house, town.now, &token).await.unwrap().unwrap();
            let member = signing_in::staff::signed_in(&town.house, &visit).await.unwrap().unwrap();
            assert_eq!(member.role, role, "{email}");
        }
        let system =
            usecases::api_keys::authenticate(&town.house, town.now, demo::API_KEY).await.unwrap().unwrap();
        let act = town.house.act(town.now, Actor::System { id: system.id }, Channel::Api);
        assert!(act.tenant().is_err());
    })
    .await;
}
