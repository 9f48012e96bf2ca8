//! Ending the lease at eleven at night.

use axum::http::StatusCode;
use domain::actors::StaffRole;

use super::{after, file, fill_in, form, open, sign, signed_in, town};
use crate::staff;

#[tokio::test]
async fn a_lease_is_ended_by_plain_forms() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    let form = form(&mut browser).await;
    let check = fill_in(&mut browser, &form).await;

    let page = open(&mut browser, &check).await;
    for words in
        ["Kloppen uw antwoorden?", "vrijdag 24 april 2026", "NL91 ABNA 0417 1643 00", "Ik zeg mijn huur op"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(page.contains("&#60;b&#62;tot ziens") && !page.contains("<b>tot"), "what was typed stays text");
    let change = format!("{form}/account?na=controleren");
    assert!(page.contains(&change), "every answer can be changed");
    assert!(open(&mut browser, &change).await.contains("name=\"from-check\""));
    let other = [("iban", "NL91ABNA0417164300"), ("holder", "Aya Bos"), ("from-check", "yes")];
    let changed = browser.post(&format!("{form}/account"), &other).await;
    assert_eq!(changed.location(), check, "changing one answer comes back to the check");
    assert!(open(&mut browser, &check).await.contains("Aya Bos"));

    let done = sign(&mut browser, &check).await;
    let page = open(&mut browser, &done).await;
    for words in [
        "Gelukt! Uw huur is opgezegd.",
        "r1@example.nl",
        "Ina Specteur",
        "HO-2026-000001",
        "Andere tijd kiezen",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let home = open(&mut browser, "/").await;
    assert!(home.contains("HO-2026-000001") && !home.contains("Verdergaan"), "{home}");
    assert!(home.find("id=\"busy\"") < home.find("id=\"arrange\""), "what runs stands first: {home}");
    assert!(home.contains("Open vanaf woensdag 4 maart"), "help says when, at eleven at night: {home}");

    let again = browser.post(&check, &[]).await;
    assert_eq!(again.location(), done, "who presses twice has succeeded once");
    let start = open(&mut browser, &form).await;
    assert!(start.contains("Uw huur is al opgezegd.") && start.contains("/zaken/"), "{start}");
    server.close().await;
}

#[tokio::test]
async fn what_was_typed_wrongly_is_explained_and_kept() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    let form = form(&mut browser).await;
    let address = format!("{form}/end-date");
    let wrong = [("end-date-day", "31"), ("end-date-month", "2"), ("end-date-year", "2026")];
    let page = browser.post(&address, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in
        ["<title>Fout: ", "href=\"#end-date\"", "Vul een dag in die bestaat", "value=\"31\"", "value=\"2\""]
    {
        assert!(page.body.contains(words), "{words} is not in {}", page.body);
    }
    assert!(!page.body.contains("Kies wat bij u past."), "only what is wrong on this screen");
    let page = open(&mut browser, &address).await;
    assert!(
        page.contains("value=\"31\"") && !page.contains("Fout:"),
        "kept, and not held against them: {page}"
    );

    let later = [("end-date-day", "30"), ("end-date-month", ""), ("end-date-year", ""), ("later", "yes")];
    assert_eq!(browser.post(&address, &later).await.location(), "/");
    let home = open(&mut browser, "/").await;
    assert!(home.contains("Verdergaan") && home.contains("Bewaard."), "{home}");
    assert!(open(&mut browser, &form).await.contains("Opnieuw beginnen"));

    let typed = [("end-date-day", "29"), ("end-date-month", "5"), ("end-date-year", "2026")];
    let kept = browser.post(&format!("{address}/concept"), &typed).await;
    assert_eq!((kept.status, kept.body.as_str()), (StatusCode::NO_CONTENT, ""));
    assert!(open(&mut browser, &address).await.contains("value=\"29\""));

    assert_eq!(browser.post(&format!("{form}/nieuw-begin"), &[]).await.location(), form);
    assert!(open(&mut browser, &form).await.contains("Beginnen"));
    server.close().await;
}

#[tokio::test]
async fn the_check_cannot_be_reached_past_a_question() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    let form = form(&mut browser).await;
    let first = format!("{form}/situation");
    assert_eq!(browser.get(&format!("{form}/controleren")).await.location(), first);
    let signed = browser.post(&format!("{form}/controleren"), &[]).await;
    assert_eq!(signed.location(), format!("{first}?nakijken=ja&na=controleren"));
    assert!(open(&mut browser, signed.location()).await.contains("Kies wat bij u past."));
    assert_eq!(browser.get(&format!("{form}/no-such-question")).await.location(), first);
    server.close().await;
}

