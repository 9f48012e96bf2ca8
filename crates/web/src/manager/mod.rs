//! Stuur: the pages for who manages the service, one file per page.

mod figures;
mod frame;
mod journeys;
mod measures;

use axum::Router;

use crate::state::WebState;

/// Every route for managers.
pub fn routes() -> Router<WebState> {
    Router::new().merge(journeys::routes()).merge(measures::routes())
}
