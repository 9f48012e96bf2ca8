//! Moments as files write them: ISO 8601, day first, month first, seconds since 1970; found out from examples.

use jiff::tz::TimeZone;
use serde::Serialize;

pub use super::clock::rfc3339;
pub(crate) use super::clock::{Clock, is_far};

/// Microseconds in a second.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a day of 24 hours.
pub const DAY: i64 = 86_400 * SECOND;

/// A moment as written: the clock on the wall, and its distance from UTC where that was written too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Microseconds since 1 January 1970 at midnight on that clock.
    pub local: i64,
    /// Seconds that clock is ahead of UTC.
    pub offset: Option<i32>,
}

/// How a column writes moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pattern {
    /// 2026-03-31 14:00, also with `T`, fractions and an offset; year first in any case.
    YearFirst,
    /// 31-3-2026 14:00.
    DayFirst,
    /// 3/31/2026 2:00 PM.
    MonthFirst,
    /// Seconds since 1970.
    Seconds,
    /// Thousandths of a second since 1970.
    Milliseconds,
    /// Days since the end of 1899, as spreadsheets count.
    SpreadsheetDays,
}

impl Stamp {
    /// The moment in microseconds since 1970 in UTC; without an offset it is read on the clock of this zone. `None` outside
    /// the years 0 to 9999.
    pub fn utc(self, zone: TimeZone) -> Option<i64> {
        Clock::new(zone).utc(self)
    }
}

impl Pattern {
    /// An example, to show to people.
    pub const fn example(self) -> &'static str {
        match self {
            Self::YearFirst => "2026-03-31 14:00",
            Self::DayFirst => "31-3-2026 14:00",
            Self::MonthFirst => "3/31/2026 2:00 PM",
            Self::Seconds => "1774965600",
            Self::Milliseconds => "1774965600000",
            Self::SpreadsheetDays => "46112.583",
        }
    }

    /// Reads one value; spaces around it are allowed.
    pub fn read(self, value: &[u8]) -> Option<Stamp> {
        let value = value.trim_ascii();
        match self {
            Self::YearFirst => iso(value).or_else(|| written(value, self)),
            Self::DayFirst | Self::MonthFirst => written(value, self),
            Self::Seconds => since_1970(value, SECOND),
            Self::Milliseconds => since_1970(value, 1_000),
            Self::SpreadsheetDays => spreadsheet(value),
        }
    }

    /// The pattern that reads most of these values, and whether another reads as many but differently.
    pub fn find<'value>(values: &(impl Iterator<Item = &'value [u8]> + Clone)) -> Option<Found> {
        let all = [
            Self::YearFirst,
            Self::DayFirst,
            Self::MonthFirst,
            Self::Seconds,
            Self::Milliseconds,
            Self::SpreadsheetDays,
        ];
        let mut best: Option<(usize, Self)> = None;
        for pattern in all {
            let fits = values.clone().filter(|value| pattern.read(value).is_some()).count();
            // Among equals the earlier stays: Dutch files write the day first.
            if fits > 0 && best.is_none_or(|(most, _)| fits > most) {
                best = Some((fits, pattern));
            }
        }
        let (fits, pattern) = best?;
        let as_month_first = || {
            let differs = |value: &[u8]| Self::MonthFirst.read(value) != Self::DayFirst.read(value);
            values.clone().filter(|value| Self::MonthFirst.read(value).is_some()).count() == fits
                && values.clone().any(differs)
        };
        let ambiguous = pattern == Self::DayFirst && as_month_first();
        let american = ambiguous && values.clone().any(|value| half_of_day(value).is_some());
        let pattern = if american { Self::MonthFirst } else { pattern };
        Some(Found { pattern, ambiguous })
    }
}

/// What was found out about a column of moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// How it writes moments.
    pub pattern: Pattern,
    /// No value tells whether the day or the month comes first; the reader should ask.
    pub ambiguous: bool,
}

/// Reads ISO 8601 as logs write it: day, `T` or space, time, fraction, offset; with `-` and `:` or without. A day alone is
/// its midnight.
pub fn iso(value: &[u8]) -> Option<Stamp> {
    let year = i64::from(digits(value.get(..4)?)?);
    let (month, day, rest) = match value.get(4)? {
        b'-' if *value.get(7)? == b'-' => (value.get(5..7)?, value.get(8..10)?, value.get(10..)?),
        b'-' => return None,
        _ => (value.get(4..6)?, value.get(6..8)?, value.get(8..)?),
    };
    let days = days(year, digits(month)?, digits(day)?)?;
    match rest.split_first() {
        None => Some(Stamp { local: days * DAY, offset: None }),
        Some((b'T' | b't' | b' ', clock)) => {
            let (of_day, rest) = clock_time(clock).or_else(|| bare_clock(clock))?;
            Some(Stamp { local: days * DAY + of_day, offset: offset(rest)?.seconds() })
        }
        Some(_) => None,
    }
}

