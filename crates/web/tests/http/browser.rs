//! A browser that keeps its cookies, and a server to visit with it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::get;
use domain::language::Texts;
use jiff::{SignedDuration, Timestamp};
use store::outbox::Claim;
use store::testing::{Fresh, fresh};
use store::{Dialect, Store};
use tower::ServiceExt as _;
use usecases::House;
use usecases::testing::Town;
use web::failure::Failure;
use web::sessions::{Administrator, Employee, Tenant};
use web::{Settings, WebState, router_with};

/// A server of a town, whose clock stands still until it is moved.
pub struct Server {
    pub house: Arc<House>,
    pub router: Router,
    seconds: Arc<AtomicI64>,
    began: Timestamp,
    database: Fresh,
}

/// What a story sets otherwise than the standard.
pub fn settings() -> Settings {
    Settings { code_answered_after: Duration::ZERO, ..Settings::default() }
}

impl Server {
    /// A server reached over https.
    pub async fn new() -> Self {
        Self::with(settings(), "https://mijn.example.nl", |_| async {}).await
    }

    /// A server with these settings, reached at `public_url`, after `before` happened in its town.
    pub async fn with<F>(settings: Settings, public_url: &str, before: impl FnOnce(Town) -> F) -> Self
    where
        F: Future<Output = ()>,
    {
        let database = fresh(Dialect::Sqlite).await.unwrap();
        let store: Store = database.open().await;
        let mut town = Town::new(store).await;
        let mut sources = domain::processes::texts(&town.house.processes);
        sources.extend(usecases::TEXTS);
        sources.extend(web::texts::SOURCES);
        let house = Arc::get_mut(&mut town.house).expect("the house is nobody else's yet");
        public_url.clone_into(&mut house.association.public_url);
        house.texts = Arc::new(Texts::read(&sources).unwrap());
        let (house, began) = (Arc::clone(&town.house), town.now);
        town.steered().await;
        before(town).await;
        let seconds = Arc::new(AtomicI64::new(0));
        let clock = Arc::clone(&seconds);
        let clock = move || began + SignedDuration::from_secs(clock.load(Ordering::Relaxed));
        let state = WebState::new(Arc::clone(&house), Arc::new(clock), settings);
        let router = router_with(state, story_pages());
        Self { house, router, seconds, began, database }
    }

    /// Moves the clock.
    pub fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    /// The time on the clock.
    pub fn now(&self) -> Timestamp {
        self.began + SignedDuration::from_secs(self.seconds.load(Ordering::Relaxed))
    }

    /// A browser with no past.
    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            from: "192.0.2.7:4000",
            language: "nl",
        }
    }

    /// The mails that wait to leave, each read once.
    pub async fn mails(&self) -> Vec<serde_json::Value> {
        let lease = SignedDuration::from_hours(100);
        let claim = Claim { target: "mail", owner: "story", lease, limit: 100, now: self.now() };
        let claimed = store::outbox::claim(&self.house.store, &claim).await.unwrap();
        claimed.into_iter().map(|one| one.payload).collect()
    }

    /// How much happened so far.
    pub async fn events(&self) -> i64 {
        store::events::count(&self.house.store).await.unwrap()
    }

    /// Ends it.
    pub async fn close(self) {
        self.house.store.close().await;
        self.database.remove().await;
    }
}

/// Pages that show who got in, and some that go wrong.
fn story_pages() -> Router<WebState> {
    Router::new()
        .route(
            "/verhaal/huurder",
            get(async |tenant: Tenant| tenant.id.to_string()).post(async |_: Tenant| "ok"),
        )
        .route("/balie/verhaal", get(async |employee: Employee| employee.name))
        .route("/balie/verhaal/beheer", get(async |Administrator(employee): Administrator| employee.name))
        .route("/verhaal/kapot", get(async || Failure::Broken("the secret inside".to_owned())))
        .route("/api/v1/verhaal/kapot", get(async || Failure::Broken("the secret inside".to_owned())))
        .route("/verhaal/paniek", get(async || panic_now()))
        .route("/verhaal/lang", axum::routing::post(async |body: String| body.len().to_string()))
        .route("/verhaal/traag", get(async || tokio::time::sleep(Duration::from_mins(1)).await))
}

#[expect(clippy::panic, reason = "this is what the page is for")]
fn panic_now() -> &'static str {
    panic!("the secret inside")
}

/// A browser that keeps its cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// Its address on the network.
    pub from: &'static str,
    /// The language it asks for.
    pub language: &'static str,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header, or an empty text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.header("location")
    }

    /// Every cookie it sets, whole.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
    }
}

impl Browser {
    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).header("sec-fetch-mode", "navigate"), Body::empty()).await
    }

    /// Sends a form of a page of ours.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header("sec-fetch-mode", "navigate")
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request, Body::from(form.join("&"))).await
    }

    /// Sends a request as it is, with the cookies.
    pub async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("cookie", cookies.join("; ")).header("accept-language", self.language);
        let mut request = request.header("host", "mijn.example.nl").body(body).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.from.parse::<SocketAddr>().unwrap()));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = String::from_utf8_lossy(&to_bytes(body, 16_000_000).await.unwrap()).into_owned();
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        for cookie in answer.cookies() {
            let (pair, rest) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// The value of a cookie it keeps.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Plants a cookie.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }
}

fn encoded(text: &str) -> String {
    web::addresses::in_query(text)
}

/// The figures in a text.
pub fn figures(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
