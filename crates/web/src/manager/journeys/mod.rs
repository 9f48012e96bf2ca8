//! Customer journeys: the map of our own contacts, who is behind it, the journey as wanted, and logs of other systems.

pub mod heat;
mod log;
mod log_columns;
mod log_words;
mod logs;
mod map;
mod people;
mod wanted;
mod words;

use axum::Router;

use crate::state::WebState;

/// The routes of this folder.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(map::routes())
        .merge(people::routes())
        .merge(wanted::routes())
        .merge(logs::routes())
        .merge(log::routes())
}
