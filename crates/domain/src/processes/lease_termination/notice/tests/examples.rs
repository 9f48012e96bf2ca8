//! Reads `examples.md` and applies the rules to every row.

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::*;
use super::{day, lease};
use crate::calendar::{Closure, Holiday, LiberationDay, amsterdam};
use crate::tenancy::PaymentPeriod;

const NONE: &str = "–";

struct Example<'a> {
    number: &'a str,
    received: Date,
    lease: LeaseTerms,
    rules: NoticeRules,
    wished: Option<Date>,
    months: u8,
    end: &'a str,
    because: Vec<&'a str>,
    source: &'a str,
}

impl<'a> Example<'a> {
    fn read(row: &'a str) -> Option<Self> {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        cells[0].parse::<u32>().ok()?;
        let &[number, received, period, clause, settings, wished, months, end, because, source] =
            cells.as_slice()
        else {
            panic!("row with {} cells: {row}", cells.len());
        };
        let period = PaymentPeriod::from_code(period).unwrap();
        let mut example = Self {
            number,
            received: received.parse::<Timestamp>().map_or_else(|_| day(received), amsterdam::day_of),
            lease: LeaseTerms { clause_months: clause.parse().ok(), ..lease(period) },
            rules: NoticeRules::default(),
            wished: wished.parse().ok(),
            months: months.parse().unwrap(),
            end,
            because: because.split(' ').filter(|code| *code != NONE).collect(),
            source,
        };
        settings.split(' ').filter(|setting| *setting != NONE).for_each(|setting| example.set(setting));
        Some(example)
    }

    fn set(&mut self, setting: &str) {
        let rules = &mut self.rules;
        match setting.split_once('=').unwrap_or((setting, "")) {
            ("law", "") => rules.months_promised = None,
            ("promised", months) => rules.months_promised = Some(months.parse().unwrap()),
            ("rent-day", "") => rules.end_must_be_payment_day = true,
            ("any-day", "") => rules.end_must_be_working_day = false,
            ("next-working-day", "") => rules.term_start = TermStart::NextWorkingDay,
            ("good-friday", "") => rules.calendar.good_friday = true,
            ("5-may", "lustrum") => rules.calendar.liberation_day = LiberationDay::LustrumYears,
            ("5-may", "never") => rules.calendar.liberation_day = LiberationDay::Never,
            ("closed", closed) => drop(rules.calendar.closed_days.insert(day(closed), "dicht".to_owned())),
            ("ahead", months) => rules.months_ahead_max = months.parse().unwrap(),
            ("anchor", anchor) => self.lease.payment.anchor = day(anchor),
            _ => panic!("unknown setting {setting}"),
        }
    }

    /// The end and the codes of what moved it, as the table writes them.
    fn outcome(&self) -> (String, Vec<String>) {
        let term = notice_term(&self.lease, &self.rules);
        let mut because: Vec<String> = Vec::new();
        let end = match self.wished {
            None => {
                let earliest = earliest_end(self.received, &self.lease, &self.rules);
                because.extend(earliest.steps.iter().filter_map(step_code));
                earliest.date.to_string()
            }
            Some(wished) => {
                let decision = decide_end(wished, self.received, &self.lease, &self.rules);
                because.extend(decision.corrections.iter().map(correction_code));
                because.extend(decision.beyond.map(|latest| format!("beyond:{latest}")));
                decision.end.to_string()
            }
        };
        because.extend(term.void_clause_months.map(|_| "void-clause".to_owned()));
        (end, because)
    }
}

fn closure_code(closure: &Closure) -> String {
    match closure {
        Closure::Weekend => "weekend".to_owned(),
        Closure::Holiday { holiday } => holiday_code(*holiday),
        Closure::Association { .. } => "closed".to_owned(),
    }
}

fn holiday_code(holiday: Holiday) -> String {
    format!("holiday:{}", holiday.code())
}

fn step_code(step: &Step) -> Option<String> {
    match step {
        Step::Received { .. } | Step::TermPassed { last_day_of_month: false, .. } => None,
        Step::TermStarts { .. } => Some("term-starts".to_owned()),
        Step::TermPassed { .. } => Some("last-day".to_owned()),
        Step::PaymentDay { .. } => Some("rent-day".to_owned()),
        Step::Moved { skipped, .. } => Some(closure_code(&skipped[0].closure)),
    }
}

fn correction_code(correction: &Correction) -> String {
    match correction {
        Correction::TooShort { .. } => "too-short".to_owned(),
        Correction::NotAPaymentDay { .. } => "rent-day".to_owned(),
        Correction::MovedFromWeekend { .. } => "weekend".to_owned(),
        Correction::MovedFromHoliday { holiday, .. } => holiday_code(*holiday),
        Correction::MovedFromClosedDay { .. } => "closed".to_owned(),
    }
}

#[test]
fn every_example_ends_as_its_source_says() {
    let examples: Vec<Example<'_>> = include_str!("examples.md")
        .lines()
        .filter_map(|row| if row.starts_with('|') { Example::read(row) } else { None })
        .collect();
    assert!(examples.len() >= 60, "only {} examples", examples.len());
    let mut wrong = Vec::new();
    for (index, example) in examples.iter().enumerate() {
        assert_eq!(example.number, (index + 1).to_string(), "rows are numbered in order");
        assert!(example.source.len() > 10, "row {} names its source", example.number);
        let months = notice_term(&example.lease, &example.rules).months;
        let (end, because) = example.outcome();
        if (months, end.as_str()) != (example.months, example.end) || because != example.because {
            wrong.push(format!(
                "{}: {months} months, {end}, because {because:?} ({})",
                example.number, example.source
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
