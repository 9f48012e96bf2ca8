//! Passwords and mail go over TLS, to the right server, or not at all.

use std::sync::Arc;
use std::time::Duration;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{ServerConfig, crypto};

use super::super::*;
use super::fake_server::{FakeServer, Manner, Tls};
use super::{ids, receipt};

/// A server's certificate for `name`, and how the server uses it.
fn certificate(name: &str) -> (String, TlsAcceptor) {
    let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (made.cert.pem(), TlsAcceptor::from(Arc::new(config)))
}

fn config(port: u16, encryption: Encryption, trusted: Option<String>) -> SmtpConfig {
    SmtpConfig {
        host: "localhost".to_owned(),
        port: Some(port),
        encryption,
        username: Some("kanaalwijzer".to_owned()),
        password: Some("geheim".to_owned().into()),
        hello_name: "voorbeeldwonen.example".to_owned(),
        trusted_certificate: trusted,
        patience: Duration::from_secs(30),
    }
}

async fn send(config: SmtpConfig) -> Result<Delivery, SendError> {
    MailTransport::smtp(config, ids()).unwrap().send(&receipt()).await
}

#[tokio::test]
async fn mail_goes_over_tls_with_a_password() {
    let (trusted, acceptor) = certificate("localhost");
    for (encryption, tls) in [
        (Encryption::Tls, Tls::FirstByte(acceptor.clone())),
        (Encryption::StartTls, Tls::Upgrade(acceptor.clone())),
    ] {
        let server = FakeServer::start_with(&[Manner::Accepts], tls).await;
        send(config(server.port, encryption, Some(trusted.clone()))).await.unwrap();
        assert_eq!(server.arrived().len(), 1, "{encryption:?}");
        assert!(server.commands().iter().any(|command| command.starts_with("AUTH PLAIN")), "{encryption:?}");
    }
}

#[tokio::test]
async fn a_refused_password_is_for_staff_to_put_right_and_loses_no_mail() {
    let (trusted, acceptor) = certificate("localhost");
    let server = FakeServer::start_with(&[Manner::RefusesPassword], Tls::FirstByte(acceptor)).await;
    let error = send(config(server.port, Encryption::Tls, Some(trusted))).await.unwrap_err();
    assert!(
        matches!(error, SendError::Temporary { stage: Stage::SigningIn, code: Some(535), .. }),
        "{error}"
    );
}

#[tokio::test]
async fn nothing_is_said_to_a_server_that_cannot_prove_who_it_is() {
    let (other, _) = certificate("localhost");
    let (wrong_name, impostor) = certificate("elders.example");
    let (_, unknown) = certificate("localhost");
    for (acceptor, trusted) in [(impostor, Some(wrong_name)), (unknown.clone(), None), (unknown, Some(other))]
    {
        for encryption in [Encryption::Tls, Encryption::StartTls] {
            let tls = match encryption {
                Encryption::Tls => Tls::FirstByte(acceptor.clone()),
                _ => Tls::Upgrade(acceptor.clone()),
            };
            let server = FakeServer::start_with(&[Manner::Accepts], tls).await;
            let error = send(config(server.port, encryption, trusted.clone())).await.unwrap_err();
            assert!(matches!(error, SendError::Temporary { stage: Stage::Connecting, .. }), "{error}");
            assert!(server.commands().iter().all(|said| said.starts_with("EHLO") || said == "STARTTLS"));
        }
    }
}

#[tokio::test]
async fn a_server_without_starttls_gets_neither_password_nor_mail() {
    let server = FakeServer::start(&[Manner::Accepts]).await;
    let error = send(config(server.port, Encryption::StartTls, None)).await.unwrap_err();
    assert!(matches!(error, SendError::Temporary { stage: Stage::Connecting, .. }), "{error}");
    let said = server.commands();
    assert!(!said.iter().any(|line| line.starts_with("AUTH") || line.starts_with("MAIL")), "{said:?}");
}

#[test]
fn a_configuration_that_would_betray_its_password_is_refused() {
    let refused = |config| MailTransport::smtp(config, ids()).unwrap_err();
    let open = config(25, Encryption::Plain, None);
    assert_eq!(refused(open.clone()), InvalidSmtpConfig::PasswordInTheOpen);
    assert_eq!(refused(SmtpConfig { password: None, ..open.clone() }), InvalidSmtpConfig::HalfACredential);
    assert_eq!(refused(SmtpConfig { username: None, ..open }), InvalidSmtpConfig::HalfACredential);
    let rubbish = config(
        465,
        Encryption::Tls,
        Some("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----".to_owned()),
    );
    assert!(matches!(refused(rubbish), InvalidSmtpConfig::Certificate(_)));
}

#[test]
fn the_configuration_has_safe_defaults_and_shows_no_password() {
    let read: SmtpConfig = serde_json::from_str(
        r#"{"host": "mail.example", "username": "a", "password": "geheim", "hello_name": "b.example", "patience": "2m"}"#,
    )
    .unwrap();
    assert_eq!((read.encryption, read.encryption.port()), (Encryption::Tls, 465));
    assert_eq!(read.patience, Duration::from_mins(2));
    assert!(!format!("{read:?}").contains("geheim"));
    let transport = MailTransport::smtp(read, ids()).unwrap();
    assert!(!format!("{transport:?}").contains("geheim"), "{transport:?}");
    assert!(
        serde_json::from_str::<SmtpConfig>(r#"{"host": "a", "hello_name": "b", "pasword": "c"}"#).is_err()
    );
}
