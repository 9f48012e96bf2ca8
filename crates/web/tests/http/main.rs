//! Stories told over HTTP, on a fresh SQLite database each.
#![expect(clippy::unwrap_used, reason = "a story stops at the first thing that is not as it should be")]

mod balie;
mod browser;
mod cosigning;
mod every_address;
mod failing;
mod guarding;
mod journeys;
mod logs;
mod mijn;
mod policy;
mod policy_meanwhile;
mod policy_settings;
mod staff;
mod stuur;
mod tenants;
