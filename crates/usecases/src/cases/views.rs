//! A case as a screen shows it, to the tenant whose it is and to staff.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domain::actors::Actor;
use domain::appointments::offer::Slot;
use domain::appointments::{Appointment, AppointmentKind};
use domain::cases::{Case, Signature};
use domain::ids::CaseId;
use domain::processes::flow::commands;
use domain::processes::intake::{Answers, Question};
use domain::processes::{Facts, Process, Step, SummaryRow};
use domain::tenancy::{Home, Lease, Relation};
use store::events::Recorded;

use super::{access, facts};
use crate::{Act, Error};

/// A visit with who comes.
#[derive(Debug, Clone)]
pub struct AppointmentView {
    /// The visit.
    pub appointment: Appointment,
    /// Who comes.
    pub inspector: String,
}

/// One line of a case's history.
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    /// What was recorded.
    pub recorded: Recorded,
    /// Who did it, in words; a member of staff by name, for staff only.
    pub who: Option<String>,
}

/// A case with all around it.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// Whose it is.
    pub requester: Relation,
    /// The lease.
    pub lease: Lease,
    /// The home.
    pub home: Home,
    /// Everybody on the lease.
    pub tenants: Vec<Relation>,
    /// The case as the tenant follows it.
    pub steps: Vec<Step>,
    /// What was filed, in words.
    pub summary: Vec<SummaryRow>,
    /// Visits, in order of time.
    pub appointments: Vec<AppointmentView>,
    /// The agreement of others.
    pub signatures: Vec<Signature>,
    /// What happened, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// The commands this actor may give now.
    pub commands: Vec<&'static str>,
}

/// The case, when it is this actor's to see.
pub async fn view(act: &Act<'_>, id: CaseId) -> Result<CaseView, Error> {
    let store = &act.house.store;
    let case = access::visible(act, store, id).await?;
    let process = act.house.process(&case.process)?;
    let loaded = facts::for_case(act, store, process, &case, None).await?;
    let facts = loaded.facts(act);
    let (steps, summary) = (process.steps(&case, &facts), process.case_summary(&case, &facts));
    let commands = given(process, &case, &facts);
    let appointments = visits(act, loaded.appointments).await?;
    let timeline = timeline(act, id).await?;
    Ok(CaseView {
        requester: loaded.requester,
        lease: loaded.lease,
        home: loaded.home,
        tenants: loaded.tenants,
        steps,
        summary,
        appointments,
        signatures: loaded.signatures,
        timeline,
        commands,
        case,
    })
}

/// A case as it stands in a list: without its history.
#[derive(Debug, Clone)]
pub struct CaseOutline {
    /// The case.
    pub case: Case,
    /// The case as the tenant follows it.
    pub steps: Vec<Step>,
    /// Visits, in order of time.
    pub appointments: Vec<AppointmentView>,
    /// The commands this actor may give now.
    pub commands: Vec<&'static str>,
}

/// The outline of a case that this actor was found to see.
pub(crate) async fn outline(act: &Act<'_>, case: Case) -> Result<CaseOutline, Error> {
    let process = act.house.process(&case.process)?;
    let loaded = facts::for_case(act, &act.house.store, process, &case, None).await?;
    let facts = loaded.facts(act);
    let (steps, commands) = (process.steps(&case, &facts), given(process, &case, &facts));
    let appointments = visits(act, loaded.appointments).await?;
    Ok(CaseOutline { case, steps, appointments, commands })
}

/// Visits with who comes, in order of time.
pub(super) async fn visits(
    act: &Act<'_>,
    appointments: Vec<Appointment>,
) -> Result<Vec<AppointmentView>, Error> {
    let store = &act.house.store;
    let mut names = HashMap::new();
    let mut visits = Vec::with_capacity(appointments.len());
    for appointment in appointments {
        let inspector = match names.entry(appointment.inspector) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                new.insert(store::appointments::inspectors::find(store, appointment.inspector).await?.name)
            }
        };
        visits.push(AppointmentView { inspector: inspector.clone(), appointment });
    }
    visits.sort_by_key(|view| view.appointment.starts_at);
    Ok(visits)
}

async fn timeline(act: &Act<'_>, id: CaseId) -> Result<Vec<TimelineEntry>, Error> {
    let store = &act.house.store;
    let recorded = store::events::of_case(store, id).await?;
    let mut names: HashMap<Actor, Option<String>> = HashMap::new();
    let mut entries = Vec::with_capacity(recorded.len());
    for recorded in recorded {
        let actor = recorded.event.actor;
        let who = match names.get(&actor) {
            Some(known) => known.clone(),
            None => names.entry(actor).or_insert(name_of(act, actor).await?).clone(),
        };
        entries.push(TimelineEntry { recorded, who });
    }
    Ok(entries)
}

/// What somebody in a history is called: tenants by name, staff by name for staff only.
async fn name_of(act: &Act<'_>, actor: Actor) -> Result<Option<String>, Error> {
    let store = &act.house.store;
    match (act.actor, actor) {
        (Actor::Staff { .. }, Actor::Staff { id, .. }) => Ok(Some(store::staff::find(store, id).await?.name)),
        (_, Actor::Tenant { id }) => {
            Ok(Some(store::tenancy::relations::find(store, id).await?.name.spoken()))
        }
        _ => Ok(None),
    }
}

/// What `command` asks of whoever gives it now, with the answers known already; not found when it cannot be given.
pub async fn asked(act: &Act<'_>, id: CaseId, command: &str) -> Result<(Question, Answers), Error> {
    let store = &act.house.store;
    let case = access::visible(act, store, id).await?;
    let process = act.house.process(&case.process)?;
    let loaded = facts::for_case(act, store, process, &case, None).await?;
    let facts = loaded.facts(act);
    if !given(process, &case, &facts).contains(&command) {
        return Err(Error::NotFound);
    }
    process.asks(&case, command, &facts).ok_or(Error::NotFound)
}

/// The commands that whoever acts may give now: those of the flow that the facts allow.
fn given(process: &dyn Process, case: &Case, facts: &Facts<'_>) -> Vec<&'static str> {
    let mut given = commands(process.transitions(), &case.state, facts.actor, case.requester);
    given.retain(|command| process.offers(case, command, facts));
    given
}

/// The times that can be offered now for a visit of this case.
pub async fn times(act: &Act<'_>, id: CaseId, kind: AppointmentKind) -> Result<Vec<Slot>, Error> {
    let store = &act.house.store;
    let case = access::visible(act, store, id).await?;
    let process = act.house.process(&case.process)?;
    let loaded = facts::for_case(act, store, process, &case, Some(kind)).await?;
    Ok(process.case_times(&case, kind, &loaded.facts(act)))
}

/// What a co-tenant must know to agree; the caller has checked that they are asked.
pub async fn signature_facts(act: &Act<'_>, case: &Case) -> Result<Vec<SummaryRow>, Error> {
    let process = act.house.process(&case.process)?;
    let loaded = facts::for_case(act, &act.house.store, process, case, None).await?;
    Ok(process.signature_summary(case, &loaded.facts(act)))
}
