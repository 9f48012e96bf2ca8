//! Stuur: what managers see of the journeys of tenants, and that nobody else sees it.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::ids::RelationId;
use jiff::SignedDuration;
use usecases::contacts::{NewContact, record};
use usecases::testing::Town;

use crate::balie::{open, server, signed_in};
use crate::browser::{Server, settings};

/// Somebody comes through these channels, four hours apart, twenty days ago.
pub async fn asks(town: &Town, relation: RelationId, topic: &str, ways: &[Channel]) {
    asks_before(town, 20, relation, topic, ways).await;
}

/// The same, so many days ago.
pub async fn asks_before(town: &Town, days: i64, relation: RelationId, topic: &str, ways: &[Channel]) {
    for (step, channel) in (0..).zip(ways) {
        let new = NewContact {
            relation,
            case: None,
            channel: *channel,
            inbound: true,
            topic: topic.to_owned(),
            summary: "De kraan lekt.".to_owned(),
        };
        let at = town.now - SignedDuration::from_hours(24 * days + 13 - 4 * step);
        record(&town.house.program(at), &new).await.unwrap();
    }
}

/// Twelve people mail in the morning, and call after four hours; twelve look it up in the portal.
pub async fn leaking_taps(town: &Town) {
    for number in 0..24u32 {
        let relation = town.person(&format!("R9{number}"), "Bo", true).await;
        let ways: &[Channel] =
            if number < 12 { &[Channel::Email, Channel::Phone] } else { &[Channel::Portal] };
        asks(town, relation, "repair", ways).await;
    }
}

/// The same, as the whole of a town.
pub async fn contacts(town: Town) {
    leaking_taps(&town).await;
}

pub async fn busy() -> Server {
    Server::with(settings(), "https://mijn.example.nl", contacts).await
}

#[tokio::test]
async fn the_leaking_tap_is_seen() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/klantreizen").await;
    for words in [
        "<svg",
        "Deze kaart gaat over 24 vragen.",
        "De grootste overstap is van E-mail naar Telefoon: 12 keer. De helft doet dat binnen 4 werkuren.",
        "Toon als tabel",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
}

#[tokio::test]
async fn measures_are_shown_and_taken_along() {
    let server = busy().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut manager, "/stuur/meten").await;
    assert!(page.contains("50 % (31 tot 69), n = 24"), "half is solved in one go: {page}");
    let file = manager.get("/stuur/meten.csv?dagen=90").await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(
        file.body.starts_with("\u{feff}Indeling;Wat;Vragen;In één keer opgelost (deel van 1);"),
        "{}",
        file.body
    );
    assert!(file.body.contains(";Kosten per opgeloste vraag (euro);"), "{}", file.body);
    assert!(file.body.contains("\r\nWeek van;2026-02-09;24;"), "{}", file.body);
    assert!(file.body.contains("\r\nWat;Alle vragen;24;0,5000;"), "{}", file.body);
    let heading = file.body.lines().next().unwrap();
    assert!(heading.ends_with(";Contacten"), "{heading}");
    let hours: Vec<&str> = file.body.lines().filter(|line| line.starts_with("Dag en uur;")).collect();
    assert_eq!(hours.len(), 14, "every day, in the two hours in which anybody came: {hours:?}");
    assert!(hours.iter().all(|line| line.matches(';').count() == heading.matches(';').count()));
    let told = |line: &&&str| !line.ends_with(";0") && !line.ends_with(';');
    let counts: Vec<&&str> = hours.iter().filter(told).collect();
    assert!(counts.len() == 2 && counts[0].ends_with(";24") && counts[1].ends_with(";12"), "{hours:?}");
}

#[tokio::test]
async fn an_agent_does_not_get_in() {
    let server = server().await;
    let mut agent = signed_in(&server, StaffRole::Agent).await;
    for address in ["/stuur/klantreizen", "/stuur/meten", "/stuur/meten.csv"] {
        assert_eq!(agent.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
}

#[tokio::test]
async fn without_contacts_the_pages_say_so() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    for address in ["/stuur/klantreizen", "/stuur/meten"] {
        let page = open(&mut manager, address).await;
        assert!(page.contains("In deze periode zijn er geen contacten"), "{page}");
    }
}