#[tokio::test]
async fn a_time_that_somebody_else_took_is_told_and_another_can_be_chosen() {
    let server = town().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    let form = form(&mut aya).await;
    let check = fill_in(&mut aya, &form).await;
    open(&mut aya, &check).await;
    let mut other = signed_in(&server, "r2@example.nl").await;
    file(&mut other).await;

    let lost = aya.post(&check, &[]).await.location().to_owned();
    assert!(lost.starts_with(&format!("{form}/final-inspection-time?nakijken=ja")), "{lost}");
    let page = open(&mut aya, &lost).await;
    assert!(page.contains("net door iemand anders gekozen"), "{page}");
    let time = after(&page, "name=\"final-inspection-time\" value=\"").to_owned();
    let chosen = [("final-inspection-time", time.as_str()), ("from-check", "yes")];
    let question = format!("{form}/final-inspection-time");
    assert_eq!(aya.post(&question, &chosen).await.location(), check);
    assert!(sign(&mut aya, &check).await.ends_with("?gelukt=ja"));
    server.close().await;
}

#[tokio::test]
async fn english_is_spoken_from_the_first_page_to_the_last() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    browser.get("/taal/en?naar=/").await;
    let form = form(&mut browser).await;
    assert!(open(&mut browser, "/").await.contains("What would you like to arrange?"));
    assert!(open(&mut browser, &form).await.contains("Begin"));
    let page = open(&mut browser, &format!("{form}/end-date")).await;
    assert!(page.contains("lang=\"en\"") && page.contains("Question 2 of"), "{page}");
    server.close().await;
}

#[tokio::test]
async fn what_is_signed_is_what_was_read() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    let form = form(&mut browser).await;
    let check = fill_in(&mut browser, &form).await;
    let page = open(&mut browser, &check).await;
    let seen = after(&page, "name=\"gezien\" value=\"").to_owned();
    let unread = browser.post(&check, &[]).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY, "who did not read it signs nothing");
    assert!(unread.body.contains("Kijk eerst uw antwoorden na."), "{}", unread.body);
    assert!(!open(&mut browser, "/").await.contains("HO-2026-"), "nothing was filed");
    // Another window changes the account after the check was read.
    let other = [("iban", "BE68 5390 0754 7034"), ("holder", "B. Bos")];
    browser.post(&format!("{form}/account?na=controleren"), &other).await.location();
    let again = browser.post(&check, &[("gezien", &seen)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Er is iets veranderd", "BE68 5390 0754 7034"] {
        assert!(again.body.contains(words), "{words} is not in {}", again.body);
    }
    let seen = after(&again.body, "name=\"gezien\" value=\"").to_owned();
    let done = browser.post(&check, &[("gezien", &seen)]).await;
    assert!(done.location().starts_with("/zaken/"));
    server.close().await;
}

#[tokio::test]
async fn a_day_too_far_ahead_goes_on_to_a_person_who_sees_why() {
    let server = town().await;
    let mut browser = signed_in(&server, "r1@example.nl").await;
    let form = form(&mut browser).await;
    let check = fill_in(&mut browser, &form).await;
    let far =
        [("end-date-day", "1"), ("end-date-month", "12"), ("end-date-year", "2026"), ("from-check", "yes")];
    assert_eq!(browser.post(&format!("{form}/end-date"), &far).await.location(), check, "it is not refused");
    let page = open(&mut browser, &check).await;
    for words in ["dinsdag 1 december 2026", "Zo ver vooruit beslist een medewerker.", "Wij bellen u binnen"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let done = sign(&mut browser, &check).await;
    assert!(open(&mut browser, &done).await.contains("Gelukt! Wij bekijken uw opzegging."));

    let mut employee = server.browser();
    staff::add(&server, "sanne@example.nl", StaffRole::Agent).await;
    staff::sign_in(&server, &mut employee, "sanne@example.nl").await;
    let work = employee.get("/balie").await.body;
    assert!(work.contains("Einddatum verder vooruit dan de regels toelaten"), "{work}");
    server.close().await;
}
