//! What a table answers: which rules hit, which of them the policy leaves, and what they say.

use super::hit_policies::{Aggregator, Conflict, Shape};
use super::{HitPolicy, Table};
use crate::feel::{EvaluationError, Expression, Scope, evaluate};
use crate::types::Mismatch;
use crate::values::{Context, Value};
use std::sync::Arc;

/// What a table answered.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) value: Value,
    /// The answer by output; for a list policy the list of that column.
    pub(crate) outputs: Vec<(Arc<str>, Value)>,
    /// The rules that make the answer, in its order, counted from zero.
    pub(crate) rules: Vec<u32>,
    /// The input columns that fix this answer, whatever the others hold.
    pub(crate) columns: Vec<usize>,
}

/// Why a table did not answer.
#[derive(Clone, Debug)]
pub(crate) enum Unanswered {
    Column { column: Arc<str>, value: Value, mismatch: Mismatch },
    Conflict { conflict: Conflict, rules: Vec<u32> },
    Output { rule: u32, column: Arc<str>, value: Value, mismatch: Mismatch },
    Evaluation(EvaluationError),
}

impl From<EvaluationError> for Unanswered {
    fn from(error: EvaluationError) -> Self {
        Self::Evaluation(error)
    }
}

impl Table {
    /// Answers for the values in scope.
    pub(crate) fn answer(&self, scope: &impl Scope) -> Result<Answered, Unanswered> {
        let asked = self.asked(scope)?;
        let hit = |rule: &super::Rule| rule.cells.iter().zip(&asked).all(|(cell, value)| cell.accepts(value));
        let all: Vec<u32> =
            (0..).zip(&self.rules).filter(|(_, rule)| hit(rule)).map(|(number, _)| number).collect();
        let mut rules = all.clone();
        let answers = |rule: u32| self.said(rule, scope).unwrap_or_default();
        self.policy
            .choose(&mut rules, self, answers)
            .map_err(|conflict| Unanswered::Conflict { conflict, rules: all })?;
        let columns = self.columns_that_mattered(&asked, &rules);
        if rules.is_empty() {
            return self.default_answer(scope, columns);
        }
        let said = rules.iter().map(|rule| self.said(*rule, scope)).collect::<Result<Vec<_>, _>>()?;
        let (value, outputs) = self.shaped(&said);
        Ok(Answered { value, outputs, rules, columns })
    }

    fn asked(&self, scope: &impl Scope) -> Result<Vec<Value>, Unanswered> {
        let ask = |column: &super::InputColumn| {
            let value = evaluate(&column.expression, scope)?;
            match column.kind.check(&value) {
                Ok(()) => Ok(value),
                Err(mismatch) => Err(Unanswered::Column { column: column.title.clone(), value, mismatch }),
            }
        };
        self.inputs.iter().map(ask).collect()
    }

    /// The answer of one rule, column by column.
    fn said(&self, rule: u32, scope: &impl Scope) -> Result<Vec<Value>, Unanswered> {
        let say = |(expression, column): (&Expression, &super::OutputColumn)| {
            let value = evaluate(expression, scope)?;
            match column.kind.check(&value) {
                Ok(()) => Ok(value),
                Err(mismatch) => {
                    Err(Unanswered::Output { rule, column: column.name.clone(), value, mismatch })
                }
            }
        };
        self.rules[rule as usize].outputs.iter().zip(&self.outputs).map(say).collect()
    }

    fn default_answer(&self, scope: &impl Scope, columns: Vec<usize>) -> Result<Answered, Unanswered> {
        let has_default = self.outputs.iter().any(|column| column.default.is_some());
        if !has_default {
            let counts = self.policy == HitPolicy::Collect(Some(Aggregator::Count));
            let value = if counts { Value::from(0) } else { Value::Null };
            let outputs = self.outputs.iter().map(|column| (column.name.clone(), value.clone())).collect();
            return Ok(Answered { value, outputs, rules: Vec::new(), columns });
        }
        let default = |column: &super::OutputColumn| {
            column.default.as_ref().map_or(Ok(Value::Null), |expression| evaluate(expression, scope))
        };
        let row = self.outputs.iter().map(default).collect::<Result<Vec<Value>, _>>()?;
        let (value, outputs) = match self.policy.shape() {
            Shape::Together(_) => (self.row_value(&row), self.named(&row)),
            Shape::Single | Shape::List => self.shaped(&[row]),
        };
        Ok(Answered { value, outputs, rules: Vec::new(), columns })
    }

