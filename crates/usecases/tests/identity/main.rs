//! The stories of who may come in, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a story stops at the first thing that is not as it should be")]

mod api_keys;
mod cosigners;
mod helpers;
mod staff;
mod staff_signing_in;
mod tenants;
