//! Stories of the whole system: a real server, real databases, a real browser, an ERP that behaves badly.
//!
//! What they share: [`program`] starts and kills the real binary, [`visitor`] is a browser without scripts,
//! [`tenant`] ends a lease with it, [`database`] looks at what was kept. It shares no code with what it tests.
#![expect(clippy::panic, clippy::missing_panics_doc, reason = "a story that cannot be set must stop")]

pub mod database;
pub mod program;
pub mod tenant;
pub mod visitor;
