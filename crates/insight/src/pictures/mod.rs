//! Pictures of journeys, drawn as SVG that prints and needs no script; each with its table and its words.

mod behind;
mod channels;
mod counting;
mod drawing;
mod layout;
mod map;
mod walks;
mod words;

pub use behind::behind;
pub use counting::{Count, Told};
pub use drawing::{Look, journey_map};
pub use map::{Colour, JourneyMap, Lane, MapSetting, Node, Other, Ribbon, Switch, Things};
pub use words::{Language, in_table, lasting, table, tell};
