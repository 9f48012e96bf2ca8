//! What a housing association and its tenants do, as plain data and pure functions: no IO, no clock.
//!
//! Time, identifiers and chance are arguments (see [`chance`]). Every other crate speaks in these words.
#![forbid(unsafe_code)]

pub mod actors;
pub mod appointments;
pub mod calendar;
pub mod cases;
pub mod chance;
pub mod channels;
pub mod clock;
pub mod contacts;
pub mod erp;
pub mod events;
pub mod ids;
pub mod language;
pub mod mails;
pub mod messages;
pub mod money;
pub mod payments;
pub mod processes;
pub mod signs;
pub mod tenancy;
mod text_newtypes;
