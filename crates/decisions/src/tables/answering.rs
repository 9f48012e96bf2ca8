//! What a table answers: which rules hit, which of them the policy leaves, and what they say.

use super::hit_policies::{Aggregator, Conflict, Shape};
use super::index::rules_in;
use super::{HitPolicy, InputColumn, OutputColumn, Table};
use crate::feel::{EvaluationError, Expression, Scope, evaluate};
use crate::types::Mismatch;
use crate::values::{Context, Value};
use std::sync::Arc;

/// The room in which a table is answered; used again and again, it saves allocations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workspace {
    /// Per input column the slice of its value.
    pub(crate) slices: Vec<u32>,
    /// The rules that hit, as bits.
    pub(crate) hits: Vec<u64>,
    /// The rules that make the answer, in its order, counted from zero.
    pub(crate) rules: Vec<u32>,
    /// The answer by output, when it is not a row of constants in the table.
    worked_out: Vec<Value>,
}

/// Where the answer by output stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The constant row of a rule.
    Rule(u32),
    /// Worked out, in the workspace.
    WorkedOut,
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

impl Workspace {
    /// Room for a table.
    pub(crate) fn for_table(table: &Table) -> Self {
        Self {
            slices: vec![0; table.inputs.len()],
            hits: vec![0; table.index.words()],
            rules: Vec::with_capacity(table.rules.len().min(64)),
            worked_out: Vec::with_capacity(table.outputs.len()),
        }
    }

    /// Leaves a value that was worked out without a table.
    pub(crate) fn set(&mut self, value: Value) {
        self.worked_out.clear();
        self.worked_out.push(value);
    }

    /// What was worked out.
    pub(crate) fn worked_out(&self) -> &[Value] {
        &self.worked_out
    }

    /// The answer by output.
    pub(crate) fn row<'room>(&'room self, table: &'room Table, place: Place) -> &'room [Value] {
        match place {
            Place::WorkedOut => &self.worked_out,
            Place::Rule(rule) => table.constant_row(rule).unwrap_or(&self.worked_out),
        }
    }
}

impl Table {
    /// Answers for the values in scope; the answer and how it came about are left in the workspace.
    pub(crate) fn answer(&self, scope: &impl Scope, room: &mut Workspace) -> Result<Place, Unanswered> {
        for (position, column) in self.inputs.iter().enumerate() {
            room.slices[position] = self.slice_asked(position, column, scope)?;
        }
        self.index.hits(&room.slices, &mut room.hits);
        self.choose(scope, room)?;
        self.say(scope, room)
    }

    /// Leaves the rules that make the answer, given the rules that hit.
    pub(crate) fn choose(&self, scope: &impl Scope, room: &mut Workspace) -> Result<(), Unanswered> {
        room.rules.clear();
        room.rules.extend(rules_in(&room.hits));
        let answers = |rule: u32| self.said(rule, scope).unwrap_or_default();
        self.policy
            .choose(&mut room.rules, self, answers)
            .map_err(|conflict| Unanswered::Conflict { conflict, rules: rules_in(&room.hits).collect() })
    }

    fn slice_asked(
        &self,
        position: usize,
        column: &InputColumn,
        scope: &impl Scope,
    ) -> Result<u32, Unanswered> {
        let worked_out;
        let value = if let Some(variable) = column.expression.variable() {
            scope.variable(variable)
        } else {
            worked_out = evaluate(&column.expression, scope)?;
            &worked_out
        };
        self.index.locate(position, value).ok_or_else(|| Unanswered::Column {
            column: column.title.clone(),
            value: value.clone(),
            mismatch: column
                .kind
                .check(value)
                .err()
                .unwrap_or(Mismatch::Kind { wanted: column.kind.clone() }),
        })
    }

    fn say(&self, scope: &impl Scope, room: &mut Workspace) -> Result<Place, Unanswered> {
        room.worked_out.clear();
        match (self.policy.shape(), &room.rules[..]) {
            (_, []) => self.say_default(scope, room)?,
            (Shape::Single, [rule, ..]) if self.constant_row(*rule).is_some() => {
                return Ok(Place::Rule(*rule));
            }
            (Shape::Single, [rule, ..]) => room.worked_out.extend(self.said(*rule, scope)?),
            (Shape::Together(aggregator), rules) => {
                let said = rules.iter().map(|rule| self.said(*rule, scope)).collect::<Result<Vec<_>, _>>()?;
                room.worked_out.push(aggregator.together(&said.concat()));
            }
            (Shape::List, rules) => {
                let said = rules.iter().map(|rule| self.said(*rule, scope)).collect::<Result<Vec<_>, _>>()?;
                room.worked_out.extend(columns_of(&said, self.outputs.len()));
            }
        }
        Ok(Place::WorkedOut)
    }

