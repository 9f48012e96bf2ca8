//! The days on which rent falls due.

use jiff::civil::Date;
use jiff::{Span, ToSpan, Unit};
use serde::{Deserialize, Serialize};

use crate::tenancy::PaymentPeriod;

/// Every day on which rent falls due: one of them, and how often it comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentDays {
    /// Any one day on which rent falls due. After the 28th, shorter months use their last day.
    pub anchor: Date,
    /// How often.
    pub period: PaymentPeriod,
}

impl PaymentDays {
    /// The first payment day on or after `day`.
    pub fn first_from(self, day: Date) -> Date {
        let index = self.index_near(day);
        (index - 1..=index + 1).map(|index| self.nth(index)).find(|due| *due >= day).unwrap_or(Date::MAX)
    }

    /// The last payment day on or before `day`.
    pub fn last_until(self, day: Date) -> Date {
        let index = self.index_near(day);
        (index - 1..=index + 1)
            .rev()
            .map(|index| self.nth(index))
            .find(|due| *due <= day)
            .unwrap_or(Date::MIN)
    }

    /// The payment day `index` periods after the anchor.
    fn nth(self, index: i64) -> Date {
        // A checked span: `index` grows only with the distance between two dates, which a span always holds.
        let size = index.saturating_mul(self.step().1);
        let span = match self.step().0 {
            Unit::Week => Span::new().try_weeks(size),
            _ => Span::new().try_months(size),
        };
        let limit = if index < 0 { Date::MIN } else { Date::MAX };
        span.map_or(limit, |span| self.anchor.saturating_add(span))
    }

    /// How many periods lie between the anchor and `day`, give or take one.
    fn index_near(self, day: Date) -> i64 {
        let (unit, size) = self.step();
        let passed = match unit {
            Unit::Week => i64::from(self.anchor.until(day).map_or(0, |span| span.get_days())) / 7,
            _ => {
                i64::from(day.year() - self.anchor.year()) * 12 + i64::from(day.month() - self.anchor.month())
            }
        };
        passed.div_euclid(size)
    }

    const fn step(self) -> (Unit, i64) {
        match self.period {
            PaymentPeriod::Week => (Unit::Week, 1),
            PaymentPeriod::FourWeeks => (Unit::Week, 4),
            PaymentPeriod::Month => (Unit::Month, 1),
            PaymentPeriod::Quarter => (Unit::Month, 3),
            PaymentPeriod::HalfYear => (Unit::Month, 6),
            PaymentPeriod::Year => (Unit::Month, 12),
        }
    }
}

/// `day` plus `months`, on the last day of a month that is too short; and whether it was too short.
pub(super) fn add_months(day: Date, months: u8) -> (Date, bool) {
    let later = day.saturating_add(i32::from(months).months());
    (later, later.day() != day.day())
}
