//! One request and its answer: headers, time and size limits, and what every status means.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Client, Method, Response, Url, redirect};
use serde_json::Value;

use super::config::{ConfigError, VeraConfig, is_this_machine};
use super::credentials::Credentials;
use super::errors::{ErpError, ErpWords, Place, Trouble};

const ORGANISATION: HeaderName = HeaderName::from_static("x-stuurgegevens-zender-organisatie");
const ADMINISTRATION: HeaderName = HeaderName::from_static("x-stuurgegevens-zender-administratie");
const SENT_AT: HeaderName = HeaderName::from_static("x-stuurgegevens-tijdstip-bericht");
const REFERENCE: HeaderName = HeaderName::from_static("x-stuurgegevens-referentienummer");
pub(super) const PER_PAGE: HeaderName = HeaderName::from_static("x-parameters-aantalperpagina");
pub(super) const CURSOR: HeaderName = HeaderName::from_static("x-parameters-cursor");
pub(super) const TOTAL: HeaderName = HeaderName::from_static("x-parameters-aantal");

/// A request to be made.
pub(super) struct Call<'a> {
    pub method: Method,
    pub url: Url,
    pub place: Place,
    /// The number by which both sides find this exchange back in their logs; the same at every attempt.
    pub reference: Option<&'a str>,
    pub at: Timestamp,
    pub body: Option<&'a Value>,
    pub page_size: Option<u16>,
}

impl Call<'_> {
    fn writes(&self) -> bool {
        self.body.is_some()
    }
}

/// An answer that the caller must judge: success, not found, or a conflict.
pub(super) struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    pub(super) fn found(&self) -> bool {
        (200..=299).contains(&self.status)
    }

    pub(super) fn conflict(&self) -> bool {
        self.status == 409
    }

    pub(super) fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    pub(super) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// A header as text, when it is there and not empty.
    pub(super) fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok().map(str::trim).filter(|value| !value.is_empty())
    }

    pub(super) fn location(&self) -> Option<&str> {
        self.header(&LOCATION)
    }
}

/// Sends requests and judges what comes back.
pub(super) struct Transport {
    http: Client,
    credentials: Credentials,
    sender: HeaderMap,
    timeout: Duration,
    settle: Duration,
    longest_answer: usize,
}

impl Transport {
    pub(super) fn new(config: &VeraConfig) -> Result<Self, ConfigError> {
        let mut builder = Client::builder()
            .timeout(config.timeout)
            .connect_timeout(config.timeout)
            .redirect(redirect::Policy::none())
            .user_agent(concat!("Kanaalwijzer/", env!("CARGO_PKG_VERSION")));
        if is_this_machine(&config.address("base_url", &config.base_url)?) {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| ConfigError::Client(error.to_string()))?;
        let named = |setting, name: &str| {
            HeaderValue::from_bytes(name.as_bytes()).map_err(|_| ConfigError::NotAHeader { setting })
        };
        let sender = HeaderMap::from_iter([
            (ORGANISATION, named("organisation", &config.organisation)?),
            (ADMINISTRATION, named("administration", &config.administration)?),
            (ACCEPT, HeaderValue::from_static("application/json")),
        ]);
        Ok(Self {
            http,
            credentials: Credentials::new(config)?,
            sender,
            timeout: config.timeout,
            settle: config.settle,
            longest_answer: config.longest_answer,
        })
    }

