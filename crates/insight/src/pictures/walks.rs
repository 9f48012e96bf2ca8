//! Cases as walks through lanes, and which of their routes are drawn; what is rare is folded.

use std::collections::{BTreeMap, HashMap};

use super::map::{MapSetting, Other};
use crate::log::names::{NONE, Names};
use crate::log::{EventLog, Level};

/// A case as a walk through lanes, to its end.
pub(super) struct Walk {
    pub(super) case: usize,
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
        let mut all = walks(log, numbers, setting.steps.max(1));
        let lanes = lanes(&all, names.len(), setting.lanes);
        let routes = routes(&all);
        let (kept, other) = kept(&routes, &lanes, setting, all.len());
        for walk in &mut all {
            walk.drawn = kept.contains_key(&key(walk));
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

fn walks(log: &EventLog, numbers: &[u32], most: usize) -> Vec<Walk> {
    let walk = |case: usize| {
        let rows: Vec<usize> = log.rows(case).filter(|row| numbers[*row] != NONE).collect();
        let lanes: Vec<u32> = rows.iter().map(|row| numbers[*row]).collect();
        (!lanes.is_empty()).then_some(Walk { case, lanes, rows, most, drawn: false })
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

fn kept(
    routes: &[(Key, u64)],
    lanes: &[u32],
    setting: &MapSetting,
    people: usize,
) -> (HashMap<Key, u64>, Other) {
    let drawn = |(lanes_of, _): &Key| lanes_of.iter().all(|lane| lanes.contains(lane));
    let mut kept = HashMap::new();
    let mut other = Other::default();
    let least = setting.least.max(setting.few).max(people as u64 / 300);
    for (key, count) in routes {
        if kept.len() < setting.routes && *count >= least && drawn(key) {
            kept.insert(key.clone(), *count);
        } else {
            other.people += count;
            other.routes += 1;
        }
    }
    // What is folded is not told apart from what is drawn when it is few itself: with the total it would be known.
    let mut smallest: Vec<(&Key, u64)> = kept.iter().map(|(key, count)| (key, *count)).collect();
    smallest.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    let mut too = Vec::new();
    while other.people > 0 && other.people < setting.few && smallest.len() > 1 {
        let Some((key, count)) = smallest.pop() else { break };
        other.people += count;
        other.routes += 1;
        too.push(key.clone());
    }
    for key in too {
        kept.remove(&key);
    }
    if other.people < setting.few {
        // Only one route can be told of; then the map is about that one.
        other = Other::default();
    }
    other.share = if people == 0 { 0.0 } else { other.people as f64 / people as f64 };
    (kept, other)
}
