//! What is told of every request to those who keep the server running: a number, a route, a status, a time.
//!
//! Never the address itself, which holds identifiers and what people searched for, and never who asked. The number is
//! also on the page when something goes wrong, so that a caller can read it out.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{Unit, counter, describe_counter, describe_histogram, histogram};
use tracing::Instrument as _;

use super::RequestNumber;
use crate::failure::Failure;
use crate::health;
use crate::state::WebState;

const REQUESTS: &str = "kanaalwijzer_http_requests_total";
const SECONDS: &str = "kanaalwijzer_http_request_seconds";
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Says what the measures of this crate mean; call once, after the recorder is installed.
pub fn describe_metrics() {
    describe_counter!(REQUESTS, Unit::Count, "Requests answered, by route, method and status.");
    describe_histogram!(SECONDS, Unit::Seconds, "Time until the answer began, by route.");
}

/// Gives the request a number, and tells of it when it is answered.
pub async fn observe(State(state): State<WebState>, mut request: Request, next: Next) -> Response {
    let number = RequestNumber::new(state.house().chance.as_ref());
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| "none".to_owned());
    let method = request.method().as_str().to_owned();
    request.extensions_mut().insert(number.clone());
    let span = tracing::info_span!("request", number = %number, method, route);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let took = began.elapsed();
    counter!(REQUESTS, "method" => known(&method), "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    histogram!(SECONDS, "route" => route.clone()).record(took.as_secs_f64());
    let failure = response.extensions().get::<Failure>();
    span.in_scope(|| tell(status, took.as_secs_f64() * 1000.0, failure, &route));
    if let Ok(value) = HeaderValue::try_from(number.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

fn tell(status: u16, milliseconds: f64, failure: Option<&Failure>, route: &str) {
    match failure.and_then(Failure::for_the_log) {
        Some(detail) => tracing::error!(status, milliseconds, detail, "not answered as asked"),
        None if health::PATHS.contains(&route) => tracing::debug!(status, milliseconds, "answered"),
        None => tracing::info!(status, milliseconds, "answered"),
    }
}

/// The method, when it is one of ours: a measure must not grow with what somebody makes up.
fn known(method: &str) -> &'static str {
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
        .into_iter()
        .find(|name| *name == method)
        .unwrap_or("other")
}
