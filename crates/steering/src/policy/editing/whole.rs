//! What concerns the policy as a whole: its name and purpose, rewards, the hold-out, and where people are reached less.

use domain::calendar::WorkingCalendar;
use domain::channels::Channel;
use domain::messages::{Message, Value};
use domain::signs::seen;

use super::channels::with_reason;
use super::{EditRefused, problem, with_number, wrong};
use crate::policy::{EarlierTimes, HoldOut, ParameterFault, Parameters, Reduction};

/// The longest title and purpose, in letters.
const LONGEST_TITLE: i64 = 120;
const LONGEST_PURPOSE: i64 = 2_000;

pub(super) fn named(now: &Parameters, title: &str, purpose: &str) -> Result<Parameters, EditRefused> {
    let (title, purpose) = (seen(title), seen(purpose));
    let fault = |field: &'static str, text: &str, empty: &str, most: i64| {
        let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        match length {
            _ if text.trim().is_empty() => Some(wrong(field, empty)),
            length if length > most => Some(problem(field, with_number("too-long", "most", most))),
            _ => None,
        }
    };
    let title_fault = fault("title", &title, "title", LONGEST_TITLE);
    let faults: Vec<_> =
        title_fault.into_iter().chain(fault("purpose", &purpose, "purpose", LONGEST_PURPOSE)).collect();
    let new = Parameters { title, purpose, ..now.clone() };
    if faults.is_empty() { Ok(new) } else { Err(EditRefused::Problems(faults)) }
}

pub(super) fn with_calendar(now: &Parameters, calendar: &WorkingCalendar) -> Parameters {
    let mut calendar = calendar.clone();
    calendar.closed_days.values_mut().for_each(|name| *name = seen(name));
    Parameters { calendar, ..now.clone() }
}

pub(super) fn with_times(
    now: &Parameters,
    holding: Option<&Parameters>,
    times: &EarlierTimes,
    because: Option<&str>,
) -> Result<Parameters, EditRefused> {
    let mut problems = Vec::new();
    if times.kept_per_week > times.added_per_week {
        let sentence = Message::new("steering-objection-kept")
            .with("kept", Value::Number(times.kept_per_week.into()))
            .with("added", Value::Number(times.added_per_week.into()));
        problems.push(problem("kept", sentence));
    }
    let mut new = now.clone();
    new.rewards.earlier_times = times.clone();
    with_reason(&mut new, holding, Channel::Visit, because, &mut problems);
    if problems.is_empty() { Ok(new) } else { Err(EditRefused::Problems(problems)) }
}

pub(super) fn with_hold_out(now: &Parameters, hold_out: &HoldOut) -> Result<Parameters, EditRefused> {
    if !(0.0..=50.0).contains(&hold_out.percent) {
        let fault = ParameterFault::HoldOut(hold_out.percent.to_string());
        return Err(EditRefused::Problems(vec![problem("percent", fault.sentence())]));
    }
    if hold_out.percent > 0.0 && hold_out.salt.trim().is_empty() {
        return Err(EditRefused::Problems(vec![wrong("salt", "salt")]));
    }
    Ok(Parameters { hold_out: hold_out.clone(), ..now.clone() })
}

pub(super) fn with_reductions(now: &Parameters, reductions: &[Reduction]) -> Result<Parameters, EditRefused> {
    if reductions.iter().any(|reduction| reduction.because.trim().is_empty()) {
        return Err(EditRefused::Problems(vec![wrong("because", "reasonless")]));
    }
    let plain = |reduction: &Reduction| Reduction { because: seen(&reduction.because), ..reduction.clone() };
    Ok(Parameters { reductions: reductions.iter().map(plain).collect(), ..now.clone() })
}
