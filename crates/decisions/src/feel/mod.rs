//! FEEL as far as decision tables need it: expressions, and the cells of S-FEEL.

mod arithmetic;
mod cells;
mod cells_reading;
mod evaluation;
mod expressions;
mod functions;
mod names;
mod parsing;
mod parsing_values;
mod scanning;

pub use cells::{Bounds, Cell, Test};
pub(crate) use cells_reading::read_cell;
pub use evaluation::EvaluationError;
pub(crate) use evaluation::{Scope, evaluate};
pub(crate) use expressions::Expression;
pub(crate) use functions::{date_literal, duration_literal};
pub(crate) use names::{Callable, Names, Variable};
pub(crate) use parsing::read_expression;
