//! Between moments (stored in UTC) and the clock on a Dutch wall.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The time zone of the Netherlands. Compiled in, so that no rule depends on the files of the machine it runs on.
pub static ZONE: TimeZone = jiff::tz::get!("Europe/Amsterdam");

/// The moment with its local date, time and offset.
pub fn zoned(moment: Timestamp) -> Zoned {
    moment.to_zoned(ZONE.clone())
}

/// Date and time on the wall at `moment`.
pub fn local(moment: Timestamp) -> DateTime {
    ZONE.to_datetime(moment)
}

/// The day it is in the Netherlands at `moment`: 23:30 UTC belongs to the next day there.
pub fn day_of(moment: Timestamp) -> Date {
    local(moment).date()
}

/// The moment at which a Dutch clock shows `time` on `day`.
///
/// On the spring night that skips an hour, a time in the gap is read as if the clock had not been changed yet
/// (02.30 becomes 03.30); on the autumn night that repeats an hour, the first of the two is meant. Moments that
/// `jiff` cannot represent (the years around ±9999) become the nearest one it can.
pub fn at(day: Date, time: Time) -> Timestamp {
    let limit = if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    ZONE.to_ambiguous_timestamp(day.to_datetime(time)).compatible().unwrap_or(limit)
}

/// The moment at which `day` begins in the Netherlands.
pub fn start_of(day: Date) -> Timestamp {
    at(day, Time::midnight())
}
