//! From an event log to journeys, measures and pictures. Pure: bytes in, answers out; no clock, disk or network.
#![expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52, where a float is still exact")]

pub mod conformance;
pub mod journeys;
pub mod log;
pub mod measures;
pub mod pictures;
