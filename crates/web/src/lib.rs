//! Everything that answers over HTTP: the faces for tenants and staff, the API, and what they look like.
//!
//! Handlers live in a folder per face, one file per page or action. Each takes an extractor that says who asks
//! ([`sessions`]), calls one use case, and renders one typed page ([`page::Page`]) or returns a [`failure::Failure`].

pub mod addresses;
pub mod api;
pub mod assets;
pub mod client;
pub mod components;
pub mod cookies;
pub mod demo_post;
pub mod desk;
mod explained;
pub mod failure;
pub mod health;
mod language;
mod layers;
pub mod manager;
mod next;
pub mod page;
pub mod questions;
mod serving;
pub mod sessions;
pub mod shell;
mod state;
pub mod tenant;
pub mod texts;
mod topics;
pub mod visitor;

use axum::Router;

pub use layers::describe_metrics;
pub use serving::serve;
pub use state::{Clock, Settings, WebState};

/// Everything that is served.
pub fn router(state: WebState) -> Router {
    router_with(state, Router::new())
}

/// Everything that is served, and `more` under the same layers: pages that only some installations have.
pub fn router_with(state: WebState, more: Router<WebState>) -> Router {
    let routes = Router::new()
        .merge(tenant::routes())
        .merge(desk::routes())
        .merge(manager::routes())
        .merge(api::routes())
        .merge(language::routes())
        .merge(health::routes())
        .merge(assets::routes())
        .merge(more);
    layers::around(routes, state)
}
