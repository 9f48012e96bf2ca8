//! A channel policy: one decision table with parameters, read whole or refused, proved before it is published.

mod asked;
mod editing;
mod following;
mod forbidden;
mod forbidden_groups;
mod forbidden_words;
mod misread;
mod objections;
mod parameter_faults;
mod parameters;
mod promises;
mod proof;
mod reading;
mod reasons;
mod remarks;
mod states;
mod table_faults;
mod trial;

pub use asked::{Asked, LONGEST_WAIT};
pub use editing::{Around, Direction, Edit, EditRefused, Edited, TopicEdit};
pub use following::Consequences;
pub use forbidden::{Ground, ground_against};
pub use forbidden_groups::ground_against_group;
pub use misread::Misread;
pub use objections::{Example, Fault, Objection};
pub use parameter_faults::ParameterFault;
pub use parameters::{
    ChannelParameters, EarlierTimes, HoldOut, Names, Parameters, Reduction, Rewards, TopicParameters,
};
pub use proof::{Beside, MOST_KINDS, Proof};
pub use reading::{title_in, topic_keys_in};
pub use remarks::{DUTCH, ENGLISH, RemarkColumns};
pub use states::{PolicyState, PolicyStep};
pub use table_faults::{MOST_COLUMNS, MOST_RULES, TableFault, misfit};

use decisions::{Compiled, Model};
use domain::channels::Channel;
use domain::messages::{Message, Value};

use crate::{PolicyReference, Stances, Stimulus};

/// The name of the decision that every policy takes.
pub const DECISION: &str = "channel";

/// The two texts of a policy, as its author wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// The decision table, as DMN.
    pub table: String,
    /// The parameters, as TOML.
    pub parameters: String,
}

/// A channel policy.
#[derive(Debug, Clone)]
pub struct Policy {
    reference: PolicyReference,
    sources: Sources,
    parameters: Parameters,
    model: Model,
    compiled: Compiled,
    /// Per input of the decision, in its order, what it asks.
    asked: Vec<Asked>,
    /// The channels offered, in the association's order, with the column of each.
    channels: Vec<(Channel, usize)>,
    stimulus_column: usize,
    reason_column: usize,
}

/// A policy that is refused; nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The parameters cannot be used.
    #[error("parameters: {0}")]
    Parameters(ParameterFault),
    /// The table cannot be read.
    #[error("table: {0}")]
    Table(TableFault),
    /// The table asks what may not count.
    #[error("the policy names `{name}`, which may not count in steering: {}", .ground.law())]
    Forbidden {
        /// What it names.
        name: String,
        /// Why it may not count.
        ground: Ground,
    },
}

impl PolicyError {
    /// The refusal in words, for whoever edits the policy.
    pub fn sentence(&self) -> Message {
        match self {
            Self::Parameters(fault) => fault.sentence(),
            Self::Table(fault) => fault.sentence(),
            Self::Forbidden { name, ground } => Message::new("steering-refused-forbidden")
                .with("name", Value::Text(name.clone()))
                .with("ground", Value::Key(ground.key())),
        }
    }
}

/// What the table of a policy answers, before any guard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableAnswer {
    /// The stance towards every channel that is offered.
    pub stances: Stances,
    /// What invites.
    pub stimulus: Stimulus,
    /// Why.
    pub reason: crate::Reason,
}

impl Policy {
    /// Which policy this is.
    pub const fn reference(&self) -> &PolicyReference {
        &self.reference
    }

    /// The texts from which it was read.
    pub const fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Its parameters.
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Its decision table with all around it.
    pub const fn model(&self) -> &Model {
        &self.model
    }

    /// The channels that are offered, in the association's order.
    pub fn channels(&self) -> impl Iterator<Item = Channel> {
        self.channels.iter().map(|(channel, _)| *channel)
    }

    /// What its table asks.
    pub fn asks(&self) -> &[Asked] {
        &self.asked
    }

    /// The topic with this key.
    pub fn topic(&self, key: &str) -> Option<&TopicParameters> {
        self.parameters.topics.iter().find(|topic| topic.key == key)
    }

    pub(crate) const fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// The answer in a row of outputs; every cell was checked when the policy was read.
    pub(crate) fn answer_in(&self, row: &[decisions::Value]) -> Option<TableAnswer> {
        let word = |column: usize| row.get(column).and_then(decisions::Value::as_text);
        let stance = |(channel, column): &(Channel, usize)| {
            crate::Stance::from_code(word(*column)?).map(|stance| (*channel, stance))
        };
        Some(TableAnswer {
            stances: Stances(self.channels.iter().map(stance).collect::<Option<_>>()?),
            stimulus: Stimulus::from_code(word(self.stimulus_column)?)?,
            reason: crate::Reason::from_code(word(self.reason_column)?)?,
        })
    }
}

/// A value as one reads it: texts without quotes.
fn word(value: &decisions::Value) -> String {
    value.as_text().map_or_else(|| value.to_string(), str::to_owned)
}
