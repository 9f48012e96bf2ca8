//! What managers see is counted once, again when something happened, and never for somebody else.
#![expect(clippy::unwrap_used, reason = "a town that cannot be set must stop")]

use std::sync::Arc;

use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::ids::RelationId;
use insight::pictures::Colour;
use jiff::{SignedDuration, Timestamp};
use store::Store;
use store::testing::{on_both, settled};
use usecases::contacts::{NewContact, record};
use usecases::journeys::overview::{Counted, MeasuresTold, Told, measured, overview};
use usecases::journeys::{Memory, Selection, Untold, logs};
use usecases::testing::{Town, rules};
use usecases::{Act, Error, House};

/// A town in which the standard policy holds.
async fn town(store: Store) -> Town {
    let town = Town::new(store).await;
    town.steered().await;
    town
}

fn manager(town: &Town) -> Act<'_> {
    town.as_staff(StaffRole::Manager)
}

/// So many days before now.
fn ago(town: &Town, days: i64) -> Timestamp {
    town.now - SignedDuration::from_hours(24 * days)
}

fn about(town: &Town, topic: Option<&str>) -> Selection {
    Selection { since: ago(town, 90), until: None, topic: topic.map(str::to_owned), group: None }
}

async fn comes(town: &Town, at: Timestamp, relation: RelationId, topic: &str, channel: Channel) {
    let new = NewContact {
        relation,
        case: None,
        channel,
        inbound: true,
        topic: topic.to_owned(),
        summary: "Vraagt iets.".to_owned(),
    };
    record(&town.house.program(at), &new).await.unwrap();
}

/// People who mail about a repair and then call, and who write about a payment, some weeks apart.
async fn busy(town: &Town) -> Vec<RelationId> {
    let mut people = Vec::new();
    for number in 0..24u32 {
        let person = town.person(&format!("R{number}"), "Bo", true).await;
        let day = ago(town, 40 - i64::from(number));
        comes(town, day, person, "repair", Channel::Email).await;
        comes(town, day + SignedDuration::from_hours(4), person, "repair", Channel::Phone).await;
        if number % 2 == 0 {
            comes(town, day, person, "payment", Channel::Letter).await;
        }
        people.push(person);
    }
    // Managers count what the feed tells, and the stories beside this one hold that back for a moment.
    settled(&town.house.store).await;
    people
}

/// The same association after the program was started again: it remembers nothing.
fn started_again(town: &Town) -> House {
    let house = &town.house;
    House {
        store: house.store.clone(),
        processes: domain::processes::all(&rules()).unwrap(),
        texts: Arc::clone(&house.texts),
        association: house.association.clone(),
        seal: usecases::signing_in::Seal::new([7; 32]).unwrap(),
        chance: Arc::clone(&house.chance),
        memory: Memory::default(),
        log_days: house.log_days,
        proofs: usecases::steering::policies::Proofs::default(),
    }
}

async fn seen(act: &Act<'_>, selection: &Selection) -> (Arc<Counted<Told>>, Arc<Counted<MeasuresTold>>) {
    let map = overview(act, selection, Colour::Waiting).await.unwrap().counted;
    (map, measured(act, selection).await.unwrap().counted)
}

#[tokio::test]
async fn what_is_kept_is_what_would_be_counted_anew() {
    on_both(async |store| {
        let town = town(store).await;
        let people = busy(&town).await;
        let act = manager(&town);
        let topics = [None, Some("repair"), Some("payment"), Some("nuisance")];
        for round in 0..6usize {
            settled(&town.house.store).await;
            let again = started_again(&town);
            let fresh = again.act(town.now, act.actor, act.channel);
            for topic in topics {
                let selection = about(&town, topic);
                let (map, measures) = seen(&act, &selection).await;
                let (same_map, same_measures) = seen(&act, &selection).await;
                assert!(Arc::ptr_eq(&map, &same_map) && Arc::ptr_eq(&measures, &same_measures), "kept");
                let (new_map, new_measures) = seen(&fresh, &selection).await;
                assert_eq!(*map, *new_map, "{topic:?} in round {round}");
                assert_eq!(*measures, *new_measures, "{topic:?} in round {round}");
            }
            // Something late, something new, and something about a topic that nobody asked about.
            let person = people[round * 3];
            comes(&town, ago(&town, 20), person, "repair", Channel::Counter).await;
            comes(&town, ago(&town, 1), person, ["payment", "nuisance"][round % 2], Channel::Portal).await;
        }
        let nuisance = overview(&act, &about(&town, Some("nuisance")), Colour::Waiting).await.unwrap();
        assert_eq!(nuisance.counted.told.as_ref().err(), Some(&Untold::Few));
    })
    .await;
}

