//! Journeys: the contacts of a period as a log, live from the database, and logs of others, for who manages the service.

mod apart;
pub mod counts;
pub mod logs;
mod memory;
pub mod overview;
pub mod people;
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
use insight::measures::{Hours, LEAST};
use insight::pictures::MapSetting;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use store::events;

use crate::steering::policies;
use crate::{Act, Error};
pub use memory::Memory;

/// The activity of the association answering; a tenant's contact is called after its channel.
pub const ANSWER: &str = "answer";
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

/// Which contacts a manager looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// From the day of this moment on.
    pub since: Timestamp,
    /// Up to this moment; without it up to now.
    pub until: Option<Timestamp>,
    /// About this topic only.
    pub topic: Option<String>,
    /// Of people of this group only: what they could do alone when they asked.
    pub group: Option<SelfReliance>,
}

/// The contacts of a selection.
#[derive(Debug)]
pub struct Contacts {
    /// Questions: contacts of one person about one topic, and the answers between.
    pub log: Arc<EventLog>,
    /// Only what tenants did, for the map of channels.
    pub asked: Arc<EventLog>,
    /// What enough questions of this period and group are about, the most frequent first.
    pub topics: Vec<String>,
    /// The moment up to which these are all contacts.
    pub until: Timestamp,
    /// Whether these contacts were made up, as in the demo association.
    pub generated: bool,
    /// What a contact costs by channel, in cents, by the policy that holds; empty when none does.
    pub costs: BTreeMap<String, f64>,
    /// When somebody could be spoken to, by that policy; waiting counts in those hours.
    pub hours: Option<Hours>,
}

impl Contacts {
    /// How the map of these contacts is made: no ribbon of fewer people than may be told.
    pub fn map_setting(&self) -> MapSetting {
        MapSetting {
            few: LEAST,
            costs: self.costs.clone(),
            hours: self.hours.clone(),
            satisfaction: self.log.has_fact(SATISFACTION).then(|| SATISFACTION.to_owned()),
            ..MapSetting::default()
        }
    }
}

/// The contacts of a selection. Only for managers.
pub async fn contacts(act: &Act<'_>, selection: &Selection) -> Result<Contacts, Error> {
    act.require(StaffRole::Manager)?;
    let memory = &act.house.memory;
    let since = amsterdam::start_of(amsterdam::day_of(selection.since));
    let all = memory.within(act, since, selection.until).await?;
    let (topic, group) = (selection.topic.clone(), selection.group);
    let (topics, log, asked) = memory.apart.work(move || selected(all, topic.as_deref(), group)).await?;
    let generated = is_generated(act, since).await?;
    let policy = policies::holding_parameters(act).await?;
    let costs = policy.as_ref().map(costs).unwrap_or_default();
    let hours = policy.as_ref().and_then(|policy| hours(policy, since, act.now));
    let until = selection.until.filter(|until| *until < act.now).unwrap_or(act.now);
    Ok(Contacts { log, asked, topics, until, generated, costs, hours })
}

/// What questions of a group are about, and of those about a topic the log, with and without the answers.
fn selected(
    all: Arc<EventLog>,
    topic: Option<&str>,
    group: Option<SelfReliance>,
) -> (Vec<String>, Arc<EventLog>, Arc<EventLog>) {
    let of_group = match group {
        None => all,
        Some(group) => Arc::new(all.keep_cases(|case| all.fact(case, GROUP) == Some(group.code()))),
    };
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for case in 0..of_group.case_count() {
        *counts.entry(of_group.fact(case, TOPIC).unwrap_or_default()).or_default() += 1;
    }
    let mut topics: Vec<(&str, u64)> = counts.into_iter().filter(|(_, count)| *count >= LEAST).collect();
    topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let topics = topics.into_iter().map(|(topic, _)| topic.to_owned()).collect();
    let log = match topic {
        None => of_group,
        Some(topic) => Arc::new(of_group.keep_cases(|case| of_group.fact(case, TOPIC) == Some(topic))),
    };
    let answer = log.activities().find(ANSWER);
    let asked = Arc::new(log.keep_events(|row| Some(log.activity()[row]) != answer));
    (topics, log, asked)
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
    let days = first.series(Span::new().days(1)).take_while(|day| *day <= amsterdam::day_of(now));
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
