//! The API as another system uses it.

mod channel_states;
mod client;
mod filing;
mod programmers;
mod stories;
