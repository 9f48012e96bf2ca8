//! The stories of who may come in, on SQLite and on PostgreSQL.

mod api_keys;
mod cosigners;
mod helpers;
mod staff;
mod staff_signing_in;
mod tenants;
