//! Journeys: the contacts of a period as a log, live from the database, and logs of others, for who manages the service.

mod apartness;
pub mod counts;
pub mod logs;
mod memory;
pub mod overview;
pub mod people;
mod periods;
mod recent;
pub mod wanted;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use ::steering::self_reliance::SelfReliance;
use domain::actors::StaffRole;
use domain::calendar::{WEEK, amsterdam};
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::ContactId;
pub use insight::log::EventLog;
use insight::log::times::DAY;
use insight::measures::{Crowd, Hours, LEAST, People};
use insight::pictures::MapSetting;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span as Days, Timestamp};
use store::events;

use crate::steering::policies;
use crate::{Act, Error};
use apartness::Apartness;
pub use memory::Memory;
use memory::{Logs, Span};
pub use periods::Period;
use periods::Weeks;

/// The activity of the association answering; a tenant's contact is called after its channel.
pub const ANSWER: &str = "answer";
/// The column with who asked.
pub const PERSON: &str = "person";
/// The column with what a question is about.
pub const TOPIC: &str = "topic";
/// The column with what somebody can do alone: `self`, `help` or `unknown`.
pub const GROUP: &str = "group";
/// The column with the level at which the case was filed that a contact is about.
pub const LEVEL: &str = "level";
/// The column with how content the tenant was, from 1 to 5.
pub const SATISFACTION: &str = "satisfaction";
/// The column with how much effort it took the tenant, from 1 for none to 5.
pub const EFFORT: &str = "effort";
/// A question is over when nobody came back to it for this long, in microseconds.
const OVER: i64 = 14 * DAY;
/// All there ever was.
const EVER: Span = (Timestamp::MIN, None);

/// Which contacts a manager looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// From the day of this moment on; what is told begins with a whole week.
    pub since: Timestamp,
    /// Up to this moment; without it up to now.
    pub until: Option<Timestamp>,
    /// About this topic only.
    pub topic: Option<String>,
    /// Of people of this group only: what they could do alone when they asked.
    pub group: Option<SelfReliance>,
}

/// What is counted and how: two that are equal give the same counts.
#[derive(Debug, Clone, PartialEq)]
struct Basis {
    /// Of everything that is counted.
    version: u64,
    /// From when and up to when.
    span: Span,
    /// Why nothing is told of that period, if nothing is.
    untold: Option<Untold>,
    topic: Option<String>,
    group: Option<SelfReliance>,
    /// The moment up to which these are all contacts.
    as_of: Timestamp,
    /// What a contact costs by channel, in cents, by the policy that holds; empty when none does.
    costs: BTreeMap<String, f64>,
    /// When somebody could be spoken to, by that policy; waiting counts in those hours.
    hours: Option<Hours>,
}

/// What is counted, and what a page says of it.
#[derive(Debug)]
struct Chosen {
    basis: Basis,
    period: Period,
    generated: bool,
}

/// The contacts of a selection.
#[derive(Debug)]
struct Contacts {
    /// Questions: contacts of one person about one topic, and the answers between.
    log: Arc<EventLog>,
    /// Only what tenants did, for the map of channels.
    asked: Arc<EventLog>,
    /// Who asked those.
    people: People,
    /// What may be told apart of this period and group, the most frequent first.
    topics: Vec<String>,
    /// Why nothing is told of them, if nothing is.
    untold: Option<Untold>,
    basis: Basis,
}

/// Why nothing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untold {
    /// There is nothing.
    Nothing,
    /// It is about fewer than ten people.
    Few,
    /// Beside what is told of all and of others, it would tell of fewer than ten.
    GivesAway,
}

impl Contacts {
    /// How the map of these contacts is made: no ribbon of fewer people than may be told.
    fn map_setting(&self) -> MapSetting {
        MapSetting {
            person: Some(PERSON.to_owned()),
            few: LEAST,
            costs: self.basis.costs.clone(),
            hours: self.basis.hours.clone(),
            satisfaction: self.log.has_fact(SATISFACTION).then(|| SATISFACTION.to_owned()),
            ..MapSetting::default()
        }
    }
}

/// Whether a topic is one that the policy knows, or that somebody once asked about. Only for managers.
pub async fn is_topic(act: &Act<'_>, topic: &str) -> Result<bool, Error> {
    act.require(StaffRole::Manager)?;
    let of_policy = policies::holding_parameters(act).await?;
    if of_policy.is_some_and(|policy| policy.topics.iter().any(|known| known.key == topic)) {
        return Ok(true);
    }
    act.house.memory.version(act).await?;
    let all = act.house.memory.logs.within(EVER).await?;
    let asked = all.case_columns().iter().find(|column| column.name == TOPIC);
    Ok(asked.is_some_and(|column| column.values().find(topic).is_some()))
}

