//! Who may see which case; everybody else gets "not found".

use domain::cases::Case;
use domain::ids::CaseId;
use store::Reader;

use crate::{Act, Error};

/// The case, when it is this actor's to see.
pub async fn visible(act: &Act<'_>, db: impl Reader, id: CaseId) -> Result<Case, Error> {
    let case = store::cases::find(db, id).await?;
    act.may_see(case.requester)?;
    Ok(case)
}

/// The case, when this actor may give it commands: what they may see, and a co-tenant who is asked to sign.
pub async fn commandable(act: &Act<'_>, mut db: impl Reader, id: CaseId) -> Result<Case, Error> {
    let case = store::cases::find(&mut db, id).await?;
    if let domain::actors::Actor::Tenant { id: tenant } = act.actor
        && tenant != case.requester
    {
        let signatures = store::cases::signatures::of_case(&mut db, id).await?;
        if !signatures.iter().any(|signature| signature.relation == tenant) {
            return Err(Error::NotFound);
        }
    }
    Ok(case)
}
