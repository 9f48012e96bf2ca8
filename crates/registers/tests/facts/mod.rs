//! Random facts for the messages we send: any text people may type, any day, any code.

use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::channels::Channel;
use domain::erp::{AppointmentUpdate, ContactUpdate, PersonReference, TerminationStatus, TerminationUpdate};
use domain::ids::{AppointmentId, CaseId, ContactId};
use domain::tenancy::Address;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use registers::vera::codes::{EndDetailReason, ReferenceCode};
use registers::vera::messages::{Link, Links, Origin};
use registers::vera::nouns::Collections;
use uuid::Uuid;

pub fn origin() -> Origin {
    let base = "https://erp.voorbeeld.nl:8443/v4".parse().unwrap();
    Origin {
        organisation: "Stichting Wonen Súdwest".to_owned(),
        administration: "Kanaalwijzer".to_owned(),
        collections: Collections::new(base, std::collections::BTreeMap::new()),
    }
}

fn day() -> impl Strategy<Value = Date> {
    (0_i32..40_000).prop_map(|days| date(2000, 1, 1) + jiff::Span::new().days(days))
}

fn at() -> impl Strategy<Value = Timestamp> {
    (946_684_800_000_i64..4_102_444_800_000).prop_map(|millis| Timestamp::from_millisecond(millis).unwrap())
}

fn word() -> impl Strategy<Value = String> {
    "[\\PC]{0,40}"
}

fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn address() -> impl Strategy<Value = Address> {
    (
        word(),
        1_u32..9999,
        proptest::option::of("[a-z]"),
        proptest::option::of(word()),
        "[1-9][0-9]{3}[A-Z]{2}",
        word(),
    )
        .prop_map(|(street, house_number, letter, suffix, postal_code, city)| Address {
            street,
            house_number,
            letter,
            suffix,
            postal_code,
            city,
        })
}

fn people() -> impl Strategy<Value = Vec<PersonReference>> {
    proptest::collection::vec(
        (word(), word()).prop_map(|(number, name)| PersonReference { number, name }),
        0..4,
    )
}

fn link() -> impl Strategy<Value = Link> {
    (proptest::option::of("[\\PC]{1,12}"), word()).prop_map(|(id, number)| Link { id, number })
}

pub fn links() -> impl Strategy<Value = Links> {
    let key = || proptest::option::of("[\\PC]{1,12}");
    (link(), proptest::collection::vec(link(), 0..4), key(), key())
        .prop_map(|(lease, people, address, appointment)| Links { lease, people, address, appointment })
}

pub fn termination() -> impl Strategy<Value = TerminationUpdate> {
    let status = proptest::sample::select(vec![
        TerminationStatus::Received,
        TerminationStatus::InProgress,
        TerminationStatus::Approved,
        TerminationStatus::Rejected,
        TerminationStatus::Withdrawn,
    ]);
    let facts = (id(), word(), word(), status, day(), day());
    let wishes = (
        proptest::sample::select(EndDetailReason::ALL),
        proptest::option::of(word()),
        any::<bool>(),
        proptest::option::of(address()),
        proptest::option::of("[\\PC\n]{0,80}"),
        proptest::option::of(("NL[0-9]{2}[A-Z]{4}[0-9]{10}", word())),
        people(),
    );
    (facts, wishes).prop_map(|((case, number, lease_number, status, received_on, end), wishes)| {
        let (reason, reason_note, viewing, new_address, new_address_abroad, account, tenants) = wishes;
        let (iban, account_holder) = account.unzip();
        TerminationUpdate {
            case: CaseId(case),
            number,
            lease_number,
            status,
            received_on,
            end,
            reason_code: reason.code().to_owned(),
            reason_note,
            viewing,
            new_address,
            new_address_abroad,
            iban,
            account_holder,
            tenants,
        }
    })
}

pub fn appointment() -> impl Strategy<Value = AppointmentUpdate> {
    let kind = proptest::sample::select(&AppointmentKind::ALL);
    let status = proptest::sample::select(&AppointmentStatus::ALL);
    let what = (id(), id(), word(), word(), word(), kind, status);
    (what, at(), at(), word(), address(), people()).prop_map(
        |(
            (appointment, case, case_number, lease_number, home_number, kind, status),
            starts_at,
            ends_at,
            who,
            address,
            tenants,
        )| {
            AppointmentUpdate {
                appointment: AppointmentId(appointment),
                case: CaseId(case),
                case_number,
                lease_number,
                home_number,
                kind,
                status,
                starts_at,
                ends_at,
                inspector_name: who,
                address,
                tenants,
            }
        },
    )
}

pub fn contact() -> impl Strategy<Value = ContactUpdate> {
    let channel = proptest::sample::select(&Channel::ALL);
    (id(), channel, any::<bool>(), at(), word(), word(), people()).prop_map(
        |(contact, channel, inbound, at, topic, summary, mut people)| ContactUpdate {
            contact: ContactId(contact),
            channel,
            inbound,
            at,
            topic,
            summary,
            person: people.pop().unwrap_or(PersonReference { number: "R-1".to_owned(), name: String::new() }),
        },
    )
}
