//! Calling tenants back: the promise on the work list and on the card, and what became of it.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use usecases::steering::call_back::{self, Wish};
use usecases::testing::{PROCESS, Town};

use super::{after, must_be_mended, open, server_after, signed_in};
use crate::browser::Server;

/// A server on which Aya of nr. 4 was promised a call between eight and nine on Wednesday morning; it is Tuesday night.
async fn promised() -> Server {
    server_after(async |town: Town| {
        let aya = town.tenant(4, &[]).await;
        let act = town.as_tenant(aya);
        let from = call_back::times(&act).await.unwrap()[0].from;
        let wish = Wish { topic: PROCESS, from, phone: "06 12345678", words: "Ik snap de brief niet." };
        call_back::ask(&act, aya.relation, wish).await.unwrap();
    })
    .await
}

#[tokio::test]
async fn a_promise_waits_on_the_list_until_somebody_called() {
    let server = promised().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let before = open(&mut sanne, "/balie").await;
    assert!(!before.contains("BosR4"), "tomorrow is not today");
    assert!(open(&mut sanne, "/balie?lijst=terugbellen").await.contains("BosR4"), "but it can be seen");

    server.wait(10 * 3600 - 1800);
    let mut sanne = signed_in_again(&server).await;
    let list = open(&mut sanne, "/balie").await;
    for words in [
        "Nu bellen",
        "href=\"tel:+31612345678\">06 12 34 56 78",
        "Huur opzeggen: Ik snap de brief niet.",
        "vandaag 8.00 – 9.00",
        "kw-rail__count\">1<",
    ] {
        assert!(list.contains(words), "{words} is not in {list}");
    }
    let id = after(&list, "id=\"terugbellen-").to_owned();
    let address = format!("/balie/terugbellen/{id}");
    let took = sanne.post(&format!("{address}/behandelaar"), &[("wie", "mij"), ("terug", "/balie")]).await;
    assert_eq!(took.location(), format!("/balie#terugbellen-{id}"));
    assert!(open(&mut sanne, "/balie?lijst=mijn").await.contains("van u"));
    assert!(!open(&mut sanne, "/balie?lijst=vrij").await.contains("BosR4"));

    let said = format!("said-{id}");
    let silent = sanne.post(&address, &[("uitkomst", "gebeld"), (&said, "")]).await;
    must_be_mended(&silent, &said, "Schrijf in ten hoogste");
    let called = [("uitkomst", "gebeld"), (said.as_str(), "Samen de brief gelezen."), ("terug", "/balie")];
    assert_eq!(sanne.post(&address, &called).await.location(), "/balie");
    assert!(open(&mut sanne, "/balie").await.contains("Alles is gedaan"));
    let card = super::card_of(&mut sanne, 4).await;
    let card = open(&mut sanne, &card).await;
    assert!(card.contains("Samen de brief gelezen.") && !card.contains("id=\"terugbellen\""), "{card}");
    // What a colleague wrote about a call that is over is not lost.
    let late = sanne.post(&address, &[("uitkomst", "gebeld"), (&said, "Ik sprak haar ook.")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("Dit is al gebeld of afgezegd."), "{}", late.body);
    assert!(late.body.contains("Ik sprak haar ook.</textarea>"), "{}", late.body);
    server.close().await;
}

#[tokio::test]
async fn who_is_not_reached_is_tried_again_and_at_last_no_more() {
    let server = promised().await;
    server.wait(12 * 3600);
    let mut sanne = signed_in_again(&server).await;
    let list = open(&mut sanne, "/balie").await;
    assert!(list.contains("Te laat") && list.contains("data-wait=\"late\""), "{list}");
    let id = after(&list, "id=\"terugbellen-").to_owned();
    let (address, card) = (format!("/balie/terugbellen/{id}"), super::card_of(&mut sanne, 4).await);
    assert!(!open(&mut sanne, &card).await.contains("Stoppen met bellen"), "first it is tried");

    let missed = [("uitkomst", "niet-bereikt"), ("version", "1"), ("terug", card.as_str())];
    assert_eq!(sanne.post(&address, &missed).await.location(), card);
    let again = open(&mut sanne, &card).await;
    for words in ["1 keer niet bereikt, 11.00", "Straks", "vandaag 12.00 – 13.00", "Stoppen met bellen"] {
        assert!(again.contains(words), "{words} is not in {again}");
    }
    let twice = sanne.post(&address, &missed).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("Een collega belde ook."), "{}", twice.body);
    let stopped = [("uitkomst", "gestopt"), ("terug", "//evil.example")];
    assert_eq!(sanne.post(&address, &stopped).await.location(), "/balie", "nowhere but here");
    assert!(!open(&mut sanne, "/balie?lijst=terugbellen").await.contains("BosR4"));
    let subjects: Vec<String> =
        server.mails().await.iter().map(|mail| mail["subject"].as_str().unwrap().to_owned()).collect();
    assert_eq!(subjects, ["Wij belden u en proberen het opnieuw"], "the next waits behind it");
    for odd in ["/balie/terugbellen/niets", "/balie/terugbellen/niets/behandelaar"] {
        assert_eq!(sanne.post(odd, &[("uitkomst", "gebeld")]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(sanne.post(&address, &[("uitkomst", "")]).await.status, StatusCode::NOT_FOUND);
    server.close().await;
}

/// Another employee, because a night ends every session.
async fn signed_in_again(server: &Server) -> crate::browser::Browser {
    let mut browser = server.browser();
    crate::staff::add(server, "morgen@example.nl", StaffRole::Agent).await;
    crate::staff::sign_in(server, &mut browser, "morgen@example.nl").await;
    browser
}
