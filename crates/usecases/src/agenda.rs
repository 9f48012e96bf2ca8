//! The agenda of the inspectors: who goes where in a period, and when somebody is away.

use domain::actors::StaffRole;
use domain::appointments::{Absence, Appointment, AppointmentStatus, Inspector};
use domain::events::Subject;
use domain::ids::InspectorId;
use jiff::Timestamp;
use serde_json::json;
use store::StoreError;

use crate::{Act, Error};

/// The most appointments of one period on a screen.
const MOST: u32 = 2_000;

/// A visit in the agenda.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The appointment.
    pub appointment: Appointment,
    /// Whose home it is.
    pub tenant: String,
    /// Where, street and number.
    pub address: String,
}

/// One inspector's part of the agenda.
#[derive(Debug, Clone)]
pub struct InspectorAgenda {
    /// Who.
    pub inspector: Inspector,
    /// The visits, soonest first; cancelled ones are left out.
    pub visits: Vec<Visit>,
    /// When they are away.
    pub absences: Vec<Absence>,
}

/// The agenda of every active inspector from `from` until `until`.
pub async fn between(
    act: &Act<'_>,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<InspectorAgenda>, Error> {
    act.require(StaffRole::Agent)?;
    let store = &act.house.store;
    let calendars = store::appointments::inspectors::calendars(store, from, until).await?;
    let mut agendas: Vec<InspectorAgenda> = calendars
        .into_iter()
        .map(|calendar| InspectorAgenda {
            inspector: calendar.inspector,
            visits: Vec::new(),
            absences: calendar.absences,
        })
        .collect();
    agendas.sort_by(|left, right| left.inspector.name.cmp(&right.inspector.name));
    let page = store::appointments::between(store, from, until, None, MOST).await?;
    for appointment in page.items {
        if appointment.status == AppointmentStatus::Cancelled {
            continue;
        }
        let Some(agenda) = agendas.iter_mut().find(|one| one.inspector.id == appointment.inspector) else {
            continue;
        };
        let case = store::cases::find(store, appointment.case).await?;
        let tenant = store::tenancy::relations::find(store, case.requester).await?.name.spoken();
        let address = store::tenancy::homes::find(store, case.home).await?.address.line();
        agenda.visits.push(Visit { appointment, tenant, address });
    }
    Ok(agendas)
}

/// Records that an inspector is away: no new visits are offered then. What is booked stays booked.
pub async fn add_absence(act: &Act<'_>, id: InspectorId, absence: &Absence) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let reason = absence.reason.trim();
    if reason.is_empty() || reason.chars().count() > 100 {
        return Err(Error::Input("absence-reason-needed".to_owned()));
    }
    if absence.until <= absence.from {
        return Err(Error::Input("absence-ends-before-it-begins".to_owned()));
    }
    let absence = Absence { reason: reason.to_owned(), ..absence.clone() };
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        store::appointments::inspectors::find(&mut tx, id).await?;
        match store::appointments::inspectors::add_absence(&mut tx, id, &absence).await {
            Err(StoreError::Taken { .. }) => return Err(Error::Input("absence-known".to_owned())),
            other => other?,
        }
        let data = json!({ "from": absence.from, "until": absence.until, "reason": absence.reason });
        tx.record(&act.event(Subject::new("inspector", id), "absence-added", data)).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// Takes an absence back.
pub async fn remove_absence(act: &Act<'_>, id: InspectorId, from: Timestamp) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        store::appointments::inspectors::remove_absence(&mut tx, id, from).await?;
        let data = json!({ "from": from });
        tx.record(&act.event(Subject::new("inspector", id), "absence-removed", data)).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}
