//! What a mail says, and how it is written down (RFC 5322 and MIME).

use std::time::SystemTime;

use domain::contacts::EmailAddress;
use jiff::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, MultiPart, SinglePart};
use serde::{Deserialize, Serialize};

use super::message_id::MessageIds;
use crate::calendar_file::CalendarFile;

/// The longest idempotency key: encoded it must fit one header line of 998 bytes (RFC 5322 section 2.1.1).
const LONGEST_KEY: usize = 200;

/// An address with the name people see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailbox {
    /// The name, when there is one.
    pub name: Option<String>,
    /// The address.
    pub address: EmailAddress,
}

impl From<EmailAddress> for Mailbox {
    fn from(address: EmailAddress) -> Self {
        Self { name: None, address }
    }
}

/// Who wrote the mail (RFC 3834): tells other programs not to answer it, so that two programs never talk forever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AutoSubmitted {
    /// A person; out-of-office answers are welcome.
    No,
    /// The program, by itself: a reminder, a sign-in code.
    Generated,
    /// The program, in answer to what somebody did: a receipt.
    Replied,
}

/// A mail as it waits in the outbox: everything that is needed to write the same message again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutgoingMail {
    /// What makes this mail one mail: the same key is the same mail. At most 200 bytes.
    pub idempotency_key: String,
    /// The key of an earlier mail that this one follows, so that mail programs show them together.
    pub follows: Option<String>,
    /// When it was written: the date the tenant sees, however late it is sent.
    pub written_at: Timestamp,
    /// From whom; the domain must be one the mail server may send for.
    pub from: Mailbox,
    /// To whom.
    pub to: Mailbox,
    /// Where answers go, when not to `from`.
    pub reply_to: Option<Mailbox>,
    /// Subject.
    pub subject: String,
    /// The mail as plain text. Always there: not everybody sees pictures and colours.
    pub text: String,
    /// The same mail as HTML.
    pub html: Option<String>,
    /// Appointments to put in an agenda, each a file of its own: not every agenda reads more than one from a file.
    #[serde(default)]
    pub calendar: Vec<CalendarFile>,
    /// Who wrote it.
    pub auto_submitted: AutoSubmitted,
}

/// The mail cannot be written down; trying again will not help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnwritableMail {
    /// The key does not fit a header.
    #[error("the idempotency key has {found} bytes: use 1 to {LONGEST_KEY}")]
    WrongKey {
        /// Its length in bytes.
        found: usize,
    },
    /// An address or header that the mail library does not accept.
    #[error("the mail cannot be written: {0}")]
    NotAccepted(String),
}

impl OutgoingMail {
    /// The message as it goes over the line: the same bytes for the same mail.
    pub fn write(&self, ids: &MessageIds) -> Result<Vec<u8>, UnwritableMail> {
        for key in std::iter::once(&self.idempotency_key).chain(&self.follows) {
            if !(1..=LONGEST_KEY).contains(&key.len()) {
                return Err(UnwritableMail::WrongKey { found: key.len() });
            }
        }
        let message_id = ids.id_of(&self.idempotency_key);
        let mut builder = lettre::Message::builder()
            .message_id(Some(message_id.clone()))
            .date(header_date(self.written_at))
            .from(mailbox(&self.from)?)
            .to(mailbox(&self.to)?)
            .subject(one_line(&self.subject));
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(mailbox(reply_to)?);
        }
        if let Some(earlier) = self.follows.as_deref().map(|key| ids.id_of(key)) {
            builder = builder.in_reply_to(earlier.clone()).references(earlier);
        }
        for (name, value) in self.automatic_headers() {
            builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        }
        let message = match self.body(&boundary_of(&message_id))? {
            Body::One(part) => builder.singlepart(part),
            Body::Several(parts) => builder.multipart(parts),
        };
        message.map(|message| message.formatted()).map_err(|e| UnwritableMail::NotAccepted(e.to_string()))
    }

    fn automatic_headers(&self) -> Vec<(&'static str, String)> {
        let value = match self.auto_submitted {
            AutoSubmitted::No => return Vec::new(),
            AutoSubmitted::Generated => "auto-generated",
            AutoSubmitted::Replied => "auto-replied",
        };
        // Exchange does not look at Auto-Submitted alone before it sends an out-of-office answer.
        vec![("Auto-Submitted", value.to_owned()), ("X-Auto-Response-Suppress", "All".to_owned())]
    }

    /// Text alone, or text and HTML as two forms of one mail, or either with the calendar files beside it.
    fn body(&self, boundary: &str) -> Result<Body, UnwritableMail> {
        let text = SinglePart::plain(network_lines(&self.text));
        let words = match &self.html {
            None => Body::One(text),
            Some(html) => Body::Several(
                MultiPart::alternative()
                    .boundary(format!("{boundary}-words"))
                    .singlepart(text)
                    .singlepart(SinglePart::html(network_lines(html))),
            ),
        };
        if self.calendar.is_empty() {
            return Ok(words);
        }
        let parts = MultiPart::mixed().boundary(format!("{boundary}-parts"));
        let mut parts = match words {
            Body::One(text) => parts.singlepart(text),
            Body::Several(forms) => parts.multipart(forms),
        };
        let media_type = ContentType::parse(CalendarFile::MEDIA_TYPE)
            .map_err(|e| UnwritableMail::NotAccepted(e.to_string()))?;
        for (index, appointment) in self.calendar.iter().enumerate() {
            let name =
                if index == 0 { "afspraak.ics".to_owned() } else { format!("afspraak-{}.ics", index + 1) };
            parts = parts.singlepart(Attachment::new(name).body(appointment.text(), media_type.clone()));
        }
        Ok(Body::Several(parts))
    }
}

enum Body {
    One(SinglePart),
    Several(MultiPart),
}

fn mailbox(of: &Mailbox) -> Result<lettre::message::Mailbox, UnwritableMail> {
    let address = address(&of.address)?;
    Ok(lettre::message::Mailbox::new(
        of.name.as_deref().map(one_line).filter(|name| !name.is_empty()),
        address,
    ))
}

/// The address in the words of the mail library.
pub(super) fn address(of: &EmailAddress) -> Result<lettre::Address, UnwritableMail> {
    of.as_str().parse().map_err(|e: lettre::address::AddressError| UnwritableMail::NotAccepted(e.to_string()))
}

/// Headers are one line: what a tenant typed cannot add another.
fn one_line(text: &str) -> String {
    text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Lines as they travel. The mail library would do it too, in a time that grows with the square of the length.
fn network_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// A date in a header lies between 1970 and 9999.
fn header_date(moment: Timestamp) -> SystemTime {
    let latest = Timestamp::MAX - jiff::SignedDuration::from_hours(48);
    SystemTime::from(moment.clamp(Timestamp::UNIX_EPOCH, latest))
}

/// What separates the parts follows from the signed identifier: the same every time, and not to be guessed by
/// whoever wrote a part of the text.
fn boundary_of(message_id: &str) -> String {
    let local = message_id.rsplit_once('@').map_or(message_id, |(local, _)| local);
    local.rsplit_once('.').map_or(local, |(_, signature)| signature).to_owned()
}
