//! So many requests at once and no more: whoever comes when it is full is told so at once, instead of filling the memory.

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::health;
use crate::state::WebState;

/// Lets a request in when there is room; those who watch the server are always let in.
pub async fn admit(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    if health::PATHS.contains(&path) {
        return next.run(request).await;
    }
    let Ok(_place) = state.places().try_acquire() else {
        return Failure::Unavailable("more requests at once than this server takes".to_owned())
            .into_response();
    };
    next.run(request).await
}
