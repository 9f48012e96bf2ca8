//! Numbers as DMN means them: decimal, 34 significant digits, rounded half to even (IEEE 754 decimal128).

use super::wide::{Rest, Wide};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use thiserror::Error;

/// Significant digits of a number (DMN 1.5, 10.3.2.3.1).
pub const DIGITS: u32 = 34;
/// Largest exponent of the last digit.
const HIGHEST_EXPONENT: i32 = 6111;
/// Smallest exponent of the last digit; anything smaller rounds to zero.
const LOWEST_EXPONENT: i32 = -6176;
/// Digits of the largest sum that is worked out whole; beyond that the lower operand is only a trace.
const WIDEST_SUM: u32 = 76;

/// A decimal number, kept in its shortest form: `coefficient × 10^exponent`, without trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    coefficient: i128,
    exponent: i32,
}

/// Why a text is not a number.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NumberError {
    /// Not digits with at most one decimal point.
    #[error("`{0}` is not a number: write digits with a decimal point, such as 12.50")]
    Malformed(String),
    /// More than 34 significant digits, or an exponent out of range.
    #[error("`{0}` has more than 34 significant digits or is too large")]
    TooLong(String),
}

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self { coefficient: 0, exponent: 0 };
    /// Unity.
    pub const ONE: Self = Self { coefficient: 1, exponent: 0 };

    /// The largest number there is.
    pub const GREATEST: Self = Self { coefficient: 10_i128.pow(DIGITS) - 1, exponent: HIGHEST_EXPONENT };

    /// The number `coefficient × 10^exponent`, rounded to 34 digits; none when out of range.
    pub fn scaled(coefficient: i128, exponent: i32) -> Option<Self> {
        rounded(coefficient < 0, Wide::from_narrow(coefficient.unsigned_abs()), exponent, false)
    }

    /// Whether the number has no decimals.
    pub const fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// How many decimals the number needs.
    pub fn decimals(self) -> u32 {
        if self.exponent < 0 { self.exponent.unsigned_abs() } else { 0 }
    }

    /// Whether the number lies below zero.
    pub const fn is_negative(self) -> bool {
        self.coefficient < 0
    }

    /// The number as an integer, when it is one and fits.
    pub fn to_i64(self) -> Option<i64> {
        i64::try_from(self.to_scaled(0)?).ok()
    }

    /// The number as a count of units of `10^-decimals`, when it is a whole count and fits.
    pub fn to_scaled(self, decimals: u32) -> Option<i128> {
        // Most numbers in tables are small and whole: they are as they stand.
        if decimals == 0 && self.exponent == 0 {
            return Some(self.coefficient);
        }
        let shift = self.exponent.checked_add(i32::try_from(decimals).ok()?)?;
        let shift = u32::try_from(shift).ok()?;
        if self.coefficient == 0 {
            return Some(0);
        }
        self.coefficient.checked_mul(10_i128.checked_pow(shift)?)
    }

    /// The sum; none when out of range.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.coefficient == 0 {
            return Some(other);
        }
        if other.coefficient == 0 {
            return Some(self);
        }
        let (upper, lower) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        let gap = upper.exponent.abs_diff(lower.exponent);
        if gap.saturating_add(digits(upper.magnitude())) > WIDEST_SUM {
            return upper.plus_trace(lower, gap);
        }
        let raised = raise(upper.magnitude(), gap);
        let lowest = Wide::from_narrow(lower.magnitude());
        let negative = upper.is_negative();
        if negative == lower.is_negative() {
            return rounded(negative, raised.plus(lowest), lower.exponent, false);
        }
        match raised.cmp(&lowest) {
            Ordering::Equal => Some(Self::ZERO),
            Ordering::Greater => rounded(negative, raised.minus(lowest), lower.exponent, false),
            Ordering::Less => rounded(!negative, lowest.minus(raised), lower.exponent, false),
        }
    }

    /// The sum when the lower operand lies wholly below the digits that are kept.
    fn plus_trace(self, lower: Self, gap: u32) -> Option<Self> {
        let reach = gap.min(DIGITS + 4);
        let raised = raise(self.magnitude(), reach);
        let exponent = self.exponent - i32::try_from(reach).ok()?;
        let one = Wide::from_narrow(1);
        if self.is_negative() == lower.is_negative() {
            return rounded(self.is_negative(), raised, exponent, true);
        }
        rounded(self.is_negative(), raised.minus(one), exponent, true)
    }

    /// The difference; none when out of range.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The product; none when out of range.
    pub fn times(self, other: Self) -> Option<Self> {
        let product = Wide::product(self.magnitude(), other.magnitude());
        rounded(self.is_negative() != other.is_negative(), product, self.exponent + other.exponent, false)
    }

    /// The quotient; none when dividing by zero or out of range.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        if other.coefficient == 0 {
            return None;
        }
        if self.coefficient == 0 {
            return Some(Self::ZERO);
        }
        let (dividend, divisor) = (self.magnitude(), other.magnitude());
        let raise_by = DIGITS + 2 + digits(divisor) - digits(dividend).min(digits(divisor) + DIGITS);
        let (quotient, more) = raise(dividend, raise_by).divided_by_narrow(divisor);
        let exponent = self.exponent - other.exponent - i32::try_from(raise_by).ok()?;
        rounded(self.is_negative() != other.is_negative(), quotient, exponent, more)
    }

    /// The number raised to a whole power; none when dividing by zero or out of range.
    pub fn power(self, exponent: i64) -> Option<Self> {
        let mut result = Self::ONE;
        let mut square = self;
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            if left & 1 == 1 {
                result = result.times(square)?;
            }
            left >>= 1;
            if left > 0 {
                square = square.times(square)?;
            }
        }
        if exponent < 0 { Self::ONE.divided_by(result) } else { Some(result) }
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { coefficient: -self.coefficient, exponent: self.exponent }
    }

    /// The number without its sign.
    #[must_use]
    pub const fn absolute(self) -> Self {
        Self { coefficient: self.coefficient.abs(), exponent: self.exponent }
    }

    /// The greatest multiple of `10^-decimals` that is at most the number.
    #[must_use]
    pub fn floor(self, decimals: u32) -> Self {
        let Some(cut) = self.decimals().checked_sub(decimals).filter(|cut| *cut > 0) else { return self };
        let (kept, rest) = Wide::from_narrow(self.magnitude()).cut(cut);
        let up = self.is_negative() && rest != Rest::None;
        self.with_kept(kept, up, decimals)
    }

    /// The least multiple of `10^-decimals` that is at least the number.
    #[must_use]
    pub fn ceiling(self, decimals: u32) -> Self {
        self.negated().floor(decimals).negated()
    }

    fn with_kept(self, kept: Wide, up: bool, decimals: u32) -> Self {
        let kept = if up { kept.plus(Wide::from_narrow(1)) } else { kept };
        let exponent = i32::try_from(decimals).map_or(0, |places| -places);
        rounded(self.is_negative(), kept, exponent, false).unwrap_or(Self::ZERO)
    }

    const fn magnitude(self) -> u128 {
        self.coefficient.unsigned_abs()
    }
}

