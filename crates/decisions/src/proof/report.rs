//! What a check found, for people and for programs.

use crate::feel::Cell;
use crate::values::Value;
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// What a check of one table found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The decision or knowledge model that the table belongs to.
    pub table: Arc<str>,
    /// Whether every question has an answer.
    pub completeness: Completeness,
    /// Questions without a rule; the one that is said in the fewest words first.
    pub gaps: Vec<Gap>,
    /// Whether there are more gaps than are told.
    pub more_gaps: bool,
    /// Questions that two rules answer where the hit policy allows one answer; in the fewest words first.
    pub overlaps: Vec<Overlap>,
    /// How many such pairs of rules there are.
    pub overlap_count: usize,
    /// Rules that never make an answer. The table holds nevertheless.
    pub unreachable: Vec<Unreachable>,
    /// Values that cannot occur. The table holds nevertheless.
    pub strays: Vec<Stray>,
}

/// Whether every question has an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completeness {
    /// Some rule hits, whatever is asked.
    Complete,
    /// Where no rule hits, the default answers.
    ByDefault,
    /// There is a question that nothing answers.
    Incomplete,
    /// The search ended before it could tell.
    Undecided,
}

/// A question without a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// A concrete question: a value for each column.
    #[serde(serialize_with = "as_object")]
    pub inputs: Vec<(Arc<str>, Value)>,
    /// All questions like it: a cell for each column that counts; a rule with these cells would fill the gap.
    #[serde(serialize_with = "as_object")]
    pub region: Vec<(Arc<str>, Cell)>,
    /// Rules that would hit but for one column.
    pub near_misses: Vec<NearMiss>,
}

/// A rule that would hit but for one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// The rule, counted from one.
    pub rule: usize,
    /// The column.
    pub column: Arc<str>,
}

/// A question that two rules answer at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// The two rules, counted from one.
    pub rules: [usize; 2],
    /// A concrete question: a value for each column.
    #[serde(serialize_with = "as_object")]
    pub inputs: Vec<(Arc<str>, Value)>,
    /// All questions like it: a cell for each column that counts.
    #[serde(serialize_with = "as_object")]
    pub region: Vec<(Arc<str>, Cell)>,
}

/// A rule that never makes an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unreachable {
    /// The rule, counted from one.
    pub rule: usize,
    /// Why it never does.
    pub why: WhyUnreachable,
}

/// Why a rule never makes an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnreachable {
    /// One of its cells accepts nothing that may occur.
    OutsideDomain {
        /// The column of the cell.
        column: Arc<str>,
    },
    /// Wherever it hits, one of these rules wins.
    PassedOver {
        /// The rules, counted from one.
        rules: Vec<usize>,
    },
}

/// A value that cannot occur.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stray {
    /// The rule, counted from one.
    pub rule: usize,
    /// The column.
    pub column: Arc<str>,
    /// The value.
    pub value: Value,
}

impl Report {
    /// Whether the table is proved complete and free of contradiction.
    pub fn holds(&self) -> bool {
        matches!(self.completeness, Completeness::Complete | Completeness::ByDefault)
            && self.overlap_count == 0
    }
}

fn as_object<T: Serialize, S: Serializer>(
    entries: &[(Arc<str>, T)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(name, value)| (&**name, value)))
}

fn listed<T: fmt::Display>(entries: &[(Arc<str>, T)]) -> String {
    let parts: Vec<String> = entries.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    parts.join(", ")
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let completeness = match self.completeness {
            Completeness::Complete => "complete",
            Completeness::ByDefault => "complete by its default",
            Completeness::Incomplete => "NOT complete",
            Completeness::Undecided => "NOT decided: the table is too intricate to prove",
        };
        let contradiction =
            if self.overlap_count == 0 { "free of contradiction" } else { "CONTRADICTS itself" };
        write!(formatter, "`{}`: {completeness}, {contradiction}", self.table)?;
        for gap in &self.gaps {
            write!(formatter, "\n  gap: {}", listed(&gap.inputs))?;
        }
        if self.more_gaps {
            write!(formatter, "\n  … and more gaps")?;
        }
        for overlap in &self.overlaps {
            let [first, second] = overlap.rules;
            write!(formatter, "\n  overlap of rules {first} and {second}: {}", listed(&overlap.inputs))?;
        }
        if self.overlap_count > self.overlaps.len() {
            write!(formatter, "\n  … {} overlaps in all", self.overlap_count)?;
        }
        for unreachable in &self.unreachable {
            write!(formatter, "\n  rule {} never makes an answer: {}", unreachable.rule, unreachable.why)?;
        }
        for stray in &self.strays {
            write!(
                formatter,
                "\n  rule {}, column `{}`: {} cannot occur",
                stray.rule, stray.column, stray.value
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for WhyUnreachable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutsideDomain { column } => {
                write!(formatter, "its cell in `{column}` accepts nothing that may occur")
            }
            Self::PassedOver { rules } => {
                let numbers: Vec<String> = rules.iter().map(ToString::to_string).collect();
                write!(formatter, "wherever it hits, it is passed over for {}", numbers.join(", "))
            }
        }
    }
}
