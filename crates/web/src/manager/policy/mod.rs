//! Step 4 of the loop, the channel policy: its versions, the table, the proof, trying it out, and who decided what.

mod cells;
mod differences;
mod head;
mod history;
mod importing;
mod list;
mod parameters;
mod proof;
pub mod settings;
mod sheet;
mod stepping;
mod table;
mod trying;
mod version;
mod words;

use axum::Router;

use crate::state::WebState;

/// How many bytes a form sent to this address may have, when it is one with a whole table.
pub fn most_bytes(path: &str) -> Option<usize> {
    let (_, end) = path.strip_prefix("/stuur/beleid/")?.split_once('/')?;
    matches!(end, "tabel" | "bewijs" | "stappen" | "proef").then_some(sheet::MOST_BYTES)
}

/// The routes of the policy.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(list::routes())
        .merge(importing::routes())
        .merge(version::routes())
        .merge(stepping::routes())
        .merge(trying::routes())
        .merge(parameters::routes())
        .merge(settings::routes())
        .merge(history::routes())
}
