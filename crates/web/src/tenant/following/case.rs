//! A case as its tenant follows it.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::actors::Actor;
use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::ids::CaseId;
use serde::Deserialize;
use usecases::Error;
use usecases::cases::{self, CaseView, TimelineEntry};

use super::super::frame::{
    VisitCard, card_of, id, is_kept, name_of, rows_of, shell_at, status_of, steps_of, visit_address,
};
use super::{address, shared};
use crate::components::{Step, SummaryRow, Topic};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The event that says that a letter on paper goes out instead of a mail.
const ON_PAPER: &str = "letter-needed";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/zaken/{case}", get(show))
}

/// How the page was reached.
#[derive(Debug, Default, Deserialize)]
struct Reached {
    #[serde(default)]
    gelukt: String,
}

/// What is said right after filing.
#[derive(Debug)]
struct Done {
    title: String,
    sent: String,
}

/// A line of the history.
#[derive(Debug)]
struct Line {
    what: String,
    when: String,
    who: String,
}

#[derive(Template)]
#[template(path = "tenant/case.html")]
struct CasePage {
    t: Say,
    page: MijnShell,
    title: String,
    address: String,
    number: String,
    status: String,
    status_kind: &'static str,
    done: Option<Done>,
    steps: Vec<Step>,
    visits: Vec<VisitCard>,
    /// Visits for which a time can be chosen.
    choose: Vec<Topic>,
    rows: Vec<SummaryRow>,
    withdraw: String,
    withdraw_label: String,
    history: Vec<Line>,
}

async fn show(
    tenant: Tenant,
    Path(case): Path<String>,
    Query(reached): Query<Reached>,
) -> Result<Response, Failure> {
    let case = id::<CaseId>(&case)?;
    match cases::view(&tenant.act(), case).await {
        Ok(view) => Ok(Page(page(&tenant, view, &reached).await?).into_response()),
        // It may be a case of somebody else on the lease, which the reader was asked to agree to.
        Err(Error::NotFound) => Ok(Page(shared::page(&tenant, case).await?).into_response()),
        Err(error) => Err(error.into()),
    }
}

async fn page(tenant: &Tenant, view: CaseView, reached: &Reached) -> Result<CasePage, Failure> {
    let t = tenant.say();
    let case = &view.case;
    let title = name_of(&case.process, &t);
    let (status, status_kind) = status_of(case, &t);
    let kept = view.appointments.iter().filter(|visit| is_kept(visit.appointment.status));
    let visits = kept.map(|visit| card_of(visit, case, &view.commands, tenant.visitor.now, &t)).collect();
    let withdraw = view.commands.contains(&"withdraw");
    Ok(CasePage {
        page: shell_at(tenant, title.clone(), ""),
        title,
        address: view.home.address.to_string(),
        number: case.number.clone(),
        status,
        status_kind,
        done: (!reached.gelukt.is_empty()).then(|| done(&view, &t)),
        steps: steps_of(case, &view.steps, &t),
        visits,
        choose: choose(tenant, &view, &t).await?,
        rows: rows_of(&view.summary, &t, |question| address::change(&view, question)),
        withdraw: if withdraw { format!("/zaken/{}/intrekking", case.id) } else { String::new() },
        withdraw_label: t.text(&format!("{}-command-withdraw", case.process)),
        history: history(tenant, &view, &t),
        t,
    })
}

fn done(view: &CaseView, t: &Say) -> Done {
    let own = t.if_any(&format!("mijn-done-{}-{}", view.case.process, view.case.state));
    let on_paper = view.timeline.iter().any(|entry| entry.recorded.event.kind == ON_PAPER);
    let sent = match view.requester.email.as_deref() {
        Some(email) if !on_paper => t.with("mijn-sent-email", &[("email", email)]),
        _ => t.text("mijn-sent-letter"),
    };
    Done { title: if own.is_empty() { t.text("mijn-done") } else { own }, sent }
}

/// Visits without a time for which there are times: those that are needed, and those the tenant may ask for.
async fn choose(tenant: &Tenant, view: &CaseView, t: &Say) -> Result<Vec<Topic>, Failure> {
    let mut rows = Vec::new();
    if !view.commands.contains(&"choose-time") {
        return Ok(rows);
    }
    for kind in AppointmentKind::ALL {
        let mut known = view.appointments.iter().map(|visit| &visit.appointment);
        if known.any(|visit| visit.kind == kind && visit.status != AppointmentStatus::Cancelled) {
            continue;
        }
        if !cases::times(&tenant.act(), view.case.id, kind).await?.is_empty() {
            rows.push(Topic {
                icon: "calendar".to_owned(),
                title: t.text(&format!("mijn-choose-{}", kind.code())),
                hint: t.if_any(&format!("mijn-choose-{}-hint", kind.code())),
                url: visit_address(&view.case, kind),
            });
        }
    }
    Ok(rows)
}

/// What happened, in plain words; what is only for staff has no words and is left out.
fn history(tenant: &Tenant, view: &CaseView, t: &Say) -> Vec<Line> {
    let line = |entry: &TimelineEntry| {
        let event = &entry.recorded.event;
        let what = t.if_any(&format!("event-{}", event.kind));
        (!what.is_empty()).then(|| Line {
            what,
            when: t.words().moment(event.at),
            who: match event.actor {
                Actor::Tenant { id } if id == tenant.id => t.text("mijn-by-you"),
                Actor::Tenant { .. } => entry.who.clone().unwrap_or_default(),
                Actor::Staff { .. } => t.text("mijn-by-staff"),
                Actor::System { .. } | Actor::Program => t.text("mijn-by-itself"),
            },
        })
    };
    view.timeline.iter().rev().filter_map(line).collect()
}
