//! The API as another system uses it.

mod client;
mod stories;
