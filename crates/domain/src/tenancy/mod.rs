//! Who lives where, and under which lease.

mod homes;
mod leases;
mod relations;

pub use homes::{Address, Home, HomeKind, Location};
pub use leases::{Lease, LeaseParty, PartyRole, PaymentPeriod};
pub use relations::{PersonName, Relation};
