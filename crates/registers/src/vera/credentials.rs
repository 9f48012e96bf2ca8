//! Proof of who we are: a fixed key, or a token that is kept until it expires or is refused.

use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use reqwest::{Client, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::config::{Authentication, ConfigError, VeraConfig};
use super::errors::{ErpError, Place, Trouble};
use super::transport;

/// What a client must show, and where it gets it.
pub(super) enum Credentials {
    Fixed(HeaderName, HeaderValue),
    Tokens(Box<Tokens>),
}

pub(super) struct Tokens {
    url: Url,
    client_id: String,
    client_secret: SecretString,
    scope: Option<String>,
    secret_in_form: bool,
    timeout: Duration,
    kept: Mutex<Option<Kept>>,
}

struct Kept {
    header: HeaderValue,
    until: Instant,
}

#[derive(Deserialize)]
struct Granted {
    access_token: SecretString,
    expires_in: Option<u64>,
}

impl Credentials {
    pub(super) fn new(config: &VeraConfig) -> Result<Self, ConfigError> {
        match &config.authentication {
            Authentication::ApiKey { header, key } => {
                let not_a_header = |_| ConfigError::NotAHeader { setting: "api_key" };
                let name = HeaderName::from_bytes(header.as_bytes())
                    .map_err(|_| ConfigError::NotAHeader { setting: "api_key_header" })?;
                let mut value = HeaderValue::from_str(key.expose_secret()).map_err(not_a_header)?;
                value.set_sensitive(true);
                Ok(Self::Fixed(name, value))
            }
            Authentication::ClientCredentials {
                token_url,
                client_id,
                client_secret,
                scope,
                secret_in_form,
            } => Ok(Self::Tokens(Box::new(Tokens {
                url: config.address("token_url", token_url)?,
                client_id: client_id.clone(),
                client_secret: client_secret.clone(),
                scope: scope.clone(),
                secret_in_form: *secret_in_form,
                timeout: config.timeout,
                kept: Mutex::new(None),
            }))),
        }
    }

    /// The header to send; asks for a token when there is none or it is about to expire.
    pub(super) async fn header(&self, http: &Client) -> Result<(HeaderName, HeaderValue), ErpError> {
        match self {
            Self::Fixed(name, value) => Ok((name.clone(), value.clone())),
            Self::Tokens(tokens) => Ok((AUTHORIZATION, tokens.current(http).await?)),
        }
    }

    /// Forgets a token that was refused; `false` when there is nothing else to try.
    pub(super) async fn forget(&self, refused: &HeaderValue) -> bool {
        let Self::Tokens(tokens) = self else { return false };
        let mut kept = tokens.kept.lock().await;
        if kept.as_ref().is_some_and(|kept| kept.header == *refused) {
            *kept = None;
        }
        true
    }
}

impl Tokens {
    /// The kept token, or a new one. Callers wait for one another, so that one new token serves them all.
    async fn current(&self, http: &Client) -> Result<HeaderValue, ErpError> {
        let mut kept = self.kept.lock().await;
        if let Some(kept) = kept.as_ref().filter(|kept| kept.until > Instant::now()) {
            return Ok(kept.header.clone());
        }
        let (header, valid_for) = self.ask(http).await?;
        *kept = Some(Kept { header: header.clone(), until: Instant::now() + valid_for });
        Ok(header)
    }

    async fn ask(&self, http: &Client) -> Result<(HeaderValue, Duration), ErpError> {
        const LONGEST: usize = 64 * 1024;
        /// When the server does not say how long a token lasts.
        const UNSAID: u64 = 300;
        /// A token is renewed this long before it expires, or halfway when it lasts shorter than that.
        const MARGIN: Duration = Duration::from_secs(30);
        let mut form = vec![("grant_type", "client_credentials")];
        form.extend(self.scope.as_deref().map(|scope| ("scope", scope)));
        let mut request = http.post(self.url.clone());
        if self.secret_in_form {
            form.extend([
                ("client_id", self.client_id.as_str()),
                ("client_secret", self.client_secret.expose_secret()),
            ]);
        } else {
            request = request.basic_auth(
                form_encoded(&self.client_id),
                Some(form_encoded(self.client_secret.expose_secret())),
            );
        }
        let lost = |error: reqwest::Error| temporary(transport::broken(&error, self.timeout));
        let response = request.form(&form).send().await.map_err(lost)?;
        let status = response.status().as_u16();
        let wait = transport::retry_after(response.headers());
        let body = transport::body(response, LONGEST, self.timeout).await.map_err(temporary)?;
        match status {
            200..=299 => {}
            400..=403 => return Err(temporary(Trouble::NoEntry { status })),
            404 | 405 | 300..=399 => return Err(temporary(Trouble::NothingHere { status })),
            _ => {
                let trouble = Trouble::Busy { status };
                return Err(ErpError::Temporary { place: Place::Token, trouble, retry_after: wait });
            }
        }
        let granted: Granted = serde_json::from_slice(&body)
            .map_err(|_| temporary(Trouble::Unreadable("no access_token in it")))?;
        let mut header = HeaderValue::from_str(&format!("Bearer {}", granted.access_token.expose_secret()))
            .map_err(|_| temporary(Trouble::Unreadable("the token cannot be sent back")))?;
        header.set_sensitive(true);
        let lasts = Duration::from_secs(granted.expires_in.unwrap_or(UNSAID));
        Ok((header, lasts.saturating_sub(MARGIN).max(lasts / 2)))
    }
}

fn temporary(trouble: Trouble) -> ErpError {
    ErpError::Temporary { place: Place::Token, trouble, retry_after: None }
}

/// RFC 6749 §2.3.1: client and secret are form-encoded before they go into a Basic header.
fn form_encoded(text: &str) -> String {
    let mut url = Url::parse("x:/").ok();
    if let Some(url) = &mut url {
        url.query_pairs_mut().append_key_only(text);
    }
    url.and_then(|url| url.query().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn basic_credentials_are_form_encoded_first() {
        for (plain, encoded) in
            [("kanaal", "kanaal"), ("a:b c", "a%3Ab+c"), ("ü&=", "%C3%BC%26%3D"), ("", "")]
        {
            assert_eq!(super::form_encoded(plain), encoded);
        }
    }
}
