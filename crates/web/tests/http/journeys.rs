//! Klantreizen: who is behind a ribbon and who may see it, the wanted journey, and logs of other systems.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::events::Subject;
use store::events;

use crate::balie::{open, server, signed_in};
use crate::browser::{Answer, Browser, Server};
use crate::stuur::busy;

const RIBBON: &str = "/stuur/klantreizen/mensen?onderwerp=&dagen=90&stap=1&van=email&naar=phone";

/// The looks into journeys that were recorded, newest first.
async fn looks(server: &Server, topic: &str) -> Vec<events::Recorded> {
    events::about(&server.house.store, &Subject::new("journeys", topic), 10).await.unwrap()
}

#[tokio::test]
async fn a_ribbon_leads_to_its_people_and_the_look_is_recorded() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/klantreizen").await;
    let link = format!("href=\"{}\"", RIBBON.replace('&', "&amp;"));
    assert!(page.contains(&link), "the ribbon is a link, without script: {page}");
    assert!(looks(&server, "all").await.is_empty(), "the map shows nobody");
    let people = open(&mut manager, RIBBON).await;
    assert_eq!(people.matches("href=\"/balie/huurders/").count(), 12, "{people}");
    assert!(people.contains("Van E-mail naar Telefoon, na het 1e contact. 12 vragen."), "{people}");
    assert!(people.contains("Vastgelegd is dat u deze mensen zag"), "{people}");
    let looks = looks(&server, "all").await;
    assert_eq!(looks.len(), 1);
    let look = &looks[0].event;
    assert_eq!((look.kind.as_str(), look.actor.role()), ("journeys-looked-into", "manager"));
    assert_eq!(look.data["people"].as_array().unwrap().len(), 12);
    assert_eq!(look.data["behind"]["ribbon"]["from"], "email");
}

#[tokio::test]
async fn nobody_else_sees_who_is_behind_a_ribbon() {
    let server = busy().await;
    let mut agent = signed_in(&server, StaffRole::Agent).await;
    assert_eq!(agent.get(RIBBON).await.status, StatusCode::FORBIDDEN);
    let nobody = server.browser().get(RIBBON).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER, "sign in first");
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    for nothing in [
        "/stuur/klantreizen/mensen",
        "/stuur/klantreizen/mensen?stap=1&van=phone&naar=email",
        "/stuur/klantreizen/mensen?stap=1&van=duif&naar=email",
        "/stuur/klantreizen/mensen?stap=1&van=email&naar=phone&pagina=2",
        "/stuur/klantreizen/mensen?stap=1&soort=onzin&naar=phone",
        "/stuur/klantreizen/mensen?stap=7&soort=extra&naar=phone",
    ] {
        assert_eq!(manager.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    assert!(looks(&server, "all").await.is_empty(), "who saw nothing did not look");
}

#[tokio::test]
async fn what_happens_after_the_map_was_opened_is_on_it() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    assert!(open(&mut manager, "/stuur/klantreizen").await.contains("gaat over 24 vragen"));
    let person = store::tenancy::relations::by_number(&server.house.store, "R90").await.unwrap().unwrap();
    let new = usecases::contacts::NewContact {
        relation: person.id,
        case: None,
        channel: Channel::Counter,
        inbound: true,
        topic: "payment".to_owned(),
        summary: "Vraagt om een overzicht.".to_owned(),
    };
    let now = server.now();
    usecases::contacts::record(&server.house.program(now), &new).await.unwrap();
    assert!(open(&mut manager, "/stuur/klantreizen").await.contains("gaat over 25 vragen"));
    assert!(open(&mut manager, "/stuur/klantreizen?onderwerp=repair").await.contains("gaat over 24 vragen"));
}

#[tokio::test]
async fn without_a_drawn_journey_every_contact_after_the_first_is_one_too_many() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/klantreizen").await;
    assert!(page.contains("Daarna nog: Telefoon, na één contact"), "{page}");
    // Twelve calls at 6.90 by the policy that holds.
    assert!(page.contains("€\u{a0}83 ("), "{page}");
    let people = open(&mut manager, "/stuur/klantreizen/mensen?dagen=90&stap=2&naar=phone&soort=extra").await;
    assert_eq!(people.matches("href=\"/balie/huurders/").count(), 12, "{people}");
}

