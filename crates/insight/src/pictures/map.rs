//! What a journey map shows: how many questions or cases were where at which contact, and where they went next.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::counting::{Count, Told, ever_in, first, largest_switch, once};
use super::walks::{Walk, Walks};
use crate::conformance::Wanted;
use crate::journeys::quantiles::median;
use crate::log::EventLog;
use crate::log::times::SECOND;
use crate::measures::{Cost, Crowd, Hours, LEAST};

/// What the colour of a ribbon tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// The time between the two contacts.
    #[default]
    Waiting,
    /// How content those people were.
    Satisfaction,
}

/// What a map counts: a person with two questions counts twice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Things {
    /// Questions of people: their contacts about one topic.
    #[default]
    Questions,
    /// Cases, as another system has them.
    Cases,
}

/// What to show.
#[derive(Debug, Clone)]
pub struct MapSetting {
    /// What the cases of the log are.
    pub things: Things,
    /// The column with whose a case is; without it every case is somebody else's.
    pub person: Option<String>,
    /// At most this many contacts; what comes after is told as a number.
    pub steps: usize,
    /// At most this many routes; the rest is folded.
    pub routes: usize,
    /// What is about fewer different people than this is not told of, nor what would give it away; 0 tells all.
    pub few: u64,
    /// Routes of fewer cases are folded. Routes of less than one in 300 are folded in any case: a hair is no ribbon.
    pub least: u64,
    /// At most this many lanes; routes through others are folded.
    pub lanes: usize,
    /// What the colour tells.
    pub colour: Colour,
    /// The column with satisfaction from 1 to 5.
    pub satisfaction: Option<String>,
    /// The journey as it is wanted.
    pub wanted: Option<Wanted>,
    /// What a contact costs by channel, in cents.
    pub costs: BTreeMap<String, f64>,
    /// When somebody could have answered: with these, waiting is told in working time.
    pub hours: Option<Hours>,
}

impl Default for MapSetting {
    fn default() -> Self {
        Self {
            things: Things::Questions,
            person: None,
            steps: 6,
            routes: 24,
            few: 0,
            least: 1,
            lanes: 9,
            colour: Colour::Waiting,
            satisfaction: None,
            wanted: None,
            costs: BTreeMap::new(),
            hours: None,
        }
    }
}

impl MapSetting {
    /// The time from the contact before this one, in microseconds; none where the times of the case tell nothing.
    pub(super) fn wait(&self, log: &EventLog, walk: &Walk, step: usize) -> Option<i64> {
        if log.is_backwards(walk.case) {
            return None;
        }
        let [from, until] = [walk.rows[step - 1], walk.rows[step]].map(|row| log.time()[row]);
        let hours = self.hours.as_ref();
        Some(hours.map_or_else(|| until.saturating_sub(from), |hours| hours.between(from, until)))
    }
}

/// A journey map, before it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JourneyMap {
    /// What is counted.
    pub things: Things,
    /// How many cases the map is about.
    pub people: u64,
    /// Whether lanes are channels; in a log without they are activities.
    pub lanes_are_channels: bool,
    /// The lanes, in the order in which they are drawn.
    pub lanes: Vec<Lane>,
    /// How many contacts the map has room for: those that are drawn, and the wanted steps.
    pub steps: usize,
    /// How many were in a lane at a contact.
    pub nodes: Vec<Node>,
    /// How many went from where to where.
    pub ribbons: Vec<Ribbon>,
    /// What was folded.
    pub other: Other,
    /// How many routes there are in all.
    pub routes: u64,
    /// Fewer people than this are not told of.
    pub few: u64,
    /// The seconds of a working day, where waiting is told in working time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_day: Option<f64>,
    /// What the colour tells.
    pub colour: Colour,
    /// The lane in which most begin, with how many do, over all the map is about; none when that is too few to tell.
    pub first: Option<(String, Count)>,
    /// How many had only one contact, over all the map is about; none when they are too few to tell.
    pub once: Option<Count>,
    /// The largest switch from one lane to another, over all routes and contacts the map is about.
    pub switch: Option<Switch>,
    /// The lanes of each wanted step, by number; steps without any of these lanes are empty.
    pub wanted: Vec<Vec<usize>>,
}

