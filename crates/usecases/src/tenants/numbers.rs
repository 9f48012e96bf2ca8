//! People and leases by the association's own numbers: all that another program knows of them.

use domain::ids::{LeaseId, RelationId};

use crate::{Act, Error};

/// The person with this number.
pub async fn relation(act: &Act<'_>, number: &str) -> Result<RelationId, Error> {
    act.require_staff_or_system()?;
    let found = store::tenancy::relations::by_number(&act.house.store, number).await?;
    found.map(|relation| relation.id).ok_or(Error::NotFound)
}

/// The lease with this number.
pub async fn lease(act: &Act<'_>, number: &str) -> Result<LeaseId, Error> {
    act.require_staff_or_system()?;
    let found = store::tenancy::leases::by_number(&act.house.store, number).await?;
    found.map(|lease| lease.id).ok_or(Error::NotFound)
}