/// A time of day without colons, `1000` or `100000`, and what follows it.
fn bare_clock(value: &[u8]) -> Option<(i64, &[u8])> {
    let length = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !matches!(length, 4 | 6) {
        return None;
    }
    let seconds = if length == 6 { digits(&value[4..6])? } else { 0 };
    let (hours, minutes) = (digits(&value[..2])?, digits(&value[2..4])?);
    let of_day = i64::from(hours * 3600 + minutes * 60 + seconds) * SECOND;
    (hours < 24 && minutes < 60 && seconds <= 60).then_some((of_day, &value[length..]))
}

/// A time of day in microseconds, and what follows it.
fn clock_time(value: &[u8]) -> Option<(i64, &[u8])> {
    let (hours, rest) = short_number(value)?;
    let rest = rest.strip_prefix(b":")?;
    let minutes = digits(rest.get(..2)?)?;
    let mut rest = &rest[2..];
    let mut seconds = 0;
    let mut micros = 0;
    if let Some(after) = rest.strip_prefix(b":") {
        seconds = digits(after.get(..2)?)?;
        rest = &after[2..];
        if let Some((b'.' | b',', fraction)) = rest.split_first() {
            let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if length == 0 {
                return None;
            }
            let figures = fraction[..length].iter().map(|figure| i64::from(figure - b'0'));
            micros = figures.chain(std::iter::repeat(0)).take(6).fold(0, |sum, figure| sum * 10 + figure);
            rest = &fraction[length..];
        }
    }
    // 24:00 is the end of a day, and a clock may show a leap second.
    let fits = (hours < 24 && minutes < 60 && seconds <= 60) || (hours == 24 && minutes == 0 && seconds == 0);
    let of_day = i64::from(hours * 3600 + minutes * 60 + seconds) * SECOND + micros;
    fits.then_some((of_day, rest))
}

/// What stands behind a time of day.
enum Zone {
    /// Nothing.
    Untold,
    /// So many seconds ahead of UTC.
    Ahead(i32),
}

impl Zone {
    const fn seconds(self) -> Option<i32> {
        match self {
            Self::Untold => None,
            Self::Ahead(seconds) => Some(seconds),
        }
    }
}

/// The offset that ends a moment: nothing, `Z`, `+01:00`, `+0100`, `+01`; the name of the zone may follow (RFC 9557).
fn offset(rest: &[u8]) -> Option<Zone> {
    let rest = rest.trim_ascii_start();
    let rest = match memchr::memchr(b'[', rest) {
        Some(name) if name > 0 && rest.ends_with(b"]") => &rest[..name],
        _ => rest,
    };
    let (sign, figures) = match rest.split_first() {
        None => return Some(Zone::Untold),
        Some((b'Z' | b'z', [])) => return Some(Zone::Ahead(0)),
        Some((b'+', figures)) => (1, figures),
        Some((b'-', figures)) => (-1, figures),
        Some(_) => return (rest == b"UTC" || rest == b"GMT").then_some(Zone::Ahead(0)),
    };
    let hours = digits(figures.get(..2)?)?;
    let minutes = match &figures[2..] {
        [] => 0,
        [b':', minutes @ ..] | minutes if minutes.len() == 2 => digits(minutes)?,
        _ => return None,
    };
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    (hours <= 18 && minutes < 60).then_some(Zone::Ahead(sign * seconds))
}