/// A lane: a channel, or an activity in a log without channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Its name in the log.
    pub name: String,
    /// How many questions or cases were ever in it, over all the map is about.
    pub people: u64,
    /// How exactly that is told.
    pub told: Told,
}

/// Questions or cases in a lane at a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Node {
    /// Which contact, from 0.
    pub step: usize,
    /// Which lane, from 0.
    pub lane: usize,
    /// How many.
    pub people: u64,
    /// Of those, whose last contact this was.
    pub last: u64,
    /// Of those, who go on beyond what is drawn.
    pub beyond: u64,
}

/// Questions or cases that went from one contact to the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ribbon {
    /// From which contact, from 0, to the next.
    pub step: usize,
    /// From which lane.
    pub from: usize,
    /// To which lane.
    pub to: usize,
    /// How many.
    pub people: u64,
    /// The middle of the time between, in seconds; none where the times of all of them tell nothing.
    pub waiting: Option<f64>,
    /// The mean satisfaction of those who told it; none when they are fewer than ten different people.
    pub satisfaction: Option<f64>,
    /// How many told it, where that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scores: Option<u64>,
    /// What the contacts it leads to cost together, in cents, when that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<f64>,
}

/// Going from one lane to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Switch {
    /// From which.
    pub from: String,
    /// To which.
    pub to: String,
    /// How often.
    pub times: u64,
    /// How exactly that is told.
    pub told: Told,
    /// The middle of the time between, in seconds.
    pub waiting: f64,
    /// What the contacts it leads to cost together, when that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
}

/// Routes that are too rare to draw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Other {
    /// How many went such a route.
    pub people: u64,
    /// How many routes.
    pub routes: u64,
    /// Of all people, 0 to 1.
    pub share: f64,
}

impl JourneyMap {
    /// Finds out what to show.
    pub fn of(log: &EventLog, setting: &MapSetting) -> Self {
        let walks = Walks::of(log, setting);
        let drawn: Vec<&Walk> = walks.drawn().collect();
        let shown = |lane: &u32| drawn.iter().any(|walk| walk.shown().contains(lane));
        let lanes: Vec<u32> = walks.lanes.iter().filter(|lane| shown(lane)).copied().collect();
        let places: HashMap<u32, usize> = lanes.iter().enumerate().map(|(at, lane)| (*lane, at)).collect();
        let few = setting.few;
        let lane = |number: u32| {
            let Count { people, told } = ever_in(&walks, few, number);
            Lane { name: walks.names.name(number).to_owned(), people, told }
        };
        let mut map_lanes: Vec<Lane> = lanes.iter().copied().map(lane).collect();
        // Where nobody asked anything, or too few to tell of, there is nothing to lay a wanted journey over.
        let wish = setting.wanted.as_ref().filter(|_| !walks.all.is_empty());
        map_lanes.extend(not_drawn(wish, &walks, &map_lanes, lane));
        let wanted = wanted(wish, &map_lanes, walks.by_channel);
        let prices = if walks.by_channel { prices(log, &setting.costs) } else { Vec::new() };
        Self {
            things: setting.things,
            people: walks.all.len() as u64,
            lanes_are_channels: walks.by_channel,
            steps: drawn.iter().map(|walk| walk.shown().len()).max().unwrap_or(0).max(wanted.len()),
            nodes: nodes(&drawn, &places),
            ribbons: ribbons(log, &drawn, &places, setting, &prices),
            other: walks.other,
            routes: walks.routes as u64,
            few,
            working_day: setting.hours.as_ref().map(Hours::day),
            colour: setting.colour,
            first: first(&walks, few).map(|(lane, count)| (walks.names.name(lane).to_owned(), count)),
            once: once(&walks, few),
            switch: largest_switch(log, &walks, setting, &prices),
            wanted,
            lanes: map_lanes,
        }
    }

    /// The widest ribbon that changes lane.
    pub fn widest_switch(&self) -> Option<&Ribbon> {
        self.ribbons.iter().filter(|ribbon| ribbon.from != ribbon.to).max_by_key(|ribbon| ribbon.people)
    }
}

/// What a contact costs in each channel of the log, in cents; nothing when that is not known.
fn prices(log: &EventLog, costs: &BTreeMap<String, f64>) -> Vec<f64> {
    if costs.is_empty() {
        return Vec::new();
    }
    log.channels().iter().map(|name| costs.get(name).copied().unwrap_or(0.0)).collect()
}

