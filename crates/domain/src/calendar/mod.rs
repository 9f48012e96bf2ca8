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

use jiff::civil::Weekday;

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
