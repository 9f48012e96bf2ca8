//! Days and hours as people in the Netherlands count them: holidays, working days, local time, dates in words.

pub mod amsterdam;
pub mod holidays;
pub mod words;
pub mod working_days;

#[cfg(test)]
mod tests;

pub use holidays::{Holiday, LiberationDay, easter_sunday};
pub use words::{TEXTS, Words, weekday_key};
pub use working_days::{Closure, WorkingCalendar};

use jiff::civil::{Time, Weekday};

/// The end of a day, as the time until which something is open: people write 24:00.
pub const END_OF_DAY: Time = Time::MAX;

/// A clock time as people write it in fields and files: `08:30`, and `24:00` for the end of a day.
pub fn clock(time: Time) -> String {
    if time == END_OF_DAY { "24:00".to_owned() } else { time.strftime("%H:%M").to_string() }
}

/// The days of the week, as Dutch calendars begin them.
pub const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];
