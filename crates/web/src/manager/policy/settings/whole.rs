//! What concerns a version as a whole: its name and purpose, closed days, rewards, the hold-out, where people are reached
//! less.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::calendar::LiberationDay;
use domain::channels::Channel;
use domain::language::Language;
use domain::messages::hundredths;
use usecases::steering::policies::{self, EarlierTimes, Edit, HoldOut, Reduction, View};

use super::form::{self, Away, Control, Field, Form, keep, needed, opened, unless};
use crate::components::{Choice, Errors};
use crate::desk::form::{Sent, day, fields, value};
use crate::failure::Failure;
use crate::manager::policy::head::read_id;
use crate::sessions::Manager;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/beleid/{id}/gegevens/over/{what}", get(show).post(change))
}

type Fields = BTreeMap<String, String>;

/// One of these forms.
struct Part {
    /// What stands in it for a version.
    sent_of: fn(&View) -> Fields,
    /// Its fields.
    fields: fn(&Say, &View, &Fields) -> Vec<Field>,
    /// What it comes to.
    edit: fn(&Say, &View, &Fields) -> Result<Edit, Errors>,
}

/// The form in an address.
fn part(what: &str) -> Result<Part, Failure> {
    Ok(match what {
        "naam" => Part { sent_of: named, fields: naming, edit: |_, _, sent| Ok(renamed(sent)) },
        "dagen" => Part { sent_of: days_of, fields: days, edit: with_days },
        "beloning" => Part { sent_of: times_of, fields: times, edit: with_times },
        "vergelijking" => Part { sent_of: hold_out_of, fields: hold_out, edit: with_hold_out },
        "minder" => Part { sent_of: reasons_of, fields: reasons, edit: with_reasons },
        _ => return Err(Failure::NotFound),
    })
}

fn form(t: &Say, what: &str, fields: Vec<Field>) -> Form {
    Form {
        title: t.text(&format!("stuur-setting-{what}")),
        lead: t.if_any(&format!("stuur-setting-{what}-lead")),
        fields,
        button: t.text("stuur-table-keep"),
        anchor: what.to_owned(),
        ..Form::default()
    }
}

async fn show(manager: Manager, Path((id, what)): Path<(String, String)>) -> Result<Response, Away> {
    let (part, t) = (part(&what)?, manager.0.say());
    let view = opened(&manager, &id).await?;
    let form = form(&t, &what, (part.fields)(&t, &view, &(part.sent_of)(&view)));
    Ok(form::page(&manager, &view, form, Errors::none()).into_response())
}

async fn change(
    manager: Manager,
    Path((id, what)): Path<(String, String)>,
    axum::Form(sent): Sent,
) -> Result<Response, Away> {
    let (id, sent, t) = (read_id(&id)?, fields(sent), manager.0.say());
    let view = policies::open(&manager.0.act(), id).await?;
    let part = part(&what)?;
    let form = form(&t, &what, (part.fields)(&t, &view, &sent));
    keep(&manager, &view, form, (part.edit)(&t, &view, &sent), &sent).await
}

fn sent<const N: usize>(fields: [(&str, String); N]) -> Fields {
    fields.map(|(name, value)| (name.to_owned(), value)).into()
}

fn field(t: &Say, control: Control, name: &str, text: &str, sent: &Fields) -> Field {
    let label = t.text(&format!("stuur-setting-{text}"));
    Field::new(control, name, label, value(sent, name)).hint(t.if_any(&format!("stuur-setting-{text}-hint")))
}

fn named(view: &View) -> Fields {
    sent([("title", view.parameters.title.clone()), ("purpose", view.parameters.purpose.clone())])
}

fn naming(t: &Say, _: &View, sent: &Fields) -> Vec<Field> {
    vec![
        field(t, Control::Text, "title", "title", sent),
        field(t, Control::Area("5"), "purpose", "purpose", sent),
    ]
}

fn renamed(sent: &Fields) -> Edit {
    let purpose = value(sent, "purpose").replace("\r\n", "\n");
    Edit::Naming { title: value(sent, "title").to_owned(), purpose }
}

/// Whether 5 May counts, as forms send it.
const LIBERATION: [(LiberationDay, &str); 3] = [
    (LiberationDay::EveryYear, "every-year"),
    (LiberationDay::LustrumYears, "lustrum-years"),
    (LiberationDay::Never, "never"),
];

fn days_of(view: &View) -> Fields {
    let calendar = &view.parameters.calendar;
    let liberation = LIBERATION.iter().find(|(day, _)| *day == calendar.liberation_day);
    sent([
        ("good-friday", if calendar.good_friday { "yes" } else { "" }.to_owned()),
        ("liberation", liberation.map(|(_, code)| *code).unwrap_or_default().to_owned()),
    ])
}

fn days(t: &Say, view: &View, sent: &Fields) -> Vec<Field> {
    let liberation = LIBERATION.map(|(_, code)| {
        let label = t.text(&format!("stuur-setting-liberation-{code}"));
        Choice::new(code, label, value(sent, "liberation") == code)
    });
    let mut fields = vec![
        field(t, Control::Check, "good-friday", "good-friday", sent)
            .ticked(value(sent, "good-friday") == "yes"),
        field(t, Control::Radios, "liberation", "liberation", sent).choices(liberation.into()),
        field(t, Control::Heading, "", "closed-days", sent),
    ];
    for (day, name) in &view.parameters.calendar.closed_days {
        let words = t.words().date(*day);
        let label = t.with("stuur-setting-day-gone", &[("day", &words), ("name", name)]);
        let field_name = format!("gone-{day}");
        let ticked = value(sent, &field_name) == "yes";
        fields.push(Field::new(Control::Check, &field_name, label, "yes").ticked(ticked));
    }
    fields.push(field(t, Control::Day, "day", "day", sent).optional());
    fields.push(field(t, Control::Text, "name", "day-name", sent).optional());
    fields
}

