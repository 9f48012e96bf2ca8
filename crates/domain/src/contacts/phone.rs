//! Telephone numbers (ITU-T E.164), read from Dutch notations: when it is not certain, ask and do not guess.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::dutch_area_codes::area_code_length;
use crate::text_newtypes::checked_text;

/// Digits of a Dutch number after `+31` or the first 0.
const DUTCH_DIGITS: usize = 9;

/// A telephone number at which a person can be called, in E.164 form: `+31612345678`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// Why a text is not a telephone number we can be sure of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was filled in.
    #[error("no telephone number: fill in one such as 06 12345678")]
    Empty,
    /// A character that cannot be in it.
    #[error("the character {0:?} cannot be in a telephone number")]
    WrongCharacter(char),
    /// A Dutch number with too few or too many digits.
    #[error("a Dutch telephone number has 10 digits with its first 0, this one has {digits}")]
    WrongLength {
        /// How many it has, with the first 0.
        digits: usize,
    },
    /// A foreign number with fewer than 7 or more than 15 digits, or no country that exists.
    #[error("not a number of another country: expected + and 7 to 15 digits")]
    NotForeign,
    /// It begins with neither 0 nor +, so the country is a guess.
    #[error(
        "it is not certain which country this number belongs to: begin with 0, or with + and the country"
    )]
    Uncertain {
        /// What it would be if it were Dutch; to be asked, never assumed.
        perhaps: Option<PhoneNumber>,
    },
    /// A number of a service (0800, 0900 and the like), at which no tenant can be called.
    #[error("this is the number of a service, not of a person")]
    Service,
}

impl PhoneError {
    /// The key of what to tell the person who typed it, in [`super::TEXTS`].
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Empty => "phone-empty",
            Self::WrongCharacter(_) => "phone-character",
            Self::WrongLength { .. } => "phone-length",
            Self::NotForeign => "phone-length-foreign",
            Self::Uncertain { perhaps: None } => "phone-unclear",
            Self::Uncertain { perhaps: Some(_) } => "phone-perhaps",
            Self::Service => "phone-service",
        }
    }

    /// The arguments of that text.
    pub fn text_arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongCharacter(character) => vec![("character", character.to_string())],
            Self::WrongLength { digits } => vec![("digits", digits.to_string())],
            Self::Uncertain { perhaps: Some(number) } => vec![("number", number.to_string())],
            _ => Vec::new(),
        }
    }
}

impl PhoneNumber {
    /// Reads a number as people and telephone exchanges write it: `06-12345678`, `050 123 45 67`,
    /// `+31 (0)6 12 34 56 78`, `0031612345678`, `tel:+4915112345678`.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim();
        let text = text.strip_prefix("tel:").unwrap_or(text);
        let (digits, plus) = digits_of(text)?;
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if plus {
            return from_country(&digits);
        }
        if let Some(rest) = digits.strip_prefix("00") {
            return from_country(rest);
        }
        match digits.strip_prefix('0') {
            Some(national) => dutch(national),
            None => Err(PhoneError::Uncertain { perhaps: perhaps_dutch(&digits) }),
        }
    }

    /// A number as it is kept, as one says it: `06 12 34 56 78`; one that cannot be read stays as it is.
    pub fn spoken(kept: &str) -> String {
        Self::parse(kept).map_or_else(|_| kept.to_owned(), |number| number.to_string())
    }

    /// E.164: `+31612345678`.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// Whether the number belongs to the Netherlands.
    pub fn is_dutch(&self) -> bool {
        self.0.starts_with("+31")
    }

    /// Whether the number is a Dutch mobile number, which can receive text messages.
    pub fn is_dutch_mobile(&self) -> bool {
        self.0.starts_with("+316")
    }

    /// The last two digits: `•••78`.
    pub fn masked(&self) -> String {
        format!("•••{}", &self.0[self.0.len() - 2..])
    }
}

/// The digits of `text` without separators, and whether a `+` stands before them.
fn digits_of(text: &str) -> Result<(String, bool), PhoneError> {
    let mut digits = String::new();
    let mut plus = false;
    for character in text.chars() {
        match character {
            '0'..='9' => digits.push(character),
            '+' if digits.is_empty() && !plus => plus = true,
            '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2014}' => {}
            space if space.is_whitespace() => {}
            // Telephone exchanges and copied text bring marks for the direction of writing along.
            mark if crate::signs::turns(mark) => {}
            wrong => return Err(PhoneError::WrongCharacter(wrong)),
        }
    }
    Ok((digits, plus))
}

/// A number that begins with the code of its country.
fn from_country(digits: &str) -> Result<PhoneNumber, PhoneError> {
    if let Some(national) = digits.strip_prefix("31") {
        // `+31 (0)6 …` is common; no Dutch number begins with 0 after its country.
        return dutch(national.strip_prefix('0').unwrap_or(national));
    }
    if digits.starts_with('0') || !(7..=15).contains(&digits.len()) {
        return Err(PhoneError::NotForeign);
    }
    Ok(PhoneNumber(format!("+{digits}")))
}

/// A Dutch number without its country or first 0.
fn dutch(national: &str) -> Result<PhoneNumber, PhoneError> {
    const SERVICES: [&str; 5] = ["800", "900", "906", "909", "18"];
    if SERVICES.iter().any(|service| national.starts_with(service)) {
        return Err(PhoneError::Service);
    }
    if national.len() != DUTCH_DIGITS {
        return Err(PhoneError::WrongLength { digits: national.len() + 1 });
    }
    // What begins like this has not been given out: area codes end in 0 only from 010 to 050, and 070.
    if ["0", "60", "80", "90"].iter().any(|unused| national.starts_with(unused)) {
        return Err(PhoneError::Uncertain { perhaps: None });
    }
    Ok(PhoneNumber(format!("+31{national}")))
}

/// What digits without 0 or + might mean: spreadsheets drop the first 0, and people the +.
fn perhaps_dutch(digits: &str) -> Option<PhoneNumber> {
    let national = digits.strip_prefix("31").filter(|rest| rest.len() == DUTCH_DIGITS).unwrap_or(digits);
    dutch(national).ok()
}

impl fmt::Display for PhoneNumber {
    /// As one says it: `06 12 34 56 78`, `050 123 45 67`, `0592 12 34 56`, and E.164 for other countries.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(national) = self.0.strip_prefix("+31") else {
            return f.write_str(&self.0);
        };
        let (area, mut rest) = national.split_at(area_code_length(national));
        write!(f, "0{area}")?;
        if rest.len() % 2 == 1 {
            let (three, others) = rest.split_at(3);
            write!(f, " {three}")?;
            rest = others;
        }
        while let Some((pair, others)) = rest.split_at_checked(2).filter(|(pair, _)| !pair.is_empty()) {
            write!(f, " {pair}")?;
            rest = others;
        }
        Ok(())
    }
}

checked_text!(PhoneNumber, PhoneError);

#[cfg(test)]
mod tests;
