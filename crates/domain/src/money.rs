//! Money, in whole euro cents.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::messages::whole;

/// An amount in euro cents; negative is a debt of the association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// As people write it in a language: `€ 1.234,56` with a non-breaking space, or `€1,234.56`.
    pub fn written(self, language: Language) -> String {
        let (space, mark) = if language == Language::Nl { ("\u{a0}", ',') } else { ("", '.') };
        let sign = if self.0 < 0 { "-" } else { "" };
        let euros = whole((self.0 / 100).saturating_abs(), language);
        format!("€{space}{sign}{euros}{mark}{:02}", self.0.unsigned_abs() % 100)
    }
}

impl fmt::Display for Cents {
    /// As Dutch text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(Language::Nl))
    }
}

#[cfg(test)]
mod tests {
    use super::Cents;
    use crate::language::Language;

    #[test]
    fn amounts_read_as_dutch_people_write_them() {
        let cases = [
            (0, "€\u{a0}0,00"),
            (5, "€\u{a0}0,05"),
            (123_456, "€\u{a0}1.234,56"),
            (-100_000_000, "€\u{a0}-1.000.000,00"),
        ];
        for (cents, text) in cases {
            assert_eq!(Cents(cents).to_string(), text);
        }
        assert_eq!(Cents(123_456).written(Language::En), "€1,234.56");
    }
}
