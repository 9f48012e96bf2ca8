//! Journeys: the contacts of a period as a log, live from the database, for who manages the service.

use domain::actors::StaffRole;
use domain::events::Subject;
pub use insight::log::EventLog;
use insight::log::columns::Kind;
use insight::log::times::DAY;
use insight::log::{LogBuilder, Report, Row};
use jiff::Timestamp;
use store::contacts::{Contact, ContactsOf, Direction};
use store::{Cursor, events};

use crate::{Act, Error};

/// The activity of the association answering; a tenant's contact is called after its channel.
pub const ANSWER: &str = "answer";
/// The column with what a question is about.
pub const TOPIC: &str = "topic";
/// A question is over when nobody came back to it for this long, in microseconds.
const OVER: i64 = 14 * DAY;
/// Contacts that are read at a time.
const BATCH: u32 = 1_000;

/// The contacts of a period.
#[derive(Debug)]
pub struct Contacts {
    /// Questions: contacts of one person about one topic, and the answers between.
    pub log: EventLog,
    /// What they are about, the most frequent first.
    pub topics: Vec<String>,
    /// Whether these contacts were made up, as in the demo association.
    pub generated: bool,
}

impl Contacts {
    /// Only what tenants did, for the map of channels.
    pub fn asked(&self) -> EventLog {
        let answer = self.log.activities().find(ANSWER);
        self.log.keep_events(|row| Some(self.log.activity()[row]) != answer)
    }
}

/// The contacts since a moment, all of them or those about one topic. Only for managers.
pub async fn contacts(act: &Act<'_>, since: Timestamp, topic: Option<&str>) -> Result<Contacts, Error> {
    act.require(StaffRole::Manager)?;
    let list = since_then(act, since).await?;
    let generated = match list.first() {
        Some(newest) => is_generated(act, newest).await?,
        None => false,
    };
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for contact in list.iter().filter(|contact| contact.direction == Direction::In) {
        *counts.entry(&contact.topic).or_default() += 1;
    }
    let mut topics: Vec<(&str, usize)> = counts.into_iter().collect();
    topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let topics = topics.into_iter().map(|(topic, _)| topic.to_owned()).collect();
    let chosen = list.iter().rev().filter(|contact| topic.is_none_or(|topic| contact.topic == topic));
    Ok(Contacts { log: log(chosen), topics, generated })
}

/// All contacts since a moment, the newest first.
async fn since_then(act: &Act<'_>, since: Timestamp) -> Result<Vec<Contact>, Error> {
    let mut list = Vec::new();
    let mut after: Option<Cursor> = None;
    loop {
        let page =
            store::contacts::list(&act.house.store, ContactsOf::Everybody, after.as_ref(), BATCH).await?;
        let whole = page.items.last().is_none_or(|last| last.at >= since);
        list.extend(page.items.into_iter().take_while(|contact| contact.at >= since));
        match page.next {
            Some(next) if whole => after = Some(next),
            _ => return Ok(list),
        }
    }
}

async fn is_generated(act: &Act<'_>, contact: &Contact) -> Result<bool, Error> {
    let about = Subject::new("contact", contact.id);
    let recorded = events::about(&act.house.store, &about, 1).await?;
    Ok(recorded.first().is_some_and(|one| one.event.data["generated"] == true))
}

/// A log in which a case is a run of contacts of one person about one topic.
fn log<'list>(contacts: impl Iterator<Item = &'list Contact>) -> EventLog {
    let mut builder = LogBuilder::new();
    for contact in contacts {
        let activity = match contact.direction {
            Direction::In => contact.channel.code(),
            Direction::Out => ANSWER,
        };
        builder.event(&Row {
            case: &format!("{} {}", contact.relation, contact.topic),
            activity,
            time: contact.at.as_microsecond(),
            channel: Some(contact.channel.code()),
            resource: None,
        });
        builder.of_case(TOPIC, Kind::Text, &contact.topic);
    }
    builder.finish(&mut Report::new()).episodes(OVER)
}
