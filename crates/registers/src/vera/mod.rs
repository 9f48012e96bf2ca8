//! VERA 4.3, the data standard of Dutch housing associations, over REST: messages, codes, and a client that writes each
//! update exactly once in effect.

mod client;
pub mod codes;
mod comparison;
mod config;
mod credentials;
mod errors;
mod keys;
mod listing;
pub mod messages;
pub mod nouns;
mod pages;
mod transport;

pub use client::{Delivery, ErpReference, VeraClient};
pub use config::{Authentication, ConfigError, VeraConfig};
pub use errors::{ErpError, ErpWords, Place, Problem, Trouble};
pub use pages::{Changes, Page, Pages, RefusedRecord};
