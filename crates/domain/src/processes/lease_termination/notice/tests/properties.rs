//! What holds for every day, lease and association.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::payment::add_months;
use super::super::*;
use crate::calendar::{LiberationDay, WorkingCalendar};
use crate::tenancy::PaymentPeriod;

fn any_day() -> impl Strategy<Value = Date> {
    (0..36_500_i64).prop_map(|n| date(2015, 1, 1).saturating_add(n.days()))
}

fn any_period() -> impl Strategy<Value = PaymentPeriod> {
    proptest::sample::select(PaymentPeriod::ALL.map(|(period, _)| period).to_vec())
}

fn any_payment_days() -> impl Strategy<Value = PaymentDays> {
    (any_day(), any_period()).prop_map(|(anchor, period)| PaymentDays { anchor, period })
}

fn any_lease() -> impl Strategy<Value = LeaseTerms> {
    (any_payment_days(), proptest::option::of(0_u8..8))
        .prop_map(|(payment, clause_months)| LeaseTerms { payment, clause_months })
}

prop_compose! {
    fn any_calendar()(
        liberation_day in proptest::sample::select(vec![
            LiberationDay::EveryYear, LiberationDay::LustrumYears, LiberationDay::Never,
        ]),
        good_friday: bool,
        closed in proptest::collection::btree_map(any_day(), Just("dicht".to_owned()), 0..400),
    ) -> WorkingCalendar {
        WorkingCalendar { liberation_day, good_friday, closed_days: closed }
    }
}

prop_compose! {
    fn any_rules()(
        calendar in any_calendar(),
        months_promised in proptest::option::of(0_u8..5),
        end_must_be_payment_day: bool,
        end_must_be_working_day: bool,
        months_ahead_max in 0_u8..25,
        late_start: bool,
    ) -> NoticeRules {
        let term_start = if late_start { TermStart::NextWorkingDay } else { TermStart::DayOfReceipt };
        NoticeRules { months_promised, end_must_be_payment_day, end_must_be_working_day, months_ahead_max, term_start, calendar }
    }
}

/// Whether a lease may end on `day` when the first possible payment day is on or after `from`: said again, by
/// trying every day instead of counting.
fn may_end(day: Date, from: Date, lease: &LeaseTerms, rules: &NoticeRules) -> bool {
    let works = |day| !rules.end_must_be_working_day || rules.calendar.is_working_day(day);
    if !works(day) || day < from {
        return false;
    }
    let is_due = |day: Date| !rules.end_must_be_payment_day || lease.payment.first_from(day) == day;
    let mut due = day;
    loop {
        if is_due(due) {
            return true;
        }
        due = due.saturating_sub(1.day());
        if due < from || works(due) {
            return false;
        }
    }
}

fn every_day_from(day: Date) -> impl Iterator<Item = Date> {
    day.series(1.day())
}

