//! What we know of what a tenant does alone: seen, corrected, forgotten, taken along; by nobody but them.

use axum::http::StatusCode;
use serde_json::Value;

use super::{after, file, open, signed_in, town};

const TOPIC: &str = "/gegevens/hulp-bij/lease-termination";

#[tokio::test]
async fn what_was_seen_is_shown_corrected_and_forgotten() {
    let server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    let page = open(&mut aya, "/gegevens").await;
    assert!(page.contains("id=\"hulp-bij\"") && page.contains("Dat weten wij niet."), "{page}");
    let why = after(&open(&mut aya, "/onderwerpen/repair").await, "href=\"/adviezen/").to_owned();
    let why = open(&mut aya, &format!("/adviezen/{why}")).await;
    assert!(why.contains("href=\"/gegevens#hulp-bij\""), "the reason leads to where it is corrected");

    file(&mut aya).await;
    let page = open(&mut aya, "/gegevens").await;
    for words in
        ["Dat zagen wij: u deed het zelf op dinsdag 3 maart 2026.", "Het telt tot woensdag 3 maart 2027."]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(page.contains(&format!("href=\"{TOPIC}\"")), "{page}");
    let form = open(&mut aya, TOPIC).await;
    assert!(form.contains("value=\"self\" id=\"answer\" checked"), "{form}");
    let empty = aya.post(TOPIC, &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.body.contains("href=\"#answer\"") && empty.body.contains("<title>Fout: "),
        "{}",
        empty.body
    );

    assert_eq!(aya.post(TOPIC, &[("answer", "help")]).await.location(), "/gegevens#hulp-bij");
    let page = open(&mut aya, "/gegevens").await;
    assert!(page.contains("U wilt hier hulp bij.\nDat zei u op dinsdag 3 maart 2026."), "{page}");
    assert!(open(&mut aya, TOPIC).await.contains("Dat zagen wij"), "what was seen before is not hidden");

    assert_eq!(aya.post(TOPIC, &[("answer", "unknown")]).await.location(), "/gegevens#hulp-bij");
    assert!(open(&mut aya, TOPIC).await.contains("Wij weten hier nog niets over."));
    let data: Value = serde_json::from_str(&aya.get("/gegevens/alles.json").await.body).unwrap();
    assert_eq!(data["self-reliance"], Value::Array(Vec::new()));
    server.close().await;
}

#[tokio::test]
async fn what_is_said_of_everything_counts_where_nothing_else_was_said() {
    let server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    aya.post("/gegevens/hulp-bij/alles", &[("answer", "help")]).await.location();
    let page = open(&mut aya, "/gegevens").await;
    assert!(page.contains("Dat geldt voor alles wat u regelt."), "{page}");
    assert!(open(&mut aya, TOPIC).await.contains("Wij weten hier nog niets over."));
    let data: Value = serde_json::from_str(&aya.get("/gegevens/alles.json").await.body).unwrap();
    assert_eq!(
        (&data["self-reliance"][0]["value"], &data["self-reliance"][0]["topic"]),
        (&"help".into(), &Value::Null)
    );

    let mut neighbour = signed_in(&server, "r2@example.nl").await;
    assert!(!open(&mut neighbour, "/gegevens").await.contains("U wilt hier hulp bij."));
    neighbour.post("/gegevens/hulp-bij/alles", &[("answer", "unknown")]).await.location();
    assert!(open(&mut aya, "/gegevens").await.contains("U wilt hier hulp bij."), "hers stands");
    let missing = neighbour.get("/gegevens/hulp-bij/no-such-topic").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let elsewhere = neighbour.post("/gegevens/hulp-bij/no-such-topic", &[("answer", "self")]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    server.close().await;
}
