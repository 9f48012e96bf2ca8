//! The contacts held in memory: read once, then only what is new, so that a page over a year of contacts answers at once.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use ::steering::self_reliance::{Statement, holds};
use domain::cases::Level;
use domain::ids::{CaseId, ContactId, LogId, RelationId};
use insight::journeys::{Happened, Live};
use insight::log::EventLog;
use jiff::Timestamp;
use store::contacts::{Contact, ContactsOf, Direction};
use store::{Cursor, events};

use super::logs::{Mapping, Opened};
use super::overview::{self, Counted, MeasuresTold, Told};
use super::periods::{self, Weeks};
use super::recent::Recent;
use super::{ANSWER, Basis, EFFORT, GROUP, LEVEL, OVER, PERSON, SATISFACTION, TOPIC};
use crate::apart::Apart;
use crate::steering::self_reliance;
use crate::{Act, Error};

/// Contacts or events that are read at a time.
const BATCH: u32 = 1_000;
/// Periods whose log is kept ready.
const MOST_READY: usize = 8;
/// Choices of which the map is kept, and of which the measures are: each some hundred kilobytes.
const MOST_COUNTED: usize = 32;
/// Logs of other systems of which is kept what a page shows; the logs themselves are not.
const MOST_OPENED: usize = 8;
/// The kind of thing that the event of a contact is about.
const CONTACT: &str = "contact";
/// What tenants say of a contact, from 1 to 5: how content they were and how much effort it took.
type Scores = [Option<&'static str>; 2];

/// What this process remembers of contacts, of what was counted of them, and of logs that were opened.
#[derive(Default)]
pub struct Memory {
    pub(super) logs: Logs,
    pub(super) overviews: Recent<overview::Key, Counted<Told>, MOST_COUNTED>,
    pub(super) measures: Recent<Basis, Counted<MeasuresTold>, MOST_COUNTED>,
    pub(super) weeks: Recent<periods::Key, Weeks, MOST_COUNTED>,
    pub(super) opened: Recent<(LogId, Mapping), Opened, MOST_OPENED>,
}

/// The logs of periods; all clones have the same.
#[derive(Clone, Default)]
pub(super) struct Logs {
    contacts: Arc<tokio::sync::Mutex<Held>>,
    pub(super) apart: Apart,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory")
    }
}

/// From when and up to when.
pub(super) type Span = (Timestamp, Option<Timestamp>);

/// The contacts so far, and where the reading of events goes on.
#[derive(Default)]
struct Held {
    /// Whether the contacts of before were read.
    begun: bool,
    after: Option<Cursor>,
    known: HashSet<ContactId>,
    live: Option<Live>,
    /// How often anything that is counted became otherwise.
    version: u64,
    /// The logs of periods that were asked for, the last one last.
    ready: VecDeque<(Span, Arc<EventLog>)>,
    /// What was said of what people can do alone when those logs were made.
    said: Arc<Said>,
}

/// What was said and seen of what people can do alone.
type Said = HashMap<RelationId, Vec<Statement>>;

impl Memory {
    /// How often what is counted became otherwise: reads what is new first, and lets go of what was counted before.
    pub(super) async fn version(&self, act: &Act<'_>) -> Result<u64, Error> {
        let mut held = Arc::clone(&self.logs.contacts).lock_owned().await;
        let said = self_reliance::of_everybody(act).await?;
        if held.catch_up(act).await? || *held.said != said {
            held.ready.clear();
            held.said = Arc::new(said);
            held.version += 1;
            let now = held.version;
            self.overviews.forget(|key| key.basis.version != now);
            self.measures.forget(|basis| basis.version != now);
            self.weeks.forget(|key| key.version != now);
        }
        Ok(held.version)
    }
}

impl Logs {
    /// The log of all contacts of a period: questions of one person about one topic, with the answers between. Without
    /// an end it goes on until now.
    pub(super) async fn within(&self, span: Span) -> Result<Arc<EventLog>, Error> {
        let mut held = Arc::clone(&self.contacts).lock_owned().await;
        let ready = held.ready.iter().position(|(known, _)| *known == span);
        if let Some((span, log)) = ready.and_then(|at| held.ready.remove(at)) {
            held.ready.push_back((span, Arc::clone(&log)));
            return Ok(log);
        }
        let making = self.apart.work(move || {
            let log = Arc::new(held.log(span));
            if held.ready.len() == MOST_READY {
                held.ready.pop_front();
            }
            held.ready.push_back((span, Arc::clone(&log)));
            log
        });
        making.await
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

    fn log(&self, (since, until): Span) -> EventLog {
        let Some(live) = &self.live else { return Live::new().log() };
        let told = |case, began| {
            let (person, topic) = person_and_topic(case)?;
            let relation = person.parse().ok()?;
            let statements = self.said.get(&relation).map(Vec::as_slice).unwrap_or_default();
            // What became known after the question, perhaps because of it, says nothing of who asked.
            let then = Timestamp::from_microsecond(began).ok()?;
            Some(vec![(PERSON, person), (TOPIC, topic), (GROUP, holds(statements, topic, then).0.code())])
        };
        let span = since.as_microsecond()..until.map_or(i64::MAX, Timestamp::as_microsecond);
        live.runs(span, OVER, told)
    }
}

/// The person and the topic of a case of the log.
pub(super) fn who_and_what(case: &str) -> Option<(RelationId, &str)> {
    let (person, topic) = person_and_topic(case)?;
    Some((person.parse().ok()?, topic))
}

fn person_and_topic(case: &str) -> Option<(&str, &str)> {
    case.split_once(' ')
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
