//! The call that was promised: on the tenant's own page, at another number, called off, and nobody else's.

use axum::http::StatusCode;

use super::{after, open, signed_in, town};
use crate::browser::{Browser, Server};

/// Asks to be called in the first hour there is; the address of the promise.
async fn promised(browser: &mut Browser) -> String {
    let help = browser.post("/onderwerpen/repair/hulp", &[]).await.body;
    let time = after(&help, "name=\"time\" value=\"").to_owned();
    let asked =
        browser.post("/onderwerpen/repair/terugbellen", &[("time", &time), ("phone", "0612345678")]).await;
    let address = asked.location().strip_suffix("?gelukt=ja").unwrap().to_owned();
    assert!(open(browser, asked.location()).await.contains("Gelukt! Wij bellen u."));
    address
}

/// What the server says on the next page, once.
async fn said(browser: &mut Browser, words: &str) {
    let home = open(browser, "/").await;
    assert!(home.contains(words), "{words} is not in {home}");
}

#[tokio::test]
async fn a_promise_stands_on_the_own_page_until_it_is_called_off() {
    let server: Server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    assert!(!open(&mut aya, "/").await.contains("href=\"/terugbellen/"));
    let address = promised(&mut aya).await;
    let events = server.events().await;
    let home = open(&mut aya, "/").await;
    for words in [
        "Wij bellen u woensdag 4 maart tussen 8.00 en 9.00 uur op 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78.",
        "Het gaat over:",
    ] {
        assert!(home.contains(words), "{words} is not in {home}");
    }
    let (number, cancel) = (format!("{address}/nummer"), format!("{address}/afzegging"));
    for link in [&address, &number, &cancel] {
        assert!(home.contains(&format!("href=\"{link}\"")), "{link} is not in {home}");
    }

    let form = open(&mut aya, &number).await;
    assert!(form.contains("value=\"06 12 34 56 78\""), "{form}");
    let wrong = aya.post(&number, &[("phone", "06 niks")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["<title>Fout: ", "id=\"phone-error\"", "value=\"06 niks\""] {
        assert!(wrong.body.contains(words), "{words} is not in {}", wrong.body);
    }
    assert_eq!(server.events().await, events, "nothing was recorded");
    assert_eq!(aya.post(&number, &[("phone", "050 123 45 67")]).await.location(), "/");
    said(&mut aya, "Bewaard. Wij bellen u op dit nummer.").await;
    said(&mut aya, "op 050\u{a0}123\u{a0}45\u{a0}67.").await;

    assert!(open(&mut aya, &cancel).await.contains("Wilt u dit gesprek afzeggen?"));
    assert_eq!(aya.post(&cancel, &[]).await.location(), "/");
    said(&mut aya, "Afgezegd. Wij bellen u niet.").await;
    assert!(!open(&mut aya, "/").await.contains("href=\"/terugbellen/"));
    for gone in [&address, &number, &cancel] {
        assert_eq!(aya.get(gone).await.location(), "/");
        said(&mut aya, "Dit gesprek is al geweest, of het is afgezegd.").await;
    }
    assert_eq!(aya.post(&cancel, &[]).await.location(), "/", "pressing twice is done once");
    server.close().await;
}

#[tokio::test]
async fn an_hour_that_went_by_is_not_promised_any_more() {
    let server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    promised(&mut aya).await;
    server.wait(12 * 3600);
    let mut aya = signed_in(&server, "r1@example.nl").await;
    let home = open(&mut aya, "/").await;
    assert!(
        home.contains(
            "Dat is nog niet gelukt. Wij bellen zo snel mogelijk op 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78."
        ),
        "{home}"
    );
    server.close().await;
}
