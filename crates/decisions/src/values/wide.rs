//! Unsigned 256-bit integers: the room that exact decimal arithmetic needs between two roundings.

use std::cmp::Ordering;

/// The largest power of ten that fits in 64 bits is ten to the power of this.
const CHUNK_DIGITS: u32 = 19;

/// An unsigned integer of 256 bits, as two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wide {
    high: u128,
    low: u128,
}

impl Wide {
    /// The integer itself, widened.
    pub(super) const fn from_narrow(value: u128) -> Self {
        Self { high: 0, low: value }
    }

    /// The narrow integer, when it fits in 128 bits.
    pub(super) const fn narrow(self) -> Option<u128> {
        if self.high == 0 { Some(self.low) } else { None }
    }

    /// The exact product of two narrow integers.
    pub(super) fn product(left: u128, right: u128) -> Self {
        let mask = u128::from(u64::MAX);
        let (left_high, left_low) = (left >> 64, left & mask);
        let (right_high, right_low) = (right >> 64, right & mask);
        let lowest = left_low * right_low;
        let (middle, carried) = (left_high * right_low).overflowing_add(left_low * right_high);
        let (low, overflow) = lowest.overflowing_add(middle << 64);
        let carry = (u128::from(carried) << 64) + u128::from(overflow);
        Self { high: left_high * right_high + (middle >> 64) + carry, low }
    }

    /// The sum; the caller keeps both below 2^255.
    pub(super) fn plus(self, other: Self) -> Self {
        let (low, overflow) = self.low.overflowing_add(other.low);
        Self { high: self.high + other.high + u128::from(overflow), low }
    }

    /// The difference; the caller keeps `other` at most `self`.
    pub(super) fn minus(self, other: Self) -> Self {
        let (low, borrow) = self.low.overflowing_sub(other.low);
        Self { high: self.high - other.high - u128::from(borrow), low }
    }

    /// Divides by ten to the power `digits`; the second part says how the cut-off rest compares with a half
    /// and whether there was any rest.
    pub(super) fn cut(self, digits: u32) -> (Self, Rest) {
        let mut value = self;
        let mut below = false;
        let mut left = digits;
        while left > CHUNK_DIGITS + 1 {
            let step = CHUNK_DIGITS.min(left - 1);
            let (quotient, remainder) = value.divided_by(10_u64.pow(step));
            below |= remainder != 0;
            value = quotient;
            left -= step;
        }
        if left > 1 {
            let (quotient, remainder) = value.divided_by(10_u64.pow(left - 1));
            below |= remainder != 0;
            value = quotient;
        }
        if left == 0 {
            return (value, Rest::None);
        }
        let (quotient, last) = value.divided_by(10);
        (quotient, Rest::of(last, below))
    }

    /// Quotient and remainder by a narrow divisor of one limb.
    fn divided_by(self, divisor: u64) -> (Self, u64) {
        let divisor = u128::from(divisor);
        let mask = u128::from(u64::MAX);
        let mut remainder = 0_u128;
        let mut limbs = [self.high >> 64, self.high & mask, self.low >> 64, self.low & mask];
        for limb in &mut limbs {
            let dividend = (remainder << 64) | *limb;
            *limb = dividend / divisor;
            remainder = dividend % divisor;
        }
        let quotient = Self { high: (limbs[0] << 64) | limbs[1], low: (limbs[2] << 64) | limbs[3] };
        (quotient, u64::try_from(remainder).unwrap_or(u64::MAX))
    }

    /// Quotient by a divisor below 2^127, and whether anything remained.
    pub(super) fn divided_by_narrow(self, divisor: u128) -> (Self, bool) {
        let mut remainder = 0_u128;
        let mut quotient = Self::from_narrow(0);
        for position in (0..256).rev() {
            let half = if position >= 128 { self.high } else { self.low };
            remainder = (remainder << 1) | ((half >> (position % 128)) & 1);
            if remainder >= divisor {
                remainder -= divisor;
                if position >= 128 {
                    quotient.high |= 1 << (position - 128);
                } else {
                    quotient.low |= 1 << position;
                }
            }
        }
        (quotient, remainder != 0)
    }

    /// How many decimal digits the integer has; zero has none.
    pub(super) fn digits(self) -> u32 {
        let mut value = self;
        let mut digits = 0;
        loop {
            if let Some(narrow) = value.narrow() {
                return digits + narrow.checked_ilog10().map_or(0, |log| log + 1);
            }
            value = value.divided_by(10_u64.pow(CHUNK_DIGITS)).0;
            digits += CHUNK_DIGITS;
        }
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.high, self.low).cmp(&(other.high, other.low))
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What was cut off, compared with half a unit of the last digit kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    None,
    UnderHalf,
    Half,
    OverHalf,
}

impl Rest {
    fn of(digit: u64, below: bool) -> Self {
        match (digit, below) {
            (0, false) => Self::None,
            (0..=4, _) => Self::UnderHalf,
            (5, false) => Self::Half,
            _ => Self::OverHalf,
        }
    }

    /// The same rest when something smaller lies below what was looked at.
    pub(super) const fn with_more_below(self, more: bool) -> Self {
        match (self, more) {
            (Self::None, true) => Self::UnderHalf,
            (Self::Half, true) => Self::OverHalf,
            (rest, _) => rest,
        }
    }
}
