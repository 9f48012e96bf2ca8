//! Following a case: where it stands, its visits, taking it back.

mod address;
mod case;
mod shared;
mod visit;
mod withdrawal;

use axum::Router;
use usecases::cases;
use usecases::tenants::TenantHome;

use super::frame::{VisitCard, card_of};
use crate::failure::Failure;
use crate::sessions::Tenant;
use crate::state::WebState;

/// The routes of this folder.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(address::routes())
        .merge(case::routes())
        .merge(visit::routes())
        .merge(withdrawal::routes())
}

/// The visits to come of all cases, soonest first. Of a case of somebody else the tenant changes nothing.
pub async fn visits_of(tenant: &Tenant, home: &TenantHome) -> Result<Vec<VisitCard>, Failure> {
    let t = tenant.say();
    let mut cards = Vec::with_capacity(home.appointments.len());
    for visit in &home.appointments {
        let (id, now) = (visit.appointment.case, tenant.visitor.now);
        if let Some(shared) = home.together.iter().find(|shared| shared.case.id == id) {
            cards.push(card_of(visit, &shared.case, &[], now, &t));
            continue;
        }
        let case = cases::view(&tenant.act(), id).await?;
        cards.push(card_of(visit, &case.case, &case.commands, now, &t));
    }
    Ok(cards)
}
