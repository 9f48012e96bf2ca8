//! Lists of cases: a tenant's own, and those that ask for a person.

use domain::actors::StaffRole;
use domain::cases::Case;
use domain::ids::RelationId;

use crate::{Act, Error};

/// The cases of one tenant, newest first.
pub async fn of_tenant(act: &Act<'_>, relation: RelationId) -> Result<Vec<Case>, Error> {
    act.may_see(relation)?;
    Ok(store::cases::of_relation(&act.house.store, relation).await?)
}

/// Open cases that ask for a person's attention, oldest first.
pub async fn open_with_attention(act: &Act<'_>, limit: u32) -> Result<Vec<Case>, Error> {
    act.require(StaffRole::Agent)?;
    Ok(store::cases::with_attention(&act.house.store, limit).await?)
}
