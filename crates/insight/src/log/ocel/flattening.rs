//! From events about many objects to cases: one object of the chosen type is one case.

use std::collections::HashMap;

use super::{Event, EventAttribute, Object, Ocel, Type};
use crate::log::builder::{LogBuilder, Row};
use crate::log::columns::Kind;
use crate::log::report::{OddityKind, Reason};
use crate::log::times::{Clock, Pattern};
use crate::log::{Asked, Detail, EventLog, ReadError, Report};

const CHANNELS: [&str; 4] = ["channel", "kanaal", "Channel", "Kanaal"];
const RESOURCES: [&str; 3] = ["org:resource", "resource", "medewerker"];
/// The type that is the case when no other is asked for; our own writer uses it.
const CASE: &str = "case";

/// What a value of an event takes at least, in bytes.
const VALUE: u64 = 4;

impl Ocel {
    /// Lays the log flat: every object of one type is a case, with the events that are about it.
    pub(in crate::log) fn flatten(
        &self,
        asked: &Asked,
        mut report: Report,
    ) -> Result<(EventLog, Report), ReadError> {
        report.object_types = self.types();
        let kind = chosen(&report.object_types, asked)?;
        report.find("case", format!("objects of type {kind}"));
        let mut objects: HashMap<&str, &Object> = HashMap::with_capacity(self.objects.len());
        for object in &self.objects {
            if objects.insert(object.id.as_str(), object).is_some() {
                report.odd(OddityKind::SameName, || Detail::SameObject { object: object.id.clone().into() });
            }
        }
        self.within(asked)?;
        let mut flat = Flat {
            builder: LogBuilder::new(),
            clock: Clock::new(asked.zone.clone()),
            event_kinds: kinds(&self.event_types),
            channel: asked.channel.as_deref().or_else(|| self.first_of(&CHANNELS)),
            resource: asked.resource.as_deref().or_else(|| self.first_of(&RESOURCES)),
            case_channels: asked.channel.as_ref().map_or(CHANNELS.to_vec(), |name| vec![name]),
            attributes: asked.attributes,
            told: Vec::new(),
        };
        for event in &self.events {
            flat.event(event, &kind, &objects, &mut report);
        }
        let object_kinds = kinds(&self.object_types);
        flat.tell_cases(&objects, &object_kinds);
        let mut builder = std::mem::take(&mut flat.builder);
        if builder.is_empty() && report.refused == 0 {
            return Err(ReadError::Empty);
        }
        if builder.channels.is_empty() {
            flat.case_channels.iter().any(|name| builder.channel_from_case(name));
        }
        let log = builder.finish(&mut report);
        Ok((log, report))
    }

    /// The first of these names that events have; one name for the whole log, so that the others stay facts.
    fn first_of<'name>(&self, names: &[&'name str]) -> Option<&'name str> {
        let declared = |name: &str| {
            self.event_types.iter().flat_map(|kind| &kind.attributes).any(|attribute| attribute.name == name)
        };
        let told = |name: &str| {
            self.events.iter().flat_map(|event| &event.attributes).any(|attribute| attribute.name == name)
        };
        names.iter().copied().find(|name| declared(name) || told(name))
    }

    /// An event about many objects is laid down once for each, with all that is told of it: a small file can become a
    /// large log so, and may not become larger than was allowed.
    fn within(&self, asked: &Asked) -> Result<(), ReadError> {
        let laid = |event: &Event| event.relationships.len().saturating_mul(1 + event.attributes.len());
        let values = self.events.iter().map(laid).fold(0usize, usize::saturating_add);
        match asked.most {
            Some(most) if values as u64 > most / VALUE => Err(ReadError::TooLarge(most)),
            _ => Ok(()),
        }
    }

    /// The types of objects that have events, the most frequent first.
    fn types(&self) -> Vec<String> {
        let kinds: HashMap<&str, &str> =
            self.objects.iter().map(|object| (object.id.as_str(), object.kind.as_str())).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for relation in self.events.iter().flat_map(|event| &event.relationships) {
            if let Some(kind) = kinds.get(relation.object_id.as_str()) {
                *counts.entry(kind).or_default() += 1;
            }
        }
        let mut types: Vec<(&str, usize)> = counts.into_iter().collect();
        types.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        types.into_iter().map(|(kind, _)| kind.to_owned()).collect()
    }
}

/// The type that is the case: as asked, else our own, else the one with the most events.
fn chosen(types: &[String], asked: &Asked) -> Result<String, ReadError> {
    let own = || types.iter().any(|kind| kind == CASE).then_some(CASE);
    let wanted = asked.case.as_deref().or_else(own).or_else(|| types.first().map(String::as_str));
    match wanted {
        Some(kind) if types.iter().any(|known| known == kind) => Ok(kind.to_owned()),
        chosen => {
            Err(ReadError::NoObjects { asked: chosen.unwrap_or_default().to_owned(), types: types.to_vec() })
        }
    }
}

/// The kind of every attribute of every type.
type Kinds<'ocel> = HashMap<(&'ocel str, &'ocel str), Kind>;

