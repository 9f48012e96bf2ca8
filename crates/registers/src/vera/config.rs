//! How to reach an ERP, checked before anything is sent.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::Url;
use secrecy::SecretString;

use super::nouns::{Collections, Noun};

/// How we prove who we are.
#[derive(Debug, Clone)]
pub enum Authentication {
    /// A fixed key in a header; VERA calls the header `X-API-KEY`.
    ApiKey {
        /// The name of the header.
        header: String,
        /// The key.
        key: SecretString,
    },
    /// OAuth 2.0 client credentials (RFC 6749 §4.4).
    ClientCredentials {
        /// Where tokens are given.
        token_url: String,
        /// The client.
        client_id: String,
        /// Its secret.
        client_secret: SecretString,
        /// The scope to ask for, such as `Overeenkomsten.All.ReadWrite`.
        scope: Option<String>,
        /// Whether client and secret go in the form instead of a Basic header.
        secret_in_form: bool,
    },
}

/// The settings of one ERP.
#[derive(Debug, Clone)]
pub struct VeraConfig {
    /// Where its collections live: `https://erp.example/v4`.
    pub base_url: String,
    /// Collections that live elsewhere, each with its whole address, such as leases at `https://…/v4/overeenkomsten`.
    pub elsewhere: BTreeMap<Noun, String>,
    /// How we prove who we are.
    pub authentication: Authentication,
    /// The name of the association, sent as *zender*.
    pub organisation: String,
    /// The name of this administration, sent as *zender*.
    pub administration: String,
    /// How long a whole request may take.
    pub timeout: Duration,
    /// How long the ERP may go on with a write after we stopped waiting. Before that time has passed a write is not
    /// tried again; that makes writing exactly once possible with an ERP that does not know idempotency keys.
    pub settle: Duration,
    /// The longest answer that is read, in bytes.
    pub longest_answer: usize,
    /// Records to ask for at a time; VERA allows at most 100.
    pub page_size: u16,
    /// The query parameter by which this ERP gives only what changed since a moment. VERA has none: without it every
    /// reading is a whole one.
    pub changes_parameter: Option<String>,
    /// Whether an address without TLS is accepted on another machine; on this machine it always is.
    pub allow_plain_http: bool,
}

impl VeraConfig {
    /// Settings that suit most ERPs.
    pub fn new(base_url: &str, authentication: Authentication, organisation: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            elsewhere: BTreeMap::new(),
            authentication,
            organisation: organisation.to_owned(),
            administration: "Kanaalwijzer".to_owned(),
            timeout: Duration::from_secs(10),
            settle: Duration::from_mins(1),
            longest_answer: 8 * 1024 * 1024,
            page_size: 100,
            changes_parameter: None,
            allow_plain_http: false,
        }
    }

    /// Where every collection lives.
    pub(super) fn collections(&self) -> Result<Collections, ConfigError> {
        let base = self.address("base_url", &self.base_url)?;
        let elsewhere = self
            .elsewhere
            .iter()
            .map(|(noun, address)| Ok((*noun, self.address(noun.path(), address)?)))
            .collect::<Result<_, ConfigError>>()?;
        Ok(Collections::new(base, elsewhere))
    }

    /// An address that may be used: absolute, and with TLS unless it is on this machine.
    pub(super) fn address(&self, setting: &'static str, address: &str) -> Result<Url, ConfigError> {
        let url = Url::parse(address).map_err(|_| ConfigError::NoAddress { setting })?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(ConfigError::NoAddress { setting });
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ConfigError::SecretInAddress { setting });
        }
        if url.scheme() == "http" && !self.allow_plain_http && !is_this_machine(&url) {
            return Err(ConfigError::Unprotected { setting });
        }
        Ok(url)
    }
}

/// Whether an address is on this machine, where a proxy has no business either.
pub(super) fn is_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Not an address.
    #[error("ERP setting `{setting}` is not an address: write it as https://erp.example/v4")]
    NoAddress {
        /// Which setting.
        setting: &'static str,
    },
    /// A name or password in an address.
    #[error(
        "ERP setting `{setting}` has a name or password in the address: use the settings for authentication"
    )]
    SecretInAddress {
        /// Which setting.
        setting: &'static str,
    },
    /// An address without TLS on another machine.
    #[error(
        "ERP setting `{setting}` sends personal data unprotected: use https, or allow plain http on purpose"
    )]
    Unprotected {
        /// Which setting.
        setting: &'static str,
    },
    /// A value that cannot be sent in a header.
    #[error(
        "ERP setting `{setting}` cannot be sent in an HTTP header: leave out line breaks and control characters"
    )]
    NotAHeader {
        /// Which setting.
        setting: &'static str,
    },
    /// A page size that VERA does not allow.
    #[error("ERP setting `page_size` must be 1 to 100")]
    PageSize,
    /// The TLS library cannot be started.
    #[error("the HTTP client cannot be started: {0}")]
    Client(String),
}

#[cfg(test)]
mod tests {
    use super::{Authentication, ConfigError, VeraConfig};

    fn checked(base_url: &str) -> Result<String, ConfigError> {
        let authentication = Authentication::ApiKey { header: "X-API-KEY".to_owned(), key: "geheim".into() };
        let config = VeraConfig::new(base_url, authentication, "Wonen");
        config.collections().map(|collections| collections.of(super::Noun::Relaties).into())
    }

    #[test]
    fn addresses_are_checked() {
        assert_eq!(checked("https://erp.example/v4").as_deref(), Ok("https://erp.example/v4/relaties"));
        for here in ["http://127.0.0.1:9/v4", "http://localhost:9/v4", "http://[::1]:9/v4"] {
            assert!(checked(here).is_ok(), "{here}");
        }
        let refused = [
            ("http://erp.example/v4", ConfigError::Unprotected { setting: "base_url" }),
            ("http://localhost.evil.example/v4", ConfigError::Unprotected { setting: "base_url" }),
            ("https://jan:geheim@erp.example/v4", ConfigError::SecretInAddress { setting: "base_url" }),
            ("erp.example/v4", ConfigError::NoAddress { setting: "base_url" }),
            ("ftp://erp.example", ConfigError::NoAddress { setting: "base_url" }),
        ];
        for (address, error) in refused {
            assert_eq!(checked(address), Err(error), "{address}");
        }
    }

    #[test]
    fn settings_can_be_shown_without_their_secret() {
        let authentication = Authentication::ApiKey { header: "X-API-KEY".to_owned(), key: "geheim".into() };
        assert!(
            !format!("{:?}", VeraConfig::new("https://erp.example", authentication, "Wonen"))
                .contains("geheim")
        );
    }
}
