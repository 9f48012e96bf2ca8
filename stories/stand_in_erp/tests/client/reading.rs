//! Reading relations, homes and leases: whole, what changed, and past rubbish.

use std::num::NonZeroU32;

use domain::channels::Channel;
use domain::tenancy::{HomeKind, PartyRole};
use jiff::Timestamp;
use registers::vera::messages::reading::Record;
use registers::vera::{Changes, ErpError, Pages, Trouble, VeraClient};
use stand_in_erp::{Manner, Manners, Options, Plan, Shape, StandInErp};

use crate::support::{api_key, association, client, config, erp};

const HOMES: usize = 130;

/// Everything on every page: records and the reasons of refusals. A page that fails is asked for again.
async fn all<R: Record>(mut pages: Pages<'_, R>) -> (Vec<R>, Vec<String>) {
    let (mut records, mut refused) = (Vec::new(), Vec::new());
    let mut failures = 0;
    loop {
        match pages.next().await {
            Ok(Some(page)) => {
                records.extend(page.records);
                refused.extend(page.refused.iter().map(ToString::to_string));
            }
            Ok(None) => return (records, refused),
            Err(error) if error.is_temporary() && failures < 50 => failures += 1,
            Err(error) => panic!("{error}"),
        }
    }
}

async fn association_erp(shape: Shape) -> StandInErp {
    erp(Options { seed: association(HOMES), shape, ..Options::default() }).await
}

async fn reads_everything(client: &VeraClient) {
    let (relations, refused) = all(client.relations(Changes::All)).await;
    assert_eq!((relations.len(), refused.len()), (2 * HOMES, 0));
    let second = &relations[1];
    assert_eq!(second.number, "R-5001");
    assert_eq!(second.email.as_deref(), Some("bewoner1@example.org"));
    assert_eq!(second.phone.as_deref(), Some("+31612340001"));
    assert_eq!(relations[0].preference, Some(Channel::Email));
    let (homes, refused) = all(client.homes(Changes::All)).await;
    assert_eq!((homes.len(), refused.len()), (HOMES, 0));
    assert_eq!(homes[129].address, crate::support::address(130));
    assert_eq!((homes[129].number.as_str(), homes[129].kind), ("11.029", Some(HomeKind::StaircaseFlat)));
    let (leases, refused) = all(client.leases(Changes::All)).await;
    assert_eq!((leases.len(), refused.len()), (HOMES, 0));
    let lease = &leases[3];
    assert_eq!(
        (lease.number.as_str(), lease.home_numbers.as_slice()),
        ("HO00003", &["10.003".to_owned()][..])
    );
    assert_eq!(lease.parties[1].relation_number, "R-5007");
    assert!(lease.disputed && lease.notice_clause_months == Some(1));
}

#[tokio::test]
async fn chain_and_domain_shapes_give_the_same() {
    for shape in [Shape::Chain, Shape::Domain] {
        let erp = association_erp(shape).await;
        reads_everything(&client(&erp)).await;
    }
    let erp = association_erp(Shape::Chain).await;
    let (leases, _) = all(client(&erp).leases(Changes::All)).await;
    assert_eq!(leases[0].parties[1].role, PartyRole::CoTenant, "only the chain shape carries roles");
}

#[tokio::test]
async fn leases_can_be_read_first_and_from_chain_process_bog() {
    let erp = association_erp(Shape::Domain).await;
    let mut config = config(&erp, api_key());
    let elsewhere = format!("{}/overeenkomsten", erp.base_url());
    config.elsewhere.insert(registers::vera::nouns::Noun::Huurovereenkomsten, elsewhere);
    let client = VeraClient::new(&config).unwrap();
    let (leases, refused) = all(client.leases(Changes::All)).await;
    assert_eq!((leases.len(), refused.len()), (HOMES, 0));
    assert_eq!(
        leases[0].parties[0].relation_number, "R-5000",
        "numbers are asked for when they are not known yet"
    );
}

