//! Arranging something: the ways there are for a topic, help from a person, and why an advice is what it is.

mod danger;
mod person;
mod ways;
mod why;

use axum::Router;

use crate::state::WebState;

/// The routes for arranging something.
pub fn routes() -> Router<WebState> {
    Router::new().merge(ways::routes()).merge(person::routes()).merge(why::routes())
}
