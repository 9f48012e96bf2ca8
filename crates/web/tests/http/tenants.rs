//! A tenant signs in with a mailed code, chooses a language, and signs out.

use std::time::Duration;

use axum::http::StatusCode;
use tokio::time::Instant;
use web::Settings;

use crate::browser::{Browser, Server, figures, settings};

/// A server where Aya (`r1@example.nl`) rents.
async fn server_with_aya(settings: Settings, public_url: &str) -> Server {
    Server::with(settings, public_url, async |town| {
        town.tenant(1, &[]).await;
    })
    .await
}

/// Asks for a code for Aya and reads it in the mail.
async fn code(server: &Server, browser: &mut Browser, wanted: &str) -> String {
    let sent = browser.post("/inloggen", &[("email", "R1@example.nl"), ("naar", wanted)]).await;
    assert!(sent.location().starts_with("/inloggen/code"), "{}", sent.location());
    let mail = server.mails().await.pop().expect("a mail");
    figures(mail["subject"].as_str().unwrap())
}

#[tokio::test]
async fn the_code_in_the_mail_brings_the_tenant_to_the_page_they_wanted() {
    let server = server_with_aya(settings(), "https://mijn.example.nl").await;
    let mut browser = server.browser();
    let sent = browser.get("/verhaal/huurder?x=1").await;
    assert_eq!(sent.location(), "/inloggen?naar=/verhaal/huurder%3Fx%3D1");
    let page = browser.get("/inloggen?naar=/verhaal/huurder%3Fx%3D1").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(r#"name="naar" value="/verhaal/huurder?x=1""#), "{}", page.body);
    assert!(page.body.contains("Stuur mij een code") && page.body.contains("tel:0501234567"));
    let code = code(&server, &mut browser, "/verhaal/huurder?x=1").await;

    let page = browser.get("/inloggen/code?naar=/verhaal/huurder%3Fx%3D1").await;
    assert!(page.body.contains("r1@example.nl"));
    assert!(
        page.body.contains(r#"autocomplete="one-time-code""#) && page.body.contains(r#"inputmode="numeric""#)
    );
    let wrong = browser.post("/inloggen/code", &[("code", "12")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("<title>Fout: ") && wrong.body.contains("Deze code klopt niet"));

    let before = browser.cookie("__Host-tenant").map(ToOwned::to_owned);
    let came = browser.post("/inloggen/code", &[("code", &code), ("naar", "/verhaal/huurder?x=1")]).await;
    assert_eq!(came.location(), "/verhaal/huurder?x=1");
    assert!(before.is_none() && browser.cookie("__Host-tenant").is_some());
    assert!(browser.cookie("__Host-code-request").is_none(), "it is of no use any more");
    let page = browser.get("/verhaal/huurder").await;
    assert_eq!((page.status, page.body.len()), (StatusCode::OK, 36));
    assert_eq!(browser.get("/inloggen").await.location(), "/", "who is in need not sign in");

    let mut copy = browser.clone();
    let out = browser.post("/uitloggen", &[]).await;
    assert_eq!(out.location(), "/inloggen");
    assert!(browser.get("/inloggen").await.body.contains("U bent uitgelogd."));
    assert!(!browser.get("/inloggen").await.body.contains("U bent uitgelogd."), "said once");
    assert!(
        copy.get("/verhaal/huurder").await.location().starts_with("/inloggen"),
        "also with the old cookie"
    );
    server.close().await;
}

#[tokio::test]
async fn cookies_are_bound_to_this_host_over_https_and_work_on_a_laptop() {
    for (public_url, name, end) in [
        ("https://mijn.example.nl", "__Host-tenant", "; Path=/; HttpOnly; SameSite=Lax; Secure"),
        ("http://127.0.0.1:8080", "tenant", "; Path=/; HttpOnly; SameSite=Lax"),
    ] {
        let server = server_with_aya(settings(), public_url).await;
        let mut browser = server.browser();
        let code = code(&server, &mut browser, "").await;
        let came = browser.post("/inloggen/code", &[("code", &code)]).await;
        let cookies = came.cookies();
        let session = cookies.iter().find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap();
        assert!(session.ends_with(end), "{session}");
        assert_eq!(came.header("strict-transport-security").is_empty(), !public_url.starts_with("https"));
        let planted = if name == "tenant" { "__Host-tenant" } else { "tenant" };
        let mut thief = server.browser();
        thief.plant(planted, browser.cookie(name).unwrap());
        assert!(thief.get("/verhaal/huurder").await.location().starts_with("/inloggen"));
        server.close().await;
    }
}

#[tokio::test]
async fn whether_an_address_is_known_is_told_by_neither_answer_nor_time() {
    let slow = Settings { code_answered_after: Duration::from_millis(120), ..settings() };
    let server = server_with_aya(slow, "https://mijn.example.nl").await;
    let mut answers = Vec::new();
    for email in ["r1@example.nl", "r2@example.nl"] {
        let mut browser = server.browser();
        let began = Instant::now();
        let sent = browser.post("/inloggen", &[("email", email)]).await;
        assert!(began.elapsed() >= Duration::from_millis(120), "{:?}", began.elapsed());
        let page = browser.get(sent.location()).await;
        let wrong = browser.post("/inloggen/code", &[("code", "000000")]).await;
        let shape = |text: &str| text.replace(email, "EMAIL");
        let cookie = sent.cookies()[0].len();
        let mut headers = sent.headers.clone();
        headers.remove("set-cookie");
        headers.remove("x-request-id");
        let names: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        answers.push((sent.status, cookie, names, shape(&page.body), wrong.status, shape(&wrong.body)));
    }
    // The answer to a code does differ in one way: who has none at all cannot mistype it.
    let told = |body: &str| body.contains("Deze code klopt niet") || body.contains("werkt niet meer");
    assert!(answers.iter().all(|answer| told(&answer.5)));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(server.mails().await.len(), 1);
    server.close().await;
}

#[tokio::test]
async fn too_many_codes_for_one_address_are_told_to_wait() {
    let server = server_with_aya(settings(), "https://mijn.example.nl").await;
    let mut browser = server.browser();
    for _ in 0..5 {
        browser.post("/inloggen", &[("email", "r1@example.nl")]).await.location();
    }
    let blocked = browser.post("/inloggen", &[("email", "r1@example.nl")]).await;
    assert_eq!(blocked.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(blocked.header("retry-after"), "900");
    assert!(blocked.body.contains("na 23.15 uur opnieuw"), "{}", blocked.body);
    let empty = browser.post("/inloggen", &[("email", "aya")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains(r#"value="aya""#) && empty.body.contains("apenstaartje"), "{}", empty.body);
    server.close().await;
}

#[tokio::test]
async fn people_who_share_an_address_say_who_they_are_and_may_switch() {
    let server = Server::with(settings(), "https://mijn.example.nl", async |town| {
        let (aya, ben) = (town.tenant(1, &[]).await, town.tenant(2, &[]).await);
        let mut tx = town.house.store.begin().await.unwrap();
        let act = town.house.program(town.now);
        let mut second = store::tenancy::relations::find(&mut tx, ben.relation).await.unwrap();
        second.email = Some("r1@example.nl".to_owned());
        store::tenancy::relations::update(&mut tx, &second).await.unwrap();
        let subject = domain::events::Subject::new("relation", aya.relation);
        tx.record(&act.event(subject, "story-told", serde_json::json!({}))).await.unwrap();
        tx.commit().await.unwrap();
    })
    .await;
    let mut browser = server.browser();
    let code = code(&server, &mut browser, "/verhaal/huurder").await;
    let came = browser.post("/inloggen/code", &[("code", &code), ("naar", "/verhaal/huurder")]).await;
    assert_eq!(came.location(), "/inloggen/kies?naar=/verhaal/huurder");
    assert!(browser.get("/verhaal/huurder").await.location().starts_with("/inloggen/kies"), "not in yet");
    let page = browser.get("/inloggen/kies?naar=/verhaal/huurder").await;
    assert!(page.body.contains("Aya BosR1") && page.body.contains("Poelestraat 2"), "{}", page.body);
    let values: Vec<&str> =
        page.body.split(r#"name="wie" value=""#).skip(1).map(|rest| &rest[..36]).collect();
    let halfway = browser.cookie("__Host-tenant").unwrap().to_owned();
    for (number, id) in values.iter().enumerate() {
        let chosen = browser.post("/inloggen/kies", &[("wie", id), ("naar", "/verhaal/huurder")]).await;
        assert_eq!(chosen.location(), "/verhaal/huurder", "{number}");
        assert_eq!(browser.get("/verhaal/huurder").await.body, *id);
    }
    assert_ne!(browser.cookie("__Host-tenant").unwrap(), halfway);
    let neighbour = "019aa1b2-0000-7000-8000-000000000000";
    let refused = browser.post("/inloggen/kies", &[("wie", neighbour)]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post("/inloggen/kies", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    server.close().await;
}

#[tokio::test]
async fn a_character_that_no_database_keeps_is_refused_at_the_door() {
    let server = Server::new().await;
    let mut browser = server.browser();
    assert_eq!(browser.get("/inloggen?naar=%00").await.status, StatusCode::BAD_REQUEST);
    let typed = browser.post("/inloggen", &[("email", "a\0b@example.nl")]).await;
    assert_eq!(typed.status, StatusCode::BAD_REQUEST);
    server.close().await;
}

#[tokio::test]
async fn the_language_is_that_of_the_browser_until_another_is_chosen() {
    let server = Server::new().await;
    let mut browser = server.browser();
    browser.language = "en-GB,en;q=0.9,nl;q=0.5";
    assert!(browser.get("/inloggen").await.body.contains("Send me a code"));
    let page = browser.get("/inloggen?naar=/zaken").await;
    assert!(page.body.contains(r#"href="/taal/nl?naar=/inloggen%3Fnaar%3D/zaken""#), "{}", page.body);
    let chosen = browser.get("/taal/nl?naar=/inloggen%3Fnaar%3D/zaken").await;
    assert_eq!(chosen.location(), "/inloggen?naar=/zaken");
    assert!(browser.get("/inloggen").await.body.contains("Stuur mij een code"));
    for elsewhere in ["//evil.example", "https://evil.example", "/%5Cevil.example"] {
        assert_eq!(browser.get(&format!("/taal/en?naar={elsewhere}")).await.location(), "/", "{elsewhere}");
    }
    assert_eq!(browser.get("/taal/fr").await.status, StatusCode::NOT_FOUND);
    server.close().await;
}

#[tokio::test]
async fn a_script_is_told_that_nobody_is_signed_in() {
    let server = Server::new().await;
    let request = axum::http::Request::get("/verhaal/huurder").header("sec-fetch-mode", "cors");
    let answer = server.browser().send(request, axum::body::Body::empty()).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let request = axum::http::Request::post("/verhaal/huurder")
        .header("sec-fetch-site", "same-origin")
        .header("referer", "https://mijn.example.nl/zaken/nieuw?vraag=3");
    let answer = server.browser().send(request, axum::body::Body::empty()).await;
    assert_eq!(answer.location(), "/inloggen?naar=/zaken/nieuw%3Fvraag%3D3", "back to the form");
    let request =
        axum::http::Request::post("/zaken/nieuw/intrekking").header("sec-fetch-site", "same-origin");
    let answer = server.browser().send(request, axum::body::Body::empty()).await;
    assert_eq!(
        answer.location(),
        "/inloggen?naar=/zaken/nieuw/intrekking",
        "also when the browser does not say where the form stood"
    );
    server.close().await;
}