/// Reads a day as people write it, with any of `-`, `/`, `.` or a space between, month names too, and then a time.
fn written(value: &[u8], pattern: Pattern) -> Option<Stamp> {
    let (first, rest) = short_or_year(value)?;
    let rest = separator(rest)?;
    let (second, rest, named) = if let Some((month, rest)) = month_name(rest) {
        (month, rest, true)
    } else {
        let (number, rest) = short_number(rest)?;
        (number, rest, false)
    };
    let (third, rest) = short_or_year(separator(rest)?)?;
    let (year, month, day) = match pattern {
        Pattern::YearFirst if first >= 1000 => (first, second, third),
        _ if first >= 1000 || pattern == Pattern::YearFirst => return None,
        _ if named => (third, second, first),
        Pattern::DayFirst => (third, second, first),
        _ => (third, first, second),
    };
    let year = if year < 100 && pattern != Pattern::YearFirst { year + 2000 } else { year };
    let start = days(i64::from(year), month, day)? * DAY;
    let rest = rest.strip_prefix(b",").unwrap_or(rest);
    if rest.trim_ascii().is_empty() {
        return Some(Stamp { local: start, offset: None });
    }
    let clock = rest.strip_prefix(b"T").unwrap_or_else(|| rest.trim_ascii_start());
    let (mut of_day, rest) = clock_time(clock)?;
    let rest = match half_of_day(rest).filter(|_| rest.trim_ascii().len() == 2) {
        None => rest,
        Some(afternoon) => {
            let hours = of_day / (3600 * SECOND);
            if !(1..=12).contains(&hours) {
                return None;
            }
            of_day += 3600 * SECOND * (i64::from(afternoon) * 12 - if hours == 12 { 12 } else { 0 });
            &[]
        }
    };
    Some(Stamp { local: start + of_day, offset: offset(rest)?.seconds() })
}

/// Whether a time ends in AM (false) or PM (true).
fn half_of_day(value: &[u8]) -> Option<bool> {
    let end = value.trim_ascii_end();
    let last = end.get(end.len().checked_sub(2)?..)?;
    if last.eq_ignore_ascii_case(b"am") {
        Some(false)
    } else if last.eq_ignore_ascii_case(b"pm") {
        Some(true)
    } else {
        None
    }
}

fn separator(rest: &[u8]) -> Option<&[u8]> {
    match rest.split_first() {
        Some((b'-' | b'/' | b'.' | b' ', rest)) => Some(rest.trim_ascii_start()),
        _ => None,
    }
}

/// A month by the first three letters of its Dutch or English name.
fn month_name(value: &[u8]) -> Option<(u32, &[u8])> {
    const NAMES: [(&[u8], u32); 16] = [
        (b"jan", 1),
        (b"feb", 2),
        (b"mrt", 3),
        (b"maa", 3),
        (b"mar", 3),
        (b"apr", 4),
        (b"mei", 5),
        (b"may", 5),
        (b"jun", 6),
        (b"jul", 7),
        (b"aug", 8),
        (b"sep", 9),
        (b"okt", 10),
        (b"oct", 10),
        (b"nov", 11),
        (b"dec", 12),
    ];
    let length = value.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let start = value.get(..3).filter(|_| length >= 3)?;
    let (_, month) = NAMES.iter().find(|(name, _)| start.eq_ignore_ascii_case(name))?;
    let rest = &value[length..];
    // Abbreviated with a full stop: `12 jan. 2026`.
    Some((*month, rest.strip_prefix(b".").filter(|rest| rest.starts_with(b" ")).unwrap_or(rest)))
}

fn since_1970(value: &[u8], unit: i64) -> Option<Stamp> {
    let text = std::str::from_utf8(value).ok()?;
    let whole = text.split('.').next()?;
    // Ten figures of seconds and thirteen of thousandths are the years 2001 to 2286.
    let figures = if unit == SECOND { 9..=10 } else { 12..=13 };
    if !figures.contains(&whole.len()) || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(Stamp { local: whole.parse::<i64>().ok()? * unit, offset: Some(0) })
}

fn spreadsheet(value: &[u8]) -> Option<Stamp> {
    let days: f64 = std::str::from_utf8(value).ok()?.replace(',', ".").parse().ok()?;
    // 1954 to 2119; day 25,569 is 1 January 1970.
    if !(20_000.0..80_000.0).contains(&days) {
        return None;
    }
    let seconds = ((days - 25_569.0) * 86_400.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked above")]
    let seconds = seconds as i64;
    Some(Stamp { local: seconds * SECOND, offset: None })
}

/// A number of figures only.
fn digits(value: &[u8]) -> Option<u32> {
    value.iter().try_fold(0u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

/// One or two figures, and the rest.
fn short_number(value: &[u8]) -> Option<(u32, &[u8])> {
    let length = value.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=2).contains(&length) { Some((digits(&value[..length])?, &value[length..])) } else { None }
}

/// One, two or four figures, and the rest.
fn short_or_year(value: &[u8]) -> Option<(u32, &[u8])> {
    let length = value.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    if matches!(length, 1 | 2 | 4) { Some((digits(&value[..length])?, &value[length..])) } else { None }
}

/// Days since 1 January 1970 in the Gregorian calendar; `None` when there is no such day.
fn days(year: i64, month: u32, day: u32) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    // Counted from 1 March of the year 0, so that the leap day comes last.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = i64::from((153 * month + 2) / 5 + day - 1);
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}
