//! Stuur: the pages for who manages the service, one file or folder per step of the loop.

mod choosing;
mod figures;
mod frame;
mod journeys;
mod measures;
mod policy;
mod spreadsheets;
mod trends;

pub use policy::most_bytes;

use axum::Router;
use axum::routing::get;

use crate::page::Go;
use crate::sessions::Manager;
use crate::state::WebState;

/// Every route for managers.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur", get(begin))
        .merge(journeys::routes())
        .merge(policy::routes())
        .merge(measures::routes())
}

/// Stuur opens at the policy: what is decided there is what everybody else sees.
async fn begin(_: Manager) -> Go {
    Go::to("/stuur/beleid")
}
