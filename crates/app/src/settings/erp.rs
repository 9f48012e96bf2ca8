//! Settings for the association's ERP.

use std::time::Duration;

use registers::vera::nouns::Noun;
use registers::vera::{Authentication, VeraConfig};

use super::reading::Reading;
use super::{AssociationSettings, Need};

const BASE_URL: &str = "erp.base-url";

/// How often registers are read unless told otherwise.
const READ_EVERY: Duration = Duration::from_mins(15);

/// The association's ERP.
#[derive(Debug, Clone)]
pub enum ErpSettings {
    /// Nobody said: updates wait in the outbox.
    Unknown,
    /// There is none: Kanaalwijzer keeps the registers itself.
    None,
    /// An ERP that speaks VERA.
    Vera {
        /// How to reach it.
        config: Box<VeraConfig>,
        /// How often it is read.
        read_every: Duration,
    },
}

pub(super) fn understood(
    reading: &mut Reading,
    association: Option<&AssociationSettings>,
    need: Need,
) -> ErpSettings {
    let Some(base_url) = reading.text(BASE_URL) else {
        if need == Need::Serving {
            reading.missing(BASE_URL, ": updates would wait for ever (`none` when there is no ERP)");
        }
        return ErpSettings::Unknown;
    };
    if base_url == "none" {
        return ErpSettings::None;
    }
    let organisation = reading
        .text("erp.organisation")
        .or_else(|| association.map(|association| association.name.clone()))
        .unwrap_or_default();
    let Some(authentication) = authentication(reading) else { return ErpSettings::Unknown };
    let standard = VeraConfig::new(&base_url, authentication, &organisation);
    let page_size = reading.parsed("erp.page-size", "a number from 1 to 100");
    let config = VeraConfig {
        elsewhere: Noun::ALL
            .into_iter()
            .filter_map(|noun| Some((noun, reading.text(&format!("erp.elsewhere.{noun}"))?)))
            .collect(),
        administration: reading.text("erp.administration").unwrap_or(standard.administration),
        timeout: reading.duration("erp.timeout").unwrap_or(standard.timeout),
        settle: reading.duration("erp.settle").unwrap_or(standard.settle),
        page_size: page_size.unwrap_or(standard.page_size),
        changes_parameter: reading.text("erp.changes-parameter"),
        allow_plain_http: reading.yes("erp.allow-plain-http"),
        ..standard
    };
    let read_every = reading.duration("erp.read-every").unwrap_or(READ_EVERY);
    ErpSettings::Vera { config: Box::new(config), read_every }
}

fn authentication(reading: &mut Reading) -> Option<Authentication> {
    let (key, token_url) = (reading.secret("erp.api-key"), reading.text("erp.token-url"));
    match (key, token_url) {
        (Some(key), None) => {
            let header = reading.text("erp.api-key-header").unwrap_or_else(|| "X-API-KEY".to_owned());
            Some(Authentication::ApiKey { header, key })
        }
        (None, Some(token_url)) => {
            let (client_id, client_secret) =
                (reading.text("erp.client-id"), reading.secret("erp.client-secret"));
            for (name, absent) in
                [("erp.client-id", client_id.is_none()), ("erp.client-secret", client_secret.is_none())]
            {
                if absent {
                    reading.missing(name, ", while erp.token-url is");
                }
            }
            Some(Authentication::ClientCredentials {
                token_url,
                client_id: client_id?,
                client_secret: client_secret?,
                scope: reading.text("erp.scope"),
                secret_in_form: reading.yes("erp.secret-in-form"),
            })
        }
        (Some(_), Some(_)) => {
            reading.wrong(
                "erp.api-key",
                "is set beside erp.token-url",
                "choose one: an API key, or a client with its secret and erp.token-url",
            );
            None
        }
        (None, None) => {
            reading.missing("erp.api-key", " and neither is erp.token-url, while erp.base-url is");
            None
        }
    }
}
