//! A letter in words as a mail for the line: from whom, both forms, calendar files.

use channels::calendar_file::{CalendarFile, CalendarStatus};
use channels::mail::{AutoSubmitted, Mailbox, OutgoingMail};
use domain::contacts::EmailAddress;
use domain::mails::{CalendarEntry, Mail};
use store::outbox::Claimed;

use super::html;
use crate::deliver::{Fault, Undelivered};

/// Who writes: the association.
#[derive(Debug, Clone)]
pub struct Sender {
    /// Its name.
    pub name: String,
    /// The address mail comes from; its domain must be one the mail server may send for.
    pub from: EmailAddress,
    /// Where answers go.
    pub answers: EmailAddress,
}

/// The mail for the line: the same bytes at every attempt.
pub(super) fn written(mail: &Mail, sender: &Sender, message: &Claimed) -> Result<OutgoingMail, Undelivered> {
    let address: EmailAddress = mail.to.parse().map_err(|error| Undelivered {
        reason: format!("the e-mail address of {} cannot be used: {error}", mail.to_name),
        ..Undelivered::plain(Fault::Refused, "the e-mail address cannot be used")
    })?;
    let reply_to = (sender.answers != sender.from).then(|| Mailbox::from(sender.answers.clone()));
    Ok(OutgoingMail {
        idempotency_key: message.idempotency_key.clone(),
        follows: None,
        written_at: message.created_at,
        from: Mailbox { name: Some(sender.name.clone()), address: sender.from.clone() },
        to: Mailbox { name: Some(mail.to_name.clone()).filter(|name| !name.is_empty()), address },
        reply_to,
        subject: mail.subject.clone(),
        text: text(mail),
        html: Some(html::page(mail)),
        calendar: mail.calendar.iter().map(|entry| file(entry, mail, sender, message)).collect(),
        auto_submitted: AutoSubmitted::Generated,
    })
}

/// The words, with the button as an address above the closing lines.
fn text(mail: &Mail) -> String {
    let Some(button) = &mail.button else { return format!("{}\n", mail.text.trim_end()) };
    let line = format!("{}:\n{}", button.label, button.address);
    match mail.text.trim_end().rsplit_once("\n\n") {
        Some((letter, closing)) => format!("{}\n\n{line}\n\n{closing}\n", letter.trim_end()),
        None => format!("{}\n\n{line}\n", mail.text.trim_end()),
    }
}

fn file(entry: &CalendarEntry, mail: &Mail, sender: &Sender, message: &Claimed) -> CalendarFile {
    let description = mail
        .button
        .as_ref()
        .map_or_else(String::new, |button| format!("{}:\n{}", button.label, button.address));
    CalendarFile {
        uid: format!("{}@{}", entry.appointment, sender.from.domain()),
        sequence: entry.version,
        written_at: message.created_at,
        starts_at: entry.starts_at,
        ends_at: entry.ends_at,
        summary: entry.title.clone(),
        description,
        location: entry.location.clone(),
        organizer_name: sender.name.clone(),
        organizer: sender.answers.clone(),
        status: if entry.cancelled { CalendarStatus::Cancelled } else { CalendarStatus::Confirmed },
    }
}
