//! The map of our own contacts: with its numbers, its table, and where people depart from the wanted journey.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use insight::conformance::Deviation;
use insight::measures::Cell;
use insight::pictures::{Colour, JourneyMap, Look, Ribbon, in_table, journey_map, table, tell};
use usecases::journeys::overview::{Counted, Overview, Told, overview};
use usecases::journeys::wanted::WantedStep;

use super::heat::{HeatTable, switches};
use super::{people, words};
use crate::components::Choice;
use crate::failure::Failure;
use crate::manager::choosing::{Choosing, Chosen, Nothing, days_shown};
use crate::manager::figures;
use crate::manager::frame::frame;
use crate::manager::spreadsheets::{Spreadsheet, number};
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// Departures that are told.
const DEPARTURES: usize = 5;
/// Seconds in an hour.
const HOUR: f64 = 3_600.0;
/// Cents in a euro.
const EURO: f64 = 100.0;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/stuur/klantreizen", get(show))
        .route("/stuur/klantreizen/kaart.svg", get(picture))
        .route("/stuur/klantreizen/kaart.csv", get(file))
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

/// What the page tells, where there are enough questions.
struct Shown {
    /// The map as SVG.
    map: String,
    words: String,
    figures: Vec<Figure>,
    heading: Vec<String>,
    rows: Vec<Row>,
    following: String,
    /// The costliest departure in a sentence; empty when there is none.
    most: String,
    departures: Vec<Departure>,
    switches: HeatTable,
    /// Where the map can be taken along, as a picture and as numbers.
    downloads: [String; 2],
}

#[derive(Template)]
#[template(path = "manager/journeys.html")]
struct JourneysPage {
    t: Say,
    page: StuurShell,
    choosing: Choosing,
    colours: Vec<Choice>,
    /// What was chosen, for paper.
    chosen: String,
    /// The days it tells of.
    days: String,
    generated: bool,
    /// Why nothing is told, if nothing is.
    nothing: Option<Nothing>,
    /// Where there is most to see.
    widest: String,
    shown: Option<Shown>,
    wanted: Vec<String>,
    /// Whether the wanted journey was kept by a manager.
    kept: bool,
    change_wanted: String,
}

