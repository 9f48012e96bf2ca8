//! Arranging something: the ways there are for a topic, help from a person, and why an advice is what it is.

pub mod call_back;
mod danger;
mod person;
mod ways;
mod why;

use axum::Router;

use crate::state::WebState;

/// The routes for arranging something.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(ways::routes())
        .merge(person::routes())
        .merge(call_back::routes())
        .merge(why::routes())
}
