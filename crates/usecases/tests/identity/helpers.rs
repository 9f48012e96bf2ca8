//! A house for stories: a clock that stands still, repeatable chance, no processes.

use std::sync::Arc;

use domain::actors::{Actor, StaffRole};
use domain::chance::SeededChance;
use domain::channels::Channel;
use domain::events::Event;
use domain::ids::StaffId;
use domain::language::Texts;
use jiff::{SignedDuration, Timestamp};
use store::Store;
use store::testing::on_both;
use usecases::journeys::Memory;
use usecases::signing_in::{Door, Seal, SessionToken, Visit, sessions};
use usecases::staff::{self, NewStaff};
use usecases::steering::policies::Proofs;
use usecases::{Act, Association, House, TEXTS};

/// Sunday 22 November 2026, 10.00 hours in the Netherlands.
pub fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

/// So many seconds after [`now`].
pub fn later(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

/// A house on this store.
pub fn house(store: Store) -> House {
    let sources: Vec<_> = domain::processes::texts(&[]).into_iter().chain(TEXTS).collect();
    House {
        store,
        processes: Vec::new(),
        texts: Arc::new(Texts::read(&sources).unwrap()),
        association: Association {
            name: "Wonen aan de Diep".to_owned(),
            phone: "050 123 45 67".to_owned(),
            email: "post@voorbeeld.nl".to_owned(),
            address: "Nieuweweg 12, Groningen".to_owned(),
            public_url: "https://mijn.voorbeeld.nl".to_owned(),
            emergency_phone: None,
            whatsapp: None,
            chat_url: None,
        },
        seal: Seal::new([7; 32]).unwrap(),
        chance: Arc::new(SeededChance::new(2026)),
        memory: Memory::default(),
        proofs: Proofs::default(),
        log_days: usecases::journeys::logs::LOG_DAYS,
    }
}

/// Tells `story` in a fresh house on each database.
pub async fn in_both_houses<F, Fut>(story: F)
where
    F: Fn(Arc<House>) -> Fut,
    Fut: Future<Output = ()>,
{
    on_both(|store| story(Arc::new(house(store)))).await;
}

/// Somebody at the door at this moment.
pub fn door(house: &House, now: Timestamp) -> Door<'_> {
    Door { house, now, from: "192.0.2.7" }
}

/// The visit of a token that works.
pub async fn visit(house: &House, now: Timestamp, token: &SessionToken) -> Visit {
    sessions::resume(house, now, token).await.unwrap().expect("the session lives")
}

/// The password of everybody in these stories.
pub const PASSWORD: &str = "zeven blauwe fietsen";

/// Adds somebody with [`PASSWORD`].
pub async fn add(house: &House, email: &str, role: StaffRole) -> StaffId {
    let new = NewStaff { email: email.to_owned(), name: "Sanne Visser".to_owned(), role };
    staff::add(&house.program(now()), &new, Some(PASSWORD)).await.unwrap().id
}

/// What a member of staff does.
pub fn by_staff(house: &House, id: StaffId, role: StaffRole) -> Act<'_> {
    house.act(now(), Actor::Staff { id, role }, Channel::Portal)
}

/// Everything that happened, oldest first.
pub async fn events(store: &Store) -> Vec<Event> {
    store::testing::settled(store).await;
    let feed = store::events::feed(store, None, 1000).await.unwrap();
    feed.events.into_iter().map(|recorded| recorded.event).collect()
}

/// The kinds of everything that happened, oldest first.
pub async fn kinds(store: &Store) -> Vec<String> {
    events(store).await.into_iter().map(|event| event.kind).collect()
}

/// The key of the text that says why it was refused.
pub fn why<T: std::fmt::Debug>(outcome: Result<T, usecases::Error>) -> String {
    match outcome.unwrap_err() {
        usecases::Error::Input(key) => key,
        other => panic!("another error: {other}"),
    }
}
