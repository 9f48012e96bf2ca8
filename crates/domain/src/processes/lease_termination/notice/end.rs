//! The day on which a lease ends: the earliest, the latest, and the one a tenant wishes, corrected where needed.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::payment::add_months;
use super::rules::{LeaseTerms, NoticeRules, TermStart};
use super::term::{NoticeTerm, notice_term};
use crate::calendar::Closure;

/// A day that is passed over because the association does not work on it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Skipped {
    /// The day.
    pub day: Date,
    /// Why it is no working day.
    pub closure: Closure,
}

/// One step from the day of receipt to an end date, in the order taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "step")]
pub enum Step {
    /// Notice was received.
    Received {
        /// The Dutch calendar day.
        on: Date,
    },
    /// The term starts later than the day of receipt.
    TermStarts {
        /// The first working day after receipt.
        on: Date,
    },
    /// The notice term has passed.
    TermPassed {
        /// Its length.
        months: u8,
        /// The day on which it has passed.
        on: Date,
        /// Whether the month has no day with the same number, so that its last day is taken.
        last_day_of_month: bool,
    },
    /// The next day on which rent falls due.
    PaymentDay {
        /// That day.
        on: Date,
    },
    /// The day is no working day.
    Moved {
        /// From this day,
        from: Date,
        /// to this working day,
        to: Date,
        /// past these days, the first of which is `from`.
        skipped: Vec<Skipped>,
    },
}

/// A day on which the lease may end, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EndDate {
    /// The last day of the lease; keys are handed in on this day and rent is paid up to it.
    pub date: Date,
    /// From the day of receipt to [`Self::date`].
    pub steps: Vec<Step>,
}

/// Why the lease does not end on the day that was wished; the tenant is told each of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Correction {
    /// The notice term has not passed by then: notice holds for the earliest day instead (BW 7:271 paragraph 7).
    TooShort {
        /// The earliest day.
        earliest: Date,
    },
    /// Rent does not fall due on that day.
    NotAPaymentDay {
        /// The first day after it on which rent falls due.
        payment_day: Date,
    },
    /// The day is a Saturday or Sunday.
    MovedFromWeekend {
        /// That day.
        from: Date,
        /// The next working day.
        to: Date,
    },
    /// The day is a public holiday.
    MovedFromHoliday {
        /// That day.
        from: Date,
        /// The next working day.
        to: Date,
        /// Which holiday.
        holiday: crate::calendar::Holiday,
    },
    /// The association is closed on that day.
    MovedFromClosedDay {
        /// That day.
        from: Date,
        /// The next working day.
        to: Date,
        /// What the association calls the day.
        name: String,
    },
}

/// The end of the lease for a wish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndDecision {
    /// The last day of the lease.
    pub end: Date,
    /// What the tenant asked.
    pub wished: Date,
    /// The earliest day that was possible, and how it was found.
    pub earliest: EndDate,
    /// The notice term that was applied.
    pub term: NoticeTerm,
    /// Why `end` is not `wished`; empty when it is.
    pub corrections: Vec<Correction>,
    /// The last day for which the rules take notice, when `end` lies after it: then a person decides.
    pub beyond: Option<Date>,
}

/// The first day on which the lease can end when notice is received on `received` (a Dutch calendar day: see
/// [`crate::calendar::amsterdam::day_of`]).
pub fn earliest_end(received: Date, lease: &LeaseTerms, rules: &NoticeRules) -> EndDate {
    let (possible_from, mut steps) = possible_from(received, lease, rules);
    let date = end_from(possible_from, possible_from, lease, rules, &mut steps);
    EndDate { date, steps }
}

/// The last day for which the rules take notice now: the first possible end on or after the day that lies
/// `months_ahead_max` ahead, and never before the earliest.
pub fn latest_end(received: Date, lease: &LeaseTerms, rules: &NoticeRules) -> Date {
    let (possible_from, _) = possible_from(received, lease, rules);
    let (limit, _) = add_months(received, rules.months_ahead_max);
    end_from(limit.max(possible_from), possible_from, lease, rules, &mut Vec::new())
}

/// The end of the lease when the tenant wishes `wished`. No wish is refused: too early is corrected, and too far ahead
/// is for a person.
pub fn decide_end(wished: Date, received: Date, lease: &LeaseTerms, rules: &NoticeRules) -> EndDecision {
    let latest = latest_end(received, lease, rules);
    let (possible_from, _) = possible_from(received, lease, rules);
    let earliest = earliest_end(received, lease, rules);
    let mut steps = Vec::new();
    let end = end_from(wished.max(possible_from), possible_from, lease, rules, &mut steps);
    let corrections = match () {
        () if end == wished => Vec::new(),
        () if wished < possible_from => vec![Correction::TooShort { earliest: earliest.date }],
        () => steps.into_iter().filter_map(|step| correction(step, wished)).collect(),
    };
    let beyond = (end > latest).then_some(latest);
    EndDecision { end, wished, earliest, term: notice_term(lease, rules), corrections, beyond }
}

/// The day on which the notice term has passed.
fn possible_from(received: Date, lease: &LeaseTerms, rules: &NoticeRules) -> (Date, Vec<Step>) {
    let mut steps = vec![Step::Received { on: received }];
    let start = match rules.term_start {
        TermStart::DayOfReceipt => received,
        TermStart::NextWorkingDay => {
            let on = rules.calendar.next_working_day(received);
            steps.push(Step::TermStarts { on });
            on
        }
    };
    let months = notice_term(lease, rules).months;
    let (on, last_day_of_month) = add_months(start, months);
    steps.push(Step::TermPassed { months, on, last_day_of_month });
    (on, steps)
}

/// The first day on or after `day` on which the lease may end, where payment days before `possible_from` do not
/// count. A payment day in a weekend and the working day to which it moves are both good answers to a wish.
fn end_from(
    day: Date,
    possible_from: Date,
    lease: &LeaseTerms,
    rules: &NoticeRules,
    steps: &mut Vec<Step>,
) -> Date {
    let mut nominal = day;
    if rules.end_must_be_payment_day {
        let last = lease.payment.last_until(day);
        let still_counts = last >= possible_from && rules.ending_day_from(last) >= day;
        nominal = if still_counts { last } else { lease.payment.first_from(day) };
        steps.push(Step::PaymentDay { on: nominal });
    }
    let end = rules.ending_day_from(nominal);
    if end != nominal {
        steps.push(Step::Moved { from: nominal, to: end, skipped: skipped(nominal, end, rules) });
    }
    end
}

fn skipped(from: Date, to: Date, rules: &NoticeRules) -> Vec<Skipped> {
    from.series(1.day())
        .take_while(|day| *day < to)
        .filter_map(|day| rules.calendar.closure(day).map(|closure| Skipped { day, closure }))
        .collect()
}

fn correction(step: Step, wished: Date) -> Option<Correction> {
    match step {
        Step::PaymentDay { on } if on > wished => Some(Correction::NotAPaymentDay { payment_day: on }),
        Step::Moved { from, to, mut skipped } if !skipped.is_empty() => {
            Some(match skipped.swap_remove(0).closure {
                Closure::Weekend => Correction::MovedFromWeekend { from, to },
                Closure::Holiday { holiday } => Correction::MovedFromHoliday { from, to, holiday },
                Closure::Association { name } => Correction::MovedFromClosedDay { from, to, name },
            })
        }
        _ => None,
    }
}
