//! International bank account numbers (ISO 13616), with their structure per country and checksum proved.

use std::fmt;

use iban::{IbanLike, ParseIbanError};
use serde::{Deserialize, Serialize};

use crate::text_newtypes::checked_text;

/// An IBAN that is correct in structure and checksum; whether the account exists only the bank knows.
///
/// Kept in electronic form: `NL91ABNA0417164300`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iban(String);

/// Why a text is not an IBAN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IbanError {
    /// Nothing was filled in.
    #[error("no account number: fill in an IBAN such as NL91 ABNA 0417 1643 00")]
    Empty,
    /// It does not begin with a country and two digits, or holds other characters than letters and digits.
    #[error("not an IBAN: expected two letters, two digits and further letters and digits only")]
    Malformed,
    /// No country with these two letters takes part.
    #[error("unknown country in the first two letters of the IBAN")]
    UnknownCountry,
    /// The length or the order of letters and digits is not that of its country.
    #[error("the IBAN has not the length or structure of its country")]
    WrongStructure,
    /// The check digits do not fit: something was mistyped.
    #[error("the check digits of the IBAN do not fit: a character is wrong or two changed places")]
    WrongChecksum,
}

impl IbanError {
    /// The key of what to tell the person who typed it, in [`super::TEXTS`].
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Empty => "iban-empty",
            Self::Malformed => "iban-malformed",
            Self::UnknownCountry => "iban-country",
            Self::WrongStructure => "iban-length",
            Self::WrongChecksum => "iban-checksum",
        }
    }
}

impl Iban {
    /// Reads an IBAN as people type it: in either case, with spaces, dots or hyphens, with `IBAN` before it.
    pub fn parse(text: &str) -> Result<Self, IbanError> {
        let compact: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2010}'..='\u{2014}'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let compact =
            compact.strip_prefix("IBAN").map_or(compact.as_str(), |rest| rest.trim_start_matches(':'));
        if compact.is_empty() {
            return Err(IbanError::Empty);
        }
        let shape = compact.as_bytes();
        let begins_well = shape.len() > 4
            && shape[..2].iter().all(u8::is_ascii_uppercase)
            && shape[2..4].iter().all(u8::is_ascii_digit);
        if !begins_well || !shape.iter().all(u8::is_ascii_alphanumeric) {
            return Err(IbanError::Malformed);
        }
        match compact.parse::<iban::Iban>() {
            Ok(checked) => Ok(Self(checked.electronic_str().to_owned())),
            Err(ParseIbanError::UnknownCountry(_)) => Err(IbanError::UnknownCountry),
            Err(ParseIbanError::InvalidBban(_)) => Err(IbanError::WrongStructure),
            Err(ParseIbanError::InvalidBaseIban { .. }) => Err(wrong_in_itself(compact)),
        }
    }

    /// The form computers exchange: `NL91ABNA0417164300`.
    pub fn electronic(&self) -> &str {
        &self.0
    }

    /// The ISO 3166 code of the country: `NL`.
    pub fn country(&self) -> &str {
        &self.0[..2]
    }

    /// Enough to recognise one's own account and too little to use it: `NL•• •••• 4300`.
    pub fn masked(&self) -> String {
        format!("{}•• •••• {}", self.country(), &self.0[self.0.len() - 4..])
    }
}

/// A length that is wrong is a better explanation than a checksum that therefore cannot be right.
fn wrong_in_itself(compact: &str) -> IbanError {
    const DUTCH_LENGTH: usize = 18;
    let too_long_or_short = !(15..=34).contains(&compact.len());
    let dutch_of_other_length = compact.starts_with("NL") && compact.len() != DUTCH_LENGTH;
    if too_long_or_short || dutch_of_other_length {
        IbanError::WrongStructure
    } else {
        IbanError::WrongChecksum
    }
}

impl fmt::Display for Iban {
    /// The paper form, in groups of four: `NL91 ABNA 0417 1643 00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, character) in self.0.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

checked_text!(Iban, IbanError);

#[cfg(test)]
mod tests {
    use super::super::TEXTS;
    use super::{Iban, IbanError};
    use crate::language::{Language, Texts};
    use proptest::prelude::*;

