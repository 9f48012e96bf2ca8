//! The tenants to sign in as: each shows what the list says.

use demo::Association;
use domain::actors::Actor;
use domain::calendar::amsterdam;
use domain::cases::{Case, Level};
use domain::channels::Channel;
use domain::ids::CaseId;
use domain::processes::flow::{Decision, Effect};
use domain::processes::intake::{Answers, FieldKind};
use domain::processes::lease_termination::LeaseTermination;
use domain::processes::{Facts, NewCase, Process as _};
use domain::tenancy::{Lease, Relation};
use jiff::{Timestamp, ToSpan};

use crate::{TODAY, association, rules};

fn person<'a>(association: &'a Association, email: &str) -> &'a Relation {
    association.relations.iter().find(|person| person.email.as_deref() == Some(email)).unwrap()
}

fn leases<'a>(association: &'a Association, email: &str) -> Vec<&'a Lease> {
    let person = person(association, email);
    association.leases.iter().filter(|lease| lease.has_party(person.id)).collect()
}

fn case<'a>(association: &'a Association, email: &str) -> Option<&'a Case> {
    let lease = leases(association, email)[0];
    association.cases.iter().find(|case| case.lease == lease.id)
}

/// Ends the lease of `email` tonight, in two months, at the first times that are offered.
fn end_lease(association: &Association, process: &LeaseTermination, email: &str, place: usize) -> Decision {
    let (lease, requester) = (leases(association, email)[place], person(association, email));
    let home = association.homes.iter().find(|home| home.id == lease.home).unwrap();
    let known = |id| association.relations.iter().find(|person| person.id == id).unwrap().clone();
    let tenants: Vec<Relation> = lease.parties.iter().map(|party| known(party.relation)).collect();
    let now: Timestamp = amsterdam::start_of(TODAY) + 23.hours();
    let facts = Facts {
        now,
        actor: Actor::Tenant { id: requester.id },
        channel: Channel::Portal,
        level: Level::MaximallyDigital,
        requester: requester.id,
        lease,
        home,
        tenants: &tenants,
        signatures: &[],
        appointments: &[],
        running: None,
        calendars: &association.calendars,
    };
    let end = (TODAY + 2.months()).to_string();
    let given = [
        ("situation", "everyone"),
        ("end-date", end.as_str()),
        ("reason", "work"),
        ("address-kind", "unknown"),
        ("iban", "NL91 ABNA 0417 1643 00"),
        ("holder", "A. Bos"),
        ("viewing", "yes"),
        ("ask-pre-inspection", "no"),
        ("ask-final-inspection", "no"),
        ("contact-by", "email"),
    ];
    let mut answers = Answers(given.map(|(field, answer)| (field.to_owned(), answer.to_owned())).into());
    for field in process.questions(&answers, &facts).into_iter().flat_map(|question| question.fields) {
        if let FieldKind::Times(slots) = field.kind {
            answers.0.insert(field.name.to_owned(), slots[0].code());
        }
    }
    let new = NewCase { id: CaseId(uuid::Uuid::from_u128(7)), number: "HO-2026-999999" };
    process.submit(&answers, &facts, new).unwrap()
}

fn visits(decision: &Decision) -> Vec<&'static str> {
    let booked = |effect: &Effect| match effect {
        Effect::Book { kind, .. } => Some(kind.code()),
        _ => None,
    };
    decision.effects.iter().filter_map(booked).collect()
}

#[test]
fn every_address_on_the_list_belongs_to_somebody_who_rents() {
    let association = association();
    let shown = demo::TENANTS.iter().map(|tenant| tenant.email);
    for email in shown.chain(demo::PLAIN_TENANTS) {
        assert!(!leases(association, email).is_empty(), "{email}");
    }
}

#[test]
fn the_plain_ones_need_exactly_a_final_inspection() {
    let (association, process) = (association(), rules());
    for email in demo::PLAIN_TENANTS.into_iter().chain(["aya.bakker@example.nl"]) {
        let decision = end_lease(association, &process, email, 0);
        assert_eq!(decision.state, "confirmed", "{email}");
        assert_eq!(visits(&decision), ["final-inspection"], "{email}");
        assert!(decision.attention.is_empty(), "{email}: {:?}", decision.attention);
    }
}

#[test]
fn the_others_need_what_the_list_says() {
    let (association, process) = (association(), rules());
    let both = ["pre-inspection", "final-inspection"];
    let table: [(&str, usize, &str, &[&str]); 10] = [
        ("bram.devries@example.nl", 0, "confirmed", &both),
        ("chris.mulder@example.nl", 0, "signing", &both),
        ("emily.clark@example.nl", 0, "confirmed", &["final-inspection"]),
        ("farid.elamrani@example.nl", 0, "review", &[]),
        ("johanna.smit@example.nl", 0, "confirmed", &both),
        ("lina.haddad@example.nl", 0, "confirmed", &["final-inspection"]),
        ("lina.haddad@example.nl", 1, "confirmed", &[]),
        ("noor.peters@example.nl", 0, "confirmed", &["final-inspection"]),
        ("piotr.nowak@example.nl", 0, "confirmed", &both),
        ("rosa.meijer@example.nl", 0, "confirmed", &both),
    ];
    for (email, place, state, expected) in table {
        let decision = end_lease(association, &process, email, place);
        assert_eq!((decision.state, visits(&decision).as_slice()), (state, expected), "{email}");
    }
}

#[test]
fn the_stories_stand_where_the_list_says() {
    let association = association();
    let table = [
        ("aya.bakker@example.nl", None),
        ("gerda.hendriks@example.nl", Some("confirmed")),
        ("hasan.kaya@example.nl", Some("signing")),
        ("ines.kaya@example.nl", Some("signing")),
        ("karel.dejong@example.nl", Some("ended")),
        ("maria.silva@example.nl", Some("withdrawn")),
        ("omar.warsame@example.nl", Some("review")),
        ("sven.dekker@example.nl", None),
        ("tess.bos@example.nl", Some("confirmed")),
    ];
    for (email, state) in table {
        assert_eq!(case(association, email).map(|case| case.state.as_str()), state, "{email}");
    }
    let disputed = leases(association, "farid.elamrani@example.nl")[0];
    assert!(disputed.disputed);
    let draft = &association.drafts[0];
    assert_eq!(draft.relation, person(association, "sven.dekker@example.nl").id);
}
