//! The day on which notice was received: today for who files it themselves, the day the letter came for who enters it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::intake::say;
use crate::actors::Actor;
use crate::calendar::amsterdam;
use crate::messages::{Message, Value};
use crate::processes::Facts;
use crate::processes::intake::{Answers, Field, FieldKind, Question};

/// The field, and the question it stands in.
pub const FIELD: &str = "received-on";
/// A notice that came longer ago than this is no longer entered but looked into.
const MOST_DAYS: i64 = 62;

/// The first and the last day that can be given.
fn days(facts: &Facts<'_>) -> (Date, Date) {
    let today = amsterdam::day_of(facts.now);
    (today.saturating_sub(MOST_DAYS.days()).max(facts.lease.start), today)
}

/// What staff, and other systems, are asked: the notice term runs from the day it came, not the day it is entered.
pub fn question(facts: &Facts<'_>) -> Option<Question> {
    let asked = !matches!(facts.actor, Actor::Tenant { .. });
    let today = amsterdam::day_of(facts.now);
    asked.then(|| Question {
        key: FIELD,
        title: say("q-received-on"),
        intro: Some(say("q-received-on-intro")),
        fields: vec![Field {
            name: FIELD,
            kind: FieldKind::Date,
            label: say("f-received-on"),
            hint: Some(say("f-received-on-hint").with("today", Value::Day(today))),
            required: false,
            only_when: None,
        }],
    })
}

/// The Dutch calendar day of receipt in these answers, or what is wrong with it.
pub fn day(answers: &Answers, facts: &Facts<'_>) -> Result<Date, Message> {
    let (first, today) = days(facts);
    let typed = answers.get(FIELD).filter(|_| !matches!(facts.actor, Actor::Tenant { .. }));
    let Some(typed) = typed else { return Ok(today) };
    let day = typed.parse::<Date>().ok().filter(|day| (first..=today).contains(day));
    day.ok_or_else(|| say("p-received-on").with("first", Value::Day(first)).with("today", Value::Day(today)))
}
