//! A decision made ready to be taken many times: values by position, and room that is used again.

use super::deciding::{conforms, unanswered};
use super::outcomes::RuleHit;
use super::scopes::invoke;
use super::{DecideError, InputData, Knowledge, Logic, Model, Need};
use crate::feel::{EvaluationError, Scope, evaluate};
use crate::tables::{Counterfactual, Place, Workspace};
use crate::types::Type;
use crate::values::Value;
use std::sync::Arc;

/// A decision made ready to be taken many times. It holds all it needs of its model.
#[derive(Clone, Debug)]
pub struct Compiled {
    inputs: Vec<InputData>,
    /// The decisions needed, each after those it needs itself; the last is the one asked for.
    steps: Vec<Step>,
    knowledge: Vec<Knowledge>,
}

#[derive(Clone, Debug)]
struct Step {
    decision: Arc<str>,
    kind: Type,
    is_settled: bool,
    sources: Vec<Source>,
    logic: Logic,
}

/// Where a variable comes from.
#[derive(Clone, Copy, Debug)]
enum Source {
    Input(usize),
    Step(usize),
}

/// Room to decide in; make it once and use it for every decision.
#[derive(Clone, Debug)]
pub struct Scratch {
    rooms: Vec<Workspace>,
    results: Vec<Value>,
}

/// An answer, and the questions one may ask about it.
#[derive(Debug)]
pub struct Answer<'room> {
    compiled: &'room Compiled,
    scratch: &'room Scratch,
    values: &'room [Value],
    place: Place,
}

impl Model {
    /// Makes the decision with this name or identifier ready to be taken many times.
    pub fn compile(&self, decision: &str) -> Result<Compiled, DecideError> {
        let position = self.position(decision).ok_or_else(|| self.unknown_decision(decision))?;
        let mut compiled =
            Compiled { inputs: Vec::new(), steps: Vec::new(), knowledge: self.knowledge.clone() };
        let mut placed = vec![None; self.decisions.len()];
        self.place(position, &mut compiled, &mut placed);
        Ok(compiled)
    }

    fn place(&self, at: usize, compiled: &mut Compiled, placed: &mut [Option<usize>]) -> usize {
        if let Some(step) = placed[at] {
            return step;
        }
        let decision = &self.decisions[at];
        let mut sources = Vec::with_capacity(decision.needs.len());
        for need in &decision.needs {
            sources.push(match need {
                Need::Input(input) => Source::Input(compiled.input(&self.inputs[*input])),
                Need::Decision(other) => Source::Step(self.place(*other, compiled, placed)),
            });
        }
        compiled.steps.push(Step {
            decision: decision.name.clone(),
            kind: decision.kind.clone(),
            is_settled: decision.is_settled,
            sources,
            logic: decision.logic.clone(),
        });
        placed[at] = Some(compiled.steps.len() - 1);
        compiled.steps.len() - 1
    }
}

impl Compiled {
    fn input(&mut self, input: &InputData) -> usize {
        let known = self.inputs.iter().position(|known| known.name == input.name);
        known.unwrap_or_else(|| {
            self.inputs.push(input.clone());
            self.inputs.len() - 1
        })
    }

    /// The inputs, in the order in which `decide` takes their values.
    pub fn inputs(&self) -> &[InputData] {
        &self.inputs
    }

    /// Room for this decision.
    pub fn scratch(&self) -> Scratch {
        let room = |step: &Step| match &step.logic {
            Logic::Table(table) => Workspace::for_table(table),
            Logic::Expression(_) => Workspace::default(),
        };
        Scratch { rooms: self.steps.iter().map(room).collect(), results: vec![Value::Null; self.steps.len()] }
    }

    /// Takes the decision. `values` are in the order of `inputs`; one that is left out is missing, not null.
    pub fn decide<'room>(
        &'room self,
        values: &'room [Value],
        scratch: &'room mut Scratch,
    ) -> Result<Answer<'room>, DecideError> {
        for (position, input) in self.inputs.iter().enumerate() {
            let value = values.get(position).ok_or_else(|| DecideError::MissingInput(input.name.clone()))?;
            input.kind.check(value).map_err(|mismatch| DecideError::WrongInput {
                name: input.name.clone(),
                value: value.clone(),
                mismatch,
            })?;
        }
        let mut place = Place::WorkedOut;
        for (position, step) in self.steps.iter().enumerate() {
            place = self.take(position, step, values, scratch)?;
        }
        Ok(Answer { compiled: self, scratch, values, place })
    }

    fn take(
        &self,
        position: usize,
        step: &Step,
        values: &[Value],
        scratch: &mut Scratch,
    ) -> Result<Place, DecideError> {
        let Scratch { rooms, results } = scratch;
        let room = &mut rooms[position];
        let scope = Sourced { compiled: self, step, values, results };
        let is_last = position + 1 == self.steps.len();
        let (place, value) = match &step.logic {
            Logic::Table(table) => {
                let place = table.answer(&scope, room).map_err(|error| unanswered(table, error))?;
                // The last answer is read where it stands, unless its type is still to be checked.
                let value = (!is_last || !step.is_settled).then(|| table.value(room, place));
                (place, value)
            }
            Logic::Expression(expression) => {
                let value = evaluate(expression, &scope)
                    .map_err(|error| DecideError::Evaluation { decision: step.decision.clone(), error })?;
                room.set(value.clone());
                (Place::WorkedOut, Some(value))
            }
        };
        if let Some(value) = value {
            if !step.is_settled
                && let Err(mismatch) = conforms(&step.kind, &value)
            {
                return Err(DecideError::WrongResult { decision: step.decision.clone(), value, mismatch });
            }
            results[position] = value;
        }
        Ok(place)
    }

    /// The names of the inputs behind some variables of a step.
    fn behind(&self, step: usize, scratch: &Scratch, found: &mut [bool]) {
        let variables = match &self.steps[step].logic {
            Logic::Table(table) => table.variables_behind(&scratch.rooms[step]),
            Logic::Expression(expression) => expression.variables(),
        };
        for variable in variables {
            match self.steps[step].sources[variable] {
                Source::Input(input) => found[input] = true,
                Source::Step(other) => self.behind(other, scratch, found),
            }
        }
    }
}

