//! What a mail looks like to a program that reads it.

use mail_parser::{Message, MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::super::*;
use super::{ids, inspection, receipt};
use crate::calendar_file::CalendarFile;

fn read(message: &[u8]) -> Message<'_> {
    MessageParser::default().parse(message).unwrap()
}

fn header(message: &[u8], name: &str) -> Option<String> {
    read(message).header_raw(name.to_owned()).map(|value| value.trim().to_owned())
}

#[test]
fn a_receipt_says_who_what_and_that_a_program_wrote_it() {
    let written = receipt().write(&ids()).unwrap();
    let mail = read(&written);
    assert_eq!(mail.subject(), Some("Wij hebben uw huuropzegging"));
    assert_eq!(mail.from().unwrap().first().unwrap().name(), Some("Voorbeeld Wonen"));
    assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("aya@huurder.example"));
    assert_eq!(mail.date().unwrap().to_rfc3339(), "2026-02-03T22:45:12Z");
    assert_eq!(header(&written, "Auto-Submitted").as_deref(), Some("auto-replied"));
    assert_eq!(header(&written, "X-Auto-Response-Suppress").as_deref(), Some("All"));
    assert_eq!(ids().key_of(&header(&written, "Message-ID").unwrap()), Some(receipt().idempotency_key));
    assert_eq!(header(&written, "In-Reply-To"), None);
}

#[test]
fn a_mail_of_a_person_may_be_answered_by_an_out_of_office_message() {
    let mail = OutgoingMail { auto_submitted: AutoSubmitted::No, ..receipt() };
    let written = mail.write(&ids()).unwrap();
    assert_eq!(header(&written, "Auto-Submitted"), None);
}

#[test]
fn a_confirmation_follows_its_receipt_and_answers_go_to_the_contact_centre() {
    let mail = OutgoingMail {
        idempotency_key: "termination-confirmed/1".to_owned(),
        follows: Some(receipt().idempotency_key),
        reply_to: Some(
            "vragen@voorbeeldwonen.example".parse::<domain::contacts::EmailAddress>().unwrap().into(),
        ),
        ..receipt()
    };
    let written = mail.write(&ids()).unwrap();
    let first = header(&receipt().write(&ids()).unwrap(), "Message-ID").unwrap();
    assert_eq!(header(&written, "In-Reply-To"), Some(first.clone()));
    assert_eq!(header(&written, "References"), Some(first));
    let mail = read(&written);
    assert_eq!(mail.reply_to().unwrap().first().unwrap().address(), Some("vragen@voorbeeldwonen.example"));
}

#[test]
fn text_html_and_calendar_file_are_parts_of_one_mail() {
    let mail = OutgoingMail {
        html: Some("<p>Beste Aya, tot <strong>vrijdag</strong>.</p>".to_owned()),
        calendar: vec![inspection()],
        ..receipt()
    };
    let written = mail.write(&ids()).unwrap();
    let read = read(&written);
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim(), mail.text.trim());
    assert_eq!(read.body_html(0).unwrap().trim(), mail.html.clone().unwrap());
    assert_eq!(read.attachment_count(), 1);
    let file = read.attachment(0).unwrap();
    assert_eq!(file.attachment_name(), Some("afspraak.ics"));
    let kind = file.content_type().unwrap();
    assert_eq!((kind.c_type.as_ref(), kind.c_subtype.as_deref()), ("text", Some("calendar")));
    assert_eq!(kind.attribute("method"), Some("PUBLISH"));
    assert_eq!(file.text_contents().unwrap().trim_end(), inspection().text().trim_end());
}

#[test]
fn each_appointment_is_a_file_of_its_own() {
    let second = CalendarFile { uid: "019aa1b3@voorbeeldwonen.example".to_owned(), ..inspection() };
    let mail = OutgoingMail { calendar: vec![inspection(), second.clone()], ..receipt() };
    let written = mail.write(&ids()).unwrap();
    let read = read(&written);
    let names: Vec<_> = read.attachments().map(|file| file.attachment_name().unwrap()).collect();
    assert_eq!(names, ["afspraak.ics", "afspraak-2.ics"]);
    assert!(read.attachment(1).unwrap().text_contents().unwrap().contains(&second.uid));
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim(), mail.text.trim());
}

#[test]
fn the_same_mail_is_the_same_bytes() {
    let mail = OutgoingMail { html: Some("<p>x</p>".to_owned()), calendar: vec![inspection()], ..receipt() };
    let stored = serde_json::to_string(&mail).unwrap();
    let from_outbox: OutgoingMail = serde_json::from_str(&stored).unwrap();
    assert_eq!(from_outbox.write(&ids()).unwrap(), mail.write(&ids()).unwrap());
    let other = OutgoingMail { idempotency_key: "other".to_owned(), ..mail.clone() };
    assert_ne!(other.write(&ids()).unwrap(), mail.write(&ids()).unwrap());
}

#[test]
fn keys_that_do_not_fit_a_header_are_refused() {
    for (key, follows) in [("", None), ("k", Some("")), (&*"é".repeat(101), None)] {
        let mail = OutgoingMail {
            idempotency_key: key.to_owned(),
            follows: follows.map(str::to_owned),
            ..receipt()
        };
        assert!(matches!(mail.write(&ids()), Err(UnwritableMail::WrongKey { .. })), "{key}");
    }
    let longest = OutgoingMail { idempotency_key: "é".repeat(100), ..receipt() };
    assert_eq!(
        ids().key_of(&header(&longest.write(&ids()).unwrap(), "Message-ID").unwrap()),
        Some("é".repeat(100))
    );
}

proptest! {
    #[test]
    fn no_name_subject_or_text_breaks_the_mail(
        name in any::<String>(), subject in any::<String>(), text in any::<String>(), html in proptest::option::of(any::<String>()),
    ) {
        let mail = OutgoingMail {
            to: Mailbox { name: Some(name), ..receipt().to },
            subject: format!("{subject}\r\nBcc: iedereen@elders.example\r\n"),
            text,
            html,
            calendar: vec![inspection()],
            ..receipt()
        };
        let written = mail.write(&ids()).unwrap();
        prop_assert!(written.is_ascii(), "needs no extension of the mail server");
        let text = String::from_utf8(written.clone()).unwrap();
        prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
        let read = read(&written);
        prop_assert!(read.bcc().is_none());
        prop_assert_eq!(read.to().unwrap().iter().count(), 1);
        prop_assert_eq!(read.to().unwrap().first().unwrap().address(), Some("aya@huurder.example"));
        prop_assert_eq!(read.attachment_count(), 1);
    }

    #[test]
    fn plain_words_arrive_unchanged(text in "[ -~éëïö€•\n]{0,400}") {
        let mail = OutgoingMail { text: text.clone(), ..receipt() };
        let written = mail.write(&ids()).unwrap();
        let said = read(&written).body_text(0).unwrap_or_default().replace("\r\n", "\n");
        prop_assert_eq!(said.trim_end(), text.trim_end());
    }

    #[test]
    fn any_moment_can_be_a_date(seconds in jiff::Timestamp::MIN.as_second()..=jiff::Timestamp::MAX.as_second()) {
        let written_at = jiff::Timestamp::from_second(seconds).unwrap();
        let mail = OutgoingMail { written_at, ..receipt() };
        prop_assert!(mail.write(&ids()).is_ok());
    }
}
