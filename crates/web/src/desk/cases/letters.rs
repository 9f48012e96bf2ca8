//! A letter that must go on paper, ready to be printed.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use domain::calendar::amsterdam;
use domain::ids::{CaseId, EventId, RelationId};
use usecases::cases;

use crate::desk::frame;
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/zaken/{id}/brieven/{event}", get(show))
}

#[derive(Template)]
#[template(path = "desk/letter.html")]
struct LetterPage {
    t: Say,
    page: BalieShell,
    back: String,
    association: String,
    association_address: String,
    reader: String,
    street: String,
    town: String,
    place_and_date: String,
    number: String,
    subject: String,
    paragraphs: Vec<String>,
}

async fn show(
    employee: Employee,
    Path((id, event)): Path<(String, String)>,
) -> Result<Page<impl Template>, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    let event: EventId = event.parse().map_err(|_| Failure::NotFound)?;
    let t = employee.say();
    let view = cases::view(&employee.act(), id).await?;
    let entry = view.timeline.iter().find(|entry| entry.recorded.event.id == event);
    let letter =
        entry.filter(|entry| entry.recorded.event.kind == "letter-needed").ok_or(Failure::NotFound)?;
    let event = &letter.recorded.event;
    let text =
        |name: &str| event.data.get(name).and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    let relation: Option<RelationId> = text("relation").parse().ok();
    let reader = view.tenants.iter().find(|tenant| Some(tenant.id) == relation).unwrap_or(&view.requester);
    let whole = view.home.address.to_string();
    let (street, town) = whole.split_once(", ").unwrap_or((&whole, ""));
    let association = &employee.visitor.house().association;
    // Written in the reader's language, dated in it too.
    let words = Say::new(employee.visitor.state.texts(), reader.language);
    let title = t.with("balie-letter-title", &[("name", &reader.name.spoken())]);
    Ok(Page(LetterPage {
        page: frame::frame(&employee, title, "cases").await?,
        back: format!("/balie/zaken/{id}"),
        association: association.name.clone(),
        association_address: association.address.clone(),
        reader: reader.name.spoken(),
        street: street.to_owned(),
        town: town.to_owned(),
        place_and_date: words.words().date(amsterdam::day_of(event.at)),
        number: view.case.number.clone(),
        subject: text("subject"),
        paragraphs: text("text").split("\n\n").map(str::to_owned).collect(),
        t,
    }))
}