fn with_days(t: &Say, view: &View, sent: &Fields) -> Result<Edit, Errors> {
    let mut errors = Errors::none();
    let mut calendar = view.parameters.calendar.clone();
    calendar.good_friday = value(sent, "good-friday") == "yes";
    match LIBERATION.iter().find(|(_, code)| *code == value(sent, "liberation")) {
        Some((day, _)) => calendar.liberation_day = *day,
        None => errors.add("liberation", t.text("stuur-setting-choose")),
    }
    calendar.closed_days.retain(|day, _| value(sent, &format!("gone-{day}")) != "yes");
    let (typed, name) = (value(sent, "day"), value(sent, "name"));
    match day(sent, "day", t) {
        Some(day) if !name.is_empty() => {
            calendar.closed_days.insert(day, name.to_owned());
        }
        Some(_) => errors.add("name", t.text("stuur-setting-day-name-missing")),
        None if !typed.is_empty() || !name.is_empty() => {
            errors.add("day", t.text("stuur-setting-day-wrong"));
        }
        None => {}
    }
    unless(errors, Edit::Calendar(calendar))
}

fn times_of(view: &View) -> Fields {
    let times = &view.parameters.rewards.earlier_times;
    sent([
        ("baseline", times.baseline_per_week.to_string()),
        ("added", times.added_per_week.to_string()),
        ("kept", times.kept_per_week.to_string()),
    ])
}

fn times(t: &Say, _: &View, sent: &Fields) -> Vec<Field> {
    vec![
        field(t, Control::Number, "baseline", "visits-baseline", sent),
        field(t, Control::Number, "added", "visits-added", sent),
        field(t, Control::Number, "kept", "visits-kept", sent),
        field(t, Control::Area("3"), "because", "visits-because", sent).optional(),
    ]
}

fn with_times(t: &Say, _: &View, sent: &Fields) -> Result<Edit, Errors> {
    let mut errors = Errors::none();
    let times = EarlierTimes {
        baseline_per_week: needed(t, sent, "baseline", &mut errors),
        added_per_week: needed(t, sent, "added", &mut errors),
        kept_per_week: needed(t, sent, "kept", &mut errors),
    };
    unless(errors, Edit::EarlierTimes(times, Some(value(sent, "because").to_owned())))
}

fn hold_out_of(view: &View) -> Fields {
    let hold_out = &view.parameters.hold_out;
    let percent = hundredths(hold_out.share(), Language::Nl);
    sent([("percent", percent), ("salt", hold_out.salt.clone())])
}

fn hold_out(t: &Say, _: &View, sent: &Fields) -> Vec<Field> {
    vec![field(t, Control::Number, "percent", "percent", sent), field(t, Control::Text, "salt", "salt", sent)]
}

fn with_hold_out(t: &Say, _: &View, sent: &Fields) -> Result<Edit, Errors> {
    let percent = value(sent, "percent").trim_end_matches('%').trim().replace(',', ".");
    let percent = percent.parse::<f64>().ok().filter(|percent| percent.is_finite());
    let percent = percent.ok_or_else(|| Errors::one("percent", t.text("stuur-setting-percent-wrong")))?;
    Ok(Edit::HoldOut(HoldOut { percent, salt: value(sent, "salt").to_owned() }))
}

fn reason_field(at: usize) -> String {
    format!("because-{}", at + 1)
}

fn reasons_of(view: &View) -> Fields {
    let reductions = view.parameters.reductions.iter().enumerate();
    reductions.map(|(at, reduction)| (reason_field(at), reduction.because.clone())).collect()
}

fn reasons(t: &Say, view: &View, sent: &Fields) -> Vec<Field> {
    let known = view.parameters.reductions.iter().enumerate().map(|(at, reduction)| {
        let (name, label) = (reason_field(at), t.channel(reduction.channel.code()));
        Field::new(Control::Area("3"), &name, label, value(sent, &name))
            .hint(t.text("stuur-setting-reason-hint"))
    });
    let mut fields: Vec<Field> = known.collect();
    let chosen = value(sent, "channel");
    let offered =
        Channel::ALL.into_iter().filter(|channel| !matches!(channel, Channel::Api | Channel::System));
    let choices = offered
        .map(|channel| Choice::new(channel.code(), t.channel(channel.code()), chosen == channel.code()))
        .collect();
    fields.push(field(t, Control::Select, "channel", "reason-channel", sent).choices(choices).optional());
    fields.push(field(t, Control::Area("3"), "because", "reason-because", sent).optional());
    fields
}

fn with_reasons(t: &Say, view: &View, sent: &Fields) -> Result<Edit, Errors> {
    let text = |name: &str| value(sent, name).replace("\r\n", "\n");
    let known = view.parameters.reductions.iter().enumerate().filter_map(|(at, reduction)| {
        let because = text(&reason_field(at));
        (!because.is_empty()).then_some(Reduction { channel: reduction.channel, because })
    });
    let mut reductions: Vec<Reduction> = known.collect();
    let because = text("because");
    match Channel::from_code(value(sent, "channel")) {
        Some(channel) => reductions.push(Reduction { channel, because }),
        None if because.is_empty() => {}
        None => return Err(Errors::one("channel", t.text("stuur-setting-choose"))),
    }
    Ok(Edit::Reductions(reductions))
}
