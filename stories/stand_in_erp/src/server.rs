//! The server: start it, stop it, start it again with what it held.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use axum::Router;
use axum::routing::{any, get, post};
use jiff::Timestamp;
use serde_json::Value;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::entry::{Door, Entry};
use crate::manners::{Behaviour, Manners};
use crate::records::{Collection, Records, Write};
use crate::seed::{Library, Seed, Shape};
use crate::{control, page, vera_api};

/// How to set the ERP up.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What it knows before anybody writes.
    pub seed: Seed,
    /// Where it keeps what is written, as JSON lines; in memory only when `None`.
    pub file: Option<PathBuf>,
    /// Who may come in.
    pub entry: Entry,
    /// In which of VERA's shapes it reads out.
    pub shape: Shape,
}

/// The ERP cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is taken or not ours.
    #[error("the stand-in ERP cannot listen on {address}: {problem}; choose another address")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        problem: io::Error,
    },
    /// The file with records cannot be used.
    #[error("the stand-in ERP cannot use {}: {problem}; check the folder and its rights", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        problem: io::Error,
    },
}

/// What the handlers share.
#[derive(Debug)]
pub struct Erp {
    pub door: Door,
    pub behaviour: Behaviour,
    pub shape: Shape,
    pub served_records: AtomicU64,
    records: Mutex<Records>,
    library: RwLock<Library>,
    address: OnceLock<SocketAddr>,
}

impl Erp {
    pub fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn library(&self) -> RwLockReadGuard<'_, Library> {
        self.library.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the collections live.
    pub fn base(&self) -> String {
        self.address.get().map_or_else(String::new, |address| format!("http://{address}/v4"))
    }
}

/// A running stand-in ERP; it stops when this is dropped.
#[derive(Debug)]
pub struct StandInErp {
    erp: Arc<Erp>,
    address: SocketAddr,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
    /// Keeps the address while nobody listens there, so that nobody else gets it.
    kept: Option<TcpSocket>,
}

impl StandInErp {
    /// Starts on `address`; port 0 chooses a free one.
    pub async fn start(address: SocketAddr, options: Options) -> Result<Self, StartError> {
        let listener = listen(address).await?;
        let address = listener.local_addr().map_err(|problem| StartError::Listen { address, problem })?;
        let records = Records::open(options.file.as_deref()).map_err(|problem| StartError::File {
            path: options.file.clone().unwrap_or_default(),
            problem,
        })?;
        let erp = Arc::new(Erp {
            door: Door::new(options.entry, u64::from(address.port())),
            behaviour: Behaviour::default(),
            shape: options.shape,
            served_records: AtomicU64::new(0),
            records: Mutex::new(records),
            library: RwLock::new(Library::new(options.seed)),
            address: OnceLock::from(address),
        });
        let running = Some(serve(listener, Arc::clone(&erp)));
        Ok(Self { erp, address, running, kept: None })
    }

    /// Stops listening and breaks off what is under way, as when somebody pulls the plug. What was written stays.
    pub async fn stop(&mut self) {
        const PATIENCE: Duration = Duration::from_millis(200);
        if let Some((signal, mut task)) = self.running.take() {
            // Nobody listens any more when it stopped by itself.
            let _ = signal.send(());
            if tokio::time::timeout(PATIENCE, &mut task).await.is_err() {
                task.abort();
                // It ends by being broken off.
                let _ = task.await;
            }
            self.kept = reserved(self.address).ok();
        }
    }

    /// Listens again on the same address, with what it held.
    pub async fn start_again(&mut self) -> Result<(), StartError> {
        self.stop().await;
        self.kept = None;
        let listener = listen(self.address).await?;
        self.running = Some(serve(listener, Arc::clone(&self.erp)));
        Ok(())
    }

    /// Where the collections live: `http://127.0.0.1:4711/v4`.
    pub fn base_url(&self) -> String {
        self.erp.base()
    }

    /// Where tokens are given.
    pub fn token_url(&self) -> String {
        format!("http://{}/oauth/token", self.address)
    }

    /// The page that shows what it holds.
    pub fn page_url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Behaves this way from now on.
    pub fn behave(&self, manners: Manners) {
        self.erp.behaviour.set(manners);
    }

    /// Makes every token expire.
    pub fn expire_tokens(&self) {
        self.erp.door.expire_tokens();
    }

    /// How many tokens were given so far.
    pub fn tokens_given(&self) -> u64 {
        self.erp.door.tokens_given()
    }

    /// Knows `seed` from now on; what differs from before counts as changed at `at`.
    pub fn learn(&self, seed: Seed, at: Timestamp) {
        self.erp.library.write().unwrap_or_else(PoisonError::into_inner).replace(seed, at);
    }

    /// How many records each collection holds.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.erp.counts()
    }

    /// The records of a collection, oldest first.
    pub fn records(&self, collection: Collection) -> Vec<Value> {
        self.erp.records().all(collection).cloned().collect()
    }

    /// Every write that was carried out, in order.
    pub fn writes(&self) -> Vec<Write> {
        self.erp.records().writes().to_vec()
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|problem| StartError::Listen { address, problem })
}

/// The address, taken by somebody who does not listen: who calls there finds nobody.
fn reserved(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

fn serve(listener: TcpListener, erp: Arc<Erp>) -> (oneshot::Sender<()>, JoinHandle<()>) {
    let routes = Router::new()
        .route("/", get(page::page))
        .route("/v4/{collection}", any(vera_api::collection))
        .route("/v4/{collection}/{id}", any(vera_api::record))
        .route("/oauth/token", post(control::token))
        .route("/_gedrag", get(control::manners).put(control::behave))
        .route("/_gedrag/kies", post(control::choose))
        .route("/_telling", get(control::counts))
        .route("/_schrijfsels", get(control::writes))
        .with_state(erp);
    let (signal, stopped) = oneshot::channel::<()>();
    let task = tokio::spawn(async move {
        let until_stopped = async move { drop(stopped.await) };
        if let Err(error) = axum::serve(listener, routes).with_graceful_shutdown(until_stopped).await {
            tracing::error!(%error, "the stand-in ERP stopped");
        }
    });
    (signal, task)
}