/// What a selection is about, in whole weeks. Only for managers.
async fn chosen(act: &Act<'_>, selection: &Selection) -> Result<Chosen, Error> {
    act.require(StaffRole::Manager)?;
    let memory = &act.house.memory;
    let version = memory.version(act).await?;
    let asked = Period {
        since: amsterdam::day_of(selection.since),
        until: selection.until.filter(|until| *until < act.now).map(amsterdam::day_of),
    };
    let (period, untold) = weeks(memory, version, selection).await?.widened(asked);
    let until = period.until.map(amsterdam::start_of).filter(|until| *until < act.now);
    let since = amsterdam::start_of(period.since);
    let policy = policies::holding_parameters(act).await?;
    let basis = Basis {
        version,
        span: (since, until),
        untold,
        topic: selection.topic.clone(),
        group: selection.group,
        as_of: until.unwrap_or_else(|| whole_hour(act.now)),
        costs: policy.as_ref().map(costs).unwrap_or_default(),
        hours: policy.as_ref().and_then(|policy| hours(policy, since, act.now)),
    };
    let generated = is_generated(act, since).await?;
    Ok(Chosen { basis, period: Period { until: until.and(period.until), ..period }, generated })
}

/// In which weeks there are questions of a selection.
async fn weeks(memory: &Memory, version: u64, selection: &Selection) -> Result<Arc<Weeks>, Error> {
    let (topic, group) = (selection.topic.clone(), selection.group);
    let logs = memory.logs.clone();
    let key = periods::Key { version, topic: topic.clone(), group };
    let counting = async move {
        let all = logs.within(EVER).await?;
        logs.apart.work(move || Weeks::of(&part(&all, topic.as_deref(), group).1)).await
    };
    memory.weeks.get(key, counting).await
}

/// What is counted stays the same for an hour at most, so that it need not be counted again at every look.
fn whole_hour(now: Timestamp) -> Timestamp {
    let seconds = now.as_second();
    Timestamp::from_second(seconds - seconds.rem_euclid(3_600)).unwrap_or(now)
}

impl Basis {
    /// The contacts this is about.
    async fn contacts(self, logs: &Logs) -> Result<Contacts, Error> {
        let all = logs.within(self.span).await?;
        logs.apart.work(move || self.selected(&all)).await
    }

    fn selected(self, all: &Arc<EventLog>) -> Contacts {
        let (topic, group) = (self.topic.as_deref(), self.group);
        let (log, asked) = part(all, topic, group);
        let everything = part(all, None, None).1;
        let apart = Apartness::of(&everything, &who_asked(&everything));
        let people = who_asked(&asked);
        let enough = Crowd::are_enough((0..asked.case_count()).map(|case| people.of_case(case)));
        let untold = match asked.case_count() {
            0 => Some(Untold::Nothing),
            _ if !enough => Some(Untold::Few),
            _ => self.untold.or_else(|| apart.is_hidden(topic, group).then_some(Untold::GivesAway)),
        };
        let topics = apart.topics(group);
        Contacts { log, asked, people, topics, untold, basis: self }
    }
}

/// Who asked the questions of a log of our own.
fn who_asked(log: &EventLog) -> People {
    People::of(log, Some(PERSON))
}

/// Of a log the questions about a topic, of a group: with the answers, and without.
fn part(
    all: &Arc<EventLog>,
    topic: Option<&str>,
    group: Option<SelfReliance>,
) -> (Arc<EventLog>, Arc<EventLog>) {
    let fits = |case: usize| {
        topic.is_none_or(|topic| all.fact(case, TOPIC) == Some(topic))
            && group.is_none_or(|group| all.fact(case, GROUP) == Some(group.code()))
    };
    let log =
        if topic.is_none() && group.is_none() { Arc::clone(all) } else { Arc::new(all.keep_cases(fits)) };
    let answer = log.activities().find(ANSWER);
    let asked = Arc::new(log.keep_events(|row| Some(log.activity()[row]) != answer));
    (log, asked)
}

/// What a contact costs by channel, in cents.
fn costs(policy: &policies::Parameters) -> BTreeMap<String, f64> {
    let cost = |channel: &policies::ChannelParameters| {
        (channel.channel.code().to_owned(), f64::from(channel.cost_cents))
    };
    policy.channels.iter().map(cost).collect()
}

/// When the telephone is answered: from the first hour of a day to its last, but not on days that are closed.
fn hours(policy: &policies::Parameters, since: Timestamp, now: Timestamp) -> Option<Hours> {
    let open = &policy.channel(Channel::Phone).filter(|phone| !phone.open.always)?.open;
    let of = |day: Weekday| {
        let hours = || open.hours.iter().filter(|hours| hours.days.contains(day));
        Some((hours().map(|hours| hours.from).min()?, hours().map(|hours| hours.until).max()?))
    };
    let first = amsterdam::day_of(since);
    let days = first.series(Days::new().days(1)).take_while(|day| *day <= amsterdam::day_of(now));
    let calendar = &policy.calendar;
    let is_closed = |day: &Date| calendar.holiday(*day).is_some() || calendar.closed_days.contains_key(day);
    let closed = days.filter(|day| !open.open_on_holidays && is_closed(day));
    Some(Hours::of(TimeZone::get("Europe/Amsterdam").ok()?, WEEK.map(of), closed.collect()))
}

/// Whether contacts since a moment were made up: where the first of them was, what is told is about that.
async fn is_generated(act: &Act<'_>, since: Timestamp) -> Result<bool, Error> {
    let Some(first) = store::contacts::first_since(&act.house.store, since).await? else { return Ok(false) };
    was_generated(act, first).await
}

async fn was_generated(act: &Act<'_>, contact: ContactId) -> Result<bool, Error> {
    let about = Subject::new("contact", contact);
    let recorded = events::about(&act.house.store, &about, 1).await?;
    Ok(recorded.first().is_some_and(|one| one.event.data["generated"] == true))
}
