//! The year of terminations: every level, every state, every reason to look, and nothing that cannot be.

use std::collections::{BTreeMap, BTreeSet};

use domain::appointments::AppointmentStatus;
use domain::calendar::amsterdam;
use domain::cases::Level;
use jiff::civil::date;

use crate::{TODAY, association, rules};

/// Why staff look at a case; the texts have a line for each.
const REASONS: [&str; 12] = [
    "attention-approval",
    "attention-cosigner-declined",
    "attention-cosigner-silent",
    "attention-cosigner-unreachable",
    "attention-disputed",
    "attention-letter-needed",
    "attention-no-time-free",
    "attention-no-time-suits",
    "attention-situation-death",
    "attention-situation-only-me",
    "attention-table",
    "attention-visit-cancelled",
];

#[test]
fn on_any_day_there_is_work_for_every_reason() {
    for today in [TODAY, date(2026, 12, 24), date(2027, 3, 1), date(2027, 5, 6)] {
        let association = demo::association(today, demo::SEED, &rules());
        let open = association.cases.iter().filter(|case| case.open);
        let reasons: BTreeSet<&str> = open.flat_map(|case| &case.attention).map(String::as_str).collect();
        assert_eq!(reasons, REASONS.into(), "on {today}");
    }
}

#[test]
fn there_are_terminations_at_every_level_and_in_every_state() {
    let association = association();
    let mut seen: BTreeMap<(Level, &str), usize> = BTreeMap::new();
    for case in &association.cases {
        *seen.entry((case.level, case.state.as_str())).or_default() += 1;
    }
    for level in Level::ALL {
        assert!(seen.get(&(level, "ended")).is_some_and(|ended| *ended > 25), "{seen:?}");
    }
    for state in ["signing", "review", "confirmed", "ended", "withdrawn", "rejected"] {
        assert!(seen.keys().any(|(_, known)| *known == state), "nothing is {state}: {seen:?}");
    }
}

#[test]
fn everything_happened_before_today_and_in_order() {
    let association = association();
    let until = amsterdam::start_of(TODAY);
    assert!(association.events.iter().all(|event| event.at < until));
    assert!(association.events.is_sorted_by_key(|event| event.at));
    assert!(association.contacts.iter().all(|contact| contact.at < until));
    assert!(association.letters.iter().all(|letter| letter.at < until));
    assert!(association.pending.iter().all(|pending| pending.at >= until && pending.set_at < until));
    let ids: BTreeSet<_> = association.events.iter().map(|event| event.id).collect();
    assert_eq!(ids.len(), association.events.len());
}

#[test]
fn every_case_is_what_its_events_say() {
    let association = association();
    let mut timelines: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for event in association.events.iter().filter(|event| event.subject.kind == "case") {
        timelines.entry(event.case.unwrap()).or_default().push(&event.kind);
    }
    for case in &association.cases {
        let timeline = &timelines[&case.id];
        assert_eq!(timeline[0], "termination-submitted", "{}", case.number);
        let closing =
            ["termination-ended", "termination-withdrawn", "termination-rejected", "termination-handed-over"];
        let closed: Vec<&&str> = timeline.iter().filter(|kind| closing.contains(*kind)).collect();
        let expected = format!("termination-{}", case.state);
        assert_eq!(closed.len(), usize::from(!case.open), "{}: {timeline:?}", case.number);
        assert!(closed.iter().all(|kind| **kind == expected), "{}: {timeline:?}", case.number);
        assert_eq!(case.open, case.closed_at.is_none());
    }
}

#[test]
fn a_lease_has_one_open_case_and_ends_when_its_case_says() {
    let association = association();
    let leases: BTreeMap<_, _> = association.leases.iter().map(|lease| (lease.id, lease)).collect();
    let mut running = BTreeSet::new();
    for case in &association.cases {
        assert!(!case.open || running.insert(case.lease), "two open cases on one lease");
        let end = leases[&case.lease].end;
        let decided = case.data.get("end").and_then(|end| end.as_str()).and_then(|end| end.parse().ok());
        if matches!(case.state.as_str(), "confirmed" | "ended") {
            assert_eq!(end, decided, "{}", case.number);
        }
    }
}

#[test]
fn nobody_is_at_two_places() {
    let association = association();
    let mut taken = BTreeSet::new();
    for appointment in &association.appointments {
        if appointment.status != AppointmentStatus::Cancelled {
            for quarter in appointment.quarters() {
                assert!(taken.insert((appointment.inspector, quarter)), "{appointment:?}");
            }
        }
        let calendar =
            association.calendars.iter().find(|it| it.inspector.id == appointment.inspector).unwrap();
        let inside = |from, until| from < appointment.ends_at && appointment.starts_at < until;
        let absent = calendar.absences.iter().any(|absence| inside(absence.from, absence.until));
        assert!(!absent || appointment.status == AppointmentStatus::Cancelled, "{appointment:?}");
    }
    let later = association.appointments.iter().filter(|it| it.starts_at >= amsterdam::start_of(TODAY));
    assert!(later.count() > 20, "the calendar ahead is empty");
}
