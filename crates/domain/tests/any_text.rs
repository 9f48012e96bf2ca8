//! Whatever people, files and other systems send: it is read or refused, never a panic, and what is read reads back.

use domain::contacts::{EmailAddress, PhoneNumber, PostalCode};
use domain::ids::CaseId;
use domain::payments::Iban;
use proptest::prelude::*;

/// Texts of all sorts: noise, and what is right but for a letter more, less or other.
fn any_text() -> impl Strategy<Value = String> {
    let right = prop::sample::select(vec![
        "aya.bakker@example.nl",
        "\"a b\"@xn--bcher-kva.example",
        "+31 (0)6 12 34 56 78",
        "0031-50-1234567",
        "9712 KB",
        "NL91 ABNA 0417 1643 00",
        "019aa1b2-0000-7000-8000-000000000000",
    ]);
    let wrong =
        (right, any::<prop::sample::Index>(), ".{0,2}", 0_usize..3).prop_map(|(text, place, noise, cut)| {
            let letters: Vec<char> = text.chars().collect();
            let from = place.index(letters.len() + 1);
            let until = (from + cut).min(letters.len());
            letters[..from]
                .iter()
                .copied()
                .chain(noise.chars())
                .chain(letters[until..].iter().copied())
                .collect()
        });
    prop_oneof![".{0,80}", "[0-9+() -]{0,20}", "[A-Z0-9 ]{0,40}", "\\PC*@\\PC*", wrong]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_reads_back(text in any_text()) {
        if let Ok(address) = EmailAddress::parse(&text) {
            prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
        }
        if let Ok(number) = PhoneNumber::parse(&text) {
            prop_assert_eq!(PhoneNumber::parse(&number.to_string()), Ok(number));
        }
        if let Ok(code) = PostalCode::parse(&text) {
            prop_assert_eq!(PostalCode::parse(&code.to_string()), Ok(code));
        }
        if let Ok(account) = Iban::parse(&text) {
            prop_assert_eq!(Iban::parse(&account.to_string()), Ok(account));
        }
        if let Ok(id) = text.parse::<CaseId>() {
            prop_assert_eq!(id.to_string().parse::<CaseId>(), Ok(id));
        }
    }
}
