//! Mijn: the pages for tenants, one file per page or action.

mod cosigning;
mod signing_in;
mod signing_out;
mod switching;

use axum::Router;

use crate::state::WebState;

/// Every route for tenants.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(signing_in::routes())
        .merge(switching::routes())
        .merge(signing_out::routes())
        .merge(cosigning::routes())
}
