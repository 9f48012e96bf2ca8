//! Durations in ISO 8601 notation: years and months, or days and time; the two never mix.

use jiff::SignedDuration;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

const SECONDS_PER_DAY: i64 = 86_400;
const NANOSECONDS_PER_SECOND: i128 = 1_000_000_000;

/// A text that is not a duration of the kind asked for.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("`{0}` is not a duration: write P1Y6M for years and months, or P2DT3H30M for days and time")]
pub struct DurationError(String);

/// A duration in whole months, such as `P1Y6M`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearsAndMonths(i64);

impl YearsAndMonths {
    /// A duration of so many months.
    pub const fn from_months(months: i64) -> Self {
        Self(months)
    }

    /// The whole duration in months.
    pub const fn months(self) -> i64 {
        self.0
    }
}

impl fmt::Display for YearsAndMonths {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (years, months) = (self.0.unsigned_abs() / 12, self.0.unsigned_abs() % 12);
        match (years, months) {
            (0, months) => write!(formatter, "{sign}P{months}M"),
            (years, 0) => write!(formatter, "{sign}P{years}Y"),
            (years, months) => write!(formatter, "{sign}P{years}Y{months}M"),
        }
    }
}

impl FromStr for YearsAndMonths {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        let refused = || DurationError(text.to_owned());
        let (negative, rest) = signed(text);
        let parts = parts(rest.strip_prefix('P').ok_or_else(refused)?, &['Y', 'M']).ok_or_else(refused)?;
        let [years, months] = parts[..] else { return Err(refused()) };
        let (years, months) = (years.whole().ok_or_else(refused)?, months.whole().ok_or_else(refused)?);
        let total = years.checked_mul(12).and_then(|sum| sum.checked_add(months)).ok_or_else(refused)?;
        Ok(Self(if negative { -total } else { total }))
    }
}

/// A duration in days, hours, minutes and seconds, such as `P2DT3H`; exact to the nanosecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaysAndTime(SignedDuration);

impl DaysAndTime {
    /// The duration as the time library knows it.
    pub const fn from_duration(duration: SignedDuration) -> Self {
        Self(duration)
    }

    /// A duration of whole days.
    pub const fn from_days(days: i32) -> Self {
        Self(SignedDuration::from_secs(days as i64 * SECONDS_PER_DAY))
    }

    /// The duration as the time library knows it.
    pub const fn duration(self) -> SignedDuration {
        self.0
    }

    /// The whole duration in days, when it is a whole number of them.
    pub const fn whole_days(self) -> Option<i64> {
        if self.0.as_secs() % SECONDS_PER_DAY == 0 && self.0.subsec_nanos() == 0 {
            Some(self.0.as_secs() / SECONDS_PER_DAY)
        } else {
            None
        }
    }

    /// The whole duration in nanoseconds.
    pub const fn nanoseconds(self) -> i128 {
        self.0.as_nanos()
    }

    /// The duration of so many nanoseconds, when it fits.
    pub fn from_nanoseconds(nanoseconds: i128) -> Option<Self> {
        let seconds = i64::try_from(nanoseconds.div_euclid(NANOSECONDS_PER_SECOND)).ok()?;
        let rest = i32::try_from(nanoseconds.rem_euclid(NANOSECONDS_PER_SECOND)).ok()?;
        SignedDuration::from_secs(seconds).checked_add(SignedDuration::new(0, rest)).map(Self)
    }
}

impl fmt::Display for DaysAndTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.0.as_nanos();
        let sign = if total < 0 { "-" } else { "" };
        let seconds = total.unsigned_abs() / NANOSECONDS_PER_SECOND.unsigned_abs();
        let nanoseconds = total.unsigned_abs() % NANOSECONDS_PER_SECOND.unsigned_abs();
        let (days, rest) = (seconds / 86_400, seconds % 86_400);
        let (hours, minutes, seconds) = (rest / 3_600, rest % 3_600 / 60, rest % 60);
        write!(formatter, "{sign}P")?;
        if days > 0 {
            write!(formatter, "{days}D")?;
        }
        if rest > 0 || nanoseconds > 0 || days == 0 {
            write!(formatter, "T")?;
        }
        if hours > 0 {
            write!(formatter, "{hours}H")?;
        }
        if minutes > 0 {
            write!(formatter, "{minutes}M")?;
        }
        if nanoseconds > 0 {
            let fraction = format!("{nanoseconds:09}");
            return write!(formatter, "{seconds}.{}S", fraction.trim_end_matches('0'));
        }
        if seconds > 0 || total == 0 {
            write!(formatter, "{seconds}S")?;
        }
        Ok(())
    }
}

impl FromStr for DaysAndTime {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        let refused = || DurationError(text.to_owned());
        let (negative, rest) = signed(text);
        let body = rest.strip_prefix('P').filter(|body| !body.is_empty()).ok_or_else(refused)?;
        let (days, time) = match body.split_once('T') {
            Some((_, "")) => return Err(refused()),
            Some((days, time)) => (days, time),
            None => (body, ""),
        };
        let days = if days.is_empty() { 0 } else { single(days, 'D').ok_or_else(refused)? };
        let mut total = i128::from(days) * i128::from(SECONDS_PER_DAY) * NANOSECONDS_PER_SECOND;
        if !time.is_empty() {
            let parts = parts(time, &['H', 'M', 'S']).ok_or_else(refused)?;
            let [hours, minutes, seconds] = parts[..] else { return Err(refused()) };
            let hours = hours.whole().ok_or_else(refused)?;
            let minutes = minutes.whole().ok_or_else(refused)?;
            total += (i128::from(hours) * 3_600 + i128::from(minutes) * 60) * NANOSECONDS_PER_SECOND;
            total += seconds.nanoseconds().ok_or_else(refused)?;
        }
        Self::from_nanoseconds(if negative { -total } else { total }).ok_or_else(refused)
    }
}

/// The digits before one designator: whole part and fraction.
#[derive(Clone, Copy)]
struct Part<'text> {
    whole: &'text str,
    fraction: &'text str,
}

impl Part<'_> {
    fn whole(self) -> Option<i64> {
        if self.fraction.is_empty() { self.whole.parse().ok() } else { None }
    }

    fn nanoseconds(self) -> Option<i128> {
        let whole: i64 = self.whole.parse().ok()?;
        let fraction: i64 = match self.fraction.len() {
            0 => 0,
            1..=9 => format!("{:0<9}", self.fraction).parse().ok()?,
            _ => return None,
        };
        Some(i128::from(whole) * NANOSECONDS_PER_SECOND + i128::from(fraction))
    }
}

fn signed(text: &str) -> (bool, &str) {
    text.strip_prefix('-').map_or((false, text), |rest| (true, rest))
}

fn single(text: &str, designator: char) -> Option<i64> {
    let digits = text.strip_suffix(designator)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// One part per designator, in their order; a missing one counts as zero, at least one must be there.
fn parts<'text>(text: &'text str, designators: &[char]) -> Option<Vec<Part<'text>>> {
    let mut rest = text;
    let mut found = Vec::with_capacity(designators.len());
    for designator in designators {
        let Some((amount, behind)) = rest.split_once(*designator) else {
            found.push(Part { whole: "0", fraction: "" });
            continue;
        };
        let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || !digits(whole)
            || !digits(fraction)
            || (amount.contains('.') && fraction.is_empty())
        {
            return None;
        }
        found.push(Part { whole, fraction });
        rest = behind;
    }
    (rest.is_empty() && !text.is_empty()).then_some(found)
}
