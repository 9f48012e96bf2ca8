//! Lease termination (*huuropzegging*): a tenant ends the lease.

pub mod notice;
