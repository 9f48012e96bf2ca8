//! Answers that are worked out from the question: tried in concrete cases, since no proof over regions covers them.

use super::report::{Doubtful, Unsaid};
use super::space::{Region, Space};
use crate::feel::{EvaluationError, Expression, Scope, evaluate};
use crate::tables::Table;
use crate::values::Value;
use std::cell::Cell as Counter;
use std::sync::Arc;

/// The most cases that are tried of one region.
const MOST_CASES: usize = 256;
/// The most values of one thing asked that are tried of one region.
const MOST_VALUES: usize = 24;
/// The most answers that are worked out for one table.
const MOST_ANSWERS: usize = 400_000;

/// A case: by name a value of each thing that is asked.
pub(super) type Case = Vec<(Arc<str>, Value)>;

/// Whether two rules answer the same wherever both hit.
pub(super) enum Alike {
    /// In every case there is.
    Always,
    /// In no case.
    Never,
    /// Not in this case.
    Not(Case),
    /// In all that were tried, which are not all.
    Perhaps,
}

/// Works out answers, until it has done enough.
pub(super) struct Answers<'space> {
    space: &'space Space<'space>,
    left: Counter<usize>,
}

/// The cases of a region that were chosen, and whether there are no others.
struct Cases {
    points: Vec<Vec<Value>>,
    are_all: bool,
}

/// The variables at one point; what no column asks by itself is not known.
struct Point<'point> {
    values: &'point [Value],
    /// By variable the dimension that asks it.
    dimensions: &'point [Option<usize>],
}

impl Scope for Point<'_> {
    fn variable(&self, position: usize) -> &Value {
        let dimension = self.dimensions.get(position).copied().flatten();
        dimension.and_then(|dimension| self.values.get(dimension)).unwrap_or(&Value::Null)
    }

    fn invoke(&self, _: usize, _: Vec<Value>) -> Result<Value, EvaluationError> {
        Err(EvaluationError::Invoked("a proof calls no knowledge model".to_owned()))
    }
}

impl<'space> Answers<'space> {
    pub(super) fn of(space: &'space Space<'space>) -> Self {
        Self { space, left: Counter::new(MOST_ANSWERS) }
    }

    /// By variable the dimension that asks it and nothing else.
    fn dimensions(&self) -> Vec<Option<usize>> {
        let mut found = Vec::new();
        for (dimension, asked) in self.space.dimensions.iter().enumerate() {
            if let Some(variable) = asked.variable {
                found.resize(found.len().max(variable + 1), None);
                found[variable] = Some(dimension);
            }
        }
        found
    }

    /// Whether all that these expressions name is asked by a column of its own.
    fn can_tell(expressions: &[Expression], dimensions: &[Option<usize>]) -> bool {
        let variables = expressions.iter().flat_map(Expression::variables);
        variables.into_iter().all(|variable| dimensions.get(variable).is_some_and(Option::is_some))
    }

    /// Cases of a region that differ in what these expressions name.
    fn cases(
        &self,
        region: &Region,
        expressions: &[Expression],
        dimensions: &[Option<usize>],
    ) -> Option<Cases> {
        let plain = region.first_point().map(|point| self.space.values(&point))?;
        let plain: Vec<Value> = plain.into_iter().map(|(_, value)| value).collect();
        let mut cases = Cases { points: vec![plain], are_all: true };
        let mut named: Vec<usize> = expressions
            .iter()
            .flat_map(Expression::variables)
            .filter_map(|variable| dimensions.get(variable).copied().flatten())
            .collect();
        named.sort_unstable();
        named.dedup();
        for dimension in named {
            let (values, are_all) =
                self.space.dimensions[dimension].samples(&region.spans[dimension], MOST_VALUES);
            cases.are_all &= are_all && cases.points.len() * values.len() <= MOST_CASES;
            let with = |point: &Vec<Value>, value: &Value| {
                let mut point = point.clone();
                point[dimension] = value.clone();
                point
            };
            let longer =
                values.iter().flat_map(|value| cases.points.iter().map(move |point| with(point, value)));
            cases.points = longer.take(MOST_CASES).collect();
        }
        Some(cases)
    }

    fn case(&self, point: &[Value]) -> Case {
        let names = self.space.dimensions.iter().map(|dimension| dimension.title.clone());
        names.zip(point.iter().cloned()).collect()
    }

    /// What an expression comes to at a point; none when it cannot be told.
    fn worked_out(
        &self,
        expression: &Expression,
        values: &[Value],
        dimensions: &[Option<usize>],
    ) -> Option<Value> {
        self.left.set(self.left.get().checked_sub(1)?);
        evaluate(expression, &Point { values, dimensions }).ok()
    }

    /// Whether two rules answer the same wherever both hit, which is this region.
    pub(super) fn alike(&self, rules: [usize; 2], region: &Region) -> Alike {
        let table = self.space.table;
        let [first, second] = rules.map(|rule| &table.rules[rule].outputs);
        if first == second {
            return Alike::Always;
        }
        let dimensions = self.dimensions();
        let both: Vec<Expression> = first.iter().chain(second).cloned().collect();
        if !Self::can_tell(&both, &dimensions) {
            return Alike::Perhaps;
        }
        let Some(cases) = self.cases(region, &both, &dimensions) else { return Alike::Perhaps };
        for point in &cases.points {
            for (one, other) in first.iter().zip(second) {
                let said = |expression| self.worked_out(expression, point, &dimensions);
                let (Some(one), Some(other)) = (said(one), said(other)) else { return Alike::Perhaps };
                if one != other {
                    return Alike::Not(self.case(point));
                }
            }
        }
        if cases.are_all { Alike::Always } else { Alike::Perhaps }
    }

    /// The answers that come to nothing, or to what their column does not allow; one case of each rule and column.
    pub(super) fn doubtful(&self) -> Vec<Doubtful> {
        let table = self.space.table;
        let dimensions = self.dimensions();
        let mut found = Vec::new();
        for (number, (rule, region)) in table.rules.iter().zip(&self.space.rules).enumerate() {
            for (column, answer) in table.outputs.iter().zip(&rule.outputs) {
                let worked_out = std::slice::from_ref(answer);
                if answer.constant().is_some() || !Self::can_tell(worked_out, &dimensions) {
                    continue;
                }
                let Some(cases) = self.cases(region, worked_out, &dimensions) else { continue };
                let doubt = cases.points.iter().find_map(|point| {
                    let value = self.worked_out(answer, point, &dimensions)?;
                    let is_nothing = value.is_null() && !answer.says_nothing();
                    let wrong = is_nothing || column.kind.check(&value).is_err();
                    wrong.then(|| (self.case(point), value))
                });
                found.extend(doubt.map(|(inputs, value)| Doubtful {
                    rule: number + 1,
                    column: column.name.clone(),
                    inputs,
                    value,
                }));
            }
        }
        found
    }
}

/// Answers that were left empty.
pub(super) fn unsaid(table: &Table) -> Vec<Unsaid> {
    let mut found = Vec::new();
    for (number, rule) in table.rules.iter().enumerate() {
        let empty = table
            .outputs
            .iter()
            .zip(&rule.outputs)
            .filter(|(_, answer)| answer.constant().is_some_and(Value::is_null));
        found.extend(empty.map(|(column, _)| Unsaid { rule: number + 1, column: column.name.clone() }));
    }
    found
}

/// How many rules work out an answer.
pub(super) fn worked_out(table: &Table) -> usize {
    let is_constant = |answer: &Expression| answer.constant().is_some();
    table.rules.iter().filter(|rule| !rule.outputs.iter().all(is_constant)).count()
}
