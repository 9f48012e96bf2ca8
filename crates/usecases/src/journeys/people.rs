//! Who is behind a figure: the people and their contacts, for managers only, and every look is recorded.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::{CaseId, RelationId};
use domain::tenancy::Relation;
use insight::conformance::{Conformance, DeviationKind};
use insight::log::EventLog;
use insight::measures::Crowd;
use insight::pictures::behind;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::contacts::{ContactsOf, Direction};

use super::memory::who_and_what;
use super::wanted::{WantedStep, as_wanted, written};
use super::{Contacts, Selection, TOPIC, chosen};
use crate::{Act, Error};

/// Journeys on one page; each look is recorded with the people on it.
pub const PAGE: usize = 25;
/// Contacts of one person that are looked through for their cases.
const MOST_CONTACTS: u32 = 200;

/// Behind which figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Behind {
    /// A ribbon of the map.
    Ribbon {
        /// After which contact, from 0.
        step: usize,
        /// From which channel.
        from: Channel,
        /// To which.
        to: Channel,
    },
    /// A departure from the wanted journey.
    Departure {
        /// The wanted journey.
        wanted: Vec<WantedStep>,
        /// Which kind.
        kind: DeviationKind,
        /// Which step it is about, from 0.
        step: usize,
        /// In which channel it happened; none for a step that is missing.
        channel: Option<Channel>,
    },
}

impl Behind {
    /// As it stands in the event of a look.
    fn told(&self) -> Value {
        match self {
            Self::Ribbon { step, from, to } => json!({ "ribbon": { "step": step, "from": from, "to": to } }),
            Self::Departure { wanted, kind, step, channel } => json!({
                "departure": { "wanted": written(wanted), "kind": kind, "step": step, "channel": channel }
            }),
        }
    }

    /// The cases behind it, or none where they are of so few people that the figure itself is not told.
    fn cases(&self, contacts: &Contacts) -> Vec<usize> {
        if contacts.untold.is_some() {
            return Vec::new();
        }
        let found = self.all_cases(contacts);
        let enough = Crowd::are_enough(found.iter().map(|case| contacts.people.of_case(*case)));
        if enough { found } else { Vec::new() }
    }

    fn all_cases(&self, contacts: &Contacts) -> Vec<usize> {
        let asked = &contacts.asked;
        match self {
            Self::Ribbon { step, from, to } => {
                behind(asked, &contacts.map_setting(), *step, from.code(), to.code())
            }
            Self::Departure { wanted, kind, step, channel } => {
                let Some(wanted) = as_wanted(wanted) else { return Vec::new() };
                let found = Conformance::of(asked, &wanted, &contacts.people, &BTreeMap::new());
                let name = channel.map_or("", |channel| channel.code());
                let same = found
                    .deviations
                    .iter()
                    .find(|one| one.kind == *kind && one.step == *step && one.channel == name);
                same.map(|one| one.cases_of(asked, &wanted)).unwrap_or_default()
            }
        }
    }
}

/// One question of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    /// Who.
    pub person: Relation,
    /// What about.
    pub topic: String,
    /// When and how they came.
    pub contacts: Vec<(Timestamp, Channel)>,
    /// The cases these contacts were about.
    pub cases: Vec<CaseId>,
}

/// A page of the people behind a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    /// The newest questions first.
    pub journeys: Vec<Journey>,
    /// How many questions there are in all.
    pub total: usize,
}

/// The people behind a figure over a selection of contacts; `page` counts from 0. Only for managers, and that they
/// looked is recorded, with whom they saw. Nobody is behind a figure that is too small to be told.
pub async fn look(
    act: &Act<'_>,
    selection: &Selection,
    figure: &Behind,
    page: usize,
) -> Result<People, Error> {
    let basis = chosen(act, selection).await?.basis;
    let logs = &act.house.memory.logs;
    let contacts = basis.contacts(logs).await?;
    let (asked, behind) = (Arc::clone(&contacts.asked), figure.clone());
    let mut cases = logs.apart.work(move || behind.cases(&contacts)).await?;
    cases.sort_by_key(|case| std::cmp::Reverse(asked.time()[asked.rows(*case).start]));
    let total = cases.len();
    let shown: Vec<usize> = cases.into_iter().skip(page.saturating_mul(PAGE)).take(PAGE).collect();
    if shown.is_empty() {
        return Err(Error::NotFound);
    }
    let journeys = journeys(act, &asked, &shown).await?;
    let seen: Vec<RelationId> = journeys.iter().map(|journey| journey.person.id).collect();
    let Selection { since, until, topic, group } = selection;
    let data = json!({
        "topic": topic, "group": group, "since": since, "until": until, "behind": figure.told(), "people": seen, "page": page, "of": total,
    });
    let mut tx = act.house.store.begin().await?;
    let about = Subject::new("journeys", topic.as_deref().unwrap_or("all"));
    tx.record(&act.event(about, "journeys-looked-into", data)).await?;
    tx.commit().await?;
    Ok(People { journeys, total })
}

async fn journeys(act: &Act<'_>, asked: &EventLog, cases: &[usize]) -> Result<Vec<Journey>, Error> {
    let store = &act.house.store;
    let name = |case: usize| u32::try_from(case).map(|code| asked.cases().name(code)).unwrap_or_default();
    let who: Vec<Option<RelationId>> =
        cases.iter().map(|case| who_and_what(name(*case)).map(|(relation, _)| relation)).collect();
    let ids: Vec<RelationId> = who.iter().copied().flatten().collect();
    let people = store::tenancy::relations::find_all(store, &ids).await?;
    let mut journeys = Vec::with_capacity(cases.len());
    for (case, who) in cases.iter().zip(who) {
        // Whoever is no longer known to us has no page to go to.
        let Some(person) = who.and_then(|who| people.iter().find(|person| person.id == who)) else {
            continue;
        };
        let moment = |micros| Timestamp::from_microsecond(micros).unwrap_or_default();
        let contact = |row: usize| {
            let channel = Channel::from_code(asked.channels().name(asked.channel()[row]))?;
            Some((moment(asked.time()[row]), channel))
        };
        let topic = asked.fact(*case, TOPIC).unwrap_or_default().to_owned();
        let contacts: Vec<(Timestamp, Channel)> = asked.rows(*case).filter_map(contact).collect();
        let cases = cases_of(act, person.id, &topic, &contacts).await?;
        journeys.push(Journey { person: person.clone(), topic, contacts, cases });
    }
    Ok(journeys)
}

/// The cases that these contacts were about.
async fn cases_of(
    act: &Act<'_>,
    person: RelationId,
    topic: &str,
    contacts: &[(Timestamp, Channel)],
) -> Result<Vec<CaseId>, Error> {
    let (Some((first, _)), Some((last, _))) = (contacts.first(), contacts.last()) else {
        return Ok(Vec::new());
    };
    let page =
        store::contacts::list(&act.house.store, ContactsOf::Relation(person), None, MOST_CONTACTS).await?;
    let mut cases: Vec<CaseId> = Vec::new();
    for contact in page.items {
        let within = contact.topic == topic && (*first..=*last).contains(&contact.at);
        let case = contact.case.filter(|_| within && contact.direction == Direction::In);
        cases.extend(case.filter(|case| !cases.contains(case)));
    }
    Ok(cases)
}
