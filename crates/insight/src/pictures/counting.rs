//! Numbers told beside a map: over all it is about, but never so that a few who are folded follow from what is drawn.

use std::collections::BTreeMap;

use serde::Serialize;

use super::map::{MapSetting, Switch};
use super::walks::Walks;
use crate::journeys::quantiles::median;
use crate::log::EventLog;
use crate::log::times::SECOND;
use crate::measures::{Cost, Crowd};

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

/// A number over all a map is about, of which those who can be seen on it are known already.
struct Seen {
    all: u64,
    drawn: u64,
    /// Of whom the others are.
    hidden: Crowd,
}

impl Seen {
    fn new(few: u64) -> Self {
        Self { all: 0, drawn: 0, hidden: Crowd::until(few) }
    }

    fn add(&mut self, person: u32, is_seen: bool) {
        self.all += 1;
        if is_seen {
            self.drawn += 1;
        } else {
            self.hidden.add(person);
        }
    }

    /// As it may be told: not exactly where that tells of the few who are not seen.
    fn told(&self) -> Count {
        match (self.hidden.is_few(), self.drawn) {
            (false, _) => Count { people: self.all, told: Told::Exactly },
            (true, 0) => Count { people: 0, told: Told::Few },
            (true, drawn) => Count { people: drawn, told: Told::AtLeast },
        }
    }
}

/// How many were ever in a lane.
pub(super) fn ever_in(walks: &Walks<'_>, few: u64, lane: u32) -> Count {
    let mut seen = Seen::new(few);
    for walk in walks.all.iter().filter(|walk| walk.lanes.contains(&lane)) {
        seen.add(walk.person, walk.is_seen_in(lane));
    }
    seen.told()
}

/// The lane in which most begin, with how many do.
pub(super) fn first(walks: &Walks<'_>, few: u64) -> Option<(u32, Count)> {
    let mut lanes: BTreeMap<u32, Seen> = BTreeMap::new();
    for walk in &walks.all {
        lanes.entry(walk.lanes[0]).or_insert_with(|| Seen::new(few)).add(walk.person, walk.drawn);
    }
    let told = lanes.into_iter().map(|(lane, seen)| (lane, seen.told()));
    told.filter(|(_, count)| count.people > 0)
        .max_by_key(|(lane, count)| (count.people, std::cmp::Reverse(*lane)))
}

/// How many had one contact only; `None` when they are too few to tell.
pub(super) fn once(walks: &Walks<'_>, few: u64) -> Option<Count> {
    let mut seen = Seen::new(few);
    for walk in walks.all.iter().filter(|walk| walk.lanes.len() == 1) {
        seen.add(walk.person, walk.drawn);
    }
    Some(seen.told()).filter(|count| few == 0 || count.people > 0)
}

/// A switch: its waits in microseconds, and how often every walk made it.
#[derive(Default)]
struct Made {
    waits: Vec<i64>,
    by_walk: BTreeMap<usize, u32>,
}

/// How often a switch was made in all, and what is known of those times and of those that are drawn.
struct Switched {
    times: Seen,
    all: Made,
    drawn: Made,
}

/// The largest switch from one lane to another, over all contacts.
pub(super) fn largest_switch(
    log: &EventLog,
    walks: &Walks<'_>,
    setting: &MapSetting,
    prices: &[f64],
) -> Option<Switch> {
    let mut found: BTreeMap<(u32, u32), Switched> = BTreeMap::new();
    let new = || Switched { times: Seen::new(setting.few), all: Made::default(), drawn: Made::default() };
    for (at, walk) in walks.all.iter().enumerate() {
        for step in 1..walk.lanes.len() {
            let (from, to) = (walk.lanes[step - 1], walk.lanes[step]);
            if from == to {
                continue;
            }
            let wait = setting.wait(log, walk, step);
            let is_drawn = walk.drawn && step < walk.shown().len();
            let switched = found.entry((from, to)).or_insert_with(new);
            switched.times.add(walk.person, is_drawn);
            for made in
                [Some(&mut switched.all), is_drawn.then_some(&mut switched.drawn)].into_iter().flatten()
            {
                made.waits.extend(wait);
                *made.by_walk.entry(at).or_default() += 1;
            }
        }
    }
    let counted = found.into_iter().map(|(ends, Switched { times, all, drawn })| {
        let count = times.told();
        (ends, count, if count.told == Told::Exactly { all } else { drawn })
    });
    let ((from, to), count, mut made) = counted
        .filter(|(_, count, _)| count.people > 0)
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
