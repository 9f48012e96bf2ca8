//! Mail meets mail servers in every manner: what is told to the outbox, and how many mails arrive.

use std::time::Duration;

use super::super::*;
use super::fake_server::{FakeServer, Manner};
use super::{ids, receipt};

/// Longer than any server takes that answers at all, on any machine.
const PATIENT: Duration = Duration::from_secs(30);
/// For servers that never answer.
const HASTY: Duration = Duration::from_millis(400);

fn config(port: u16, patience: Duration) -> SmtpConfig {
    SmtpConfig {
        host: "127.0.0.1".to_owned(),
        port: Some(port),
        encryption: Encryption::Plain,
        username: None,
        password: None,
        hello_name: "voorbeeldwonen.example".to_owned(),
        trusted_certificate: None,
        patience,
    }
}

fn transport_to(port: u16, patience: Duration) -> MailTransport {
    MailTransport::smtp(config(port, patience), ids()).unwrap()
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let server = FakeServer::start(&[Manner::Accepts]).await;
    let mail = OutgoingMail { text: "Beste Aya,\n.\n..\nTot ziens.\n".to_owned(), ..receipt() };
    let delivery = transport_to(server.port, PATIENT).send(&mail).await.unwrap();
    assert_eq!(delivery.message_id, ids().id_of(&mail.idempotency_key));
    assert_eq!(delivery.answer.as_deref(), Some("2.0.0 queued as 4bXy"));
    let [arrived] = server.arrived().try_into().unwrap();
    assert_eq!(
        (arrived.from.as_str(), arrived.to.as_str()),
        ("post@voorbeeldwonen.example", "aya@huurder.example")
    );
    let read = mail_parser::MessageParser::default().parse(&arrived.message).unwrap();
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), mail.text.trim_end());
    assert_eq!(server.commands()[0], "EHLO voorbeeldwonen.example");
}

#[tokio::test]
async fn each_failure_is_told_apart() {
    use Stage::{Confirming, Connecting, Recipient, Sender, Sending};
    let table = [
        (Manner::BusyAtGreeting, true, Connecting, Some(421)),
        (Manner::RubbishAtGreeting, true, Connecting, None),
        (Manner::SilentAtGreeting, true, Connecting, None),
        (Manner::RefusesSender, false, Sender, Some(550)),
        (Manner::Greylists, true, Recipient, Some(451)),
        (Manner::HasFullMailbox, true, Recipient, Some(452)),
        (Manner::HasNoSuchMailbox, false, Recipient, Some(550)),
        (Manner::SilentAtRefusalGoodbye, false, Recipient, Some(550)),
        (Manner::SkipsGoAhead, true, Sending, Some(250)),
        (Manner::RefusesContent, false, Confirming, Some(554)),
        (Manner::PostponesContent, true, Confirming, Some(451)),
        (Manner::DropsHalfway, true, Confirming, None),
        (Manner::DropsBeforeConfirming, true, Confirming, None),
        (Manner::SilentAtConfirming, true, Confirming, None),
    ];
    for (manner, temporary, stage, code) in table {
        let server = FakeServer::start(&[manner]).await;
        // A mail longer than the buffers on the way, so that a server can leave in the middle of it.
        let mail = OutgoingMail { text: "Dit is een lange regel.\n".repeat(20_000), ..receipt() };
        let silent = [Manner::SilentAtGreeting, Manner::SilentAtRefusalGoodbye, Manner::SilentAtConfirming]
            .contains(&manner);
        let patience = if silent { HASTY } else { PATIENT };
        let error = transport_to(server.port, patience).send(&mail).await.unwrap_err();
        let expected = match &error {
            SendError::Temporary { reason, .. } => {
                SendError::Temporary { stage, code, reason: reason.clone() }
            }
            SendError::Permanent { reason, .. } => {
                SendError::Permanent { stage, code, reason: reason.clone() }
            }
        };
        assert_eq!(error, expected, "{manner:?}");
        assert_eq!(error.is_temporary(), temporary, "{manner:?}: {error}");
        assert_eq!(error.is_about_the_address(), !temporary && stage == Recipient, "{manner:?}");
        assert!(error.to_string().len() > 40, "the reason says something: {error}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_temporary() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let error = transport_to(gone, PATIENT).send(&receipt()).await.unwrap_err();
    assert!(matches!(error, SendError::Temporary { stage: Stage::Connecting, code: None, .. }), "{error}");
}

#[tokio::test]
async fn a_mail_is_tried_again_until_it_goes_and_is_the_same_mail_each_time() {
    let manners =
        [Manner::Greylists, Manner::DropsBeforeConfirming, Manner::SilentAtConfirming, Manner::Accepts];
    let server = FakeServer::start(&manners).await;
    let transport = transport_to(server.port, HASTY);
    let mail = OutgoingMail {
        html: Some("<p>Beste Aya</p>".to_owned()),
        calendar: vec![super::inspection()],
        ..receipt()
    };
    for _ in 0..3 {
        assert!(transport.send(&mail).await.unwrap_err().is_temporary());
    }
    transport.send(&mail).await.unwrap();
    let arrived = server.arrived();
    // Twice the server took the mail without saying so. That cannot be known; but it is one mail to who reads it.
    assert_eq!(arrived.len(), 3);
    assert!(arrived.iter().all(|mail| mail == &arrived[0]), "the same bytes each time");
}

#[tokio::test]
async fn a_server_that_never_says_goodbye_has_taken_the_mail_all_the_same() {
    let server = FakeServer::start(&[Manner::SilentAtGoodbye]).await;
    transport_to(server.port, HASTY).send(&receipt()).await.unwrap();
    assert_eq!(server.arrived().len(), 1);
}

#[tokio::test]
async fn what_breaks_off_is_never_followed_by_more_words() {
    let server = FakeServer::start(&[Manner::SilentAtConfirming]).await;
    transport_to(server.port, HASTY).send(&receipt()).await.unwrap_err();
    assert!(!server.commands().iter().any(|command| command.starts_with("QUIT")), "{:?}", server.commands());
}

#[tokio::test]
async fn a_demonstration_keeps_every_mail_that_can_be_written() {
    let kept = MailTransport::kept(ids());
    let delivery = kept.send(&receipt()).await.unwrap();
    assert_eq!((delivery.message_id, delivery.answer), (ids().id_of(&receipt().idempotency_key), None));
    assert!(!kept.leaves_the_house());
    let unwritable = OutgoingMail { idempotency_key: String::new(), ..receipt() };
    let error = kept.send(&unwritable).await.unwrap_err();
    assert!(matches!(error, SendError::Permanent { stage: Stage::Writing, .. }), "{error}");
}

#[tokio::test]
async fn a_server_can_be_greeted_without_mail() {
    let server = FakeServer::start(&[Manner::Accepts, Manner::BusyAtGreeting]).await;
    let transport = transport_to(server.port, PATIENT);
    transport.check().await.unwrap();
    let busy = transport.check().await.unwrap_err();
    assert!(matches!(busy, SendError::Temporary { stage: Stage::Connecting, .. }), "{busy}");
    assert!(server.arrived().is_empty());
    MailTransport::kept(ids()).check().await.unwrap();
}
