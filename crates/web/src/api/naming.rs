//! People and leases as a program names them: by our identifier or by the association's own number.

use axum::http::StatusCode;
use domain::ids::{LeaseId, RelationId};
use usecases::Act;
use usecases::tenants::numbers;

use crate::failure::Failure;

/// The person who is named.
pub async fn relation(act: &Act<'_>, id: Option<&str>, number: Option<&str>) -> Result<RelationId, Failure> {
    match (id, number) {
        (Some(id), None) => id.parse().map_err(|_| Failure::NotFound),
        (None, Some(number)) => Ok(numbers::relation(act, number).await?),
        _ => Err(either("relationId", "relationNumber")),
    }
}

/// The lease that is named.
pub async fn lease(act: &Act<'_>, id: Option<&str>, number: Option<&str>) -> Result<LeaseId, Failure> {
    match (id, number) {
        (Some(id), None) => id.parse().map_err(|_| Failure::NotFound),
        (None, Some(number)) => Ok(numbers::lease(act, number).await?),
        _ => Err(either("leaseId", "leaseNumber")),
    }
}

fn either(id: &str, number: &str) -> Failure {
    let told = format!("the body must have either `{id}` or `{number}`");
    Failure::Malformed(StatusCode::UNPROCESSABLE_ENTITY, told)
}
