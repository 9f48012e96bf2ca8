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
    /// Columns of which no value is allowed: nothing can be asked, so nothing is proved.
    pub unaskable: Vec<Arc<str>>,
    /// Questions without a rule; the one that is said in the fewest words first.
    pub gaps: Vec<Gap>,
    /// Whether there are more gaps than are told.
    pub more_gaps: bool,
    /// Questions that two rules answer where the hit policy allows one answer; in the fewest words first.
    pub overlaps: Vec<Overlap>,
    /// How many such pairs of rules there are.
    pub overlap_count: usize,
    /// Answers that come to nothing, or to what is not allowed, in a case.
    pub doubtful: Vec<Doubtful>,
    /// Answers that were left empty. The table holds nevertheless.
    pub unsaid: Vec<Unsaid>,
    /// How many rules work their answer out: that it is allowed was tried in cases, not proved.
    pub worked_out: usize,
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
    /// Nothing can be asked at all: a column allows no value.
    Vacuous,
}

/// An answer that comes to nothing, or to what its column does not allow, in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubtful {
    /// The rule, counted from one.
    pub rule: usize,
    /// The column of the answer.
    pub column: Arc<str>,
    /// A concrete question: a value for each column.
    #[serde(serialize_with = "as_object")]
    pub inputs: Vec<(Arc<str>, Value)>,
    /// What the answer comes to.
    pub value: Value,
}

/// An answer that was left empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unsaid {
    /// The rule, counted from one.
    pub rule: usize,
    /// The column of the answer.
    pub column: Arc<str>,
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
    /// Whether they differ in the question below; else they work their answers out, and may differ in another.
    pub seen: bool,
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
            && self.doubtful.is_empty()
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

impl Report {
    fn tell_faults(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for column in &self.unaskable {
            write!(formatter, "\n  column `{column}` allows no value at all")?;
        }
        for gap in &self.gaps {
            write!(formatter, "\n  gap: {}", listed(&gap.inputs))?;
        }
        if self.more_gaps {
            write!(formatter, "\n  … and more gaps")?;
        }
        for overlap in &self.overlaps {
            let [first, second] = overlap.rules;
            let what = if overlap.seen { "overlap of" } else { "perhaps different answers of" };
            write!(formatter, "\n  {what} rules {first} and {second}: {}", listed(&overlap.inputs))?;
        }
        if self.overlap_count > self.overlaps.len() {
            write!(formatter, "\n  … {} overlaps in all", self.overlap_count)?;
        }
        for doubt in &self.doubtful {
            let (rule, column, value) = (doubt.rule, &doubt.column, &doubt.value);
            let what = if value.is_null() { "nothing".to_owned() } else { format!("{value}, not allowed") };
            let inputs = listed(&doubt.inputs);
            write!(formatter, "\n  rule {rule}, column `{column}`: comes to {what}, for {inputs}")?;
        }
        Ok(())
    }

    fn tell_remarks(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for unsaid in &self.unsaid {
            write!(formatter, "\n  rule {}, column `{}`: the answer is empty", unsaid.rule, unsaid.column)?;
        }
        if self.worked_out > 0 {
            let rules = self.worked_out;
            write!(formatter, "\n  {rules} rules work their answer out: tried in cases, not proved")?;
        }
        for unreachable in &self.unreachable {
            write!(formatter, "\n  rule {} never makes an answer: {}", unreachable.rule, unreachable.why)?;
        }
        for stray in &self.strays {
            let (rule, column, value) = (stray.rule, &stray.column, &stray.value);
            write!(formatter, "\n  rule {rule}, column `{column}`: {value} cannot occur")?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let completeness = match self.completeness {
            Completeness::Complete => "complete",
            Completeness::ByDefault => "complete by its default",
            Completeness::Incomplete => "NOT complete",
            Completeness::Undecided => "NOT decided: the table is too intricate to prove",
            Completeness::Vacuous => "NOT proved: nothing can be asked",
        };
        let contradiction =
            if self.overlap_count == 0 { "free of contradiction" } else { "CONTRADICTS itself" };
        write!(formatter, "`{}`: {completeness}, {contradiction}", self.table)?;
        self.tell_faults(formatter)?;
        self.tell_remarks(formatter)
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