impl Answer<'_> {
    fn last(&self) -> (&Step, &Workspace) {
        let last = self.compiled.steps.len() - 1;
        (&self.compiled.steps[last], &self.scratch.rooms[last])
    }

    /// The answer by output, in the order of the table's output columns.
    pub fn row(&self) -> &[Value] {
        let (step, room) = self.last();
        match &step.logic {
            Logic::Table(table) => room.row(table, self.place),
            Logic::Expression(_) => room.worked_out(),
        }
    }

    /// The answer of one output; for a decision without a table its name is that of the decision.
    pub fn output(&self, name: &str) -> Option<&Value> {
        let (step, _) = self.last();
        let position = match &step.logic {
            Logic::Table(table) => table.outputs.iter().position(|column| &*column.name == name)?,
            Logic::Expression(_) => (&*step.decision == name).then_some(0)?,
        };
        self.row().get(position)
    }

    /// The answer as one value.
    pub fn value(&self) -> Value {
        let (step, room) = self.last();
        match &step.logic {
            Logic::Table(table) => table.value(room, self.place),
            Logic::Expression(_) => room.worked_out().first().cloned().unwrap_or(Value::Null),
        }
    }

    /// The numbers of the rules that made the answer, in its order, counted from one.
    pub fn rules(&self) -> impl Iterator<Item = usize> {
        self.last().1.rules.iter().map(|rule| *rule as usize + 1)
    }

    /// The rules that made the answer, with their remarks.
    pub fn rule_hits(&self) -> Vec<RuleHit> {
        let (step, room) = self.last();
        match &step.logic {
            Logic::Table(table) => room.rules.iter().map(|rule| table.hit(*rule)).collect(),
            Logic::Expression(_) => Vec::new(),
        }
    }

    /// The names of the inputs that fixed the answer: with these values it is the same whatever the others are.
    pub fn mattered(&self) -> Vec<Arc<str>> {
        let mut found = vec![false; self.compiled.inputs.len()];
        self.compiled.behind(self.compiled.steps.len() - 1, self.scratch, &mut found);
        let mattered = self.compiled.inputs.iter().zip(found).filter(|(_, found)| *found);
        mattered.map(|(input, _)| input.name.clone()).collect()
    }

    /// The smallest change of inputs that gives another answer: fewest inputs first, then the fewest steps over the
    /// table's own boundaries. Only inputs that the table asks directly, and that `may_change` lets through, change.
    /// Exact for one input, and for more under the policies U and A; none for a decision without a table.
    pub fn nearest(&self, may_change: impl Fn(&str) -> bool) -> Option<Counterfactual> {
        let (step, _) = self.last();
        let Logic::Table(table) = &step.logic else { return None };
        let scope =
            Sourced { compiled: self.compiled, step, values: self.values, results: &self.scratch.results };
        let permitted = |variable: usize, value: Option<&Value>| match step.sources[variable] {
            Source::Input(input) => {
                let input = &self.compiled.inputs[input];
                may_change(&input.name) && value.is_none_or(|value| input.kind.check(value).is_ok())
            }
            Source::Step(_) => false,
        };
        let name = |variable: usize| match step.sources[variable] {
            Source::Input(input) => self.compiled.inputs[input].name.clone(),
            Source::Step(other) => self.compiled.steps[other].decision.clone(),
        };
        table.nearest_change(&scope, self.row(), &permitted, &name)
    }
}

/// The scope of a step: its variables where they stand.
struct Sourced<'room> {
    compiled: &'room Compiled,
    step: &'room Step,
    values: &'room [Value],
    results: &'room [Value],
}

impl Scope for Sourced<'_> {
    fn variable(&self, position: usize) -> &Value {
        match self.step.sources[position] {
            Source::Input(input) => &self.values[input],
            Source::Step(other) => &self.results[other],
        }
    }

    fn invoke(&self, model: usize, arguments: Vec<Value>) -> Result<Value, EvaluationError> {
        invoke(&self.compiled.knowledge, model, &arguments)
    }
}
