//! OCEL 2.0 as XML.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event as Xml};
use quick_xml::{Reader, XmlVersion};

use super::{Event, EventAttribute, Object, ObjectAttribute, Ocel, Relation, Type, TypeAttribute};
use crate::log::{Fault, ReadError};

/// Elements nest no deeper than this in OCEL.
const DEEPEST: usize = 16;

/// Reads a whole file.
pub(in crate::log) fn read(text: impl Read) -> Result<Ocel, ReadError> {
    let mut whole = String::new();
    BufReader::new(text).read_to_string(&mut whole)?;
    let mut reader = Reader::from_str(&whole);
    let mut reading = Reading::default();
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position().max(reader.error_position())).unwrap_or(usize::MAX);
        let more = event.map_err(|error| Fault::xml(&error)).and_then(|event| reading.takes(event));
        match more {
            Ok(true) => {}
            Ok(false) => return Ok(reading.ocel),
            Err(reason) => {
                let before = &whole.as_bytes()[..at.min(whole.len())];
                return Err(ReadError::Malformed {
                    line: 1 + memchr::memchr_iter(b'\n', before).count() as u64,
                    reason,
                });
            }
        }
    }
}

#[derive(Default)]
struct Reading {
    ocel: Ocel,
    /// The names of the elements that are open.
    open: Vec<String>,
    /// The attribute whose text is being read: its name and since when.
    told: Option<(String, String, String)>,
}

impl Reading {
    fn takes(&mut self, event: Xml<'_>) -> Result<bool, Fault> {
        match event {
            Xml::Start(tag) => self.opens(&tag)?,
            Xml::Empty(tag) => {
                self.opens(&tag)?;
                self.closes();
            }
            Xml::End(_) => self.closes(),
            Xml::Text(text) => self.says(&text.xml10_content()),
            Xml::CData(text) => self.says(&text.xml10_content()),
            Xml::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref().map_err(|error| Fault::xml(&error))? {
                    Some(letter) => letter.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
                        .ok_or(Fault::Reference { reason: "an entity is not known".into() })?
                        .to_owned(),
                };
                self.says(&letter);
            }
            Xml::DocType(_) => return Err(Fault::DocumentType),
            Xml::Eof if self.open.is_empty() => return Ok(false),
            Xml::Eof => return Err(Fault::EndsEarly),
            _ => {}
        }
        Ok(true)
    }

    fn opens(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::TooDeep { most: DEEPEST.to_string().into() });
        }
        let name = tag.local_name().as_ref().to_owned();
        if self.open.is_empty() && name != "log" {
            return Err(Fault::unexpected(format!("<{name}>"), "<log>"));
        }
        let within = |element: &str| self.open.iter().any(|open| open == element);
        match name.as_str() {
            "object-type" => {
                self.ocel.object_types.push(Type { name: needed(tag, "name")?, attributes: Vec::new() });
            }
            "event-type" => {
                self.ocel.event_types.push(Type { name: needed(tag, "name")?, attributes: Vec::new() });
            }
            "attribute" if within("object-types") => add(self.ocel.object_types.last_mut(), tag)?,
            "attribute" if within("event-types") => add(self.ocel.event_types.last_mut(), tag)?,
            "attribute" => {
                self.told =
                    Some((needed(tag, "name")?, value(tag, "time")?.unwrap_or_default(), String::new()));
            }
            "event" => self.ocel.events.push(Event {
                id: needed(tag, "id")?,
                kind: needed(tag, "type")?,
                time: needed(tag, "time")?,
                ..Event::default()
            }),
            "object" | "relationship" | "relobj" if value(tag, "object-id")?.is_some() => {
                let relation = Relation {
                    object_id: needed(tag, "object-id")?,
                    qualifier: value(tag, "qualifier")?.unwrap_or_default(),
                };
                let of_events = within("events").then(|| self.ocel.events.last_mut()).flatten();
                let to = match of_events {
                    Some(event) => Some(&mut event.relationships),
                    None => self.ocel.objects.last_mut().map(|object| &mut object.relationships),
                };
                if let Some(to) = to {
                    to.push(relation);
                }
            }
            "object" => self.ocel.objects.push(Object {
                id: needed(tag, "id")?,
                kind: needed(tag, "type")?,
                ..Object::default()
            }),
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn says(&mut self, words: &str) {
        if let Some((.., text)) = &mut self.told {
            text.push_str(words);
        }
    }

    fn closes(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if name != "attribute" {
            return;
        }
        let Some((name, time, value)) = self.told.take() else { return };
        if self.open.iter().any(|open| open == "events") {
            if let Some(event) = self.ocel.events.last_mut() {
                event.attributes.push(EventAttribute { name, value });
            }
        } else if let Some(object) = self.ocel.objects.last_mut() {
            object.attributes.push(ObjectAttribute { name, time, value });
        }
    }
}

fn add(to: Option<&mut Type>, tag: &BytesStart<'_>) -> Result<(), Fault> {
    let attribute =
        TypeAttribute { name: needed(tag, "name")?, kind: value(tag, "type")?.unwrap_or_default() };
    if let Some(to) = to {
        to.attributes.push(attribute);
    }
    Ok(())
}

fn value(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Fault> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| Fault::Attribute { reason: error.to_string().into() })?;
        if attribute.key.as_ref() == name {
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| Fault::xml(&error))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

fn needed(tag: &BytesStart<'_>, name: &str) -> Result<String, Fault> {
    value(tag, name)?.ok_or_else(|| Fault::Without {
        element: tag.local_name().as_ref().to_owned().into(),
        attribute: name.to_owned().into(),
    })
}
