//! The proof of a table beside brute force, and its power to see what somebody breaks.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

#[path = "../tables/mod.rs"]
mod tables;

mod brute_force;
mod examples;
mod large;
mod mutations;
mod small;
