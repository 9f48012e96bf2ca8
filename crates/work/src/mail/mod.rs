//! Letters on their way to a mailbox.

mod html;
mod letter;

use std::time::Duration;

use channels::mail::{MailTransport, SendError, Stage};
use domain::mails::Mail;
use jiff::{SignedDuration, Timestamp};
use store::outbox::{Claimed, Patience};

use crate::deliver::{Arrival, Courier, Fault, Manners, Undelivered};

pub use letter::Sender;

/// Brings letters to the association's mail server.
#[derive(Debug)]
pub struct MailCourier {
    transport: MailTransport,
    sender: Sender,
}

impl MailCourier {
    /// A courier that writes as `sender`.
    pub fn new(transport: MailTransport, sender: Sender) -> Self {
        Self { transport, sender }
    }
}

/// How to serve a mail server whose every answer may take `patience`, ten times as long for a whole message. A full
/// mailbox or a server that wants to see us twice gets most of a day.
pub fn manners(patience: Duration) -> Manners {
    let standard = Manners::default();
    let patient = Patience {
        first: SignedDuration::from_mins(1),
        longest: SignedDuration::from_hours(4),
        faults: 12,
        ..standard.patience
    };
    Manners { longest: patience * 16, patience: patient, ..standard }
}

impl Courier for MailCourier {
    fn target(&self) -> &'static str {
        usecases::outbox::MAIL
    }

    async fn deliver(&self, message: &Claimed, _now: Timestamp) -> Result<Arrival, Undelivered> {
        let mail: Mail = crate::payload::read(message)?;
        let letter = letter::written(&mail, &self.sender, message)?;
        self.transport.send(&letter).await.map_err(|error| undelivered(&error))?;
        Ok(if self.transport.leaves_the_house() { Arrival::Delivered } else { Arrival::Kept })
    }

    async fn is_well(&self) -> bool {
        self.transport.check().await.is_ok()
    }
}

fn undelivered(error: &SendError) -> Undelivered {
    let (SendError::Temporary { stage, .. } | SendError::Permanent { stage, .. }) = error;
    let fault = match (error, stage) {
        (SendError::Permanent { .. }, _) => Fault::Refused,
        // Before the server has heard whose mail it is, it cannot be the mail.
        (SendError::Temporary { .. }, Stage::Connecting | Stage::SigningIn) => Fault::Away,
        (SendError::Temporary { .. }, _) => Fault::Faulty,
    };
    let code = error.code().map_or_else(|| "no code".to_owned(), |code| format!("code {code}"));
    let mut reason = error.to_string();
    if error.is_about_the_address() {
        reason.push_str(". Ask the tenant for another e-mail address, or drop this mail and write a letter");
    }
    Undelivered { reason, ..Undelivered::plain(fault, format!("{stage:?}, {code}")) }
}
