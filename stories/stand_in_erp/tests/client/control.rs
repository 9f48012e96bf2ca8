//! The stand-in's own surface: behaviour over HTTP, counts, the page, and a file that outlives a restart.

use domain::erp::{ErpUpdate, TerminationStatus};
use serde_json::{Value, json};
use stand_in_erp::{Collection, Options, StandInErp};

use crate::support::{HERE, appointment, association, client, contact, deliver, erp, http, termination};

fn at(erp: &StandInErp, path: &str) -> String {
    format!("{}{path}", erp.page_url().trim_end_matches('/'))
}

async fn text(erp: &StandInErp, path: &str) -> String {
    http().get(at(erp, path)).send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn behaviour_is_set_and_told_over_http() {
    let erp = erp(Options::default()).await;
    let client = client(&erp);
    let manners = json!({"writes": {"plan": "in-turn", "manners": [{"kind": "fail-after"}, {"kind": "slow", "milliseconds": 1}]}});
    let answer = http().put(at(&erp, "/_gedrag")).json(&manners).send().await.unwrap();
    assert_eq!(answer.status(), 204);
    let told: Value = serde_json::from_str(&text(&erp, "/_gedrag").await).unwrap();
    assert_eq!(told["writes"], manners["writes"]);
    deliver(&client, 1, &contact(1)).await;
    let counts: Value = serde_json::from_str(&text(&erp, "/_telling").await).unwrap();
    assert_eq!(counts, json!({"huuropzeggingen": 0, "inspecties": 0, "afspraken": 0, "contactmomenten": 1}));
    let writes: Value = serde_json::from_str(&text(&erp, "/_schrijfsels").await).unwrap();
    assert_eq!(writes[0]["record"]["onderwerp"], "Huuropzegging");
    let nonsense =
        http().put(at(&erp, "/_gedrag")).json(&json!({"writes": {"plan": "x"}})).send().await.unwrap();
    assert!(nonsense.status().is_client_error());
}

#[tokio::test]
async fn the_page_shows_the_records_and_escapes_what_others_wrote() {
    let erp = erp(Options { seed: association(1), ..Options::default() }).await;
    let client = client(&erp);
    assert!(text(&erp, "/").await.contains("Nog niets ontvangen."));
    let mut booked = appointment(0, 0);
    booked.inspector_name = "<script>alert(1)</script>".to_owned();
    deliver(&client, 1, &termination(0, TerminationStatus::Approved)).await;
    deliver(&client, 2, &ErpUpdate::Appointment(Box::new(booked))).await;
    let page = text(&erp, "/").await;
    for expected in [
        "OPZ-1001",
        "HO-2026-000000",
        "Goedgekeurd",
        "2027-01-04",
        "Koop eigen woning",
        "AFS-1001",
        "01-12-2026 10:00",
    ] {
        assert!(page.contains(expected), "{expected} in {page}");
    }
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"));
}

#[tokio::test]
async fn a_button_changes_the_behaviour() {
    let erp = erp(Options::default()).await;
    assert!(text(&erp, "/").await.contains("value=\"goed\" aria-pressed=\"true\""));
    let answer = http().post(at(&erp, "/_gedrag/kies")).form(&[("keuze", "plat")]).send().await.unwrap();
    assert!(answer.text().await.unwrap().contains("value=\"plat\" aria-pressed=\"true\""));
    assert!(client(&erp).check().await.is_err());
    let unknown = http().post(at(&erp, "/_gedrag/kies")).form(&[("keuze", "vrolijk")]).send().await.unwrap();
    assert_eq!(unknown.status(), 400);
}

#[tokio::test]
async fn a_file_keeps_the_records_over_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = Some(folder.path().join("erp.jsonl"));
    let options = Options { file, ..Options::default() };
    let first = erp(options.clone()).await;
    deliver(&client(&first), 1, &contact(1)).await;
    drop(first);
    let second = erp(options).await;
    deliver(&client(&second), 2, &contact(1)).await;
    deliver(&client(&second), 3, &contact(2)).await;
    assert_eq!(second.records(Collection::Contactmomenten).len(), 2);
    assert_eq!(second.writes().len(), 2);
}

#[tokio::test]
async fn what_is_not_vera_is_refused() {
    let erp = StandInErp::start(HERE, Options::default()).await.unwrap();
    let post = |path: &str, headers: bool, body: &'static str| {
        let mut request = http()
            .post(format!("{}/{path}", erp.base_url()))
            .header("X-API-KEY", stand_in_erp::Entry::default().api_key)
            .body(body);
        if headers {
            request = request
                .header("X-Stuurgegevens-Zender-Organisatie", "Wonen")
                .header("X-Stuurgegevens-Tijdstip-Bericht", "2026-11-22T02:21:00Z");
        }
        async move { request.send().await.unwrap().status().as_u16() }
    };
    assert_eq!(post("afspraken", true, "{").await, 400);
    assert_eq!(post("afspraken", true, "{}").await, 400);
    assert_eq!(post("afspraken", false, "{}").await, 400);
    assert_eq!(post("relaties", true, "{}").await, 404);
    assert_eq!(post("afspraken/AFS-1", true, "{}").await, 400);
    let unknown = http().get(format!("{}/afspraken", erp.base_url())).send().await.unwrap();
    assert_eq!(unknown.status(), 401);
    assert!(erp.writes().is_empty());
}

#[tokio::test]
async fn an_address_that_is_taken_is_said() {
    let erp = erp(Options::default()).await;
    let address = erp.page_url().trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
    let error = StandInErp::start(address, Options::default()).await.unwrap_err();
    assert!(error.to_string().contains("choose another address"), "{error}");
}
