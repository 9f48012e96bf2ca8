//! What was typed while the session had ended is there again after signing in, for whose it is and for nobody else.

use axum::http::StatusCode;

use super::{file, form, open, signed_in, town};
use crate::browser::{Browser, Server, figures};

/// Longer than a session lies still.
const TOO_LONG: i64 = 31 * 60;
const NOTE: &str = "Wij gaan samenwonen & kijken <ernaar> uit. Mijn IBAN geef ik straks.";

/// Signs in on the way to the page in `sent_to`; where that leads.
async fn sign_in_again(server: &Server, browser: &mut Browser, email: &str, sent_to: &str) -> String {
    let (_, wanted) = sent_to.split_once("?naar=").expect("the page that was wanted");
    let wanted = wanted.replace("%3F", "?").replace("%3D", "=").replace("%26", "&");
    browser.post("/inloggen", &[("email", email), ("naar", &wanted)]).await;
    let mails = server.mails().await;
    let mails = mails.iter().filter(|mail| mail["to"] == email);
    let code = mails.map(|mail| figures(mail["subject"].as_str().unwrap())).rfind(|code| code.len() == 6);
    let code = code.expect("a code");
    browser.post("/inloggen/code", &[("code", &code), ("naar", &wanted)]).await.location().to_owned()
}

#[tokio::test]
async fn an_answer_is_there_again_for_whose_it_is() {
    let server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    let question = format!("{}/reason", form(&mut aya).await);
    server.wait(TOO_LONG);
    let sent = aya.post(&question, &[("reason", "personal"), ("reason-note", NOTE)]).await;
    let to = sent.location().to_owned();
    assert!(
        to.starts_with("/inloggen?naar=/regelen/") && !to.contains("samen"),
        "nothing of it is in an address: {to}"
    );
    assert!(!sent.header("set-cookie").contains("samen"), "nor can it be read in the browser");

    let mut other = aya.clone();
    sign_in_again(&server, &mut other, "r2@example.nl", &to).await;
    assert_eq!(other.get(&question).await.status, StatusCode::NOT_FOUND, "it is not another's page");

    let back = sign_in_again(&server, &mut aya, "r1@example.nl", &to).await;
    assert_eq!(back, question);
    assert_eq!(aya.get(&back).await.location(), question, "it is kept with the other answers");
    let page = open(&mut aya, &question).await;
    for words in [
        "Wat u typte, is er nog.",
        "Wij gaan samenwonen &#38; kijken &#60;ernaar&#62; uit.",
        "value=\"personal\"",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(open(&mut aya, &question).await.contains("samenwonen"), "and stays");
    server.close().await;
}

#[tokio::test]
async fn who_shares_the_lease_does_not_read_what_another_typed() {
    let server = town().await;
    let mut aya = signed_in(&server, "r3@example.nl").await;
    let question = format!("{}/reason", form(&mut aya).await);
    server.wait(TOO_LONG);
    let to = aya.post(&question, &[("reason-note", NOTE)]).await.location().to_owned();
    // Her partner signs in at the same computer, to the same page: it is his to fill in, and empty.
    let back = sign_in_again(&server, &mut aya, "p1@example.nl", &to).await;
    assert!(!open(&mut aya, &back).await.contains("samenwonen"));
    server.close().await;
}

#[tokio::test]
async fn after_signing_out_or_too_late_nothing_is_kept() {
    let server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    let question = format!("{}/reason", form(&mut aya).await);
    let mut left = aya.clone();
    server.wait(TOO_LONG);
    let to = aya.post(&question, &[("reason-note", NOTE)]).await.location().to_owned();
    server.wait(TOO_LONG);
    let back = sign_in_again(&server, &mut aya, "r1@example.nl", &to).await;
    assert!(!open(&mut aya, &back).await.contains("samenwonen"), "it was too late");

    let long = "é".repeat(3_000);
    let sent = left.post(&question, &[("reason-note", &long)]).await;
    assert!(sent.header("set-cookie").is_empty(), "what no browser can carry is not half kept");
    let mut out = aya.clone();
    aya.post("/uitloggen", &[]).await.location();
    let sent = out.post(&question, &[("reason-note", NOTE)]).await;
    assert!(sent.header("set-cookie").is_empty(), "who signed out is nobody here");
    server.close().await;
}

#[tokio::test]
async fn a_new_address_is_there_again_too() {
    let server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    let address = format!("{}/adres", file(&mut aya).await);
    server.wait(TOO_LONG);
    let sent = [("address-kind", "abroad"), ("abroad", "1 High Street\nLondon")];
    let to = aya.post(&address, &sent).await.location().to_owned();
    let back = sign_in_again(&server, &mut aya, "r1@example.nl", &to).await;
    assert_eq!(back, address);
    assert!(open(&mut aya, &back).await.contains("1 High Street"), "as it was typed");
    assert!(!open(&mut aya, &back).await.contains("1 High Street"), "shown once, until it is sent");
    server.close().await;
}
