//! Limits in time and size, and what an error may say.

use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{LOCATION, RETRY_AFTER};
use axum::routing::any;
use domain::erp::{ErpUpdate, PersonReference, TerminationStatus};
use registers::vera::{ConfigError, ErpError, Trouble, VeraClient, VeraConfig};
use stand_in_erp::{Manner, Manners, Options, Plan};

use crate::support::{api_key, config, contact, delivery, erp, termination};

/// Longer than any answer takes here, on any machine.
const PATIENT: Duration = Duration::from_secs(30);

/// What a client that waits `timeout` makes of it.
async fn trouble(manner: Manner, timeout: Duration) -> (Trouble, Option<Duration>) {
    let erp = erp(Options::default()).await;
    let client = VeraClient::new(&VeraConfig { timeout, ..config(&erp, api_key()) }).unwrap();
    erp.behave(Manners { writes: Plan::Always { manner }, ..Manners::default() });
    match client.deliver(delivery(1), &contact(1)).await.unwrap_err() {
        ErpError::Temporary { trouble, retry_after, .. } => (trouble, retry_after),
        other => panic!("{manner:?}: {other}"),
    }
}

#[tokio::test]
async fn every_failure_has_its_name_and_its_wait() {
    let settle = Some(Duration::from_millis(800));
    let hasty = Duration::from_secs(1);
    let slow = trouble(Manner::Slow { milliseconds: 60_000 }, hasty).await;
    assert_eq!(slow, (Trouble::TimedOut(hasty), settle));
    let expected = [
        (Manner::FailBefore, Trouble::Failed { status: 500 }, settle),
        (Manner::ConflictBefore, Trouble::Conflict, settle),
        (Manner::CutOffBefore, Trouble::Interrupted, settle),
        (Manner::Busy { seconds: 7 }, Trouble::Busy { status: 429 }, Some(Duration::from_secs(7))),
        (Manner::Down, Trouble::Busy { status: 503 }, settle),
        (Manner::ExpiredToken, Trouble::NoEntry { status: 401 }, None),
    ];
    for (manner, trouble_expected, wait) in expected {
        assert_eq!(trouble(manner, PATIENT).await, (trouble_expected, wait), "{manner:?}");
    }
    for manner in [Manner::RubbishBefore, Manner::Endless] {
        let (trouble, wait) = trouble(manner, PATIENT).await;
        assert!(matches!(trouble, Trouble::Unreadable(_)), "{manner:?}: {trouble}");
        assert_eq!(wait, settle);
    }
}

#[tokio::test]
async fn a_delivery_of_many_slow_requests_ends_within_its_lease() {
    let erp = erp(Options::default()).await;
    let config = VeraConfig { timeout: Duration::from_millis(800), ..config(&erp, api_key()) };
    let client = VeraClient::new(&config).unwrap();
    assert_eq!(client.shortest_lease(), Duration::from_secs(4));
    let reads = Plan::Always { manner: Manner::Slow { milliseconds: 200 } };
    erp.behave(Manners { reads, ..Manners::default() });
    let ErpUpdate::Termination(mut update) = termination(0, TerminationStatus::Received) else {
        unreachable!()
    };
    update.tenants =
        (0..20).map(|of| PersonReference { number: format!("R-{of}"), name: String::new() }).collect();
    let started = Instant::now();
    let error = client.deliver(delivery(1), &ErpUpdate::Termination(update)).await.unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(6), "twenty people at 400 ms each are eight seconds");
    assert_eq!(error.retry_after(), Some(Duration::from_millis(800)), "{error}");
}

#[tokio::test]
async fn nobody_there_is_known_at_once_and_nothing_was_sent() {
    let mut erp = erp(Options::default()).await;
    let client = VeraClient::new(&VeraConfig { timeout: PATIENT, ..config(&erp, api_key()) }).unwrap();
    erp.stop().await;
    let started = Instant::now();
    let error = client.deliver(delivery(1), &contact(1)).await.unwrap_err();
    let expected =
        matches!(error, ErpError::Temporary { trouble: Trouble::Unreachable, retry_after: None, .. });
    assert!(expected, "{error}");
    assert!(started.elapsed() < PATIENT / 2);
}

#[tokio::test]
async fn an_endless_answer_is_cut_at_the_limit() {
    let erp = erp(Options::default()).await;
    let mut config = config(&erp, api_key());
    config.longest_answer = 100_000;
    config.timeout = PATIENT;
    let client = VeraClient::new(&config).unwrap();
    erp.behave(Manners { reads: Plan::InTurn { manners: vec![Manner::Endless] }, ..Manners::default() });
    let error = client.check().await.unwrap_err();
    let cut =
        matches!(error, ErpError::Temporary { trouble: Trouble::Unreadable("longer than the limit"), .. });
    assert!(cut, "{error}");
}

/// A server that answers everything in one way; returns a client for it.
async fn answering(status: StatusCode, header: (axum::http::HeaderName, &'static str)) -> VeraClient {
    let listener = tokio::net::TcpListener::bind(crate::support::HERE).await.unwrap();
    let base = format!("http://{}/v4", listener.local_addr().unwrap());
    let routes = Router::new().fallback(any(move || async move { (status, [header]) }));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let erp = erp(Options::default()).await;
    VeraClient::new(&VeraConfig { base_url: base, ..config(&erp, api_key()) }).unwrap()
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_a_wrong_address_is_said() {
    for status in [StatusCode::FOUND, StatusCode::NOT_FOUND] {
        let client = answering(status, (LOCATION, "http://elders.example/")).await;
        let error = client.check().await.unwrap_err();
        let here = matches!(error, ErpError::Temporary { trouble: Trouble::NothingHere { .. }, .. });
        assert!(here && error.needs_a_person(), "{error}");
        assert!(error.to_string().contains("check the address"), "{error}");
    }
}

#[tokio::test]
async fn patience_asked_for_is_kept_within_reason() {
    let waits = [("120", 120), ("86400", 3600), ("Sat, 22 Nov 2025 00:00:00 GMT", 0)];
    for (asked, seconds) in waits {
        let client = answering(StatusCode::SERVICE_UNAVAILABLE, (RETRY_AFTER, asked)).await;
        let wait = client.check().await.unwrap_err().retry_after();
        assert_eq!(wait, Some(Duration::from_secs(seconds)), "{asked}");
    }
}

#[tokio::test]
async fn settings_that_cannot_work_are_refused_before_anything_is_sent() {
    let erp = erp(Options::default()).await;
    let base = config(&erp, api_key());
    let page_size = VeraConfig { page_size: 101, ..base.clone() };
    assert_eq!(VeraClient::new(&page_size).err(), Some(ConfigError::PageSize));
    let organisation = VeraConfig { organisation: "Wonen\nX-Api: 1".to_owned(), ..base };
    assert_eq!(
        VeraClient::new(&organisation).err(),
        Some(ConfigError::NotAHeader { setting: "organisation" })
    );
}
