//! The notice rules explained to the tenant, one short sentence at a time.

use jiff::civil::Date;

use super::end::{Correction, EndRefusal, Skipped, Step};
use super::term::{NoticeTerm, TermBasis};
use crate::calendar::{Closure, Words};
use crate::language::Language;

/// The sentences in every language; they need the words of [`crate::calendar::TEXTS`] as well.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::Nl, include_str!("nl.ftl")), (Language::En, include_str!("en.ftl"))];

/// How long the term is and why: one text, and a second when a clause in the lease is void.
pub fn explain_term(term: &NoticeTerm, words: &Words<'_>) -> Vec<String> {
    let period = words.format(&format!("notice-period-{}", term.period.code()), &[]);
    let key = match term.basis {
        TermBasis::PaymentPeriod => "notice-term-payment-period",
        TermBasis::Clause => "notice-term-clause",
        TermBasis::Association => "notice-term-association",
    };
    let length = months(term.months, words);
    let void = term
        .void_clause_months
        .map(|clause| words.format("notice-term-void-clause", &[("term", &months(clause, words))]));
    std::iter::once(words.format(key, &[("term", &length), ("period", &period)])).chain(void).collect()
}

/// One step on the way to an end date.
pub fn explain_step(step: &Step, words: &Words<'_>) -> String {
    match step {
        Step::Received { on } => on_day("notice-step-received", *on, words),
        Step::TermStarts { on } => on_day("notice-step-term-starts", *on, words),
        Step::TermPassed { months: length, on, last_day_of_month } => {
            let key = if *last_day_of_month {
                "notice-step-term-passed-last-day"
            } else {
                "notice-step-term-passed"
            };
            words.format(key, &[("date", &words.date(*on)), ("term", &months(*length, words))])
        }
        Step::FixedTermPassed { on } => on_day("notice-step-fixed-term", *on, words),
        Step::PaymentDay { on } => on_day("notice-step-payment-day", *on, words),
        Step::Moved { from, to, skipped } => match skipped.first() {
            Some(Skipped { closure, .. }) => moved(*from, *to, closure, words),
            None => on_day("notice-moved", *to, words),
        },
    }
}

/// Why the end is not the day that was wished.
pub fn explain_correction(correction: &Correction, words: &Words<'_>) -> String {
    match correction {
        Correction::TooShort { earliest } => on_day("notice-too-short", *earliest, words),
        Correction::WithinFixedTerm { until, earliest } => words.format(
            "notice-within-fixed-term",
            &[("until", &words.date(*until)), ("date", &words.date(*earliest))],
        ),
        Correction::NotAPaymentDay { payment_day } => on_day("notice-not-a-payment-day", *payment_day, words),
        Correction::MovedFromWeekend { from, to } => moved(*from, *to, &Closure::Weekend, words),
        Correction::MovedFromHoliday { from, to, holiday } => {
            moved(*from, *to, &Closure::Holiday { holiday: *holiday }, words)
        }
        Correction::MovedFromClosedDay { from, to, name } => {
            moved(*from, *to, &Closure::Association { name: name.clone() }, words)
        }
    }
}

/// Why no end follows from the wish, and what to choose instead.
pub fn explain_refusal(refusal: &EndRefusal, words: &Words<'_>) -> String {
    match refusal {
        EndRefusal::TooFarAhead { latest, .. } => on_day("notice-too-far-ahead", *latest, words),
    }
}

fn on_day(key: &str, day: Date, words: &Words<'_>) -> String {
    words.format(key, &[("date", &words.date(day))])
}

fn months(count: u8, words: &Words<'_>) -> String {
    words.format("notice-months", &[("count", &count.to_string())])
}

fn moved(from: Date, to: Date, closure: &Closure, words: &Words<'_>) -> String {
    let (from, to) = (words.date(from), words.date(to));
    let (key, name) = match closure {
        Closure::Weekend => ("notice-moved-from-weekend", String::new()),
        Closure::Holiday { holiday } => ("notice-moved-from-holiday", words.holiday(*holiday)),
        Closure::Association { name } => ("notice-moved-from-closed-day", name.clone()),
    };
    words.format(key, &[("from", &from), ("date", &to), ("name", &name)])
}
