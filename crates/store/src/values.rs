//! How values of the domain look in a column, on both databases alike: text, whole numbers, floats and bytes.
//!
//! A flag is 0 or 1, a moment is RFC 3339 text in UTC with milliseconds (so that text order is time order),
//! an identifier is a hyphenated UUID, and structured data is JSON text.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::any::Any;
use sqlx::{Decode, Encode, Type};

use crate::errors::StoreError;

/// A value that can be bound to a placeholder and read back from a column.
pub(crate) trait Stored: Sized {
    /// What the column holds.
    type Raw: for<'q> Encode<'q, Any> + for<'r> Decode<'r, Any> + Type<Any> + Send + 'static;

    /// As it is stored.
    fn to_raw(&self) -> Self::Raw;

    /// As it was stored; the error says what was expected.
    fn from_raw(raw: Self::Raw) -> Result<Self, String>;
}

impl Stored for String {
    type Raw = Self;
    fn to_raw(&self) -> Self {
        self.clone()
    }
    fn from_raw(raw: Self) -> Result<Self, String> {
        Ok(raw)
    }
}

impl Stored for i64 {
    type Raw = Self;
    fn to_raw(&self) -> Self {
        *self
    }
    fn from_raw(raw: Self) -> Result<Self, String> {
        Ok(raw)
    }
}

impl Stored for Vec<u8> {
    type Raw = Self;
    fn to_raw(&self) -> Self {
        self.clone()
    }
    fn from_raw(raw: Self) -> Result<Self, String> {
        Ok(raw)
    }
}

impl Stored for f64 {
    type Raw = Self;
    fn to_raw(&self) -> Self {
        *self
    }
    fn from_raw(raw: Self) -> Result<Self, String> {
        Ok(raw)
    }
}

impl Stored for bool {
    type Raw = i64;
    fn to_raw(&self) -> i64 {
        i64::from(*self)
    }
    fn from_raw(raw: i64) -> Result<Self, String> {
        match raw {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(format!("expected 0 or 1, found {other}")),
        }
    }
}

impl<T: Stored> Stored for Option<T>
where
    Option<T::Raw>: for<'q> Encode<'q, Any>,
{
    type Raw = Option<T::Raw>;
    fn to_raw(&self) -> Self::Raw {
        self.as_ref().map(T::to_raw)
    }
    fn from_raw(raw: Self::Raw) -> Result<Self, String> {
        raw.map(T::from_raw).transpose()
    }
}

/// A moment as stored: `2026-11-22T02:21:00.123Z`. What is finer than a millisecond is cut off.
pub(crate) fn stamp(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

impl Stored for Timestamp {
    type Raw = String;
    fn to_raw(&self) -> String {
        stamp(*self)
    }
    fn from_raw(raw: String) -> Result<Self, String> {
        raw.parse().map_err(|_| format!("expected a moment like 2026-11-22T02:21:00.123Z, found '{raw}'"))
    }
}

impl Stored for Date {
    type Raw = String;
    fn to_raw(&self) -> String {
        self.to_string()
    }
    fn from_raw(raw: String) -> Result<Self, String> {
        raw.parse().map_err(|_| format!("expected a date like 2026-11-22, found '{raw}'"))
    }
}

impl Stored for serde_json::Value {
    type Raw = String;
    fn to_raw(&self) -> String {
        self.to_string()
    }
    fn from_raw(raw: String) -> Result<Self, String> {
        serde_json::from_str(&raw).map_err(|error| format!("not JSON: {error}"))
    }
}

/// Numbers that are narrower in the domain than in the database.
macro_rules! narrow_numbers {
    ($($number:ty),+) => {$(
        impl Stored for $number {
            type Raw = i64;
            fn to_raw(&self) -> i64 {
                i64::from(*self)
            }
            fn from_raw(raw: i64) -> Result<Self, String> {
                raw.try_into().map_err(|_| format!("{raw} does not fit"))
            }
        }
    )+};
}
narrow_numbers!(u8, u16, u32, i16, i32);

/// Identifiers: stored as their text.
macro_rules! identifiers {
    ($($id:ident),+ $(,)?) => {$(
        impl Stored for domain::ids::$id {
            type Raw = String;
            fn to_raw(&self) -> String {
                self.to_string()
            }
            fn from_raw(raw: String) -> Result<Self, String> {
                raw.parse().map_err(|_| format!("expected a UUID, found '{raw}'"))
            }
        }
    )+};
}
identifiers!(
    RelationId,
    HomeId,
    LeaseId,
    CaseId,
    DraftId,
    AppointmentId,
    InspectorId,
    StaffId,
    ContactId,
    EventId,
    OutboxId,
    ApiKeyId,
    SignatureId,
    PolicyId,
    AdviceId,
    StatementId,
    CallBackId,
    LogId,
);

/// Enumerations of the domain: stored as their code.
macro_rules! codes_of {
    ($($kind:ty),+ $(,)?) => {$(
        impl $crate::values::Stored for $kind {
            type Raw = String;
            fn to_raw(&self) -> String {
                self.code().to_owned()
            }
            fn from_raw(raw: String) -> Result<Self, String> {
                Self::from_code(&raw).ok_or_else(|| format!("'{raw}' is not a known word"))
            }
        }
    )+};
}
pub(crate) use codes_of;
codes_of!(
    domain::channels::Channel,
    domain::actors::StaffRole,
    domain::language::Language,
    domain::cases::Level,
    domain::tenancy::HomeKind,
    domain::tenancy::PaymentPeriod,
    domain::tenancy::PartyRole,
    domain::appointments::AppointmentKind,
    domain::appointments::AppointmentStatus,
);

/// `value` as JSON text for a column of `table`.
pub(crate) fn json_text<T: Serialize>(table: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt {
        table,
        row: "(new)".to_owned(),
        reason: format!("cannot be written as JSON: {error}"),
    })
}

/// JSON text as a value of the domain; the error says what was wrong with it.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Stored, stamp};
    use jiff::Timestamp;

    #[test]
    fn moments_are_cut_to_milliseconds_and_sort_as_text() {
        let table = [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
            ("2026-11-22T02:21:00.1239999Z", "2026-11-22T02:21:00.123Z"),
            ("2026-11-22T04:21:00+02:00", "2026-11-22T02:21:00.000Z"),
        ];
        for (moment, stored) in table {
            let moment: Timestamp = moment.parse().unwrap();
            assert_eq!(stamp(moment), stored);
            assert_eq!(stamp(Timestamp::from_raw(stored.to_owned()).unwrap()), stored);
        }
        assert!(table[0].1 < table[1].1);
    }

    #[test]
    fn a_flag_is_zero_or_one() {
        assert_eq!(bool::from_raw(1), Ok(true));
        assert!(bool::from_raw(2).is_err());
    }
}
