//! The map of our own contacts: with its numbers, its table, and where people depart from the wanted journey.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use insight::conformance::{Conformance, Deviation};
use insight::log::EventLog;
use insight::measures::{LEAST, Measures, Setting};
use insight::pictures::{Colour, JourneyMap, Look, MapSetting, Ribbon, in_table, journey_map, table, tell};
use jiff::Timestamp;
use usecases::journeys::wanted::{WantedStep, as_wanted, nearest};
use usecases::journeys::{ANSWER, Contacts, SATISFACTION};

use super::heat::{HeatTable, switches};
use super::{people, words};
use crate::components::Choice;
use crate::failure::Failure;
use crate::manager::choosing::Chosen;
use crate::manager::figures;
use crate::manager::frame::frame;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

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

/// A ribbon as a row of a table: its cells, and where it leads.
struct Row {
    cells: Vec<String>,
    url: String,
}

/// A departure: what happened, how often, what it costs, and where it leads.
struct Departure {
    words: String,
    cases: String,
    share: String,
    cost: String,
    url: String,
}

#[derive(Template)]
#[template(path = "manager/journeys.html")]
struct JourneysPage {
    t: Say,
    page: StuurShell,
    topics: Vec<Choice>,
    periods: Vec<Choice>,
    colours: Vec<Choice>,
    /// What was chosen, for paper.
    chosen: String,
    generated: bool,
    /// The map as SVG, or empty when nobody asked anything.
    map: String,
    words: String,
    figures: Vec<Figure>,
    heading: Vec<String>,
    rows: Vec<Row>,
    wanted: Vec<String>,
    /// Whether the wanted journey was kept by a manager.
    kept: bool,
    change_wanted: String,
    following: String,
    departures: Vec<Departure>,
    switches: HeatTable,
}

async fn show(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Page<impl Template>, Failure> {
    let (employee, t) = (&manager.0, manager.0.say());
    let contacts = chosen.contacts(employee).await?;
    let known = topics::known(&employee.act()).await?;
    let kept = nearest(&employee.act(), chosen.topic()).await?.steps;
    let asked = contacts.asked();
    let map = mapped(&chosen, &contacts, &asked, &kept);
    let language = figures::language(&t);
    let title = t.text("stuur-journeys-title");
    let address = |ribbon: &Ribbon| {
        people::of_ribbon(&chosen, ribbon.step, &map.lanes[ribbon.from].name, &map.lanes[ribbon.to].name)
    };
    let link = |at: usize| map.ribbons.get(at).map(address).unwrap_or_default();
    let look = Look { language, title: &title, link: Some(&link), ..Look::default() };
    let (heading, cells) = table(&map, language);
    let rows =
        cells.into_iter().zip(in_table(&map)).map(|(cells, at)| Row { cells, url: link(at) }).collect();
    let steps = words::wanted_or_usual(kept.clone());
    let found = as_wanted(&steps).map(|wanted| Conformance::of(&asked, &wanted, &contacts.costs));
    let drawn = if asked.case_count() == 0 { String::new() } else { journey_map(&map, &look) };
    Ok(Page(JourneysPage {
        page: frame(&manager, title.clone(), "journeys"),
        topics: chosen.topics(&t, &known, &contacts.topics),
        periods: chosen.periods(&t),
        colours: colours(&t, &chosen, &contacts),
        chosen: chosen.words(&t, &known),
        generated: contacts.generated,
        map: drawn,
        words: tell(&map, language),
        figures: numbers(&t, &contacts, employee.visitor.now),
        heading,
        rows,
        wanted: steps.iter().map(|step| words::step(&t, step)).collect(),
        kept: !kept.is_empty(),
        change_wanted: super::wanted::address(&chosen),
        following: found.as_ref().map(|found| following(&t, found)).unwrap_or_default(),
        departures: found.map(|found| departures(&t, &chosen, &steps, &found)).unwrap_or_default(),
        switches: switches(&t, &asked),
        t,
    }))
}

fn mapped(chosen: &Chosen, contacts: &Contacts, asked: &EventLog, kept: &[WantedStep]) -> JourneyMap {
    let by_satisfaction = chosen.by_satisfaction() && contacts.log.has_fact(SATISFACTION);
    let setting = MapSetting {
        wanted: as_wanted(kept),
        colour: if by_satisfaction { Colour::Satisfaction } else { Colour::Waiting },
        ..contacts.map_setting()
    };
    JourneyMap::of(asked, &setting)
}

/// What the colour of a ribbon can tell; only waiting where nobody said how content they were.
fn colours(t: &Say, chosen: &Chosen, contacts: &Contacts) -> Vec<Choice> {
    let content = chosen.by_satisfaction();
    let choice = |code: &str, key: &str, is: bool| Choice::new(code, t.text(key), is);
    let mut choices = vec![choice("", "stuur-colour-waiting", !content)];
    if contacts.log.has_fact(SATISFACTION) {
        choices.push(choice("tevredenheid", "stuur-colour-satisfaction", content));
    }
    choices
}

fn numbers(t: &Say, contacts: &Contacts, now: Timestamp) -> Vec<Figure> {
    // The contacts are those up to now, also when the last was long ago.
    let as_of = Some(now.as_microsecond());
    let setting = Setting {
        as_of,
        answers: vec![ANSWER.to_owned()],
        costs: contacts.costs.clone(),
        ..Setting::default()
    };
    let Ok(measures) = Measures::of(&contacts.log, &setting) else { return Vec::new() };
    let all = measures.all;
    let figure = |key: &str, value: String| Figure { name: t.text(&format!("stuur-figure-{key}")), value };
    vec![
        figure("questions", figures::count(t, all.questions)),
        figure("solved", figures::share(t, all.solved)),
        figure("switched", figures::share(t, all.switched)),
        figure("response", figures::time(t, all.first_response)),
        figure("cost", figures::money(t, all.cost_per_solved)),
    ]
}

fn following(t: &Say, found: &Conformance) -> String {
    t.with("stuur-following", &[("share", figures::share(t, Some(found.following)).as_str())])
}

/// The costliest departures; those of too few people are not told.
fn departures(t: &Say, chosen: &Chosen, steps: &[WantedStep], found: &Conformance) -> Vec<Departure> {
    let told = |one: &Deviation| Departure {
        words: words::departure(t, steps, one.kind, one.step, &one.channel),
        cases: figures::language(t).number(one.cases),
        share: figures::share(t, Some(one.share)),
        cost: figures::cost(t, one.cost),
        url: people::of_departure(chosen, one.kind, one.step, &one.channel),
    };
    let enough = found.deviations.iter().filter(|one| one.cases >= LEAST);
    enough.take(DEPARTURES).map(told).collect()
}
