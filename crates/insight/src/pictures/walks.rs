//! Cases as walks through lanes, and which of their routes are drawn; what is rare is folded.

use std::collections::{BTreeMap, HashSet};

use super::map::{MapSetting, Other};
use crate::log::names::{NONE, Names};
use crate::log::{EventLog, Level};
use crate::measures::{Crowd, People};

/// A case as a walk through lanes, to its end.
pub(super) struct Walk {
    pub(super) case: usize,
    /// Whose it is.
    pub(super) person: u32,
    pub(super) lanes: Vec<u32>,
    pub(super) rows: Vec<usize>,
    /// How many contacts are drawn at most.
    most: usize,
    /// Whether it is drawn, or folded with others.
    pub(super) drawn: bool,
}

impl Walk {
    /// The lanes as far as they are drawn.
    pub(super) fn shown(&self) -> &[u32] {
        &self.lanes[..self.lanes.len().min(self.most)]
    }

    /// Whether it can be seen on the map that this walk was ever in a lane.
    pub(super) fn is_seen_in(&self, lane: u32) -> bool {
        self.drawn && self.shown().contains(&lane)
    }

    /// Whether it goes on beyond what is drawn.
    pub(super) fn beyond(&self) -> bool {
        self.lanes.len() > self.most
    }
}

/// What a map is made of.
pub(super) struct Walks<'log> {
    /// The names of the lanes.
    pub(super) names: &'log Names,
    /// Whether lanes are channels; in a log without they are activities.
    pub(super) by_channel: bool,
    /// Every case the map is about: all that walk, or only those that are drawn where the others are too few to tell.
    pub(super) all: Vec<Walk>,
    /// The busiest lanes, in the order in which they are drawn.
    pub(super) lanes: Vec<u32>,
    /// How many routes there are.
    pub(super) routes: usize,
    /// What was folded.
    pub(super) other: Other,
}

impl<'log> Walks<'log> {
    pub(super) fn of(log: &'log EventLog, setting: &MapSetting) -> Self {
        let by_channel = log.channel_level() == Level::Event && !log.channels().is_empty();
        let numbers = if by_channel { log.channel() } else { log.activity() };
        let names = if by_channel { log.channels() } else { log.activities() };
        let people = People::of(log, setting.person.as_deref());
        let mut all = walks(log, numbers, setting.steps.max(1), &people);
        let lanes = lanes(&all, names.len(), setting.lanes);
        let routes = routes(&all, setting.few);
        let (kept, other) = kept(&routes, &lanes, setting, all.len());
        for walk in &mut all {
            walk.drawn = kept.contains(&key(walk));
        }
        let counted = if other.people == 0 { kept.len() } else { routes.len() };
        all.retain(|walk| walk.drawn || other.people > 0);
        Self { names, by_channel, lanes, routes: counted, other, all }
    }

    /// The walks that are drawn.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &Walk> {
        self.all.iter().filter(|walk| walk.drawn)
    }
}

fn walks(log: &EventLog, numbers: &[u32], most: usize, people: &People) -> Vec<Walk> {
    let walk = |case: usize| {
        let rows: Vec<usize> = log.rows(case).filter(|row| numbers[*row] != NONE).collect();
        let lanes: Vec<u32> = rows.iter().map(|row| numbers[*row]).collect();
        let person = people.of_case(case);
        (!lanes.is_empty()).then_some(Walk { case, person, lanes, rows, most, drawn: false })
    };
    (0..log.case_count()).filter_map(walk).collect()
}

/// The busiest lanes, in the order in which they are drawn: most first contacts on top.
fn lanes(walks: &[Walk], count: usize, most: usize) -> Vec<u32> {
    let (mut people, mut firsts) = (vec![0u64; count], vec![0u64; count]);
    let mut seen = vec![usize::MAX; count];
    for (at, walk) in walks.iter().enumerate() {
        firsts[walk.lanes[0] as usize] += 1;
        for lane in walk.shown() {
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
    list.into_iter().map(|(lane, _)| lane).collect()
}

/// A route: the lanes that are drawn, and whether it goes on.
type Key = (Vec<u32>, bool);

fn key(walk: &Walk) -> Key {
    (walk.shown().to_vec(), walk.beyond())
}

/// A route with how many cases went it, and whose.
struct Route {
    key: Key,
    count: u64,
    people: Crowd,
}

/// The routes by number of cases, most first.
fn routes(walks: &[Walk], few: u64) -> Vec<Route> {
    let mut found: BTreeMap<Key, (u64, Crowd)> = BTreeMap::new();
    for walk in walks {
        let (count, people) = found.entry(key(walk)).or_insert_with(|| (0, Crowd::until(few)));
        *count += 1;
        people.add(walk.person);
    }
    let mut list: Vec<Route> =
        found.into_iter().map(|(key, (count, people))| Route { key, count, people }).collect();
    list.sort_by_key(|route| std::cmp::Reverse(route.count));
    list
}

/// The routes that are drawn, and what is folded: routes that are rare, of few people, or through lanes without room.
fn kept(routes: &[Route], lanes: &[u32], setting: &MapSetting, cases: usize) -> (HashSet<Key>, Other) {
    let least = setting.least.max(cases as u64 / 300);
    let mut kept: Vec<&Route> = Vec::new();
    let mut other = Other::default();
    let mut folded = Crowd::until(setting.few);
    let mut fold = |route: &Route| {
        other.people += route.count;
        other.routes += 1;
        folded.join(&route.people);
        folded.is_few()
    };
    let mut few = false;
    for route in routes {
        let has_room = kept.len() < setting.routes && route.key.0.iter().all(|lane| lanes.contains(lane));
        if has_room && route.count >= least && route.people.is_enough() {
            kept.push(route);
        } else {
            few = fold(route);
        }
    }
    // What is folded is not told apart from what is drawn when it is of few itself: with the total it would be known.
    kept.sort_by_key(|route| (std::cmp::Reverse(route.count), &route.key));
    while few && kept.len() > 1 {
        let Some(route) = kept.pop() else { break };
        few = fold(route);
    }
    if few {
        // Only one route can be told of; then the map is about that one.
        other = Other::default();
    }
    other.share = if cases == 0 { 0.0 } else { other.people as f64 / cases as f64 };
    (kept.into_iter().map(|route| route.key.clone()).collect(), other)
}
