//! A co-tenant answers by the link in their mail, once, and sees no more than they are asked about.

use axum::http::StatusCode;
use usecases::testing::{Tenant, Town};

use crate::browser::{Server, settings};
use crate::mijn::after;

/// Aya ends the lease she shares with Ben.
async fn ends_her_lease(town: Town) {
    town.office_hours().await;
    let ben = town.person("R9", "Ben", true).await;
    let aya: Tenant = town.tenant(1, &[ben]).await;
    town.file(&town.as_tenant(aya), aya).await.unwrap();
}

/// The path of the personal link in the mails that left.
async fn link(server: &Server) -> String {
    let mut links = Vec::new();
    for _ in 0..3 {
        for mail in server.mails().await {
            links.extend(mail["button"]["address"].as_str().map(ToOwned::to_owned));
        }
        // Mails of one case leave one after another; the first was taken, and is taken to have arrived.
        delivered(server).await;
    }
    let link = links.into_iter().find(|link| link.contains("/akkoord/")).expect("a personal link");
    link.strip_prefix("https://mijn.example.nl").unwrap().to_owned()
}

async fn delivered(server: &Server) {
    server.wait(101 * 3600);
    let lease = jiff::SignedDuration::from_secs(1);
    let claim = store::outbox::Claim { target: "mail", owner: "story", lease, limit: 1, now: server.now() };
    for claimed in store::outbox::claim(&server.house.store, &claim).await.unwrap() {
        let mut tx = server.house.store.begin().await.unwrap();
        store::outbox::complete(&mut tx, &claimed, server.now()).await.unwrap();
        tx.commit().await.unwrap();
    }
    server.wait(-101 * 3600);
}

#[tokio::test]
async fn opening_the_link_changes_nothing_and_the_form_behind_it_answers() {
    let server = Server::with(settings(), "https://mijn.example.nl", ends_her_lease).await;
    let link = link(&server).await;
    let before = server.events().await;
    for _ in 0..3 {
        let mut scanner = server.browser();
        let page = scanner.get(&link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Dag Ben") && page.cookies().is_empty());
        assert!(!page.body.contains("Poelestraat"), "no more than needed before the button");
    }
    assert_eq!(server.events().await, before);

    let mut ben = server.browser();
    assert_eq!(ben.post(&link, &[]).await.location(), "/akkoord");
    let page = ben.get("/akkoord").await;
    assert!(page.body.contains("Aya BosR1") && page.body.contains("Poelestraat 1"), "{}", page.body);
    assert!(!page.body.contains("NL91"), "not her account");
    assert_eq!(ben.post("/akkoord", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ben.get("/verhaal/huurder").await.location().starts_with("/inloggen"), "he is not signed in");
    let unread = ben.post("/akkoord", &[("answer", "agreed")]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY, "who did not see it agrees to nothing");
    assert!(unread.body.contains("De opzegging is veranderd."), "{}", unread.body);
    let seen = after(&page.body, "name=\"gezien\" value=\"").to_owned();
    let agreed = ben.post("/akkoord", &[("answer", "agreed"), ("gezien", &seen)]).await;
    assert_eq!(agreed.location(), "/akkoord");
    let done = ben.get("/akkoord").await;
    assert!(done.body.contains("Bedankt voor uw antwoord") && done.body.contains("U bent het eens"));
    for words in ["Bevestigd", "Uw huur stopt op", "Eindinspectie", "Ina Specteur"] {
        assert!(done.body.contains(words), "he follows what comes of it: {words} is not in {}", done.body);
    }
    assert!(!done.body.contains("NL91") && !done.body.contains("/afzegging"), "and changes nothing");

    let mut later = server.browser();
    let again = later.get(&link).await.body;
    assert!(again.contains("Bedankt voor uw antwoord") && !again.contains("Eindinspectie"), "{again}");
    assert_eq!(later.post(&link, &[]).await.location(), "/akkoord", "the link leads there again");
    assert!(later.get("/akkoord").await.body.contains("Eindinspectie"));
    server.close().await;
}

#[tokio::test]
async fn an_old_link_says_so_and_a_wrong_one_is_not_there() {
    let server = Server::with(settings(), "https://mijn.example.nl", ends_her_lease).await;
    let link = link(&server).await;
    let mut browser = server.browser();
    assert_eq!(browser.get("/akkoord").await.status, StatusCode::GONE, "without the link there is nothing");
    let wrong = browser.get(&format!("{}x", &link[..link.len() - 1])).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    server.wait(60 * 24 * 3600);
    assert_eq!(browser.get(&link).await.status, StatusCode::GONE);
    assert_eq!(browser.post(&link, &[]).await.status, StatusCode::NOT_FOUND);
    server.close().await;
}
