//! What every request passes through, from the outside in; the order is that of [`around`].

mod cross_origin;
mod crowding;
mod explaining;
mod limiter;
mod no_nul;
mod observing;
mod security_headers;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

pub(crate) use explaining::{Face, RequestNumber};
pub(crate) use limiter::Limiter;
pub use observing::describe_metrics;

use crate::state::WebState;

/// Puts every layer around `routes`.
pub(crate) fn around(routes: Router<WebState>, state: WebState) -> Router {
    let settings = state.settings();
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), observing::observe))
        .layer(from_fn_with_state(state.clone(), security_headers::add))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(state.clone(), explaining::explain))
        .layer(CatchPanicLayer::custom(explaining::Panicked))
        .layer(from_fn_with_state(state.clone(), limiter::limit))
        .layer(from_fn_with_state(state.clone(), crowding::admit))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, settings.request_timeout))
        .layer(from_fn_with_state(state.clone(), cross_origin::refuse))
        .layer(from_fn_with_state(state.clone(), no_nul::refuse))
        .layer(DefaultBodyLimit::max(settings.body_limit));
    routes.fallback(explaining::nothing_here).layer(layers).with_state(state)
}
