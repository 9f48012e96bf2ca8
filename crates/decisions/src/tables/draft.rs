//! A decision table as its author writes it: every cell a text, right or wrong.

use super::hit_policies::HitPolicy;
use serde::{Deserialize, Serialize};

/// A decision table in the making. Any text may stand in a cell; reading it says what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What happens when several rules hit.
    pub hit_policy: HitPolicy,
    /// The columns that are asked.
    pub inputs: Vec<InputDraft>,
    /// The columns that are answered.
    pub outputs: Vec<OutputDraft>,
    /// The names of the columns for remarks.
    #[serde(default)]
    pub annotations: Vec<String>,
    /// The rules, top to bottom.
    pub rules: Vec<RuleDraft>,
}

/// An input column as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputDraft {
    /// The identifier in the file.
    #[serde(default)]
    pub id: Option<String>,
    /// What people call the column, when not by its expression.
    #[serde(default)]
    pub label: Option<String>,
    /// What is asked, mostly the name of an input.
    pub expression: String,
    /// The name of its type.
    #[serde(default)]
    pub type_name: Option<String>,
    /// The values allowed, as a cell.
    #[serde(default)]
    pub allowed: Option<String>,
    /// How many decimals a number may have; zero for whole numbers.
    #[serde(default)]
    pub decimals: Option<String>,
}

/// An output column as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputDraft {
    /// The identifier in the file.
    #[serde(default)]
    pub id: Option<String>,
    /// The name; a single output may go without.
    #[serde(default)]
    pub name: Option<String>,
    /// What people call the column.
    #[serde(default)]
    pub label: Option<String>,
    /// The name of its type.
    #[serde(default)]
    pub type_name: Option<String>,
    /// The values allowed, as a cell; for priorities the first is the highest.
    #[serde(default)]
    pub allowed: Option<String>,
    /// What it is when no rule hits.
    #[serde(default)]
    pub default: Option<String>,
}

/// A rule as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleDraft {
    /// The identifier in the file.
    #[serde(default)]
    pub id: Option<String>,
    /// Why the rule is there.
    #[serde(default)]
    pub description: Option<String>,
    /// One cell per input column.
    pub inputs: Vec<String>,
    /// One expression per output column.
    pub outputs: Vec<String>,
    /// One remark per annotation column.
    #[serde(default)]
    pub annotations: Vec<String>,
}

impl InputDraft {
    /// What people call the column.
    pub fn title(&self) -> &str {
        self.label.as_deref().filter(|label| !label.trim().is_empty()).unwrap_or(&self.expression)
    }
}

impl OutputDraft {
    /// What people call the column, given the name of its table.
    pub fn title<'text>(&'text self, table: &'text str) -> &'text str {
        let given = |text: &'text Option<String>| text.as_deref().filter(|text| !text.trim().is_empty());
        given(&self.label).or_else(|| given(&self.name)).unwrap_or(table)
    }
}
