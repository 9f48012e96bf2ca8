//! What an ERP may send, what becomes of it, and what is said when it cannot be read.

use domain::channels::Channel;
use domain::tenancy::{HomeKind, PartyRole, PaymentPeriod};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Record, read};
use crate::vera::messages::eenheden::HomeRecord;
use crate::vera::messages::huurovereenkomsten::LeaseRecord;
use crate::vera::messages::relaties::RelationRecord;

fn person() -> Value {
    json!({
        "id": 17, "code": "R-0017", "soort": {"code": "NAT", "naam": "Natuurlijke persoon"},
        "voorletters": "A.", "roepnaam": "Aya", "tussenvoegsels": "de", "achternaam": "Wit",
        "overlijdensdatum": "0001-01-01T00:00:00", "voorkeurstaal": {"code": "ENG"},
        "communicatievoorkeur": {"code": "POS"},
        "contactgegevens": [
            {"soort": {"code": "TEL"}, "waarde": "050-1234567"},
            {"soort": {"code": "MOB"}, "waarde": "06 1", "status": {"code": "ONG"}},
            {"soort": {"code": "EMA"}, "waarde": "tweede@example.org"},
            {"soort": {"code": "EMA"}, "waarde": "Eerste@Example.org", "voorkeur": {"code": "EER"}},
            {"soort": null, "waarde": null}
        ],
        "bsn": "123456782", "nationaliteit": {"code": "X"}
    })
}

fn home() -> Value {
    json!({
        "id": "E-1", "code": "10.001", "detailSoort": {"code": "POF"}, "bouwjaar": 1974, "uitExploitatiedatum": null,
        "adres": {"straatnaam": "Poelestraat", "huisnummer": "24 c-2", "postcode": "9712 kb", "woonplaats": {"naam": "Groningen"}}
    })
}

fn lease() -> Value {
    json!({
        "id": "O-1", "soort": {"code": "HUU"}, "status": {"code": "LOP"}, "begindatum": "2014-03-01",
        "prolongatieInterval": "P4W", "opzegtermijn": {"code": "3M"}, "eenheden": [{"code": "10.001"}],
        "huurgeschillen": [],
        "relaties": [
            {"code": "R-1", "rollen": [{"soort": {"code": "HUU"}}]},
            {"code": "R-2", "rollen": [{"soort": {"code": "MDH"}}]},
            {"code": "R-3", "rollen": [{"soort": {"code": "BWI"}}]}
        ]
    })
}

#[test]
fn a_person_is_read_with_the_best_ways_to_reach_them() {
    let read: RelationRecord = read(person()).unwrap().unwrap();
    assert_eq!((read.erp_id.as_str(), read.number.as_str()), ("17", "R-0017"));
    assert_eq!(read.name.spoken(), "Aya de Wit");
    assert_eq!(read.email.as_deref(), Some("eerste@example.org"));
    assert_eq!(read.phone.as_deref(), Some("050-1234567"), "the mobile number is no longer valid");
    assert_eq!(read.preference, Some(Channel::Letter));
    assert_eq!(read.deceased_on, None, "0001-01-01 is how some systems write none");
}

#[test]
fn a_household_is_passed_over_and_an_organisation_has_its_name() {
    assert_eq!(read::<RelationRecord>(json!({"id": "1", "soort": {"code": "GRO"}})), Ok(None));
    let organisation = json!({"id": "1", "soort": {"code": "REC"}, "naam": "Stichting Dak"});
    let read: RelationRecord = read(organisation).unwrap().unwrap();
    assert!(read.organisation);
    assert_eq!((read.name.last_name.as_str(), read.number.as_str()), ("Stichting Dak", "1"));
}

#[test]
fn a_home_is_read_from_a_sloppy_address() {
    let read: HomeRecord = read(home()).unwrap().unwrap();
    assert_eq!(read.kind, Some(HomeKind::StaircaseFlat));
    assert_eq!((read.address.house_number, read.address.suffix.as_deref()), (24, Some("c-2")));
    assert_eq!((read.address.postal_code.as_str(), read.build_year), ("9712KB", Some(1974)));
}

#[test]
fn a_lease_is_read_with_the_people_who_must_agree() {
    let read: LeaseRecord = read(lease()).unwrap().unwrap();
    assert_eq!(read.payment_period, PaymentPeriod::FourWeeks);
    assert_eq!(read.notice_clause_months, Some(3));
    let parties: Vec<_> =
        read.parties.iter().map(|party| (party.relation_number.as_str(), party.role)).collect();
    assert_eq!(parties, [("R-1", PartyRole::Tenant), ("R-2", PartyRole::CoTenant)]);
    assert!(read.under_guardianship && !read.disputed);
}

