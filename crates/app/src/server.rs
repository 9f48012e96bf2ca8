//! Answering over HTTP: what everybody may reach, on one address, until told to stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;
use usecases::House;

use crate::failure::Failure;

/// Whoever still reads when the program stops gets this long.
const FAREWELL: Duration = Duration::from_secs(10);
/// A database that does not say within this time that it is there, is not.
const READY_WITHIN: Duration = Duration::from_secs(3);

/// Takes the address, so that it is known to be ours before anything is promised.
pub async fn listen(address: SocketAddr, setting: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::new(format!(
            "cannot answer on {address}: {error}; choose another address with the setting `{setting}`"
        ))
    })
}

/// Whether the program lives and whether it can do its work.
pub fn health(house: Arc<House>) -> Router {
    Router::new()
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .with_state(house)
}

async fn ready(State(house): State<Arc<House>>) -> Response {
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    let (status, words) = match tokio::time::timeout(READY_WITHIN, house.store.check()).await {
        Ok(Ok(_)) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            // Why is for the log: it names the database.
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database is not ready\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    };
    (status, headers, words).into_response()
}

/// Answers until `stop` says so, then lets everybody finish for a while.
pub async fn answer(listener: TcpListener, router: Router, mut stop: watch::Receiver<bool>) {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let mut stopped = stop.clone();
    let asked = async move {
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let serving = axum::serve(listener, service).with_graceful_shutdown(asked);
    let out_of_patience = async move {
        let _ = stop.wait_for(|stop| *stop).await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        served = serving.into_future() => {
            if let Err(error) = served {
                tracing::error!(%error, "the server stopped answering");
            }
        }
        () = out_of_patience => tracing::warn!("some visitors were cut off"),
    }
}
