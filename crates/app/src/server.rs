//! Answering over HTTP on one address, until told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::failure::Failure;

/// Whoever still reads when the program stops gets this long.
const FAREWELL: Duration = Duration::from_secs(10);

/// Takes the address, so that it is known to be ours before anything is promised.
pub async fn listen(address: SocketAddr, setting: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::new(format!(
            "cannot answer on {address}: {error}; choose another address with the setting `{setting}`"
        ))
    })
}

/// Answers until `stop` says so, then lets everybody finish for a while.
pub async fn answer(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) {
    let stopped = |mut stop: watch::Receiver<bool>| async move {
        let _ = stop.wait_for(|stop| *stop).await;
    };
    let out_of_patience = async {
        stopped(stop.clone()).await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        served = web::serve(listener, router, stopped(stop.clone())) => {
            if let Err(error) = served {
                tracing::error!(%error, "the server stopped answering");
            }
        }
        () = out_of_patience => tracing::warn!("some visitors were cut off"),
    }
}
