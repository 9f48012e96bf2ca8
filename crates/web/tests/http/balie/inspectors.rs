//! Inspectors, as the administrator adds and changes them.

use axum::http::StatusCode;
use domain::actors::StaffRole;

use super::{after, must_be_mended, open, server, signed_in};

const NEW: &str = "/balie/instellingen/inspecteurs/nieuw";
const LIST: &str = "/balie/instellingen/inspecteurs";

#[tokio::test]
async fn an_inspector_is_added_with_hours_and_changed() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    assert!(open(&mut boss, NEW).await.contains("name=\"hours-1\" type=\"text\" value=\"8:00-17:00\""));
    let wrong = [
        ("name", " "),
        ("email", "wim"),
        ("active", "active"),
        ("hours-1", "9-17"),
        ("hours-2", "morgen"),
        ("added-1", "16-18"),
        ("version", "1"),
    ];
    let page = boss.post(NEW, &wrong).await;
    must_be_mended(&page, "name", "Vul een naam in");
    must_be_mended(&page, "hours-2", "Schrijf de uren zo: 8:00-12:00. Er staat nu: morgen");
    must_be_mended(&page, "added-1", "Deze uren vallen samen");
    assert!(page.body.contains("value=\"morgen\"") && page.body.contains("value=\"wim\""), "kept");

    let right = [("name", "Wim  de Wit"), ("active", "active"), ("hours-1", "9-17"), ("added-1", "18-20")];
    assert_eq!(boss.post(NEW, &right).await.location(), LIST);
    let page = open(&mut boss, LIST).await;
    for words in ["Wim de Wit", "8 uur per week", "Extra uren online", "De inspecteur is toegevoegd"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(open(&mut boss, "/balie/agenda").await.contains("Wim de Wit"));

    let (before, _) = page.split_once("Wim de Wit").unwrap();
    let (_, id) = before.rsplit_once(&format!("{LIST}/")).unwrap();
    let address = format!("{LIST}/{}", id.split('"').next().unwrap());
    let form = open(&mut boss, &address).await;
    assert!(form.contains("value=\"9:00-17:00\"") && form.contains("value=\"18:00-20:00\""), "{form}");
    let version = after(&form, "name=\"version\" value=\"").to_owned();
    let gone = [("name", "Wim de Wit"), ("active", "gone"), ("version", version.as_str())];
    assert_eq!(boss.post(&address, &gone).await.location(), LIST);
    assert!(open(&mut boss, LIST).await.contains("Nee, geen nieuwe afspraken"));
    let stale = boss.post(&address, &gone).await;
    assert!(stale.body.contains("Iemand anders heeft dit net gewijzigd"), "{}", stale.body);
    server.close().await;
}

#[tokio::test]
async fn only_administrators_change_inspectors() {
    let server = server().await;
    for role in [StaffRole::Agent, StaffRole::Manager] {
        let mut other = signed_in(&server, role).await;
        for address in [LIST, NEW] {
            let status = other.get(address).await.status;
            assert_ne!(status, StatusCode::OK, "{role:?} at {address}");
        }
        let fields = [("name", "Wim"), ("active", "active"), ("hours-1", "9-17")];
        assert!(!other.post(NEW, &fields).await.status.is_success());
    }
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    assert!(!open(&mut boss, LIST).await.contains("Wim"));
    server.close().await;
}