const EDITOR: &str = "/stuur/klantreizen/gewenst?onderwerp=repair&dagen=90";

#[tokio::test]
async fn a_wanted_journey_is_drawn_with_plain_buttons_and_kept() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    assert!(open(&mut manager, EDITOR).await.contains("Stap 1"));
    let drawn = [("version", "0"), ("kanaal-1", "portal"), ("doe", "erbij")];
    let added = manager.post(EDITOR, &drawn).await;
    assert!(added.status == StatusCode::OK && added.body.contains("Stap 2 omhoog"), "{}", added.body);
    let empty = [("version", "0"), ("kanaal-1", "portal"), ("stap-2", ""), ("doe", "bewaren")];
    let refused = manager.post(EDITOR, &empty).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Kies minstens één kanaal") && refused.body.contains("href=\"#kanaal-2\""));
    let whole = [
        ("version", "0"),
        ("kanaal-1", "portal"),
        ("kanaal-2", "visit"),
        ("mag-2", "ja"),
        ("doe", "bewaren"),
    ];
    assert!(manager.post(EDITOR, &whole).await.location().starts_with("/stuur/klantreizen?onderwerp=repair"));
    let page = open(&mut manager, "/stuur/klantreizen?onderwerp=repair").await;
    for words in [
        "Zo zou het moeten gaan:",
        "Huisbezoek (mag worden overgeslagen)",
        "km-wanted",
        "E-mail in plaats van Mijn",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let elsewhere = open(&mut manager, "/stuur/klantreizen").await;
    assert!(!elsewhere.contains("km-wanted"), "it is wanted of repairs only");
    let stale = manager.post(EDITOR, &whole).await;
    assert!(
        stale.status == StatusCode::UNPROCESSABLE_ENTITY && stale.body.contains("Iemand anders veranderde")
    );
    let about = Subject::new("setting", "wanted-journey/repair");
    let told = events::about(&server.house.store, &about, 10).await.unwrap();
    assert_eq!(
        told.iter().map(|one| one.event.kind.as_str()).collect::<Vec<_>>(),
        ["wanted-journey-changed"]
    );
}

const LOGS: &str = "/stuur/klantreizen/logs";

/// Sends a file as browsers do.
async fn put(browser: &mut Browser, name: &str, content: &[u8]) -> Answer {
    let head = format!(
        "--grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--grens--\r\n"].concat();
    let request = Request::post(LOGS)
        .header("sec-fetch-site", "same-origin")
        .header("sec-fetch-mode", "navigate")
        .header("content-type", "multipart/form-data; boundary=grens");
    browser.send(request, Body::from(body)).await
}

/// Thirty cases of two contacts; one row without a moment, one that stands there twice.
fn contacts() -> String {
    let of_case = |case: u32| format!("k{case};3-3-2026 10:00;E-mail\nk{case};3-3-2026 14:00;Telefoon\n");
    let cases: String = (0..30).map(of_case).collect();
    format!("klant;wanneer;via\n{cases}k1;;E-mail\nk2;3-3-2026 10:00;E-mail\n")
}

