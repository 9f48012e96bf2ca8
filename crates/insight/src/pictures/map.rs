//! What a journey map shows: how many people were where at which contact, and where they went next.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::conformance::Wanted;
use crate::journeys::quantiles::median;
use crate::log::names::NONE;
use crate::log::times::SECOND;
use crate::log::{EventLog, Level};

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

/// What to show.
#[derive(Debug, Clone)]
pub struct MapSetting {
    /// At most this many contacts; what comes after is told as a number.
    pub steps: usize,
    /// At most this many routes; the rest is folded.
    pub routes: usize,
    /// Routes of fewer people are folded. Routes of less than one in 300 are folded in any case: a hair is no ribbon.
    pub least: u64,
    /// At most this many lanes; routes through others are folded.
    pub lanes: usize,
    /// What the colour tells.
    pub colour: Colour,
    /// The column with satisfaction from 1 to 5.
    pub satisfaction: Option<String>,
    /// The journey as it is wanted.
    pub wanted: Option<Wanted>,
}

impl Default for MapSetting {
    fn default() -> Self {
        Self {
            steps: 6,
            routes: 24,
            least: 1,
            lanes: 9,
            colour: Colour::Waiting,
            satisfaction: None,
            wanted: None,
        }
    }
}

/// A journey map, before it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JourneyMap {
    /// How many cases the map is about.
    pub people: u64,
    /// Whether lanes are channels; in a log without they are activities.
    pub lanes_are_channels: bool,
    /// The lanes, in the order in which they are drawn.
    pub lanes: Vec<Lane>,
    /// How many contacts are drawn.
    pub steps: usize,
    /// How many people were in a lane at a contact.
    pub nodes: Vec<Node>,
    /// How many went from where to where.
    pub ribbons: Vec<Ribbon>,
    /// What was folded.
    pub other: Other,
    /// How many routes there are in all.
    pub routes: u64,
    /// What the colour tells.
    pub colour: Colour,
    /// The lane in which most begin, with how many do, over all routes.
    pub first: Option<(String, u64)>,
    /// How many had only one contact, over all routes.
    pub once: u64,
    /// The largest switch from one lane to another, over all routes and contacts.
    pub switch: Option<Switch>,
    /// The lanes of each wanted step, by number; steps without any of these lanes are empty.
    pub wanted: Vec<Vec<usize>>,
}

/// A lane: a channel, or an activity in a log without channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Its name in the log.
    pub name: String,
    /// How many people were ever in it.
    pub people: u64,
}

/// People in a lane at a contact.
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

/// People who went from one contact to the next.
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
    /// The middle of the time between, in seconds.
    pub waiting: f64,
    /// The mean satisfaction of those who told it.
    pub satisfaction: Option<f64>,
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
    /// The middle of the time between, in seconds.
    pub waiting: f64,
}

/// Routes that are too rare to draw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Other {
    /// How many people went such a route.
    pub people: u64,
    /// How many routes.
    pub routes: u64,
    /// Of all people, 0 to 1.
    pub share: f64,
}

/// A case as a walk through lanes.
struct Walk {
    case: usize,
    lanes: Vec<u32>,
    rows: Vec<usize>,
    beyond: bool,
}

