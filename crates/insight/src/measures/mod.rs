//! Measures of service, each with its number and its interval; what is too few to tell is not told.

mod bridges;
mod cells;
mod dates;
mod exclusion;
mod hours;
mod intervals;
mod outline;
mod people;
mod questions;
mod report;
mod sums;
mod suppression;

pub use cells::{Cell, Money, Spread};
pub use exclusion::ExclusionGap;
pub use hours::{Hours, HoursError};
pub use intervals::{Interval, Shift, difference, mean_interval, ratio_interval, wilson};
pub use outline::Outline;
pub use people::{Crowd, People, Tally};
pub use questions::{Setting, TooFew};
pub use report::{Measures, SCHEMA};
pub use sums::Cost;
pub use suppression::{Crossed, Hidden, LEAST, suppress};
