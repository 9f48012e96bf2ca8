//! A receiver that does what it is told, and an outbox to fill.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::actors::Actor;
use domain::chance::{Chance, SeededChance};
use domain::channels::Channel;
use domain::clock::Clock;
use domain::events::{Event, Subject};
use domain::ids::{EventId, OutboxId};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::Store;
use store::outbox::{Claimed, Message, Patience, backlog, enqueue};
use work::Stopper;
use work::deliver::{Arrival, Courier, Fault, Manners, Round, Undelivered};

pub static CHANCE: SeededChance = SeededChance::new(20_261_122);

/// How the receiver takes a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Takes,
    TakesAndFails,
    Fails,
    Refuses,
    Hangs,
    TakesAndHangs,
}

#[derive(Default)]
struct Inside {
    /// Keys in the order of their first arrival.
    effects: Vec<String>,
    tries: HashMap<String, u32>,
    script: HashMap<String, Vec<Manner>>,
    away: bool,
    sick: bool,
    at_work: usize,
    most_at_work: usize,
    tried_while_away: u32,
}

/// A receiver that recognises a repeat by its key, and misbehaves on request.
#[derive(Clone, Default)]
pub struct Receiver(Arc<Mutex<Inside>>);

impl Receiver {
    /// The first tries of the message with `key` go like this; later ones succeed.
    pub fn will(self, key: &str, manners: &[Manner]) -> Self {
        self.0.lock().unwrap().script.insert(key.to_owned(), manners.iter().rev().copied().collect());
        self
    }

    pub fn go_away(&self, away: bool) {
        self.0.lock().unwrap().away = away;
    }

    /// Fails with everything, also when asked how it is.
    pub fn fall_sick(&self, sick: bool) {
        self.0.lock().unwrap().sick = sick;
    }

    pub fn effects(&self) -> Vec<String> {
        self.0.lock().unwrap().effects.clone()
    }

    pub fn tries(&self, key: &str) -> u32 {
        self.0.lock().unwrap().tries.get(key).copied().unwrap_or(0)
    }

    pub fn tried_while_away(&self) -> u32 {
        self.0.lock().unwrap().tried_while_away
    }

    pub fn most_at_work(&self) -> usize {
        self.0.lock().unwrap().most_at_work
    }

    fn begin(&self, key: &str) -> Result<Manner, Undelivered> {
        let mut inside = self.0.lock().unwrap();
        *inside.tries.entry(key.to_owned()).or_default() += 1;
        if inside.away {
            inside.tried_while_away += 1;
            return Err(Undelivered::plain(Fault::Away, "nobody home"));
        }
        if inside.sick {
            return Err(Undelivered::plain(Fault::Faulty, "500"));
        }
        inside.at_work += 1;
        inside.most_at_work = inside.most_at_work.max(inside.at_work);
        Ok(inside.script.get_mut(key).and_then(Vec::pop).unwrap_or(Manner::Takes))
    }

    fn take(&self, key: &str) {
        let mut inside = self.0.lock().unwrap();
        if !inside.effects.iter().any(|known| known == key) {
            inside.effects.push(key.to_owned());
        }
    }
}

impl Courier for Receiver {
    fn target(&self) -> &'static str {
        "erp"
    }

    async fn deliver(&self, message: &Claimed, _now: Timestamp) -> Result<Arrival, Undelivered> {
        let key = message.idempotency_key.as_str();
        let manner = self.begin(key)?;
        tokio::time::sleep(Duration::from_millis(2)).await;
        if matches!(manner, Manner::Takes | Manner::TakesAndFails | Manner::TakesAndHangs) {
            self.take(key);
        }
        if matches!(manner, Manner::Hangs | Manner::TakesAndHangs) {
            std::future::pending::<()>().await;
        }
        self.0.lock().unwrap().at_work -= 1;
        match manner {
            Manner::Refuses => Err(Undelivered::plain(Fault::Refused, "unknown code XYZ")),
            Manner::Takes => Ok(Arrival::Delivered),
            _ => Err(Undelivered::plain(Fault::Faulty, "500")),
        }
    }

    async fn is_well(&self) -> bool {
        let inside = self.0.lock().unwrap();
        !inside.away && !inside.sick
    }
}