async fn show(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Page<impl Template>, Failure> {
    let (employee, t) = (&manager.0, manager.0.say());
    let now = employee.visitor.now;
    let (chosen, unknown) = chosen.understood(&employee.act()).await?;
    let found = overview(&employee.act(), &chosen.selection(now), chosen.colour()).await?;
    let known = topics::known(&employee.act()).await?;
    let Overview { about, steps, kept, counted } = &found;
    let told = counted.told.as_ref();
    Ok(Page(JourneysPage {
        page: frame(&manager, t.text("stuur-journeys-title"), "journeys"),
        choosing: chosen.choosing(&t, now, (&known, &counted.topics), &unknown),
        colours: colours(&t, &chosen, counted.scored),
        chosen: chosen.words(&t, &known, now),
        days: days_shown(&t, about.period),
        generated: about.generated,
        nothing: told.err().map(|untold| Nothing::of(&t, *untold)),
        widest: format!("/stuur/klantreizen?{}", chosen.widest()),
        shown: told.ok().map(|told| shown(&t, &chosen, steps, told)),
        wanted: steps.iter().map(|step| words::step(&t, step)).collect(),
        kept: *kept,
        change_wanted: super::wanted::address(&chosen),
        t,
    }))
}

fn shown(t: &Say, chosen: &Chosen, steps: &[WantedStep], told: &Told) -> Shown {
    let (map, language) = (&told.map, figures::language(t));
    let address = |ribbon: &Ribbon| {
        people::of_ribbon(chosen, ribbon.step, &map.lanes[ribbon.from].name, &map.lanes[ribbon.to].name)
    };
    let link = |at: usize| map.ribbons.get(at).map(address).unwrap_or_default();
    let title = t.text("stuur-journeys-title");
    let (heading, cells) = table(map, language);
    let rows = cells.into_iter().zip(in_table(map)).map(|(cells, at)| Row { cells, url: link(at) }).collect();
    let departures = departures(t, chosen, steps, &told.departures);
    let download = |form: &str| format!("/stuur/klantreizen/kaart.{form}?{}", chosen.query());
    Shown {
        map: journey_map(map, &Look { language, title: &title, link: Some(&link), ..Look::default() }),
        words: tell(map, language),
        figures: numbers(t, &told.figures),
        heading,
        rows,
        following: following(t, told),
        most: departures.first().map(|one| most(t, one)).unwrap_or_default(),
        departures,
        switches: switches(t, &told.switches),
        downloads: ["svg", "csv"].map(download),
    }
}

/// What the colour of a ribbon can tell; only waiting where nobody said how content they were.
fn colours(t: &Say, chosen: &Chosen, scored: bool) -> Vec<Choice> {
    let content = chosen.colour() == Colour::Satisfaction;
    let choice = |code: &str, key: &str, is: bool| Choice::new(code, t.text(key), is);
    let mut choices = vec![choice("", "stuur-colour-waiting", !content)];
    if scored {
        choices.push(choice("tevredenheid", "stuur-colour-satisfaction", content));
    }
    choices
}

fn numbers(t: &Say, all: &Cell) -> Vec<Figure> {
    let figure = |key: &str, value: String| Figure { name: t.text(&format!("stuur-figure-{key}")), value };
    vec![
        figure("questions", figures::count(t, all.questions)),
        figure("solved", figures::known(t, all.solved, figures::share)),
        figure("switched", figures::known(t, all.switched, figures::share)),
        figure("response", figures::known(t, all.first_response, figures::time)),
        figure("cost", figures::known(t, all.cost_per_solved, figures::money)),
    ]
}

fn following(t: &Say, told: &Told) -> String {
    let said = |share| t.with("stuur-following", &[("share", figures::share(t, Some(share)).as_str())]);
    told.following.map(said).unwrap_or_default()
}

/// Where most is lost, for who reads no table.
fn most(t: &Say, departure: &Departure) -> String {
    let Departure { words, share, cost, .. } = departure;
    t.with("stuur-lost-most", &[("what", words.as_str()), ("share", share.as_str()), ("cost", cost.as_str())])
}

/// The costliest departures.
fn departures(t: &Say, chosen: &Chosen, steps: &[WantedStep], found: &[Deviation]) -> Vec<Departure> {
    let told = |one: &Deviation| Departure {
        words: words::departure(t, steps, one.kind, one.step, &one.channel),
        cases: figures::language(t).number(one.cases),
        share: figures::share(t, Some(one.share)),
        cost: figures::cost(t, one.cost),
        url: people::of_departure(chosen, one.kind, one.step, &one.channel),
    };
    found.iter().take(DEPARTURES).map(told).collect()
}

/// What was counted of what was chosen.
async fn counted(manager: &Manager, chosen: &Chosen) -> Result<Arc<Counted<Told>>, Failure> {
    let selection = chosen.selection(manager.0.visitor.now);
    Ok(overview(&manager.0.act(), &selection, chosen.colour()).await?.counted)
}

/// The map; not there where nothing is told.
fn map_of(counted: &Counted<Told>) -> Result<&JourneyMap, Failure> {
    counted.told.as_ref().map(|told| &told.map).map_err(|_| Failure::NotFound)
}

/// The map as a picture to take along: nothing in it leads anywhere.
async fn picture(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Response, Failure> {
    let chosen = chosen.exactly(&manager.0.act()).await?;
    let counted = counted(&manager, &chosen).await?;
    let map = map_of(&counted)?;
    let t = manager.0.say();
    let known = topics::known(&manager.0.act()).await?;
    let title = chosen.words(&t, &known, manager.0.visitor.now);
    let look = Look { language: figures::language(&t), title: &title, ..Look::default() };
    let headers = [
        (CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"klantreizen.svg\""),
    ];
    Ok((headers, journey_map(map, &look)).into_response())
}

/// The table of the map as numbers, for a spreadsheet.
async fn file(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Response, Failure> {
    let chosen = chosen.exactly(&manager.0.act()).await?;
    let counted = counted(&manager, &chosen).await?;
    let map = map_of(&counted)?;
    let t = manager.0.say();
    let columns = ["contact", "from", "to", "questions", "share", "waiting", "satisfaction", "cost"];
    let heading = columns.map(|column| t.text(&format!("stuur-map-file-{column}")));
    let mut sheet = Spreadsheet::with_heading(heading.to_vec())?;
    for ribbon in in_table(map).into_iter().map(|at| &map.ribbons[at]) {
        let channel = |lane: usize| t.channel(&map.lanes[lane].name);
        #[expect(clippy::cast_precision_loss, reason = "no association has so many tenants")]
        let share = ribbon.people as f64 / map.people.max(1) as f64;
        sheet.row(vec![
            (ribbon.step + 1).to_string(),
            channel(ribbon.from),
            channel(ribbon.to),
            ribbon.people.to_string(),
            number(share, 4),
            ribbon.waiting.map(|waiting| number(waiting / HOUR, 2)).unwrap_or_default(),
            ribbon.satisfaction.map(|score| number(score, 1)).unwrap_or_default(),
            ribbon.cost.map(|cents| number(cents / EURO, 2)).unwrap_or_default(),
        ])?;
    }
    sheet.file("klantreizen.csv")
}