    /// Makes the request; a token that is refused is renewed once.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<Answer, ErpError> {
        let (name, proof) = self.credentials.header(&self.http).await?;
        let mut answer = self.attempt(&call, &name, &proof).await?;
        if answer.status == 401 && self.credentials.forget(&proof).await {
            let (name, proof) = self.credentials.header(&self.http).await?;
            answer = self.attempt(&call, &name, &proof).await?;
        }
        tracing::debug!(place = %call.place, method = %call.method, status = answer.status, "ERP answered");
        self.judged(&call, answer)
    }

    async fn attempt(
        &self,
        call: &Call<'_>,
        name: &HeaderName,
        proof: &HeaderValue,
    ) -> Result<Answer, ErpError> {
        let mut request = self
            .http
            .request(call.method.clone(), call.url.clone())
            .headers(self.sender.clone())
            .header(name, proof)
            .header(SENT_AT, format!("{:.3}", call.at));
        if let Some(reference) = call.reference {
            request = request.header(REFERENCE, reference);
        }
        if let Some(size) = call.page_size {
            request = request.header(PER_PAGE, size);
        }
        if let Some(body) = call.body {
            request = request.json(body);
        }
        let response =
            request.send().await.map_err(|error| self.troubled(call, broken(&error, self.timeout), None))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = body(response, self.longest_answer, self.timeout)
            .await
            .map_err(|trouble| self.troubled(call, trouble, None))?;
        Ok(Answer { status, headers, body })
    }

    /// Success, *not found* of one record and *conflict* are the caller's; everything else is an error.
    fn judged(&self, call: &Call<'_>, answer: Answer) -> Result<Answer, ErpError> {
        let status = answer.status;
        let one_record =
            matches!(call.place, Place::Record(..)) && !(call.writes() && call.method == Method::POST);
        let trouble = match status {
            200..=299 => return Ok(answer),
            404 | 410 if one_record => return Ok(answer),
            409 if call.writes() => return Ok(answer),
            401 | 403 => Trouble::NoEntry { status },
            300..=399 | 404 | 405 | 410 => Trouble::NothingHere { status },
            408 | 425 | 429 | 502 | 503 | 504 => Trouble::Busy { status },
            500..=599 => Trouble::Failed { status },
            _ => return Err(rejected(call.place.clone(), &answer)),
        };
        Err(self.troubled(call, trouble, retry_after(&answer.headers)))
    }

    fn troubled(&self, call: &Call<'_>, trouble: Trouble, asked: Option<Duration>) -> ErpError {
        let settle = if call.writes() { self.settle(&trouble) } else { None };
        ErpError::Temporary { place: call.place.clone(), trouble, retry_after: settle.max(asked) }
    }

    /// The longest that the ERP may go on with what we left behind.
    pub(super) fn longest_settling(&self) -> Duration {
        self.settle
    }

    /// How long to leave the ERP alone after a write whose effect is unknown: it may be busy with it still, or not
    /// show it yet.
    pub(super) fn settle(&self, trouble: &Trouble) -> Option<Duration> {
        let nothing_happened = matches!(
            trouble,
            Trouble::Unreachable
                | Trouble::NoEntry { .. }
                | Trouble::NothingHere { .. }
                | Trouble::Busy { status: 429 }
        );
        (!nothing_happened).then_some(self.settle)
    }
}

/// What a failed exchange means.
pub(super) fn broken(error: &reqwest::Error, timeout: Duration) -> Trouble {
    if error.is_connect() {
        Trouble::Unreachable
    } else if error.is_timeout() {
        Trouble::TimedOut(timeout)
    } else {
        Trouble::Interrupted
    }
}

/// The whole body, unless it is longer than `longest` bytes.
pub(super) async fn body(
    mut response: Response,
    longest: usize,
    timeout: Duration,
) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| broken(&error, timeout))? {
        if body.len() + chunk.len() > longest {
            return Err(Trouble::Unreadable("longer than the limit"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// How long the ERP asks us to wait (RFC 9110 §10.2.3), at most an hour.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    const LONGEST: Duration = Duration::from_hours(1);
    let asked = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = if let Ok(seconds) = asked.parse() {
        Duration::from_secs(seconds)
    } else {
        let until = jiff::fmt::rfc2822::parse(asked).ok()?.timestamp();
        Duration::try_from(until.duration_since(Timestamp::now())).unwrap_or(Duration::ZERO)
    };
    Some(wait.min(LONGEST))
}

/// The ERP's *foutbericht*: its code when it is a plain word, its explanation withheld from logs.
fn rejected(place: Place, answer: &Answer) -> ErpError {
    const LONGEST_CODE: usize = 40;
    let told = answer.json().unwrap_or(Value::Null);
    let plain = |code: &&str| {
        code.len() <= LONGEST_CODE
            && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    let code = told.get("code").and_then(Value::as_str).filter(plain).map(str::to_owned);
    let words = told.get("omschrijving").and_then(Value::as_str);
    ErpError::Rejected { place, status: answer.status, code, told: ErpWords::new(words) }
}
