//! Another last day, set by a person: what others on the lease agreed to no longer holds, so they are asked again.

use jiff::civil::Date;
use serde_json::json;

use super::intake::say;
use super::turn::Turn;
use super::{flow, letters};
use crate::calendar::amsterdam;
use crate::ids::RelationId;
use crate::messages::{Message, Value};
use crate::processes::flow::{Command, Effect, Refusal};
use crate::processes::intake::Problem;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;

/// What must be filled in better, at which field of the command.
fn mend(field: &'static str, message: Message) -> Refusal {
    Refusal::Problems(vec![Problem { question: "correct", field, message }])
}

/// Sets another last day. What was certain and is now to be agreed again is certain no longer.
pub fn correct(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Result<&'static str, Refusal> {
    let end = wanted(turn, command)?;
    explained(turn, end, command)?;
    let before = std::mem::replace(&mut turn.termination.end, end);
    turn.termination.corrections.clear();
    let received = turn.termination.received_on;
    for visit in &mut turn.termination.visits {
        (visit.first, visit.last) = turn.process.rules.window(visit.kind, received, end);
    }
    turn.event(
        "termination-corrected",
        json!({ "before": before, "after": end, "note": command.get("note") }),
    );
    let mended = ["attention-visit-after-end", "attention-end-passed"];
    let watched = !turn.attention.is_empty();
    turn.attention.retain(|reason| !mended.contains(&reason.as_str()));
    if from == flow::REVIEW && watched && turn.attention.is_empty() {
        turn.attend("attention-all-agreed");
    }
    if turn.appointments().any(|visit| amsterdam::day_of(visit.starts_at) > end) {
        turn.attend("attention-visit-after-end");
    }
    let asked = turn.asked();
    if !asked.is_empty() {
        return Ok(agree_again(turn, from, asked));
    }
    turn.tell_erp(turn.standing(from));
    letters::corrected(turn);
    if from == flow::CONFIRMED {
        turn.effects.push(Effect::EndLease(Some(end)));
        turn.finish_later();
    }
    Ok(from)
}

/// The answers of others were about another day: everybody who was asked is asked again.
fn agree_again(turn: &mut Turn<'_>, from: &'static str, asked: Vec<RelationId>) -> &'static str {
    turn.attention.retain(|reason| !reason.starts_with("attention-cosigner"));
    if from != flow::SIGNING {
        turn.attend("attention-cosigner-asked-again");
    }
    let state = if from == flow::CONFIRMED {
        // A person set this day and needs not approve it once more; only the others must still agree.
        turn.termination.approved = true;
        turn.effects.push(Effect::EndLease(None));
        flow::SIGNING
    } else {
        from
    };
    turn.tell_erp(turn.standing(state));
    letters::to_be_agreed_again(turn);
    turn.ask(asked, "termination-asked-again");
    state
}

/// The day that is asked for: still to come, within the lease, and another than it is now.
fn wanted(turn: &Turn<'_>, command: &Command) -> Result<Date, Refusal> {
    let now = turn.termination.end;
    let about = |key: &str, name: &str, day: Date| mend("end", say(key).with(name, Value::Day(day)));
    let end = command.get("end").and_then(|end| end.parse::<Date>().ok());
    let end = end.ok_or_else(|| about("p-date-wrong", "example", now))?;
    let (start, today) = (turn.facts.lease.start, amsterdam::day_of(turn.facts.now));
    if end <= start {
        Err(about("p-before-start", "start", start))
    } else if end < today {
        Err(about("p-end-passed", "today", today))
    } else if end == now {
        Err(about("p-same-end", "end", now))
    } else {
        Ok(end)
    }
}

/// A person may set a day that does not follow from the rules, and then writes down why.
fn explained(turn: &Turn<'_>, end: Date, command: &Command) -> Result<(), Refusal> {
    let note = command.get("note").unwrap_or_default();
    if note.chars().count() > LONGEST_NOTE {
        let longest = Value::Number(i64::try_from(LONGEST_NOTE).unwrap_or(i64::MAX));
        return Err(mend("note", say("p-too-long").with("longest", longest)));
    }
    let decided = turn.process.rules.end(end, turn.termination.received_on, turn.facts.lease);
    let by_rules = decided.beyond.unwrap_or(decided.end);
    if note.is_empty() && by_rules != end {
        return Err(mend("note", say("p-odd-end").with("computed", Value::Day(by_rules))));
    }
    Ok(())
}
