//! A policy that is changed in one respect: its parameters, and the table that follows them.

mod channels;
mod keys;
mod texts;
mod topics;
mod whole;

use domain::calendar::WorkingCalendar;
use domain::channels::Channel;
use domain::messages::{Message, Value};
use domain::processes::intake::Problem;

use super::following::follow;
use super::{
    ChannelParameters, Consequences, DECISION, EarlierTimes, HoldOut, Names, Parameters, Policy, PolicyError,
    Reduction, Sources, TableFault,
};
use crate::Complexity;

/// One change of the parameters of a policy.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// What the policy is called and what it is for.
    Naming {
        /// Its title.
        title: String,
        /// What it is for.
        purpose: String,
    },
    /// A topic: a new one when there is none with this key.
    Topic {
        /// The topic that changes; none for a new one.
        key: Option<String>,
        /// What it becomes.
        topic: TopicEdit,
    },
    /// A topic goes.
    TopicGone(String),
    /// A topic stands one place higher or lower.
    TopicMoved(String, Direction),
    /// A channel, new or changed, and why people are reached less by it, when they are.
    Channel(ChannelParameters, Option<String>),
    /// A channel goes, and why.
    ChannelGone(Channel, Option<String>),
    /// A channel stands one place higher or lower.
    ChannelMoved(Channel, Direction),
    /// Closed days.
    Calendar(WorkingCalendar),
    /// Visits that were added and kept, and why there are fewer for everybody, when there are.
    EarlierTimes(EarlierTimes, Option<String>),
    /// Who is left alone.
    HoldOut(HoldOut),
    /// Where people are reached less, and why.
    Reductions(Vec<Reduction>),
    /// Everything, as text.
    Text(String),
}

/// What a topic becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicEdit {
    /// What people call it.
    pub names: Names,
    /// The process that arranges it, when there is one.
    pub process: Option<String>,
    /// How intricate it mostly is.
    pub complexity: Complexity,
}

/// To which side something moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// What a change is held against, beside the policy itself.
pub struct Around<'known> {
    /// The parameters that hold now; none for the first version.
    pub holding: Option<&'known Parameters>,
    /// The words of topics that there ever were: what was counted of them is not that of a new one.
    pub given: &'known [String],
    /// What people call a channel.
    pub name: &'known dyn Fn(Channel) -> String,
}

/// A policy after a change.
#[derive(Debug, Clone)]
pub struct Edited {
    /// The policy.
    pub policy: Policy,
    /// What the change did to the rules of its table.
    pub consequences: Consequences,
}

/// Why a policy cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditRefused {
    /// There is no such topic or channel.
    Nothing,
    /// What was filled in must be mended.
    Problems(Vec<Problem>),
}

/// What is wrong with a field of a change.
fn problem(field: &'static str, message: Message) -> Problem {
    Problem { question: "policy", field, message }
}

/// The same without values.
fn wrong(field: &'static str, key: &str) -> Problem {
    problem(field, Message::new(format!("steering-edit-{key}")))
}

