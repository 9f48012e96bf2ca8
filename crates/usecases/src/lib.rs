//! What the product does for its users: load, let the domain decide, commit. The only place with transactions.
//!
//! Every function takes an [`Act`]: who acts, when, through which channel. A use case never branches on the state of
//! a case; it asks the domain.
#![forbid(unsafe_code)]

mod act;
pub mod agenda;
mod apart;
pub mod api_keys;
pub mod appointments;
pub mod cases;
pub mod contacts;
mod errors;
mod house;
pub mod imports;
pub mod inspectors;
pub mod installation;
pub mod journeys;
pub mod levels;
pub mod mails;
pub mod outbox;
pub mod secrets;
mod seen;
pub mod signatures;
pub mod signing_in;
pub mod staff;
pub mod steering;
pub mod tenants;
#[cfg(feature = "testing")]
pub mod testing;
pub mod worklist;

pub use act::Act;
pub use errors::Error;
pub use house::{Association, House, TEXTS, WayIn};
