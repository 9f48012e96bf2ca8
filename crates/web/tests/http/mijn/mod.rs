//! Stories of tenants in Mijn, told by plain forms: not a line of script runs here.

mod addresses;
mod called_back;
mod filing;
mod following;
mod self_reliance;
mod typed;

use axum::http::StatusCode;

use crate::browser::{Answer, Browser, Server, figures, settings};

/// No page of a tenant may be larger.
const MOST_BYTES: usize = 100_000;

/// A server with inspectors, Aya alone on nr. 1, Aya on nr. 2, and Aya with Bram (`p1@example.nl`) on nr. 3.
async fn town() -> Server {
    Server::with(settings(), "https://mijn.example.nl", async |town| {
        town.office_hours().await;
        town.tenant(1, &[]).await;
        town.tenant(2, &[]).await;
        let bram = town.person("P1", "Bram", true).await;
        town.tenant(3, &[bram]).await;
    })
    .await
}

/// Signs in with the code in the mail.
pub async fn signed_in(server: &Server, email: &str) -> Browser {
    let mut browser = server.browser();
    browser.post("/inloggen", &[("email", email)]).await;
    let mails = server.mails().await;
    let mails = mails.iter().filter(|mail| mail["to"] == email);
    let mut codes = mails.map(|mail| figures(mail["subject"].as_str().unwrap()));
    let code = codes.rfind(|code| code.len() == 6).expect("a code");
    assert_eq!(browser.post("/inloggen/code", &[("code", &code)]).await.location(), "/");
    browser
}

/// Opens a page that must be there, whole and not too large.
pub async fn open(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.header("location"));
    whole(&page, path);
    page.body
}

/// A page with all its texts.
fn whole(page: &Answer, path: &str) {
    assert!(page.body.len() < MOST_BYTES, "{path} has {} bytes", page.body.len());
    for missing in ["[mijn-", "[lease-", "[event-", "[visit-", "[question-", "[error-"] {
        assert!(!page.body.contains(missing), "{path} has a text without words: {missing}");
    }
    assert!(page.body.contains("id=\"hulp\""), "{path}: help is on every page");
}

/// What stands between `before` and the next quote.
pub fn after<'a>(page: &'a str, before: &str) -> &'a str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before} in {page}"));
    rest.split('"').next().unwrap()
}

/// The first page of the form by which the tenant ends their lease.
pub async fn form(browser: &mut Browser) -> String {
    let ways = open(browser, "/onderwerpen/lease-termination").await;
    format!("/regelen/lease-termination/{}", after(&ways, "href=\"/regelen/lease-termination/"))
}

/// The answers to one question; times are those that the page offers first.
fn answers(question: &str, page: &str) -> Vec<(&'static str, String)> {
    let fixed = |pairs: &[(&'static str, &str)]| {
        pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    };
    match question {
        "situation" => fixed(&[("situation", "everyone")]),
        "end-date" => fixed(&[("end-date-day", "24"), ("end-date-month", "4"), ("end-date-year", "2026")]),
        "reason" => fixed(&[("reason", "bought"), ("reason-note", "Dank u wel & <b>tot ziens</b>")]),
        "new-address" => fixed(&[("address-kind", "unknown"), ("street", ""), ("city", "")]),
        "account" => fixed(&[("iban", "NL91 ABNA 0417 1643 00"), ("holder", "A. Bos")]),
        "viewing" => fixed(&[("viewing", "yes")]),
        "inspections" => fixed(&[("ask-pre-inspection", "no")]),
        "final-inspection-time" => {
            vec![("final-inspection-time", after(page, "name=\"final-inspection-time\" value=\"").to_owned())]
        }
        "contact" => fixed(&[("contact-by", "email"), ("phone", "")]),
        other => panic!("no answer to {other}"),
    }
}

/// Answers every question from the start page on, and ends at the check.
async fn fill_in(browser: &mut Browser, form: &str) -> String {
    let start = open(browser, form).await;
    assert!(start.contains("Beginnen"), "{start}");
    let mut next = format!("{form}/{}", after(&start, &format!("href=\"{form}/")));
    while !next.ends_with("/controleren") {
        let page = open(browser, &next).await;
        let given = answers(next.rsplit('/').next().unwrap(), &page);
        let given: Vec<(&str, &str)> = given.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answered = browser.post(&next, &given).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{next}: {}", answered.body);
        answered.location().clone_into(&mut next);
    }
    next
}

/// Fills in, signs, and returns the address of the case.
pub async fn file(browser: &mut Browser) -> String {
    let form = form(browser).await;
    let check = fill_in(browser, &form).await;
    let done = sign(browser, &check).await;
    done.strip_suffix("?gelukt=ja").expect("it is done").to_owned()
}

/// Reads the answers and signs them; where that leads.
async fn sign(browser: &mut Browser, check: &str) -> String {
    let page = open(browser, check).await;
    let seen = after(&page, "name=\"gezien\" value=\"").to_owned();
    browser.post(check, &[("gezien", &seen)]).await.location().to_owned()
}
