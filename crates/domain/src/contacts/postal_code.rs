//! Dutch postal codes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text_newtypes::checked_text;

/// A Dutch postal code: four digits and two letters, kept without a space (`9712KB`) and shown with one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(String);

/// Why a text is not a Dutch postal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostalCodeError {
    /// Nothing was filled in.
    #[error("no postal code: fill in four digits and two letters, such as 9712 KB")]
    Empty,
    /// Not four digits and two letters.
    #[error("not a postal code: expected four digits and two letters, such as 9712 KB")]
    Malformed,
    /// It begins with 0, or ends in SA, SD or SS: such codes have never been issued.
    #[error("no such postal code: none begins with 0 or ends in SA, SD or SS")]
    NeverIssued,
}

impl PostalCodeError {
    /// The key of what to tell the person who typed it, in [`super::TEXTS`].
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Empty => "postal-code-empty",
            Self::Malformed => "postal-code-shape",
            Self::NeverIssued => "postal-code-never-issued",
        }
    }
}

impl PostalCode {
    /// Reads a postal code in either case, with or without spaces.
    pub fn parse(text: &str) -> Result<Self, PostalCodeError> {
        let compact: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if compact.is_empty() {
            return Err(PostalCodeError::Empty);
        }
        let shape = compact.as_bytes();
        let fits = shape.len() == 6
            && shape[..4].iter().all(u8::is_ascii_digit)
            && shape[4..].iter().all(u8::is_ascii_uppercase);
        if !fits {
            return Err(PostalCodeError::Malformed);
        }
        if shape[0] == b'0' || matches!(&shape[4..], b"SA" | b"SD" | b"SS") {
            return Err(PostalCodeError::NeverIssued);
        }
        Ok(Self(compact))
    }

    /// The four digits: the neighbourhood, fit for statistics.
    pub fn digits(&self) -> &str {
        &self.0[..4]
    }

    /// Without the letters, for logs: `9712 ••`.
    pub fn masked(&self) -> String {
        format!("{} ••", self.digits())
    }
}

impl fmt::Display for PostalCode {
    /// As on an envelope: `9712 KB`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.digits(), &self.0[4..])
    }
}

checked_text!(PostalCode, PostalCodeError);

#[cfg(test)]
mod tests {
    use super::{PostalCode, PostalCodeError};

    #[test]
    fn postal_codes_are_read_as_people_write_them() {
        for typed in ["9712KB", "9712 KB", " 9712kb ", "97 12 kB", "9712\u{a0}KB"] {
            let code = PostalCode::parse(typed).unwrap();
            assert_eq!((code.as_str(), code.to_string().as_str()), ("9712KB", "9712 KB"), "{typed}");
        }
        assert_eq!(format!("{:?}", PostalCode::parse("9712KB").unwrap()), "PostalCode(9712 ••)");
    }

    #[test]
    fn other_texts_are_refused() {
        use PostalCodeError::{Empty, Malformed, NeverIssued};
        let table = [
            ("", Empty),
            ("  ", Empty),
            ("9712", Malformed),
            ("9712K", Malformed),
            ("9712KBX", Malformed),
            ("97I2KB", Malformed),
            ("9712K8", Malformed),
            ("9712-KB", Malformed),
            ("٩٧١٢KB", Malformed),
            ("0999AB", NeverIssued),
            ("9712SS", NeverIssued),
            ("9712 sa", NeverIssued),
            ("9712SD", NeverIssued),
        ];
        for (typed, error) in table {
            assert_eq!(PostalCode::parse(typed), Err(error), "{typed}");
        }
    }
}