proptest! {
    #[test]
    fn the_term_is_one_to_three_months_and_never_longer_than_the_law(lease in any_lease(), rules in any_rules()) {
        let term = notice_term(&lease, &rules);
        let law = match lease.payment.period {
            PaymentPeriod::Week | PaymentPeriod::FourWeeks | PaymentPeriod::Month => 1,
            _ => 3,
        };
        prop_assert!((1..=law).contains(&term.months));
        let without_clause = notice_term(&LeaseTerms { clause_months: None, ..lease.clone() }, &rules);
        prop_assert!(term.months <= without_clause.months, "a clause never lengthens the term");
        prop_assert_eq!(term.void_clause_months.is_some(), lease.clause_months.is_some_and(|clause| clause > law));
    }

    #[test]
    fn the_earliest_end_is_the_first_day_allowed_after_the_term(
        received in any_day(), lease in any_lease(), rules in any_rules(),
    ) {
        let earliest = earliest_end(received, &lease, &rules);
        let start = match rules.term_start {
            TermStart::DayOfReceipt => received,
            TermStart::NextWorkingDay => rules.calendar.next_working_day(received),
        };
        let (from, _) = add_months(start, notice_term(&lease, &rules).months);
        let first = every_day_from(from).find(|day| may_end(*day, from, &lease, &rules));
        prop_assert_eq!(Some(earliest.date), first);
        prop_assert_eq!(earliest.steps.first(), Some(&Step::Received { on: received }));
    }

    #[test]
    fn a_later_notice_never_ends_earlier(received in any_day(), days in 0_i64..200, lease in any_lease(), rules in any_rules()) {
        let later = received.saturating_add(days.days());
        prop_assert!(earliest_end(received, &lease, &rules).date <= earliest_end(later, &lease, &rules).date);
        prop_assert!(latest_end(received, &lease, &rules) <= latest_end(later, &lease, &rules));
    }

    #[test]
    fn a_wish_is_never_answered_with_an_earlier_or_forbidden_day(
        received in any_day(), ahead in -400_i64..900, lease in any_lease(), rules in any_rules(),
    ) {
        let wished = received.saturating_add(ahead.days());
        let latest = latest_end(received, &lease, &rules);
        let decision = decide_end(wished, received, &lease, &rules);
        prop_assert!(decision.end >= decision.wished && decision.end >= decision.earliest.date);
        prop_assert!(!rules.end_must_be_working_day || rules.calendar.is_working_day(decision.end));
        prop_assert_eq!(decision.corrections.is_empty(), decision.end == wished, "a change is always explained");
        prop_assert_eq!(decision.beyond, (wished > latest).then_some(latest), "only a wish beyond the last day is for a person");
        let last = decide_end(latest, received, &lease, &rules);
        prop_assert_eq!((last.end, last.beyond), (latest, None));
    }

    #[test]
    fn the_day_decided_is_decided_again_unchanged(
        received in any_day(), ahead in -100_i64..400, lease in any_lease(), rules in any_rules(),
    ) {
        let wished = received.saturating_add(ahead.days());
        let decision = decide_end(wished, received, &lease, &rules);
        let again = decide_end(decision.end, received, &lease, &rules);
        prop_assert_eq!(again.end, decision.end);
        prop_assert!(again.corrections.is_empty());
    }

    #[test]
    fn the_answer_is_the_first_allowed_day_after_the_wish(
        received in any_day(), ahead in 0_i64..150, lease in any_lease(), rules in any_rules(),
    ) {
        let wished = received.saturating_add(ahead.days());
        let decision = decide_end(wished, received, &lease, &rules);
        let start = match rules.term_start {
            TermStart::DayOfReceipt => received,
            TermStart::NextWorkingDay => rules.calendar.next_working_day(received),
        };
        let (from, _) = add_months(start, notice_term(&lease, &rules).months);
        let first = every_day_from(wished.max(from)).find(|day| may_end(*day, from, &lease, &rules));
        prop_assert_eq!(Some(decision.end), first);
    }

    #[test]
    fn payment_days_surround_every_day(payment in any_payment_days(), day in any_day()) {
        let (before, after) = (payment.last_until(day), payment.first_from(day));
        prop_assert!(before <= day && day <= after);
        prop_assert_eq!(before == day, after == day);
        prop_assert_eq!(payment.first_from(payment.anchor), payment.anchor);
        if before < after {
            prop_assert_eq!(payment.first_from(before.saturating_add(1.day())), after);
            let longest = match payment.period {
                PaymentPeriod::Week => 7,
                PaymentPeriod::FourWeeks => 28,
                PaymentPeriod::Month => 31,
                PaymentPeriod::Quarter => 92,
                PaymentPeriod::HalfYear => 184,
                PaymentPeriod::Year => 366,
            };
            let between = before.until(after).unwrap().get_days();
            prop_assert!(between <= longest && between >= longest - 3 , "{between} days in a period of {longest}");
        }
    }
}
