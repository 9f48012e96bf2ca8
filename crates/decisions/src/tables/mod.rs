//! Decision tables: as drafted, as read, and what they answer.

mod answering;
mod counterfactuals;
mod draft;
mod drafts_in_xml;
pub mod hit_policies;
mod index;
mod mattering;
mod reading;

pub use counterfactuals::{Change, Counterfactual};
pub use draft::{Draft, InputDraft, OutputDraft, RuleDraft};
pub use hit_policies::{Aggregator, HitPolicy};

pub(crate) use answering::{Place, Unanswered, Workspace};
pub(crate) use drafts_in_xml::{decimals_of, draft_from, element_from};
pub(crate) use index::Index;
pub(crate) use reading::{Reader, read_decimals, read_table};

use crate::feel::{Cell, Expression};
use crate::types::Type;
use crate::values::Value;
use std::sync::Arc;

/// A decision table that has been read: every cell understood, every name resolved.
#[derive(Clone, Debug)]
pub struct Table {
    pub(crate) name: Arc<str>,
    pub(crate) policy: HitPolicy,
    pub(crate) inputs: Vec<InputColumn>,
    pub(crate) outputs: Vec<OutputColumn>,
    pub(crate) rules: Vec<Rule>,
    /// Per rule, the place of its answer in the order of the output values; only where that order decides.
    pub(crate) ranks: Vec<u32>,
    /// Per rule, a number that two rules share when they answer the same; only when all answers are constant.
    pub(crate) alike: Option<Vec<u32>>,
    /// The answers of all rules, rule by rule; only when all of them are constant.
    pub(crate) constants: Option<Vec<Value>>,
    pub(crate) index: Index,
}

/// A column that is asked.
#[derive(Clone, Debug)]
pub struct InputColumn {
    pub(crate) title: Arc<str>,
    /// What is asked, as it is written.
    pub(crate) written: Arc<str>,
    pub(crate) expression: Expression,
    pub(crate) kind: Type,
}

/// A column that is answered.
#[derive(Clone, Debug)]
pub struct OutputColumn {
    pub(crate) name: Arc<str>,
    pub(crate) kind: Type,
    /// The output values in their order, when they are listed.
    pub(crate) listed: Vec<Value>,
    pub(crate) default: Option<Expression>,
}

/// A rule of a table.
#[derive(Clone, Debug)]
pub struct Rule {
    pub(crate) id: Option<Arc<str>>,
    pub(crate) description: Option<Arc<str>>,
    /// Remarks by the name of their column.
    pub(crate) annotations: Vec<(Arc<str>, Arc<str>)>,
    pub(crate) cells: Vec<Cell>,
    pub(crate) outputs: Vec<Expression>,
}

impl Table {
    /// The decision or knowledge model that the table belongs to.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What happens when several rules hit.
    pub const fn hit_policy(&self) -> HitPolicy {
        self.policy
    }

    /// The columns that are asked.
    pub fn inputs(&self) -> &[InputColumn] {
        &self.inputs
    }

    /// The columns that are answered.
    pub fn outputs(&self) -> &[OutputColumn] {
        &self.outputs
    }

    /// The rules, top to bottom.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// What a rule (counted from zero) answers in an output column, when that is a constant.
    pub fn said_by(&self, rule: usize, output: usize) -> Option<&Value> {
        self.rules.get(rule)?.outputs.get(output)?.constant()
    }
}

impl InputColumn {
    /// What people call the column.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What values may be asked.
    pub const fn kind(&self) -> &Type {
        &self.kind
    }
}

impl OutputColumn {
    /// The name under which the answer is given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What values may be answered.
    pub const fn kind(&self) -> &Type {
        &self.kind
    }

    /// The values that may be answered, in their order, when they are listed.
    pub fn listed(&self) -> &[Value] {
        &self.listed
    }
}

impl Rule {
    /// The identifier in the file.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Why the rule is there.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Remarks by the name of their column.
    pub fn annotations(&self) -> &[(Arc<str>, Arc<str>)] {
        &self.annotations
    }

    /// One cell per input column.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }
}
