//! The same advice in Mijn, in the Balie and through the API; and writing down what a tenant can do alone.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::actors::StaffRole;
use serde_json::{Value, json};
use usecases::api_keys::{self, Scope};
use usecases::steering::{self, SelfReliance, self_reliance};
use usecases::testing::{PROCESS, Town};

use super::{after, card_of, case_of, must_be_mended, open, server_after, signed_in};
use crate::browser::{Answer, Browser, Server};
use crate::mijn;

/// What Mijn says to who can do it alone, and what staff and other systems are told too.
const REASON: &str = "Online ziet u alle tijden en kiest u zelf.";

/// A server where Aya of nr. 1 does things alone.
async fn server() -> Server {
    server_after(async |town: Town| {
        let aya = town.tenant(1, &[]).await;
        self_reliance::declare(&town.as_tenant(aya), aya.relation, None, SelfReliance::Alone).await.unwrap();
    })
    .await
}

pub(super) async fn ask_api(server: &Server, browser: &mut Browser, relation: &str) -> Value {
    let program = server.house.program(server.now());
    let key = api_keys::create(&program, "Website", &[Scope::ChannelAdvices]).await.unwrap().key;
    let request = Request::post("/api/v1/channel-advices")
        .header("authorization", format!("Bearer {key}"))
        .header("content-type", "application/json");
    let body = json!({ "relationId": relation, "topic": PROCESS }).to_string();
    let answer = browser.send(request, Body::from(body)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

pub(super) async fn ask_desk(browser: &mut Browser, card: &str, channel: &str) -> Answer {
    let asked = [("advice-topic", PROCESS), ("advice-channel", channel)];
    browser.post(&format!("{card}/advies"), &asked).await
}

#[tokio::test]
async fn tenant_employee_and_system_get_the_same_decision_the_same_reason_one_record_each() {
    let server = server().await;
    let mut aya = mijn::signed_in(&server, "r1@example.nl").await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let ways = mijn::open(&mut aya, &format!("/onderwerpen/{PROCESS}")).await;
    assert!(ways.contains(REASON) && ways.contains("Nu online regelen"), "{ways}");

    let card = card_of(&mut sanne, 1).await;
    let given = ask_desk(&mut sanne, &card, "phone").await.location().to_owned();
    let shown = given.split('#').next().unwrap();
    let page = open(&mut sanne, shown).await;
    for words in [REASON, "De huurder belt. Bied aan: samen regelen in Mijn, of u regelt het nu."] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let relation = card.rsplit('/').next().unwrap();
    let other = ask_api(&server, &mut server.browser(), relation).await;
    assert_eq!(other["reasons"][0]["nl"], REASON);
    assert_eq!(other["channels"][0]["channel"], "portal");

    let id = relation.parse().unwrap();
    let records = store::steering::advices::of_relation(&server.house.store, id, 10).await.unwrap();
    let records: Vec<Value> =
        records.iter().map(|record| serde_json::from_str(&record.content).unwrap()).collect();
    let asked_by: Vec<&str> = records.iter().map(|record| record["asked_by"].as_str().unwrap()).collect();
    assert_eq!(asked_by, ["system", "agent", "tenant"], "one record each, however often it is looked at");
    for part in ["advice", "situation"] {
        assert!(records.iter().all(|record| record[part] == records[0][part]), "{part}: {records:?}");
    }
    let boss = server.house.program(server.now());
    let found = steering::verify(&boss).await.unwrap();
    assert_eq!((found.replayed, found.broken), (3, None));

    // Both can read why, and so can nobody else.
    let why = after(&page, "href=\"/balie/adviezen/").to_owned();
    let read = open(&mut sanne, &format!("/balie/adviezen/{why}")).await;
    for words in ["Waarom dit advies", REASON, "Of u dit zelf kunt", "Kanaalbeleid, versie 1"] {
        assert!(read.contains(words), "{words} is not in {read}");
    }
    let mut stranger = server.browser();
    assert!(stranger.get(&format!("/balie/adviezen/{why}")).await.location().starts_with("/balie/inloggen"));
    assert_eq!(sanne.get("/balie/adviezen/niets").await.status, StatusCode::NOT_FOUND);
    server.close().await;
}

#[tokio::test]
async fn what_to_offer_follows_from_how_the_tenant_came() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 1).await;
    let nothing = sanne.post(&format!("{card}/advies"), &[]).await;
    must_be_mended(&nothing, "advice-topic", "Kies waar het over gaat.");
    must_be_mended(&nothing, "advice-channel", "Kies hoe de huurder komt.");
    let danger = [("advice-topic", "repair"), ("advice-channel", "phone"), ("advice-emergency", "yes")];
    let given = sanne.post(&format!("{card}/advies"), &danger).await.location().to_owned();
    let page = open(&mut sanne, given.split('#').next().unwrap()).await;
    assert!(page.contains("De huurder belt. Dat past bij deze vraag."), "{page}");
    let unknown = [("advice-topic", "weather"), ("advice-channel", "phone")];
    let unknown = sanne.post(&format!("{card}/advies"), &unknown).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The advice of one tenant is not shown on the card of another.
    let other = open(&mut sanne, &format!("{card}?advies=0198f000-0000-7000-8000-000000000000")).await;
    assert!(!other.contains("kw-advice"), "{other}");

    // Beside the form of a process stands the same advice, once.
    let given = ask_desk(&mut sanne, &card, "counter").await.location().to_owned();
    let page = open(&mut sanne, given.split('#').next().unwrap()).await;
    let form = format!("{card}/regelen/{}", after(&page, &format!("href=\"{card}/regelen/")));
    let form = form.replace("&#38;", "&");
    let before = server.events().await;
    let page = open(&mut sanne, &form).await;
    assert!(page.contains("De huurder staat aan de balie. Bied aan: samen regelen in Mijn"), "{page}");
    assert_eq!(server.events().await, before, "looking again records nothing");
    assert!(page.contains("name=\"advies\" value=\""), "and it goes along with the answers");
    server.close().await;
}

