//! Appointments: two tenants never hold one slot.

use domain::appointments::{
    Absence, Appointment, AppointmentKind, AppointmentStatus, Inspector, WorkingHours, offer,
};
use domain::ids::{AppointmentId, CaseId, InspectorId};
use jiff::Timestamp;
use jiff::civil::{Weekday, time};
use store::appointments::{self, SLOT_CLAIMS, inspectors};
use store::cases::PerLease;
use store::testing::on_both;
use store::{Store, StoreError};

use crate::helpers::{event, later, new_id, together};
use crate::people::{add_case, case, commit, household};

async fn add_inspector(store: &Store, name: &str) -> Inspector {
    let inspector =
        Inspector { id: new_id!(InspectorId), name: name.to_owned(), email: None, active: true, version: 1 };
    let mut tx = store.begin().await.unwrap();
    inspectors::add(&mut tx, &inspector).await.unwrap();
    commit(tx, "inspector-added").await;
    inspector
}

async fn open_case(store: &Store) -> CaseId {
    let here = household(store).await;
    let opened = case(&here, "HO-2026-000001");
    add_case(store, &opened, PerLease::One).await;
    opened.id
}

fn appointment(case: CaseId, inspector: InspectorId, minutes: i64) -> Appointment {
    Appointment {
        id: new_id!(AppointmentId),
        case,
        kind: AppointmentKind::PreInspection,
        inspector,
        starts_at: later(minutes * 60),
        ends_at: later((minutes + 45) * 60),
        travel_minutes: 15,
        status: AppointmentStatus::Booked,
        version: 1,
    }
}

async fn book(store: &Store, appointment: &Appointment) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    appointments::add(&mut tx, appointment).await?;
    tx.record(&event("appointment-booked")).await?;
    tx.commit().await
}

async fn change(store: &Store, appointment: &Appointment) -> Result<Appointment, StoreError> {
    let mut tx = store.begin().await?;
    let changed = appointments::update(&mut tx, appointment).await?;
    tx.record(&event("appointment-changed")).await?;
    tx.commit().await?;
    Ok(changed)
}

