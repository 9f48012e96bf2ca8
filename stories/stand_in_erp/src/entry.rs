//! Who may come in: by API key, or by a token for client credentials.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::chance::SeededChance;

/// What the ERP accepts as proof.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The API key, sent in `X-API-KEY`.
    pub api_key: String,
    /// The OAuth client.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// How long a token is said to last, in seconds.
    pub token_seconds: u64,
}

impl Default for Entry {
    /// Proof that is known to all: the stand-in holds nothing real.
    fn default() -> Self {
        Self {
            api_key: "stand-in-sleutel".to_owned(),
            client_id: "kanaalwijzer".to_owned(),
            client_secret: "stand-in-geheim".to_owned(),
            token_seconds: 3600,
        }
    }
}

/// The door: proof accepted, tokens given and still valid.
#[derive(Debug)]
pub struct Door {
    entry: Entry,
    tokens: Mutex<HashSet<String>>,
    given: Mutex<u64>,
    chance: SeededChance,
}

impl Door {
    pub fn new(entry: Entry, seed: u64) -> Self {
        Self { entry, tokens: Mutex::default(), given: Mutex::default(), chance: SeededChance::new(seed) }
    }

    /// Whether a request shows a valid key or token.
    pub fn admits(&self, headers: &HeaderMap) -> bool {
        let key = headers.get("x-api-key").is_some_and(|key| key.as_bytes() == self.entry.api_key.as_bytes());
        let bearer =
            headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        key || bearer.is_some_and(|token| tokens.contains(token))
    }

    /// A token for the right client and secret, in a Basic header or in the form; with its lifetime in seconds.
    pub fn token(&self, headers: &HeaderMap, form: &[(String, String)]) -> Option<(String, u64)> {
        let field = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        if field("grant_type").as_deref() != Some("client_credentials") {
            return None;
        }
        let (client, secret) =
            basic(headers).or_else(|| Some((field("client_id")?, field("client_secret")?)))?;
        if client != self.entry.client_id || secret != self.entry.client_secret {
            return None;
        }
        let token = format!("{:016x}{:016x}", self.chance.next_u64(), self.chance.next_u64());
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).insert(token.clone());
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Some((token, self.entry.token_seconds))
    }

    /// Makes every token expire.
    pub fn expire_tokens(&self) {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// How many tokens were given so far.
    pub fn tokens_given(&self) -> u64 {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let encoded = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (client, secret) = decoded.split_once(':')?;
    Some((client.to_owned(), secret.to_owned()))
}
