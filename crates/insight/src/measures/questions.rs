//! From the cases of a log to questions: asked when, where, how often, solved or not, at what cost.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::hours::Hours;
use super::people::People;
use crate::log::names::{NONE, plain};
use crate::log::times::{DAY, Pattern, is_far};
use crate::log::{EventLog, Level};

/// Names of channels without a person at the other end, unless told otherwise; letters and figures only.
const DIGITAL: [&str; 14] = [
    "portal",
    "mijn",
    "internet",
    "web",
    "website",
    "app",
    "webselfservice",
    "open311",
    "selfservice",
    "citizensconnectapp",
    "youtube",
    "kennisbank",
    "chatbot",
    "portaal",
];

/// How measures are taken.
#[derive(Debug, Clone)]
pub struct Setting {
    /// A question is solved in one go when the person does not come back within this time (microseconds).
    pub window: i64,
    /// The moment up to which the log tells everything; without it the last event, but for dates that say "never".
    pub as_of: Option<i64>,
    /// Channels without a person at the other end; without it by their names.
    pub digital: Option<Vec<String>>,
    /// Activities by which the association answers; they are no contacts of the person.
    pub answers: Vec<String>,
    /// When somebody could have answered.
    pub hours: Option<Hours>,
    /// What a contact costs by channel, in cents.
    pub costs: BTreeMap<String, f64>,
    /// The column with the satisfaction from 1 to 5.
    pub csat: Option<String>,
    /// The column with the effort it took.
    pub ces: Option<String>,
    /// The column with who asked; without it every case is of somebody else.
    pub person: Option<String>,
    /// The column with what it was about.
    pub topic: Option<String>,
    /// The column with the group of the person.
    pub group: Option<String>,
    /// The column with the level at which it was handled.
    pub level: Option<String>,
    /// The column with the moment before which it should be done.
    pub due: Option<String>,
    /// How long it may take from first to last event (microseconds), where no moment is promised.
    pub within: Option<i64>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            window: 7 * DAY,
            as_of: None,
            digital: None,
            answers: Vec::new(),
            hours: None,
            costs: BTreeMap::new(),
            csat: None,
            ces: None,
            person: None,
            topic: None,
            group: None,
            level: None,
            due: None,
            within: None,
        }
    }
}

/// Nothing can be said of so little.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TooFew {
    /// The log has no channels.
    #[error("this log tells no channels, so there is nothing to measure; name the column with --channel")]
    NoChannels,
    /// A column that was named is not there.
    #[error("there is no column '{0}'")]
    NoColumn(String),
}

/// One question, from the first contact on.
#[derive(Debug, Clone)]
pub(super) struct Question<'log> {
    /// Who asked it.
    pub(super) person: u32,
    pub(super) channel: u32,
    pub(super) topic: &'log str,
    pub(super) group: &'log str,
    pub(super) level: &'log str,
    pub(super) asked: i64,
    pub(super) contacts: u32,
    /// Known once the window has passed: whether the person did not come back.
    pub(super) solved: Option<bool>,
    /// Whether the person came back in another channel within the window.
    pub(super) switched: Option<bool>,
    /// Whether a question asked digitally went on with a person.
    pub(super) fell_back: Option<bool>,
    pub(super) first_response: Option<i64>,
    pub(super) first_response_working: Option<i64>,
    /// From first to last event; `None` when there was only one.
    pub(super) handling: Option<i64>,
    /// Of all contacts, in cents.
    pub(super) cost: f64,
    pub(super) csat: Option<f64>,
    pub(super) ces: Option<f64>,
    pub(super) on_time: Option<bool>,
}

/// Reads every case with a channel as a question.
pub(super) fn questions<'log>(log: &'log EventLog, setting: &Setting) -> Result<Vec<Question<'log>>, TooFew> {
    if log.channels().is_empty() {
        return Err(TooFew::NoChannels);
    }
    let Setting { csat, ces, person, topic, group, level, due, .. } = setting;
    for name in [csat, ces, person, topic, group, level, due].into_iter().flatten() {
        if !log.has_fact(name) {
            return Err(TooFew::NoColumn(name.clone()));
        }
    }
    let asking = Asking::new(log, setting);
    Ok((0..log.case_count()).filter_map(|case| asking.question(case)).collect())
}

struct Asking<'log, 'setting> {
    log: &'log EventLog,
    setting: &'setting Setting,
    people: People,
    as_of: i64,
    digital: BTreeSet<u32>,
    answers: BTreeSet<u32>,
    prices: Vec<f64>,
    due: Option<Pattern>,
}

