//! The week of the inspectors, and when one is away.

use axum::http::StatusCode;
use domain::actors::StaffRole;

use super::{after, must_be_mended, open, server, signed_in};
use crate::browser::Browser;

#[tokio::test]
async fn the_week_shows_who_goes_where() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let page = open(&mut sanne, "/balie/agenda").await;
    assert!(page.contains("Agenda, week van 2 maart 2026") && page.contains("Ina Specteur"), "{page}");
    assert!(page.contains("aria-current=\"date\">dinsdag 3 maart"), "today: {page}");
    assert!(page.contains("/balie/agenda?week=2026-02-23") && page.contains("/balie/agenda?week=2026-03-09"));
    let page = open(&mut sanne, "/balie/agenda?week=2026-04-23").await;
    for words in [
        "week van 20 april 2026",
        "Eindinspectie",
        "Poelestraat 1 · Aya BosR1",
        "Vastgehouden",
        "/balie/zaken/",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let odd = sanne.get("/balie/agenda?week=ooit").await;
    assert!(odd.body.contains("week van 2 maart 2026"), "a week that is none is this week");
    server.close().await;
}

const ADDRESS: &str = "/balie/agenda/afwezigheden";

/// The only inspector, as the form knows her.
async fn ina(boss: &mut Browser) -> String {
    let page = open(boss, "/balie/agenda").await;
    let (_, rest) = page.split_once("<option value=\"\">").unwrap();
    after(rest, "<option value=\"").to_owned()
}

/// The form for an absence, filled in.
fn absence<'a>(ina: &'a str, from: &'a str, until: &'a str, reason: &'a str) -> [(&'static str, &'a str); 5] {
    [("inspector", ina), ("week", "2026-03-02"), ("from", from), ("until", until), ("reason", reason)]
}

#[tokio::test]
async fn an_absence_that_cannot_be_is_explained_and_kept() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Manager).await;
    let ina = ina(&mut boss).await;
    let empty = boss.post(ADDRESS, &[("week", "2026-03-02"), ("reason", "vakantie")]).await;
    for (field, words) in [
        ("inspector", "Kies een inspecteur"),
        ("from", "Vul een dag in die bestaat"),
        ("until", "Vul een dag in die bestaat"),
    ] {
        must_be_mended(&empty, field, words);
    }
    assert!(empty.body.contains("value=\"vakantie\""), "kept");
    let page = boss.post(ADDRESS, &absence(&ina, "2026-03-05", "2026-03-04", "vakantie")).await;
    must_be_mended(&page, "until", "De laatste dag ligt voor de eerste dag");
    assert!(page.body.contains("donderdag 5 maart 2026"), "the day in words");
    let page = boss.post(ADDRESS, &absence(&ina, "2026-03-04", "2026-03-05", " ")).await;
    must_be_mended(&page, "reason", "Vul een reden in");
    boss.post(ADDRESS, &absence(&ina, "2026-03-04", "2026-03-05", "vakantie")).await.location();
    let again = boss.post(ADDRESS, &absence(&ina, "2026-03-04", "2026-03-04", "ziek")).await;
    must_be_mended(&again, "from", "Er begint al een afwezigheid");
    server.close().await;
}

#[tokio::test]
async fn an_absence_is_entered_and_taken_back() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Manager).await;
    let ina = ina(&mut boss).await;
    let done = boss.post(ADDRESS, &absence(&ina, "2026-03-04", "2026-03-05", "vakantie <3")).await;
    assert_eq!(done.location(), "/balie/agenda?week=2026-03-04");
    let page = open(&mut boss, done.location()).await;
    assert_eq!(page.matches("Afwezig: vakantie &#60;3").count(), 2, "two days: {page}");
    let said = "Ina Specteur, vakantie &#60;3, woensdag 4 maart tot en met donderdag 5 maart";
    assert!(page.contains(said), "{page}");

    let removal = format!("/balie/agenda/{ina}/afwezigheden/verwijdering");
    let from = after(&page, "name=\"from\" value=\"").to_owned();
    assert_eq!(boss.post(&removal, &[("from", "gisteren")]).await.status, StatusCode::NOT_FOUND);
    let gone = boss.post(&removal, &[("from", &from), ("week", "2026-03-02")]).await;
    assert_eq!(gone.location(), "/balie/agenda?week=2026-03-02");
    let page = open(&mut boss, gone.location()).await;
    assert!(page.contains("Afwezigheid verwijderd.") && !page.contains("vakantie"), "{page}");
    let before = server.events().await;
    let twice = boss.post(&removal, &[("from", &from)]).await;
    assert_eq!(twice.status, StatusCode::NOT_FOUND);
    assert_eq!(server.events().await, before, "and nothing is recorded");
    server.close().await;
}
