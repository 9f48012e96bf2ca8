//! Stories about the worker, each on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on must stop, in its helpers too")]

mod erp;
mod helpers;
mod interruptions;
mod letters;
mod receivers;
mod tidying;
mod timers;
