//! The published VERA schemas, read for validation in two ways: as written, and closed to properties they do not name.

use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// How strictly a schema is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// As JSON Schema reads it: properties that are not named are allowed.
    AsWritten,
    /// A property that the schema does not name is an error.
    Closed,
}

/// A VERA file, or `None` (said aloud) when the shared folder is absent outside continuous integration.
pub fn file(name: &str) -> Option<Value> {
    let shared = std::env::var_os("KANAALWIJZER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/vera").join(name);
    if !path.exists() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing; CI must have it", path.display());
        eprintln!("skipped: {} is not here", path.display());
        return None;
    }
    Some(serde_yaml_ng::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

/// A validator for `#/components/schemas/{schema}` of a file.
///
/// The regular expressions that VERA puts in descriptions (`Validatie-regex: ^…$`) are enforced too.
pub fn validator(file: &Value, schema: &str, reading: Reading) -> Validator {
    let mut schemas = file["components"]["schemas"].clone();
    patterns(&mut schemas);
    if reading == Reading::Closed {
        let open = schemas.clone();
        for (_, schema) in schemas.as_object_mut().unwrap() {
            *schema = closed(schema, &open);
        }
    }
    let document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "allOf": [{"$ref": format!("#/components/schemas/{schema}")}],
        "components": {"schemas": schemas},
    });
    jsonschema::options().should_validate_formats(true).build(&document).unwrap()
}

/// Turns every `Validatie-regex` in a description into a `pattern`.
fn patterns(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let regex = members
                .get("description")
                .and_then(Value::as_str)
                .and_then(|text| text.split_once("Validatie-regex: "))
                .map(|(_, regex)| regex.trim().to_owned());
            if let Some(regex) = regex.filter(|_| members.get("type") == Some(&json!("string"))) {
                members.insert("pattern".to_owned(), Value::String(regex));
            }
            members.values_mut().for_each(patterns);
        }
        Value::Array(items) => items.iter_mut().for_each(patterns),
        _ => {}
    }
}

/// The same schema with `allOf` merged into one object that allows only the properties it names.
fn closed(schema: &Value, schemas: &Value) -> Value {
    let Some(members) = schema.as_object() else { return schema.clone() };
    if let Some(parts) = members.get("allOf").and_then(Value::as_array) {
        if let [only] = parts.as_slice()
            && only.get("$ref").is_some()
            && !members.contains_key("properties")
        {
            return only.clone();
        }
        let mut properties = Map::new();
        for part in parts.iter().chain(std::iter::once(&json!({"properties": members.get("properties")}))) {
            merge(part, schemas, &mut properties);
        }
        return closed(&json!({"type": "object", "properties": properties}), schemas);
    }
    let mut closed_members: Map<String, Value> = Map::new();
    for (key, value) in members {
        let value = match key.as_str() {
            "properties" => {
                let each =
                    value.as_object().unwrap().iter().map(|(name, of)| (name.clone(), closed(of, schemas)));
                Value::Object(each.collect())
            }
            "items" => closed(value, schemas),
            _ => value.clone(),
        };
        closed_members.insert(key.clone(), value);
    }
    if closed_members.contains_key("properties") {
        closed_members.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    Value::Object(closed_members)
}

/// Adds the properties of `part`, followed through its references, to `properties`.
fn merge(part: &Value, schemas: &Value, properties: &mut Map<String, Value>) {
    if let Some(name) = part.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
        merge(&schemas[name], schemas, properties);
    }
    for inner in part.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        merge(inner, schemas, properties);
    }
    if let Some(own) = part.get("properties").and_then(Value::as_object) {
        properties.extend(own.clone());
    }
}

/// What is wrong with `message`, one line each.
pub fn problems(validator: &Validator, message: &Value) -> Vec<String> {
    validator.iter_errors(message).map(|error| format!("{}: {error}", error.instance_path())).collect()
}
