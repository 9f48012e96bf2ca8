//! Customer journeys as they are: the map, its numbers and its table, and where they depart from the wanted journey.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use domain::channels::Channel;
use insight::conformance::{Conformance, Deviation, DeviationKind, Wanted};
use insight::measures::{Measures, Setting};
use insight::pictures::{JourneyMap, Look, MapSetting, journey_map, table, tell};
use jiff::Timestamp;
use usecases::journeys::{ANSWER, Contacts};

use super::choosing::Chosen;
use super::figures;
use super::frame::frame;
use crate::components::{Choice, Errors};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// Routes of fewer people are folded in the map.
const FEWEST: u64 = 3;
/// Departures that are told.
const DEPARTURES: usize = 5;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/klantreizen", get(show))
}

/// A number with its name.
struct Figure {
    name: String,
    value: String,
}

#[derive(Template)]
#[template(path = "manager/journeys.html")]
struct JourneysPage {
    t: Say,
    page: StuurShell,
    errors: Errors,
    topics: Vec<Choice>,
    periods: Vec<Choice>,
    wanted: String,
    generated: bool,
    /// The map as SVG, or empty when nobody asked anything.
    map: String,
    words: String,
    figures: Vec<Figure>,
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
    /// How well the journeys follow the wanted one, or empty.
    following: String,
    departures: Vec<String>,
}

async fn show(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Page<impl Template>, Failure> {
    let employee = &manager.0;
    let t = employee.say();
    let contacts = chosen.contacts(employee).await?;
    let mut errors = Errors::none();
    let wanted = match wanted(&t, &chosen.gewenst) {
        Ok(wanted) => wanted,
        Err(words) => {
            errors.add("gewenst", words);
            None
        }
    };
    let asked = contacts.asked();
    let setting = MapSetting { wanted: wanted.clone(), least: FEWEST, ..MapSetting::default() };
    let map = JourneyMap::of(&asked, &setting);
    let language = figures::language(&t);
    let title = t.text("stuur-journeys-title");
    let look = Look { language, title: &title, ..Look::default() };
    let (heading, rows) = table(&map, language);
    let compared = wanted.map(|wanted| Conformance::of(&asked, &wanted, &BTreeMap::new()));
    let page = frame(&manager, errors.in_title(&t, title.clone()), "journeys");
    Ok(Page(JourneysPage {
        page,
        errors,
        topics: chosen.topics(&t, &contacts.topics),
        periods: chosen.periods(&t),
        wanted: chosen.gewenst.clone(),
        generated: contacts.generated,
        map: if map.people == 0 { String::new() } else { journey_map(&map, &look) },
        words: tell(&map, language),
        figures: numbers(&t, &contacts, employee.visitor.now),
        heading,
        rows,
        following: compared.as_ref().map(|found| following(&t, found)).unwrap_or_default(),
        departures: compared.map(|found| departures(&t, &found)).unwrap_or_default(),
        t,
    }))
}

/// The wanted journey as typed, with the channels by the names on the screen; nothing when nothing was typed.
fn wanted(t: &Say, typed: &str) -> Result<Option<Wanted>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let mut wanted: Wanted = typed.parse().map_err(|_| t.text("stuur-wanted-wrong"))?;
    for step in &mut wanted.steps {
        for name in &mut step.activities {
            let spoken = name.to_lowercase();
            let known = Channel::ALL.into_iter().find(|channel| {
                channel.code() == spoken || t.channel(channel.code()).to_lowercase() == spoken
            });
            let known = known.ok_or_else(|| t.with("stuur-wanted-unknown", &[("name", name.as_str())]))?;
            known.code().clone_into(name);
        }
        // A contact is called after its channel, so the step is the channel.
        step.channels.clone_from(&step.activities);
    }
    Ok(Some(wanted))
}

fn numbers(t: &Say, contacts: &Contacts, now: Timestamp) -> Vec<Figure> {
    // The contacts are those up to now, also when the last was long ago.
    let as_of = Some(now.as_microsecond());
    let setting = Setting { as_of, answers: vec![ANSWER.to_owned()], ..Setting::default() };
    let Ok(measures) = Measures::of(&contacts.log, &setting) else { return Vec::new() };
    let all = measures.all;
    let figure = |key: &str, value: String| Figure { name: t.text(&format!("stuur-figure-{key}")), value };
    vec![
        figure("questions", figures::count(t, all.questions)),
        figure("solved", figures::share(t, all.solved)),
        figure("switched", figures::share(t, all.switched)),
        figure("response", figures::time(t, all.first_response)),
    ]
}

fn following(t: &Say, found: &Conformance) -> String {
    t.with("stuur-following", &[("share", figures::share(t, Some(found.following)).as_str())])
}

fn departures(t: &Say, found: &Conformance) -> Vec<String> {
    let told = |one: &Deviation| {
        let channel = t.channel(&one.activity);
        let after = if one.after.is_empty() { t.text("stuur-at-the-start") } else { t.channel(&one.after) };
        let key = match one.kind {
            DeviationKind::Extra => "stuur-departure-extra",
            DeviationKind::Missing => "stuur-departure-missing",
            DeviationKind::OtherChannel => "stuur-departure-channel",
        };
        let share = figures::share(t, Some(one.share));
        let cases = one.cases.to_string();
        t.with(
            key,
            &[
                ("channel", channel.as_str()),
                ("after", after.as_str()),
                ("n", cases.as_str()),
                ("share", share.as_str()),
            ],
        )
    };
    found.deviations.iter().take(DEPARTURES).map(told).collect()
}
