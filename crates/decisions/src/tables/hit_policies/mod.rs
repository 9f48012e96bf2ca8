//! What a table answers when several rules hit: one file per hit policy.

mod any;
mod collect;
mod first;
mod output_order;
mod priority;
mod rule_order;
mod unique;

pub use collect::Aggregator;

use super::Table;
use crate::values::Value;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What happens when several rules hit (DMN 1.5, 8.2.8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HitPolicy {
    /// U: at most one rule may hit.
    #[default]
    Unique,
    /// A: several may hit if they answer the same.
    Any,
    /// P: the answer that stands first in the allowed output values wins.
    Priority,
    /// F: the first rule that hits wins.
    First,
    /// R: the answers of all rules that hit, in the order of the rules.
    RuleOrder,
    /// O: the answers of all rules that hit, in the order of the allowed output values.
    OutputOrder,
    /// C: the answers of all rules that hit, perhaps taken together.
    Collect(Option<Aggregator>),
}

/// Why the rules that hit give no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// More than one rule hit where only one may.
    Several,
    /// The rules that hit answer differently.
    Contradiction,
}

/// What the rules left over by a policy come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The answer of one rule.
    Single,
    /// The answers of all, as a list.
    List,
    /// The answers of all, taken together.
    Together(Aggregator),
}

impl HitPolicy {
    /// The policy by the words that DMN files use.
    pub(crate) fn from_names(policy: Option<&str>, aggregation: Option<&str>) -> Result<Self, String> {
        let aggregator = aggregation.map(Aggregator::from_name).transpose()?;
        let found = match policy.unwrap_or("UNIQUE") {
            "UNIQUE" => Self::Unique,
            "ANY" => Self::Any,
            "PRIORITY" => Self::Priority,
            "FIRST" => Self::First,
            "RULE ORDER" => Self::RuleOrder,
            "OUTPUT ORDER" => Self::OutputOrder,
            "COLLECT" => return Ok(Self::Collect(aggregator)),
            other => return Err(format!("`{other}` is not a hit policy")),
        };
        if aggregator.is_some() {
            return Err("only a table with the hit policy COLLECT can have an aggregation".to_owned());
        }
        Ok(found)
    }

    /// The words that DMN files use: the policy and the aggregation.
    pub(crate) const fn names(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Unique => ("UNIQUE", None),
            Self::Any => ("ANY", None),
            Self::Priority => ("PRIORITY", None),
            Self::First => ("FIRST", None),
            Self::RuleOrder => ("RULE ORDER", None),
            Self::OutputOrder => ("OUTPUT ORDER", None),
            Self::Collect(None) => ("COLLECT", None),
            Self::Collect(Some(aggregator)) => ("COLLECT", Some(aggregator.name())),
        }
    }

    /// Leaves of the rules that hit, in ascending order, only those that make the answer, in its order.
    pub(crate) fn choose(
        self,
        hits: &mut Vec<u32>,
        table: &Table,
        answers: impl FnMut(u32) -> Vec<Value>,
    ) -> Result<(), Conflict> {
        match self {
            Self::Unique => unique::choose(hits),
            Self::Any => any::choose(hits, table, answers),
            Self::Priority => {
                priority::choose(hits, table);
                Ok(())
            }
            Self::First => {
                first::choose(hits);
                Ok(())
            }
            Self::RuleOrder => {
                rule_order::choose(hits);
                Ok(())
            }
            Self::OutputOrder => {
                output_order::choose(hits, table);
                Ok(())
            }
            Self::Collect(_) => {
                collect::choose(hits);
                Ok(())
            }
        }
    }

    /// Whether one rule, a list or an aggregate makes the answer.
    pub(crate) const fn shape(self) -> Shape {
        match self {
            Self::Unique | Self::Any | Self::Priority | Self::First => Shape::Single,
            Self::RuleOrder | Self::OutputOrder | Self::Collect(None) => Shape::List,
            Self::Collect(Some(aggregator)) => Shape::Together(aggregator),
        }
    }

    /// Whether the order of the output values decides.
    pub(crate) const fn is_by_output(self) -> bool {
        matches!(self, Self::Priority | Self::OutputOrder)
    }
}

impl fmt::Display for HitPolicy {
    /// The letter that stands in the corner of the table.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Unique => "U",
            Self::Any => "A",
            Self::Priority => "P",
            Self::First => "F",
            Self::RuleOrder => "R",
            Self::OutputOrder => "O",
            Self::Collect(None) => "C",
            Self::Collect(Some(aggregator)) => aggregator.sign(),
        })
    }
}
