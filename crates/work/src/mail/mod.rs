//! Letters on their way to a mailbox.

mod html;
mod letter;

use channels::mail::{MailTransport, SendError, Stage};
use domain::mails::Mail;
use jiff::Timestamp;
use store::outbox::Claimed;

use crate::deliver::{Arrival, Courier, Fault, Undelivered};

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
