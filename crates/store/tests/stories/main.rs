//! The stories of the store: each runs on SQLite and on PostgreSQL (see `store::testing`).

#![expect(clippy::unwrap_used, reason = "a story that cannot go on must stop, in its helpers too")]

mod helpers;
mod people;

mod appointments;
mod cases;
mod channel_states;
mod event_log;
mod imports;
mod many;
mod opening;
mod outbox;
mod settings;
mod signing_in;
mod tenancy;
mod transactions;
mod uploaded_logs;
