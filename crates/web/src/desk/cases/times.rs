//! Choosing the time of a visit with the tenant on the phone or at the counter.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::ids::CaseId;
use usecases::cases;

use super::commands::place;
use crate::components::{Choice, Errors, SlotDay};
use crate::desk::form::{channels_or_own, value};
use crate::desk::frame;
use crate::failure::Failure;
use crate::page::Page;
use crate::questions;
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/zaken/{id}/afspraken/{visit}", get(show))
}

#[derive(Template)]
#[template(path = "desk/times.html")]
pub(super) struct TimesPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    back: String,
    id: CaseId,
    version: i64,
    seen: i64,
    visit: &'static str,
    command: &'static str,
    /// The name of the field that says how the tenant asked.
    channel: String,
    title: String,
    who: String,
    now: String,
    days: Vec<SlotDay>,
    channels: Vec<Choice>,
}

/// The page for the visit with this code, with what was typed and what must be mended.
pub(super) async fn view(
    employee: &Employee,
    id: CaseId,
    visit: &str,
    typed: &BTreeMap<String, String>,
    errors: Errors,
) -> Result<TimesPage, Failure> {
    let kind = AppointmentKind::from_code(visit).ok_or(Failure::NotFound)?;
    let (t, act) = (employee.say(), employee.act());
    let view = cases::view(&act, id).await?;
    let standing = view.appointments.iter().map(|visit| &visit.appointment).find(|appointment| {
        appointment.kind == kind
            && matches!(appointment.status, AppointmentStatus::Held | AppointmentStatus::Booked)
    });
    let command = if standing.is_some() { "move-time" } else { "choose-time" };
    if !view.commands.contains(&command) {
        return Err(Failure::NotFound);
    }
    let slots = cases::times(&act, id, kind).await?;
    let title = t.text(&format!("visit-{}-title", kind.code()));
    let heading = errors.in_title(&t, format!("{title} – {}", view.requester.name.spoken()));
    let channel = format!("channel-{}", place(command, kind.code()));
    Ok(TimesPage {
        page: frame::frame(employee, heading, "cases").await?,
        errors,
        back: format!("/balie/zaken/{id}"),
        id,
        version: view.case.version,
        seen: view.timeline.last().map_or(0, |entry| entry.recorded.sequence),
        visit: kind.code(),
        command,
        who: format!("{} · {}", view.requester.name.spoken(), view.home.address),
        now: standing.map(|one| t.words().appointment(one.starts_at, one.ends_at)).unwrap_or_default(),
        days: questions::days(&slots, value(typed, "time"), &t),
        channels: channels_or_own(&t, value(typed, &channel)),
        channel,
        title,
        t,
    })
}

async fn show(
    employee: Employee,
    Path((id, visit)): Path<(String, String)>,
) -> Result<Page<impl Template>, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(Page(view(&employee, id, &visit, &BTreeMap::new(), Errors::none()).await?))
}
