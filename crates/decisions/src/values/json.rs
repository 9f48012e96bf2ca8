//! Values from and to JSON. What JSON lacks is written as text: dates, durations, and numbers finer than a double.

use super::{Context, DaysAndTime, Number, Value, YearsAndMonths};
use crate::types::Type;
use crate::values::Kind;
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Value {
    /// The value as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Boolean(truth) => (*truth).into(),
            Self::Number(number) => number_to_json(*number),
            Self::Text(text) => (**text).into(),
            Self::Date(date) => date.to_string().into(),
            Self::DaysAndTime(duration) => duration.to_string().into(),
            Self::YearsAndMonths(duration) => duration.to_string().into(),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Context(context) => {
                let entries =
                    context.entries().iter().map(|(name, value)| (name.to_string(), value.to_json()));
                serde_json::Value::Object(entries.collect())
            }
        }
    }

    /// Reads JSON as a value of a type; the error says what is wrong. Whether the type allows the value is not looked at
    /// here. Numbers are read as they are written: a double would round them.
    pub fn from_json(json: &RawValue, kind: &Type) -> Result<Self, String> {
        let text = json.get().trim();
        match text.as_bytes().first() {
            Some(b'n') => Ok(Self::Null),
            Some(b't' | b'f') => Ok((text == "true").into()),
            Some(b'"') => from_text(&part::<String>(text)?, kind),
            Some(b'[') => {
                let inner = if let Type::List(inner) = kind { (**inner).clone() } else { Type::Any };
                let items = part::<Vec<Box<RawValue>>>(text)?;
                let items = items.iter().map(|item| Self::from_json(item, &inner));
                items.collect::<Result<Vec<_>, _>>().map(Self::from)
            }
            Some(b'{') => {
                let parts = if let Type::Context(parts) = kind { &parts[..] } else { &[] };
                let known =
                    |name: &str| parts.iter().find(|(known, _)| known == name).map(|(_, kind)| kind.clone());
                let entries = part::<BTreeMap<String, Box<RawValue>>>(text)?;
                let entries = entries.iter().map(|(name, json)| {
                    let value = Self::from_json(json, &known(name).unwrap_or(Type::Any))?;
                    Ok::<_, String>((Arc::from(name.as_str()), value))
                });
                Ok(Self::Context(entries.collect::<Result<Vec<_>, _>>()?.into_iter().collect::<Context>()))
            }
            _ => text.parse::<Number>().map(Self::from).map_err(|error| error.to_string()),
        }
    }
}

/// A part of a text that was read as JSON before.
fn part<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn from_text(text: &str, kind: &Type) -> Result<Value, String> {
    match kind.kind() {
        Some(Kind::Number) => text.parse::<Number>().map(Value::from).map_err(|error| error.to_string()),
        Some(Kind::Date) => crate::feel::date_literal(text)
            .ok_or_else(|| format!("`{text}` is not a date: write year, month and day as 2026-11-22")),
        Some(Kind::DaysAndTime) => {
            text.parse::<DaysAndTime>().map(Value::from).map_err(|error| error.to_string())
        }
        Some(Kind::YearsAndMonths) => {
            text.parse::<YearsAndMonths>().map(Value::from).map_err(|error| error.to_string())
        }
        _ => Ok(text.into()),
    }
}

/// A JSON number when it comes back the same, else a text.
fn number_to_json(number: Number) -> serde_json::Value {
    if let Some(whole) = number.to_i64() {
        return whole.into();
    }
    let text = number.to_string();
    let double = text.parse::<f64>().ok().and_then(serde_json::Number::from_f64);
    let exact = double.filter(|double| double.to_string().parse::<Number>() == Ok(number));
    exact.map_or_else(|| text.into(), serde_json::Value::Number)
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl Serialize for crate::feel::Cell {
    /// As the cell is written in a table.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
