//! Tables and properties of what is offered.

use jiff::civil::{Date, Weekday, date, time};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

use super::{Slot, Wish, offer, quarters};
use crate::appointments::{Absence, Calendar, Inspector, WorkingHours};
use crate::ids::InspectorId;

fn calendar(number: u128) -> Calendar {
    let id = InspectorId(Uuid::from_u128(number));
    let inspector =
        Inspector { id, name: format!("Inspecteur {number}"), email: None, active: true, version: 1 };
    let hours = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
        .map(|weekday| WorkingHours { weekday, from: time(9, 0, 0, 0), until: time(12, 0, 0, 0) })
        .to_vec();
    Calendar { hours, ..Calendar::empty(inspector) }
}

fn wish(first: Date, last: Date) -> Wish {
    let not_before = Timestamp::UNIX_EPOCH;
    Wish { first, last, minutes: 60, travel_minutes: 15, step_minutes: 60, not_before }
}

fn starts(slots: &[Slot]) -> Vec<String> {
    slots.iter().map(|slot| slot.starts_at.to_string()).collect()
}

#[test]
fn hours_are_dutch_local_time_in_winter_and_in_summer() {
    let winter = offer(&wish(date(2026, 3, 27), date(2026, 3, 27)), &[calendar(1)], |_| false);
    assert_eq!(starts(&winter), ["2026-03-27T08:00:00Z", "2026-03-27T09:00:00Z", "2026-03-27T10:00:00Z"]);
    let summer = offer(&wish(date(2026, 3, 30), date(2026, 3, 30)), &[calendar(1)], |_| false);
    assert_eq!(starts(&summer), ["2026-03-30T07:00:00Z", "2026-03-30T08:00:00Z", "2026-03-30T09:00:00Z"]);
}

#[test]
fn closed_days_absence_and_weekends_are_not_offered() {
    let mut absent = calendar(1);
    absent.absences.push(Absence {
        from: "2026-03-31T08:30:00Z".parse().unwrap(),
        until: "2026-03-31T20:00:00Z".parse().unwrap(),
        reason: "vakantie".into(),
    });
    let slots = offer(&wish(date(2026, 3, 28), date(2026, 3, 31)), &[absent], |day| day == date(2026, 3, 30));
    assert_eq!(starts(&slots), ["2026-03-31T07:00:00Z"]);
}

#[test]
fn the_inspector_with_less_work_that_day_comes() {
    let mut busy = calendar(1);
    busy.taken.extend(quarters(
        "2026-03-27T10:00:00Z".parse().unwrap(),
        "2026-03-27T11:00:00Z".parse().unwrap(),
        0,
    ));
    let free = calendar(2);
    let slots = offer(&wish(date(2026, 3, 27), date(2026, 3, 27)), &[busy, free.clone()], |_| false);
    assert!(slots.iter().all(|slot| slot.inspector == free.inspector.id));
}

#[test]
fn a_code_finds_its_slot_and_nothing_else() {
    let slots = offer(&wish(date(2026, 3, 27), date(2026, 3, 27)), &[calendar(1)], |_| false);
    assert_eq!(Slot::chosen(&slots[1].code(), &slots), Some(slots[1]));
    assert_eq!(Slot::chosen("2026-03-27T09:00:00Z/nobody", &slots), None);
}

proptest! {
    /// However it is found, each start is offered with whoever is free then and has the least work that day.
    #[test]
    fn each_start_is_offered_with_who_has_the_least_work(
        taken in proptest::collection::vec(proptest::collection::btree_set(32_i64..52, 0..12), 1..5),
    ) {
        let midnight: Timestamp = "2026-03-26T23:00:00Z".parse().unwrap();
        let base = midnight.as_second() / 900;
        let calendars: Vec<Calendar> = (1_u128..).zip(&taken).map(|(number, taken)| {
            Calendar { taken: taken.iter().map(|quarter| base + quarter).collect(), ..calendar(number) }
        }).collect();
        let asked = Wish { step_minutes: 15, ..wish(date(2026, 3, 27), date(2026, 3, 27)) };
        let offered = offer(&asked, &calendars, |_| false);
        // From nine (the 36th quarter of the day) until twelve an hour can begin at each quarter until eleven.
        for start in 36_i64..=44 {
            let starts_at = Timestamp::from_second((base + start) * 900).unwrap();
            let free = |one: &&Calendar| (start - 1..start + 5).all(|quarter| !one.taken.contains(&(base + quarter)));
            let best = calendars.iter().filter(free).min_by_key(|one| (one.taken.len(), one.inspector.id));
            let found = offered.iter().find(|slot| slot.starts_at == starts_at);
            prop_assert_eq!(found.map(|slot| slot.inspector), best.map(|one| one.inspector.id));
        }
    }

    #[test]
    fn nothing_offered_overlaps_what_is_taken(taken in proptest::collection::btree_set(0_i64..96, 0..40), travel in 0_u16..3) {
        let midnight: Timestamp = "2026-03-26T23:00:00Z".parse().unwrap();
        let base = midnight.as_second() / 900;
        let mut one = calendar(1);
        one.taken = taken.iter().map(|quarter| base + quarter).collect();
        let mut asked = wish(date(2026, 3, 27), date(2026, 3, 27));
        asked.travel_minutes = travel * 15;
        asked.step_minutes = 15;
        for slot in offer(&asked, std::slice::from_ref(&one), |_| false) {
            let blocked = quarters(slot.starts_at, slot.ends_at, asked.travel_minutes);
            prop_assert!(blocked.iter().all(|quarter| !one.taken.contains(quarter)));
            prop_assert_eq!(slot.ends_at.duration_since(slot.starts_at), SignedDuration::from_mins(60));
        }
    }
}
