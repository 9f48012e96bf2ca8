//! Numbers told beside a map: over all it is about, but never so that a few who are folded follow from what is drawn.

use std::collections::BTreeMap;

use serde::Serialize;

use super::map::{MapSetting, Switch};
use super::walks::{Walk, Walks};
use crate::journeys::quantiles::median;
use crate::log::EventLog;
use crate::log::times::SECOND;
use crate::measures::Cost;

/// How exactly a number is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// It is the number.
    #[default]
    Exactly,
    /// It is the number of those who are drawn; a few more, who are folded, are not told of.
    AtLeast,
    /// There are some, but too few to tell how many; the number is 0.
    Few,
}

/// A number of people, and how exactly it is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many.
    pub people: u64,
    /// How exactly.
    pub told: Told,
}

impl Count {
    /// Of these in all and these who are drawn.
    fn of(all: u64, drawn: u64, few: u64) -> Self {
        let told = match all.saturating_sub(drawn) {
            0 => Told::Exactly,
            hidden if hidden >= few => Told::Exactly,
            _ if drawn > 0 => Told::AtLeast,
            _ => Told::Few,
        };
        Self { people: if told == Told::Exactly { all } else { drawn }, told }
    }
}

/// How many walks fit, told as it may be.
fn count(walks: &Walks<'_>, few: u64, fits: impl Fn(&Walk) -> bool) -> Count {
    let all = walks.all.iter().filter(|walk| fits(walk)).count() as u64;
    let drawn = walks.drawn().filter(|walk| fits(walk)).count() as u64;
    Count::of(all, drawn, few)
}

/// How many were ever in a lane.
pub(super) fn ever_in(walks: &Walks<'_>, few: u64, lane: u32) -> Count {
    count(walks, few, |walk| walk.lanes.contains(&lane))
}

/// The lane in which most begin, with how many do.
pub(super) fn first(walks: &Walks<'_>, few: u64) -> Option<(u32, Count)> {
    let mut counts: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for walk in &walks.all {
        let (all, drawn) = counts.entry(walk.lanes[0]).or_default();
        *all += 1;
        *drawn += u64::from(walk.drawn);
    }
    let told = counts.into_iter().map(|(lane, (all, drawn))| (lane, Count::of(all, drawn, few)));
    told.filter(|(_, count)| count.people >= few.max(1))
        .max_by_key(|(lane, count)| (count.people, std::cmp::Reverse(*lane)))
}

/// How many had one contact only; `None` when they are too few to tell.
pub(super) fn once(walks: &Walks<'_>, few: u64) -> Option<Count> {
    Some(count(walks, few, |walk| walk.lanes.len() == 1)).filter(|count| count.people >= few)
}

/// How often a switch was made: its waits in microseconds, and how often every walk made it.
#[derive(Default)]
struct Made {
    times: u64,
    waits: Vec<i64>,
    by_walk: BTreeMap<usize, u32>,
}

/// The largest switch from one lane to another, over all contacts.
pub(super) fn largest_switch(
    log: &EventLog,
    walks: &Walks<'_>,
    setting: &MapSetting,
    prices: &[f64],
) -> Option<Switch> {
    let mut found: BTreeMap<(u32, u32), [Made; 2]> = BTreeMap::new();
    for (at, walk) in walks.all.iter().enumerate() {
        for step in 1..walk.lanes.len() {
            let (from, to) = (walk.lanes[step - 1], walk.lanes[step]);
            if from == to {
                continue;
            }
            let wait = setting.wait(log, walk, step);
            let is_drawn = walk.drawn && step < walk.shown().len();
            let [all, drawn] = found.entry((from, to)).or_default();
            for made in [Some(all), is_drawn.then_some(drawn)].into_iter().flatten() {
                made.times += 1;
                made.waits.extend(wait);
                *made.by_walk.entry(at).or_default() += 1;
            }
        }
    }
    let counted = found.into_iter().map(|(ends, [all, drawn])| {
        let count = Count::of(all.times, drawn.times, setting.few);
        (ends, count, if count.told == Told::Exactly { all } else { drawn })
    });
    let ((from, to), count, mut made) = counted
        .filter(|(_, count, _)| count.people >= setting.few.max(1))
        .max_by_key(|((from, to), count, _)| (count.people, std::cmp::Reverse((*from, *to))))?;
    let cost = prices.get(to as usize).map(|price| {
        let of_walks = made.by_walk.values().map(|times| f64::from(*times) * price);
        Cost::of(of_walks.collect(), walks.all.len())
    });
    Some(Switch {
        from: walks.names.name(from).to_owned(),
        to: walks.names.name(to).to_owned(),
        times: count.people,
        told: count.told,
        waiting: median(&mut made.waits)? / SECOND as f64,
        cost,
    })
}
