//! The demo association: Woonstichting De Brink in Markerbrink, generated, always the same for one day and one seed.
//!
//! [`association`] makes it as plain values; nothing in it exists, and nobody in it is anybody. A year of terminations
//! is lived through with the rules of the process itself; a year of contacts is generated and says so.
#![forbid(unsafe_code)]

mod association;
mod call_backs;
mod cast;
mod contacts;
mod dice;
mod drafts;
mod erp;
mod examples;
mod history;
mod inspectors;
mod load;
mod people;
mod policies;
mod self_reliance;
mod showcase;
mod staff;
mod town;

pub use association::{Association, SEED, association};
pub use erp::erp_seed;
pub use examples::{homes_csv, leases_csv};
pub use history::{Letter, Pending};
pub use load::{Loaded, load};
pub use policies::install as install_policies;
pub use showcase::{PLAIN_TENANTS, ShowcaseTenant, TENANTS};
pub use staff::{API_KEY, Colleague, PASSWORD, SECOND_FACTOR, TEAM};
