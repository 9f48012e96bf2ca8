//! How busy it is now: told in the Balie, seen in Mijn, in the advice at the desk and over the API alike.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use usecases::testing::{PROCESS, Town};

use super::advising::{ask_api, ask_desk};
use super::{card_of, must_be_mended, open, server_after, signed_in};
use crate::browser::{Browser, Server};
use crate::mijn;

const PAGE: &str = "/balie/drukte";

/// A server where Aya of nr. 1 lives, at half past nine on Wednesday morning.
async fn server() -> Server {
    let server = server_after(async |town: Town| {
        town.tenant(1, &[]).await;
    })
    .await;
    server.wait(630 * 60);
    server
}

async fn tell(employee: &mut Browser, channel: &str, staffed: &str, wait: &str, valid: &str) {
    let field = |name: &str| format!("{name}-{channel}");
    let (names, address) = (["staffed", "wait", "valid"].map(field), format!("{PAGE}/{channel}"));
    let fields = [(&*names[0], staffed), (&*names[1], wait), (&*names[2], valid)];
    assert_eq!(employee.post(&address, &fields).await.location(), format!("{PAGE}#{channel}"));
}

/// What Mijn says of the phone on the page with the ways.
async fn phone_in_mijn(aya: &mut Browser) -> String {
    let ways = mijn::open(aya, &format!("/onderwerpen/{PROCESS}")).await;
    let phone = ways.split("kw-channel--phone").nth(1).unwrap_or_else(|| panic!("no phone in {ways}"));
    phone.split("kw-channel--").next().unwrap().to_owned()
}

/// What the advice on the card says of the phone.
async fn phone_at_the_desk(sanne: &mut Browser, card: &str) -> String {
    let given = ask_desk(sanne, card, "counter").await.location().to_owned();
    let page = open(sanne, given.split('#').next().unwrap()).await;
    let advice = page.split("kw-advice").nth(1).unwrap();
    let phone = advice.split("kw-channel--phone").nth(1).unwrap_or_else(|| panic!("no phone in {advice}"));
    phone.split("kw-channel--").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_wait_that_is_told_is_seen_by_tenant_employee_and_system_alike() {
    let server = server().await;
    let mut aya = mijn::signed_in(&server, "r1@example.nl").await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 1).await;
    let relation = card.rsplit('/').next().unwrap().to_owned();
    assert!(open(&mut sanne, "/balie").await.contains("href=\"/balie/drukte\""), "the rail leads there");
    let page = open(&mut sanne, PAGE).await;
    assert_eq!(page.matches("Niemand vertelde hoe druk het is.").count(), 2, "{page}");

    tell(&mut sanne, "phone", "ja", "25", "kwartier").await;
    let page = open(&mut sanne, PAGE).await;
    let by = "Sanne Visser zei dit om 9.30. Het geldt tot 9.45.";
    for words in ["Bewaard.", by, "Ongeveer 25 minuten wachten", "id=\"wait-phone\" name=\"wait-phone\""] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let waiting = "Ongeveer 25 minuten wachten";
    let mine = phone_in_mijn(&mut aya).await;
    assert!(mine.contains(waiting), "{mine}");
    let theirs = phone_at_the_desk(&mut sanne, &card).await;
    assert!(theirs.contains(waiting), "{theirs}");
    let other = ask_api(&server, &mut server.browser(), &relation).await;
    let phone = other["channels"].as_array().unwrap().iter().find(|way| way["channel"] == "phone");
    assert_eq!(phone.unwrap()["waitingMinutes"], 25);
    // Help on any page says so too.
    assert!(mijn::open(&mut aya, "/").await.contains(waiting));

    server.wait(15 * 60);
    let mine = phone_in_mijn(&mut aya).await;
    assert!(!mine.contains("wachten"), "what has run out is not shown: {mine}");
    server.close().await;
}

#[tokio::test]
async fn a_phone_that_nobody_answers_is_closed_everywhere_and_others_stay() {
    let server = server().await;
    let mut aya = mijn::signed_in(&server, "r1@example.nl").await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 1).await;
    tell(&mut sanne, "phone", "nee", "25", "dag").await;
    let page = open(&mut sanne, PAGE).await;
    assert!(page.contains("Het geldt tot 21.30.") && page.contains("Nu is er niemand"), "{page}");
    for said in [phone_in_mijn(&mut aya).await, phone_at_the_desk(&mut sanne, &card).await] {
        assert!(said.contains("Nu is er niemand") && !said.contains("wachten"), "{said}");
    }
    let help = aya.post(&format!("/onderwerpen/{PROCESS}/hulp"), &[]).await.body;
    assert!(help.contains("Nu is er niemand") && help.contains("Brink 1, Groningen"), "{help}");
    let calls = |day: &str| help.contains(&format!("value=\"{day}T"));
    assert!(calls("2026-03-05") && !calls("2026-03-04"), "nobody calls back today: {help}");
    server.close().await;
}

#[tokio::test]
async fn what_must_be_mended_stands_by_its_field_and_is_kept() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    for wrong in ["241", "-1", "een half uur"] {
        let page =
            sanne.post(&format!("{PAGE}/phone"), &[("wait-phone", wrong), ("valid-phone", "uur")]).await;
        must_be_mended(&page, "wait-phone", "Kies een wachttijd van 0 tot en met 240 minuten");
        assert!(page.body.contains(&format!("value=\"{wrong}\"")), "kept: {}", page.body);
        assert!(page.body.contains("value=\"uur\" id=\"valid-phone-2\" checked"), "kept: {}", page.body);
    }
    for nowhere in ["portal", "pigeon"] {
        let page = sanne.post(&format!("{PAGE}/{nowhere}"), &[]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    let before = server.events().await;
    let stranger = server.browser().post(&format!("{PAGE}/phone"), &[("staffed-phone", "nee")]).await;
    assert!(stranger.location().starts_with("/balie/inloggen"));
    assert_eq!(server.events().await, before);
    server.close().await;
}
