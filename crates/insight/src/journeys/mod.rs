//! Journeys as they are: who follows whom, variants, switches of channel, time between, loops, what came before.

mod before;
mod filters;
mod gaps;
mod live;
mod loops;
mod pairs;
pub mod quantiles;
mod summary;
mod variants;
mod views;

pub use before::{Before, NamedPath, NamedStep, PathBefore, What, before};
pub use filters::Filter;
pub use gaps::{EdgeTime, Gap, edge_times, switch_times};
pub use live::{FACTS, Happened, Live};
pub use loops::{Loops, loops};
pub use pairs::Pairs;
pub use summary::{Durations, Edge, SCHEMA, Summary, SwitchTime, TopVariant, TopicChannel};
pub use variants::Variant;
pub use views::Views;
