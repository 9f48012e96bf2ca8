//! One mail over one connection to the association's mail server (RFC 5321), each step with its own patience.
//!
//! The connection is not shared between mails: a step that is given up half-way leaves an answer on the line that
//! the next mail would take for its own.

use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, TlsParameters, TlsParametersBuilder,
};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Response, Severity};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::message::{OutgoingMail, address};
use super::transport::{SendError, Stage};

/// How the connection is kept from listeners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encryption {
    /// TLS from the first byte (port 465, RFC 8314): what providers advise.
    #[default]
    Tls,
    /// A plain connection that must become TLS before anything is said (port 587).
    StartTls,
    /// None: only for a mail server on the same machine or network, and never with a password.
    Plain,
}

impl Encryption {
    /// The port that goes with it.
    pub const fn port(self) -> u16 {
        match self {
            Self::Tls => 465,
            Self::StartTls => 587,
            Self::Plain => 25,
        }
    }
}

/// The mail server and how to use it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpConfig {
    /// Name of the server, as on its certificate.
    pub host: String,
    /// Port, when not the usual one for the encryption.
    #[serde(default)]
    pub port: Option<u16>,
    /// How the connection is kept from listeners.
    #[serde(default)]
    pub encryption: Encryption,
    /// Name to sign in with; a server that knows us by our address needs none.
    #[serde(default)]
    pub username: Option<String>,
    /// Password to sign in with.
    #[serde(default)]
    pub password: Option<SecretString>,
    /// The name of this server as it introduces itself; the association's mail domain will do.
    pub hello_name: String,
    /// The certificate (PEM) of an authority of one's own that signed the server's certificate; public authorities
    /// are always trusted.
    #[serde(default)]
    pub trusted_certificate: Option<String>,
    /// How long to wait for each answer, such as `60s`; ten times as long for the confirmation of a whole message.
    #[serde(
        default = "SmtpConfig::default_patience",
        deserialize_with = "jiff::fmt::serde::unsigned_duration::friendly::compact::required::deserialize"
    )]
    pub patience: Duration,
}

impl SmtpConfig {
    /// A minute.
    pub const fn default_patience() -> Duration {
        Duration::from_mins(1)
    }
}

/// The mail server cannot be used as configured.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSmtpConfig {
    /// A name without a password or the other way round.
    #[error("the mail server has a username or a password but not both: give both, or neither")]
    HalfACredential,
    /// The password would be readable for everybody on the way.
    #[error("a password is never sent without encryption: choose `tls` or `start-tls` for the mail server")]
    PasswordInTheOpen,
    /// The certificate that is to be trusted cannot be read.
    #[error("the trusted certificate of the mail server is not a PEM certificate: {0}")]
    Certificate(String),
}

/// How long to wait for the server's goodbye.
const GOODBYE: Duration = Duration::from_secs(5);

/// A mail server that is ready for use.
#[derive(Clone)]
pub(super) struct Server {
    host: String,
    port: u16,
    encryption: Encryption,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    hello: ClientId,
    patience: Duration,
}

impl Server {
    pub(super) fn new(config: SmtpConfig) -> Result<Self, InvalidSmtpConfig> {
        let credentials = match (config.username, config.password) {
            (Some(name), Some(password)) => Some(Credentials::new(name, password.expose_secret().to_owned())),
            (None, None) => None,
            _ => return Err(InvalidSmtpConfig::HalfACredential),
        };
        if credentials.is_some() && config.encryption == Encryption::Plain {
            return Err(InvalidSmtpConfig::PasswordInTheOpen);
        }
        let tls = match config.encryption {
            Encryption::Plain => None,
            Encryption::Tls | Encryption::StartTls => {
                Some(tls_parameters(&config.host, config.trusted_certificate.as_deref())?)
            }
        };
        Ok(Self {
            port: config.port.unwrap_or(config.encryption.port()),
            host: config.host,
            encryption: config.encryption,
            tls,
            credentials,
            hello: ClientId::Domain(config.hello_name),
            patience: config.patience,
        })
    }

    /// Hands `message` to the server and returns what it answered.
    pub(super) async fn deliver(&self, mail: &OutgoingMail, message: &[u8]) -> Result<String, SendError> {
        let (from, to) = (address(&mail.from.address)?, address(&mail.to.address)?);
        let mut connection = self.connect().await?;
        let outcome = self.hand_over(&mut connection, from, to, message).await;
        // The server has answered for this mail; how it says goodbye changes nothing. Where it did not answer, what
        // we say now could be taken for a part of the message: then the line is simply dropped.
        let has_answered = outcome.as_ref().map_or_else(|error| error.code().is_some(), |_| true);
        if has_answered {
            let _ = tokio::time::timeout(self.patience.min(GOODBYE), connection.abort()).await;
        }
        outcome
    }

