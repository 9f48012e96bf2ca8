//! The API as another system uses it.

mod client;
mod filing;
mod programmers;
mod stories;
