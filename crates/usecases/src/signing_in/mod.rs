//! Who may come in: tenants by an e-mailed code, co-tenants by a personal link, staff by password and second factor.
//!
//! Until somebody is signed in there is no actor and so no [`crate::Act`]: these use cases take a [`Door`].

pub mod cosigners;
mod limits;
mod passwords;
mod seal;
mod second_factor;
pub mod sessions;
pub mod staff;
pub mod tenants;
pub mod typed;

use domain::language::Language;
use jiff::Timestamp;

use crate::House;

pub use passwords::hash as hash_password;
pub(crate) use passwords::{acceptable, generate, is_password, scramble};
pub use seal::{InvalidSealKey, Seal};
pub use second_factor::Enrolment;
pub use second_factor::code as totp_code;
pub use sessions::{SessionToken, Visit};

/// Somebody at the door: not known yet, so nothing may be done in their name.
#[derive(Debug, Clone, Copy)]
pub struct Door<'a> {
    /// The house they stand before.
    pub house: &'a House,
    /// When.
    pub now: Timestamp,
    /// From where, as far as the network tells: limits are counted by it. Never stored as it is.
    pub from: &'a str,
}

/// The texts of signing in, by language.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::Nl, include_str!("nl.ftl")), (Language::En, include_str!("en.ftl"))];
