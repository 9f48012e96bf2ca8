//! Finding a tenant by anything they say.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::contacts::PhoneNumber;
use serde::Deserialize;
use usecases::cases;
use usecases::tenants::{self, Found};

use super::frame;
use crate::components::Item;
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/zoeken", get(show))
}

/// What was searched for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "desk/finding.html")]
struct FindingPage {
    t: Say,
    page: BalieShell,
    asked: String,
    too_short: bool,
    /// Whether there are more than are shown.
    many: bool,
    items: Vec<Item>,
}

async fn show(employee: Employee, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let t = employee.say();
    let words: String = asked.q.trim().chars().take(100).collect();
    // The number on every letter leads straight to its case.
    if let Some(case) = cases::by_spoken_number(&employee.act(), &words).await? {
        return Ok(Go::to(format!("/balie/zaken/{}", case.id)).into_response());
    }
    let found = tenants::search(&employee.act(), &words).await?;
    let many = u32::try_from(found.len()).is_ok_and(|found| found >= tenants::MOST_FOUND);
    let items: Vec<Item> = found.iter().map(|hit| item(&t, hit)).collect();
    let title = if words.is_empty() {
        t.text("balie-find-title")
    } else {
        t.with("balie-find-title-of", &[("words", words.as_str())])
    };
    let shell = frame::frame(&employee, title, "tenants").await?;
    let page = BalieShell { search: words.clone(), ..shell };
    let too_short = words.chars().count() == 1;
    Ok(Page(FindingPage { page, asked: words, too_short, many, items, t }).into_response())
}

fn item(t: &Say, hit: &Found) -> Item {
    let relation = &hit.relation;
    let home = hit.tenancies.first();
    let reach = [relation.phone.as_deref().map(PhoneNumber::spoken), relation.email.clone()];
    Item {
        url: format!("/balie/huurders/{}", relation.id),
        icon: "person".to_owned(),
        who: relation.name.spoken(),
        what: home.map_or_else(|| t.text("balie-no-lease"), |home| home.address.to_string()),
        time: home.map(|home| home.lease_number.clone()).unwrap_or_default(),
        foot: reach.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        status: match home.and_then(|home| home.end) {
            Some(end) => t.with("balie-until", &[("date", &t.words().date_without_weekday(end))]),
            None => String::new(),
        },
        ..Item::default()
    }
}
