//! Ending a lease for a tenant, through each channel by which tenants reach staff.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::cases::Level;
use domain::channels::Channel;
use usecases::testing::PROCESS;

use super::{after, card_of, event, must_be_mended, open, server, server_after, signed_in};
use crate::browser::Browser;

/// The address of the form for whoever lives at this number.
async fn form(browser: &mut Browser, number: u32) -> String {
    let card = card_of(browser, number).await;
    let page = open(browser, &card).await;
    format!("{card}/regelen/{}", after(&page, &format!("href=\"{card}/regelen/")))
}

/// What the tenant says; the time is one that the page offers, once it offers any.
fn said<'a>(channel: &'a str, doing: &'a str, time: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("channel", channel),
        ("doen", doing),
        ("situation", "everyone"),
        ("end-date-day", "24"),
        ("end-date-month", "4"),
        ("end-date-year", "2026"),
        ("reason", "bought"),
        ("reason-note", "Zei <i>dankjewel</i>"),
        ("address-kind", "unknown"),
        ("iban", "NL91 ABNA 0417 1643 00"),
        ("holder", "A. Bos"),
        ("viewing", "yes"),
        ("ask-pre-inspection", "no"),
        ("contact-by", "letter"),
    ];
    if !time.is_empty() {
        fields.push(("final-inspection-time", time));
    }
    fields
}

/// Fills in the form, checks it and files it; returns the address of the case.
async fn file(browser: &mut Browser, form: &str, channel: &str) -> String {
    let page = browser.post(form, &said(channel, "nakijken", "")).await;
    must_be_mended(&page, "final-inspection-time", "Kies een tijd");
    let time = after(&page.body, "name=\"final-inspection-time\" value=\"").to_owned();
    let checked = browser.post(form, &said(channel, "nakijken", &time)).await;
    assert_eq!(checked.location(), format!("{form}?kanaal={channel}&nakijken=ja"));
    let page = open(browser, checked.location()).await;
    for words in
        ["Klopt dit?", "vrijdag 24 april 2026", "NL91 ABNA 0417 1643 00", "&#60;i&#62;dankjewel", "Invoeren"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    browser.post(form, &said(channel, "indienen", &time)).await.location().to_owned()
}

#[tokio::test]
async fn the_event_carries_the_channel_and_the_level() {
    let channels = [
        ("counter", Channel::Counter, Level::Traditional),
        ("phone", Channel::Phone, Level::Traditional),
        ("letter", Channel::Letter, Level::Digital),
        ("email", Channel::Email, Level::Digital),
        ("visit", Channel::Visit, Level::MaximallyDigital),
    ];
    let server = server_after(async |town| {
        for number in 1..=5 {
            town.tenant(number, &[]).await;
        }
    })
    .await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    for (number, (code, channel, level)) in (1..).zip(channels) {
        let field = format!("level-{PROCESS}");
        let set =
            boss.post(&format!("/balie/instellingen/niveaus/{PROCESS}"), &[(&field, level.code())]).await;
        assert_eq!(set.location(), "/balie/instellingen");
        let form = form(&mut sanne, number).await;
        let case = file(&mut sanne, &form, code).await;
        let page = open(&mut sanne, &case).await;
        assert!(page.contains("Ingevoerd. De huurder krijgt bericht."), "{page}");
        let filed = event(&server, &case, "termination-submitted").await;
        assert_eq!((filed.channel, filed.actor.role()), (channel, "agent"), "{code}");
        assert_eq!(filed.data["level"], level.code(), "{code}");
        assert!(page.contains(&format!("kw-channel--{code}")), "{code}");
    }
    server.close().await;
}

#[tokio::test]
async fn what_was_typed_stays_until_it_is_filed() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let form = form(&mut sanne, 4).await;
    let page = open(&mut sanne, &form).await;
    for words in ["Wie gaat er weg?", "Hoe kwam dit binnen?", "Rekeningnummer (IBAN)"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("Fout:"), "nobody is told off before they began");

    let mut fields = said("", "nakijken", "");
    fields.retain(|(name, _)| *name != "end-date-month" && *name != "iban");
    fields.extend([("end-date-month", "13"), ("iban", "NL00 ABNA 1")]);
    let page = sanne.post(&form, &fields).await;
    must_be_mended(&page, "channel", "Kies hoe het contact ging");
    must_be_mended(&page, "iban", "Dit IBAN heeft niet het juiste aantal tekens");
    must_be_mended(&page, "end-date", "Vul een dag in die bestaat");
    for kept in ["value=\"NL00 ABNA 1\"", "value=\"13\"", "Zei &#60;i&#62;"] {
        assert!(page.body.contains(kept), "{kept} is not in {}", page.body);
    }
    let later = open(&mut sanne, &form).await;
    assert!(later.contains("value=\"NL00 ABNA 1\""), "the draft is kept");
    let mut other = signed_in(&server, StaffRole::Manager).await;
    assert!(!open(&mut other, &form).await.contains("NL00 ABNA 1"), "a draft is of whoever writes it");
    server.close().await;
}

#[tokio::test]
async fn a_time_that_somebody_else_took_is_told_at_the_form() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let mut boss = signed_in(&server, StaffRole::Manager).await;
    let form = form(&mut sanne, 4).await;
    let page = sanne.post(&form, &said("phone", "nakijken", "")).await;
    let time = after(&page.body, "name=\"final-inspection-time\" value=\"").to_owned();
    // Somebody moves another visit to that same time.
    let case = super::case_of(&mut boss, 1).await;
    let moved =
        [("visit", "final-inspection"), ("time", &time), ("channel-move-time-final-inspection", "own")];
    super::command(&mut boss, &case, "move-time", &moved).await.location();
    let page = sanne.post(&form, &said("phone", "indienen", &time)).await;
    must_be_mended(&page, "final-inspection-time", "Deze tijd is net door iemand anders gekozen");
    server.close().await;
}

#[tokio::test]
async fn what_runs_already_is_not_filed_again() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let form = form(&mut sanne, 4).await;
    file(&mut sanne, &form, "phone").await;
    let before = server.events().await;
    let page = sanne.post(&form, &said("phone", "indienen", "")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Uw huur is al opgezegd"), "{}", page.body);
    let kinds = server.events().await - before;
    assert!(kinds <= 1, "no more than the draft");
    server.close().await;
}