#[tokio::test]
async fn an_employee_writes_down_what_the_tenant_can_do_and_the_tenant_reads_it() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 1).await;
    let address = format!("{card}/zelfredzaamheid");
    let nothing = sanne.post(&address, &[("reliance-topic", "weather")]).await;
    must_be_mended(&nothing, "reliance-topic", "Kies waar het over gaat.");
    must_be_mended(&nothing, "reliance", "Kies wat de huurder zegt.");
    let said = [("reliance-topic", PROCESS), ("reliance", "help")];
    assert_eq!(sanne.post(&address, &said).await.location(), format!("{card}#zelfredzaamheid"));
    let page = open(&mut sanne, &card).await;
    for words in [
        "Wil graag hulp. Een medewerker schreef dat op, 3 maart 2026; telt tot 3 maart 2027.",
        "Doet het zelf. Dat zei de huurder op 3 maart 2026",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    // From now on the advice is a person, and the desk offers that.
    let given = ask_desk(&mut sanne, &card, "counter").await.location().to_owned();
    let page = open(&mut sanne, given.split('#').next().unwrap()).await;
    assert!(page.contains("U wilt graag hulp."), "{page}");
    server.close().await;
}

#[tokio::test]
async fn beside_a_form_stands_advice_on_that_process_asked_once() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 1).await;
    let id = card.rsplit('/').next().unwrap().parse().unwrap();
    let count =
        async || store::steering::advices::of_relation(&server.house.store, id, 50).await.unwrap().len();
    let asked = [("advice-topic", "payment-problems"), ("advice-channel", "phone")];
    let given = sanne.post(&format!("{card}/advies"), &asked).await.location().to_owned();
    let page = open(&mut sanne, given.split('#').next().unwrap()).await;
    let form = format!("{card}/regelen/{}", after(&page, &format!("href=\"{card}/regelen/")));
    let form = form.replace("&amp;", "&").replace("&#38;", "&");
    // The advice on paying is not shown beside ending the lease: there is another, asked for once.
    let arrived = sanne.get(&form).await.location().to_owned();
    assert!(arrived.contains("kanaal=phone&advies="), "{arrived}");
    assert_eq!(count().await, 2);
    for _ in 0..2 {
        let page = open(&mut sanne, &arrived).await;
        assert!(page.contains(REASON) && !page.contains("Problemen met betalen."), "{page}");
    }
    assert_eq!(count().await, 2, "looking again asks for no other");
    server.close().await;
}

#[tokio::test]
async fn beside_a_running_case_stands_the_advice_on_following_it() {
    let server = server_after(async |town: Town| {
        for number in [1, 2] {
            let tenant = town.tenant(number, &[]).await;
            let act = town.as_tenant(tenant);
            self_reliance::declare(&act, tenant.relation, None, SelfReliance::Alone).await.unwrap();
            town.file(&act, tenant).await.unwrap();
        }
    })
    .await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 1).await;
    let case = case_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &case).await;
    assert!(page.contains("Welk kanaal past?") && !page.contains("kw-advice"), "asked for when it is needed");
    let id = case.rsplit('/').next().unwrap().to_owned();
    let ask = async |browser: &mut Browser, card: &str, channel: &str| {
        let asked = [("zaak", id.as_str()), ("advice-topic", PROCESS), ("advice-channel", channel)];
        browser.post(&format!("{card}/advies"), &asked).await
    };
    let nothing = ask(&mut sanne, &card, "").await;
    must_be_mended(&nothing, "advice-channel", "Kies hoe de huurder komt.");
    assert!(nothing.body.contains("Wat de huurder ziet"), "on the page of the case");

    let given = ask(&mut sanne, &card, "phone").await.location().to_owned();
    assert!(given.starts_with(&case) && given.ends_with("#advies"), "{given}");
    let shown = given.split('#').next().unwrap();
    let before = server.events().await;
    let page = open(&mut sanne, shown).await;
    for words in
        ["De huurder belt. Laat in Mijn zien hoe het ermee staat, of vertel het nu.", "/balie/adviezen/"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert_eq!(server.events().await, before, "looking again records nothing");

    // Neither the case nor the advice of one tenant goes with another.
    let other = card_of(&mut sanne, 2).await;
    assert_eq!(ask(&mut sanne, &other, "phone").await.status, StatusCode::NOT_FOUND);
    let theirs = case_of(&mut sanne, 2).await;
    let page = open(&mut sanne, &shown.replace(&case, &theirs)).await;
    assert!(!page.contains("kw-advice"), "{page}");
    server.close().await;
}
