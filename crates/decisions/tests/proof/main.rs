//! The proof of a table beside brute force, and its power to see what somebody breaks.

#[path = "../tables/mod.rs"]
mod tables;

mod brute_force;
mod examples;
mod large;
mod mutations;
mod small;
