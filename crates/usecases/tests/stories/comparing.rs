//! Whether steering works: the arms compared by a few columns come to the same as reading every record and contact.
#![expect(clippy::unwrap_used, reason = "a town that cannot be set must stop")]

use std::collections::BTreeMap;

use ::steering::chain::Record;
use ::steering::hold_out::Arm;
use domain::actors::Actor;
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::{ContactId, RelationId};
use insight::measures::{Interval, wilson};
use jiff::{SignedDuration, Timestamp, ToSpan};
use store::contacts::{Contact, ContactsOf, Direction};
use store::steering::advices;
use store::testing::on_both;
use usecases::Error;
use usecases::steering::{ArmFigures, Ask, advise, compare, policies};
use usecases::testing::{PROCESS, Tenant, Town, rules};

use crate::steering::{alone, manager};

const WINDOW: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A town in which half of the tenants are left alone.
async fn halved(store: store::Store) -> Town {
    let mut town = Town::new(store).await;
    let mut rules = rules();
    let parameters = rules.0.get_mut("channel-policy.toml").unwrap();
    *parameters = parameters.replace("percent = 5.0", "percent = 50.0");
    policies::install(&town.house.program(town.now), &rules).await.unwrap();
    town.office_hours().await;
    town.now = "2026-03-04T08:30:00Z".parse().unwrap();
    town
}

async fn contact(town: &Town, relation: RelationId, topic: &str, by: Channel, after: SignedDuration) {
    let act = town.house.program(town.now);
    let contact = Contact {
        id: ContactId::new(town.now, town.house.chance.as_ref()),
        relation,
        case: None,
        channel: by,
        direction: if by == Channel::Letter { Direction::Out } else { Direction::In },
        topic: topic.to_owned(),
        summary: String::new(),
        at: town.now + after,
        by: Actor::Program,
    };
    let mut tx = town.house.store.begin().await.unwrap();
    store::contacts::add(&mut tx, &contact).await.unwrap();
    let event = act.event(Subject::new("contact", contact.id), "contact-recorded", serde_json::json!({}));
    tx.record(&event).await.unwrap();
    tx.commit().await.unwrap();
}

/// What this tenant does after asking: comes online, calls, comes twice, comes too late, or does not come.
async fn live(town: &Town, number: usize, tenant: Tenant) {
    let hours = SignedDuration::from_hours;
    let about = |topic: &'static str, by, after| contact(town, tenant.relation, topic, by, after);
    match number % 7 {
        0 => about(PROCESS, Channel::Portal, hours(3)).await,
        1 => about(PROCESS, Channel::Phone, hours(30)).await,
        2 => {
            about(PROCESS, Channel::Portal, hours(1)).await;
            about(PROCESS, Channel::Phone, WINDOW).await;
        }
        3 => about(PROCESS, Channel::Phone, WINDOW + hours(1)).await,
        4 => {
            about("nuisance", Channel::Phone, hours(1)).await;
            about(PROCESS, Channel::Letter, hours(2)).await;
        }
        5 => {
            let act = town.as_tenant(tenant);
            let answers = town.answers(&act, tenant).await;
            usecases::cases::file(&act, PROCESS, tenant.lease, tenant.relation, &answers).await.unwrap();
        }
        _ => about(PROCESS, Channel::Phone, -hours(1)).await,
    }
}

/// What came of a question: whether somebody came, online first, and once.
type Outcome = (RelationId, bool, bool, bool);

