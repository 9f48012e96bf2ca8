//! The parameters of a version: topics, channels with hours and cost, rewards, the hold-out; changed as text.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::ids::PolicyId;
use insight::measures::Shift;
use jiff::SignedDuration;
use usecases::steering::policies::{self, ChannelParameters, Hours, Parameters, TopicParameters};
use usecases::steering::{self, ArmFigures, Comparison};
use usecases::{Error, inspectors};

use super::head::{Head, address, head, read_id};
use crate::components::Errors;
use crate::desk::form::{Sent, fields, value};
use crate::failure::Failure;
use crate::manager::figures::{count, share};
use crate::manager::frame::frame;
use crate::page::{Go, Page};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/beleid/{id}/gegevens", get(show).post(change))
}

/// Over which time both arms are compared: a year.
const COMPARED: SignedDuration = SignedDuration::from_hours(365 * 24);

struct ChannelRow {
    name: String,
    hours: String,
    cost: String,
    staff: String,
}

struct TopicRow {
    name: String,
    process: String,
    complexity: u8,
}

/// One arm of the hold-out, or the difference between both.
struct ArmRow {
    name: String,
    questions: String,
    online: String,
    solved: String,
}

#[derive(Template)]
#[template(path = "manager/parameters.html")]
struct ParametersPage {
    t: Say,
    page: StuurShell,
    head: Head,
    errors: Errors,
    channels: Vec<ChannelRow>,
    topics: Vec<TopicRow>,
    hold_out: String,
    /// What became of both arms; only for the version that holds.
    arms: Vec<ArmRow>,
    rewards: String,
    /// What really stands in the calendars.
    added: String,
    /// Whether times are kept while no hours were added.
    promised: bool,
    editable: bool,
    source: String,
}

async fn show(manager: Manager, Path(id): Path<String>) -> Result<Page<impl Template>, Failure> {
    Ok(Page(page(&manager, read_id(&id)?, None, Errors::none()).await?))
}

async fn page(
    manager: &Manager,
    id: PolicyId,
    typed: Option<String>,
    errors: Errors,
) -> Result<impl Template + use<>, Failure> {
    let view = policies::open(&manager.0.act(), id).await?;
    let t = manager.0.say();
    let head = head(&t, &view, "parameters");
    let parameters = &view.parameters;
    let added = inspectors::added(&manager.0.act()).await?;
    let times = &parameters.rewards.earlier_times;
    let compared = if view.summary.holds_today {
        Some(steering::compare(&manager.0.act(), manager.0.visitor.now - COMPARED).await?)
    } else {
        None
    };
    Ok(ParametersPage {
        page: frame(manager, errors.in_title(&t, head.title.clone()), "policy"),
        channels: channels(&t, parameters),
        topics: topics(&t, parameters),
        hold_out: t.with("stuur-hold-out-text", &[("percent", &parameters.hold_out.percent.to_string())]),
        arms: compared.map(|found| arms(&t, &found)).unwrap_or_default(),
        rewards: t.with(
            "stuur-rewards-text",
            &[
                ("kept", &times.kept_per_week.to_string()),
                ("added", &times.added_per_week.to_string()),
                ("baseline", &times.baseline_per_week.to_string()),
            ],
        ),
        promised: times.kept_per_week > 0 && added.minutes == 0,
        added: t.with(
            "stuur-rewards-hours",
            &[("hours", &t.hours(added.minutes)), ("people", &added.people.to_string())],
        ),
        editable: view.summary.state.may_change(),
        source: typed.unwrap_or(view.parameters_text),
        errors,
        head,
        t,
    })
}

fn arms(t: &Say, found: &Comparison) -> Vec<ArmRow> {
    let arm = |name: &str, figures: &ArmFigures| ArmRow {
        name: t.text(name),
        questions: count(t, figures.questions),
        online: share(t, figures.online),
        solved: share(t, figures.solved),
    };
    vec![
        arm("stuur-arm-steered", &found.steered),
        arm("stuur-arm-held-out", &found.held_out),
        ArmRow {
            name: t.text("stuur-arm-difference"),
            questions: String::new(),
            online: gap(t, found.online),
            solved: gap(t, found.solved),
        },
    ]
}

