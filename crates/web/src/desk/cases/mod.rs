//! Cases for staff: lists of them, one with all around it, what can be done with it, letters on paper.

mod address;
mod commands;
mod history;
mod letters;
mod list;
mod page;
mod parts;
mod times;

use axum::Router;

use crate::state::WebState;

pub(super) use page::{Aftermath, view as case_page};

/// The routes of this folder.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(list::routes())
        .merge(page::routes())
        .merge(commands::routes())
        .merge(times::routes())
        .merge(address::routes())
        .merge(letters::routes())
}
