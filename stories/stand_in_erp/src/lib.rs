//! A stand-in for an association's ERP that speaks VERA 4.3 and behaves badly on purpose.
//!
//! It may be slow, down, fail after having written, answer rubbish or cut the connection; it never lies about what it
//! stored. The demo shows it, the stories test against it. It shares no code with the client that is tested against it.
#![forbid(unsafe_code)]

mod control;
mod entry;
mod manners;
mod page;
mod reading;
mod records;
mod seed;
mod server;
mod shapes;
mod vera_api;

pub use entry::Entry;
pub use manners::{Manner, Manners, Plan};
pub use records::{Collection, Write};
pub use seed::{Seed, Shape};
pub use server::{Options, StandInErp, StartError};
