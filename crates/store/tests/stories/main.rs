//! The stories of the store: each runs on SQLite and on PostgreSQL (see `store::testing`).

mod helpers;

mod event_log;
mod opening;
mod outbox;
mod settings;
mod signing_in;
mod transactions;
