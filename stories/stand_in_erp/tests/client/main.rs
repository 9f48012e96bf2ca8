//! The VERA client against the stand-in ERP: writing, reading, entry and limits, however badly the ERP behaves.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod control;
mod entry;
mod limits;
mod reading;
mod sequences;
mod support;
mod writing;
