//! Following a case: where it stands, its visits, taking it back.

mod address;
mod case;
mod shared;
mod visit;
mod withdrawal;

use axum::Router;
use usecases::cases::AppointmentView;
use usecases::tenants::TenantHome;

use super::frame::{VisitCard, card_of};
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
pub fn visits_of(tenant: &Tenant, home: &TenantHome) -> Vec<VisitCard> {
    let t = tenant.say();
    let now = tenant.visitor.now;
    let own = home.cases.iter().map(|line| (&line.case, line.commands.as_slice()));
    let all: Vec<_> = own.chain(home.together.iter().map(|shared| (&shared.case, [].as_slice()))).collect();
    let card = |visit: &AppointmentView| {
        let (case, commands) = all.iter().find(|(case, _)| case.id == visit.appointment.case)?;
        Some(card_of(visit, case, commands, now, &t))
    };
    home.appointments.iter().filter_map(card).collect()
}
