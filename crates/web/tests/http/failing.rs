//! When something goes wrong the reader gets a page that helps, a program a problem, and nobody the inside.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use web::Settings;

use crate::browser::{Server, settings};

#[tokio::test]
async fn what_is_broken_inside_stays_inside() {
    let server = Server::new().await;
    for path in ["/verhaal/kapot", "/verhaal/paniek"] {
        let answer = server.browser().get(path).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!answer.body.contains("secret"), "{}", answer.body);
        let number = answer.header("x-request-id");
        assert!(answer.body.contains(number) && answer.body.contains("Er ging bij ons iets mis"));
    }
    let problem = server.browser().get("/api/v1/verhaal/kapot").await;
    assert_eq!(problem.header("content-type"), "application/problem+json");
    let body: serde_json::Value = serde_json::from_str(&problem.body).unwrap();
    assert_eq!((body["status"].as_i64(), body["title"].as_str()), (Some(500), Some("Internal error")));
    assert_eq!(body["instance"], format!("urn:request:{}", problem.header("x-request-id")));
    assert!(!problem.body.contains("secret"));
    server.close().await;
}

#[tokio::test]
async fn an_address_that_is_not_there_is_a_page_or_a_problem() {
    let server = Server::new().await;
    let mut browser = server.browser();
    for (path, face) in
        [("/bestaat-niet", "mijn"), ("/balie/bestaat-niet", "balie"), ("/assets/x.css", "mijn")]
    {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains(&format!(r#"data-face="{face}""#)), "{path}");
        assert!(answer.body.contains("Deze pagina is er niet"));
    }
    let problem = browser.get("/api/v1/bestaat-niet").await;
    assert_eq!(
        (problem.status, problem.header("content-type")),
        (StatusCode::NOT_FOUND, "application/problem+json")
    );
    let method = browser.post("/healthz", &[]).await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
    let method = browser.get("/uitloggen").await;
    assert_eq!((method.status, method.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
    browser.language = "en";
    assert!(browser.get("/bestaat-niet").await.body.contains("This page does not exist"));
    server.close().await;
}

#[tokio::test]
async fn a_request_that_is_too_large_is_refused_and_a_page_is_packed() {
    let server = Server::new().await;
    let post = || Request::post("/verhaal/lang").header("sec-fetch-site", "same-origin");
    let fine = server.browser().send(post(), Body::from(vec![b'x'; 64 * 1024])).await;
    assert_eq!(fine.body, "65536");
    let large = server.browser().send(post(), Body::from(vec![b'x'; 64 * 1024 + 1])).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.body.contains("te groot"), "{}", large.body);
    let packed = Request::get("/inloggen").header("accept-encoding", "gzip");
    let packed = server.browser().send(packed, Body::empty()).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    server.close().await;
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_given_up() {
    let hasty = Settings { request_timeout: Duration::from_millis(20), ..settings() };
    let server = Server::with(hasty, "https://mijn.example.nl", |_| async {}).await;
    let answer = server.browser().get("/verhaal/traag").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("Het lukt nu even niet"), "{}", answer.body);
    server.close().await;
}

#[tokio::test]
async fn a_full_server_says_so_at_once_and_takes_the_next_when_there_is_room() {
    let small = Settings { requests_at_once: 1, ..settings() };
    let server = Server::with(small, "https://mijn.example.nl", |_| async {}).await;
    let (mut slow, mut next) = (server.browser(), server.browser());
    // Whoever is slow fills the server until the others have looked, and then goes away.
    let (refused, health) = tokio::select! {
        biased;
        early = slow.get("/verhaal/traag") => panic!("a page of a minute came at once: {early:?}"),
        looked = async { (next.get("/inloggen").await, next.get("/healthz").await) } => looked,
    };
    assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "60"));
    assert_eq!(health.status, StatusCode::OK, "who watches is always let in");
    assert_eq!(server.browser().get("/inloggen").await.status, StatusCode::OK);
    server.close().await;
}

#[tokio::test]
async fn a_server_without_its_database_lives_but_is_not_ready() {
    let server = Server::new().await;
    let mut browser = server.browser();
    assert_eq!(browser.get("/readyz").await.body, "ready");
    server.house.store.close().await;
    let not = browser.get("/readyz").await;
    assert_eq!((not.status, not.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "not ready"));
    assert_eq!(browser.get("/healthz").await.status, StatusCode::OK);
    browser.plant("__Host-tenant", "anything");
    let page = browser.get("/verhaal/huurder").await;
    assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "60"));
    server.close().await;
}
