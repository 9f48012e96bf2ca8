//! One folder per tenant process.

pub mod lease_termination;
