//! From a draft to a table: every cell understood, every name resolved, every answer allowed.

use super::draft::{Draft, InputDraft, OutputDraft, RuleDraft};
use super::hit_policies::{Aggregator, Shape};
use super::{Index, InputColumn, OutputColumn, Rule, Table};
use crate::errors::{Problem, ProblemKind};
use crate::feel::{Cell, Expression, Names, read_cell, read_expression};
use crate::types::Type;
use crate::values::{Kind, Value};
use std::collections::HashMap;
use std::sync::Arc;

/// Most input columns of one table.
const MOST_INPUTS: usize = 64;

/// What a table may name: its variables, and types by name.
pub(crate) struct Reader<'model> {
    pub(crate) names: &'model Names,
    pub(crate) type_named: &'model dyn Fn(&str) -> Result<Type, String>,
}

/// Reads a whole table; all problems that stand apart are given, not only the first.
pub(crate) fn read_table(name: &str, draft: &Draft, reader: &Reader<'_>) -> Result<Table, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut inputs = Vec::new();
    for input in &draft.inputs {
        collect(reader.input_column(input), &mut inputs, &mut problems);
    }
    let mut outputs = Vec::new();
    for output in &draft.outputs {
        collect(reader.output_column(name, output, draft.outputs.len()), &mut outputs, &mut problems);
    }
    if draft.inputs.len() > MOST_INPUTS {
        problems.push(Problem::of_table(format!("a table can have at most {MOST_INPUTS} input columns")));
    }
    if draft.outputs.is_empty() {
        problems.push(Problem::of_table("a table needs an output column"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut rules = Vec::new();
    for (position, rule) in draft.rules.iter().enumerate() {
        match reader.rule(position + 1, rule, draft, &inputs, &outputs) {
            Ok(rule) => rules.push(rule),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        problems.extend(settle_kinds(&mut inputs, &rules));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let index = Index::new(&inputs, &rules);
    let mut table = Table {
        name: name.into(),
        policy: draft.hit_policy,
        inputs,
        outputs,
        rules,
        ranks: Vec::new(),
        alike: None,
        constants: None,
        index,
    };
    if let Some(problem) = table.unfit_for_policy() {
        return Err(vec![problem]);
    }
    table.ranks = table.ranked()?;
    table.alike = table.grouped();
    table.constants = table.all_constants();
    Ok(table)
}

fn collect<T>(found: Result<T, Problem>, into: &mut Vec<T>, problems: &mut Vec<Problem>) {
    match found {
        Ok(value) => into.push(value),
        Err(problem) => problems.push(problem),
    }
}

impl Reader<'_> {
    fn type_of(&self, name: Option<&str>) -> Result<Type, String> {
        name.map_or(Ok(Type::Any), self.type_named)
    }

    fn input_column(&self, draft: &InputDraft) -> Result<InputColumn, Problem> {
        let title = draft.title();
        let problem = |reason: String| Problem::of_column(title, reason);
        let expression = read_expression(&draft.expression, self.names).map_err(problem)?;
        let declared = self.type_of(draft.type_name.as_deref()).map_err(problem)?;
        let own =
            expression.variable().map_or(Type::Any, |position| self.names.variables[position].kind.clone());
        let kind = match (&declared, &own) {
            (Type::Any, _) => own,
            (Type::Simple(declared), Type::Simple(own)) if declared.kind != own.kind => {
                return Err(problem(format!(
                    "the column is a {}, but the input is a {}",
                    declared.kind, own.kind
                )));
            }
            (Type::Simple(simple), Type::Simple(_)) if simple.allowed.is_none() => own,
            _ => declared,
        };
        let cell = read_cell(draft.allowed.as_deref().unwrap_or("-")).map_err(problem)?;
        let decimals = draft.decimals.as_deref().map(read_decimals).transpose().map_err(problem)?;
        let kind = kind.limited(cell, decimals).map_err(problem)?;
        Ok(InputColumn { title: title.into(), written: draft.expression.trim().into(), expression, kind })
    }

    fn output_column(&self, table: &str, draft: &OutputDraft, count: usize) -> Result<OutputColumn, Problem> {
        let title = draft.title(table);
        let problem = |reason: String| Problem::of_column(title, reason);
        let name = draft.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        if name.is_none() && count > 1 {
            return Err(problem("each of several output columns needs a name".to_owned()));
        }
        let declared = self.type_of(draft.type_name.as_deref()).map_err(problem)?;
        let cell = read_cell(draft.allowed.as_deref().unwrap_or("-")).map_err(problem)?;
        let listed = cell.listed().unwrap_or_default().into_iter().cloned().collect();
        let kind = declared.limited(cell, None).map_err(problem)?;
        let default = draft.default.as_deref().map(|text| read_expression(text, self.names)).transpose();
        let default = default.map_err(|reason| problem(format!("default: {reason}")))?;
        if let Some(Err(mismatch)) =
            default.as_ref().and_then(Expression::constant).map(|value| kind.check(value))
        {
            return Err(problem(format!("the default does not fit: {mismatch}")));
        }
        Ok(OutputColumn { name: name.unwrap_or(table).into(), kind, listed, default })
    }

    fn rule(
        &self,
        number: usize,
        draft: &RuleDraft,
        table: &Draft,
        inputs: &[InputColumn],
        outputs: &[OutputColumn],
    ) -> Result<Rule, Vec<Problem>> {
        if draft.inputs.len() != inputs.len() || draft.outputs.len() != outputs.len() {
            let reason = format!(
                "rule {number} has {} input and {} output cells, the table {} and {} columns",
                draft.inputs.len(),
                draft.outputs.len(),
                inputs.len(),
                outputs.len()
            );
            return Err(vec![Problem::of_table(reason)]);
        }
        let mut problems = Vec::new();
        let mut cells = Vec::new();
        for (text, column) in draft.inputs.iter().zip(inputs) {
            let cell = input_cell(text, column)
                .map_err(|(kind, reason)| Problem::of_cell(number, &column.title, reason).of_kind(kind));
            collect(cell, &mut cells, &mut problems);
        }
        let mut answers = Vec::new();
        for ((text, column), draft) in draft.outputs.iter().zip(outputs).zip(&table.outputs) {
            let title = draft.title(&column.name);
            let answer = self
                .output_cell(text, column)
                .map_err(|(kind, reason)| Problem::of_cell(number, title, reason).of_kind(kind));
            collect(answer, &mut answers, &mut problems);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let names = table.annotations.iter().map(String::as_str).chain(std::iter::repeat(""));
        let annotations = names.zip(&draft.annotations).filter(|(_, text)| !text.trim().is_empty());
        Ok(Rule {
            id: draft.id.as_deref().map(Arc::from),
            description: draft.description.as_deref().map(Arc::from),
            annotations: annotations.map(|(name, text)| (name.into(), text.trim().into())).collect(),
            cells,
            outputs: answers,
        })
    }

    fn output_cell(&self, text: &str, column: &OutputColumn) -> Result<Expression, (ProblemKind, String)> {
        if text.trim().is_empty() || text.trim() == "-" {
            return Ok(Expression::Constant(Value::Null));
        }
        let expression =
            read_expression(text, self.names).map_err(|reason| (ProblemKind::Unreadable, reason))?;
        match expression.constant().map(|value| column.kind.check(value)) {
            Some(Err(mismatch)) => {
                Err((ProblemKind::NotAllowed, format!("{text} is not allowed here: {mismatch}")))
            }
            _ => Ok(expression),
        }
    }
}

pub(crate) fn read_decimals(text: &str) -> Result<u32, String> {
    let decimals = text.parse::<u32>().ok().filter(|decimals| *decimals <= 30);
    decimals.ok_or_else(|| format!("decimals must be a whole number up to 30, not `{text}`"))
}

fn input_cell(text: &str, column: &InputColumn) -> Result<Cell, (ProblemKind, String)> {
    let unreadable = |reason: String| (ProblemKind::Unreadable, reason);
    let cell = read_cell(text).map_err(unreadable)?;
    match (cell.kind().map_err(unreadable)?, column.kind.kind()) {
        (Some(found), Some(wanted)) if found != wanted => {
            let reason = format!("`{}` is a {found}, but the column holds a {wanted}", text.trim());
            Err((ProblemKind::OtherKind(wanted), reason))
        }
        _ => Ok(cell),
    }
}

/// Gives columns without a declared type the one kind that their cells have.
fn settle_kinds(inputs: &mut [InputColumn], rules: &[Rule]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (position, column) in inputs.iter_mut().enumerate() {
        match column.kind.kind() {
            None => {
                let mut found: Option<Kind> = None;
                for (number, rule) in rules.iter().enumerate() {
                    let Ok(Some(kind)) = rule.cells[position].kind() else { continue };
                    if found.is_some_and(|known| known != kind) {
                        let reason = format!("this is a {kind}, but cells above it hold another kind");
                        problems.push(Problem::of_cell(number + 1, &column.title, reason));
                    }
                    found = Some(kind);
                }
                if let Some(kind) = found {
                    column.kind = Type::simple(kind);
                }
            }
            Some(kind @ (Kind::List | Kind::Context)) => {
                let reason = format!("a column cannot test a {kind}; test a part of it");
                problems.push(Problem::of_column(&column.title, reason));
            }
            Some(_) => {}
        }
    }
    problems
}

impl Table {
    fn unfit_for_policy(&self) -> Option<Problem> {
        if self.policy.is_by_output() && self.outputs.iter().all(|column| column.listed.is_empty()) {
            let reason =
                "this hit policy goes by the order of the output values: list them for an output column";
            return Some(Problem::of_table(reason));
        }
        let Shape::Together(aggregator) = self.policy.shape() else { return None };
        let [output] = &self.outputs[..] else {
            return Some(Problem::of_table(
                "a table that takes answers together has exactly one output column",
            ));
        };
        let number = Some(Kind::Number);
        let adds_other = |value: &Value| aggregator == Aggregator::Sum && value.kind() != number;
        let constants =
            self.rules.iter().enumerate().filter_map(|(at, rule)| Some((at, rule.outputs[0].constant()?)));
        constants
            .filter(|(_, value)| adds_other(value))
            .map(|(at, value)| {
                Problem::of_cell(
                    at + 1,
                    &output.name,
                    format!("{value} is not a number, so it cannot be added up"),
                )
            })
            .next()
    }

    /// The place of each rule's answer in the order of the output values.
    fn ranked(&self) -> Result<Vec<u32>, Vec<Problem>> {
        if !self.policy.is_by_output() {
            return Ok(Vec::new());
        }
        let mut problems = Vec::new();
        let mut keys = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            let mut key = Vec::new();
            for (column, answer) in
                self.outputs.iter().zip(&rule.outputs).filter(|(column, _)| !column.listed.is_empty())
            {
                let place =
                    answer.constant().and_then(|value| column.listed.iter().position(|known| known == value));
                match place {
                    Some(place) => key.push(place),
                    None => problems.push(Problem::of_cell(
                        number + 1,
                        &column.name,
                        "the answer must be one of the listed output values, as their order decides",
                    )),
                }
            }
            keys.push(key);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut sorted = keys.clone();
        sorted.sort();
        sorted.dedup();
        let rank =
            |key: &Vec<usize>| sorted.binary_search(key).ok().and_then(|place| u32::try_from(place).ok());
        Ok(keys.iter().map(|key| rank(key).unwrap_or(u32::MAX)).collect())
    }

    /// A number per rule that rules with the same constant answers share.
    fn grouped(&self) -> Option<Vec<u32>> {
        let mut known: HashMap<Vec<&Value>, u32> = HashMap::new();
        let mut groups = Vec::with_capacity(self.rules.len());
        for rule in &self.rules {
            let answers: Vec<&Value> =
                rule.outputs.iter().map(Expression::constant).collect::<Option<_>>()?;
            let next = u32::try_from(known.len()).ok()?;
            groups.push(*known.entry(answers).or_insert(next));
        }
        Some(groups)
    }

    /// The answers of all rules, rule by rule, when all of them are constant.
    fn all_constants(&self) -> Option<Vec<Value>> {
        self.rules.iter().flat_map(|rule| &rule.outputs).map(|answer| answer.constant().cloned()).collect()
    }
}