impl<'log, 'setting> Asking<'log, 'setting> {
    fn new(log: &'log EventLog, setting: &'setting Setting) -> Self {
        let is_digital = |name: &str| match &setting.digital {
            Some(named) => named.iter().any(|one| one == name),
            None => DIGITAL.contains(&plain(name).as_str()),
        };
        let due = setting.due.as_deref().and_then(|name| {
            let values =
                (0..log.case_count()).filter_map(|case| log.fact(case, name)).map(str::as_bytes).take(1000);
            Pattern::find(&values).map(|found| found.pattern)
        });
        Self {
            log,
            setting,
            people: People::of(log, setting.person.as_deref()),
            // A date that says "never" is no moment up to which anything is known.
            as_of: setting
                .as_of
                .or_else(|| log.time().iter().copied().filter(|time| !is_far(*time)).max())
                .unwrap_or(i64::MAX),
            digital: (0u32..)
                .zip(log.channels().iter())
                .filter(|(_, name)| is_digital(name))
                .map(|(at, _)| at)
                .collect(),
            answers: setting.answers.iter().filter_map(|name| log.activities().find(name)).collect(),
            prices: log
                .channels()
                .iter()
                .map(|name| setting.costs.get(name).copied().unwrap_or(0.0))
                .collect(),
            due,
        }
    }

    fn question(&self, case: usize) -> Option<Question<'log>> {
        let contacts = self.contacts(case);
        let first = *contacts.first()?;
        let time = |row: usize| self.log.time()[row];
        let channel = |row: usize| self.log.channel()[row];
        let asked = time(first);
        let closes = asked.saturating_add(self.setting.window);
        // Where the file tells the channel once for a case, it does not tell whether anybody came back.
        let matured = closes <= self.as_of && self.log.channel_level() == Level::Event;
        let back: Vec<usize> = contacts[1..].iter().copied().filter(|row| time(*row) <= closes).collect();
        let digital = |row: usize| self.digital.contains(&channel(row));
        let answered =
            self.log.rows(case).find(|row| *row > first && self.answers.contains(&self.log.activity()[*row]));
        let text = |name: &Option<String>| name.as_deref().and_then(|name| self.log.fact(case, name));
        let number =
            |name: &Option<String>| text(name).and_then(|value| value.trim().replace(',', ".").parse().ok());
        Some(Question {
            person: self.people.of_case(case),
            channel: channel(first),
            topic: text(&self.setting.topic).unwrap_or_default(),
            group: text(&self.setting.group).unwrap_or_default(),
            level: text(&self.setting.level).unwrap_or_default(),
            asked,
            contacts: u32::try_from(contacts.len()).unwrap_or(NONE),
            solved: matured.then_some(back.is_empty()),
            switched: matured.then(|| back.iter().any(|row| channel(*row) != channel(first))),
            fell_back: (matured && digital(first)).then(|| back.iter().any(|row| !digital(*row))),
            first_response: answered.map(|row| time(row) - asked),
            first_response_working: answered
                .and_then(|row| Some(self.setting.hours.as_ref()?.between(asked, time(row)))),
            handling: (self.log.rows(case).len() > 1 && !self.log.is_backwards(case))
                .then(|| self.log.duration(case)),
            cost: contacts
                .iter()
                .map(|row| self.prices.get(channel(*row) as usize).copied().unwrap_or(0.0))
                .sum(),
            csat: number(&self.setting.csat),
            ces: number(&self.setting.ces),
            on_time: self.on_time(case),
        })
    }

    /// The rows in which the person came to the association.
    fn contacts(&self, case: usize) -> Vec<usize> {
        let has_channel = |row: &usize| self.log.channel()[*row] != NONE;
        let mut rows = self.log.rows(case).filter(has_channel);
        match self.log.channel_level() {
            // Where the file tells the channel once, every event carries it; only the first is a contact.
            Level::Case => rows.next().into_iter().collect(),
            Level::Event => rows.filter(|row| !self.answers.contains(&self.log.activity()[*row])).collect(),
        }
    }

    /// Whether it was done before it was due. What is not done and not due yet is not known.
    fn on_time(&self, case: usize) -> Option<bool> {
        let rows = self.log.rows(case);
        let due = match (&self.setting.due, self.due, self.setting.within) {
            (Some(name), Some(pattern), _) => {
                let stamp = pattern.read(self.log.fact(case, name)?.as_bytes())?;
                stamp.utc(self.log.zone())?
            }
            (None, _, Some(within)) => self.log.time()[rows.start].saturating_add(within),
            _ => return None,
        };
        if rows.len() > 1 {
            Some(self.log.time()[rows.end - 1] <= due)
        } else {
            (due < self.as_of).then_some(false)
        }
    }
}
