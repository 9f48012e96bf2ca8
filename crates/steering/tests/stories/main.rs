//! Channel steering as stories: what is advised, what no policy can do, what is kept.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on must stop")]

mod advising;
mod chain;
mod choices;
mod editing;
mod guards;
mod policies;
mod properties;
mod publishing;
mod words;
