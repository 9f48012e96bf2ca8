//! Taking a decision: what it needs first, then its own logic.

use super::outcomes::{Outcome, RuleHit};
use super::scopes::Local;
use super::{Decision, Inputs, Logic, Model, Need};
use crate::feel::{EvaluationError, evaluate};
use crate::tables::hit_policies::Conflict;
use crate::tables::{Table, Unanswered, Workspace};
use crate::types::{Mismatch, Type};
use crate::values::Value;
use std::sync::Arc;
use thiserror::Error;

/// Why there is no decision.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum DecideError {
    /// There is no such decision.
    #[error("there is no decision `{name}`; there are: {}", known.join(", "))]
    UnknownDecision {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A value was given for something that the model does not know.
    #[error("there is no input `{name}`; there are: {}", known.join(", "))]
    UnknownInput {
        /// What was given.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A value that the decision needs was not given.
    #[error("the input `{0}` is missing; give null when it is not known")]
    MissingInput(Arc<str>),
    /// A value is not of the type of its input.
    #[error("the input `{name}` cannot be {value}: {mismatch}")]
    WrongInput {
        /// The input.
        name: Arc<str>,
        /// What was given.
        value: Value,
        /// What is wrong with it.
        mismatch: Mismatch,
    },
    /// What a column asks came to a value that the column does not allow.
    #[error("`{table}`: the column `{column}` cannot be {value}: {mismatch}")]
    WrongColumn {
        /// The table.
        table: Arc<str>,
        /// The column.
        column: Arc<str>,
        /// What it came to.
        value: Value,
        /// What is wrong with it.
        mismatch: Mismatch,
    },
    /// More than one rule of a table hit where only one may.
    #[error("`{table}`: the rules {} hit together, but only one rule may", listed(rules))]
    SeveralRules {
        /// The table.
        table: Arc<str>,
        /// The rules that hit, counted from one.
        rules: Vec<usize>,
    },
    /// The rules of a table that hit answer differently.
    #[error("`{table}`: the rules {} hit together, but answer differently", listed(rules))]
    Contradiction {
        /// The table.
        table: Arc<str>,
        /// The rules that hit, counted from one.
        rules: Vec<usize>,
    },
    /// A rule answered what its column does not allow.
    #[error("`{table}`: rule {rule} answers {value} in column `{column}`: {mismatch}")]
    WrongOutput {
        /// The table.
        table: Arc<str>,
        /// The rule, counted from one.
        rule: usize,
        /// The column.
        column: Arc<str>,
        /// What it answered.
        value: Value,
        /// What is wrong with it.
        mismatch: Mismatch,
    },
    /// A decision came to a value that is not of its type.
    #[error("`{decision}` came to {value}: {mismatch}")]
    WrongResult {
        /// The decision.
        decision: Arc<str>,
        /// What it came to.
        value: Value,
        /// What is wrong with it.
        mismatch: Mismatch,
    },
    /// An expression has no value that can be worked out exactly.
    #[error("`{decision}`: {error}")]
    Evaluation {
        /// The decision.
        decision: Arc<str>,
        /// What went wrong.
        error: EvaluationError,
    },
}

fn listed(rules: &[usize]) -> String {
    rules.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn numbers(rules: &[u32]) -> Vec<usize> {
    rules.iter().map(|rule| *rule as usize + 1).collect()
}

impl Model {
    /// Takes the decision with this name or identifier.
    pub fn decide(&self, decision: &str, inputs: &Inputs) -> Result<Outcome, DecideError> {
        let position = self.position(decision).ok_or_else(|| self.unknown_decision(decision))?;
        for (name, _) in inputs.iter() {
            if !self.inputs.iter().any(|known| &*known.name == name) {
                let known = self.inputs.iter().map(|known| known.name.to_string()).collect();
                return Err(DecideError::UnknownInput { name: name.to_owned(), known });
            }
        }
        let mut taken = vec![None; self.decisions.len()];
        self.take(position, inputs, &mut taken)
    }

    pub(super) fn unknown_decision(&self, name: &str) -> DecideError {
        let known = self.decisions.iter().map(|known| known.name.to_string()).collect();
        DecideError::UnknownDecision { name: name.to_owned(), known }
    }

    fn take(
        &self,
        at: usize,
        inputs: &Inputs,
        taken: &mut [Option<Outcome>],
    ) -> Result<Outcome, DecideError> {
        if let Some(outcome) = &taken[at] {
            return Ok(outcome.clone());
        }
        let decision = &self.decisions[at];
        let mut values = Vec::with_capacity(decision.needs.len());
        let mut required = Vec::new();
        for need in &decision.needs {
            match need {
                Need::Input(input) => values.push(self.given(*input, inputs)?),
                Need::Decision(other) => {
                    let outcome = self.take(*other, inputs, taken)?;
                    values.push(outcome.value.clone());
                    required.push(outcome);
                }
            }
        }
        let outcome = self.conclude(decision, &values, required)?;
        taken[at] = Some(outcome.clone());
        Ok(outcome)
    }

    fn given(&self, input: usize, inputs: &Inputs) -> Result<Value, DecideError> {
        let input = &self.inputs[input];
        let value = inputs.get(&input.name).ok_or_else(|| DecideError::MissingInput(input.name.clone()))?;
        match input.kind.check(value) {
            Ok(()) => Ok(value.clone()),
            Err(mismatch) => {
                Err(DecideError::WrongInput { name: input.name.clone(), value: value.clone(), mismatch })
            }
        }
    }

    fn conclude(
        &self,
        decision: &Decision,
        values: &[Value],
        required: Vec<Outcome>,
    ) -> Result<Outcome, DecideError> {
        let scope = Local { knowledge: &self.knowledge, values };
        let (value, outputs, rules, variables) = match &decision.logic {
            Logic::Expression(expression) => {
                let value = evaluate(expression, &scope)
                    .map_err(|error| DecideError::Evaluation { decision: decision.name.clone(), error })?;
                (value.clone(), vec![(decision.name.clone(), value)], Vec::new(), expression.variables())
            }
            Logic::Table(table) => {
                let mut room = Workspace::for_table(table);
                let place = table.answer(&scope, &mut room).map_err(|error| unanswered(table, error))?;
                let row = room.row(table, place);
                let names = table.outputs.iter().map(|column| column.name.clone());
                let outputs = names.zip(row.iter().cloned()).collect();
                let rules = room.rules.iter().map(|rule| table.hit(*rule)).collect();
                (table.value(&room, place), outputs, rules, table.variables_behind(&room))
            }
        };
        if !decision.is_settled
            && let Err(mismatch) = conforms(&decision.kind, &value)
        {
            return Err(DecideError::WrongResult { decision: decision.name.clone(), value, mismatch });
        }
        let mattered = self.behind(decision, &variables, &required);
        Ok(Outcome { decision: decision.name.clone(), value, outputs, rules, mattered, required })
    }

    /// The input data behind variables of a decision, through the decisions it needed.
    fn behind(&self, decision: &Decision, variables: &[usize], required: &[Outcome]) -> Vec<Arc<str>> {
        let mut names: Vec<Arc<str>> = Vec::new();
        for variable in variables {
            match decision.needs[*variable] {
                Need::Input(input) => names.push(self.inputs[input].name.clone()),
                Need::Decision(other) => {
                    let name = &self.decisions[other].name;
                    let outcome = required.iter().find(|outcome| outcome.decision == *name);
                    names.extend(outcome.into_iter().flat_map(|outcome| outcome.mattered.iter().cloned()));
                }
            }
        }
        let order = |name: &Arc<str>| self.inputs.iter().position(|input| input.name == *name);
        names.sort_by_key(order);
        names.dedup();
        names
    }
}

/// Whether a result is of its type. A list type also accepts one item, and the other way round (DMN 1.5, 10.3.2.9.4).
pub(super) fn conforms(kind: &Type, value: &Value) -> Result<(), Mismatch> {
    match (kind, value) {
        (Type::List(_), Value::List(_) | Value::Null) => kind.check(value),
        (Type::List(inner), single) => inner.check(single),
        (kind, Value::List(items)) if items.len() == 1 => kind.check(&items[0]),
        _ => kind.check(value),
    }
}

pub(super) fn unanswered(table: &Table, error: Unanswered) -> DecideError {
    let name: Arc<str> = table.name.clone();
    match error {
        Unanswered::Column { column, value, mismatch } => {
            DecideError::WrongColumn { table: name, column, value, mismatch }
        }
        Unanswered::Conflict { conflict: Conflict::Several, rules } => {
            DecideError::SeveralRules { table: name, rules: numbers(&rules) }
        }
        Unanswered::Conflict { conflict: Conflict::Contradiction, rules } => {
            DecideError::Contradiction { table: name, rules: numbers(&rules) }
        }
        Unanswered::Output { rule, column, value, mismatch } => {
            DecideError::WrongOutput { table: name, rule: rule as usize + 1, column, value, mismatch }
        }
        Unanswered::Evaluation(error) => DecideError::Evaluation { decision: name, error },
    }
}

impl Table {
    pub(super) fn hit(&self, rule: u32) -> RuleHit {
        let found = &self.rules[rule as usize];
        RuleHit {
            number: rule as usize + 1,
            id: found.id.clone(),
            description: found.description.clone(),
            annotations: found.annotations.clone(),
        }
    }

    /// The variables of the columns that mattered and of the answers that were worked out from them.
    pub(super) fn variables_behind(&self, room: &Workspace) -> Vec<usize> {
        let columns = self.columns_that_mattered(room);
        let asked = columns.iter().flat_map(|column| self.inputs[*column].expression.variables());
        let chosen = room.rules.iter().flat_map(|rule| &self.rules[*rule as usize].outputs);
        let said = chosen.flat_map(crate::feel::Expression::variables);
        let mut variables: Vec<usize> = asked.chain(said).collect();
        variables.sort_unstable();
        variables.dedup();
        variables
    }
}
