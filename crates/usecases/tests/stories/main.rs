//! Use cases as stories, on SQLite and on PostgreSQL.

mod calling_back;
mod channel_states;
mod comparing;
mod drafting;
mod filing;
mod imports;
mod inspectors;
mod integrity;
mod journeys;
mod neighbours;
mod policies;
mod proving;
mod races;
mod reaching;
mod signing;
mod staff;
mod steering;
