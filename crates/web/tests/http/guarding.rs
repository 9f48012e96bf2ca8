//! What every answer tells browsers to refuse, and what the server itself refuses.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use web::Settings;

use crate::browser::{Server, settings};

#[tokio::test]
async fn every_answer_tells_browsers_to_refuse_what_we_do_not_use() {
    let server = Server::new().await;
    let mut browser = server.browser();
    let asset = web::assets::asset("mijn.css");
    for path in ["/inloggen", "/bestaat-niet", "/verhaal/kapot", "/api/v1/bestaat-niet", asset, "/healthz"] {
        let answer = browser.get(path).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]
        {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        let kept = answer.header("cache-control");
        assert_eq!(kept.contains("immutable"), path == asset, "{path}: {kept}");
        assert_eq!(kept == "no-store", path != asset, "{path}: {kept}");
        assert_eq!(answer.header("x-request-id").len(), 9);
    }
    server.close().await;
}

#[tokio::test]
async fn what_another_website_makes_a_browser_send_is_refused() {
    let server = Server::new().await;
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ] {
        let mut request =
            Request::post("/inloggen").header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = server.browser().send(request, Body::from("email=r1%40example.nl")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.body.contains("andere website"), "{}", answer.body);
        assert!(answer.cookies().is_empty());
    }
    assert!(server.mails().await.is_empty());
    let get = Request::get("/inloggen").header("sec-fetch-site", "cross-site");
    assert_eq!(
        server.browser().send(get, Body::empty()).await.status,
        StatusCode::OK,
        "a link may lead here"
    );
    server.close().await;
}

#[tokio::test]
async fn a_flood_from_one_address_is_slowed_and_others_go_on() {
    let few = Settings { requests_per_second: Some(1), burst: 5, ..settings() };
    let server = Server::with(few, "https://mijn.example.nl", |_| async {}).await;
    let mut flood = server.browser();
    for _ in 0..5 {
        assert_eq!(flood.get("/inloggen").await.status, StatusCode::OK);
    }
    let slowed = flood.get("/inloggen").await;
    assert_eq!((slowed.status, slowed.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "1"));
    assert!(slowed.body.contains("Even wachten"));
    assert_eq!(flood.get("/healthz").await.status, StatusCode::OK, "watchers are never slowed");
    let mut other = server.browser();
    other.from = "192.0.2.8:4000";
    assert_eq!(other.get("/inloggen").await.status, StatusCode::OK);
    server.wait(2);
    assert_eq!(flood.get("/inloggen").await.status, StatusCode::OK);
    server.close().await;
}
