//! Stories about the worker, each on SQLite and on PostgreSQL.

mod helpers;
mod interruptions;
mod receivers;
