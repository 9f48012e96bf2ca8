//! Whether this server lives and whether it is ready, for those who watch over it.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use axum::routing::get;

use crate::state::WebState;

/// The routes of this file: neither limited nor told of at length.
pub const PATHS: [&str; 2] = ["/healthz", "/readyz"];

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route(PATHS[0], get(alive)).route(PATHS[1], get(ready))
}

/// It lives.
async fn alive() -> impl IntoResponse {
    plain(StatusCode::OK, "alive")
}

/// Its database can be reached and has every migration of this version.
async fn ready(State(state): State<WebState>) -> impl IntoResponse {
    match state.house().ready().await {
        Ok(()) => plain(StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            plain(StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}

fn plain(status: StatusCode, text: &'static str) -> impl IntoResponse {
    (status, [(CACHE_CONTROL, "no-store")], text)
}
