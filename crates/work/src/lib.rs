//! What goes on in the background: the outbox delivered, deadlines kept, the house tidied.
#![forbid(unsafe_code)]

pub mod deliver;
pub mod erp;
pub mod mail;
mod payload;
mod stop;

pub use stop::{Stop, Stopper};
