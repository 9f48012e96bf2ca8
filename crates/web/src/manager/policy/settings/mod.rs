//! What is changed of a version beside its rules: topics, channels, closed days, rewards, the hold-out, its name.

mod channels;
pub mod form;
mod source;
mod topics;
mod whole;

use axum::Router;

pub use channels::{anchor as channel_anchor, others as other_channels, unreachable};
pub use topics::{anchor as topic_anchor, process_name};

use crate::state::WebState;

/// The routes of these forms.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(topics::routes())
        .merge(channels::routes())
        .merge(whole::routes())
        .merge(source::routes())
}