    #[test]
    fn ibans_are_read_as_people_write_them() {
        // The examples of the SWIFT IBAN registry.
        let table = [
            ("NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "NL•• •••• 4300"),
            (" nl91 abna 0417 1643 00 ", "NL91 ABNA 0417 1643 00", "NL•• •••• 4300"),
            ("NL91.ABNA.0417.1643.00", "NL91 ABNA 0417 1643 00", "NL•• •••• 4300"),
            ("IBAN: NL91-ABNA-0417-1643-00", "NL91 ABNA 0417 1643 00", "NL•• •••• 4300"),
            ("NL91\u{a0}ABNA\u{a0}0417\u{a0}1643\u{a0}00", "NL91 ABNA 0417 1643 00", "NL•• •••• 4300"),
            ("DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "DE•• •••• 3000"),
            ("BE68 5390 0754 7034", "BE68 5390 0754 7034", "BE•• •••• 7034"),
            ("MT84MALT011000012345MTLCAST001S", "MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT•• •••• 001S"),
            ("NO9386011117947", "NO93 8601 1117 947", "NO•• •••• 7947"),
        ];
        for (typed, paper, masked) in table {
            let iban = Iban::parse(typed).unwrap();
            assert_eq!((iban.to_string().as_str(), iban.masked().as_str()), (paper, masked), "{typed}");
            assert_eq!(iban.electronic(), paper.replace(' ', ""));
        }
    }

    #[test]
    fn a_wrong_iban_is_refused_with_what_is_wrong() {
        use IbanError::{Empty, Malformed, UnknownCountry, WrongChecksum, WrongStructure};
        let table = [
            ("", Empty),
            (" - ", Empty),
            ("IBAN", Empty),
            ("123456789", Malformed), // an account number from before 2014
            ("NL91ABNA0417164300; DROP", Malformed),
            ("NLB1ABNA0417164300", Malformed),
            ("NL91ABNA041716430０", Malformed), // a full-width zero
            ("NL92ABNA0417164300", WrongChecksum),
            ("NL91ABNA0417164030", WrongChecksum), // two digits changed places
            ("NL91ABNA041716430", WrongStructure),
            ("NL91ABNA04171643000", WrongStructure),
            ("NL91", Malformed),
            ("XX62ABNA0417164300", UnknownCountry),
        ];
        for (typed, error) in table {
            assert_eq!(Iban::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn an_iban_travels_as_text_and_stays_out_of_logs() {
        let iban = Iban::parse("NL91 ABNA 0417 1643 00").unwrap();
        assert_eq!(serde_json::to_string(&iban).unwrap(), r#""NL91ABNA0417164300""#);
        assert_eq!(serde_json::from_str::<Iban>(r#""NL91 ABNA 0417 1643 00""#).unwrap(), iban);
        assert!(serde_json::from_str::<Iban>(r#""NL92ABNA0417164300""#).is_err());
        assert_eq!(format!("{iban:?}"), "Iban(NL•• •••• 4300)");
    }

    #[test]
    fn every_error_has_its_text() {
        let texts = Texts::read(&TEXTS).unwrap();
        let errors = ["", "1234", "XX62ABNA0417164300", "NL91ABNA041716430", "NL92ABNA0417164300"];
        for typed in errors {
            let key = Iban::parse(typed).unwrap_err().text_key();
            assert!(Language::ALL.iter().all(|language| texts.has(*language, key)), "{key}");
        }
    }

    proptest! {
        #[test]
        fn no_single_mistyped_digit_is_accepted(position in 8_usize..18, digit in 0_u8..10) {
            let mut typed = b"NL91ABNA0417164300".to_vec();
            prop_assume!(typed[position] != b'0' + digit);
            typed[position] = b'0' + digit;
            prop_assert_eq!(Iban::parse(std::str::from_utf8(&typed).unwrap()), Err(IbanError::WrongChecksum));
        }

        #[test]
        fn no_text_breaks_the_reader(typed in ".{0,40}") {
            if let Ok(iban) = Iban::parse(&typed) {
                prop_assert_eq!(Iban::parse(&iban.to_string()), Ok(iban));
            }
        }
    }
}
