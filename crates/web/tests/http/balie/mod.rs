//! Stories of staff in the Balie, told by plain forms: not a line of script runs here.

mod advising;
mod agenda;
mod answering;
mod busy;
mod calling;
mod deciding;
mod finding;
mod guarding;
mod handing_over;
mod inspectors;
mod intake;
mod outbox;
mod settings;
mod working;

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::cases::Level;
use domain::events::Event;
use domain::ids::CaseId;
use usecases::levels;
use usecases::testing::{PROCESS, Town};

use crate::browser::{Answer, Browser, Server, settings};
use crate::staff;

/// A server whose staff approve what tenants file, after `before` happened.
async fn server_after<F: Future<Output = ()>>(before: impl FnOnce(Town) -> F) -> Server {
    Server::with(settings(), "https://mijn.example.nl", async |town| {
        town.office_hours().await;
        levels::set(&town.as_staff(StaffRole::Administrator), PROCESS, Level::Digital).await.unwrap();
        before(town).await;
    })
    .await
}

/// A server where Aya on nr. 1 and Aya on nr. 2 ended their leases and wait for approval; Aya on nr. 4 did not.
pub(crate) async fn server() -> Server {
    server_after(async |town| {
        for number in [1, 2] {
            let tenant = town.tenant(number, &[]).await;
            town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        }
        town.tenant(4, &[]).await;
    })
    .await
}

/// Somebody of this role, signed in.
pub(crate) async fn signed_in(server: &Server, role: StaffRole) -> Browser {
    let email = format!("{}@example.nl", role.code());
    staff::add(server, &email, role).await;
    let mut browser = server.browser();
    staff::sign_in(server, &mut browser, &email).await;
    browser
}

/// Opens a page that must be there, and whole. A form that asks for advice on arrival goes to its own address with it.
pub(crate) async fn open(browser: &mut Browser, path: &str) -> String {
    let mut page = browser.get(path).await;
    if page.status == StatusCode::SEE_OTHER && page.location().contains("advies=") {
        let address = page.location().to_owned();
        page = browser.get(&address).await;
    }
    assert_eq!(page.status, StatusCode::OK, "{path}: {} {}", page.header("location"), page.body);
    whole(&page, path);
    page.body
}

/// A page with all its texts: one that is missing shows its key between brackets.
fn whole(page: &Answer, path: &str) {
    let missing = page.body.split('[').nth(1).map(|rest| rest.chars().take(60).collect::<String>());
    assert_eq!(missing, None, "{path} has a text without words");
    assert!(page.body.contains(r#"data-face="balie""#), "{path}");
}

/// A page on which something must be mended: the summary leads to the field, and the field says what to do.
fn must_be_mended(page: &Answer, field: &str, words: &str) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    whole(page, field);
    assert!(page.body.contains("<title>Fout: "), "the title says so");
    assert!(page.body.contains(&format!("href=\"#{field}\">{words}")), "no way to {field} in {}", page.body);
    assert!(page.body.contains(&format!("id=\"{field}\"")), "{field} is not there in {}", page.body);
    assert!(
        page.body.contains(&format!("id=\"{field}-error\"")),
        "nothing stands by {field} in {}",
        page.body
    );
}

/// What stands between `before` and the next quote.
fn after<'a>(page: &'a str, before: &str) -> &'a str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before} in {page}"));
    rest.split('"').next().unwrap()
}

/// The address of the case of whoever lives at this house number, through the search and their card.
async fn case_of(browser: &mut Browser, number: u32) -> String {
    let card = card_of(browser, number).await;
    let page = open(browser, &card).await;
    format!("/balie/zaken/{}", after(&page, "href=\"/balie/zaken/"))
}

/// The address of the card of whoever lives at this house number.
async fn card_of(browser: &mut Browser, number: u32) -> String {
    let found = open(browser, &format!("/balie/zoeken?q=BosR{number}")).await;
    format!("/balie/huurders/{}", after(&found, "href=\"/balie/huurders/"))
}

/// The version of the case as the page shows it.
fn version(page: &str) -> &str {
    after(page, "name=\"version\" value=\"")
}

/// Gives a command to the case as its page is now.
async fn command(browser: &mut Browser, case: &str, name: &str, fields: &[(&str, &str)]) -> Answer {
    let page = open(browser, case).await;
    let known =
        [("command", name), ("version", version(&page)), ("seen", after(&page, "name=\"seen\" value=\""))];
    let all: Vec<(&str, &str)> = known.into_iter().chain(fields.iter().copied()).collect();
    browser.post(&format!("{case}/opdrachten"), &all).await
}

/// What happened in the case at this address, oldest first.
async fn events(server: &Server, case: &str) -> Vec<Event> {
    let id: CaseId = case.rsplit('/').next().unwrap().parse().unwrap();
    let recorded = store::events::of_case(&server.house.store, id).await.unwrap();
    recorded.into_iter().map(|one| one.event).collect()
}

/// The latest event of this kind in the case.
async fn event(server: &Server, case: &str, kind: &str) -> Event {
    let found = events(server, case).await.into_iter().rfind(|event| event.kind == kind);
    found.unwrap_or_else(|| panic!("no {kind}"))
}
