//! What goes on in the background: the outbox delivered, deadlines kept, the house tidied.
#![forbid(unsafe_code)]

mod clock;
pub mod deliver;
pub mod erp;
pub mod mail;
pub mod measure;
mod payload;
pub mod registers_in;
mod stop;
pub mod tidy;
pub mod timer;
mod workers;

pub use clock::SystemClock;
pub use stop::{Stop, Stopper};
pub use workers::Workers;
