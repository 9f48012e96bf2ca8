//! Policies are proved aside, one at a time, and once: nobody waits for the proof of somebody else's table.

use std::sync::Arc;

use domain::channels::Channel;
use store::testing::on_both;
use usecases::Error;
use usecases::steering::policies::{self, Step, TableText};
use usecases::steering::{Ask, advise};

use crate::steering::{manager, town, walk};

/// A table of four hundred rules, which takes long to prove: every rule of another forty times.
fn long(table: &TableText) -> TableText {
    let copies = table.rules.iter().flat_map(|rule| {
        (0..40).map(move |at| {
            let id = rule.id.clone().filter(|_| at == 0);
            policies::RuleText { id, ..rule.clone() }
        })
    });
    TableText { hit_policy: "F".to_owned(), rules: copies.collect(), ..table.clone() }
}

#[tokio::test]
async fn the_same_texts_are_proved_once() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let id = policies::start(&act, None).await.unwrap();
        let view = policies::open(&act, id).await.unwrap();
        let first = policies::checked(&act, id).await.unwrap();
        assert!(first.holds);
        assert!(Arc::ptr_eq(&first, &policies::checked(&act, id).await.unwrap()));
        // What the live check proved is what is kept and then looked at.
        let mut table = view.table.clone();
        table.rules[0].remark = "Bel 112".to_owned();
        let typed = policies::check(&act, id, &table, None).await.unwrap();
        assert!(!Arc::ptr_eq(&first, &typed), "another table is proved anew");
        policies::save(&act, id, view.version, &table, None).await.unwrap();
        assert!(Arc::ptr_eq(&typed, &policies::checked(&act, id).await.unwrap()));
        policies::advance(&act, id, view.version + 1, Step::Check, "").await.unwrap();
        assert!(Arc::ptr_eq(&typed, &policies::checked(&act, id).await.unwrap()));
    })
    .await;
}

/// On one thread: what is not done aside would be done before anybody else has a turn.
#[tokio::test]
async fn tenants_do_not_wait_for_the_proof_of_a_long_table() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let aya = town.tenant(1, &[]).await;
        let tenant = town.as_tenant(aya);
        let (topics, nuisance) = (Ask::about("payment"), Ask::about("nuisance"));
        let id = policies::start(&act, None).await.unwrap();
        let view = policies::open(&act, id).await.unwrap();
        let mut table = long(&view.table);
        assert_eq!(table.rules.len(), 400);
        // On a busy server the proof may be the first by chance; were it not aside, it would be so every time.
        let mut was_told = false;
        for attempt in 0..10 {
            table.rules[0].remark = format!("Poging {attempt}");
            tokio::select! {
                biased;
                _ = policies::check(&act, id, &table, None) => continue,
                told = advise(&tenant, Some(aya.relation), &topics) => was_told = told.is_ok(),
            }
            break;
        }
        assert!(was_told, "the proof always came first");
        policies::save(&act, id, view.version, &table, None).await.unwrap();
        // A step is proved before its transaction begins, so that others can write meanwhile.
        let mut step = Box::pin(policies::advance(&act, id, view.version + 1, Step::Check, ""));
        tokio::select! {
            biased;
            _ = &mut step => {}
            told = advise(&tenant, Some(aya.relation), &nuisance) => assert!(told.is_ok()),
        }
        drop(step);
        let checked = policies::checked(&act, id).await.unwrap();
        assert!(checked.holds && checked.unreachable.len() == 390, "{checked:#?}");
    })
    .await;
}

#[tokio::test]
async fn two_versions_never_begin_on_the_same_day_to_come() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let today = domain::calendar::amsterdam::day_of(town.now);
        let on = today.tomorrow().unwrap();
        let mut ready = Vec::new();
        for _ in 0..2 {
            let id = policies::start(&act, None).await.unwrap();
            walk(&act, id, &[Step::Check, Step::Advise, Step::Approve]).await;
            ready.push(id);
        }
        policies::advance(&act, ready[0], 4, Step::Publish { on }, "").await.unwrap();
        let second = policies::advance(&act, ready[1], 4, Step::Publish { on }, "").await;
        assert!(matches!(second, Err(Error::Input(key)) if key == "steering-publish-same-day"));
        // Once the other is taken back, or for another day, it can be.
        policies::advance(&act, ready[0], 5, Step::Retire, "").await.unwrap();
        policies::advance(&act, ready[1], 4, Step::Publish { on }, "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_to_call_in_danger_is_told_before_publishing() {
    on_both(async |store| {
        let mut town = town(store).await;
        let act = manager(&town);
        let mut parameters = policies::holding_parameters(&act).await.unwrap().unwrap();
        assert!(policies::is_emergency_unanswered(&act, &parameters));
        let phone = parameters.channels.iter_mut().find(|one| one.channel == Channel::Phone).unwrap();
        (phone.open.always, phone.open.hours) = (true, Vec::new());
        assert!(
            !policies::is_emergency_unanswered(&act, &parameters),
            "its own phone is answered at any hour"
        );
        let parameters = policies::holding_parameters(&act).await.unwrap().unwrap();
        Arc::get_mut(&mut town.house).unwrap().association.emergency_phone = Some("088 112 11 20".to_owned());
        assert!(!policies::is_emergency_unanswered(&manager(&town), &parameters));
    })
    .await;
}
