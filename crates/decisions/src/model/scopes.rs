//! What expressions see while a decision is taken.

use super::deciding::unanswered;
use super::{Knowledge, Logic};
use crate::feel::{EvaluationError, Scope, evaluate};
use crate::tables::{Unanswered, Workspace};
use crate::values::Value;

/// The scope of one decision or knowledge model: its variables in order.
pub(super) struct Local<'model> {
    pub(super) knowledge: &'model [Knowledge],
    pub(super) values: &'model [Value],
}

impl Scope for Local<'_> {
    fn variable(&self, position: usize) -> &Value {
        &self.values[position]
    }

    fn invoke(&self, model: usize, arguments: Vec<Value>) -> Result<Value, EvaluationError> {
        invoke(self.knowledge, model, &arguments)
    }
}

/// Calls a knowledge model.
pub(super) fn invoke(
    knowledge: &[Knowledge],
    model: usize,
    arguments: &[Value],
) -> Result<Value, EvaluationError> {
    let model = &knowledge[model];
    let invoked = |reason: String| EvaluationError::Invoked(format!("`{}`: {reason}", model.name));
    for ((name, kind), value) in model.parameters.iter().zip(arguments) {
        kind.check(value).map_err(|mismatch| invoked(format!("`{name}` cannot be {value}: {mismatch}")))?;
    }
    let scope = Local { knowledge, values: arguments };
    let table = match &model.logic {
        Logic::Expression(expression) => return evaluate(expression, &scope),
        Logic::Table(table) => table,
    };
    let mut room = Workspace::for_table(table);
    match table.answer(&scope, &mut room) {
        Ok(place) => Ok(table.value(&room, place)),
        Err(Unanswered::Evaluation(error)) => Err(error),
        Err(other) => Err(EvaluationError::Invoked(unanswered(table, other).to_string())),
    }
}
