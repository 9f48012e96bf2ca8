//! The notice rules against dated examples and random days, and how a lease and an association state theirs.

mod examples;
mod properties;
mod terms;

use jiff::civil::{Date, date};

use super::{LeaseTerms, PaymentDays};
use crate::tenancy::PaymentPeriod;

/// A lease with rent by `period` on the first, without clause.
fn lease(period: PaymentPeriod) -> LeaseTerms {
    LeaseTerms { payment: PaymentDays { anchor: date(2026, 1, 1), period }, clause_months: None }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