fn is_taken<T>(outcome: &Result<T, StoreError>) -> bool {
    matches!(outcome, Err(StoreError::Taken { what }) if what == SLOT_CLAIMS)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_tenants_race_for_one_slot_and_one_gets_it() {
    on_both(async |store| {
        let case = open_case(&store).await;
        let inspector = add_inspector(&store, "Ria").await.id;
        let outcomes = together(100, |index| {
            let store = store.clone();
            // Not the same time but overlapping: travel counts.
            let wanted = appointment(case, inspector, i64::try_from(index % 4).unwrap() * 15);
            async move { store::retry(|| book(&store, &wanted)).await }
        })
        .await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(outcomes.iter().filter(|outcome| is_taken(outcome)).count(), 99, "{outcomes:?}");
        assert_eq!(appointments::of_case(&store, case).await.unwrap().len(), 1, "the losers left nothing");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_tenants_race_for_twenty_slots_and_twenty_get_one() {
    on_both(async |store| {
        let case = open_case(&store).await;
        let (ria, sam) = (add_inspector(&store, "Ria").await.id, add_inspector(&store, "Sam").await.id);
        let outcomes = together(200, |index| {
            let store = store.clone();
            let slot = i64::try_from(index % 20).unwrap();
            let wanted = appointment(case, if slot < 10 { ria } else { sam }, slot % 10 * 75);
            async move { store::retry(|| book(&store, &wanted)).await }
        })
        .await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 20);
        assert_eq!(outcomes.iter().filter(|outcome| is_taken(outcome)).count(), 180);
        assert_eq!(appointments::of_case(&store, case).await.unwrap().len(), 20);
    })
    .await;
}

#[tokio::test]
async fn an_appointment_moves_and_frees_the_time_it_had() {
    on_both(async |store| {
        let case = open_case(&store).await;
        let ria = add_inspector(&store, "Ria").await.id;
        let first = appointment(case, ria, 0);
        book(&store, &first).await.unwrap();
        assert_eq!(appointments::find(&store, first.id).await.unwrap(), first);
        let beside = appointment(case, ria, 60);
        assert!(is_taken(&book(&store, &beside).await), "travel is kept free");
        let second = appointment(case, ria, 75);
        book(&store, &second).await.unwrap();

        // A quarter of an hour later overlaps its own old time, not its neighbour's.
        let onto = Appointment { starts_at: later(75 * 60), ends_at: later(120 * 60), ..first.clone() };
        assert!(is_taken(&change(&store, &onto).await));
        let cancelled = Appointment { status: AppointmentStatus::Cancelled, ..second };
        let cancelled = change(&store, &cancelled).await.unwrap();
        let moved = change(&store, &onto).await.unwrap();
        assert_eq!(moved.version, 2);
        let again = Appointment { id: new_id!(AppointmentId), ..first.clone() };
        book(&store, &again).await.unwrap();
        let stale = change(&store, &first).await;
        assert!(matches!(stale, Err(StoreError::Conflict { .. })), "{stale:?}");
        let revived = Appointment { status: AppointmentStatus::Booked, ..cancelled };
        assert!(is_taken(&change(&store, &revived).await), "its time went to another");
    })
    .await;
}

#[tokio::test]
async fn appointments_are_listed_by_time_and_for_whom_they_concern() {
    on_both(async |store| {
        let here = household(&store).await;
        let opened = case(&here, "HO-2026-000001");
        add_case(&store, &opened, PerLease::One).await;
        let ria = add_inspector(&store, "Ria").await.id;
        let mut booked = Vec::new();
        for index in 0..5 {
            let wanted = appointment(opened.id, ria, index * 90);
            book(&store, &wanted).await.unwrap();
            booked.push(wanted);
        }
        let gone = Appointment { status: AppointmentStatus::Cancelled, ..booked[4].clone() };
        booked[4] = change(&store, &gone).await.unwrap();
        let first = appointments::between(&store, later(0), later(86_400), None, 3).await.unwrap();
        assert_eq!(first.items, booked[..3]);
        let rest =
            appointments::between(&store, later(0), later(86_400), first.next.as_ref(), 3).await.unwrap();
        assert_eq!((rest.items.as_slice(), rest.next), (&booked[3..], None));
        for relation in [here.aya.id, here.ben.id] {
            let upcoming = appointments::upcoming_of(&store, relation, later(45 * 60)).await.unwrap();
            assert_eq!(upcoming, booked[1..4], "the first has just ended, the last is cancelled");
        }
    })
    .await;
}

#[tokio::test]
async fn calendars_tell_when_inspectors_are_free() {
    on_both(async |store| {
        let case = open_case(&store).await;
        let (ria, sam) = (add_inspector(&store, "Ria").await, add_inspector(&store, "Sam").await);
        let hours = [
            WorkingHours { weekday: Weekday::Monday, from: time(8, 30, 0, 0), until: time(12, 0, 0, 0) },
            WorkingHours { weekday: Weekday::Sunday, from: time(13, 0, 0, 0), until: time(16, 30, 0, 0) },
        ];
        let absence =
            |from, until| Absence { from: later(from), until: later(until), reason: "vakantie".to_owned() };
        let mut tx = store.begin().await.unwrap();
        inspectors::set_hours(&mut tx, ria.id, &hours[1..]).await.unwrap();
        inspectors::set_hours(&mut tx, ria.id, &hours).await.unwrap();
        for (from, until) in [(0, 3600), (3600, 7200), (90_000, 99_000)] {
            inspectors::add_absence(&mut tx, ria.id, &absence(from, until)).await.unwrap();
        }
        inspectors::remove_absence(&mut tx, ria.id, later(0)).await.unwrap();
        let left = inspectors::update(&mut tx, &Inspector { active: false, ..sam.clone() }).await.unwrap();
        commit(tx, "calendar-changed").await;
        let wanted = appointment(case, ria.id, 30);
        book(&store, &wanted).await.unwrap();

        let calendars = inspectors::calendars(&store, later(0), later(86_400)).await.unwrap();
        assert_eq!(calendars.len(), 1, "who left is not offered");
        assert_eq!(calendars[0].inspector, ria);
        assert_eq!(calendars[0].hours, hours);
        assert_eq!(calendars[0].absences, [absence(3600, 7200)]);
        let taken: Vec<i64> = calendars[0].taken.iter().copied().collect();
        assert_eq!(taken, wanted.quarters());
        let before: Timestamp = later(-86_400);
        let yesterday = inspectors::calendars(&store, before, later(900)).await.unwrap();
        assert!(yesterday[0].taken.is_empty() && yesterday[0].absences.is_empty());
        assert_eq!(offer::quarters(later(0), later(900), 0).len(), 1);
        assert_eq!(inspectors::all(&store).await.unwrap(), [ria.clone(), left.clone()]);
        assert_eq!(inspectors::find(&store, sam.id).await.unwrap(), left);
        let mut tx = store.begin().await.unwrap();
        assert!(matches!(inspectors::update(&mut tx, &sam).await, Err(StoreError::Conflict { .. })));
    })
    .await;
}
