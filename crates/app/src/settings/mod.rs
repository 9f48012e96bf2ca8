//! The configuration of one installation: typed, checked as a whole, its secrets never shown.

pub mod erp;
pub mod keys;
pub mod mail;
mod problems;
mod reading;
mod sources;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use domain::contacts::EmailAddress;
use secrecy::SecretString;
use store::DatabaseUrl;
use usecases::journeys::logs::LOG_DAYS;

pub use problems::{Problem, Problems};
pub use reading::Shown;

use erp::ErpSettings;
use mail::MailSettings;
use reading::Reading;
use sources::Sources;

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to answer.
    pub listen: SocketAddr,
    /// Folder of the embedded database and of files.
    pub data: PathBuf,
    /// The database.
    pub database: DatabaseUrl,
    /// Where tenants reach the portal, without a slash at the end.
    pub public_url: String,
    /// Folder with the association's own rules.
    pub rules: Option<PathBuf>,
    /// The key of the installation, in base64.
    pub key: Option<SecretString>,
    /// Whose word about the visitor's address is believed.
    pub trusted_proxies: Vec<web::client::Network>,
    /// The association; absent when nothing of it was set.
    pub association: Option<AssociationSettings>,
    /// Mail.
    pub mail: Option<MailSettings>,
    /// The ERP.
    pub erp: ErpSettings,
    /// Where `/metrics` answers by itself.
    pub metrics_listen: Option<SocketAddr>,
    /// The token with which `/metrics` answers on the main address.
    pub metrics_token: Option<SecretString>,
    /// How the log is written.
    pub log: LogSettings,
    /// How long things are kept.
    pub keep: work::tidy::Keep,
    /// Days that a log of another system is kept.
    pub log_days: u16,
}

/// The association as tenants know it.
#[derive(Debug, Clone)]
pub struct AssociationSettings {
    /// Name.
    pub name: String,
    /// Telephone number as people dial it.
    pub phone: String,
    /// E-mail address for tenants.
    pub email: EmailAddress,
    /// Postal and visiting address on one line.
    pub address: String,
    /// Telephone number that is answered at any hour when there is danger; none when there is none.
    pub emergency_phone: Option<String>,
    /// WhatsApp number as people dial it; none when tenants cannot send messages there.
    pub whatsapp: Option<String>,
    /// Address of the page with the chat; none when there is no chat.
    pub chat_url: Option<String>,
}

/// How the log is written.
#[derive(Debug, Clone)]
pub struct LogSettings {
    /// As JSON, one object a line, instead of text.
    pub json: bool,
    /// What is written: a level or a filter.
    pub level: String,
}

/// The settings as read, with everything that is wrong or noteworthy about them.
#[derive(Debug)]
pub struct Read {
    /// The settings, when nothing is wrong.
    pub settings: Result<Settings, Problems>,
    /// Every setting as it may be shown.
    pub shown: Vec<Shown>,
}

/// What a command needs to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The database alone.
    Database,
    /// Everything that serving tenants takes.
    Serving,
}

/// Reads the settings from the file, when there is one, and the environment.
pub fn read(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>, need: Need) -> Read {
    let mut reading = Reading::new(Sources::gather(file, environment));
    let settings = understood(&mut reading, need);
    let (sources, problems) = reading.finish();
    let shown = reading::shown(&sources);
    let settings = if problems.is_empty() { Ok(settings) } else { Err(Problems(problems)) };
    Read { settings, shown }
}

