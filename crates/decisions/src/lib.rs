//! Decision tables in DMN: read and refuse, prove complete, decide, explain, write back. Pure: no clock, no IO.

mod axes;
mod errors;
mod feel;
mod model;
pub mod proof;
pub mod tables;
pub mod tck;
pub mod types;
pub mod values;
mod xml;

pub use errors::{CellPlace, LoadError, Problem, ProblemKind};
pub use feel::{Bounds, Cell, EvaluationError, Test};
pub use model::{
    Answer, Compiled, DecideError, Decision, InputData, Inputs, InputsError, Model, Outcome, RuleHit, Scratch,
};
pub use tables::{Change, Counterfactual};
pub use values::{Kind, Number, Value};
