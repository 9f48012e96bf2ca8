//! How busy it is now: of each channel how long one waits and whether anybody is there, told by staff.

use std::collections::BTreeMap;
use std::iter;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use jiff::{SignedDuration, Timestamp, ToSpan};
use usecases::Error;
use usecases::steering::Openness;
use usecases::steering::channel_states::{self, LONGEST_VALID, Standing, Told, USUALLY_VALID};

use super::form::{Sent, fields, value};
use super::frame;
use crate::components::{Choice, Errors};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// For how long something can be told: the word in the form, and in the names of texts.
const PERIODS: [(&str, &str); 3] = [("kwartier", "quarter"), ("uur", "hour"), ("dag", "day")];

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/drukte", get(show)).route("/balie/drukte/{channel}", post(tell))
}

/// A channel with its form; the fields end in its code, as there are several forms on the page.
struct ChannelForm {
    code: &'static str,
    name: String,
    /// Whether it can be used now, in a word.
    state: String,
    /// The kind of that word's badge.
    kind: &'static str,
    /// How tenants see it now: until when it is open or when it opens, and how long one waits.
    now: String,
    /// Who told that and until when it counts, or that nobody did.
    told: String,
    staffed: Vec<Choice>,
    wait: String,
    valid: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "desk/channel_states.html")]
struct ChannelStatesPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    channels: Vec<ChannelForm>,
}

/// The name of a field of this channel's form.
fn name(field: &str, channel: &str) -> String {
    format!("{field}-{channel}")
}

/// For how many minutes something counts that is told now.
fn minutes(period: &str, now: Timestamp) -> u32 {
    match period {
        "uur" => 60,
        "dag" => rest_of_the_day(now),
        _ => USUALLY_VALID,
    }
}

/// The minutes until midnight, as far as anything counts so long.
fn rest_of_the_day(now: Timestamp) -> u32 {
    let midnight = amsterdam::start_of(amsterdam::day_of(now).saturating_add(1.day()));
    // A minute that has begun counts whole, so that the day is not over before midnight.
    let left = (midnight.duration_since(now).as_secs() + 59) / 60;
    u32::try_from(left).unwrap_or_default().clamp(1, LONGEST_VALID)
}

fn form(
    t: &Say,
    now: Timestamp,
    standing: &Standing,
    typed: Option<&BTreeMap<String, String>>,
) -> ChannelForm {
    let (code, told) = (standing.channel.code(), standing.told.as_ref());
    let given = |field: &str| typed.map(|typed| value(typed, &name(field, code)).to_owned());
    let is_staffed = given("staffed").map_or(told.is_none_or(|state| state.staffed), |given| given != "nee");
    let wait = told.and_then(|state| state.wait).map(|wait| wait.to_string()).unwrap_or_default();
    let valid = given("valid").unwrap_or_else(|| "kwartier".to_owned());
    let staffed = |(value, chosen)| Choice::new(value, t.text(&format!("balie-busy-{value}")), chosen);
    let period = |(value, key): (&str, &str)| {
        let until = now + SignedDuration::from_mins(minutes(value, now).into());
        let label = t.with(&format!("balie-busy-{key}"), &[("until", &clock(t, until))]);
        Choice::new(value, label, value == valid)
    };
    let waiting = standing.openness.waiting(told.and_then(|state| state.wait));
    let now = iter::once(standing.openness.sentence()).chain(waiting).map(|sentence| t.message(&sentence));
    let (state, kind) = match standing.openness {
        Openness::Now { .. } => ("open", "good"),
        Openness::Unstaffed => ("away", "attention"),
        Openness::Later { .. } | Openness::Closed => ("closed", ""),
    };
    ChannelForm {
        code,
        name: t.channel(code),
        state: t.text(&format!("balie-busy-{state}")),
        kind,
        now: now.collect::<Vec<_>>().join(". "),
        told: said(t, standing),
        staffed: [("ja", is_staffed), ("nee", !is_staffed)].map(staffed).to_vec(),
        wait: given("wait").unwrap_or(wait),
        valid: PERIODS.map(period).to_vec(),
    }
}

/// *Bo Balie zei dit om 10.04. Het geldt tot 10.19.*
fn said(t: &Say, standing: &Standing) -> String {
    let Some(state) = &standing.told else { return t.text("balie-busy-untold") };
    let (at, until) = (clock(t, state.said_at), clock(t, state.valid_until));
    t.with("balie-busy-told-by", &[("name", standing.by.as_str()), ("at", &at), ("until", &until)])
}

/// What counts half a day at most is clear without a day.
fn clock(t: &Say, moment: Timestamp) -> String {
    t.clock(amsterdam::local(moment).time())
}

async fn view(
    employee: &Employee,
    errors: Errors,
    typed: Option<(Channel, &BTreeMap<String, String>)>,
) -> Result<ChannelStatesPage, Failure> {
    let (t, now) = (employee.say(), employee.visitor.now);
    let standings = channel_states::current(&employee.act()).await?;
    let channels = standings.iter().map(|standing| {
        let typed = typed.filter(|(channel, _)| *channel == standing.channel).map(|(_, typed)| typed);
        form(&t, now, standing, typed)
    });
    let channels = channels.collect();
    let page = frame::frame(employee, errors.in_title(&t, t.text("balie-busy-title")), "busy").await?;
    Ok(ChannelStatesPage { t, page, errors, channels })
}

async fn show(employee: Employee) -> Result<Page<impl Template>, Failure> {
    Ok(Page(view(&employee, Errors::none(), None).await?))
}

async fn tell(employee: Employee, Path(code): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let channel = Channel::from_code(&code).ok_or(Failure::NotFound)?;
    let typed = fields(sent);
    let given = |field: &str| value(&typed, &name(field, &code));
    let told = Told {
        channel,
        // What is not a number is as wrong as one that is too large.
        wait: Some(given("wait"))
            .filter(|wait| !wait.is_empty())
            .map(|wait| wait.parse().unwrap_or(u32::MAX)),
        staffed: given("staffed") != "nee",
        valid: minutes(given("valid"), employee.visitor.now),
    };
    match channel_states::tell(&employee.act(), told).await {
        Ok(()) => {
            let back = Go(format!("/balie/drukte#{code}"));
            Ok((employee.visitor.say_next("balie-busy-told"), back).into_response())
        }
        Err(Error::Problems(problems)) => {
            let mut errors = Errors::none();
            for problem in &problems {
                errors.add(&name(problem.field, &code), employee.say().message(&problem.message));
            }
            Ok(again(view(&employee, errors, Some((channel, &typed))).await?))
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn the_rest_of_the_day_ends_at_midnight_and_lasts_half_a_day_at_most() {
        let table = [
            ("2026-03-03T07:05:00Z", 720),
            ("2026-03-03T12:00:00Z", 660),
            ("2026-03-03T22:58:30Z", 2),
            ("2026-03-03T22:59:59Z", 1),
            ("2026-03-03T23:00:00Z", 720),
        ];
        for (now, expected) in table {
            assert_eq!(minutes("dag", now.parse().unwrap()), expected, "{now}");
        }
        assert_eq!(minutes("uur", table[0].0.parse().unwrap()), 60);
        assert_eq!(minutes("altijd", table[0].0.parse().unwrap()), 15);
    }
}
