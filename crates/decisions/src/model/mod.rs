//! A DMN model: input data, decisions, knowledge models, and what they need of each other.

mod compiled;
mod deciding;
mod documents;
mod editing;
mod inputs;
mod logic;
mod order;
mod outcomes;
mod scopes;
mod types_in_xml;

pub use compiled::{Answer, Compiled, Scratch};
pub use deciding::DecideError;
pub use inputs::{Inputs, InputsError};
pub use outcomes::{Outcome, RuleHit};

use crate::feel::Expression;
use crate::tables::Table;
use crate::types::Type;
use crate::xml::Element;
use std::sync::Arc;

/// A model that has been read whole and found sound.
#[derive(Clone, Debug)]
pub struct Model {
    origin: String,
    name: String,
    document: Element,
    inputs: Vec<InputData>,
    decisions: Vec<Decision>,
    knowledge: Vec<Knowledge>,
}

/// Something that must be known before a decision can be taken.
#[derive(Clone, Debug)]
pub struct InputData {
    id: String,
    name: Arc<str>,
    kind: Type,
}

impl InputData {
    /// The name under which it is given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What values it may have.
    pub const fn kind(&self) -> &Type {
        &self.kind
    }
}

/// A decision and how it is taken.
#[derive(Clone, Debug)]
pub struct Decision {
    id: String,
    name: Arc<str>,
    kind: Type,
    needs: Vec<Need>,
    logic: Logic,
    /// Whether every answer of its table was found to be of its type when it was loaded.
    is_settled: bool,
}

/// What a decision needs; its position is that of the variable in the decision's scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Input(usize),
    Decision(usize),
}

#[derive(Clone, Debug)]
enum Logic {
    Expression(Expression),
    Table(Arc<Table>),
}

/// A knowledge model: logic with parameters that decisions call.
#[derive(Clone, Debug)]
struct Knowledge {
    id: String,
    name: Arc<str>,
    parameters: Vec<(String, Type)>,
    logic: Logic,
}

impl Decision {
    /// The name by which it is asked for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The identifier in the file.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The table by which it is taken, when it is one.
    pub fn table(&self) -> Option<&Table> {
        if let Logic::Table(table) = &self.logic { Some(table) } else { None }
    }
}

impl Model {
    /// The file or other origin, as the caller named it.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The name that the model gives itself.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What must be known.
    pub fn inputs(&self) -> &[InputData] {
        &self.inputs
    }

    /// What can be decided, in the order of the file.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The decision with this name or identifier.
    pub fn decision(&self, name: &str) -> Option<&Decision> {
        self.position(name).map(|position| &self.decisions[position])
    }

    /// The tables of the model: those of decisions, then those of knowledge models.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let decisions = self.decisions.iter().map(|decision| &decision.logic);
        let knowledge = self.knowledge.iter().map(|knowledge| &knowledge.logic);
        decisions
            .chain(knowledge)
            .filter_map(|logic| if let Logic::Table(table) = logic { Some(&**table) } else { None })
    }

    fn position(&self, name: &str) -> Option<usize> {
        let by_name = self.decisions.iter().position(|decision| &*decision.name == name);
        by_name.or_else(|| self.decisions.iter().position(|decision| decision.id == name))
    }
}