impl Edit {
    /// The word in events.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Naming { .. } => "naming",
            Self::Topic { key: None, .. } => "topic-added",
            Self::Topic { .. } => "topic-changed",
            Self::TopicGone(_) => "topic-removed",
            Self::TopicMoved(..) => "topic-moved",
            Self::Channel(..) => "channel-changed",
            Self::ChannelGone(..) => "channel-removed",
            Self::ChannelMoved(..) => "channel-moved",
            Self::Calendar(_) => "calendar",
            Self::EarlierTimes(..) => "rewards",
            Self::HoldOut(_) => "hold-out",
            Self::Reductions(_) => "reductions",
            Self::Text(_) => "text",
        }
    }

    /// The parameters after this change.
    fn applied(&self, now: &Parameters, around: &Around<'_>) -> Result<Parameters, EditRefused> {
        let holding = around.holding;
        match self {
            Self::Naming { title, purpose } => whole::named(now, title, purpose),
            Self::Topic { key: None, topic } => topics::added(now, topic, around.given),
            Self::Topic { key: Some(key), topic } => topics::changed(now, key, topic),
            Self::TopicGone(key) => topics::gone(now, key),
            Self::TopicMoved(key, direction) => topics::moved(now, key, *direction),
            Self::Channel(channel, because) => channels::changed(now, holding, channel, because.as_deref()),
            Self::ChannelGone(channel, because) => channels::gone(now, holding, *channel, because.as_deref()),
            Self::ChannelMoved(channel, direction) => channels::moved(now, *channel, *direction),
            Self::Calendar(calendar) => Ok(whole::with_calendar(now, calendar)),
            Self::EarlierTimes(times, because) => whole::with_times(now, holding, times, because.as_deref()),
            Self::HoldOut(hold_out) => whole::with_hold_out(now, hold_out),
            Self::Reductions(reductions) => whole::with_reductions(now, reductions),
            Self::Text(text) => Parameters::read(text)
                .map_err(|fault| EditRefused::Problems(vec![problem("parameters", fault.sentence())])),
        }
    }

    /// Where to tell what is wrong with the whole.
    const fn field(&self) -> &'static str {
        match self {
            Self::Naming { .. } => "title",
            Self::Topic { .. } => "name-nl",
            Self::Calendar(_) => "day",
            Self::Text(_) => "parameters",
            _ => "",
        }
    }
}

impl Policy {
    /// This policy after a change, with its table following. Whether the outcome may be published is another matter: see
    /// [`Policy::prove`].
    pub fn edited(&self, edit: &Edit, around: &Around<'_>) -> Result<Edited, EditRefused> {
        let now = edit.applied(&self.parameters, around)?;
        let followed = follow(self, &now, around.name);
        let parameters = match edit {
            Edit::Text(text) => text.clone(),
            _ => texts::rewritten(&self.sources.parameters, &self.parameters, &now),
        };
        let refused =
            |error: &PolicyError| EditRefused::Problems(vec![problem(edit.field(), error.sentence())]);
        let in_table =
            |error: decisions::LoadError| refused(&PolicyError::Table(TableFault::Unreadable(error)));
        let table = if self.model.draft(DECISION).as_ref() == Some(&followed.draft) {
            self.sources.table.clone()
        } else {
            let mut model = self.model.clone();
            for asked in self.lists_of_its_own(&now) {
                model = model.with_input_type(asked.name(), "string").map_err(in_table)?;
            }
            model.with_draft(DECISION, &followed.draft).map_err(in_table)?.write()
        };
        let (id, version) = (&self.reference.id, self.reference.version);
        let policy =
            Self::read(id, version, Sources { table, parameters }).map_err(|error| refused(&error))?;
        Ok(Edited { policy, consequences: followed.consequences })
    }

    /// Inputs whose type in the model leaves out what these parameters have.
    fn lists_of_its_own(&self, now: &Parameters) -> Vec<super::Asked> {
        let inputs = self.asked.iter().zip(self.compiled.inputs());
        let leaves_out = |(asked, input): &(&super::Asked, &decisions::InputData)| {
            asked.domain(now, &[]).iter().any(|value| input.kind().check(value).is_err())
        };
        inputs.filter(leaves_out).map(|(asked, _)| *asked).collect()
    }
}

/// Moves what stands at a place one place up or down; at the end it stays.
fn moved<T>(all: &mut [T], at: usize, direction: Direction) {
    let other = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|next| *next < all.len()),
    };
    if let Some(other) = other {
        all.swap(at, other);
    }
}

/// A message about a field with a number in it.
fn with_number(key: &str, name: &str, number: impl Into<i64>) -> Message {
    Message::new(format!("steering-edit-{key}")).with(name, Value::Number(number.into()))
}
