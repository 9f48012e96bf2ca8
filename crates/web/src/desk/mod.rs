//! The Balie: the pages for staff, one file per page or action.

mod second_factor;
mod signing_in;

use axum::Router;

use crate::state::WebState;

/// Every route for staff.
pub fn routes() -> Router<WebState> {
    Router::new().merge(signing_in::routes()).merge(second_factor::routes())
}
