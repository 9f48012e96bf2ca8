//! Who gets in: nobody who is not staff, nobody past their role, and nobody to what is not there.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::actors::StaffRole;

use super::{after, card_of, case_of, open, server, signed_in};
use crate::browser::Server;

const NOBODY: &str = "019aa1b2-0000-7000-8000-000000000000";

/// Every page of the Balie behind the sign-in, with identifiers of things that are there.
struct Routes {
    reading: Vec<String>,
    writing: Vec<String>,
}

/// Every route, of a case, a tenant, a lease, a member of staff and a message; `id` stands for all that have no page.
async fn routes(server: &Server) -> Routes {
    let mut sanne = signed_in(server, StaffRole::Agent).await;
    let (case, card) = (case_of(&mut sanne, 1).await, card_of(&mut sanne, 4).await);
    let page = open(&mut sanne, &card).await;
    let form = format!("{card}/regelen/{}", after(&page, &format!("href=\"{card}/regelen/")));
    let fixed =
        ["", "/zoeken", "/zoeken?q=bos", "/zaken", "/agenda", "/postvak", "/account", "/instellingen"];
    let more = ["/instellingen/medewerkers", "/instellingen/sleutels"];
    let reading = fixed.iter().chain(&more).map(|path| format!("/balie{path}"));
    let reading = reading.chain([
        card.clone(),
        form.clone(),
        case.clone(),
        format!("{case}/afspraken/final-inspection"),
        format!("{case}/brieven/{NOBODY}"),
        format!("{case}/adres"),
    ]);
    let writing = vec![
        format!("{card}/contactmomenten"),
        form,
        format!("{case}/behandelaar"),
        format!("{case}/opdrachten"),
        format!("{case}/adres"),
        format!("/balie/postvak/{NOBODY}/herhaling"),
        format!("/balie/postvak/{NOBODY}/schrapping"),
        "/balie/agenda/afwezigheden".to_owned(),
        format!("/balie/agenda/{NOBODY}/afwezigheden/verwijdering"),
        "/balie/account".to_owned(),
        "/balie/instellingen/niveaus/lease-termination".to_owned(),
        "/balie/instellingen/medewerkers".to_owned(),
        format!("/balie/instellingen/medewerkers/{NOBODY}/wijzigingen"),
        "/balie/instellingen/sleutels".to_owned(),
        format!("/balie/instellingen/sleutels/{NOBODY}/intrekking"),
    ];
    Routes { reading: reading.collect(), writing }
}

