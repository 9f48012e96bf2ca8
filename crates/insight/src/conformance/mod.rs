//! The journey as wanted beside the journey as it is: how well each case follows it, and where it departs.

mod alignment;
mod report;
mod wanted;

pub use alignment::{Aligner, Alignment, Move};
pub use report::{Conformance, Cost, Deviation, DeviationKind, SCHEMA, StepCount};
pub use wanted::{Step, Wanted, WantedError};
