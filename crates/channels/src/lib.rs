//! The channels to and from tenants, one file or folder each: what leaves the house and what comes in.
#![forbid(unsafe_code)]

pub mod calendar_file;
pub mod mail;
