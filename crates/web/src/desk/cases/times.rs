//! Choosing or moving the time of a visit, for a tenant who calls or stands at the counter.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::ids::CaseId;
use usecases::cases;

use crate::components::{Choice, SlotDay};
use crate::desk::{frame, tenants};
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
struct TimesPage {
    t: Say,
    page: BalieShell,
    back: String,
    id: CaseId,
    version: i64,
    visit: &'static str,
    command: &'static str,
    title: String,
    who: String,
    now: String,
    days: Vec<SlotDay>,
    channels: Vec<Choice>,
}

async fn show(
    employee: Employee,
    Path((id, visit)): Path<(String, String)>,
) -> Result<Page<impl Template>, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    let kind = AppointmentKind::from_code(&visit).ok_or(Failure::NotFound)?;
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
    Ok(Page(TimesPage {
        page: frame::frame(&employee, format!("{title} – {}", view.requester.name.spoken()), "cases"),
        back: format!("/balie/zaken/{id}"),
        id,
        version: view.case.version,
        visit: kind.code(),
        command,
        who: format!("{} · {}", view.requester.name.spoken(), view.home.address),
        now: standing.map(|one| t.words().appointment(one.starts_at, one.ends_at)).unwrap_or_default(),
        days: questions::days(&slots, "", &t),
        channels: tenants::channels(&t, "phone"),
        title,
        t,
    }))
}
