//! Channels of a version: opening hours as a week, cost, people, how fast they answer; added, moved, taken away.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form as Typed, Router};
use domain::appointments::WorkingHours;
use domain::calendar::WEEK;
use domain::channels::Channel;
use jiff::civil::{Time, Weekday};
use usecases::steering::policies::{self, ChannelParameters, Edit, OpeningHours, Parameters, View};

use super::form::{self, Away, Control, Field, Form, keep, needed, number, opened, unless};
use crate::components::{Choice, Errors};
use crate::desk::form::{Sent, fields, value};
use crate::failure::Failure;
use crate::manager::policy::head::{address, read_id};
use crate::page::Go;
use crate::sessions::Manager;
use crate::state::WebState;
use crate::texts::Say;

/// The fields for the hours of each day, Monday first.
const HOURS: [&str; 7] = [
    "hours-monday",
    "hours-tuesday",
    "hours-wednesday",
    "hours-thursday",
    "hours-friday",
    "hours-saturday",
    "hours-sunday",
];

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/beleid/{id}/gegevens/kanaal", get(choose))
        .route("/stuur/beleid/{id}/gegevens/kanaal/{code}", get(show).post(change))
        .route("/stuur/beleid/{id}/gegevens/kanaal/{code}/weg", get(ask).post(remove))
        .route("/stuur/beleid/{id}/gegevens/kanaal/{code}/plaats", post(move_it))
}

/// The place of a channel on the overview.
pub fn anchor(channel: Channel) -> String {
    format!("kanaal-{}", channel.code())
}

/// The channels that a version can have and has not.
pub fn others(parameters: &Parameters) -> Vec<Channel> {
    let is_other = |channel: &Channel| {
        !matches!(channel, Channel::Api | Channel::System) && parameters.channel(*channel).is_none()
    };
    Channel::ALL.into_iter().filter(is_other).collect()
}

/// The channel in an address, when tenants can come by it.
fn read(code: &str) -> Result<Channel, Failure> {
    let known = Channel::from_code(code).filter(|channel| !matches!(channel, Channel::Api | Channel::System));
    known.ok_or(Failure::NotFound)
}

async fn choose(
    manager: Manager,
    Path(id): Path<String>,
    Query(chosen): Query<BTreeMap<String, String>>,
) -> Result<Response, Away> {
    let view = opened(&manager, &id).await?;
    let t = manager.0.say();
    let mut errors = Errors::none();
    if let Some(code) = chosen.get("channel") {
        if let Ok(channel) = read(code) {
            let to = format!("{}/gegevens/kanaal/{}", address(view.summary.id), channel.code());
            return Ok(Go::to(to).into_response());
        }
        errors.add("channel", t.text("stuur-setting-choose"));
    }
    let choice = |channel: Channel| Choice::new(channel.code(), t.channel(channel.code()), false);
    let choices = others(&view.parameters).into_iter().map(choice).collect();
    let form = Form {
        title: t.text("stuur-channel-add"),
        lead: t.text("stuur-channel-add-lead"),
        fields: vec![Field::new(Control::Radios, "channel", t.text("stuur-channel"), "").choices(choices)],
        button: t.text("stuur-setting-next"),
        asks_first: true,
        anchor: "channels".to_owned(),
        ..Form::default()
    };
    Ok(form::page(&manager, &view, form, errors).into_response())
}

