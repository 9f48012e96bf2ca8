//! Where mail goes: to a mail server, or nowhere in a demonstration.

use serde::{Deserialize, Serialize};

use super::message::{OutgoingMail, UnwritableMail};
use super::message_id::MessageIds;
use super::smtp::{InvalidSmtpConfig, Server, SmtpConfig};

/// How far a mail came before it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The message could not be written.
    Writing,
    /// The server was not reached, did not greet, or gave no safe connection.
    Connecting,
    /// The server did not accept our name and password.
    SigningIn,
    /// The server was told from whom the mail is.
    Sender,
    /// The server was told for whom the mail is.
    Recipient,
    /// The message was on its way.
    Sending,
    /// The whole message was sent, and the server did not confirm it.
    Confirming,
}

/// The mail did not go, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum SendError {
    /// Trying again later can help: the server is away, busy, or does not know us yet (greylisting).
    #[error("mail not sent yet ({stage:?}): {reason}")]
    Temporary {
        /// How far it came. At [`Stage::Confirming`] it may have arrived all the same; sending it again is safe,
        /// because it is the same message with the same `Message-ID`.
        stage: Stage,
        /// The SMTP code, when the server gave one.
        code: Option<u16>,
        /// What happened, for staff; never for a tenant.
        reason: String,
    },
    /// Trying again cannot help: the mailbox does not exist, or the server refuses this mail.
    #[error("mail refused for good ({stage:?}): {reason}")]
    Permanent {
        /// How far it came. At [`Stage::Recipient`] the address is wrong, elsewhere the mail.
        stage: Stage,
        /// The SMTP code, when the server gave one.
        code: Option<u16>,
        /// What happened, for staff; never for a tenant.
        reason: String,
    },
}

impl SendError {
    /// Whether trying again later can help.
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Temporary { .. })
    }

    /// The code with which the mail server answered, if it did.
    pub const fn code(&self) -> Option<u16> {
        match self {
            Self::Temporary { code, .. } | Self::Permanent { code, .. } => *code,
        }
    }

    /// Whether the tenant's address itself is refused: somebody should ask for another.
    pub const fn is_about_the_address(&self) -> bool {
        matches!(self, Self::Permanent { stage: Stage::Recipient, .. })
    }
}

impl From<UnwritableMail> for SendError {
    fn from(problem: UnwritableMail) -> Self {
        Self::Permanent { stage: Stage::Writing, code: None, reason: problem.to_string() }
    }
}

/// A mail that was accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Its `Message-ID`, between angle brackets.
    pub message_id: String,
    /// What the mail server said, often with its own number for the mail; `None` when the mail was kept.
    pub answer: Option<String>,
}

/// Sends mail.
#[derive(Debug, Clone)]
pub struct MailTransport {
    ids: MessageIds,
    route: Route,
}

#[derive(Debug, Clone)]
enum Route {
    Smtp(Server),
    Kept,
}

impl MailTransport {
    /// Sends through the association's mail server.
    pub fn smtp(config: SmtpConfig, ids: MessageIds) -> Result<Self, InvalidSmtpConfig> {
        Ok(Self { ids, route: Route::Smtp(Server::new(config)?) })
    }

    /// Accepts every mail that can be written and sends none: for the demonstration, where mail is read from the
    /// outbox.
    pub const fn kept(ids: MessageIds) -> Self {
        Self { ids, route: Route::Kept }
    }

    /// Whether mail really leaves the house.
    pub const fn leaves_the_house(&self) -> bool {
        matches!(self.route, Route::Smtp(_))
    }

    /// The identifiers this transport gives its mails, to recognise replies by.
    pub const fn message_ids(&self) -> &MessageIds {
        &self.ids
    }

    /// Whether the mail server greets us and lets us in; mail that is kept is always welcome.
    pub async fn check(&self) -> Result<(), SendError> {
        match &self.route {
            Route::Smtp(server) => server.greet().await,
            Route::Kept => Ok(()),
        }
    }

    /// Sends `mail`, once: whether and when to try again is for the outbox to decide.
    pub async fn send(&self, mail: &OutgoingMail) -> Result<Delivery, SendError> {
        let message = mail.write(&self.ids)?;
        let answer = match &self.route {
            Route::Smtp(server) => Some(server.deliver(mail, &message).await?),
            Route::Kept => None,
        };
        Ok(Delivery { message_id: self.ids.id_of(&mail.idempotency_key), answer })
    }
}
