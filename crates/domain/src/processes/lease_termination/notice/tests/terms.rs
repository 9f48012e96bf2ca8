//! The terms of a lease and the settings of an association, as they are read.

use super::super::*;
use super::day;
use crate::tenancy::{Lease, PaymentPeriod};

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
