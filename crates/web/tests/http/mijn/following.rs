//! After filing: the visit, taking it back, a co-tenant's agreement, one's own data.

use axum::http::StatusCode;
use serde_json::Value;

use super::{after, file, open, signed_in, town};

#[tokio::test]
async fn a_visit_is_moved_called_off_and_chosen_again_and_the_case_withdrawn() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    let case = file(&mut browser).await;
    let visit = format!("{case}/afspraken/final-inspection");
    let page = open(&mut browser, &visit).await;
    assert!(page.contains("Deze afspraak blijft staan"), "{page}");
    let empty = browser.post(&visit, &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Kies een tijd die u past."));
    let gone = browser.post(&visit, &[("tijd", "2026-04-01T08:00:00Z/nobody")]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(gone.body.contains("iemand anders gekozen"), "{}", gone.body);
    let time = after(&page, "name=\"tijd\" value=\"").to_owned();
    assert_eq!(browser.post(&visit, &[("tijd", &time)]).await.location(), case);
    assert!(open(&mut browser, &case).await.contains("Uw afspraak staat."));
    assert!(open(&mut browser, "/afspraken").await.contains("Ina Specteur"));

    let off = format!("{visit}/afzegging");
    let shown = open(&mut browser, &off).await;
    assert!(shown.contains("Wilt u deze afspraak afzeggen?"));
    let stale = after(&shown, "name=\"gezien\" value=\"").to_owned();
    let page = open(&mut browser, &visit).await;
    let last = page.rsplit("name=\"tijd\" value=\"").next().and_then(|rest| rest.split('"').next());
    let other = last.unwrap_or_default().to_owned();
    assert_eq!(browser.post(&visit, &[("tijd", &other)]).await.location(), case, "moved in another window");
    assert_eq!(browser.post(&off, &[("gezien", &stale)]).await.location(), case);
    assert!(open(&mut browser, &case).await.contains("Uw afspraak is intussen veranderd."));
    let seen = after(&open(&mut browser, &off).await, "name=\"gezien\" value=\"").to_owned();
    assert_eq!(browser.post(&off, &[("gezien", &seen)]).await.location(), case);
    assert!(open(&mut browser, &case).await.contains("Kies een tijd voor de eindinspectie"));
    assert!(open(&mut browser, "/afspraken").await.contains("U heeft geen afspraken."));

    let back = format!("{case}/intrekking");
    assert!(open(&mut browser, &back).await.contains("U blijft dan gewoon huren."));
    assert_eq!(browser.post(&back, &[]).await.location(), case);
    let page = open(&mut browser, &case).await;
    assert!(page.contains("Ingetrokken") && !page.contains("/intrekking"), "{page}");
    assert_eq!(browser.get(&back).await.location(), case);
    assert!(open(&mut browser, "/zaken").await.contains("Ingetrokken"));
    server.close().await;
}

#[tokio::test]
async fn a_co_tenant_who_is_signed_in_is_asked_and_agrees() {
    let server = town().await;
    let mut aya = signed_in(&server, "r3@example.nl").await;
    let case = file(&mut aya).await;
    assert!(
        open(&mut aya, &format!("{case}?gelukt=ja")).await.contains("Wij vragen nu iedereen om akkoord.")
    );

    let mut bram = signed_in(&server, "p1@example.nl").await;
    let home = open(&mut bram, "/").await;
    let request = format!("/verzoeken/{}", after(&home, "href=\"/verzoeken/"));
    let page = open(&mut bram, &request).await;
    assert!(page.contains("vrijdag 24 april 2026") && !page.contains("NL91"), "{page}");
    let empty = bram.post(&request, &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Kies of u het ermee eens bent."));
    let unread = bram.post(&request, &[("answer", "agreed"), ("gezien", "iets anders")]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unread.body.contains("De opzegging is veranderd."), "{}", unread.body);
    let seen = after(&page, "name=\"gezien\" value=\"").to_owned();
    let agreed = bram.post(&request, &[("answer", "agreed"), ("gezien", &seen)]).await;
    assert_eq!(agreed.location(), request);
    let thanks = open(&mut bram, &request).await;
    assert!(thanks.contains("Bedankt voor uw antwoord") && thanks.contains(&format!("href=\"{case}\"")));
    assert!(open(&mut aya, &case).await.contains("Bevestigd"));
    server.close().await;
}

#[tokio::test]
async fn a_co_tenant_who_said_no_can_still_say_yes() {
    let server = town().await;
    let mut aya = signed_in(&server, "r3@example.nl").await;
    let case = file(&mut aya).await;
    let mut bram = signed_in(&server, "p1@example.nl").await;
    let request = format!("/verzoeken/{}", after(&open(&mut bram, "/").await, "href=\"/verzoeken/"));
    let seen = after(&open(&mut bram, &request).await, "name=\"gezien\" value=\"").to_owned();
    let no = [("answer", "declined"), ("gezien", seen.as_str())];
    assert_eq!(bram.post(&request, &no).await.location(), request);
    assert_eq!(bram.post(&request, &no).await.location(), request, "a button pressed twice is one answer");
    assert!(open(&mut bram, &request).await.contains("Ik ben het er toch mee eens"));
    let yes = [("answer", "agreed"), ("gezien", seen.as_str())];
    assert_eq!(bram.post(&request, &yes).await.location(), request);
    let page = open(&mut bram, &request).await;
    assert!(page.contains("U bent het ermee eens.") && !page.contains("toch mee eens"), "{page}");
    assert!(open(&mut aya, &case).await.contains("Wij bekijken"));
    server.close().await;
}

#[tokio::test]
async fn a_co_tenant_follows_the_case_and_changes_nothing() {
    let server = town().await;
    let mut aya = signed_in(&server, "r3@example.nl").await;
    let case = file(&mut aya).await;
    let mut bram = signed_in(&server, "p1@example.nl").await;
    let page = open(&mut bram, &case).await;
    for words in
        ["Wacht op akkoord", "Door Aya BosR3", "Ina Specteur", "vrijdag 24 april 2026", "/verzoeken/"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    for secret in ["NL91", "tot ziens", "/intrekking", "/afzegging", "/adres", "Wat u heeft doorgegeven"] {
        assert!(!page.contains(secret), "{secret} is in {page}");
    }
    for own in ["/", "/zaken", "/afspraken"] {
        let page = open(&mut bram, own).await;
        assert!(page.contains(&format!("href=\"{case}\"")), "{own} leads there: {page}");
        assert!(own == "/zaken" || page.contains("Ina Specteur"), "{own} shows who comes: {page}");
        assert!(!page.contains("/afspraken/final-inspection"), "{own}: {page}");
    }
    let before = server.events().await;
    for part in ["intrekking", "adres", "afspraken/final-inspection", "afspraken/final-inspection/afzegging"]
    {
        let path = format!("{case}/{part}");
        assert_eq!(bram.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(bram.post(&path, &[("tijd", "x")]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let mut neighbour = signed_in(&server, "r1@example.nl").await;
    assert_eq!(neighbour.get(&case).await.status, StatusCode::NOT_FOUND);
    let signed_in_since = server.events().await - before;
    assert!(signed_in_since <= 2, "nothing happened but a neighbour who signed in: {signed_in_since}");
    server.close().await;
}

#[tokio::test]
async fn a_tenant_sees_takes_along_and_changes_their_own_data() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    assert!(open(&mut browser, "/gegevens").await.contains("r1@example.nl"));
    assert!(open(&mut browser, "/mijn-huis").await.contains("Galerijflat"));
    let all = browser.get("/gegevens/alles.json").await;
    assert_eq!(all.header("cache-control"), "no-store");
    assert_eq!(all.header("content-disposition"), "attachment; filename=\"mijn-gegevens.json\"");
    let data: Value = serde_json::from_str(&all.body).unwrap();
    assert_eq!(data["person"]["email"], "r1@example.nl");

    let wanted = [("language", "en"), ("channel", "letter")];
    assert_eq!(browser.post("/gegevens/voorkeuren", &wanted).await.location(), "/gegevens");
    let page = open(&mut browser, "/gegevens").await;
    assert!(page.contains("My details") && page.contains("Your choice has been saved."), "{page}");
    assert!(page.contains("value=\"letter\" id=\"channel-3\" checked"), "{page}");
    server.close().await;
}