impl JourneyMap {
    /// Finds out what to show.
    pub fn of(log: &EventLog, setting: &MapSetting) -> Self {
        let by_channel = log.channel_level() == Level::Event && !log.channels().is_empty();
        let numbers = if by_channel { log.channel() } else { log.activity() };
        let names = if by_channel { log.channels() } else { log.activities() };
        let walks = walks(log, numbers, setting.steps.max(1));
        let lanes = lanes(&walks, names.len(), setting.lanes);
        let routes = routes(&walks);
        let (kept, other) = kept(&routes, &lanes, setting, walks.len());
        let drawn: Vec<&Walk> = walks.iter().filter(|walk| kept.contains_key(&key(walk))).collect();
        let lanes: Vec<(u32, u64)> = lanes
            .into_iter()
            .filter(|(lane, _)| drawn.iter().any(|walk| walk.lanes.contains(lane)))
            .collect();
        let places: HashMap<u32, usize> =
            lanes.iter().enumerate().map(|(at, (lane, _))| (*lane, at)).collect();
        let nodes = nodes(&drawn, &places);
        let ribbons = ribbons(log, &drawn, &places, setting.satisfaction.as_deref());
        let lane =
            |(number, people): &(u32, u64)| Lane { name: names.name(*number).to_owned(), people: *people };
        let map_lanes: Vec<Lane> = lanes.iter().map(lane).collect();
        Self {
            people: walks.len() as u64,
            lanes_are_channels: by_channel,
            steps: drawn.iter().map(|walk| walk.lanes.len()).max().unwrap_or(0),
            nodes,
            ribbons,
            other,
            routes: routes.len() as u64,
            colour: setting.colour,
            first: first(&walks).map(|(lane, people)| (names.name(lane).to_owned(), people)),
            once: walks.iter().filter(|walk| walk.lanes.len() == 1).count() as u64,
            switch: largest_switch(log, &walks, names),
            wanted: wanted(setting.wanted.as_ref(), &map_lanes, by_channel),
            lanes: map_lanes,
        }
    }

    /// The widest ribbon that changes lane.
    pub fn widest_switch(&self) -> Option<&Ribbon> {
        self.ribbons.iter().filter(|ribbon| ribbon.from != ribbon.to).max_by_key(|ribbon| ribbon.people)
    }
}

fn walks(log: &EventLog, numbers: &[u32], most: usize) -> Vec<Walk> {
    let walk = |case: usize| {
        let mut rows: Vec<usize> = log.rows(case).filter(|row| numbers[*row] != NONE).collect();
        let beyond = rows.len() > most;
        rows.truncate(most);
        let lanes: Vec<u32> = rows.iter().map(|row| numbers[*row]).collect();
        (!lanes.is_empty()).then_some(Walk { case, lanes, rows, beyond })
    };
    (0..log.case_count()).filter_map(walk).collect()
}

/// The busiest lanes with their people, in the order in which they are drawn: most first contacts on top.
fn lanes(walks: &[Walk], count: usize, most: usize) -> Vec<(u32, u64)> {
    let (mut people, mut firsts) = (vec![0u64; count], vec![0u64; count]);
    let mut seen = vec![usize::MAX; count];
    for (at, walk) in walks.iter().enumerate() {
        firsts[walk.lanes[0] as usize] += 1;
        for lane in &walk.lanes {
            if seen[*lane as usize] != at {
                seen[*lane as usize] = at;
                people[*lane as usize] += 1;
            }
        }
    }
    let mut list: Vec<(u32, u64)> = (0u32..).zip(people).filter(|(_, people)| *people > 0).collect();
    list.sort_by_key(|(lane, people)| (std::cmp::Reverse(*people), *lane));
    list.truncate(most.max(1));
    list.sort_by_key(|(lane, people)| {
        (std::cmp::Reverse(firsts[*lane as usize]), std::cmp::Reverse(*people), *lane)
    });
    list
}

/// A route: the lanes, and whether it goes on.
type Key = (Vec<u32>, bool);

fn key(walk: &Walk) -> Key {
    (walk.lanes.clone(), walk.beyond)
}

/// The routes by number of people, most first.
fn routes(walks: &[Walk]) -> Vec<(Key, u64)> {
    let mut counts: BTreeMap<Key, u64> = BTreeMap::new();
    for walk in walks {
        *counts.entry(key(walk)).or_default() += 1;
    }
    let mut list: Vec<(Key, u64)> = counts.into_iter().collect();
    list.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    list
}

fn first(walks: &[Walk]) -> Option<(u32, u64)> {
    let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
    for walk in walks {
        *counts.entry(walk.lanes[0]).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(lane, people)| (*people, std::cmp::Reverse(*lane)))
}

