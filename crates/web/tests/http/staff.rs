//! A member of staff signs in with a password and a second factor, and gets no further than their role.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::ids::StaffId;
use jiff::Timestamp;
use usecases::signing_in::totp_code;
use usecases::staff::{self, NewStaff};

use crate::browser::{Browser, Server};

pub const PASSWORD: &str = "zeven blauwe fietsen";

/// Somebody who works there.
pub async fn add(server: &Server, email: &str, role: StaffRole) -> StaffId {
    let new = NewStaff { email: email.to_owned(), name: "Sanne Visser".to_owned(), role };
    staff::add(&server.house.program(server.now()), &new, Some(PASSWORD)).await.unwrap().id
}

/// The secret on the page that sets up the second factor.
fn secret(page: &str) -> Vec<u8> {
    let (_, rest) = page.split_once("secret=").unwrap();
    let letters: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let values = letters.chars().map(|letter| BASE32.find(letter).unwrap());
    let bits: Vec<bool> =
        values.flat_map(|value| (0..5).rev().map(move |bit| (value >> bit) & 1 == 1)).collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |byte, bit| (byte << 1) | u8::from(*bit))).collect()
}

const BASE32: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The code of the second factor.
pub fn code(secret: &[u8], at: Timestamp) -> String {
    totp_code(secret, at).unwrap()
}

/// Signs in for the first time; returns the secret of the second factor.
pub async fn sign_in(server: &Server, browser: &mut Browser, email: &str) -> Vec<u8> {
    let halfway = browser.post("/balie/inloggen", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(halfway.location(), "/balie/inloggen/code");
    let secret = secret(&browser.get("/balie/inloggen/code").await.body);
    let came = browser.post("/balie/inloggen/code", &[("code", &code(&secret, server.now()))]).await;
    assert_eq!(came.location(), "/balie");
    secret
}

#[tokio::test]
async fn the_first_time_shows_what_to_scan_and_the_next_time_asks_the_code() {
    let server = Server::new().await;
    add(&server, "sanne@example.nl", StaffRole::Agent).await;
    let mut browser = server.browser();
    assert_eq!(browser.get("/balie/verhaal").await.location(), "/balie/inloggen?naar=/balie/verhaal");
    let wrong = browser.post("/balie/inloggen", &[("email", "sanne@example.nl"), ("password", "x")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = browser.post("/balie/inloggen", &[("email", "nobody@example.nl"), ("password", "x")]).await;
    assert_eq!(wrong.body.replace("sanne@", "nobody@"), nobody.body);

    let sent = [("email", "sanne@example.nl"), ("password", PASSWORD), ("naar", "/balie/verhaal")];
    let halfway = browser.post("/balie/inloggen", &sent).await;
    assert_eq!(halfway.location(), "/balie/inloggen/code?naar=/balie/verhaal");
    assert!(
        browser.get("/balie/verhaal").await.location().starts_with("/balie/inloggen"),
        "a password is half"
    );
    let page = browser.get("/balie/inloggen/code?naar=/balie/verhaal").await;
    assert!(
        page.body.contains("<svg class=\"kw-qr\"") && page.body.contains("M4 4h1v1h-1z"),
        "{}",
        page.body
    );
    let secret = secret(&page.body);
    let wrong = browser.post("/balie/inloggen/code", &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(self::secret(&wrong.body), secret, "still the same to scan");
    let planted = browser.cookie("__Host-staff").unwrap().to_owned();
    let typed = code(&secret, server.now());
    let came = browser.post("/balie/inloggen/code", &[("code", &typed), ("naar", "/balie/verhaal")]).await;
    assert_eq!(came.location(), "/balie/verhaal");
    assert_ne!(browser.cookie("__Host-staff").unwrap(), planted, "another token once they are in");
    assert_eq!(browser.get("/balie/verhaal").await.body, "Sanne Visser");
    let out = browser.post("/balie/uitloggen", &[]).await;
    assert_eq!(out.location(), "/balie/inloggen");

    server.wait(60);
    browser.post("/balie/inloggen", &sent).await.location();
    let page = browser.get("/balie/inloggen/code").await;
    assert!(!page.body.contains("otpauth") && page.body.contains("Vul de code in"));
    let typed = code(&secret, server.now());
    browser.post("/balie/inloggen/code", &[("code", &typed)]).await.location();
    assert_eq!(browser.get("/balie/verhaal").await.body, "Sanne Visser");
    server.wait(31 * 60);
    assert!(browser.get("/balie/verhaal").await.location().starts_with("/balie/inloggen"), "half an hour");
    server.close().await;
}

#[tokio::test]
async fn a_session_of_one_face_opens_no_other_and_a_role_no_more_than_its_own() {
    let server = Server::with(crate::browser::settings(), "https://mijn.example.nl", async |town| {
        town.tenant(1, &[]).await;
    })
    .await;
    let agent = add(&server, "sanne@example.nl", StaffRole::Agent).await;
    let boss = add(&server, "boss@example.nl", StaffRole::Administrator).await;
    let mut browser = server.browser();
    sign_in(&server, &mut browser, "sanne@example.nl").await;
    let refused = browser.get("/balie/verhaal/beheer").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains(r#"data-face="balie""#), "{}", refused.body);
    let token = browser.cookie("__Host-staff").unwrap().to_owned();
    for cookie in ["__Host-tenant", "__Host-cosigner"] {
        let mut other = server.browser();
        other.plant(cookie, &token);
        assert!(other.get("/verhaal/huurder").await.location().starts_with("/inloggen"));
        assert!(matches!(other.get("/akkoord").await.status, StatusCode::GONE | StatusCode::NOT_FOUND));
    }

    let mut administrator = server.browser();
    sign_in(&server, &mut administrator, "boss@example.nl").await;
    assert_eq!(administrator.get("/balie/verhaal/beheer").await.status, StatusCode::OK);
    let act = server.house.program(server.now());
    staff::change_role(&act, agent, StaffRole::Administrator).await.unwrap();
    assert!(browser.get("/balie/verhaal").await.location().starts_with("/balie/inloggen"), "signed out");
    staff::disable(&act, boss).await.unwrap();
    assert!(administrator.get("/balie/verhaal").await.location().starts_with("/balie/inloggen"));
    server.close().await;
}
