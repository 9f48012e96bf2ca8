//! The new address that "can be told later", told later.

use axum::http::StatusCode;

use super::{file, open, signed_in, town};

#[tokio::test]
async fn the_new_address_is_told_after_filing_and_told_again() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    let case = file(&mut browser).await;
    let page = open(&mut browser, &case).await;
    let address = format!("{case}/adres");
    assert!(page.contains(&format!("href=\"{address}\"")), "the summary leads to it: {page}");
    assert!(open(&mut browser, &address).await.contains("Wat wordt uw nieuwe adres?"));
    let empty = browser.post(&address, &[("address-kind", "dutch"), ("street", "Brink & <b>zo</b>")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.body.contains("href=\"#postal-code\"") && empty.body.contains("Brink &#38;"),
        "{}",
        empty.body
    );
    let dutch = [
        ("address-kind", "dutch"),
        ("postal-code", "9711aa"),
        ("house-number", "3b"),
        ("street", "Brink"),
        ("city", "Groningen"),
    ];
    assert_eq!(browser.post(&address, &dutch).await.location(), case);
    let page = open(&mut browser, &case).await;
    for words in ["Wij hebben uw nieuwe adres", "Brink 3", "Nieuw adres doorgegeven"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(open(&mut browser, &address).await.contains("value=\"3b\""), "what is known stands there");
    let abroad = [("address-kind", "abroad"), ("abroad", "1 High Street\nLondon")];
    assert_eq!(browser.post(&address, &abroad).await.location(), case);
    assert!(open(&mut browser, &case).await.contains("1 High Street"));

    browser.post(&format!("{case}/intrekking"), &[]).await.location();
    assert_eq!(browser.get(&address).await.location(), case, "what is over is not changed");
    assert_eq!(browser.post(&address, &abroad).await.location(), case);
    server.close().await;
}
