//! Everything that answers over HTTP: the faces for tenants and staff, the API, and what they look like.

pub mod assets;
pub mod components;
pub mod questions;
pub mod shell;
pub mod texts;
