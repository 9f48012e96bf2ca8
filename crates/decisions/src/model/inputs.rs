//! The values with which a decision is asked for.

use super::Model;
use crate::types::Type;
use crate::values::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use thiserror::Error;

/// Why JSON gives no inputs.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum InputsError {
    /// It is not an object with a value for each name.
    #[error("inputs must be a JSON object with a value for each name, such as {{\"age\": 18}}: {0}")]
    NotAnObject(String),
    /// One of the values cannot be read.
    #[error("the input `{name}` cannot be read: {reason}")]
    Unreadable {
        /// The input.
        name: String,
        /// What is wrong with its value.
        reason: String,
    },
}

/// Values by the name of their input data. What is not known is given as `Value::Null`, not left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs(BTreeMap<String, Value>);

impl Inputs {
    /// Without any value.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same inputs with one more, or another value for one.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.set(name, value);
        self
    }

    /// Sets the value of one input.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.0.insert(name.into(), value.into());
    }

    /// Reads inputs from the text of a JSON object. The types of the model's input data tell texts, dates and durations
    /// apart.
    pub fn from_json(text: &str, model: &Model) -> Result<Self, InputsError> {
        let entries: BTreeMap<String, Box<RawValue>> =
            serde_json::from_str(text).map_err(|error| InputsError::NotAnObject(error.to_string()))?;
        let mut inputs = Self::new();
        for (name, json) in entries {
            let known = model.inputs().iter().find(|input| input.name() == name);
            let kind = known.map_or(&Type::Any, |input| input.kind());
            let value = Value::from_json(&json, kind)
                .map_err(|reason| InputsError::Unreadable { name: name.clone(), reason })?;
            inputs.set(name, value);
        }
        Ok(inputs)
    }

    /// The value of one input.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Names and values in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for Inputs {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(entries: I) -> Self {
        Self(entries.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}
