//! The contacts held in memory: read once, then only what is new, so that a page over a year of contacts answers at once.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use ::steering::self_reliance::{Statement, holds};
use domain::cases::Level;
use domain::ids::{CaseId, ContactId, RelationId};
use insight::journeys::{Happened, Live};
use insight::log::EventLog;
use jiff::Timestamp;
use store::contacts::{Contact, ContactsOf, Direction};
use store::{Cursor, events};

use super::{ANSWER, EFFORT, GROUP, LEVEL, OVER, SATISFACTION, TOPIC};
use crate::steering::self_reliance;
use crate::{Act, Error};

/// Contacts or events that are read at a time.
const BATCH: u32 = 1_000;
/// Periods whose log is kept ready.
const MOST_READY: usize = 8;
/// The kind of thing that the event of a contact is about.
const CONTACT: &str = "contact";
/// What tenants say of a contact, from 1 to 5: how content they were and how much effort it took.
type Scores = [Option<&'static str>; 2];

/// What this process remembers of contacts, and of logs that were opened.
#[derive(Default)]
pub struct Memory {
    contacts: tokio::sync::Mutex<Held>,
    pub(super) opened: super::logs::Opened,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory")
    }
}

/// The contacts so far, and where the reading of events goes on.
#[derive(Default)]
struct Held {
    /// Whether the contacts of before were read.
    begun: bool,
    after: Option<Cursor>,
    known: HashSet<ContactId>,
    live: Option<Live>,
    /// The logs of periods that were asked for, by the moment they begin.
    ready: VecDeque<(Timestamp, Arc<EventLog>)>,
}

impl Memory {
    /// The log of all contacts since a moment: questions of one person about one topic, with the answers between.
    pub(super) async fn since(&self, act: &Act<'_>, since: Timestamp) -> Result<Arc<EventLog>, Error> {
        let mut held = self.contacts.lock().await;
        if held.catch_up(act).await? {
            held.ready.clear();
        }
        if let Some((_, log)) = held.ready.iter().find(|(from, _)| *from == since) {
            return Ok(Arc::clone(log));
        }
        let said = self_reliance::of_everybody(act).await?;
        let log = Arc::new(held.log(since, act.now, &said));
        if held.ready.len() == MOST_READY {
            held.ready.pop_front();
        }
        held.ready.push_back((since, Arc::clone(&log)));
        Ok(log)
    }
}

impl Held {
    /// Reads what is new; whether there was anything.
    async fn catch_up(&mut self, act: &Act<'_>) -> Result<bool, Error> {
        let before = self.known.len();
        if !self.begun {
            self.begin(act).await?;
        }
        loop {
            let feed = events::feed(&act.house.store, self.after.as_ref(), BATCH).await?;
            let full = feed.events.len() == BATCH as usize;
            let mut scores = HashMap::new();
            let mut new = Vec::new();
            for recorded in feed.events.iter().filter(|recorded| recorded.event.subject.kind == CONTACT) {
                let Ok(id) = recorded.event.subject.id.parse::<ContactId>() else { continue };
                scores.extend(scored(&recorded.event.data).map(|scores| (id, scores)));
                new.extend((!self.known.contains(&id)).then_some(id));
            }
            let contacts = store::contacts::find_all(&act.house.store, &new).await?;
            self.take_in(act, &contacts, &scores).await?;
            self.after = feed.next;
            if !full {
                return Ok(self.known.len() > before);
            }
        }
    }

    /// Reads all contacts of before. What is recorded meanwhile comes with the events, and may come twice.
    async fn begin(&mut self, act: &Act<'_>) -> Result<(), Error> {
        let store = &act.house.store;
        self.after = events::end_of_feed(store).await?;
        let mut scores = HashMap::new();
        let mut last = String::new();
        loop {
            let page = events::told_of(store, CONTACT, SATISFACTION, &last, BATCH).await?;
            let full = page.len() == BATCH as usize;
            for recorded in page {
                let id = recorded.event.subject.id.parse::<ContactId>().ok();
                scores.extend(id.zip(scored(&recorded.event.data)));
                last = recorded.event.subject.id;
            }
            if !full {
                break;
            }
        }
        let mut after: Option<Cursor> = None;
        loop {
            let page = store::contacts::list(store, ContactsOf::Everybody, after.as_ref(), BATCH).await?;
            self.take_in(act, &page.items, &scores).await?;
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        self.begun = true;
        Ok(())
    }

    async fn take_in(
        &mut self,
        act: &Act<'_>,
        contacts: &[Contact],
        scores: &HashMap<ContactId, Scores>,
    ) -> Result<(), Error> {
        let cases: HashSet<CaseId> = contacts.iter().filter_map(|contact| contact.case).collect();
        let cases: Vec<CaseId> = cases.into_iter().collect();
        let levels: HashMap<CaseId, Level> =
            store::cases::levels(&act.house.store, &cases).await?.into_iter().collect();
        let live = self.live.get_or_insert_with(|| Live::telling([SATISFACTION, EFFORT, LEVEL]));
        for contact in contacts {
            if !self.known.insert(contact.id) {
                continue;
            }
            let activity = match contact.direction {
                Direction::In => contact.channel.code(),
                Direction::Out => ANSWER,
            };
            let [satisfaction, effort] = scores.get(&contact.id).copied().unwrap_or_default();
            let level = contact.case.and_then(|case| levels.get(&case));
            live.add(&Happened {
                case: &format!("{} {}", contact.relation, contact.topic),
                activity,
                time: contact.at.as_microsecond(),
                channel: Some(contact.channel.code()),
                facts: [satisfaction, effort, level.map(|level| level.code())],
            });
        }
        Ok(())
    }

    fn log(&self, since: Timestamp, now: Timestamp, said: &HashMap<RelationId, Vec<Statement>>) -> EventLog {
        let Some(live) = &self.live else { return Live::new().log() };
        let told = |case| {
            let (relation, topic) = who_and_what(case)?;
            let statements = said.get(&relation).map(Vec::as_slice).unwrap_or_default();
            Some(vec![(TOPIC, topic), (GROUP, holds(statements, topic, now).0.code())])
        };
        live.part(since.as_microsecond(), told).episodes(OVER)
    }
}

/// The person and the topic of a case of the log.
pub(super) fn who_and_what(case: &str) -> Option<(RelationId, &str)> {
    let (relation, topic) = case.split_once(' ')?;
    Some((relation.parse().ok()?, topic))
}

/// What was said of a contact, if anything was.
fn scored(data: &serde_json::Value) -> Option<Scores> {
    let scores = [score(&data[SATISFACTION]), score(&data[EFFORT])];
    scores.iter().any(Option::is_some).then_some(scores)
}

fn score(value: &serde_json::Value) -> Option<&'static str> {
    let scores = ["1", "2", "3", "4", "5"];
    let at = usize::try_from(value.as_u64()?).ok()?.checked_sub(1)?;
    scores.get(at).copied()
}
