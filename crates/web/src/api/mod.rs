//! The API, version 1, after the NLGov REST API Design Rules: nouns in the plural, `problem+json`, UTC, cursors.
//!
//! Sources: NLGov REST API Design Rules 2.1 (logius-standaarden.github.io/API-Design-Rules), RFC 9457 (problems),
//! RFC 8288 (links).

mod appointments;
mod caller;
mod cases;
mod channel_advices;
mod channel_policies;
mod channel_states;
mod contact_moments;
mod description;
mod lease_termination_answers;
mod lease_termination_forms;
mod lease_terminations;
mod naming;
mod paging;
pub(crate) mod problems;
mod reading;
mod said;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post, put};

use crate::WebState;

/// The version of the API: the number in the address is its first part.
pub const VERSION: &str = "1.0.0";
/// Where the API begins.
pub const ROOT: &str = "/api/v1";

/// Every address of the API.
pub fn routes() -> Router<WebState> {
    let routes = Router::new()
        .route("/openapi.json", get(description::openapi))
        .route("/cases", get(cases::list))
        .route("/cases/{id}", get(cases::one))
        .route("/cases/{id}/events", get(cases::events))
        .route("/lease-terminations", get(lease_terminations::list).post(lease_terminations::create))
        .route("/lease-termination-forms", post(lease_termination_forms::create))
        .route("/lease-terminations/{id}", get(lease_terminations::one))
        .route("/lease-terminations/{id}/withdrawal", post(lease_terminations::withdraw))
        .route("/lease-terminations/{id}/available-times", get(appointments::available))
        .route("/lease-terminations/{id}/appointments", post(appointments::create))
        .route("/appointments", get(appointments::list))
        .route(
            "/appointments/{id}",
            put(appointments::change).get(appointments::one).delete(appointments::cancel),
        )
        .route("/channel-advices", post(channel_advices::create))
        .route("/channel-advices/{id}", get(channel_advices::one))
        .route("/channel-policies", get(channel_policies::list))
        .route("/channel-policies/{id}", get(channel_policies::one))
        .route("/channel-states", get(channel_states::list))
        .route("/channel-states/{channel}", put(channel_states::put))
        .route("/contact-moments", get(contact_moments::list).post(contact_moments::create))
        .route("/contact-moments/{id}", get(contact_moments::one));
    Router::new().nest(ROOT, routes.layer(from_fn(say_version)))
}

async fn say_version(request: Request, next: Next) -> Response {
    versioned(next.run(request).await)
}

/// Every answer says which version gave it (design rule /core/version-header), errors of the layers around too.
pub(crate) fn versioned(mut response: Response) -> Response {
    const API_VERSION: HeaderName = HeaderName::from_static("api-version");
    response.headers_mut().insert(API_VERSION, HeaderValue::from_static(VERSION));
    response
}
