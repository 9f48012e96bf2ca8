//! What was decided, and why.

use crate::values::Value;
use std::sync::Arc;

/// What was decided, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The decision's name.
    pub decision: Arc<str>,
    /// The answer as one value: of a table with several outputs a context, of a list policy a list.
    pub value: Value,
    /// The answer by output; under a list policy the list of that output. A decision without a table has one
    /// output, under its own name.
    pub outputs: Vec<(Arc<str>, Value)>,
    /// The rules that made the answer, in its order; none when no rule hit and the default or null was given.
    pub rules: Vec<RuleHit>,
    /// The names of input data that fixed the answer: with these values it is the same whatever the others are.
    pub mattered: Vec<Arc<str>>,
    /// The outcomes of the decisions that this one needed.
    pub required: Vec<Outcome>,
}

/// A rule that made the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHit {
    /// The rule, counted from one as people do.
    pub number: usize,
    /// The identifier in the file.
    pub id: Option<Arc<str>>,
    /// Why the rule is there.
    pub description: Option<Arc<str>>,
    /// Remarks by the name of their column.
    pub annotations: Vec<(Arc<str>, Arc<str>)>,
}

impl Outcome {
    /// The answer of one output.
    pub fn output(&self, name: &str) -> Option<&Value> {
        self.outputs.iter().find(|(known, _)| &**known == name).map(|(_, value)| value)
    }
}

impl RuleHit {
    /// The remark in the column with this name.
    pub fn annotation(&self, name: &str) -> Option<&str> {
        self.annotations.iter().find(|(known, _)| &**known == name).map(|(_, text)| &**text)
    }
}