/// Quick enough for a story.
pub fn manners() -> Manners {
    Manners {
        at_once: 4,
        look_every: Duration::from_millis(20),
        longest: Duration::from_secs(5),
        settle: Duration::ZERO,
        pause: (Duration::from_millis(20), Duration::from_millis(80)),
        patience: Patience {
            first: SignedDuration::from_millis(10),
            longest: SignedDuration::from_millis(50),
            least: SignedDuration::ZERO,
            faults: 3,
        },
    }
}

/// A worker at work.
pub struct Worker {
    stopper: Stopper,
    running: tokio::task::JoinHandle<()>,
}

impl Worker {
    pub fn start<C: Courier>(store: &Store, courier: C, manners: Manners) -> Self {
        Self::start_later(store, courier, manners, SignedDuration::ZERO)
    }

    /// Starts with a clock that is `later` ahead.
    pub fn start_later<C: Courier>(
        store: &Store,
        courier: C,
        manners: Manners,
        later: SignedDuration,
    ) -> Self {
        let (stopper, stop) = Stopper::new();
        let clock: Arc<dyn Clock> = Arc::new(Ahead(later));
        let chance: Arc<dyn Chance> = Arc::new(SeededChance::new(CHANCE.next_u64()));
        let round = Arc::new(Round::new(store.clone(), courier, manners, clock, chance, stop));
        Self { stopper, running: tokio::spawn(round.run()) }
    }

    /// Stops as a program does that is asked to.
    pub async fn stop(self, grace: Duration) {
        self.stopper.finish();
        let leaving = tokio::time::sleep(grace);
        let mut running = self.running;
        tokio::select! {
            ended = &mut running => return ended.unwrap(),
            () = leaving => self.stopper.leave(),
        }
        running.await.unwrap();
    }

    /// Stops as a program does that is killed: nothing is put down.
    pub fn kill(self) {
        self.running.abort();
    }
}

#[derive(Debug)]
struct Ahead(SignedDuration);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        work::SystemClock.now() + self.0
    }
}

/// An event for what staff do.
pub fn event(kind: &str) -> Event {
    let now = work::SystemClock.now();
    Event {
        id: EventId::new(now, &CHANCE),
        at: now,
        actor: Actor::Program,
        channel: Channel::System,
        process: None,
        case: None,
        subject: Subject::new("outbox", kind),
        kind: kind.to_owned(),
        data: json!({}),
    }
}

/// Puts messages in, each `stream/number`, its key the same.
pub async fn put(store: &Store, keys: &[&str]) {
    let now = work::SystemClock.now();
    let mut tx = store.begin().await.unwrap();
    for key in keys {
        let message = Message {
            id: OutboxId::new(now, &CHANCE),
            target: "erp".to_owned(),
            kind: "termination".to_owned(),
            stream: key.split('/').next().unwrap().to_owned(),
            idempotency_key: (*key).to_owned(),
            payload: json!({ "key": key }),
            secret: false,
            not_before: now,
        };
        assert!(enqueue(&mut tx, &message, now).await.unwrap());
    }
    tx.commit().await.unwrap();
}

/// How many messages wait, and how many lie on the shelf.
pub async fn left(store: &Store) -> (u32, u32) {
    left_for(store, "erp").await
}

/// The same for one target.
pub async fn left_for(store: &Store, target: &str) -> (u32, u32) {
    let backlog = backlog(store, work::SystemClock.now()).await.unwrap();
    let of = backlog.iter().find(|backlog| backlog.target == target);
    of.map_or((0, 0), |of| (of.waiting, of.dead))
}

/// Waits until `done`, at most half a minute.
pub async fn until(what: &str, mut done: impl AsyncFnMut() -> bool) {
    for _ in 0..3000 {
        if done().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never happened: {what}");
}

/// Whether what happened in one stream happened in the order in which it was put in.
pub fn in_order(effects: &[String]) -> bool {
    let mut last: HashMap<&str, u32> = HashMap::new();
    effects.iter().all(|key| {
        let (stream, number) = key.split_once('/').unwrap();
        let number: u32 = number.parse().unwrap();
        last.insert(stream, number).is_none_or(|before| before < number)
    })
}
