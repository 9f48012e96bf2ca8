//! Lists of cases: a tenant's own, and those that ask for a person.

use domain::actors::StaffRole;
use domain::cases::Case;
use domain::ids::RelationId;

pub use store::cases::CaseFilter;
use store::cases::CaseOrder;
pub use store::{Cursor, InvalidCursor, Page};

use crate::{Act, Error};

/// The cases of one tenant, newest first.
pub async fn of_tenant(act: &Act<'_>, relation: RelationId) -> Result<Vec<Case>, Error> {
    act.may_see(relation)?;
    let mut cases = store::cases::concerning(&act.house.store, relation).await?;
    // A case concerns everybody on the lease; what was filed is the requester's own.
    cases.retain(|case| case.requester == relation);
    Ok(cases)
}

/// Open cases that ask for a person's attention, oldest first.
pub async fn open_with_attention(act: &Act<'_>, limit: u32) -> Result<Vec<Case>, Error> {
    act.require(StaffRole::Agent)?;
    let filter = CaseFilter { attention: Some(true), open: Some(true), ..CaseFilter::default() };
    let page = store::cases::list(&act.house.store, &filter, CaseOrder::OldestFirst, None, limit).await?;
    Ok(page.items)
}

/// One page of all cases that fit, newest first.
pub async fn page(
    act: &Act<'_>,
    filter: &CaseFilter,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<Case>, Error> {
    act.require_staff_or_system()?;
    Ok(store::cases::list(&act.house.store, filter, CaseOrder::NewestFirst, after, limit).await?)
}