fn understood(reading: &mut Reading, need: Need) -> Settings {
    let listen = reading.parsed("listen", "127.0.0.1:8080");
    let listen = listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
    let data = PathBuf::from(reading.text("data").unwrap_or_else(|| "data".to_owned()));
    let database = reading.parsed("database-url", "postgres://user:password@host/name");
    let association = association(reading, need);
    let mail = mail::understood(reading, association.as_ref(), need);
    let erp = erp::understood(reading, association.as_ref(), need);
    let proxies = reading.read("trusted-proxies", "10.0.0.4 or 10.0.0.0/8, separated by commas", |text| {
        text.split(',')
            .map(|part| part.parse().map_err(|error: web::client::InvalidNetwork| error.to_string()))
            .collect()
    });
    Settings {
        public_url: public_url(reading, listen),
        rules: reading.text("rules").map(PathBuf::from),
        key: reading.secret("key"),
        trusted_proxies: proxies.unwrap_or_default(),
        metrics_listen: reading.parsed("metrics.listen", "127.0.0.1:9090"),
        metrics_token: reading.secret("metrics.token"),
        log: log(reading),
        keep: keep(reading),
        log_days: days(reading, "keep.log-days", LOG_DAYS),
        database: database.unwrap_or_else(|| DatabaseUrl::sqlite(data.join("kanaalwijzer.db"))),
        listen,
        data,
        association,
        mail,
        erp,
    }
}

fn association(reading: &mut Reading, need: Need) -> Option<AssociationSettings> {
    let name = reading.text("association.name");
    let phone = reading.text("association.phone");
    let address = reading.text("association.address");
    let email = reading.parsed("association.email", "post@voorbeeld.nl");
    let emergency_phone = reading.text("association.emergency-phone");
    let whatsapp = reading.read("association.whatsapp", "06 12 34 56 78 or +31 6 12 34 56 78", |text| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let known = text.chars().all(|sign| sign.is_ascii_digit() || " +-()".contains(sign));
        if known && (8..=15).contains(&digits) {
            return Ok(text.to_owned());
        }
        Err("is no telephone number".to_owned())
    });
    let chat_url = reading.read("association.chat-url", "https://www.voorbeeld.nl/chat", |text| {
        let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
        match host {
            Some(host) if !host.is_empty() && !text.contains(char::is_whitespace) => Ok(text.to_owned()),
            _ => Err("is no address that begins with https://".to_owned()),
        }
    });
    if need == Need::Serving {
        for (key, absent) in [
            ("association.name", name.is_none()),
            ("association.phone", phone.is_none()),
            ("association.email", email.is_none()),
            ("association.address", address.is_none()),
        ] {
            if absent {
                reading.missing(key, ": tenants must know who writes to them");
            }
        }
    }
    Some(AssociationSettings {
        name: name?,
        phone: phone?,
        email: email?,
        address: address?,
        emergency_phone,
        whatsapp,
        chat_url,
    })
}

fn public_url(reading: &mut Reading, listen: SocketAddr) -> String {
    let checked = reading.read("public-url", "https://mijn.voorbeeld.nl", |text| {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let host = rest.map(|rest| rest.trim_end_matches('/'));
        match host {
            None => Err("does not begin with https://".to_owned()),
            Some(host) if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) => {
                Err("is not an address of a host alone".to_owned())
            }
            Some(_) => Ok(text.trim_end_matches('/').to_owned()),
        }
    });
    checked.unwrap_or_else(|| format!("http://{listen}"))
}

fn log(reading: &mut Reading) -> LogSettings {
    let json = reading.read("log.format", "text or json", |text| match text {
        "json" => Ok(true),
        "text" => Ok(false),
        _ => Err("is not a format of the log".to_owned()),
    });
    let level = reading.read("log.level", "info, or a filter such as info,store=debug", |text| {
        tracing_subscriber::EnvFilter::try_new(text)
            .map(|_| text.to_owned())
            .map_err(|error| error.to_string())
    });
    LogSettings { json: json.unwrap_or(false), level: level.unwrap_or_else(|| "info".to_owned()) }
}

fn keep(reading: &mut Reading) -> work::tidy::Keep {
    let standard = work::tidy::Keep::default();
    work::tidy::Keep {
        delivered_days: days(reading, "keep.delivered-days", standard.delivered_days),
        draft_days: days(reading, "keep.draft-days", standard.draft_days),
    }
}

fn days(reading: &mut Reading, name: &str, standard: u16) -> u16 {
    let days =
        reading.read(name, "a number of days of at least 1, such as 90", |text| match text.parse::<u16>() {
            Ok(days) if days > 0 => Ok(days),
            _ => Err("is not a number of days".to_owned()),
        });
    days.unwrap_or(standard)
}