#[tokio::test]
async fn who_looks_at_the_same_at_once_has_it_counted_once_and_nobody_elses() {
    on_both(async |store| {
        let town = town(store).await;
        busy(&town).await;
        let (act, all) = (manager(&town), about(&town, None));
        let look = |selection, colour| overview(&act, selection, colour);
        let (one, other) = tokio::join!(look(&all, Colour::Waiting), look(&all, Colour::Waiting));
        let (one, other) = (one.unwrap().counted, other.unwrap().counted);
        assert!(Arc::ptr_eq(&one, &other));
        let repair = about(&town, Some("repair"));
        let people = |counted: &Counted<Told>| counted.told.as_ref().unwrap().map.people;
        let of_repair = look(&repair, Colour::Waiting).await.unwrap().counted;
        assert_eq!((people(&one), people(&of_repair)), (36, 24), "another topic is counted by itself");
        let refused = overview(&town.as_staff(StaffRole::Agent), &all, Colour::Waiting).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "kept for managers is not kept for all");
        assert!(matches!(measured(&town.as_staff(StaffRole::Agent), &all).await, Err(Error::Forbidden)));
    })
    .await;
}

#[tokio::test]
async fn a_period_is_of_whole_weeks_and_two_never_differ_by_a_few() {
    on_both(async |store| {
        let town = town(store).await;
        busy(&town).await;
        let act = manager(&town);
        let mut told = Vec::new();
        for days in 5..60 {
            let selection = Selection { since: ago(&town, days), ..about(&town, Some("repair")) };
            let found = overview(&act, &selection, Colour::Waiting).await.unwrap();
            assert_eq!(found.about.period.since.weekday(), jiff::civil::Weekday::Monday);
            if let Ok(of) = &found.counted.told {
                told.push((found.about.period.since, of.map.people));
            }
        }
        told.dedup();
        assert!(told.len() > 1, "there is more than one period to compare: {told:?}");
        for pair in told.windows(2) {
            let difference = pair[1].1 - pair[0].1;
            assert!(difference == 0 || difference >= 10, "{told:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_log_is_read_once_until_it_is_mapped_otherwise_or_gone() {
    on_both(async |store| {
        let town = town(store).await;
        let act = manager(&town);
        let rows =
            (0..30).map(|at| format!("z{at};2026-03-03 10:00;E-mail;x\nz{at};2026-03-03 14:00;Telefoon;y\n"));
        let text = format!("zaak;tijdstip;kanaal;onderwerp\n{}", rows.collect::<String>());
        let id = logs::put(&act, "crm.csv", text.into_bytes()).await.unwrap();
        let (one, other) = tokio::join!(logs::open(&act, id, false), logs::open(&act, id, false));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!(Arc::ptr_eq(&one.opened, &other.opened), "read once for both");
        let mapping = logs::Mapping { topic: Some("onderwerp".to_owned()), ..logs::Mapping::default() };
        logs::map(&act, id, &mapping, one.log.version).await.unwrap();
        let mapped = logs::open(&act, id, false).await.unwrap();
        assert!(!Arc::ptr_eq(&one.opened, &mapped.opened));
        assert!(!mapped.opened.reading.as_ref().unwrap().by_topic.is_empty(), "as it was mapped");
        let refused = logs::open(&town.as_staff(StaffRole::Agent), id, false).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
        logs::remove(&act, id).await.unwrap();
        assert!(matches!(logs::open(&act, id, false).await, Err(Error::NotFound)), "nothing stays in memory");
    })
    .await;
}