/// The plain way: every record of the chain, and every contact and case of everybody in it.
async fn plainly(town: &Town, since: Timestamp) -> BTreeMap<Arm, Vec<Outcome>> {
    let store = &town.house.store;
    let mut units: BTreeMap<(RelationId, String), (Timestamp, Arm, Option<String>)> = BTreeMap::new();
    for recorded in advices::after(store, 0, 10_000).await.unwrap() {
        let record: Record = serde_json::from_str(&recorded.content).unwrap();
        let (arm, at) = (record.advice.arm.arm, record.at);
        if arm != Arm::Outside && at >= since && at + WINDOW <= town.now {
            let unit = (at, arm, record.advice.process);
            units.entry((record.tenant.unwrap(), record.situation.topic)).or_insert(unit);
        }
    }
    let mut arms: BTreeMap<Arm, Vec<Outcome>> = BTreeMap::new();
    for ((tenant, topic), (from, arm, process)) in units {
        let contacts = store::contacts::list(store, ContactsOf::Relation(tenant), None, 100).await.unwrap();
        let asked = contacts.items.iter().filter(|one| one.direction == Direction::In && one.topic == topic);
        let mut came: Vec<(Timestamp, Channel)> = asked.map(|one| (one.at, one.channel)).collect();
        let cases = store::cases::concerning(store, tenant).await.unwrap();
        let own =
            cases.iter().filter(|case| case.requester == tenant && Some(&case.process) == process.as_ref());
        came.extend(own.map(|case| (case.opened_at, case.channel)));
        came.retain(|(at, _)| *at >= from && *at <= from + WINDOW);
        came.sort_unstable_by_key(|(at, _)| *at);
        let online = came.first().is_some_and(|(_, channel)| *channel == Channel::Portal);
        arms.entry(arm).or_default().push((tenant, !came.is_empty(), online, came.len() == 1));
    }
    arms
}

/// The share of those who came; of fewer than ten nothing is told.
fn share(of: &[Outcome], told: fn(&Outcome) -> bool) -> Option<Interval> {
    let came: Vec<&Outcome> = of.iter().filter(|(_, came, ..)| *came).collect();
    let count = came.iter().filter(|outcome| told(outcome)).count();
    (came.len() >= 10).then(|| wilson(count as u64, came.len() as u64))
}

fn figures(of: &[Outcome]) -> ArmFigures {
    ArmFigures {
        questions: Some(of.len() as u64),
        online: share(of, |(_, _, online, _)| *online),
        solved: share(of, |(.., once)| *once),
    }
}

#[tokio::test]
async fn the_arms_compared_by_columns_are_those_of_the_records() {
    on_both(async |store| {
        let mut town = halved(store).await;
        let begin = town.now;
        for number in 0..100_u8 {
            let tenant = town.tenant(u32::from(number) + 1, &[]).await;
            alone(&town, tenant).await;
            let act = town.as_tenant(tenant);
            advise(&act, Some(tenant.relation), &Ask::about(PROCESS)).await.unwrap();
            // Nothing can be steered there, and nobody knows who asks: neither belongs to an arm.
            advise(&act, Some(tenant.relation), &Ask::about("rent-and-costs")).await.unwrap();
            advise(&manager(&town), None, &Ask::about(PROCESS)).await.unwrap();
            live(&town, usize::from(number), tenant).await;
            town.now += SignedDuration::from_mins(40);
            // Asking again later is no other question.
            if number % 3 == 0 {
                advise(&town.as_tenant(tenant), Some(tenant.relation), &Ask::about(PROCESS)).await.unwrap();
            }
        }
        let middle = begin + SignedDuration::from_mins(40 * 8);
        for (days, since) in [(20, begin), (16, begin), (15, middle)] {
            town.now = begin + SignedDuration::from_hours(days * 24);
            let found = compare(&manager(&town), since).await.unwrap();
            let arms = plainly(&town, since).await;
            assert_eq!(found.steered, figures(&arms[&Arm::Policy]), "after {days} days");
            assert_eq!(found.held_out, figures(&arms[&Arm::HoldOut]), "after {days} days");
            assert!(days < 20 || (found.online.is_some() && found.solved.is_some()), "enough came to tell");
        }
        // Before anything can have come of a question, nothing is told.
        town.now = begin + SignedDuration::from_hours(24);
        assert_eq!(compare(&manager(&town), begin).await.unwrap().steered, ArmFigures::default());
        let agent = town.as_staff(domain::actors::StaffRole::Agent);
        assert!(matches!(compare(&agent, town.now - 90.hours()).await, Err(Error::Forbidden)));
    })
    .await;
}
