//! Reading what an ERP sends: tolerant of form (null, numbers as keys, dates with a time), strict about meaning.

use std::fmt;

use domain::tenancy::{HomeKind, PaymentPeriod};
use jiff::civil::Date;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::vera::nouns::Noun;

/// What is wrong with one record. Never holds a value from the record: that may be personal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct FieldProblem {
    /// Where, such as `contactgegevens[0].waarde`.
    pub path: String,
    /// What is wrong and what was expected.
    pub problem: String,
}

impl FieldProblem {
    pub(crate) fn at(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { path: path.into(), problem: problem.into() }
    }

    pub(crate) fn missing(path: impl Into<String>) -> Self {
        Self::at(path, "missing, and needed")
    }
}

/// A part of a record that an ERP may give whole or as a reference to follow.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The property, holding one reference or a list of them.
    pub property: &'static str,
    /// The collection it refers to.
    pub noun: Noun,
    /// The property that a whole part has.
    pub whole_when: &'static str,
}

/// A record we read.
pub trait Record: Sized + Send {
    /// The collection it belongs to.
    const NOUN: Noun;
    /// Parts that are fetched when they come as references.
    const PARTS: &'static [Part];
    /// The record as VERA writes it.
    type Raw: DeserializeOwned;
    /// The record in our words; `None` when it is no concern of ours, such as a contract of employment.
    fn from_raw(raw: Self::Raw) -> Result<Option<Self>, FieldProblem>;
}

/// Reads one record; the problem names the place and never quotes a value.
pub(crate) fn read<R: Record>(value: Value) -> Result<Option<R>, FieldProblem> {
    let raw = serde_path_to_error::deserialize(value).map_err(|error| {
        FieldProblem::at(error.path().to_string(), without_values(&error.inner().to_string()))
    })?;
    R::from_raw(raw)
}

/// `message` with everything between double quotes or backticks left out.
fn without_values(message: &str) -> String {
    let mut kept = String::with_capacity(message.len());
    let mut closing = None;
    for character in message.chars() {
        match closing {
            Some(mark) if character == mark => {
                kept.push('…');
                closing = None;
            }
            Some(_) => {}
            None if character == '"' || character == '`' => closing = Some(character),
            None => kept.push(character),
        }
    }
    kept
}

/// A text, or a number taken as text; empty and null are absent.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = match Value::deserialize(from)? {
        Value::Null => return Ok(None),
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        other => return Err(D::Error::custom(Unexpected("a text", &other))),
    };
    let trimmed = text.trim();
    Ok((!trimmed.is_empty()).then(|| trimmed.to_owned()))
}

/// A day, with or without a time behind it. Years before 1800 are how some systems write "none".
pub(crate) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    let value = Value::deserialize(from)?;
    let written = match &value {
        Value::Null => return Ok(None),
        Value::String(written) if written.trim().is_empty() => return Ok(None),
        Value::String(written) => written.trim(),
        other => return Err(D::Error::custom(Unexpected("a date such as 2026-11-22", other))),
    };
    let day: Option<Date> = written.get(..10).and_then(|day| day.parse().ok());
    let rest_is_time = written.get(10..).is_some_and(|rest| rest.is_empty() || rest.starts_with('T'));
    match day {
        Some(day) if rest_is_time => Ok((day.year() >= 1800).then_some(day)),
        _ => Err(D::Error::custom("not a date such as 2026-11-22")),
    }
}

/// A list; null is an empty one.
pub(crate) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::<Vec<T>>::deserialize(from)?.unwrap_or_default())
}

/// The code of a reference datum, written as VERA does (`{"code": "HUU", …}`) or as the bare code.
pub(crate) fn code<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let code = match Value::deserialize(from)? {
        Value::Object(mut datum) => datum.remove("code").unwrap_or(Value::Null),
        other => other,
    };
    match code {
        Value::Null => Ok(None),
        Value::String(code) => Ok(Some(code.trim().to_owned()).filter(|code| !code.is_empty())),
        other => Err(D::Error::custom(Unexpected("reference data with a code", &other))),
    }
}

/// What was expected and what kind of value came instead, without that value.
struct Unexpected<'a>(&'static str, &'a Value);

impl fmt::Display for Unexpected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let came = match self.1 {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        write!(f, "expected {}, found {came}", self.0)
    }
}

/// The kind of home for a code of `EENHEIDDETAILSOORT`, or `None` for a kind we have no word for.
pub(crate) fn home_kind(code: &str) -> Option<HomeKind> {
    HomeKind::ALL.iter().find(|(_, _, vera)| *vera == code).map(|(kind, ..)| *kind)
}

/// The payment period for an ISO 8601 duration such as `P1M`, or `None` when rent is never paid that way.
pub(crate) fn payment_period(duration: &str) -> Option<PaymentPeriod> {
    let period = match duration {
        "P7D" | "P1W" => PaymentPeriod::Week,
        "P28D" | "P4W" => PaymentPeriod::FourWeeks,
        "P1M" => PaymentPeriod::Month,
        "P3M" => PaymentPeriod::Quarter,
        "P6M" => PaymentPeriod::HalfYear,
        "P12M" | "P1Y" => PaymentPeriod::Year,
        _ => return None,
    };
    Some(period)
}

#[cfg(test)]
mod tests;