fn largest_switch(log: &EventLog, walks: &[Walk], names: &crate::log::names::Names) -> Option<Switch> {
    let mut waits: BTreeMap<(u32, u32), Vec<i64>> = BTreeMap::new();
    for walk in walks {
        for step in 1..walk.lanes.len() {
            let (from, to) = (walk.lanes[step - 1], walk.lanes[step]);
            if from != to {
                let wait = log.time()[walk.rows[step]].saturating_sub(log.time()[walk.rows[step - 1]]);
                waits.entry((from, to)).or_default().push(wait);
            }
        }
    }
    let ((from, to), mut waits) = waits.into_iter().max_by_key(|(_, waits)| waits.len())?;
    Some(Switch {
        from: names.name(from).to_owned(),
        to: names.name(to).to_owned(),
        times: waits.len() as u64,
        waiting: median(&mut waits)? / SECOND as f64,
    })
}

fn kept(
    routes: &[(Key, u64)],
    lanes: &[(u32, u64)],
    setting: &MapSetting,
    people: usize,
) -> (HashMap<Key, u64>, Other) {
    let drawn =
        |(lanes_of, _): &Key| lanes_of.iter().all(|lane| lanes.iter().any(|(known, _)| known == lane));
    let mut kept = HashMap::new();
    let mut other = Other::default();
    let least = setting.least.max(people as u64 / 300);
    for (key, count) in routes {
        if kept.len() < setting.routes && *count >= least && drawn(key) {
            kept.insert(key.clone(), *count);
        } else {
            other.people += count;
            other.routes += 1;
        }
    }
    other.share = if people == 0 { 0.0 } else { other.people as f64 / people as f64 };
    (kept, other)
}

fn nodes(walks: &[&Walk], places: &HashMap<u32, usize>) -> Vec<Node> {
    let mut nodes: BTreeMap<(usize, usize), Node> = BTreeMap::new();
    for walk in walks {
        for (step, lane) in walk.lanes.iter().enumerate() {
            let lane = places[lane];
            let new = || Node { step, lane, people: 0, last: 0, beyond: 0 };
            let node = nodes.entry((step, lane)).or_insert_with(new);
            node.people += 1;
            if step + 1 == walk.lanes.len() {
                node.last += u64::from(!walk.beyond);
                node.beyond += u64::from(walk.beyond);
            }
        }
    }
    nodes.into_values().collect()
}

#[derive(Default)]
struct Gathered {
    waits: Vec<i64>,
    scores: Vec<f64>,
}

fn ribbons(
    log: &EventLog,
    walks: &[&Walk],
    places: &HashMap<u32, usize>,
    satisfaction: Option<&str>,
) -> Vec<Ribbon> {
    let mut found: BTreeMap<(usize, usize, usize), Gathered> = BTreeMap::new();
    for walk in walks {
        let score: Option<f64> =
            satisfaction.and_then(|name| log.fact(walk.case, name)?.trim().replace(',', ".").parse().ok());
        for step in 1..walk.lanes.len() {
            let ends = (step - 1, places[&walk.lanes[step - 1]], places[&walk.lanes[step]]);
            let gathered = found.entry(ends).or_default();
            gathered.waits.push(log.time()[walk.rows[step]].saturating_sub(log.time()[walk.rows[step - 1]]));
            gathered.scores.extend(score);
        }
    }
    let ribbon = |((step, from, to), mut gathered): ((usize, usize, usize), Gathered)| Ribbon {
        step,
        from,
        to,
        people: gathered.waits.len() as u64,
        waiting: median(&mut gathered.waits).unwrap_or_default() / SECOND as f64,
        satisfaction: (!gathered.scores.is_empty())
            .then(|| gathered.scores.iter().sum::<f64>() / gathered.scores.len() as f64),
    };
    found.into_iter().map(ribbon).collect()
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
