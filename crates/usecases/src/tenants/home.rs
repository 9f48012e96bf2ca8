//! The tenant's own page: what can be arranged, what is going on, when somebody comes.

use domain::appointments::AppointmentStatus;
use domain::cases::{Case, Draft, Signature};
use domain::ids::RelationId;
use domain::processes::{Progress, Step};
use domain::tenancy::{Home, Lease, Relation};

use crate::cases::{AppointmentView, CaseOutline, SharedView, outline, shared_with};
use crate::steering::call_back::{self, CallBack};
use crate::{Act, Error};

/// A case in one line: where it is now.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// The case.
    pub case: Case,
    /// The step that is going on.
    pub now: Option<Step>,
    /// The steps, for a short line of track and trace.
    pub steps: Vec<Step>,
    /// The commands that whoever looks may give now.
    pub commands: Vec<&'static str>,
}

/// Somebody waits for this tenant's agreement.
#[derive(Debug, Clone)]
pub struct WaitingSignature {
    /// What is asked.
    pub signature: Signature,
    /// Who asks.
    pub requester: String,
    /// For which home.
    pub address: String,
}

/// Everything on the tenant's own page.
#[derive(Debug, Clone)]
pub struct TenantHome {
    /// Who it is.
    pub relation: Relation,
    /// Their leases with the homes, running ones first.
    pub leases: Vec<(Lease, Home)>,
    /// Their cases, open ones first, newest first.
    pub cases: Vec<CaseLine>,
    /// Cases of others on the lease that they were asked to agree to, open ones first, newest first.
    pub together: Vec<SharedView>,
    /// Visits to come, of their own cases and of those, soonest first.
    pub appointments: Vec<AppointmentView>,
    /// Forms they began.
    pub drafts: Vec<Draft>,
    /// Agreements asked of them.
    pub waiting: Vec<WaitingSignature>,
    /// The promise to call them back, while it waits.
    pub call_back: Option<CallBack>,
}

/// The page of the tenant who acts.
pub async fn home(act: &Act<'_>) -> Result<TenantHome, Error> {
    of(act, act.tenant()?).await
}

/// The page of `relation`, for them and for staff.
pub async fn of(act: &Act<'_>, relation: RelationId) -> Result<TenantHome, Error> {
    act.may_see(relation)?;
    let store = &act.house.store;
    let mut cases = Vec::new();
    let mut appointments = Vec::new();
    for case in crate::cases::of_tenant(act, relation).await? {
        let CaseOutline { case, steps, appointments: visits, commands } = outline(act, case).await?;
        let now = steps.iter().find(|step| step.progress == Progress::Now).cloned();
        if case.open {
            appointments.extend(visits);
        }
        cases.push(CaseLine { case, now, steps, commands });
    }
    cases.sort_by_key(|line| !line.case.open);
    let asked = store::cases::signatures::of_relation(store, relation).await?;
    let mut together = shared_with(act, &asked).await?;
    together.sort_by_key(|shared| !shared.case.open);
    for shared in together.iter().filter(|shared| shared.case.open) {
        appointments.extend(shared.appointments.iter().cloned());
    }
    appointments.retain(|visit| {
        visit.appointment.ends_at > act.now
            && matches!(visit.appointment.status, AppointmentStatus::Held | AppointmentStatus::Booked)
    });
    appointments.sort_by_key(|visit| visit.appointment.starts_at);
    Ok(TenantHome {
        relation: store::tenancy::relations::find(store, relation).await?,
        leases: leases_of(act, relation).await?,
        cases,
        together,
        appointments,
        drafts: store::cases::drafts::of_relation(store, relation).await?,
        waiting: waiting(act, asked).await?,
        call_back: call_back::of(act, relation).await?,
    })
}

/// The leases of the tenant who acts with the homes, running ones first.
pub async fn leases(act: &Act<'_>) -> Result<Vec<(Lease, Home)>, Error> {
    leases_of(act, act.tenant()?).await
}

async fn leases_of(act: &Act<'_>, relation: RelationId) -> Result<Vec<(Lease, Home)>, Error> {
    let store = &act.house.store;
    let mut leases = Vec::new();
    for lease in store::tenancy::leases::of_relation(store, relation).await? {
        let home = store::tenancy::homes::find(store, lease.home).await?;
        leases.push((lease, home));
    }
    leases.sort_by_key(|(lease, _)| lease.end.is_some());
    Ok(leases)
}

/// The tenant who acts, as we know them.
pub async fn me(act: &Act<'_>) -> Result<Relation, Error> {
    Ok(store::tenancy::relations::find(&act.house.store, act.tenant()?).await?)
}

async fn waiting(act: &Act<'_>, asked: Vec<Signature>) -> Result<Vec<WaitingSignature>, Error> {
    let store = &act.house.store;
    let mut waiting = Vec::new();
    for signature in asked {
        if signature.answer.is_some() || signature.expires_at <= act.now {
            continue;
        }
        let case = store::cases::find(store, signature.case).await?;
        if !case.open {
            continue;
        }
        let requester = store::tenancy::relations::find(store, case.requester).await?.name.spoken();
        let address = store::tenancy::homes::find(store, case.home).await?.address.to_string();
        waiting.push(WaitingSignature { signature, requester, address });
    }
    Ok(waiting)
}
