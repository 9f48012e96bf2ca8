//! Money, in whole euro cents.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An amount in euro cents; negative is a debt of the association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl fmt::Display for Cents {
    /// As Dutch text: `€ 1.234,56`, with a non-breaking space.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let euros = (self.0.unsigned_abs() / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in euros.chars().enumerate() {
            if index > 0 && (euros.len() - index).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        write!(f, "€\u{a0}{sign}{grouped},{:02}", self.0.unsigned_abs() % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::Cents;

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
    }
}