    /// The answer when no rule hits: the defaults, else zero for a count, else null.
    fn say_default(&self, scope: &impl Scope, room: &mut Workspace) -> Result<(), EvaluationError> {
        if self.outputs.iter().all(|column| column.default.is_none()) {
            let counts = self.policy == HitPolicy::Collect(Some(Aggregator::Count));
            let value = if counts { Value::from(0) } else { Value::Null };
            room.worked_out.extend(self.outputs.iter().map(|_| value.clone()));
            return Ok(());
        }
        for column in &self.outputs {
            let value =
                column.default.as_ref().map_or(Ok(Value::Null), |default| evaluate(default, scope))?;
            let is_list = self.policy.shape() == Shape::List;
            room.worked_out.push(if is_list { vec![value].into() } else { value });
        }
        Ok(())
    }

    /// The answers of one rule when all of them are constant.
    fn constant_row(&self, rule: u32) -> Option<&[Value]> {
        let width = self.outputs.len();
        self.constants.as_ref().map(|constants| &constants[rule as usize * width..][..width])
    }

    /// The answer of one rule, column by column.
    fn said(&self, rule: u32, scope: &impl Scope) -> Result<Vec<Value>, Unanswered> {
        if let Some(row) = self.constant_row(rule) {
            return Ok(row.to_vec());
        }
        let say = |(expression, column): (&Expression, &OutputColumn)| {
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

    /// The answer in the workspace as one value: a single output stands for itself, several make a context, and
    /// under a list policy these make a list. Without rule and default it is null, whatever the outputs.
    pub(crate) fn value(&self, room: &Workspace, place: Place) -> Value {
        let row = room.row(self, place);
        if let [value] = row {
            return value.clone();
        }
        let has_default = self.outputs.iter().any(|column| column.default.is_some());
        if room.rules.is_empty() && !has_default {
            return Value::Null;
        }
        if self.policy.shape() != Shape::List {
            return self.context(row.iter().cloned());
        }
        let lists: Vec<&[Value]> = row
            .iter()
            .filter_map(|value| if let Value::List(items) = value { Some(&**items) } else { None })
            .collect();
        let length = lists.iter().map(|list| list.len()).min().unwrap_or(0);
        let rows = (0..length).map(|at| self.context(lists.iter().map(|list| list[at].clone())));
        rows.collect::<Vec<Value>>().into()
    }

    /// Every answer the table can give, by rule (none for the default), when all of them are constant. Of a list
    /// policy these are the lists of one; a table that takes answers together has none that is known.
    pub(crate) fn constant_answers(&self) -> Option<Vec<(Option<u32>, Value)>> {
        let defaults = self.outputs.iter().map(|column| match &column.default {
            None => Some(Value::Null),
            Some(default) => default.constant().cloned(),
        });
        let default: Vec<Value> = defaults.collect::<Option<_>>()?;
        let rows = self.constants.as_ref()?.chunks(self.outputs.len()).map(<[Value]>::to_vec);
        let one =
            |row: Vec<Value>| if row.len() == 1 { row[0].clone() } else { self.context(row.into_iter()) };
        let shaped = |row: Vec<Value>| match self.policy.shape() {
            Shape::Single => Some(one(row)),
            Shape::List => Some(vec![one(row)].into()),
            Shape::Together(_) => None,
        };
        let numbered = (0..).map(Some).zip(rows).chain(std::iter::once((None, default)));
        numbered.map(|(rule, row)| shaped(row).map(|value| (rule, value))).collect()
    }

    fn context(&self, row: impl Iterator<Item = Value>) -> Value {
        Value::Context(self.outputs.iter().map(|column| column.name.clone()).zip(row).collect::<Context>())
    }
}

/// The answers of rules as one list per output.
fn columns_of(rows: &[Vec<Value>], width: usize) -> Vec<Value> {
    let column =
        |at: usize| rows.iter().filter_map(|row| row.get(at).cloned()).collect::<Vec<Value>>().into();
    (0..width).map(column).collect()
}