fn kinds(types: &[Type]) -> Kinds<'_> {
    let all = types.iter().flat_map(|kind| {
        kind.attributes.iter().map(|attribute| {
            ((kind.name.as_str(), attribute.name.as_str()), Kind::from_ocel(&attribute.kind))
        })
    });
    all.collect()
}

struct Flat<'ocel> {
    builder: LogBuilder,
    clock: Clock,
    event_kinds: Kinds<'ocel>,
    /// The attributes of events with the channel and with who did it.
    channel: Option<&'ocel str>,
    resource: Option<&'ocel str>,
    /// The attributes of objects that may tell the channel.
    case_channels: Vec<&'ocel str>,
    attributes: bool,
    /// The objects that became cases, by the number of the case.
    told: Vec<&'ocel str>,
}

impl<'ocel> Flat<'ocel> {
    fn event(
        &mut self,
        event: &'ocel Event,
        kind: &str,
        objects: &HashMap<&str, &'ocel Object>,
        report: &mut Report,
    ) {
        if event.kind.trim().is_empty() {
            return report
                .refuse(0, Reason::NoActivity, || Detail::NoType { event: event.id.clone().into() });
        }
        let stamp = Pattern::YearFirst.read(event.time.as_bytes());
        let Some(time) = stamp.and_then(|stamp| self.clock.utc(stamp)) else {
            return report.refuse(0, Reason::BadTime, || Detail::NoMomentOf {
                event: event.id.clone().into(),
                value: event.time.clone().into(),
            });
        };
        let mut cases: Vec<&'ocel Object> = Vec::new();
        let mut dangling = false;
        for relation in &event.relationships {
            match objects.get(relation.object_id.as_str()) {
                None if dangling => {}
                None => {
                    dangling = true;
                    report.refuse(0, Reason::Dangling, || Detail::Dangling {
                        event: event.id.clone().into(),
                        object: relation.object_id.clone().into(),
                    });
                }
                // An event may be about one object in two ways.
                Some(object) if object.kind == kind && object.id.trim().is_empty() => {
                    dangling = true;
                    report.refuse(0, Reason::NoCase, || Detail::NoObject { event: event.id.clone().into() });
                }
                Some(object) if object.kind == kind && !cases.iter().any(|known| known.id == object.id) => {
                    cases.push(object);
                }
                Some(_) => {}
            }
        }
        match cases.len() {
            0 if dangling => {}
            0 => report.odd(OddityKind::NotAbout, || Detail::AboutNone {
                event: event.id.clone().into(),
                kind: kind.to_owned().into(),
            }),
            1 => {}
            _ => report.odd(OddityKind::Shared, || Detail::AboutMore {
                event: event.id.clone().into(),
                count: cases.len().to_string().into(),
            }),
        }
        report.read += u64::from(!cases.is_empty());
        for object in cases {
            self.push(event, object, time);
        }
    }

    fn push(&mut self, event: &'ocel Event, case: &'ocel Object, time: i64) {
        let find = |name: Option<&str>| {
            let filled = |one: &&EventAttribute| Some(one.name.as_str()) == name && !one.value.is_empty();
            event.attributes.iter().find(filled)
        };
        let (channel, resource) = (find(self.channel), find(self.resource));
        self.builder.event(&Row {
            case: &case.id,
            activity: &event.kind,
            time,
            channel: channel.map(|attribute| attribute.value.as_str()),
            resource: resource.map(|attribute| attribute.value.as_str()),
        });
        if self.told.len() < self.builder.cases.len() {
            self.told.push(&case.id);
        }
        let used = [channel, resource].map(|attribute| attribute.map(|attribute| attribute.name.as_str()));
        for attribute in
            event.attributes.iter().filter(|attribute| self.attributes && !attribute.value.is_empty())
        {
            if !used.contains(&Some(attribute.name.as_str())) {
                let kind = self.event_kinds.get(&(event.kind.as_str(), attribute.name.as_str()));
                self.builder.of_event(&attribute.name, kind.copied().unwrap_or(Kind::Text), &attribute.value);
            }
        }
    }

    /// Tells of every case what is told of its object; of what changed, the last.
    fn tell_cases(&mut self, objects: &HashMap<&str, &Object>, kinds: &Kinds<'_>) {
        for (case, id) in self.told.iter().enumerate() {
            let Some(object) = objects.get(id) else { continue };
            let mut facts: Vec<_> = object.attributes.iter().filter(|fact| !fact.value.is_empty()).collect();
            facts.sort_by_key(|fact| Pattern::YearFirst.read(fact.time.as_bytes()).map(|stamp| stamp.local));
            for fact in facts {
                let wanted = self.attributes || self.case_channels.contains(&fact.name.as_str());
                if wanted {
                    let kind =
                        kinds.get(&(object.kind.as_str(), fact.name.as_str())).copied().unwrap_or(Kind::Text);
                    let columns = &mut self.builder.case_columns;
                    let Some(column) = columns.id(&fact.name, kind) else { continue };
                    let code = columns.get_mut(column).code(&fact.value);
                    columns.get_mut(column).put(case, code);
                }
            }
        }
    }
}
