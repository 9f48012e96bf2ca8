//! OCEL 2.0 as a relational database: the caller reads the tables, this makes the log of them.

use std::collections::HashMap;

use super::{Event, EventAttribute, Object, ObjectAttribute, Ocel, Relation, Type, TypeAttribute};
use crate::log::{Asked, EventLog, Fault, Format, ReadError, Report};

/// A table as it stands in the database: every value as text, or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows; each has a value for every column.
    pub rows: Vec<Vec<Option<String>>>,
}

impl Table {
    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The values of these columns, row by row; what is not there is empty.
    fn values<'table, const N: usize>(
        &'table self,
        names: [&str; N],
    ) -> impl Iterator<Item = [&'table str; N]> {
        let columns = names.map(|name| self.column(name));
        self.rows.iter().map(move |row| {
            columns.map(|column| column.and_then(|column| row.get(column)?.as_deref()).unwrap_or_default())
        })
    }

    /// The columns that hold attributes, with their place.
    fn attributes(&self) -> impl Iterator<Item = (usize, &String)> {
        self.columns.iter().enumerate().filter(|(_, name)| !name.starts_with("ocel_"))
    }
}

/// Makes a log of the tables of an OCEL 2.0 database.
pub fn read(tables: &[Table], asked: &Asked) -> Result<(EventLog, Report), ReadError> {
    let mut report = Report::new();
    report.find("format", Format::OcelSqlite.name());
    ocel(tables)?.flatten(asked, report)
}

/// The log as it is told by the tables.
pub fn ocel(tables: &[Table]) -> Result<Ocel, ReadError> {
    let by_name: HashMap<&str, &Table> = tables.iter().map(|table| (table.name.as_str(), table)).collect();
    let table = |name: &str| {
        by_name.get(name).copied().ok_or_else(|| ReadError::Malformed {
            line: 0,
            reason: Fault::NoTable { table: name.to_owned().into() },
        })
    };
    let mut ocel = Ocel::default();
    let mut objects: HashMap<String, usize> = HashMap::new();
    let mut events: HashMap<String, usize> = HashMap::new();
    for [id, kind] in table("object")?.values(["ocel_id", "ocel_type"]) {
        objects.insert(id.to_owned(), ocel.objects.len());
        ocel.objects.push(Object { id: id.to_owned(), kind: kind.to_owned(), ..Object::default() });
    }
    for [id, kind] in table("event")?.values(["ocel_id", "ocel_type"]) {
        events.insert(id.to_owned(), ocel.events.len());
        ocel.events.push(Event { id: id.to_owned(), kind: kind.to_owned(), ..Event::default() });
    }
    for [kind, map] in table("object_map_type")?.values(["ocel_type", "ocel_type_map"]) {
        let of_type = table(&format!("object_{map}"))?;
        ocel.object_types.push(described(kind, of_type));
        tell_objects(of_type, &objects, &mut ocel.objects);
    }
    for [kind, map] in table("event_map_type")?.values(["ocel_type", "ocel_type_map"]) {
        let of_type = table(&format!("event_{map}"))?;
        ocel.event_types.push(described(kind, of_type));
        tell_events(of_type, &events, &mut ocel.events);
    }
    let relation = |object: &str, qualifier: &str| Relation {
        object_id: object.to_owned(),
        qualifier: qualifier.to_owned(),
    };
    for [event, object, how] in
        table("event_object")?.values(["ocel_event_id", "ocel_object_id", "ocel_qualifier"])
    {
        if let Some(at) = events.get(event) {
            ocel.events[*at].relationships.push(relation(object, how));
        }
    }
    for [from, to, how] in
        table("object_object")?.values(["ocel_source_id", "ocel_target_id", "ocel_qualifier"])
    {
        if let Some(at) = objects.get(from) {
            ocel.objects[*at].relationships.push(relation(to, how));
        }
    }
    Ok(ocel)
}

fn described(kind: &str, table: &Table) -> Type {
    let attributes = table
        .attributes()
        .map(|(_, name)| TypeAttribute { name: name.clone(), kind: "string".to_owned() })
        .collect();
    Type { name: kind.to_owned(), attributes }
}

fn tell_objects(table: &Table, known: &HashMap<String, usize>, objects: &mut [Object]) {
    for (row, [id, time, changed]) in
        table.rows.iter().zip(table.values(["ocel_id", "ocel_time", "ocel_changed_field"]))
    {
        let Some(at) = known.get(id) else { continue };
        for (column, name) in table.attributes() {
            // A row that tells of a change tells only the field that changed.
            let told = changed.is_empty() || changed == name;
            if let (true, Some(Some(value))) = (told, row.get(column)) {
                objects[*at].attributes.push(ObjectAttribute {
                    name: name.clone(),
                    time: time.to_owned(),
                    value: value.clone(),
                });
            }
        }
    }
}

fn tell_events(table: &Table, known: &HashMap<String, usize>, events: &mut [Event]) {
    for (row, [id, time]) in table.rows.iter().zip(table.values(["ocel_id", "ocel_time"])) {
        let Some(at) = known.get(id) else { continue };
        time.clone_into(&mut events[*at].time);
        for (column, name) in table.attributes() {
            if let Some(Some(value)) = row.get(column) {
                events[*at].attributes.push(EventAttribute { name: name.clone(), value: value.clone() });
            }
        }
    }
}
