//! The town: Markerbrink, in the polder Markerwaard that was planned and never built.
//!
//! Nothing in it exists: the place lies in the water of the Markermeer, and no postal code between 8942 and 8999 has
//! ever been given out.

mod homes;
mod plan;

pub(crate) use homes::build;
pub(crate) use plan::{CITY, COMPLEXES, Purpose};
