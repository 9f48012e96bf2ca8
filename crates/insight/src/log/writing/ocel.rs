//! A log as OCEL 2.0 JSON: every case is an object of type `case`.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::log::EventLog;
use crate::log::columns::{Column, Kind};
use crate::log::names::NONE;
use crate::log::ocel::{Event, EventAttribute, Object, ObjectAttribute, Relation, Type, TypeAttribute};
use crate::log::times::rfc3339;

/// The type of our objects, and how an event is about one.
const CASE: &str = "case";
/// Since when facts are true that never changed, as OCEL 2.0 writes it.
const ALWAYS: &str = "1970-01-01T00:00:00Z";

/// Writes a log; [`read`](crate::log::read) reads all of it back.
pub fn ocel_json(log: &EventLog, to: impl Write) -> io::Result<()> {
    let mut to = io::BufWriter::new(to);
    let (case_columns, event_columns) = (super::case_columns(log), super::event_columns(log));
    write!(to, "{{\"objectTypes\":")?;
    serde_json::to_writer(&mut to, &[case_type(log, &case_columns)])?;
    write!(to, ",\n\"eventTypes\":")?;
    serde_json::to_writer(&mut to, &event_types(log, &event_columns))?;
    write!(to, ",\n\"objects\":[")?;
    for case in 0..log.case_count() {
        write!(to, "{}", if case == 0 { "\n" } else { ",\n" })?;
        serde_json::to_writer(&mut to, &object(log, &case_columns, case))?;
    }
    write!(to, "],\n\"events\":[")?;
    for case in 0..log.case_count() {
        for row in log.rows(case) {
            write!(to, "{}", if row == 0 { "\n" } else { ",\n" })?;
            serde_json::to_writer(&mut to, &event(log, &event_columns, case, row))?;
        }
    }
    writeln!(to, "]}}")?;
    to.flush()
}

fn told(name: &str, kind: Kind) -> TypeAttribute {
    TypeAttribute { name: name.to_owned(), kind: kind.ocel().to_owned() }
}

fn case_type(log: &EventLog, columns: &[(String, &Column)]) -> Type {
    let channel = super::channel_of_case(log).then(|| told(super::CHANNEL, Kind::Text));
    let attributes = channel.into_iter().chain(columns.iter().map(|(name, column)| told(name, column.kind)));
    Type { name: CASE.to_owned(), attributes: attributes.collect() }
}

/// Every activity is a type, with the attributes that its events have.
fn event_types(log: &EventLog, columns: &[(String, &Column)]) -> Vec<Type> {
    let mut used: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); log.activities().len()];
    for (row, activity) in log.activity().iter().enumerate() {
        let of_type = &mut used[*activity as usize];
        let has = columns.iter().enumerate().filter(|(_, (_, column))| column.code_at(row) != NONE);
        of_type.extend(has.map(|(at, _)| at));
    }
    let common = |name| told(name, Kind::Text);
    log.activities()
        .iter()
        .zip(used)
        .map(|(name, used)| Type {
            name: name.to_owned(),
            attributes: [common(super::CHANNEL), common(super::RESOURCE)]
                .into_iter()
                .chain(used.into_iter().map(|at| told(&columns[at].0, columns[at].1.kind)))
                .collect(),
        })
        .collect()
}

fn object(log: &EventLog, columns: &[(String, &Column)], case: usize) -> Object {
    let always = |name: &str, value: &str| ObjectAttribute {
        name: name.to_owned(),
        time: ALWAYS.to_owned(),
        value: value.to_owned(),
    };
    let of_case = super::channel_of_case(log).then(|| log.first_channel(case)).flatten();
    let channel = of_case.map(|channel| always(super::CHANNEL, log.channels().name(channel)));
    let facts = columns.iter().filter_map(|(name, column)| Some(always(name, column.value(case)?)));
    Object {
        id: log.cases().name(u32::try_from(case).unwrap_or(NONE)).to_owned(),
        kind: CASE.to_owned(),
        attributes: channel.into_iter().chain(facts).collect(),
        relationships: Vec::new(),
    }
}

fn event(log: &EventLog, columns: &[(String, &Column)], case: usize, row: usize) -> Event {
    let fact = |name: &str, value: &str| EventAttribute { name: name.to_owned(), value: value.to_owned() };
    let mut attributes = Vec::new();
    if log.channel()[row] != NONE && !super::channel_of_case(log) {
        attributes.push(fact(super::CHANNEL, log.channels().name(log.channel()[row])));
    }
    if log.resource()[row] != NONE {
        attributes.push(fact(super::RESOURCE, log.resources().name(log.resource()[row])));
    }
    attributes.extend(columns.iter().filter_map(|(name, column)| Some(fact(name, column.value(row)?))));
    Event {
        id: format!("e{}", row + 1),
        kind: log.activities().name(log.activity()[row]).to_owned(),
        time: rfc3339(log.time()[row]),
        attributes,
        relationships: vec![Relation {
            object_id: log.cases().name(u32::try_from(case).unwrap_or(NONE)).to_owned(),
            qualifier: CASE.to_owned(),
        }],
    }
}
