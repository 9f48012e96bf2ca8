//! The Balie: the pages for staff, one file per page or action.

mod account;
mod advising;
mod agenda;
mod call_backs;
mod cases;
mod channel_states;
mod contacts;
mod finding;
pub(crate) mod form;
mod frame;
mod intake;
pub(crate) mod moments;
mod outbox;
mod reliance;
mod second_factor;
mod settings;
mod signing_in;
mod tenants;
mod work;

use axum::Router;

use crate::state::WebState;

/// Every route for staff.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(signing_in::routes())
        .merge(second_factor::routes())
        .merge(work::routes())
        .merge(call_backs::routes())
        .merge(channel_states::routes())
        .merge(outbox::routes())
        .merge(finding::routes())
        .merge(tenants::routes())
        .merge(contacts::routes())
        .merge(advising::routes())
        .merge(reliance::routes())
        .merge(cases::routes())
        .merge(intake::routes())
        .merge(agenda::routes())
        .merge(settings::routes())
        .merge(account::routes())
}
