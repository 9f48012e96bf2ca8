//! Who lives where, under which lease; and finding them by anything they say about themselves.

pub mod homes;
pub mod leases;
pub mod relations;
pub mod search;
pub(crate) mod words;
