//! What was kept, in the database and in the ERP, and what must be true of it whatever happened.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use stand_in_erp::{Collection, Write};

use crate::scene::Scene;

/// A quarter of an hour, in seconds.
const QUARTER: i64 = 15 * 60;

/// A case.
#[derive(Debug)]
pub struct Case {
    /// Its number.
    pub number: String,
    /// Its state.
    pub state: String,
}

#[derive(Debug)]
struct Event {
    case: Option<String>,
    subject: String,
    kind: String,
}

#[derive(Debug)]
struct Visit {
    id: String,
    case: String,
    inspector: String,
    starts_at: jiff::Timestamp,
    ends_at: jiff::Timestamp,
    travel_seconds: i64,
    status: String,
    version: i64,
}

impl Visit {
    fn goes_on(&self) -> bool {
        self.status == "booked" || self.status == "held"
    }

    /// The quarters of an hour it keeps an inspector busy, travel included, by our own arithmetic.
    fn quarters(&self) -> BTreeSet<(String, i64)> {
        let first = (self.starts_at.as_second() - self.travel_seconds).div_euclid(QUARTER);
        let last = (self.ends_at.as_second() + self.travel_seconds + QUARTER - 1).div_euclid(QUARTER);
        (first..last).map(|quarter| (self.inspector.clone(), quarter)).collect()
    }
}

/// Everything since the story began.
#[derive(Debug)]
pub struct Truth {
    /// The cases, by identifier.
    pub cases: BTreeMap<String, Case>,
    /// How many messages the ERP was sent.
    pub told: usize,
    known_cases: BTreeSet<String>,
    events: Vec<Event>,
    visits: Vec<Visit>,
    claims: BTreeMap<String, BTreeSet<(String, i64)>>,
    /// The last message about each thing, by collection and our identifier.
    last_told: BTreeMap<(Collection, String), Value>,
    writes: Vec<Write>,
    held: BTreeMap<(Collection, String), Vec<Value>>,
}

impl Truth {
    /// Reads it all.
    pub async fn of(scene: &Scene) -> Self {
        let mut look = scene.look().await;
        let since = scene.began.to_string();
        let cases =
            look.rows("SELECT id, number, state FROM cases WHERE opened_at >= $1", &since).await.unwrap();
        let known = look.rows("SELECT id FROM cases WHERE id <> $1", "").await.unwrap();
        let events = "SELECT case_id, subject_id, kind FROM events WHERE at >= $1 ORDER BY sequence";
        let events = look.rows(events, &since).await.unwrap();
        let visits =
            "SELECT appointments.* FROM appointments JOIN cases ON cases.id = case_id WHERE opened_at >= $1";
        let visits = look.rows(visits, &since).await.unwrap();
        let claims = "SELECT appointment_id, inspector_id, quarter FROM slot_claims WHERE inspector_id <> $1";
        let mut by_visit: BTreeMap<String, BTreeSet<(String, i64)>> = BTreeMap::new();
        for claim in look.rows(claims, "").await.unwrap() {
            let place = (claim.text("inspector_id"), claim.number("quarter"));
            by_visit.entry(claim.text("appointment_id")).or_default().insert(place);
        }
        let told = "SELECT payload FROM outbox WHERE target = 'erp' AND created_at >= $1 ORDER BY position";
        let told = look.rows(told, &since).await.unwrap();
        let case = |row: &stories::database::Found| {
            (row.text("id"), Case { number: row.text("number"), state: row.text("state") })
        };
        let event = |row: &stories::database::Found| Event {
            case: row.maybe("case_id"),
            subject: row.text("subject_id"),
            kind: row.text("kind"),
        };
        Self {
            cases: cases.iter().map(case).collect(),
            told: told.len(),
            known_cases: known.iter().map(|row| row.text("id")).collect(),
            events: events.iter().map(event).collect(),
            visits: visits.iter().map(visit).collect(),
            claims: by_visit,
            last_told: told.iter().map(|row| message(&row.text("payload"))).collect(),
            writes: scene.erp.writes(),
            held: scene.told(),
        }
    }

    /// How many events of this kind a case has.
    pub fn events_of(&self, case: &str, kind: &str) -> usize {
        self.events.iter().filter(|event| event.case.as_deref() == Some(case) && event.kind == kind).count()
    }

    /// The time of the visit of a case that is still to take place.
    pub fn time_of(&self, case: &str) -> Option<String> {
        let visit = self.visits.iter().find(|visit| visit.case == case && visit.goes_on())?;
        Some(format!("{}/{}", visit.starts_at, visit.inspector))
    }

    /// All that must be true.
    pub fn holds(&self) {
        self.no_case_without_its_events();
        self.no_event_without_its_case();
        self.no_visit_without_its_events();
        self.no_slot_is_held_by_two();
        self.the_erp_knows_everything_once();
        self.the_erp_was_told_in_order();
    }

    fn no_case_without_its_events(&self) {
        assert!(!self.cases.is_empty(), "the story filed something");
        for (id, case) in &self.cases {
            let count = |kind| self.events_of(id, kind);
            assert_eq!(count("termination-submitted"), 1, "{}: filed once", case.number);
            let withdrawn = usize::from(case.state == "withdrawn");
            assert_eq!(count("termination-withdrawn"), withdrawn, "{}: {}", case.number, case.state);
        }
    }

    fn no_event_without_its_case(&self) {
        for event in &self.events {
            let known = event.case.as_ref().is_none_or(|case| self.known_cases.contains(case));
            assert!(known, "an event without its case: {event:?}");
        }
    }

