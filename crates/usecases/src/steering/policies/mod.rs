//! Channel policies: drafted, checked, advised on, approved, published and retired; who decided what, and when.

mod checking;
mod drafts;
mod editing;
mod importing;
mod installing;
mod integrity;
mod proofs;
mod reading;
mod stepping;
mod tables;
mod writing;

pub use checking::{Breach, Case, CellProblem, Checked};
pub use editing::{Outcome, edit, foresee, parameter_objections, processes};
pub use importing::{MOST_IMPORTED, NotImported, import};
pub use installing::{Installed, install, install_versions};
pub use integrity::{Alteration, Altered, Versions, verify_versions};
pub use proofs::Proofs;
pub(crate) use proofs::has_visits;
pub use reading::{
    Published, StepTaken, Summary, Trial, View, algorithm_register, check, checked, difference, export_dmn,
    holding_parameters, is_emergency_unanswered, list, live, open, published, try_out,
};
pub use stepping::{Step, advance};
pub use tables::{Column, RuleText, TableText};
pub use writing::{discard, save, start};

pub use ::steering::Situation as Question;
pub use ::steering::differences::{CellDifference, Difference, RuleChange, RuleColumn, RuleDifference};
pub use ::steering::opening_hours::{Hours, OpeningHours};
pub use ::steering::policy::{
    ChannelParameters, Consequences, Direction, EarlierTimes, Edit, HoldOut, MOST_COLUMNS, MOST_RULES, Names,
    Parameters, PolicyState, PolicyStep, Reduction, Sources, TableFault, TopicEdit, TopicParameters,
};
pub use ::steering::{PolicyError, lasting};
