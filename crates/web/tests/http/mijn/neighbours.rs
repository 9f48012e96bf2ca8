//! The neighbour's things are not there: every route with an identifier answers 404, as for what never was.

use axum::http::StatusCode;

use super::{after, file, form, open, signed_in, town};

const NOBODY: &str = "019aa1b2-0000-7000-8000-000000000000";

#[tokio::test]
async fn what_is_not_yours_is_not_there() {
    let server = town().await;
    let mut aya = signed_in(&server, "r3@example.nl").await;
    let form = form(&mut aya).await;
    let case = file(&mut aya).await;
    let mut bram = signed_in(&server, "p1@example.nl").await;
    let request = after(&open(&mut bram, "/").await, "href=\"/verzoeken/").to_owned();

    let mut neighbour = signed_in(&server, "r1@example.nl").await;
    let process = "/regelen/lease-termination";
    let reading = [
        form.clone(),
        format!("{form}/situation"),
        format!("{form}/controleren"),
        case.clone(),
        format!("{case}/intrekking"),
        format!("{case}/adres"),
        format!("{case}/afspraken/final-inspection"),
        format!("{case}/afspraken/final-inspection/afzegging"),
        format!("/verzoeken/{request}"),
        format!("{process}/{NOBODY}"),
        format!("{process}/no-identifier"),
        format!("/zaken/{NOBODY}"),
        "/zaken/no-identifier".to_owned(),
        format!("/verzoeken/{NOBODY}"),
    ];
    let writing = [
        format!("{form}/nieuw-begin"),
        format!("{form}/situation"),
        format!("{form}/situation/concept"),
        format!("{form}/controleren"),
        format!("{case}/intrekking"),
        format!("{case}/adres"),
        format!("{case}/afspraken/final-inspection"),
        format!("{case}/afspraken/final-inspection/afzegging"),
        format!("/verzoeken/{request}"),
    ];
    let before = server.events().await;
    let mut pages = Vec::new();
    for path in &reading {
        let page = neighbour.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "GET {path}");
        pages.push(page.body.replace(path.as_str(), ""));
    }
    for path in &writing {
        let fields = [("answer", "agreed"), ("situation", "everyone"), ("tijd", "x")];
        assert_eq!(neighbour.post(path, &fields).await.status, StatusCode::NOT_FOUND, "POST {path}");
    }
    assert_eq!(server.events().await, before, "nothing was changed");
    assert!(!pages.iter().any(|page| page.contains("Poelestraat 3") || page.contains("HO-2026")));
    // A co-tenant follows no case that somebody else filed: their part is the question they were asked.
    assert_eq!(bram.get(&case).await.status, StatusCode::NOT_FOUND);
    // Nobody signed in: to the sign-in page, for what exists and for what does not.
    for path in [case.as_str(), "/zaken/no-identifier"] {
        assert!(server.browser().get(path).await.location().starts_with("/inloggen?naar=/zaken/"));
    }
    server.close().await;
}
