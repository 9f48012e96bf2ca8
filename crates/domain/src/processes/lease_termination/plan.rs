//! What follows from the answers so far: the end, who must agree, which visits, which times can be offered.

use jiff::civil::Date;

use super::LeaseTermination;
use super::filing::Situation;
use super::intake::ask_field;
use super::notice::EndDecision;
use super::receipt;
use super::rules::VisitRule;
use crate::appointments::AppointmentKind;
use crate::appointments::offer::{Slot, Wish, offer};
use crate::calendar::amsterdam;
use crate::processes::Facts;
use crate::processes::intake::Answers;

/// A visit as it would be after these answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedVisit {
    /// What for.
    pub kind: AppointmentKind,
    /// Length in minutes.
    pub minutes: u16,
    /// The rule of the table that decided.
    pub rule: String,
    /// Whether the table asks for it.
    pub required: bool,
    /// Whether it takes place: required, or asked for.
    pub wanted: bool,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Times that can be offered now.
    pub offered: Vec<Slot>,
}

/// What follows from the answers so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The Dutch calendar day of receipt.
    pub received: Date,
    /// The end that follows from the wish; the earliest when there is no usable wish yet.
    pub end: Date,
    /// The whole decision on the end, when a day was given.
    pub decision: Option<EndDecision>,
    /// Who leaves.
    pub situation: Option<Situation>,
    /// Why a person must handle it.
    pub person_reasons: Vec<String>,
    /// Whether the rules may handle it, so that times are offered.
    pub by_rules: bool,
    /// Both kinds of visit.
    pub visits: Vec<PlannedVisit>,
}

impl Plan {
    /// Works out what follows from `answers`.
    pub fn of(process: &LeaseTermination, answers: &Answers, facts: &Facts<'_>) -> Self {
        let received = receipt::day(answers, facts).unwrap_or_else(|_| amsterdam::day_of(facts.now));
        let wished = answers.get("end-date").and_then(|day| day.parse::<Date>().ok());
        let decision = wished.map(|day| process.rules.end(day, received, facts.lease));
        let decided = decision.clone().unwrap_or_else(|| process.earliest(received, facts));
        let end = decided.end;
        let situation = answers.get("situation").and_then(Situation::from_code);
        // A table that fails sends to a person; it never stands in a tenant's way.
        let person_reasons = process
            .rules
            .person_reasons(situation.unwrap_or(Situation::Everyone), facts.lease, received, &decided)
            .unwrap_or_else(|_| vec!["attention-table".to_owned()]);
        let rules = process.rules.visits(facts.lease, facts.home, end).unwrap_or_default();
        let by_rules = person_reasons.is_empty();
        let visits =
            rules.into_iter().map(|rule| planned(process, answers, facts, (received, end), rule)).collect();
        Self { received, end, decision, situation, person_reasons, by_rules, visits }
    }

    /// The first and last day of all visits that take place; `None` when there are none.
    pub fn days(&self) -> Option<(Date, Date)> {
        let wanted = || self.visits.iter().filter(|visit| self.by_rules && visit.wanted);
        Some((wanted().map(|visit| visit.first).min()?, wanted().map(|visit| visit.last).max()?))
    }
}

fn planned(
    process: &LeaseTermination,
    answers: &Answers,
    facts: &Facts<'_>,
    (received, end): (Date, Date),
    rule: VisitRule,
) -> PlannedVisit {
    let (first, last) = process.rules.window(rule.kind, received, end);
    let wanted = rule.needed || answers.is(ask_field(rule.kind), "yes");
    let offered = if wanted { process.times(rule.minutes, (first, last), facts) } else { Vec::new() };
    PlannedVisit {
        kind: rule.kind,
        minutes: rule.minutes,
        rule: rule.rule,
        required: rule.needed,
        wanted,
        first,
        last,
        offered,
    }
}

impl LeaseTermination {
    /// The end when the earliest day is asked for, of a notice received on this day.
    pub(super) fn earliest(&self, received: Date, facts: &Facts<'_>) -> EndDecision {
        self.rules.end(received, received, facts.lease)
    }

    /// The times that can be offered for a visit of `minutes` between these days.
    pub(super) fn times(&self, minutes: u16, (first, last): (Date, Date), facts: &Facts<'_>) -> Vec<Slot> {
        let visits = &self.rules.parameters.visits;
        let wish = Wish {
            first,
            last,
            minutes,
            travel_minutes: visits.travel_minutes,
            step_minutes: visits.step_minutes,
            not_before: facts.now,
        };
        let calendar = &self.rules.parameters.notice.calendar;
        offer(&wish, facts.calendars, |day| !calendar.is_working_day(day))
    }
}
