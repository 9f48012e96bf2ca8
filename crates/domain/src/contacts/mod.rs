//! How to reach people: e-mail addresses, telephone numbers and postal codes, checked once at the door.

mod dutch_area_codes;
mod email;
mod phone;
mod postal_code;

use crate::language::Language;

pub use email::{EmailAddress, EmailError};
pub use phone::{PhoneError, PhoneNumber};
pub use postal_code::{PostalCode, PostalCodeError};

/// What to tell somebody whose input is refused, in every language.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::Nl, include_str!("nl.ftl")), (Language::En, include_str!("en.ftl"))];