    /// Whether the server greets us and lets us in.
    pub(super) async fn greet(&self) -> Result<(), SendError> {
        let mut connection = self.connect().await?;
        let _ = tokio::time::timeout(self.patience.min(GOODBYE), connection.abort()).await;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let at_once = self.tls.clone().filter(|_| self.encryption == Encryption::Tls);
        let connecting = AsyncSmtpConnection::connect_tokio1(
            (self.host.as_str(), self.port),
            Some(self.patience),
            &self.hello,
            at_once,
            None,
        );
        let mut connection = self.step(Stage::Connecting, connecting).await?;
        if let (Encryption::StartTls, Some(tls)) = (self.encryption, &self.tls) {
            self.step(Stage::Connecting, connection.starttls(tls.clone(), &self.hello)).await?;
        }
        if let Some(credentials) = &self.credentials {
            self.step(Stage::SigningIn, connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(connection)
    }

    async fn hand_over(
        &self,
        connection: &mut AsyncSmtpConnection,
        from: Address,
        to: Address,
        message: &[u8],
    ) -> Result<String, SendError> {
        self.step(Stage::Sender, connection.command(Mail::new(Some(from), Vec::new()))).await?;
        self.step(Stage::Recipient, connection.command(Rcpt::new(to, Vec::new()))).await?;
        let go_ahead = self.step(Stage::Sending, connection.command(Data)).await?;
        if go_ahead.code().severity != Severity::PositiveIntermediate {
            return Err(out_of_order(Stage::Sending, &go_ahead));
        }
        // A server may take long to look at a whole message (RFC 5321 section 4.5.3.2.6 asks for ten minutes), and
        // giving up too early is what sends a mail twice.
        let confirming = tokio::time::timeout(self.patience * 10, connection.message(message)).await;
        let answer = outcome(Stage::Confirming, confirming)?;
        if answer.code().severity != Severity::PositiveCompletion {
            return Err(out_of_order(Stage::Confirming, &answer));
        }
        Ok(shortened(&answer.message().collect::<Vec<_>>().join(" ")))
    }

    async fn step<T>(
        &self,
        stage: Stage,
        doing: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, SendError> {
        outcome(stage, tokio::time::timeout(self.patience, doing).await)
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { host, port, encryption, .. } = self;
        f.debug_struct("Server")
            .field("host", host)
            .field("port", port)
            .field("encryption", encryption)
            .finish_non_exhaustive()
    }
}

fn tls_parameters(host: &str, trusted: Option<&str>) -> Result<TlsParameters, InvalidSmtpConfig> {
    let unreadable = |e: Error| InvalidSmtpConfig::Certificate(e.to_string());
    let mut builder = TlsParametersBuilder::new(host.to_owned());
    if let Some(pem) = trusted {
        builder = builder.add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(unreadable)?);
    }
    builder.build().map_err(unreadable)
}

fn outcome<T>(
    stage: Stage,
    done: Result<Result<T, Error>, tokio::time::error::Elapsed>,
) -> Result<T, SendError> {
    match done {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(failure(stage, &error)),
        Err(_) => Err(SendError::Temporary {
            stage,
            code: None,
            reason: "the mail server did not answer in time".to_owned(),
        }),
    }
}

/// Only a refusal of this sender, recipient or message is for good. What goes wrong before concerns every mail, and
/// is put right by staff or by the server: the mails wait for it.
fn failure(stage: Stage, error: &Error) -> SendError {
    let code = error.status().map(u16::from);
    let mut reason = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        let deeper_text = deeper.to_string();
        if !reason.contains(&deeper_text) {
            reason = format!("{reason}: {deeper_text}");
        }
        cause = deeper.source();
    }
    let reason = shortened(&reason);
    let about_this_mail = !matches!(stage, Stage::Connecting | Stage::SigningIn);
    if error.is_permanent() && about_this_mail {
        SendError::Permanent { stage, code, reason }
    } else {
        SendError::Temporary { stage, code, reason }
    }
}

fn out_of_order(stage: Stage, answer: &Response) -> SendError {
    let code = u16::from(answer.code());
    SendError::Temporary {
        stage,
        code: Some(code),
        reason: format!("the mail server answered out of order: {code}"),
    }
}

/// One line of at most 300 characters, whatever the server sends.
fn shortened(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect::<String>().trim().to_owned()
}
