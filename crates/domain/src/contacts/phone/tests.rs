//! Telephone numbers as people write them, and those that leave doubt.

use proptest::prelude::*;

use super::{PhoneError, PhoneNumber};
use crate::contacts::TEXTS;
use crate::language::{Language, Texts};

#[test]
fn numbers_are_read_as_people_write_them() {
    let table = [
        ("0612345678", "+31612345678", "06 12 34 56 78"),
        ("06-12345678", "+31612345678", "06 12 34 56 78"),
        ("06 - 12 34 56 78", "+31612345678", "06 12 34 56 78"),
        ("06.12.34.56.78", "+31612345678", "06 12 34 56 78"),
        ("06\u{a0}1234\u{a0}5678", "+31612345678", "06 12 34 56 78"),
        ("+31612345678", "+31612345678", "06 12 34 56 78"),
        ("+31 6 12345678", "+31612345678", "06 12 34 56 78"),
        ("+31 (0)6 12345678", "+31612345678", "06 12 34 56 78"),
        ("0031612345678", "+31612345678", "06 12 34 56 78"),
        ("00 31 (0) 6-12345678", "+31612345678", "06 12 34 56 78"),
        ("tel:+31612345678", "+31612345678", "06 12 34 56 78"),
        ("\u{202a}+31612345678\u{202c}", "+31612345678", "06 12 34 56 78"),
        ("050 123 45 67", "+31501234567", "050 123 45 67"),
        ("(050) 1234567", "+31501234567", "050 123 45 67"),
        ("020/5551234", "+31205551234", "020 555 12 34"),
        ("0592-123456", "+31592123456", "0592 12 34 56"),
        ("088 1234567", "+31881234567", "088 123 45 67"),
        ("+49 151 12345678", "+4915112345678", "+4915112345678"),
        ("0049 151 12345678", "+4915112345678", "+4915112345678"),
        ("+1 (212) 555-0123", "+12125550123", "+12125550123"),
        ("+90 532 123 45 67", "+905321234567", "+905321234567"),
        ("+297 123 4567", "+2971234567", "+2971234567"),
    ];
    for (typed, e164, shown) in table {
        let number = PhoneNumber::parse(typed).unwrap();
        assert_eq!((number.e164(), number.to_string().as_str()), (e164, shown), "{typed}");
    }
}

#[test]
fn other_texts_are_refused_with_what_is_wrong() {
    use PhoneError::{Empty, NotForeign, Service, Uncertain, WrongCharacter, WrongLength};
    let table = [
        ("", Empty),
        (" ", Empty),
        ("-", Empty),
        ("+", Empty),
        ("geen", WrongCharacter('g')),
        ("06-1234567O", WrongCharacter('O')),
        ("050 1234567 tst. 12", WrongCharacter('t')),
        ("06+12345678", WrongCharacter('+')),
        ("06-1234567", WrongLength { digits: 9 }),
        ("06-123456789", WrongLength { digits: 11 }),
        ("+31 6 1234567", WrongLength { digits: 9 }),
        ("1234567", Uncertain { perhaps: None }), // a number within one's own town
        ("4915112345678", Uncertain { perhaps: None }),
        ("06-02345678", Uncertain { perhaps: None }),
        ("0900-1234567", Service),
        ("0800 1234", Service),
        ("+31 900 1234", Service),
        ("+0612345678", NotForeign),
        ("+49 15", NotForeign),
        ("+4915112345678901", NotForeign),
        ("٠٦١٢٣٤٥٦٧٨", WrongCharacter('٠')),
    ];
    for (typed, error) in table {
        assert_eq!(PhoneNumber::parse(typed), Err(error), "{typed}");
    }
}

#[test]
fn a_number_without_its_0_or_plus_is_asked_about_and_not_guessed() {
    let meant = PhoneNumber::parse("06-12345678").unwrap();
    for typed in ["612345678", "31612345678", "31 6 12345678"] {
        let error = PhoneNumber::parse(typed).unwrap_err();
        assert_eq!(error, PhoneError::Uncertain { perhaps: Some(meant.clone()) }, "{typed}");
        assert_eq!(error.text_key(), "phone-perhaps");
        assert_eq!(error.text_arguments(), [("number", "06 12 34 56 78".to_owned())]);
    }
}

#[test]
fn kinds_are_told_apart_and_logs_show_two_digits() {
    let number = |text| PhoneNumber::parse(text).unwrap();
    assert!(number("06-12345678").is_dutch_mobile() && number("06-12345678").is_dutch());
    assert!(!number("050-1234567").is_dutch_mobile() && number("050-1234567").is_dutch());
    assert!(!number("+4915112345678").is_dutch());
    assert_eq!(format!("{:?}", number("06-12345678")), "PhoneNumber(•••78)");
}

#[test]
fn every_text_exists_in_every_language() {
    let texts = Texts::read(&TEXTS).unwrap();
    let mut keys: Vec<&str> = ["", "x", "061", "+1", "123", "612345678", "0900-1234"]
        .iter()
        .map(|typed| PhoneNumber::parse(typed).unwrap_err().text_key())
        .collect();
    keys.extend(
        ["", "a", "@b.nl", "a@b", "é@b.nl"]
            .map(|typed| crate::contacts::EmailAddress::parse(typed).unwrap_err().text_key()),
    );
    keys.push(crate::contacts::EmailError::TooLong.text_key());
    keys.extend(
        ["", "1", "0999AB"].map(|typed| crate::contacts::PostalCode::parse(typed).unwrap_err().text_key()),
    );
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 16);
    for (language, key) in
        Language::ALL.into_iter().flat_map(|language| keys.iter().map(move |key| (language, key)))
    {
        assert!(texts.has(language, key), "{key} in {language:?}");
    }
}

proptest! {
    #[test]
    fn every_dutch_notation_of_a_number_is_the_same_number(first in 1_u8..=7, second in 1_u8..=7, rest in 0_u32..10_000_000) {
        let national = format!("{first}{second}{rest:07}");
        let number = PhoneNumber::parse(&format!("0{national}")).unwrap();
        for typed in [format!("+31{national}"), format!("0031{national}"), format!("+31(0){national}"), number.to_string()] {
            prop_assert_eq!(PhoneNumber::parse(&typed), Ok(number.clone()));
        }
    }

    #[test]
    fn what_is_accepted_is_e164_and_reads_back(typed in "[+0-9 ()./-]{0,20}") {
        if let Ok(number) = PhoneNumber::parse(&typed) {
            let digits = number.e164().strip_prefix('+').unwrap();
            prop_assert!((7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(PhoneNumber::parse(number.e164()), Ok(number.clone()));
            prop_assert_eq!(PhoneNumber::parse(&number.to_string()), Ok(number.clone()));
        }
    }
}
