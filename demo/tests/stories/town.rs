//! The town and its people.

use std::collections::{BTreeMap, BTreeSet};

use domain::contacts::{EmailAddress, PhoneNumber, PostalCode};
use domain::tenancy::HomeKind;
use jiff::civil::date;
use proptest::prelude::*;

use crate::{association, rules};

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, ..ProptestConfig::default() })]

    #[test]
    fn the_same_day_and_seed_always_give_the_same_association(days in 0_i32..3_000, seed: u64) {
        let today = date(2025, 1, 1) + jiff::Span::new().days(days);
        let one = demo::association(today, seed, &rules());
        let again = demo::association(today, seed, &rules());
        prop_assert!(one == again);
    }
}

#[test]
fn there_are_about_two_thousand_homes_of_every_kind() {
    let association = association();
    assert!((1_900..2_100).contains(&association.homes.len()), "{}", association.homes.len());
    for (kind, code, _) in HomeKind::ALL {
        assert!(association.homes.iter().any(|home| home.kind == kind), "no {code}");
    }
    let addresses: BTreeSet<String> = association.homes.iter().map(|home| home.address.to_string()).collect();
    assert_eq!(addresses.len(), association.homes.len());
    for home in &association.homes {
        let digits = PostalCode::parse(&home.address.postal_code).unwrap().digits().to_owned();
        assert!(("8942"..="8999").contains(&digits.as_str()), "{digits} exists");
    }
}

#[test]
fn people_pass_the_checks_at_the_door_and_nobody_is_anybody() {
    let association = association();
    let mut addresses = BTreeSet::new();
    for person in &association.relations {
        if let Some(email) = &person.email {
            let checked = EmailAddress::parse(email).unwrap();
            assert_eq!(checked.as_str(), email);
            assert!(["example.nl", "example.org"].contains(&checked.domain()), "{email}");
            assert!(addresses.insert(email.clone()), "{email} twice");
        }
        if let Some(phone) = &person.phone {
            assert_eq!(PhoneNumber::parse(phone).unwrap().e164(), phone);
            assert!(phone.starts_with("+31679"), "{phone} may be somebody's");
        }
        assert!(!person.name.last_name.is_empty() && !person.name.initials.is_empty());
    }
    let without = association.relations.iter().filter(|person| person.email.is_none()).count();
    assert!((50..600).contains(&without), "{without} without e-mail");
}

#[test]
fn leases_fit_homes_and_people_and_never_overlap() {
    let association = association();
    let homes: BTreeSet<_> = association.homes.iter().map(|home| home.id).collect();
    let people: BTreeSet<_> = association.relations.iter().map(|person| person.id).collect();
    let numbers: BTreeSet<_> = association.leases.iter().map(|lease| &lease.number).collect();
    assert_eq!(numbers.len(), association.leases.len());
    let mut of_home: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for lease in &association.leases {
        assert!(homes.contains(&lease.home));
        assert!(!lease.parties.is_empty());
        assert!(lease.parties.iter().all(|party| people.contains(&party.relation)));
        assert!(lease.end.is_none_or(|end| lease.start < end), "{} ends before it starts", lease.number);
        of_home.entry(lease.home).or_default().push(lease);
    }
    for leases in of_home.values_mut() {
        leases.sort_by_key(|lease| lease.start);
        for pair in leases.windows(2) {
            assert!(
                pair[0].end.is_some_and(|end| end < pair[1].start),
                "{} and {}",
                pair[0].number,
                pair[1].number
            );
        }
    }
}