/// `value × 10^digits`, in two steps when the power alone does not fit.
fn raise(value: u128, by: u32) -> Wide {
    let first = by.min(38 - digits(value).min(38));
    let narrow = value * 10_u128.pow(first);
    Wide::product(narrow, 10_u128.pow(by - first))
}

/// How many decimal digits an integer has; zero has none.
fn digits(value: u128) -> u32 {
    value.checked_ilog10().map_or(0, |log| log + 1)
}

/// Rounds half to even to 34 digits and strips trailing zeros; none when the exponent does not fit.
fn rounded(negative: bool, magnitude: Wide, exponent: i32, more_below: bool) -> Option<Number> {
    let surplus = magnitude.digits().saturating_sub(DIGITS);
    let below_range = u32::try_from(LOWEST_EXPONENT.saturating_sub(exponent)).unwrap_or(0);
    let cut = surplus.max(below_range);
    if cut > 80 {
        return Some(Number::ZERO);
    }
    let (kept, rest) = magnitude.cut(cut);
    let mut coefficient = kept.narrow()?;
    let mut exponent = exponent + i32::try_from(cut).ok()?;
    match rest.with_more_below(more_below) {
        Rest::OverHalf => coefficient += 1,
        Rest::Half => coefficient += coefficient & 1,
        Rest::None | Rest::UnderHalf => {}
    }
    if coefficient == 0 {
        return Some(Number::ZERO);
    }
    while coefficient.is_multiple_of(10) {
        coefficient /= 10;
        exponent += 1;
    }
    let spare = i32::try_from(DIGITS - digits(coefficient)).ok()?;
    if exponent > HIGHEST_EXPONENT + spare {
        return None;
    }
    let coefficient = i128::try_from(coefficient).ok()?;
    Some(Number { coefficient: if negative { -coefficient } else { coefficient }, exponent })
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.exponent == other.exponent {
            return self.coefficient.cmp(&other.coefficient);
        }
        let signs = self.coefficient.signum().cmp(&other.coefficient.signum());
        if signs != Ordering::Equal {
            return signs;
        }
        let (left, right) = (self.magnitude(), other.magnitude());
        let height = |value: u128, exponent: i32| i64::from(digits(value)) + i64::from(exponent);
        let (left_height, right_height) = (height(left, self.exponent), height(right, other.exponent));
        let magnitudes = left_height.cmp(&right_height).then_with(|| {
            let gap = self.exponent.abs_diff(other.exponent);
            if self.exponent > other.exponent {
                (left * 10_u128.pow(gap)).cmp(&right)
            } else {
                left.cmp(&(right * 10_u128.pow(gap)))
            }
        });
        if self.is_negative() { magnitudes.reverse() } else { magnitudes }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.coefficient.hash(state);
        self.exponent.hash(state);
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::scaled(i128::from(value), 0).unwrap_or(Self::ZERO)
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self::from(i64::from(value))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self::from(i64::from(value))
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads `-12.50`, `.5` and `1.5e3`; refuses more than 34 significant digits rather than rounding them.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let malformed = || NumberError::Malformed(text.to_owned());
        let too_long = || NumberError::TooLong(text.to_owned());
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, power) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i32>().map_err(|_| malformed())?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !all_digits(whole) || !all_digits(fraction) {
            return Err(malformed());
        }
        let joined = format!("{whole}{fraction}");
        let significant = joined.trim_start_matches('0');
        let stripped = significant.trim_end_matches('0');
        if stripped.len() > DIGITS as usize || power.unsigned_abs() > 10_000 || joined.len() > 6_000 {
            return Err(too_long());
        }
        if stripped.is_empty() {
            return Ok(Self::ZERO);
        }
        let coefficient: i128 = stripped.parse().map_err(|_| malformed())?;
        let zeros = i32::try_from(significant.len() - stripped.len()).map_err(|_| too_long())?;
        let exponent = power - i32::try_from(fraction.len()).map_err(|_| too_long())? + zeros;
        Self::scaled(if negative { -coefficient } else { coefficient }, exponent).ok_or_else(too_long)
    }
}

impl fmt::Display for Number {
    /// Plain notation up to 40 places; beyond that with an exponent.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let digits = self.magnitude().to_string();
        let places = self.decimals() as usize;
        if self.exponent > 40 || places > 60 {
            return write!(formatter, "{sign}{digits}e{}", self.exponent);
        }
        if let Ok(zeros) = usize::try_from(self.exponent) {
            return write!(formatter, "{sign}{digits}{}", "0".repeat(zeros));
        }
        if digits.len() <= places {
            return write!(formatter, "{sign}0.{digits:0>places$}");
        }
        let (whole, fraction) = digits.split_at(digits.len() - places);
        write!(formatter, "{sign}{whole}.{fraction}")
    }
}