    fn shaped(&self, said: &[Vec<Value>]) -> (Value, Vec<(Arc<str>, Value)>) {
        match (self.policy.shape(), said) {
            (Shape::Single, [row, ..]) => (self.row_value(row), self.named(row)),
            (Shape::Together(aggregator), rows) => {
                let column: Vec<Value> = rows.iter().filter_map(|row| row.first().cloned()).collect();
                let value = aggregator.together(&column);
                let outputs = self.named(std::slice::from_ref(&value));
                (value, outputs)
            }
            (_, rows) => {
                let value = rows.iter().map(|row| self.row_value(row)).collect::<Vec<Value>>().into();
                let column = |position: usize| {
                    rows.iter().filter_map(|row| row.get(position).cloned()).collect::<Vec<Value>>().into()
                };
                let columns: Vec<Value> = (0..self.outputs.len()).map(column).collect();
                (value, self.named(&columns))
            }
        }
    }

    fn named(&self, row: &[Value]) -> Vec<(Arc<str>, Value)> {
        self.outputs.iter().zip(row).map(|(column, value)| (column.name.clone(), value.clone())).collect()
    }

    /// A row as one value: a single output stands for itself, several make a context.
    fn row_value(&self, row: &[Value]) -> Value {
        match row {
            [value] => value.clone(),
            _ => Value::Context(self.named(row).into_iter().collect::<Context>()),
        }
    }

    /// A set of input columns that fixes the answer: with these values the same rules make it, whatever the
    /// others hold. Every rule that makes the answer keeps hitting; no rule that could change it starts to.
    fn columns_that_mattered(&self, asked: &[Value], chosen: &[u32]) -> Vec<usize> {
        let constrains = |column: usize| {
            chosen.iter().any(|rule| self.rules[*rule as usize].cells[column] != crate::feel::Cell::Any)
        };
        let mut columns: Vec<usize> = (0..self.inputs.len()).filter(|column| constrains(*column)).collect();
        let refuses =
            |rule: u32, column: usize| !self.rules[rule as usize].cells[column].accepts(&asked[column]);
        let mut rivals: Vec<u32> = self.rivals(chosen);
        rivals.retain(|rival| !columns.iter().any(|column| refuses(*rival, *column)));
        rivals.retain(|rival| (0..self.inputs.len()).any(|column| refuses(*rival, column)));
        while !rivals.is_empty() {
            let shut_out = |column: &usize| rivals.iter().filter(|rival| refuses(**rival, *column)).count();
            let Some(best) = (0..self.inputs.len()).rev().max_by_key(shut_out) else { break };
            columns.push(best);
            rivals.retain(|rival| !refuses(*rival, best));
        }
        columns.sort_unstable();
        columns
    }

    /// The rules that would change the answer if they hit too.
    fn rivals(&self, chosen: &[u32]) -> Vec<u32> {
        let all = 0..u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let others = all.filter(|rule| !chosen.contains(rule));
        match (self.policy, chosen) {
            (HitPolicy::Unique | HitPolicy::Any, [_, ..]) => Vec::new(),
            (HitPolicy::First, [first, ..]) => others.filter(|rule| rule < first).collect(),
            (HitPolicy::Priority, [best, ..]) => {
                let rank = |rule: u32| (self.ranks[rule as usize], rule);
                others.filter(|rule| rank(*rule) < rank(*best)).collect()
            }
            _ => others.collect(),
        }
    }
}
