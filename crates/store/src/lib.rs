//! All SQL of the product: SQLite and PostgreSQL behind one set of functions, one file per noun.
//!
//! Reading functions take `&Store` or `&mut Tx` (see [`Reader`]); writing functions take `&mut Tx`, because a change
//! and its event belong in one transaction (see [`Tx`]). One SQL text serves both databases; what differs is in
//! `dialect.rs`.
#![forbid(unsafe_code)]

mod address;
pub mod api_keys;
pub mod appointments;
pub mod attempts;
pub mod cases;
pub mod contacts;
pub mod database_files;
mod dialect;
mod errors;
pub mod events;
pub mod external_references;
pub mod imports;
mod inserts;
pub mod login_codes;
mod migrations;
pub mod outbox;
mod pages;
mod secrets;
pub mod sessions;
pub mod settings;
pub mod staff;
mod statements;
pub mod steering;
mod store;
pub mod tenancy;
#[cfg(feature = "testing")]
pub mod testing;
mod transactions;
pub mod uploaded_logs;
mod values;
mod versions;

pub use address::{DatabaseUrl, InvalidDatabaseUrl};
pub use dialect::Dialect;
pub use errors::StoreError;
pub use migrations::migrate;
pub use pages::{Cursor, InvalidCursor, Page};
pub use secrets::SecretHash;
pub use statements::Reader;
pub use store::Store;
pub use transactions::{Contention, Tx, retry};