fn nodes(walks: &[&Walk], places: &HashMap<u32, usize>) -> Vec<Node> {
    let mut nodes: BTreeMap<(usize, usize), Node> = BTreeMap::new();
    for walk in walks {
        for (step, lane) in walk.shown().iter().enumerate() {
            let lane = places[lane];
            let new = || Node { step, lane, people: 0, last: 0, beyond: 0 };
            let node = nodes.entry((step, lane)).or_insert_with(new);
            node.people += 1;
            if step + 1 == walk.shown().len() {
                node.last += u64::from(!walk.beyond());
                node.beyond += u64::from(walk.beyond());
            }
        }
    }
    nodes.into_values().collect()
}

#[derive(Default)]
struct Gathered {
    people: u64,
    waits: Vec<i64>,
    scores: Vec<f64>,
    who_scored: Crowd,
}

fn ribbons(
    log: &EventLog,
    walks: &[&Walk],
    places: &HashMap<u32, usize>,
    setting: &MapSetting,
    prices: &[f64],
) -> Vec<Ribbon> {
    let satisfaction = setting.satisfaction.as_deref();
    let enough = LEAST.max(setting.few);
    let new = || Gathered { who_scored: Crowd::until(enough), ..Gathered::default() };
    let mut found: BTreeMap<(usize, usize, usize), Gathered> = BTreeMap::new();
    let mut costs: HashMap<usize, f64> = HashMap::new();
    for (number, place) in places {
        costs.extend(prices.get(*number as usize).map(|price| (*place, *price)));
    }
    for walk in walks {
        let score: Option<f64> =
            satisfaction.and_then(|name| log.fact(walk.case, name)?.trim().replace(',', ".").parse().ok());
        for step in 1..walk.shown().len() {
            let ends = (step - 1, places[&walk.lanes[step - 1]], places[&walk.lanes[step]]);
            let gathered = found.entry(ends).or_insert_with(new);
            gathered.people += 1;
            gathered.waits.extend(setting.wait(log, walk, step));
            gathered.scores.extend(score);
            gathered.who_scored.extend(score.map(|_| walk.person));
        }
    }
    let ribbon = |((step, from, to), mut gathered): ((usize, usize, usize), Gathered)| {
        let scores = gathered.who_scored.is_enough().then_some(gathered.scores.len() as u64);
        Ribbon {
            step,
            from,
            to,
            people: gathered.people,
            cost: costs.get(&to).map(|price| price * gathered.people as f64),
            waiting: median(&mut gathered.waits).map(|micros| micros / SECOND as f64),
            satisfaction: scores.map(|scores| gathered.scores.iter().sum::<f64>() / scores as f64),
            scores,
        }
    };
    found.into_iter().map(ribbon).collect()
}

/// Lanes that are wanted and in which nobody is drawn; what is folded may be in them.
fn not_drawn(
    wanted: Option<&Wanted>,
    walks: &Walks<'_>,
    lanes: &[Lane],
    lane: impl Fn(u32) -> Lane,
) -> Vec<Lane> {
    let mut more: Vec<Lane> = Vec::new();
    for step in wanted.map(|wanted| wanted.steps.as_slice()).unwrap_or_default() {
        for name in if walks.by_channel { &step.channels } else { &step.activities } {
            if lanes.iter().chain(&more).all(|lane| lane.name != *name) {
                let unknown = || Lane { name: name.clone(), people: 0, told: Told::Exactly };
                more.push(walks.names.find(name).map_or_else(unknown, &lane));
            }
        }
    }
    more
}

fn wanted(wanted: Option<&Wanted>, lanes: &[Lane], by_channel: bool) -> Vec<Vec<usize>> {
    let steps = wanted.map(|wanted| wanted.steps.as_slice()).unwrap_or_default();
    let place = |name: &String| lanes.iter().position(|lane| lane.name == *name);
    let of_step = |step: &crate::conformance::Step| -> Vec<usize> {
        let names = if by_channel { &step.channels } else { &step.activities };
        names.iter().filter_map(place).collect()
    };
    // In a map of channels a step of the association without a channel is no contact.
    steps.iter().map(of_step).filter(|lanes| !by_channel || !lanes.is_empty()).collect()
}
