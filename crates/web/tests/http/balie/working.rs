//! The work list: what waits for a person, and taking it.

use axum::http::StatusCode;
use domain::actors::StaffRole;

use super::{after, case_of, event, open, server, signed_in};

#[tokio::test]
async fn the_work_list_shows_what_waits_oldest_first_and_narrows_down() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    server.wait(25 * 3600);
    let mut sanne_later = server.browser();
    crate::staff::add(&server, "later@example.nl", StaffRole::Agent).await;
    crate::staff::sign_in(&server, &mut sanne_later, "later@example.nl").await;
    std::mem::swap(&mut sanne, &mut sanne_later);

    let page = open(&mut sanne, "/balie").await;
    let (first, second) = (page.find("BosR1").unwrap(), page.find("BosR2").unwrap());
    assert!(first < second, "oldest first");
    for words in
        ["al 25 uur", "Goedkeuren: online opgezegd", "Poelestraat 1", "HO-2026-000001", "data-wait=\"long\""]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(page.contains("kw-rail__count\">2<"), "the menu says how much waits");
    assert!(page.contains("Goedkeuren <span class=\"kw-figures\">2<"), "a list by reason");
    let other = open(&mut sanne, "/balie?lijst=attention-disputed").await;
    assert!(other.contains("Niets op deze lijst"), "{other}");
    let odd = open(&mut sanne, "/balie?lijst=%22%3E%3Cb%3E").await;
    assert!(odd.contains("Niets op deze lijst") && !odd.contains("\"><b>"), "what is asked stays text");
    server.close().await;
}

#[tokio::test]
async fn a_case_is_taken_from_the_list_and_given_back_on_its_page() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let mut boss = signed_in(&server, StaffRole::Manager).await;
    let case = case_of(&mut sanne, 1).await;
    let id = case.rsplit('/').next().unwrap().to_owned();

    let took = [("wie", "mij"), ("terug", "/balie?lijst=vrij")];
    let back = sanne.post(&format!("{case}/behandelaar"), &took).await;
    assert_eq!(back.location(), format!("/balie?lijst=vrij#zaak-{id}"), "back at the same row");
    let free = open(&mut sanne, "/balie?lijst=vrij").await;
    assert!(free.contains("Deze zaak is nu van u.") && !free.contains("BosR1"), "{free}");
    assert!(open(&mut sanne, "/balie?lijst=mijn").await.contains("van u"));
    let seen = open(&mut boss, &case).await;
    assert!(seen.contains("bij Sanne Visser") && seen.contains("Oppakken"), "others see who has it: {seen}");
    assert_eq!(event(&server, &case, "case-assigned").await.actor.role(), "agent");

    let evil = [("wie", "niemand"), ("terug", "//evil.example")];
    assert_eq!(sanne.post(&format!("{case}/behandelaar"), &evil).await.location(), case, "nowhere but here");
    assert!(open(&mut sanne, &case).await.contains("Nog van niemand"));
    server.close().await;
}

#[tokio::test]
async fn beside_a_case_stands_the_list_and_the_way_to_the_next() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let (first, second) = (case_of(&mut sanne, 1).await, case_of(&mut sanne, 2).await);
    let page = open(&mut sanne, &first).await;
    assert!(page.contains(&format!("href=\"{second}\" data-key=\"n\"")), "{page}");
    assert_eq!(page.matches("aria-current=\"true\"").count(), 1, "one of the list is shown");
    assert!(!open(&mut sanne, &second).await.contains("data-key=\"n\""), "it is the last");
    server.close().await;
}

#[tokio::test]
async fn all_cases_can_be_narrowed_down_and_paged() {
    let server = super::server_after(async |town| {
        for number in 1..=52 {
            let tenant = town.tenant(number, &[]).await;
            let act = town.as_tenant(tenant);
            let answers = town.answers_if_any(&act, tenant, usize::try_from(number).unwrap()).await;
            usecases::cases::file(&act, usecases::testing::PROCESS, tenant.lease, tenant.relation, &answers)
                .await
                .unwrap();
        }
    })
    .await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let page = open(&mut sanne, "/balie/zaken?stand=review&kanaal=portal").await;
    assert_eq!(page.matches("data-item ").count(), 50, "a page has fifty rows");
    let next = after(&page, "href=\"/balie/zaken?stand=review&#38;kanaal=portal&#38;na=");
    let next = format!("/balie/zaken?stand=review&kanaal=portal&na={next}");
    let rest = open(&mut sanne, &next).await;
    assert_eq!(rest.matches("data-item ").count(), 2);
    assert!(rest.contains("rel=\"prev\""), "and the way back");
    for narrow in ["kanaal=counter", "niveau=traditional", "stand=confirmed", "proces=other"] {
        let none = open(&mut sanne, &format!("/balie/zaken?{narrow}")).await;
        assert!(none.contains("Geen zaken gevonden"), "{narrow}");
    }
    let odd = sanne.get("/balie/zaken?na=nonsense").await;
    assert_eq!(odd.status, StatusCode::OK, "a cursor that is none begins at the beginning");
    server.close().await;
}
