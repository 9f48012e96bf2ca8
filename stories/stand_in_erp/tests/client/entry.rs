//! Getting in: API key, tokens that expire, and what is said when the door stays shut.

use registers::vera::{Authentication, ErpError, Place, Trouble, VeraClient};
use stand_in_erp::{Collection, Entry, Manner, Manners, Options, Plan, StandInErp};

use crate::support::{client, config, contact, deliver, delivery, erp};

fn tokens(erp: &StandInErp, secret: &str, secret_in_form: bool) -> Authentication {
    Authentication::ClientCredentials {
        token_url: erp.token_url(),
        client_id: Entry::default().client_id,
        client_secret: secret.into(),
        scope: Some("Overeenkomsten.All.ReadWrite".to_owned()),
        secret_in_form,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_token_serves_many_and_a_new_one_comes_when_it_expires() {
    for secret_in_form in [false, true] {
        let erp = erp(Options::default()).await;
        let authentication = tokens(&erp, &Entry::default().client_secret, secret_in_form);
        let client = std::sync::Arc::new(VeraClient::new(&config(&erp, authentication)).unwrap());
        let mut deliveries = tokio::task::JoinSet::new();
        for of in 0..20 {
            let client = std::sync::Arc::clone(&client);
            deliveries.spawn(async move { deliver(&client, of, &contact(of)).await });
        }
        deliveries.join_all().await;
        assert_eq!((erp.tokens_given(), erp.records(Collection::Contactmomenten).len()), (1, 20));
        erp.expire_tokens();
        client.deliver(delivery(30), &contact(30)).await.unwrap();
        assert_eq!(erp.tokens_given(), 2);
        erp.behave(Manners {
            writes: Plan::InTurn { manners: vec![Manner::ExpiredToken] },
            ..Manners::default()
        });
        client.deliver(delivery(31), &contact(31)).await.unwrap();
        assert_eq!(erp.tokens_given(), 3, "a token that expires between looking and writing");
        assert_eq!(erp.writes().len(), 22);
    }
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let entry = Entry { token_seconds: 0, ..Entry::default() };
    let erp = erp(Options { entry, ..Options::default() }).await;
    let authentication = tokens(&erp, &Entry::default().client_secret, false);
    let client = VeraClient::new(&config(&erp, authentication)).unwrap();
    client.check().await.unwrap();
    client.check().await.unwrap();
    assert_eq!(erp.tokens_given(), 2);
}

#[tokio::test]
async fn a_shut_door_is_temporary_needs_a_person_and_tells_no_secret() {
    let erp = erp(Options::default()).await;
    let wrong_key = Authentication::ApiKey { header: "X-API-KEY".to_owned(), key: "verkeerd-geheim".into() };
    let attempts = [(wrong_key, false), (tokens(&erp, "verkeerd-geheim", false), true)];
    for (authentication, at_token) in attempts {
        let client = VeraClient::new(&config(&erp, authentication)).unwrap();
        let error = client.deliver(delivery(1), &contact(1)).await.unwrap_err();
        let ErpError::Temporary { place, trouble: Trouble::NoEntry { status: 401 }, .. } = &error else {
            panic!("{error}")
        };
        assert_eq!(*place == Place::Token, at_token);
        assert!(error.needs_a_person() && error.is_temporary());
        assert!(!format!("{error} {error:?} {client:?}").contains("verkeerd-geheim"));
    }
    assert!(erp.writes().is_empty());
}

#[tokio::test]
async fn a_key_that_is_refused_once_does_no_harm() {
    let erp = erp(Options::default()).await;
    erp.behave(Manners {
        writes: Plan::InTurn { manners: vec![Manner::ExpiredToken] },
        ..Manners::default()
    });
    deliver(&client(&erp), 1, &contact(1)).await;
    assert_eq!(erp.writes().len(), 1);
}
