//! What every request can reach: the house, the clock, how this server is reached.

use std::sync::Arc;
use std::time::Duration;

use domain::language::Texts;
use jiff::Timestamp;
use tokio::sync::Semaphore;
use usecases::House;

use crate::client::Network;
use crate::layers::Limiter;

/// Where the time comes from.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// How this server is reached and how much it takes.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The proxies before this server: only they are believed about where a request came from.
    pub trusted_proxies: Vec<Network>,
    /// Requests a second that one address of the network may keep up; `None` for no limit.
    pub requests_per_second: Option<u32>,
    /// Requests that one address may make at once before that counts: a page and all it asks for, for a whole office.
    pub burst: u32,
    /// The most requests in hand at once: what comes then is asked to come back.
    pub requests_at_once: usize,
    /// After how long every request for a sign-in code is answered, whether the address is known or not.
    pub code_answered_after: Duration,
    /// After how long a request is given up.
    pub request_timeout: Duration,
    /// The most bytes of a request's body, unless its route says otherwise.
    pub body_limit: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            trusted_proxies: Vec::new(),
            requests_per_second: Some(50),
            burst: 300,
            requests_at_once: 512,
            code_answered_after: Duration::from_millis(250),
            request_timeout: Duration::from_secs(30),
            body_limit: 64 * 1024,
        }
    }
}

/// What every request can reach. Cloning is cheap.
#[derive(Clone)]
pub struct WebState(Arc<Shared>);

struct Shared {
    house: Arc<House>,
    clock: Clock,
    settings: Settings,
    limiter: Option<Limiter>,
    places: Semaphore,
    secure: bool,
}

impl WebState {
    /// The state of a server of `house`.
    pub fn new(house: Arc<House>, clock: Clock, settings: Settings) -> Self {
        let secure = house.association.public_url.starts_with("https://");
        let limiter = settings.requests_per_second.map(|rate| Limiter::new(rate, settings.burst));
        let places = Semaphore::new(settings.requests_at_once.min(Semaphore::MAX_PERMITS));
        Self(Arc::new(Shared { house, clock, settings, limiter, places, secure }))
    }

    /// The house.
    pub fn house(&self) -> &House {
        &self.0.house
    }

    /// The texts, shared with every page.
    pub fn texts(&self) -> Arc<Texts> {
        Arc::clone(&self.0.house.texts)
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        (self.0.clock)()
    }

    /// How this server is reached.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Whether people reach this server over https, so that cookies may ask for it.
    pub fn secure(&self) -> bool {
        self.0.secure
    }

    /// The places there are for requests.
    pub(crate) fn places(&self) -> &Semaphore {
        &self.0.places
    }

    pub(crate) fn limiter(&self) -> Option<&Limiter> {
        self.0.limiter.as_ref()
    }
}

impl std::fmt::Debug for WebState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebState").field("house", &self.0.house).finish_non_exhaustive()
    }
}
