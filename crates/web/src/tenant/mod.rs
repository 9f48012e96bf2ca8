//! Mijn: the pages for tenants, one file per page or action.

mod arranging;
mod cosigning;
mod filling_in;
mod following;
mod frame;
mod home;
mod house;
mod my_data;
mod requests;
mod self_reliance;
mod signing_in;
mod signing_out;
mod switching;
mod typed;

use axum::Router;

use crate::state::WebState;

/// Every route for tenants.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(signing_in::routes())
        .merge(switching::routes())
        .merge(signing_out::routes())
        .merge(cosigning::routes())
        .merge(home::routes())
        .merge(arranging::routes())
        .merge(house::routes())
        .merge(my_data::routes())
        .merge(self_reliance::routes())
        .merge(requests::routes())
        .merge(filling_in::routes())
        .merge(following::routes())
}