#[tokio::test]
async fn nobody_gets_in_without_a_session_of_staff_and_a_tenants_is_none() {
    let server = server().await;
    let routes = routes(&server).await;
    let mut tenant = crate::mijn::signed_in(&server, "r1@example.nl").await;
    let token = tenant.cookie("__Host-tenant").unwrap().to_owned();
    tenant.plant("__Host-staff", &token);
    let mut halfway = server.browser();
    crate::staff::add(&server, "half@example.nl", StaffRole::Administrator).await;
    let half = [("email", "half@example.nl"), ("password", crate::staff::PASSWORD)];
    halfway.post("/balie/inloggen", &half).await.location();

    let before = server.events().await;
    for mut visitor in [server.browser(), tenant, halfway] {
        for path in &routes.reading {
            let answer = visitor.get(path).await;
            assert!(
                answer.location().starts_with("/balie/inloggen"),
                "GET {path}: {}",
                answer.header("location")
            );
            assert!(!answer.body.contains("Bos"), "{path}");
        }
        for path in &routes.writing {
            let answer =
                visitor.post(path, &[("command", "approve"), ("version", "1"), ("wie", "mij")]).await;
            assert!(answer.location().starts_with("/balie/inloggen"), "POST {path}");
        }
        let script = Request::get("/balie").header("sec-fetch-mode", "cors");
        assert_eq!(visitor.send(script, Body::empty()).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(server.events().await, before, "nothing was changed");
    server.close().await;
}

#[tokio::test]
async fn the_staffs_session_opens_no_page_of_a_tenant() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    let token = boss.cookie("__Host-staff").unwrap().to_owned();
    boss.plant("__Host-tenant", &token);
    for path in ["/", "/mijn-gegevens", "/verhaal/huurder"] {
        let answer = boss.get(path).await;
        assert!(
            answer.status != StatusCode::OK || answer.body.contains("inloggen"),
            "{path}: {}",
            answer.body
        );
    }
    server.close().await;
}

#[tokio::test]
async fn a_role_gets_no_further_than_its_own() {
    let server = server().await;
    let mut agent = signed_in(&server, StaffRole::Agent).await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let administration =
        ["/balie/instellingen", "/balie/instellingen/medewerkers", "/balie/instellingen/sleutels"];
    let changes = [
        "/balie/instellingen/niveaus/lease-termination".to_owned(),
        "/balie/instellingen/medewerkers".to_owned(),
        format!("/balie/instellingen/medewerkers/{NOBODY}/wijzigingen"),
        "/balie/instellingen/sleutels".to_owned(),
        format!("/balie/instellingen/sleutels/{NOBODY}/intrekking"),
    ];
    let absence = format!("/balie/agenda/{NOBODY}/afwezigheden/verwijdering");
    let before = server.events().await;
    for path in administration {
        for visitor in [&mut agent, &mut manager] {
            let refused = visitor.get(path).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
            assert!(refused.body.contains("U kunt deze pagina niet bekijken"), "{}", refused.body);
        }
    }
    for path in &changes {
        for visitor in [&mut agent, &mut manager] {
            let fields =
                [("level-lease-termination", "traditional"), ("role", "administrator"), ("wat", "uitzetten")];
            assert_eq!(visitor.post(path, &fields).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    for path in ["/balie/agenda/afwezigheden", absence.as_str()] {
        assert_eq!(agent.post(path, &[]).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(server.events().await, before, "nothing was changed");

    let page = open(&mut agent, "/balie/agenda").await;
    assert!(
        !page.contains("Afwezigheid invoeren") && !page.contains("/balie/instellingen"),
        "nor is it offered"
    );
    assert!(open(&mut manager, "/balie/agenda").await.contains("Afwezigheid invoeren"));
    let mut administrator = signed_in(&server, StaffRole::Administrator).await;
    for path in administration {
        open(&mut administrator, path).await;
    }
    server.close().await;
}

#[tokio::test]
async fn what_is_not_there_is_not_there() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    let (case, card) = (case_of(&mut boss, 1).await, card_of(&mut boss, 4).await);
    let own =
        after(&open(&mut boss, &card).await, &format!("href=\"{card}/regelen/lease-termination/")).to_owned();
    let neighbour = card_of(&mut boss, 2).await;
    for id in [NOBODY, "no-identifier", "1'%20OR%20'1'='1"] {
        for path in [
            format!("/balie/huurders/{id}"),
            format!("/balie/huurders/{id}/regelen/lease-termination/{own}"),
            format!("{card}/regelen/lease-termination/{id}"),
            format!("{card}/regelen/{id}/{own}"),
            format!("/balie/zaken/{id}"),
            format!("/balie/zaken/{id}/afspraken/final-inspection"),
            format!("{case}/afspraken/{id}"),
            format!("{case}/brieven/{id}"),
            format!("/balie/zaken/{id}/brieven/{NOBODY}"),
        ] {
            let page = boss.get(&path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "GET {path}");
            assert!(page.body.contains("Deze pagina is er niet"), "{path}");
        }
        for path in [
            format!("/balie/huurders/{id}/contactmomenten"),
            format!("/balie/huurders/{id}/regelen/lease-termination/{own}"),
            format!("{card}/regelen/lease-termination/{id}"),
            format!("/balie/zaken/{id}/behandelaar"),
            format!("/balie/zaken/{id}/opdrachten"),
            format!("/balie/postvak/{id}/herhaling"),
            format!("/balie/postvak/{id}/schrapping"),
            format!("/balie/agenda/{id}/afwezigheden/verwijdering"),
            format!("/balie/instellingen/niveaus/{id}"),
            format!("/balie/instellingen/medewerkers/{id}/wijzigingen"),
            format!("/balie/instellingen/sleutels/{id}/intrekking"),
        ] {
            let level = format!("level-{id}");
            let fields = [
                ("command", "approve"),
                ("version", "1"),
                ("channel", "phone"),
                ("topic", "general-question"),
                ("summary", "x"),
                ("from", "2026-03-04T00:00:00Z"),
                ("wat", "uitzetten"),
                ("wie", "mij"),
                ("role", "agent"),
                (&level, "digital"),
                (&format!("reason-{id}"), "x"),
            ];
            assert_eq!(boss.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "POST {path}");
        }
    }
    // A lease of the neighbour, on the card of somebody else.
    let crossed = format!("{neighbour}/regelen/lease-termination/{own}");
    assert_eq!(boss.get(&crossed).await.status, StatusCode::NOT_FOUND);
    assert_eq!(boss.post(&crossed, &[("channel", "phone")]).await.status, StatusCode::NOT_FOUND);
    server.close().await;
}

#[tokio::test]
async fn another_website_changes_nothing_with_the_staffs_session() {
    let server = server().await;
    let routes = routes(&server).await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    let before = server.events().await;
    for path in &routes.writing {
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
        ] {
            let request = Request::post(path).header(name, value);
            let request = request.header("content-type", "application/x-www-form-urlencoded");
            let answer =
                boss.send(request, Body::from("command=approve&version=1&wie=mij&channel=phone")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            assert!(answer.body.contains("andere website"), "{path}");
        }
    }
    assert_eq!(server.events().await, before, "nothing was changed");
    let signed_out = Request::post("/balie/uitloggen").header("sec-fetch-site", "cross-site");
    boss.send(signed_out, Body::empty()).await;
    open(&mut boss, "/balie").await;
    server.close().await;
}

#[tokio::test]
async fn english_is_spoken_on_every_page() {
    let server = server().await;
    let routes = routes(&server).await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    boss.get("/taal/en?naar=/balie").await;
    for path in routes.reading.iter().filter(|path| !path.contains("/brieven/")) {
        let page = open(&mut boss, path).await;
        assert!(page.contains("lang=\"en\"") && page.contains("Outbox"), "{path}: {page}");
        for dutch in ["Werklijst", "Huurders<", "Oppakken", "Kies ", "Zoek op"] {
            assert!(!page.contains(dutch), "{path} says {dutch}");
        }
    }
    server.close().await;
}
