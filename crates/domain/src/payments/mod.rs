//! Accounts to which money goes.

mod iban;

use crate::language::Language;

pub use iban::{Iban, IbanError};

/// What to tell somebody whose input is refused, in every language.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::Nl, include_str!("nl.ftl")), (Language::En, include_str!("en.ftl"))];