/// A difference in points with its interval, and whether it is sure.
fn gap(t: &Say, shift: Option<Shift>) -> String {
    let Some(shift) = shift else { return t.text("stuur-too-few") };
    let points = |share: f64| format!("{:+.0}", share * 100.0).replace('-', "−");
    let [value, low, high] = [shift.value, shift.low, shift.high].map(points);
    let sure = t.text(if shift.certain { "stuur-gap-certain" } else { "stuur-gap-uncertain" });
    format!("{} {sure}", t.with("stuur-gap", &[("gap", &value), ("low", &low), ("high", &high)]))
}

fn channels(t: &Say, parameters: &Parameters) -> Vec<ChannelRow> {
    let row = |channel: &_| channel_row(t, channel);
    parameters.channels.iter().map(row).collect()
}

fn channel_row(t: &Say, channel: &ChannelParameters) -> ChannelRow {
    let line = |hours: &Hours| {
        let days: String = hours.days.clone().into();
        let days = days.split_inclusive(['-', ',', ' ']).map(|part| {
            let word = part.trim_end_matches(['-', ',', ' ']);
            let name = t.text(&format!("calendar-weekday-{word}"));
            part.replacen(word, &name.chars().take(2).collect::<String>(), 1)
        });
        let clock = |time| crate::questions::clock(time, t);
        format!("{} {} – {}", days.collect::<String>(), clock(hours.from), clock(hours.until))
    };
    ChannelRow {
        name: t.channel(channel.channel.code()),
        hours: if channel.open.always {
            t.text("stuur-always-open")
        } else {
            channel.open.hours.iter().map(line).collect::<Vec<_>>().join(" · ")
        },
        cost: format!("€ {},{:02}", channel.cost_cents / 100, channel.cost_cents % 100),
        staff: channel.staff.map_or_else(|| t.text("stuur-self-service"), |staff| staff.to_string()),
    }
}

fn topics(t: &Say, parameters: &Parameters) -> Vec<TopicRow> {
    let row = |topic: &TopicParameters| TopicRow {
        name: topic.names.say(t.language()).to_owned(),
        process: topic.process.as_ref().map_or_else(
            || t.text("stuur-process-none"),
            |process| {
                let name = Some(t.if_any(&format!("{process}-name"))).filter(|name| !name.is_empty());
                name.unwrap_or_else(|| t.text("stuur-process-absent"))
            },
        ),
        complexity: topic.complexity.number(),
    };
    parameters.topics.iter().map(row).collect()
}

async fn change(manager: Manager, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let (act, id, sent) = (manager.0.act(), read_id(&id)?, fields(sent));
    let t = manager.0.say();
    let typed = value(&sent, "parameters").replace("\r\n", "\n") + "\n";
    let seen = value(&sent, "version").parse().unwrap_or(0);
    let table = policies::open(&act, id).await?.table;
    // What is wrong with the text is told by the check, before anything is kept.
    let checked = policies::check(&act, id, &table, Some(&typed)).await?;
    let (status, said) = match checked.problems.first() {
        Some(problem) => (StatusCode::UNPROCESSABLE_ENTITY, t.message(&problem.message)),
        None => match policies::save(&act, id, seen, &table, Some(&typed)).await {
            Ok(()) => {
                let said = manager.0.visitor.say_next("stuur-parameters-kept");
                return Ok((said, Go::to(format!("{}/gegevens", address(id)))).into_response());
            }
            Err(Error::Changed) => (StatusCode::CONFLICT, t.text("stuur-table-stale")),
            Err(Error::Input(key)) => (StatusCode::UNPROCESSABLE_ENTITY, t.text(&key)),
            Err(error) => return Err(error.into()),
        },
    };
    let errors = Errors::one("parameters", said);
    Ok((status, Page(page(&manager, id, Some(typed), errors).await?)).into_response())
}
