//! The day and time of day of a moment in a zone.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The clock on the wall at this moment (microseconds since 1970); at the end of time for moments beyond the calendar.
pub(super) fn on_the_wall(zone: &TimeZone, micros: i64) -> DateTime {
    Timestamp::from_microsecond(micros).map_or(DateTime::MAX, |at| zone.to_datetime(at))
}

/// The moment at which the clock on the wall shows this, in microseconds since 1970.
pub(super) fn moment(zone: &TimeZone, at: DateTime) -> i64 {
    zone.to_ambiguous_timestamp(at).compatible().map_or(i64::MAX, jiff::Timestamp::as_microsecond)
}
