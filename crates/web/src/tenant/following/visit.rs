//! A visit of a case: choose a time, choose another, call it off.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::appointments::AppointmentKind;
use domain::ids::CaseId;
use domain::processes::flow::{Command, Refusal};
use serde::Deserialize;
use usecases::Error;
use usecases::cases::{self, AppointmentView, CaseView};

use super::super::frame::{VisitCard, card_of, id, is_kept, visit_kind};
use crate::components::Errors;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::questions::{self, Looking, TimesView};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/zaken/{case}/afspraken/{kind}", get(times).post(choose))
        .route("/zaken/{case}/afspraken/{kind}/afzegging", get(confirm).post(cancel))
}

#[derive(Template)]
#[template(path = "tenant/times.html")]
struct TimesPage {
    t: Say,
    page: MijnShell,
    back: String,
    title: String,
    now: Option<VisitCard>,
    times: TimesView,
    /// The visit as it is shown, in one word: it is sent along, so that no other is moved.
    seen: String,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "tenant/cancellation.html")]
struct CancellationPage {
    t: Say,
    page: MijnShell,
    back: String,
    visit: VisitCard,
    change: String,
    /// The visit as it is shown, in one word: it is sent along, so that no other is called off.
    seen: String,
}

/// A visit in an address, with its case.
struct Visit<'a> {
    tenant: &'a Tenant,
    view: CaseView,
    kind: AppointmentKind,
}

impl<'a> Visit<'a> {
    async fn find(tenant: &'a Tenant, case: &str, kind: &str) -> Result<Self, Failure> {
        let (case, kind) = (id::<CaseId>(case)?, visit_kind(kind)?);
        Ok(Self { tenant, view: cases::view(&tenant.act(), case).await?, kind })
    }

    fn back(&self) -> String {
        format!("/zaken/{}", self.view.case.id)
    }

    /// The visit as it stands, when there is one.
    fn booked(&self) -> Option<&AppointmentView> {
        let mut visits = self.view.appointments.iter().rev();
        visits.find(|visit| visit.appointment.kind == self.kind && is_kept(visit.appointment.status))
    }

    fn card(&self, t: &Say) -> Option<VisitCard> {
        let visit = self.booked()?;
        Some(card_of(visit, &self.view.case, &self.view.commands, self.tenant.visitor.now, t))
    }

    /// The visit as it stands, in one word; empty when there is none.
    fn seen(&self) -> String {
        let named =
            |visit: &AppointmentView| format!("{}/{}", visit.appointment.id, visit.appointment.starts_at);
        self.booked().map(named).unwrap_or_default()
    }

    /// A command on the visit as it stands, and on no other that comes in its place meanwhile.
    fn command(&self, name: &str) -> Command {
        let command = Command::new(name).with("visit", self.kind.code());
        let Some(AppointmentView { appointment, .. }) = self.booked() else { return command };
        command
            .with("appointment", appointment.id.to_string())
            .with("starts-at", appointment.starts_at.to_string())
    }

    /// Back to the case, which shows how the visit is now.
    fn changed(&self) -> Response {
        (self.tenant.visitor.say_next("mijn-visit-changed"), Go::to(self.back())).into_response()
    }

    /// The command by which a time is chosen now, when it may be.
    fn choosing(&self) -> Option<&'static str> {
        let booked = self.booked();
        if booked.is_some_and(|visit| visit.appointment.starts_at <= self.tenant.visitor.now) {
            return None;
        }
        let wanted = if booked.is_some() { "move-time" } else { "choose-time" };
        self.view.commands.iter().copied().find(|command| *command == wanted)
    }

    async fn page(&self, reached: &Reached, errors: Errors) -> Result<TimesPage, Failure> {
        let t = self.tenant.say();
        let slots = cases::times(&self.tenant.act(), self.view.case.id, self.kind).await?;
        let looking = Looking { from: reached.vanaf.parse().ok(), link: "?vanaf=".to_owned() };
        let now = self.card(&t);
        let key = if now.is_some() { "mijn-move" } else { "mijn-choose" };
        let title = t.text(&format!("{key}-{}", self.kind.code()));
        Ok(TimesPage {
            page: self.tenant.shell(errors.in_title(&t, title.clone())),
            back: self.back(),
            title,
            now,
            times: questions::times(&slots, "", &looking, &t),
            seen: self.seen(),
            errors,
            t,
        })
    }
}

/// Which days are looked at.
#[derive(Debug, Default, Deserialize)]
struct Reached {
    #[serde(default)]
    vanaf: String,
}

async fn times(
    tenant: Tenant,
    Path((case, kind)): Path<(String, String)>,
    Query(reached): Query<Reached>,
) -> Result<Response, Failure> {
    let visit = Visit::find(&tenant, &case, &kind).await?;
    match visit.choosing() {
        Some(_) => Ok(Page(visit.page(&reached, Errors::none()).await?).into_response()),
        None => Ok(Go::to(visit.back()).into_response()),
    }
}

/// What the form sends.
#[derive(Debug, Deserialize)]
struct Chosen {
    #[serde(default)]
    tijd: String,
    #[serde(default)]
    gezien: String,
}

async fn choose(
    tenant: Tenant,
    Path((case, kind)): Path<(String, String)>,
    Query(reached): Query<Reached>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    let visit = Visit::find(&tenant, &case, &kind).await?;
    let Some(command) = visit.choosing() else { return Ok(Go::to(visit.back()).into_response()) };
    let t = tenant.say();
    if !chosen.gezien.is_empty() && chosen.gezien != visit.seen() {
        return Ok(visit.changed());
    }
    if chosen.tijd.is_empty() {
        return Ok(again(visit.page(&reached, Errors::one("tijd", t.text("mijn-choose-time-error"))).await?));
    }
    let command = visit.command(command).with("time", chosen.tijd);
    match cases::command(&tenant.act(), visit.view.case.id, &command).await {
        Ok(_) => Ok((tenant.visitor.say_next("mijn-visit-chosen"), Go::to(visit.back())).into_response()),
        Err(Error::Refused(gone @ Refusal::TimeGone { .. })) => {
            let errors = Errors::one("tijd", t.message(&gone.message()));
            Ok(again(visit.page(&reached, errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn confirm(tenant: Tenant, Path((case, kind)): Path<(String, String)>) -> Result<Response, Failure> {
    let visit = Visit::find(&tenant, &case, &kind).await?;
    let t = tenant.say();
    let card = visit.card(&t).filter(|card| !card.cancel.is_empty());
    let Some(card) = card else { return Ok(Go::to(visit.back()).into_response()) };
    let page = tenant.shell(t.text("mijn-cancel-title"));
    let change = card.change.clone();
    let (back, seen) = (visit.back(), visit.seen());
    Ok(Page(CancellationPage { page, back, visit: card, change, seen, t }).into_response())
}

/// Which visit the page showed that was to be called off.
#[derive(Debug, Deserialize)]
struct Shown {
    #[serde(default)]
    gezien: String,
}

async fn cancel(
    tenant: Tenant,
    Path((case, kind)): Path<(String, String)>,
    Form(shown): Form<Shown>,
) -> Result<Response, Failure> {
    let visit = Visit::find(&tenant, &case, &kind).await?;
    if shown.gezien != visit.seen() {
        return Ok(visit.changed());
    }
    cases::command(&tenant.act(), visit.view.case.id, &visit.command("cancel-time")).await?;
    Ok((tenant.visitor.say_next("mijn-visit-cancelled"), Go::to(visit.back())).into_response())
}
