//! Figures for whoever watches over the installation, at `/metrics` in the text format of Prometheus.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::failure::Failure;

/// The old samples of histograms are thrown away this often.
const UPKEEP: Duration = Duration::from_secs(30);
/// Seconds; from a page that is there at once to one that somebody gives up on.
const DURATIONS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10.0];

/// The figures.
#[derive(Clone)]
pub struct Meter(PrometheusHandle);

impl Meter {
    /// Begins to count.
    pub fn begin() -> Result<Self, Failure> {
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &DURATIONS)
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(Failure::new)?;
        Ok(Self(handle))
    }

    /// Keeps the figures small; never ends.
    pub async fn keep_up(self) {
        loop {
            tokio::time::sleep(UPKEEP).await;
            self.0.run_upkeep();
        }
    }

    /// `/metrics` for everybody who can reach it, or with a token only.
    pub fn routes(self, token: Option<SecretString>) -> Router {
        Router::new().route("/metrics", get(show)).with_state((self, token))
    }
}

async fn show(State((meter, token)): State<(Meter, Option<SecretString>)>, headers: HeaderMap) -> Response {
    let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let admitted = token.is_none_or(|token| {
        let given = given.unwrap_or_default().trim().as_bytes();
        bool::from(token.expose_secret().as_bytes().ct_eq(given))
    });
    if !admitted {
        return (StatusCode::UNAUTHORIZED, [(WWW_AUTHENTICATE, "Bearer")]).into_response();
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], meter.0.render()).into_response()
}
