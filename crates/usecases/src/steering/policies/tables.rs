//! A policy's table as an editor shows and returns it: columns by key, cells as texts.

use ::steering::policy::{DUTCH, ENGLISH, RemarkColumns};
use decisions::tables::{Draft, HitPolicy, RuleDraft};
use decisions::types::Type;
use domain::signs::seen;
use serde::{Deserialize, Serialize};

/// The table of a policy, for an editor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TableText {
    /// The letter of the hit policy: U, A, F or P.
    pub hit_policy: String,
    /// The columns that are asked.
    pub inputs: Vec<Column>,
    /// The columns that are answered: channels, then `stimulus` and `reason`.
    pub outputs: Vec<Column>,
    /// The rules, top to bottom.
    pub rules: Vec<RuleText>,
}

/// A column of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// What it asks or answers: `self reliance`, `portal`.
    pub key: String,
    /// What its author calls it.
    #[serde(default)]
    pub label: Option<String>,
    /// The values allowed, as a cell: `"self", "help"` or `[1..3]`.
    #[serde(default)]
    pub allowed: String,
    /// The same as single words, where they can be listed; empty for numbers.
    #[serde(default)]
    pub values: Vec<String>,
    /// The kind of its values: `string`, `number` or `boolean`.
    #[serde(default)]
    pub kind: String,
}

/// A rule of the table; the cells are texts as they stand in DMN.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleText {
    /// Its identifier, kept from version to version; none for a new rule.
    #[serde(default)]
    pub id: Option<String>,
    /// One cell per input column.
    pub inputs: Vec<String>,
    /// One cell per output column.
    pub outputs: Vec<String>,
    /// Why the rule is there, as the tenant reads it, in Dutch.
    #[serde(default)]
    pub remark: String,
    /// The same in English.
    #[serde(default)]
    pub remark_en: String,
}

const POLICIES: [HitPolicy; 4] = [HitPolicy::Unique, HitPolicy::Any, HitPolicy::First, HitPolicy::Priority];

/// A draft as an editor shows it; `table` tells the kinds of the columns.
pub(super) fn text_of(draft: &Draft, table: &decisions::tables::Table) -> TableText {
    let inputs = draft.inputs.iter().zip(table.inputs()).map(|(input, column)| Column {
        key: input.expression.trim().to_owned(),
        label: input.label.clone(),
        allowed: input.allowed.clone().unwrap_or_default(),
        values: listed(column.kind()),
        kind: column.kind().kind().map(|kind| kind.to_string()).unwrap_or_default(),
    });
    let outputs = draft.outputs.iter().zip(table.outputs()).map(|(output, column)| Column {
        key: column.name().to_owned(),
        label: output.label.clone(),
        allowed: output.allowed.clone().unwrap_or_default(),
        values: listed(column.kind()),
        kind: column.kind().kind().map(|kind| kind.to_string()).unwrap_or_default(),
    });
    let columns = RemarkColumns::among(&draft.annotations);
    let remark = |rule: &RuleDraft, at: Option<usize>| {
        at.and_then(|at| rule.annotations.get(at)).cloned().unwrap_or_default()
    };
    let rules = draft.rules.iter().map(|rule| RuleText {
        id: rule.id.clone(),
        inputs: rule.inputs.clone(),
        outputs: rule.outputs.clone(),
        remark: remark(rule, columns.dutch),
        remark_en: remark(rule, columns.english),
    });
    TableText {
        hit_policy: draft.hit_policy.to_string(),
        inputs: inputs.collect(),
        outputs: outputs.collect(),
        rules: rules.collect(),
    }
}

/// The single values of a type, as words, where they are listed.
fn listed(kind: &Type) -> Vec<String> {
    let Type::Simple(simple) = kind else { return Vec::new() };
    if simple.kind == decisions::Kind::Boolean {
        return ["true", "false"].map(str::to_owned).to_vec();
    }
    let values = simple.allowed.as_deref().and_then(decisions::Cell::listed).unwrap_or_default();
    let word = |value: &decisions::Value| value.as_text().map_or_else(|| value.to_string(), str::to_owned);
    values.into_iter().map(word).collect()
}

/// The draft that an editor returned: its rules in the columns that the policy has.
pub(super) fn draft_of(base: &Draft, text: &TableText) -> Draft {
    let letter = |policy: &HitPolicy| policy.to_string() == text.hit_policy.trim();
    let mut draft = base.clone();
    draft.hit_policy = POLICIES.into_iter().find(letter).unwrap_or(base.hit_policy);
    let columns = RemarkColumns::among(&draft.annotations);
    if columns.dutch.is_none() {
        draft.annotations.push(DUTCH.to_owned());
    }
    if columns.english.is_none() && text.rules.iter().any(|rule| !rule.remark_en.is_empty()) {
        draft.annotations.push(ENGLISH.to_owned());
    }
    let names = draft.annotations.clone();
    draft.rules =
        text.rules.iter().enumerate().map(|(at, rule)| rule_of(at, rule, base, text, &names)).collect();
    draft
}

fn rule_of(at: usize, rule: &RuleText, base: &Draft, text: &TableText, names: &[String]) -> RuleDraft {
    let is_new = |id: &&String| text.rules[..at].iter().all(|other| other.id.as_ref() != Some(*id));
    // A rule that was copied would carry the identifier of its model.
    let id = rule.id.as_ref().filter(is_new).cloned();
    let known = id.as_ref().and_then(|id| base.rules.iter().find(|known| known.id.as_ref() == Some(id)));
    let mut annotations = known.map(|known| known.annotations.clone()).unwrap_or_default();
    annotations.resize(names.len(), String::new());
    let columns = RemarkColumns::among(names);
    for (column, remark) in [(columns.dutch, &rule.remark), (columns.english, &rule.remark_en)] {
        if let Some(place) = column.and_then(|at| annotations.get_mut(at)) {
            *place = seen(remark);
        }
    }
    RuleDraft {
        id: id.or_else(|| Some(fresh(at, text))),
        description: known.and_then(|known| known.description.clone()),
        inputs: rule.inputs.clone(),
        outputs: rule.outputs.clone(),
        annotations,
    }
}

/// An identifier that no rule has.
fn fresh(at: usize, text: &TableText) -> String {
    let taken = |id: &String| text.rules.iter().any(|rule| rule.id.as_ref() == Some(id));
    let numbered = (at + 1..).map(|number| format!("rule-{number}"));
    numbered.take(text.rules.len() + 1).find(|id| !taken(id)).unwrap_or_default()
}
