//! A case of somebody else on the lease, as whoever was asked to agree follows it: what happens and when, nothing of what
//! is the requester's own, and nothing to change. Who was never asked sees nothing: one who leaves in secret may need to.

use domain::actors::Actor;
use domain::cases::{Case, Signature};
use domain::ids::CaseId;
use domain::processes::{Step, SummaryRow};
use serde_json::Value;

use super::facts;
use super::views::{AppointmentView, visits};
use crate::{Act, Error};

/// A case of somebody else on the lease.
#[derive(Debug, Clone)]
pub struct SharedView {
    /// The case, without what was filed.
    pub case: Case,
    /// Who filed it.
    pub requester: String,
    /// What was asked of the reader, and what they answered.
    pub signature: Signature,
    /// What happens, in words for the reader.
    pub steps: Vec<Step>,
    /// What they were asked to agree to.
    pub summary: Vec<SummaryRow>,
    /// The visits, in order of time.
    pub appointments: Vec<AppointmentView>,
}

/// The case, for the tenant who acts and was asked to agree; not found for everybody else.
pub async fn shared(act: &Act<'_>, id: CaseId) -> Result<SharedView, Error> {
    let reader = act.tenant()?;
    let asked = store::cases::signatures::of_case(&act.house.store, id).await?;
    let asked = asked.into_iter().find(|asked| asked.relation == reader).ok_or(Error::NotFound)?;
    read(act, asked).await?.ok_or(Error::NotFound)
}

/// The cases of somebody else that one reader was asked to agree to, in the order of what was `asked`.
pub(crate) async fn shared_with(act: &Act<'_>, asked: &[Signature]) -> Result<Vec<SharedView>, Error> {
    let mut views = Vec::new();
    for asked in asked {
        act.may_see(asked.relation)?;
        views.extend(read(act, asked.clone()).await?);
    }
    Ok(views)
}

/// The case that `asked` belongs to, as who was asked reads it; nothing when they are no longer on the lease.
async fn read(act: &Act<'_>, asked: Signature) -> Result<Option<SharedView>, Error> {
    let store = &act.house.store;
    let case = store::cases::find(store, asked.case).await?;
    let process = act.house.process(&case.process)?;
    let loaded = facts::for_case(act, store, process, &case, None).await?;
    if case.requester == asked.relation || !loaded.lease.has_party(asked.relation) {
        return Ok(None);
    }
    let reading = Act { actor: Actor::Tenant { id: asked.relation }, ..*act };
    let facts = loaded.facts(&reading);
    let (steps, summary) = (process.steps(&case, &facts), process.signature_summary(&case, &facts));
    Ok(Some(SharedView {
        steps,
        summary,
        requester: loaded.requester.name.spoken(),
        appointments: visits(act, loaded.appointments).await?,
        case: Case { data: Value::Null, ..case },
        signature: asked,
    }))
}
