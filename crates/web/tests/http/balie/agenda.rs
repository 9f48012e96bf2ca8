//! The week of the inspectors, and when one is away.

use axum::http::StatusCode;
use domain::actors::StaffRole;

use super::{after, must_be_mended, open, server, signed_in};

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

#[tokio::test]
async fn an_absence_is_entered_and_taken_back() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Manager).await;
    let page = open(&mut boss, "/balie/agenda").await;
    let ina = after(&page, "<option value=\"").to_owned();
    assert!(ina.is_empty(), "nobody is chosen yet");
    let (_, rest) = page.split_once("<option value=\"\">").unwrap();
    let ina = after(rest, "<option value=\"").to_owned();
    let address = "/balie/agenda/afwezigheden";

    let empty = boss.post(address, &[("week", "2026-03-02"), ("reason", "vakantie")]).await;
    for (field, words) in [
        ("inspector", "Kies een inspecteur"),
        ("from", "Vul een dag in die bestaat"),
        ("until", "Vul een dag in die bestaat"),
    ] {
        must_be_mended(&empty, field, words);
    }
    assert!(empty.body.contains("value=\"vakantie\""), "kept");
    let whole = |from, until, reason| {
        [
            ("inspector", ina.as_str()),
            ("week", "2026-03-02"),
            ("from", from),
            ("until", until),
            ("reason", reason),
        ]
    };
    let page = boss.post(address, &whole("2026-03-05", "2026-03-04", "vakantie")).await;
    must_be_mended(&page, "until", "De laatste dag ligt voor de eerste dag");
    assert!(page.body.contains("donderdag 5 maart 2026"), "the day in words");
    must_be_mended(
        &boss.post(address, &whole("2026-03-04", "2026-03-05", " ")).await,
        "reason",
        "Vul een reden in",
    );

    let done = boss.post(address, &whole("2026-03-04", "2026-03-05", "vakantie <3")).await;
    assert_eq!(done.location(), "/balie/agenda?week=2026-03-04");
    let page = open(&mut boss, done.location()).await;
    assert_eq!(page.matches("Afwezig: vakantie &#60;3").count(), 2, "two days: {page}");
    assert!(
        page.contains("Ina Specteur, vakantie &#60;3, woensdag 4 maart tot en met donderdag 5 maart"),
        "{page}"
    );
    let again = boss.post(address, &whole("2026-03-04", "2026-03-04", "ziek")).await;
    must_be_mended(&again, "from", "Er begint al een afwezigheid");

    let removal = format!("/balie/agenda/{ina}/afwezigheden/verwijdering");
    let from = after(&page, "name=\"from\" value=\"").to_owned();
    assert_eq!(boss.post(&removal, &[("from", "gisteren")]).await.status, StatusCode::NOT_FOUND);
    let gone = boss.post(&removal, &[("from", &from), ("week", "2026-03-02")]).await;
    assert_eq!(gone.location(), "/balie/agenda?week=2026-03-02");
    let page = open(&mut boss, gone.location()).await;
    assert!(page.contains("Afwezigheid verwijderd.") && !page.contains("vakantie"), "{page}");
    let before = server.events().await;
    let twice = boss.post(&removal, &[("from", &from)]).await;
    assert_eq!(
        (twice.status, server.events().await),
        (StatusCode::NOT_FOUND, before),
        "and nothing is recorded"
    );
    server.close().await;
}
