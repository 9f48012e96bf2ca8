//! What may differ per association, and what this lease says.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::payment::PaymentDays;
use crate::calendar::WorkingCalendar;
use crate::tenancy::{Lease, PaymentPeriod};

/// On which day the notice term begins to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermStart {
    /// The day on which notice is received (BW 3:37 paragraph 3): received on 20 March, one month, ends 20 April.
    #[default]
    DayOfReceipt,
    /// The first working day after it, as some associations have it.
    NextWorkingDay,
}

/// One association's rules for the end of a lease. The defaults are what most associations publish: one month's
/// notice, an end on any working day, at most six months ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoticeRules {
    /// The longest notice term in months which the association asks of any tenant, however they pay. It can only
    /// shorten what the law allows; zero is read as one. `None`: the law's term.
    pub months_promised: Option<u8>,
    /// Whether a lease ends only on a day on which rent falls due (the law's rule), or on any day (custom).
    pub end_must_be_payment_day: bool,
    /// Whether an end on a weekend, holiday or closed day moves to the next working day.
    pub end_must_be_working_day: bool,
    /// How many months ahead notice may be given. An end that the notice term itself requires is always possible.
    pub months_ahead_max: u8,
    /// When the notice term begins.
    pub term_start: TermStart,
    /// The association's working days: whether 5 May and Good Friday count, and its own closed days.
    pub calendar: WorkingCalendar,
}

impl Default for NoticeRules {
    fn default() -> Self {
        Self {
            months_promised: Some(1),
            end_must_be_payment_day: false,
            end_must_be_working_day: true,
            months_ahead_max: 6,
            term_start: TermStart::default(),
            calendar: WorkingCalendar::default(),
        }
    }
}

impl NoticeRules {
    /// The first day on or after `day` on which a lease may end as far as working days go.
    pub(super) fn ending_day_from(&self, day: Date) -> Date {
        if self.end_must_be_working_day { self.calendar.working_day_from(day) } else { day }
    }
}

/// What one lease says about its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaseTerms {
    /// When rent falls due.
    pub payment: PaymentDays,
    /// The notice term in the contract, in months; zero is read as no clause.
    pub clause_months: Option<u8>,
}

impl From<&Lease> for LeaseTerms {
    /// Rent by the month or longer falls due on the first, counted from January, as associations ask it; rent by
    /// the week is counted from the first day of the lease. Associations let for an indefinite time: a term before
    /// which a tenant may not leave (paragraph 1) is none of theirs, and no register has one.
    fn from(lease: &Lease) -> Self {
        let anchor = match lease.payment_period {
            PaymentPeriod::Week | PaymentPeriod::FourWeeks => lease.start,
            _ => date(lease.start.year(), 1, 1),
        };
        Self {
            payment: PaymentDays { anchor, period: lease.payment_period },
            clause_months: lease.notice_clause_months,
        }
    }
}
