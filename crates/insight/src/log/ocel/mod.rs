//! OCEL 2.0: logs in which an event is about several objects; read in three serialisations, laid flat over one type.

mod flattening;
pub(super) mod json;
pub mod tables;
pub(super) mod xml;

use serde::{Deserialize, Deserializer, Serialize};

/// A log with objects, as OCEL 2.0 has it. Moments are texts as they stood in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ocel {
    /// The types of objects.
    pub object_types: Vec<Type>,
    /// The types of events.
    pub event_types: Vec<Type>,
    /// What the events are about.
    pub objects: Vec<Object>,
    /// What happened.
    pub events: Vec<Event>,
}

/// A type of objects or events.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Type {
    /// Its name.
    pub name: String,
    /// What may be told of it.
    #[serde(default)]
    pub attributes: Vec<TypeAttribute>,
}

/// Something that may be told of objects or events of a type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TypeAttribute {
    /// Its name.
    pub name: String,
    /// `string`, `time`, `integer`, `float` or `boolean`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// A thing that events are about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Object {
    /// Its identifier.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// What is told of it, and since when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<ObjectAttribute>,
    /// The objects it belongs with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relationships: Vec<Relation>,
}

/// Something told of an object, true from a moment on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ObjectAttribute {
    /// Its name.
    pub name: String,
    /// Since when.
    #[serde(default)]
    pub time: String,
    /// Its value.
    #[serde(deserialize_with = "as_text")]
    pub value: String,
}

/// Something that happened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its identifier.
    pub id: String,
    /// Its type: what happened.
    #[serde(rename = "type")]
    pub kind: String,
    /// When.
    pub time: String,
    /// What else is told of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<EventAttribute>,
    /// The objects it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relationships: Vec<Relation>,
}

/// Something told of an event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EventAttribute {
    /// Its name.
    pub name: String,
    /// Its value.
    #[serde(deserialize_with = "as_text")]
    pub value: String,
}

/// That something is about, or belongs with, an object.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// The object.
    pub object_id: String,
    /// How.
    #[serde(default)]
    pub qualifier: String,
}

/// Tools write numbers and truths bare as well as quoted.
fn as_text<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    Ok(match serde_json::Value::deserialize(value)? {
        serde_json::Value::String(text) => text,
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    })
}
