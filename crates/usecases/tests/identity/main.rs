//! The stories of who may come in, on SQLite and on PostgreSQL.

mod api_keys;
mod cosigners;
mod helpers;
mod staff;
mod staff_signing_in;
mod tenants;
#[expect(dead_code, reason = "these stories need a part of the town")]
#[path = "../stories/town.rs"]
mod town;
