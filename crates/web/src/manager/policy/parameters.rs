//! The parameters of a version in one view: topics, channels with hours and cost, rewards, the hold-out; each leads to
//! the form that changes it.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use domain::calendar::amsterdam;
use domain::messages::Value;
use domain::money::Cents;
use insight::measures::Shift;
use jiff::SignedDuration;
use usecases::inspectors;
use usecases::steering::policies::{self, ChannelParameters, Hours, Parameters, TopicParameters};
use usecases::steering::{self, ArmFigures, Comparison, Outlook};

use super::head::{Head, head, read_id};
use super::settings::{channel_anchor, other_channels, process_name, topic_anchor, unreachable};
use crate::failure::Failure;
use crate::manager::figures::{count, share};
use crate::manager::frame::frame;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/beleid/{id}/gegevens", get(show))
}

/// Over which time both arms are compared: a year.
const COMPARED: SignedDuration = SignedDuration::from_hours(365 * 24);

/// Where a row stands, and where it is changed.
struct Place {
    /// The place on this page.
    anchor: String,
    /// The end of the addresses of its forms.
    url: String,
    first: bool,
    last: bool,
}

struct ChannelRow {
    place: Place,
    name: String,
    hours: String,
    cost: String,
    staff: String,
    at_once: String,
    answer: String,
}

struct TopicRow {
    place: Place,
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
    /// What keeps it from being published, as far as these go.
    objections: Vec<String>,
    purpose: String,
    channels: Vec<ChannelRow>,
    /// Channels that tenants do not see, whatever the policy says, and why.
    unseen: Vec<(String, String)>,
    may_add_channel: bool,
    topics: Vec<TopicRow>,
    closed_days: Vec<String>,
    hold_out: String,
    /// What became of both arms; only for the version that holds.
    arms: Vec<ArmRow>,
    /// When they can be compared, where they cannot yet.
    outlook: String,
    rewards: String,
    /// What really stands in the calendars.
    added: String,
    /// Whether times are kept while no hours were added.
    promised: bool,
    /// Where people are reached less, and why.
    reductions: Vec<(String, String)>,
    emergency: String,
    editable: bool,
    source: String,
}

async fn show(manager: Manager, Path(id): Path<String>) -> Result<Page<impl Template>, Failure> {
    let (act, id) = (manager.0.act(), read_id(&id)?);
    let view = policies::open(&act, id).await?;
    let t = manager.0.say();
    let head = head(&t, &view, "parameters");
    let parameters = &view.parameters;
    let added = inspectors::added(&act).await?;
    let compared = if view.summary.holds_today {
        Some(steering::compare(&act, manager.0.visitor.now - COMPARED).await?)
    } else {
        None
    };
    let objections = policies::parameter_objections(&act, id).await?;
    Ok(Page(ParametersPage {
        page: frame(&manager, head.title.clone(), "policy"),
        objections: objections.iter().map(|objection| t.message(&objection.sentence)).collect(),
        purpose: parameters.purpose.clone(),
        channels: channels(&t, parameters),
        unseen: unseen(&manager, parameters),
        may_add_channel: !other_channels(parameters).is_empty(),
        topics: topics(&t, parameters),
        closed_days: closed_days(&t, parameters),
        hold_out: t.with("stuur-hold-out-text", &[("percent", &percent(&t, parameters))]),
        arms: compared.as_ref().map(|found| arms(&t, found)).unwrap_or_default(),
        outlook: compared.and_then(|found| found.outlook).map(|when| outlook(&t, when)).unwrap_or_default(),
        rewards: rewards(&t, parameters),
        promised: parameters.rewards.earlier_times.kept_per_week > 0 && added.minutes == 0,
        added: t.with(
            "stuur-rewards-hours",
            &[("hours", &t.hours(added.minutes)), ("people", &added.people.to_string())],
        ),
        reductions: reductions(&t, parameters),
        emergency: emergency(&t, manager.0.visitor.house().association.emergency_phone.as_deref()),
        editable: view.summary.state.may_change(),
        source: view.parameters_text,
        head,
        t,
    }))
}

fn percent(t: &Say, parameters: &Parameters) -> String {
    t.value(&Value::Hundredths(parameters.hold_out.share()))
}

