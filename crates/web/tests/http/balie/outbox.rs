//! What could not leave the house: seen, sent again, or given up with a reason.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::events::Subject;
use domain::ids::OutboxId;
use jiff::SignedDuration;
use store::outbox::{Claim, Failure, Patience};

use super::{after, case_of, command, must_be_mended, open, server, signed_in};
use crate::browser::{Browser, Server};

/// The ERP refuses the first message of each case; returns the page of the shelf.
async fn refused(server: &Server, sanne: &mut Browser) -> String {
    let case = case_of(sanne, 1).await;
    command(sanne, &case, "approve", &[]).await.location();
    let now = server.now() + SignedDuration::from_secs(5);
    let lease = SignedDuration::from_mins(1);
    let claim = Claim { target: "erp", owner: "story", lease, limit: 10, now };
    let claimed = store::outbox::claim(&server.house.store, &claim).await.unwrap();
    assert!(!claimed.is_empty());
    let patience = Patience { first: lease, longest: lease, least: lease, faults: 3 };
    for message in &claimed {
        let mut tx = server.house.store.begin().await.unwrap();
        let chance = server.house.chance.as_ref();
        let failure = Failure::Refused("huurder R1 <onbekend>");
        store::outbox::fail(&mut tx, message, failure, &patience, now, chance).await.unwrap();
        tx.commit().await.unwrap();
    }
    open(sanne, "/balie/postvak").await
}

/// What was recorded about the message, newest first.
async fn told(server: &Server, id: &str) -> Vec<(String, String)> {
    let id: OutboxId = id.parse().unwrap();
    let events = store::events::about(&server.house.store, &Subject::new("message", id), 9).await.unwrap();
    let kinds = events.into_iter().map(|one| (one.event.kind, one.event.data["reason"].to_string()));
    kinds.collect()
}

#[tokio::test]
async fn what_did_not_arrive_is_seen_and_sent_again() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let empty = open(&mut sanne, "/balie/postvak").await;
    assert!(empty.contains("Alles is aangekomen"), "{empty}");
    let page = refused(&server, &mut sanne).await;
    for words in [
        "Huuropzegging → ERP",
        "huurder R1 &#60;onbekend&#62;",
        "wachten hierachter",
        "Naar de zaak",
        "Wat nog moet",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("Niet meer versturen"), "giving up is a manager's");
    assert!(open(&mut sanne, "/balie").await.contains("zijn niet aangekomen"), "the work list says so");
    assert!(page.contains("kw-rail__count\">2<"), "and the menu");
    let case = format!("/balie/zaken/{}", after(&page, "href=\"/balie/zaken/"));
    open(&mut sanne, &case).await;

    let id = after(&page, "action=\"/balie/postvak/").split('/').next().unwrap().to_owned();
    let address = format!("/balie/postvak/{id}/herhaling");
    assert_eq!(sanne.post(&address, &[]).await.location(), "/balie/postvak");
    let page = open(&mut sanne, "/balie/postvak").await;
    assert!(page.contains("Het bericht gaat opnieuw weg.") && !page.contains(&id), "{page}");
    assert_eq!(told(&server, &id).await[0].0, "message-replayed");
    assert_eq!(sanne.post(&address, &[]).await.location(), "/balie/postvak", "pressing twice is done once");
    assert_eq!(told(&server, &id).await.len(), 1);
    server.close().await;
}

#[tokio::test]
async fn only_a_manager_gives_up_a_message_and_says_why() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let page = refused(&server, &mut sanne).await;
    let id = after(&page, "action=\"/balie/postvak/").split('/').next().unwrap().to_owned();
    let (address, field) = (format!("/balie/postvak/{id}/schrapping"), format!("reason-{id}"));
    let refused = sanne.post(&address, &[(&field, "Dubbel")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    let mut boss = signed_in(&server, StaffRole::Manager).await;
    let page = boss.post(&address, &[(&field, " ")]).await;
    must_be_mended(&page, &field, "Vul in waarom");
    assert!(page.body.contains("kw-more\" open"), "its form stands open");
    let long = "x".repeat(501);
    let page = boss.post(&address, &[(&field, &long)]).await;
    must_be_mended(&page, &field, "Vul in waarom");
    assert!(page.body.contains(&long), "what was typed is kept");
    assert!(told(&server, &id).await.is_empty(), "nothing was done");

    assert_eq!(boss.post(&address, &[(&field, "Stond er al in")]).await.location(), "/balie/postvak");
    assert!(!open(&mut boss, "/balie/postvak").await.contains(&id));
    assert_eq!(told(&server, &id).await[0], ("message-dropped".to_owned(), "\"Stond er al in\"".to_owned()));
    server.close().await;
}
