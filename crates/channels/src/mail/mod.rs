//! E-mail that leaves the house: one message, sent once in effect however often it is tried.
//!
//! The outbox tries again when it does not know whether a mail arrived. The message is then the same byte for byte,
//! `Message-ID` and date included, so that the mail server and the mail program of the tenant see one mail.

mod message;
mod message_id;
mod smtp;
mod transport;

#[cfg(test)]
mod tests;

pub use message::{AutoSubmitted, Mailbox, OutgoingMail, UnwritableMail};
pub use message_id::{MessageIds, WeakSecret};
pub use smtp::{Encryption, InvalidSmtpConfig, SmtpConfig};
pub use transport::{Delivery, MailTransport, SendError, Stage};
