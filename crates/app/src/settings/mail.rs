//! Settings for mail: the server it goes to, or that it is kept in the house.

use std::time::Duration;

use channels::mail::{Encryption, SmtpConfig};
use domain::contacts::EmailAddress;

use super::reading::Reading;
use super::{AssociationSettings, Need};

const SERVER: &str = "mail.server";

/// Where mail goes.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// The server; `None` keeps every mail in the house, to be read from the outbox.
    pub server: Option<SmtpConfig>,
    /// The address mail comes from.
    pub from: EmailAddress,
}

/// A mail server as it is written: `smtps://mail.voorbeeld.nl:465`.
struct Address {
    encryption: Encryption,
    host: String,
    port: Option<u16>,
}

pub(super) fn understood(
    reading: &mut Reading,
    association: Option<&AssociationSettings>,
    need: Need,
) -> Option<MailSettings> {
    let from = reading.parsed("mail.from", "post@voorbeeld.nl").or_else(|| Some(association?.email.clone()));
    if reading.text(SERVER).as_deref() == Some("kept") {
        return Some(MailSettings { server: None, from: from? });
    }
    let like = "smtps://mail.voorbeeld.nl, smtp+starttls://mail.voorbeeld.nl:587, or kept";
    let address = reading.read(SERVER, like, address);
    if address.is_none() && need == Need::Serving {
        reading.missing(
            SERVER,
            ": without mail nobody can sign in (`kept` keeps mail in the house, for a trial)",
        );
    }
    let trusted = reading.read("mail.trusted-certificate", "the name of a readable PEM file", |file| {
        std::fs::read_to_string(file).map_err(|error| format!("cannot be read: {error}"))
    });
    let patience = reading.duration("mail.patience");
    let (address, from) = (address?, from?);
    let server = SmtpConfig {
        host: address.host,
        port: address.port,
        encryption: address.encryption,
        username: reading.text("mail.username"),
        password: reading.secret("mail.password"),
        hello_name: reading.text("mail.hello-name").unwrap_or_else(|| from.domain().to_owned()),
        trusted_certificate: trusted,
        patience: patience.unwrap_or(SmtpConfig::default_patience()).max(Duration::from_secs(1)),
    };
    Some(MailSettings { server: Some(server), from })
}

fn address(text: &str) -> Result<Address, String> {
    let (scheme, rest) = text.split_once("://").ok_or("has no scheme")?;
    let encryption = match scheme {
        "smtps" => Encryption::Tls,
        "smtp+starttls" => Encryption::StartTls,
        "smtp" => Encryption::Plain,
        other => return Err(format!("the scheme {other} is unknown")),
    };
    let rest = rest.trim_end_matches('/');
    if rest.contains('@') {
        return Err("holds a name or password: use mail.username and mail.password".to_owned());
    }
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) => {
            (host, Some(port.parse().map_err(|_| format!("the port {port} is no number"))?))
        }
        None => (rest, None),
    };
    if host.is_empty() || host.contains(['/', '?', '#']) {
        return Err("has no host".to_owned());
    }
    Ok(Address { encryption, host: host.to_owned(), port })
}