#[test]
fn contracts_that_are_no_running_lease_are_passed_over() {
    for (property, code) in [("soort", "ARB"), ("status", "VOO"), ("status", "GEA")] {
        let mut other = lease();
        other[property] = json!({"code": code});
        assert_eq!(read::<LeaseRecord>(other), Ok(None), "{property} {code}");
    }
}

/// Reads `record` with `path` set to `value`; the problem must name `at` and never quote the value.
fn refused<R: Record + std::fmt::Debug>(mut record: Value, path: &str, value: Value, at: &str) {
    let shown = value.as_str().map(str::to_owned);
    *record.pointer_mut(path).unwrap() = value;
    let problem = read::<R>(record).unwrap_err();
    assert_eq!(problem.path, at);
    if let Some(value) = shown.filter(|value| !value.is_empty()) {
        assert!(!problem.to_string().contains(&value), "{problem} quotes {value}");
    }
}

#[test]
fn rubbish_is_refused_with_its_place_and_without_its_value() {
    refused::<RelationRecord>(person(), "/achternaam", json!(null), "achternaam");
    refused::<RelationRecord>(person(), "/achternaam", json!({"oeps": 1}), "achternaam");
    refused::<RelationRecord>(person(), "/overlijdensdatum", json!("Jansen"), "overlijdensdatum");
    refused::<RelationRecord>(person(), "/contactgegevens/1", json!("06-12345678"), "contactgegevens[1]");
    refused::<RelationRecord>(person(), "/contactgegevens", json!("geheim"), "contactgegevens");
    refused::<RelationRecord>(person(), "/soort/code", json!("Xyz"), "soort");
    refused::<HomeRecord>(home(), "/adres", json!(null), "adres");
    refused::<HomeRecord>(home(), "/adres/huisnummer", json!("geen"), "adres.huisnummer");
    refused::<HomeRecord>(home(), "/adres/postcode", json!("88 Qx"), "adres.postcode");
    refused::<HomeRecord>(home(), "/bouwjaar", json!("oud"), "bouwjaar");
    refused::<LeaseRecord>(lease(), "/begindatum", json!("1 maart"), "begindatum");
    refused::<LeaseRecord>(lease(), "/begindatum", json!(""), "begindatum");
    refused::<LeaseRecord>(lease(), "/prolongatieInterval", json!("P2M"), "prolongatieInterval");
    refused::<LeaseRecord>(lease(), "/eenheden", json!([]), "eenheden");
    refused::<LeaseRecord>(lease(), "/relaties", json!([]), "relaties");
}

proptest! {
    #[test]
    fn no_record_whatsoever_makes_the_reader_panic_or_quote(noise in "[A-Z]{12}", path in 0_usize..14) {
        let mut record = person();
        let keys: Vec<String> = record.as_object().unwrap().keys().cloned().collect();
        record[&keys[path % keys.len()]] = json!([{"x": noise.clone()}]);
        if let Err(problem) = read::<RelationRecord>(record) {
            prop_assert!(!problem.to_string().contains(&noise));
        }
    }
}

/// JSON of any shape, not large.
fn any_json() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop::sample::select(vec!["2026-02-30", "9712KB", "NAT", "P99Y", "06 12345678", "-1"])
            .prop_map(Value::from),
    ];
    plain.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{1,8}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Puts `new` somewhere in `value`: at each level one of the parts is chosen, until there are no more levels.
fn put_in(value: &mut Value, mut path: impl Iterator<Item = usize>, new: Value) {
    let Some(step) = path.next() else {
        *value = new;
        return;
    };
    let part = match value {
        Value::Object(members) if !members.is_empty() => {
            let place = step % members.len();
            members.values_mut().nth(place)
        }
        Value::Array(parts) if !parts.is_empty() => {
            let place = step % parts.len();
            parts.get_mut(place)
        }
        _ => None,
    };
    match part {
        Some(part) => put_in(part, path, new),
        None => *value = new,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn anything_anywhere_in_an_answer_is_read_or_refused(
        new in any_json(),
        path in prop::collection::vec(any::<usize>(), 0..5),
    ) {
        for mut record in [person(), home(), lease()] {
            put_in(&mut record, path.iter().copied(), new.clone());
            let refused = [
                read::<RelationRecord>(record.clone()).err().map(|problem| problem.to_string()),
                read::<HomeRecord>(record.clone()).err().map(|problem| problem.to_string()),
                read::<LeaseRecord>(record).err().map(|problem| problem.to_string()),
            ];
            prop_assert!(refused.iter().flatten().all(|words| !words.is_empty()));
        }
    }
}