    /// The version of a visit counts its changes: each has its event, and no event tells of a change that is not there.
    fn no_visit_without_its_events(&self) {
        for visit in &self.visits {
            let events = self.events.iter().filter(|event| event.subject == visit.id).count();
            assert_eq!(i64::try_from(events).unwrap(), visit.version, "{visit:?}");
        }
        let visits: BTreeSet<&str> = self.visits.iter().map(|visit| visit.id.as_str()).collect();
        for event in self.events.iter().filter(|event| event.kind.starts_with("appointment-")) {
            let ours = event.case.as_ref().is_some_and(|case| self.cases.contains_key(case));
            assert!(
                !ours || visits.contains(event.subject.as_str()),
                "an event without its visit: {event:?}"
            );
        }
    }

    fn no_slot_is_held_by_two(&self) {
        let mut taken: BTreeMap<(String, i64), &str> = BTreeMap::new();
        let none = BTreeSet::new();
        for visit in &self.visits {
            let claimed = self.claims.get(&visit.id).unwrap_or(&none);
            if !visit.goes_on() {
                assert!(claimed.is_empty(), "a visit that is off keeps its time: {visit:?}");
                continue;
            }
            assert_eq!(*claimed, visit.quarters(), "{visit:?}");
            for quarter in visit.quarters() {
                let other = taken.insert(quarter.clone(), &visit.id);
                assert_eq!(other, None, "two visits hold {quarter:?}: {visit:?}");
            }
        }
        for (id, case) in &self.cases {
            let on = self.visits.iter().filter(|visit| visit.case == *id && visit.goes_on()).count();
            assert_eq!(on, usize::from(case.state == "confirmed"), "{}: {}", case.number, case.state);
        }
    }

    fn the_erp_knows_everything_once(&self) {
        let (told, held): (BTreeSet<_>, BTreeSet<_>) =
            (self.last_told.keys().collect(), self.held.keys().collect());
        assert_eq!(told, held, "the ERP holds what it was told, and nothing else");
        for (key, records) in &self.held {
            assert_eq!(records.len(), 1, "twice in the ERP: {key:?}");
            let (message, record) = (&self.last_told[key], &records[0]);
            assert_eq!(record["status"]["code"], code(message), "{key:?} {message} {record}");
            let (ours, theirs) = match key.0 {
                Collection::Huuropzeggingen => (&message["end"], &record["opzegdatum"]),
                Collection::Afspraken => (&message["starts_at"], &record["begindatum"]),
                Collection::Inspecties | Collection::Contactmomenten => (&Value::Null, &Value::Null),
            };
            assert_eq!(moment(ours), moment(theirs), "{key:?} {message} {record}");
        }
        for visit in &self.visits {
            let key = (Collection::Afspraken, visit.id.clone());
            assert_eq!(self.last_told[&key]["status"], visit.status.as_str(), "{visit:?}");
        }
    }

    /// A termination comes before its visits, and what was made is not made again.
    fn the_erp_was_told_in_order(&self) {
        let mut made: BTreeMap<(Collection, &str), u64> = BTreeMap::new();
        for write in self.writes.iter().filter(|write| write.created) {
            let id = write.record["idExtern"].as_str().unwrap();
            let before = made.insert((write.collection, id), write.order);
            assert_eq!(before, None, "made twice: {:?} {id}", write.collection);
        }
        for visit in &self.visits {
            let place = |collection, id: &str| made[&(collection, id)];
            let filed = place(Collection::Huuropzeggingen, &visit.case);
            let (planned, inspected) =
                (place(Collection::Afspraken, &visit.id), place(Collection::Inspecties, &visit.id));
            assert!(filed < planned && planned < inspected, "{visit:?}: {filed}, {planned}, {inspected}");
        }
    }
}

fn visit(row: &stories::database::Found) -> Visit {
    Visit {
        id: row.text("id"),
        case: row.text("case_id"),
        inspector: row.text("inspector_id"),
        starts_at: row.text("starts_at").parse().unwrap(),
        ends_at: row.text("ends_at").parse().unwrap(),
        travel_seconds: row.number("travel_minutes") * 60,
        status: row.text("status"),
        version: row.number("version"),
    }
}

/// What a message in the outbox is about, and what it says.
fn message(payload: &str) -> ((Collection, String), Value) {
    let message: Value = serde_json::from_str(payload).unwrap();
    let (collection, id) = match message["noun"].as_str().unwrap() {
        "termination" => (Collection::Huuropzeggingen, "case"),
        "appointment" => (Collection::Afspraken, "appointment"),
        "inspection" => (Collection::Inspecties, "appointment"),
        other => panic!("no story sends a {other}"),
    };
    ((collection, message[id].as_str().unwrap().to_owned()), message)
}

/// The VERA code of how a message says that its thing stands (`HUUROPZEGGINGSTATUS`, `AFSPRAAKSTATUS`).
fn code(message: &Value) -> &'static str {
    match message["status"].as_str().unwrap() {
        "received" | "held" => "AAN",
        "in-progress" => "INB",
        "approved" => "GOE",
        "withdrawn" => "GEA",
        "booked" => "GEP",
        "cancelled" => "ANN",
        other => panic!("no story leads to {other}"),
    }
}

/// A moment, or a day, however it is written.
fn moment(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    Some(text.parse::<jiff::Timestamp>().map_or_else(|_| text.to_owned(), |moment| moment.to_string()))
}