/// What stands in the form.
fn sent_of(channel: Option<&ChannelParameters>) -> BTreeMap<String, String> {
    let Some(channel) = channel else {
        return [("open", "always"), ("at-once", "1")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
    };
    let perhaps = |number: Option<String>| number.unwrap_or_default();
    let mut sent: BTreeMap<String, String> = [
        ("open", if channel.open.always { "always" } else { "hours" }.to_owned()),
        ("holidays", if channel.open.open_on_holidays { "yes" } else { "" }.to_owned()),
        ("cost", format!("{},{:02}", channel.cost_cents / 100, channel.cost_cents % 100)),
        ("staff", perhaps(channel.staff.map(|staff| staff.to_string()))),
        ("at-once", channel.at_once.to_string()),
        ("answer-within", perhaps(channel.answer_within_minutes.map(|minutes| minutes.to_string()))),
        ("baseline", perhaps(channel.baseline_answer_within_minutes.map(|minutes| minutes.to_string()))),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    for (name, written) in HOURS.into_iter().zip(written(&channel.open)) {
        sent.insert(name.to_owned(), written);
    }
    sent
}

/// The hours of each day as people write them.
pub fn written(open: &OpeningHours) -> [String; 7] {
    let week = open.week().unwrap_or_default();
    let mut days = week.iter().zip(WEEK).map(|(spans, weekday)| {
        let hours: Vec<WorkingHours> =
            spans.iter().map(|(from, until)| WorkingHours { weekday, from: *from, until: *until }).collect();
        WorkingHours::written(&hours, weekday)
    });
    std::array::from_fn(|_| days.next().unwrap_or_default())
}

fn form(
    manager: &Manager,
    channel: Channel,
    holding: Option<&Parameters>,
    is_new: bool,
    sent: &BTreeMap<String, String>,
) -> Form {
    let t = &manager.0.say();
    let name = t.channel(channel.code());
    let text = |control, name: &str| {
        let label = t.text(&format!("stuur-channel-{name}"));
        Field::new(control, name, label, value(sent, name))
            .hint(t.if_any(&format!("stuur-channel-{name}-hint")))
    };
    let open = |code: &str| {
        Choice::new(code, t.text(&format!("stuur-channel-open-{code}")), value(sent, "open") == code)
    };
    let before = holding.and_then(|holding| holding.channel(channel));
    let mut fields = vec![
        Field::new(Control::Radios, "open", t.text("stuur-hours"), "")
            .choices(vec![open("always"), open("hours")]),
        Field::new(Control::Heading, "", t.text("stuur-channel-week"), "")
            .hint(t.text("stuur-channel-week-hint")),
    ];
    fields.extend(
        HOURS
            .into_iter()
            .zip(WEEK)
            .map(|(name, day)| Field::new(Control::Text, name, t.words().weekday(day), value(sent, name))),
    );
    fields.push(text(Control::Check, "holidays").ticked(value(sent, "holidays") == "yes"));
    fields.push(Field::new(Control::Heading, "", t.text("stuur-channel-people"), ""));
    fields.push(text(Control::Amount, "cost"));
    fields.push(text(Control::Number, "staff").optional());
    fields.push(text(Control::Number, "at-once"));
    fields.push(text(Control::Number, "answer-within").optional());
    match before.and_then(|before| before.baseline_answer_within_minutes) {
        Some(fixed) => fields.push(
            Field::new(Control::Said, "baseline", t.text("stuur-channel-baseline"), fixed.to_string())
                .hint(t.text("stuur-channel-baseline-fixed")),
        ),
        None => fields.push(text(Control::Number, "baseline").optional()),
    }
    if before.is_some_and(ChannelParameters::has_people) {
        fields.push(text(Control::Area("3"), "because").optional());
    }
    Form {
        title: t.with(if is_new { "stuur-channel-new" } else { "stuur-channel-change" }, &[("name", &name)]),
        lead: [t.text("stuur-channel-lead"), unreachable(manager, channel)].join(" ").trim().to_owned(),
        fields,
        button: t.text("stuur-table-keep"),
        anchor: anchor(channel),
        ..Form::default()
    }
}

/// Why tenants do not see a channel, whatever the policy says of it; empty when they do.
pub fn unreachable(manager: &Manager, channel: Channel) -> String {
    if manager.0.visitor.house().association.way_in(channel, false).is_some() {
        return String::new();
    }
    let t = manager.0.say();
    let own = t.if_any(&format!("stuur-channel-unreachable-{}", channel.code()));
    if own.is_empty() { t.text("stuur-channel-unreachable") } else { own }
}

/// The hours of the week that were typed.
fn hours(
    t: &Say,
    known: Option<&ChannelParameters>,
    sent: &BTreeMap<String, String>,
    errors: &mut Errors,
) -> OpeningHours {
    let open_on_holidays = value(sent, "holidays") == "yes";
    match value(sent, "open") {
        "always" => {
            // Hours that stood there go with the choice; hours that were typed now are not dropped unsaid.
            let before = known.map(|known| written(&known.open)).unwrap_or_default();
            let typed = HOURS.map(|name| value(sent, name).to_owned());
            if typed != before && typed.iter().any(|hours| !hours.is_empty()) {
                errors.add("open", t.text("stuur-channel-always-and-hours"));
            }
            return OpeningHours { always: true, hours: Vec::new(), open_on_holidays };
        }
        "hours" => {}
        _ => errors.add("open", t.text("stuur-setting-choose")),
    }
    let mut days = HOURS.into_iter().zip(WEEK).map(|(name, day)| of_day(t, name, day, sent, errors));
    let week: [Vec<(Time, Time)>; 7] = std::array::from_fn(|_| days.next().unwrap_or_default());
    OpeningHours::of_week(&week, open_on_holidays)
}

fn of_day(
    t: &Say,
    name: &str,
    day: Weekday,
    sent: &BTreeMap<String, String>,
    errors: &mut Errors,
) -> Vec<(Time, Time)> {
    match WorkingHours::read_to_the_minute(day, value(sent, name)) {
        Ok(hours) => hours.iter().map(|stretch| (stretch.from, stretch.until)).collect(),
        Err(error) => {
            errors.add(name, t.with(error.text_key(), &[("typed", error.typed())]));
            Vec::new()
        }
    }
}

/// Euros as people type them, in cents.
fn cents(t: &Say, sent: &BTreeMap<String, String>, errors: &mut Errors) -> u32 {
    let typed = value(sent, "cost").trim_start_matches('€').trim().replace('.', ",");
    let (whole, part) = typed.split_once(',').unwrap_or((&typed, ""));
    let part = match part.len() {
        0 => Some(0),
        1 => part.parse::<u32>().ok().map(|tens| tens * 10),
        2 => part.parse().ok(),
        _ => None,
    };
    let read = whole.parse::<u32>().ok().zip(part);
    let cents = read.and_then(|(whole, part)| whole.checked_mul(100)?.checked_add(part));
    cents.unwrap_or_else(|| {
        errors.add("cost", t.text("stuur-setting-amount"));
        0
    })
}

fn edit(
    t: &Say,
    channel: Channel,
    (known, holding): (Option<&ChannelParameters>, Option<&Parameters>),
    sent: &BTreeMap<String, String>,
) -> Result<Edit, Errors> {
    let mut errors = Errors::none();
    let fixed = holding.and_then(|holding| holding.channel(channel)?.baseline_answer_within_minutes);
    let parameters = ChannelParameters {
        channel,
        open: hours(t, known, sent, &mut errors),
        cost_cents: cents(t, sent, &mut errors),
        staff: number(t, sent, "staff", &mut errors),
        at_once: needed(t, sent, "at-once", &mut errors),
        answer_within_minutes: number(t, sent, "answer-within", &mut errors),
        baseline_answer_within_minutes: fixed.or_else(|| number(t, sent, "baseline", &mut errors)),
    };
    if parameters.at_once == 0 && errors.of("at-once").is_empty() {
        errors.add("at-once", t.text("stuur-setting-number"));
    }
    unless(errors, Edit::Channel(parameters, Some(value(sent, "because").to_owned())))
}

async fn show(manager: Manager, Path((id, code)): Path<(String, String)>) -> Result<Response, Away> {
    let (view, channel) = (opened(&manager, &id).await?, read(&code)?);
    let holding = policies::holding_parameters(&manager.0.act()).await?;
    let known = view.parameters.channel(channel);
    let form = form(&manager, channel, holding.as_ref(), known.is_none(), &sent_of(known));
    Ok(form::page(&manager, &view, form, Errors::none()).into_response())
}

async fn change(
    manager: Manager,
    Path((id, code)): Path<(String, String)>,
    Typed(sent): Sent,
) -> Result<Response, Away> {
    let (channel, sent, t) = (read(&code)?, fields(sent), manager.0.say());
    let view = policies::open(&manager.0.act(), read_id(&id)?).await?;
    let holding = policies::holding_parameters(&manager.0.act()).await?;
    let known = view.parameters.channel(channel);
    let form = form(&manager, channel, holding.as_ref(), known.is_none(), &sent);
    let change = edit(&t, channel, (known, holding.as_ref()), &sent);
    keep(&manager, &view, form, change, &sent).await
}

/// Sees that a channel is there; one that somebody took away meanwhile is told of.
fn found(manager: &Manager, view: &View, channel: Channel) -> Result<(), Away> {
    let gone = || form::away(manager, view.summary.id, "stuur-channel-gone", "channels");
    view.parameters.channel(channel).map(drop).ok_or_else(gone)
}

/// The form that asks whether a channel may go.
async fn asking(
    manager: &Manager,
    view: &View,
    channel: Channel,
    sent: &BTreeMap<String, String>,
) -> Result<Form, Away> {
    let t = manager.0.say();
    found(manager, view, channel)?;
    // With some reason or other: which rules go is the same.
    let gone = Edit::ChannelGone(channel, Some("?".to_owned()));
    let label = t.text("stuur-channel-remove-because");
    let because = Field::new(Control::Area("3"), "because", label, value(sent, "because"))
        .hint(t.text("stuur-channel-remove-because-hint"));
    Ok(Form {
        title: t.with("stuur-channel-remove", &[("name", &t.channel(channel.code()))]),
        lead: t.text("stuur-channel-remove-lead"),
        fields: if channel == Channel::Portal { Vec::new() } else { vec![because] },
        button: t.text("stuur-setting-remove"),
        removes: true,
        consequences: form::foreseen(manager, view, &gone).await?,
        anchor: "channels".to_owned(),
        ..Form::default()
    })
}

async fn ask(manager: Manager, Path((id, code)): Path<(String, String)>) -> Result<Response, Away> {
    let view = opened(&manager, &id).await?;
    let form = asking(&manager, &view, read(&code)?, &BTreeMap::new()).await?;
    Ok(form::page(&manager, &view, form, Errors::none()).into_response())
}

async fn remove(
    manager: Manager,
    Path((id, code)): Path<(String, String)>,
    Typed(sent): Sent,
) -> Result<Response, Away> {
    let (view, sent) = (policies::open(&manager.0.act(), read_id(&id)?).await?, fields(sent));
    let channel = read(&code)?;
    let form = asking(&manager, &view, channel, &sent).await?;
    let gone = Edit::ChannelGone(channel, Some(value(&sent, "because").to_owned()));
    form::remove(&manager, &view, form, gone, sent).await
}

async fn move_it(
    manager: Manager,
    Path((id, code)): Path<(String, String)>,
    Typed(sent): Sent,
) -> Result<Response, Away> {
    let (view, sent) = (policies::open(&manager.0.act(), read_id(&id)?).await?, fields(sent));
    let channel = read(&code)?;
    found(&manager, &view, channel)?;
    let moved = Edit::ChannelMoved(channel, form::direction(&sent));
    form::moved(&manager, view.summary.id, &sent, &moved, &anchor(channel)).await
}
