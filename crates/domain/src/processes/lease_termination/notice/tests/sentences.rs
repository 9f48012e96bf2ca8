//! The sentences exist in every language, are short, and say the right thing.

use super::super::*;
use super::{by_law, day, lease};
use crate::calendar::{self, Words};
use crate::language::{Language, Texts};
use crate::tenancy::{Lease, PaymentPeriod};

fn texts() -> Texts {
    Texts::read(&[calendar::TEXTS, TEXTS].concat()).unwrap()
}

#[test]
fn a_tenant_reads_why_the_end_is_another_day() {
    let texts = texts();
    let dutch = Words::new(&texts, Language::Nl);
    let rules = NoticeRules::default();
    let lease = LeaseTerms { clause_months: Some(3), ..lease(PaymentPeriod::Month) };
    let wish = |wished| decide_end(day(wished), day("2026-02-03"), &lease, &rules);
    let said = |wished| explain_correction(&wish(wished).unwrap().corrections[0], &dutch);
    assert_eq!(said("2026-02-20"), "Deze datum is te vroeg. De huur kan stoppen vanaf dinsdag 3 maart 2026.");
    assert_eq!(
        said("2026-03-14"),
        "De huur kan niet stoppen op zaterdag 14 maart 2026. Dat is in het weekend. Het wordt maandag 16 maart 2026."
    );
    assert_eq!(
        said("2026-04-27"),
        "De huur kan niet stoppen op maandag 27 april 2026. Dat is een feestdag: Koningsdag. Het wordt dinsdag 28 april 2026."
    );
    assert_eq!(
        explain_refusal(&wish("2027-01-01").unwrap_err(), &dutch),
        "Zo ver vooruit kunt u niet opzeggen. Kies een dag tot en met maandag 3 augustus 2026."
    );
    assert_eq!(
        explain_term(&notice_term(&lease, &by_law()), &dutch),
        [
            "U betaalt de huur per maand. Daarom is uw opzegtermijn 1 maand.",
            "In uw huurcontract staat een termijn van 3 maanden. Die is langer dan mag van de wet. Daarom geldt die niet."
        ]
    );
}

#[test]
fn a_tenant_reads_how_the_earliest_end_was_found() {
    let texts = texts();
    let english = Words::new(&texts, Language::En);
    let earliest = earliest_end(day("2026-01-15"), &lease(PaymentPeriod::Month), &by_law());
    let said: Vec<String> = earliest.steps.iter().map(|step| explain_step(step, &english)).collect();
    assert_eq!(
        said,
        [
            "We receive your notice on Thursday 15 January 2026.",
            "1 month later it is Sunday 15 February 2026.",
            "The lease ends on a day on which you pay rent. That is Sunday 1 March 2026.",
            "The lease cannot end on Sunday 1 March 2026. That is in the weekend. It becomes Monday 2 March 2026.",
        ]
    );
}

#[test]
fn every_key_is_in_every_language_and_every_sentence_is_short() {
    let keys = |language: Language| -> Vec<&str> {
        let (_, source) = TEXTS.into_iter().find(|(of, _)| *of == language).unwrap();
        source
            .lines()
            .filter(|line| line.starts_with("notice-"))
            .filter_map(|line| line.split(" =").next())
            .collect()
    };
    assert_eq!(keys(Language::Nl), keys(Language::En));
    for (_, source) in TEXTS {
        for text in source.lines().filter_map(|line| line.split_once(" = ")).map(|(_, text)| text) {
            for sentence in text.split_inclusive(['.', ':']) {
                // A value counts as one word: `{ $date }` has three of which two are braces.
                let words = sentence.split_whitespace().filter(|word| !["{", "}"].contains(word)).count();
                assert!(words < 15, "{words} words: {sentence}");
            }
        }
    }
}

#[test]
fn the_terms_of_a_lease_follow_how_its_rent_is_paid() {
    let lease = |payment_period| Lease {
        id: "019aa1b2-0000-7000-8000-000000000000".parse().unwrap(),
        number: "H-1".to_owned(),
        home: "019aa1b2-0000-7000-8000-000000000001".parse().unwrap(),
        start: day("2019-05-15"),
        end: None,
        payment_period,
        notice_clause_months: Some(2),
        disputed: false,
        parties: Vec::new(),
        version: 1,
    };
    let by_quarter = LeaseTerms::from(&lease(PaymentPeriod::Quarter));
    assert_eq!(by_quarter.payment.first_from(day("2026-02-02")), day("2026-04-01"));
    assert_eq!(by_quarter.clause_months, Some(2));
    let by_week = LeaseTerms::from(&lease(PaymentPeriod::Week));
    assert_eq!(by_week.payment.first_from(day("2019-05-16")), day("2019-05-22"));
}

#[test]
fn settings_of_an_association_are_read_with_defaults_and_without_surprises() {
    let read = |text: &str| serde_json::from_str::<NoticeRules>(text);
    assert_eq!(read("{}").unwrap(), NoticeRules::default());
    let rules =
        read(r#"{"end_must_be_payment_day": true, "calendar": {"closed_days": {"2026-05-15": "brugdag"}}}"#)
            .unwrap();
    assert!(rules.end_must_be_payment_day && !rules.calendar.is_working_day(day("2026-05-15")));
    assert!(
        read(r#"{"end_must_be_paymentday": true}"#).is_err(),
        "a mistyped setting is refused, not ignored"
    );
}
