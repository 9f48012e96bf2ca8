//! What would have changed an answer: the smallest change of inputs that gives another one.

use super::Table;
use super::answering::Workspace;
use crate::axes::Towards;
use crate::feel::{EvaluationError, Scope};
use crate::values::{Kind, Value};
use std::sync::Arc;

/// A change of inputs that gives another answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterfactual {
    /// What would have to change.
    pub changes: Vec<Change>,
    /// The answer by output then.
    pub outputs: Vec<(Arc<str>, Value)>,
    /// The rules that would make it, counted from one.
    pub rules: Vec<usize>,
}

/// One input that would have to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The input.
    pub name: Arc<str>,
    /// What it is.
    pub from: Value,
    /// What it would have to be.
    pub to: Value,
}

/// Which variables may change, and to which values.
type Permitted<'call> = &'call dyn Fn(usize, Option<&Value>) -> bool;

/// Variables with the values they would get.
type Moves = Vec<(usize, Value)>;

/// How far a candidate lies: inputs changed, then steps over boundaries.
type Distance = (usize, u32);

impl Table {
    /// The nearest change that gives another answer than `row`.
    pub(crate) fn nearest_change<S: Scope>(
        &self,
        scope: &S,
        row: &[Value],
        permitted: Permitted<'_>,
        name: &dyn Fn(usize) -> Arc<str>,
    ) -> Option<Counterfactual> {
        let mut candidates = self.single_moves(scope, permitted);
        candidates.extend(self.moves_into_rules(scope, permitted));
        candidates.sort_by_key(|(distance, _)| *distance);
        let mut room = Workspace::for_table(self);
        candidates.into_iter().find_map(|(_, moves)| {
            let changed = Changed { base: scope, moves: &moves };
            let place = self.answer(&changed, &mut room).ok()?;
            let found = room.row(self, place);
            if found == row {
                return None;
            }
            let names = self.outputs.iter().map(|column| column.name.clone());
            let outputs = names.zip(found.iter().cloned()).collect();
            let rules = room.rules.iter().map(|rule| *rule as usize + 1).collect();
            let change = |(variable, to): (usize, Value)| {
                let from = scope.variable(variable).clone();
                Change { name: name(variable), from, to }
            };
            Some(Counterfactual { changes: moves.into_iter().map(change).collect(), outputs, rules })
        })
    }

    /// Every other class of every column that asks a variable directly.
    fn single_moves<S: Scope>(&self, scope: &S, permitted: Permitted<'_>) -> Vec<(Distance, Moves)> {
        let mut moves = Vec::new();
        for (column, input) in self.inputs.iter().enumerate() {
            let Some(variable) = input.expression.variable().filter(|variable| permitted(*variable, None))
            else {
                continue;
            };
            let Some(now) = self.index.locate(column, scope.variable(variable)) else { continue };
            let apart = |slice: &u32| self.index.row(column, *slice) != self.index.row(column, now);
            for slice in self.nearest_of_each_class(column, now).into_iter().filter(apart) {
                let Some(value) = self.value_towards(column, slice, now) else { continue };
                if permitted(variable, Some(&value)) {
                    moves.push(((1, self.steps(column, slice, now)), vec![(variable, value)]));
                }
            }
        }
        moves
    }

    /// Per class of a column its slice nearest to `now`.
    fn nearest_of_each_class(&self, column: usize, now: u32) -> Vec<u32> {
        let null = self.index.axis(column).null();
        let mut slices: Vec<u32> = (0..null).filter(|slice| self.index.allows(column, *slice)).collect();
        slices.sort_by_key(|slice| slice.abs_diff(now));
        let mut seen = std::collections::HashSet::new();
        slices.retain(|slice| {
            self.index.axis(column).witness(*slice).is_some() && seen.insert(self.index.class(column, *slice))
        });
        slices
    }

    /// Per rule the change that brings the inputs into its cells.
    fn moves_into_rules<S: Scope>(&self, scope: &S, permitted: Permitted<'_>) -> Vec<(Distance, Moves)> {
        let now: Option<Vec<u32>> = (0..self.inputs.len())
            .map(|column| {
                let variable = self.inputs[column].expression.variable();
                variable
                    .map_or(Some(u32::MAX), |variable| self.index.locate(column, scope.variable(variable)))
            })
            .collect();
        let Some(now) = now else { return Vec::new() };
        self.rules.iter().filter_map(|rule| self.moves_into(rule, &now, permitted)).collect()
    }

    fn moves_into(
        &self,
        rule: &super::Rule,
        now: &[u32],
        permitted: Permitted<'_>,
    ) -> Option<(Distance, Moves)> {
        let mut moves = Moves::new();
        let mut steps = 0;
        for (column, cell) in rule.cells.iter().enumerate() {
            let Some(variable) = self.inputs[column].expression.variable() else { continue };
            let axis = self.index.axis(column);
            let accepted = axis.accepted(cell);
            if accepted.holds(now[column]) {
                continue;
            }
            let fitting =
                accepted.iter().filter(|slice| *slice != axis.null() && self.index.allows(column, *slice));
            let mut fitting: Vec<u32> = fitting.collect();
            fitting.sort_by_key(|slice| slice.abs_diff(now[column]));
            let found = fitting.into_iter().find_map(|slice| {
                let value = self.value_towards(column, slice, now[column])?;
                permitted(variable, Some(&value)).then_some((slice, value))
            });
            let (slice, value) = found?;
            steps += self.steps(column, slice, now[column]);
            moves.push((variable, value));
        }
        (moves.len() > 1).then_some(((moves.len(), steps), moves))
    }

    /// How far two slices of a column lie apart; words have no order, so each is one step from any other.
    fn steps(&self, column: usize, slice: u32, now: u32) -> u32 {
        match self.inputs[column].kind.kind() {
            Some(Kind::Text | Kind::Boolean) | None => 1,
            Some(_) => slice.abs_diff(now),
        }
    }

    fn value_towards(&self, column: usize, slice: u32, now: u32) -> Option<Value> {
        let towards = if slice > now { Towards::Low } else { Towards::High };
        self.index.axis(column).nearest(slice, towards)
    }
}

/// A scope in which some variables have other values.
struct Changed<'scope, S> {
    base: &'scope S,
    moves: &'scope [(usize, Value)],
}

impl<S: Scope> Scope for Changed<'_, S> {
    fn variable(&self, position: usize) -> &Value {
        let moved = self.moves.iter().find(|(variable, _)| *variable == position);
        moved.map_or_else(|| self.base.variable(position), |(_, value)| value)
    }

    fn invoke(&self, model: usize, arguments: Vec<Value>) -> Result<Value, EvaluationError> {
        self.base.invoke(model, arguments)
    }
}
