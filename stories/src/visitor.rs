//! A visitor with a browser that runs no scripts: keeps its cookies, follows no redirect by itself.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::time::Duration;

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;

/// Nobody waits longer for a page.
const PATIENCE: Duration = Duration::from_secs(40);

/// Why a visitor got no further.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The connection broke or was refused: whether anything was done is not known.
    #[error("cut off: {0}")]
    CutOff(String),
    /// The server answered, and not as it should.
    #[error("{0}")]
    Strange(String),
}

impl From<reqwest::Error> for Trouble {
    fn from(error: reqwest::Error) -> Self {
        Self::CutOff(format!("{error:?}"))
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it sends the visitor.
    pub location: Option<String>,
    /// The page.
    pub body: String,
}

impl Answer {
    /// The page, which must be there.
    pub fn page(self, what: &str) -> Result<String, Trouble> {
        if self.status == 200 { Ok(self.body) } else { Err(self.strange(what)) }
    }

    /// Where it sends the visitor, which it must.
    pub fn sends_to(self, what: &str) -> Result<String, Trouble> {
        match (&self.location, self.status) {
            (Some(location), 303) => Ok(location.clone()),
            _ => Err(self.strange(what)),
        }
    }

    /// That this is not what was expected.
    pub fn strange(&self, what: &str) -> Trouble {
        let text: String = self.body.chars().take(4_000).collect();
        Trouble::Strange(format!("{what}: {} {:?}\n{text}", self.status, self.location))
    }
}

/// A client for all visitors; connections are kept open, as browsers do.
pub fn client() -> Client {
    // A second visitor finds it installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build();
    client.unwrap_or_else(|error| panic!("no HTTP client on this machine: {error}"))
}

/// A visitor.
#[derive(Debug, Clone)]
pub struct Visitor {
    client: Client,
    base: String,
    from: Ipv4Addr,
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    /// The `number`th visitor of the server at `base`, each from an address of their own.
    pub fn new(client: &Client, base: &str, number: u32) -> Self {
        let from = Ipv4Addr::from(u32::from(Ipv4Addr::new(10, 0, 0, 0)) + number);
        Self { client: client.clone(), base: base.to_owned(), from, cookies: BTreeMap::new() }
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Result<Answer, Trouble> {
        let request = self.request(Method::GET, path);
        self.send(request).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Trouble> {
        let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin").form(fields);
        self.send(request).await
    }

    /// Asks the API, as the system with this key.
    pub async fn ask(
        &mut self,
        method: Method,
        path: &str,
        key: &str,
        body: Option<&Value>,
    ) -> Result<(u16, Value), Trouble> {
        let mut request = self.request(method, path).bearer_auth(key);
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = self.send(request).await?;
        Ok((answer.status, serde_json::from_str(&answer.body).unwrap_or_default()))
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base));
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request.header("x-forwarded-for", self.from.to_string()).header(COOKIE, cookies.join("; "))
    }

    async fn send(&mut self, request: RequestBuilder) -> Result<Answer, Trouble> {
        let response = request.send().await?;
        let status = response.status().as_u16();
        let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let location = response.headers().get(LOCATION).map(text);
        for cookie in response.headers().get_all(SET_COOKIE).iter().map(text) {
            self.keep(&cookie);
        }
        let body = response.text().await?;
        Ok(Answer { status, location, body })
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
        let Some((name, value)) = pair.split_once('=') else { return };
        if rest.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The cookies as one header, for those who send requests of their own.
    pub fn cookies(&self) -> String {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }
}

/// Every piece of `page` that stands between `before` and the `until` that follows it.
pub fn every<'a>(page: &'a str, before: &str, until: &str) -> Vec<&'a str> {
    page.split(before).skip(1).filter_map(|rest| rest.split_once(until).map(|(piece, _)| piece)).collect()
}

/// The value that begins with `before` and ends at the quote.
pub fn quoted<'a>(page: &'a str, before: &str) -> Option<&'a str> {
    every(page, before, "\"").into_iter().next()
}