#[tokio::test]
async fn every_way_of_paging_ends_and_misses_nothing() {
    for pages_without_cursor in [false, true] {
        for page_size in [1, 7, 26, 100] {
            let erp = erp(Options { seed: association(26), ..Options::default() }).await;
            erp.behave(Manners { pages_without_cursor, ..Manners::default() });
            let mut config = config(&erp, api_key());
            config.page_size = page_size;
            let client = VeraClient::new(&config).unwrap();
            let (homes, refused) = all(client.homes(Changes::All)).await;
            assert_eq!(
                (homes.len(), refused.len()),
                (26, 0),
                "{page_size} a page, no cursor: {pages_without_cursor}"
            );
        }
    }
}

#[tokio::test]
async fn a_spoiled_record_is_reported_and_stops_nothing() {
    let erp = association_erp(Shape::Chain).await;
    erp.behave(Manners { spoil_every: NonZeroU32::new(10), ..Manners::default() });
    let (relations, refused) = all(client(&erp).relations(Changes::All)).await;
    assert_eq!((relations.len(), refused.len()), (2 * HOMES - 26, 26));
    assert!(refused.iter().all(|reason| reason.starts_with("relaties ")), "{refused:?}");
    assert!(
        refused.iter().any(|reason| reason.contains("rel-20 (page 1, record 20): achternaam")),
        "{refused:?}"
    );
    assert!(
        refused.iter().all(|reason| !reason.contains("Bewoner") && !reason.contains("html")),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_page_that_fails_is_read_again_and_nothing_is_missed() {
    let erp = association_erp(Shape::Domain).await;
    let bad = vec![Manner::FailBefore, Manner::RubbishBefore, Manner::CutOffBefore, Manner::Down];
    erp.behave(Manners {
        reads: Plan::InTurn { manners: [bad.clone(), vec![Manner::Good], bad].concat() },
        ..Manners::default()
    });
    let (homes, _) = all(client(&erp).homes(Changes::All)).await;
    let numbers: std::collections::BTreeSet<_> = homes.iter().map(|home| home.number.clone()).collect();
    assert_eq!((homes.len(), numbers.len()), (HOMES, HOMES));
}

#[tokio::test]
async fn an_unreachable_erp_stops_the_reading_for_now() {
    let mut erp = association_erp(Shape::Chain).await;
    let client = client(&erp);
    let mut pages = client.homes(Changes::All);
    assert_eq!(pages.next().await.unwrap().unwrap().total, Some(HOMES as u64));
    erp.stop().await;
    let error = pages.next().await.unwrap_err();
    assert!(
        matches!(error, ErpError::Temporary { trouble: Trouble::Unreachable | Trouble::Interrupted, .. }),
        "{error}"
    );
    erp.start_again().await.unwrap();
    assert_eq!(pages.next().await.unwrap().unwrap().records.len(), HOMES - 100);
    assert!(pages.next().await.unwrap().is_none());
}

#[tokio::test]
async fn only_changes_come_when_the_erp_has_a_parameter_for_them() {
    let erp = association_erp(Shape::Chain).await;
    let at: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    let mut seed = association(HOMES + 1);
    seed.homes[4].build_year = Some(1999);
    erp.learn(seed, at);
    let mut config = config(&erp, api_key());
    config.changes_parameter = Some("gewijzigdVanaf".to_owned());
    let client = VeraClient::new(&config).unwrap();
    let (homes, _) = all(client.homes(Changes::Since(at))).await;
    let changed: Vec<_> = homes.iter().map(|home| (home.number.as_str(), home.build_year)).collect();
    assert_eq!(changed, [("10.004", Some(1999)), ("11.030", Some(1974))]);
    let later = at + jiff::Span::new().seconds(1);
    assert!(all(client.homes(Changes::Since(later))).await.0.is_empty());
    let without = crate::support::client(&erp);
    assert_eq!(
        all(without.homes(Changes::Since(later))).await.0.len(),
        HOMES + 1,
        "without one, everything comes"
    );
}