#[tokio::test]
async fn a_log_is_put_here_mapped_shown_and_taken_away() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    assert!(open(&mut manager, LOGS).await.contains("enctype=\"multipart/form-data\""));
    let address =
        put(&mut manager, "C:\\crm\\contacten.csv", contacts().as_bytes()).await.location().to_owned();
    let asked = open(&mut manager, &address).await;
    for words in ["We weten niet welke kolom dit is: Zaak", "contacten.csv", "wanneer", "3-3-2026 10:00"] {
        assert!(asked.contains(words), "{words} is not in {asked}");
    }
    let columns =
        [("version", "1"), ("zaak", "klant"), ("tijd", "wanneer"), ("kanaal", "via"), ("dagen", "day-first")];
    assert_eq!(manager.post(&format!("{address}/kolommen"), &columns).await.location(), address);
    let page = open(&mut manager, &address).await;
    for words in [
        "61 gebeurtenissen in 30 zaken.",
        "<svg",
        "De grootste overstap is van E-mail naar Telefoon: 30 keer. De helft doet dat binnen 4 uur.",
        "Eén regel kon niet gelezen worden.",
        "Er staat niet wanneer.",
        ">62<",
        "Staat er meer dan eens: 1 keer.",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(open(&mut manager, LOGS).await.contains("contacten.csv"));
    assert_eq!(manager.post(&format!("{address}/weg"), &[]).await.location(), LOGS);
    assert_eq!(manager.get(&address).await.status, StatusCode::NOT_FOUND);
    assert!(!open(&mut manager, LOGS).await.contains("contacten.csv"));
    let id = address.rsplit('/').next().unwrap();
    let told = events::about(&server.house.store, &Subject::new("log", id), 10).await.unwrap();
    let kinds: Vec<&str> = told.iter().map(|one| one.event.kind.as_str()).collect();
    assert_eq!(kinds, ["log-removed", "log-mapped", "log-uploaded"]);
}

#[tokio::test]
async fn what_is_no_log_is_refused_with_what_to_do() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let cases: [(&[u8], &str); 4] = [
        (b"", "Er staat niets in dit bestand."),
        (b"PK\x03\x04rest", "Bewaar het logboek als CSV"),
        (b"\x1f\x8bdamaged", "Het bestand is niet tot het einde te lezen."),
        (b"  \n", "Er staat niets in dit bestand."),
    ];
    for (content, words) in cases {
        let page = put(&mut manager, "x.csv", content).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(
            page.body.contains(words) && page.body.contains("href=\"#bestand\""),
            "{words}: {}",
            page.body
        );
    }
    let large = put(&mut manager, "x.csv", &vec![b'a'; 24 * 1024 * 1024 + 1]).await;
    assert!(
        large.status == StatusCode::UNPROCESSABLE_ENTITY && large.body.contains("Dit bestand is te groot")
    );
    let mut agent = signed_in(&server, StaffRole::Agent).await;
    assert_eq!(put(&mut agent, "x.csv", b"a;b").await.status, StatusCode::FORBIDDEN);
}

/// A file beside the project, or nothing when it is not there; on a build server it must be there.
fn shared(name: &str) -> Option<Vec<u8>> {
    let beside = || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("KANAALWIJZER_SHARED").map_or_else(beside, std::path::PathBuf::from);
    let content = std::fs::read(folder.join("data").join(name)).ok();
    assert!(content.is_some() || std::env::var_os("CI").is_none(), "{name} is not there");
    content
}

#[tokio::test]
async fn logs_of_every_kind_are_read() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    for (name, kind, words) in [
        ("logs/receipt.xes.gz", "XES, packed with gzip", "8.577 gebeurtenissen in 1.434 zaken."),
        ("logs/receipt.csv.gz", "CSV, packed with gzip", "8.577 gebeurtenissen in 1.434 zaken."),
        ("logs/ocel/ocel20_example.jsonocel", "OCEL 2.0 JSON", "gebeurtenissen in"),
        ("logs/ocel/ocel20_example.xmlocel", "OCEL 2.0 XML", "gebeurtenissen in"),
        ("logs/ocel/ocel20_example.sqlite", "OCEL 2.0 SQLite", "gebeurtenissen in"),
        ("requests/sf311-10000.csv.gz", "CSV, packed with gzip", "Klaar voordat het begon: 129 keer."),
    ] {
        let Some(content) = shared(name) else { return };
        let address = put(&mut manager, name, &content).await.location().to_owned();
        let page = open(&mut manager, &address).await;
        for words in [kind, words] {
            assert!(page.contains(words), "{name}: {words} is not in {page}");
        }
    }
}
