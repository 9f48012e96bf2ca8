//! Systems of others that Kanaalwijzer reads from and writes to: the association's ERP, over VERA.
#![forbid(unsafe_code)]

pub mod vera;