fn rewards(t: &Say, parameters: &Parameters) -> String {
    let times = &parameters.rewards.earlier_times;
    let numbers = [times.kept_per_week, times.added_per_week, times.baseline_per_week];
    let numbers = numbers.map(|n| t.value(&Value::Number(n.into())));
    let [kept, added, baseline] = &numbers;
    t.with("stuur-rewards-text", &[("kept", kept), ("added", added), ("baseline", baseline)])
}

fn unseen(manager: &Manager, parameters: &Parameters) -> Vec<(String, String)> {
    let channels = parameters.channels.iter().map(|channel| channel.channel);
    let why =
        channels.map(|channel| (manager.0.say().channel(channel.code()), unreachable(manager, channel)));
    why.filter(|(_, why)| !why.is_empty()).collect()
}

fn reductions(t: &Say, parameters: &Parameters) -> Vec<(String, String)> {
    let told =
        |reduction: &policies::Reduction| (t.channel(reduction.channel.code()), reduction.because.clone());
    parameters.reductions.iter().map(told).collect()
}

/// The number for danger, which is a setting of the installation and no part of a policy.
fn emergency(t: &Say, phone: Option<&str>) -> String {
    phone.map_or_else(
        || t.text("stuur-emergency-none"),
        |phone| t.with("stuur-emergency-phone", &[("phone", phone)]),
    )
}

fn closed_days(t: &Say, parameters: &Parameters) -> Vec<String> {
    let calendar = &parameters.calendar;
    let good_friday = calendar.good_friday.then(|| t.text("stuur-setting-good-friday"));
    let day = |(day, name): (&jiff::civil::Date, &String)| format!("{}: {name}", t.words().date(*day));
    good_friday.into_iter().chain(calendar.closed_days.iter().map(day)).collect()
}

fn place(anchor: String, url: String, at: usize, count: usize) -> Place {
    Place { anchor, url, first: at == 0, last: at + 1 == count }
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

/// When both arms can be compared, as it goes now.
fn outlook(t: &Say, outlook: Outlook) -> String {
    match outlook {
        Outlook::Around(when) => {
            let day = t.words().date_without_weekday(amsterdam::day_of(when));
            t.with("stuur-arms-around", &[("when", day.as_str())])
        }
        Outlook::Soon => t.text("stuur-arms-soon"),
        Outlook::Unknown => t.text("stuur-arms-unknown"),
    }
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
    let count = parameters.channels.len();
    let row = |(at, channel): (usize, &ChannelParameters)| {
        let url = format!("kanaal/{}", channel.channel.code());
        channel_row(t, channel, place(channel_anchor(channel.channel), url, at, count))
    };
    parameters.channels.iter().enumerate().map(row).collect()
}

fn channel_row(t: &Say, channel: &ChannelParameters, place: Place) -> ChannelRow {
    let line = |hours: &Hours| {
        let days: String = hours.days.clone().into();
        let days = days.split_inclusive(['-', ',', ' ']).map(|part| {
            let word = part.trim_end_matches(['-', ',', ' ']);
            let name = t.text(&format!("calendar-weekday-{word}"));
            part.replacen(word, &name.chars().take(2).collect::<String>(), 1)
        });
        format!("{} {} – {}", days.collect::<String>(), t.clock(hours.from), t.clock(hours.until))
    };
    ChannelRow {
        place,
        name: t.channel(channel.channel.code()),
        hours: if channel.open.always {
            t.text("stuur-always-open")
        } else {
            channel.open.hours.iter().map(line).collect::<Vec<_>>().join(" · ")
        },
        cost: t.value(&Value::Amount(Cents(channel.cost_cents.into()))),
        staff: channel.staff.map_or_else(|| t.text("stuur-self-service"), |staff| staff.to_string()),
        at_once: channel.at_once.to_string(),
        answer: channel
            .answer_within_minutes
            .map_or_else(String::new, |minutes| t.message(&policies::lasting(minutes))),
    }
}

fn topics(t: &Say, parameters: &Parameters) -> Vec<TopicRow> {
    let count = parameters.topics.len();
    let row = |(at, topic): (usize, &TopicParameters)| TopicRow {
        place: place(topic_anchor(&topic.key), format!("onderwerp/{}", topic.key), at, count),
        name: topic.names.say(t.language()).to_owned(),
        process: topic
            .process
            .as_ref()
            .map_or_else(|| t.text("stuur-process-none"), |process| process_name(t, parameters, process)),
        complexity: topic.complexity.number(),
    };
    parameters.topics.iter().enumerate().map(row).collect()
}
