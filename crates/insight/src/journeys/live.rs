//! Views that stay up to date: a new event changes what it touches, and nothing is read again.

use std::collections::HashMap;

use hashbrown::hash_map::Entry;

use crate::log::columns::Kind;
use crate::log::names::{NONE, Names};
use crate::log::{EventLog, LogBuilder, Report, Row};

/// Something that happened, by name.
#[derive(Debug, Clone, Copy)]
pub struct Happened<'event> {
    /// Whose it is.
    pub case: &'event str,
    /// What happened.
    pub activity: &'event str,
    /// When, in microseconds since 1970 in UTC.
    pub time: i64,
    /// Through which channel.
    pub channel: Option<&'event str>,
    /// What else is told of it, in the order of [`Live::telling`].
    pub facts: [Option<&'event str>; FACTS],
}

/// How many facts can be told of an event, beside what every event has.
pub const FACTS: usize = 3;

/// The graph, variants, starts, ends and switches of a growing log.
#[derive(Debug, Clone, Default)]
pub struct Live {
    activities: Names,
    channels: Names,
    cases: Names,
    fact_names: [String; FACTS],
    facts: Names,
    /// For every case its events, from early to late.
    events: Vec<Vec<Step>>,
    graph: HashMap<(u32, u32), u64>,
    switches: HashMap<(u32, u32), u64>,
    starts: HashMap<u32, u64>,
    ends: HashMap<u32, u64>,
    variants: hashbrown::HashMap<Box<[u32]>, u64>,
    count: u64,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    time: i64,
    activity: u32,
    channel: u32,
    facts: [u32; FACTS],
}

impl Live {
    /// Nothing has happened yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing has happened yet; these facts will be told of what does.
    pub fn telling(names: [&str; FACTS]) -> Self {
        Self { fact_names: names.map(str::to_owned), ..Self::default() }
    }

    /// Takes in an event, which may be late: earlier than others of its case that are known already.
    pub fn add(&mut self, event: &Happened<'_>) {
        let case = self.cases.code(event.case) as usize;
        let step = Step {
            time: event.time,
            activity: self.activities.code(event.activity),
            channel: event.channel.map_or(NONE, |name| self.channels.code(name)),
            facts: event.facts.map(|fact| fact.map_or(NONE, |fact| self.facts.code(fact))),
        };
        if case == self.events.len() {
            self.events.push(Vec::new());
        }
        let mut steps = std::mem::take(&mut self.events[case]);
        self.count_case(&steps, false);
        let place = steps.partition_point(|known| known.time <= step.time);
        steps.insert(place, step);
        self.count_case(&steps, true);
        self.events[case] = steps;
        self.count += 1;
    }

    /// Adds what a case tells to the views, or takes it away.
    fn count_case(&mut self, steps: &[Step], add: bool) {
        let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return };
        change(&mut self.starts, first.activity, add);
        change(&mut self.ends, last.activity, add);
        for pair in steps.windows(2) {
            change(&mut self.graph, (pair[0].activity, pair[1].activity), add);
        }
        let used: Vec<u32> =
            steps.iter().map(|step| step.channel).filter(|channel| *channel != NONE).collect();
        for pair in used.windows(2) {
            change(&mut self.switches, (pair[0], pair[1]), add);
        }
        let sequence: Box<[u32]> = steps.iter().map(|step| step.activity).collect();
        match self.variants.entry(sequence) {
            Entry::Occupied(mut known) if add => *known.get_mut() += 1,
            Entry::Occupied(mut known) if *known.get() > 1 => *known.get_mut() -= 1,
            Entry::Occupied(known) => {
                known.remove();
            }
            Entry::Vacant(new) => {
                new.insert(1);
            }
        }
    }

    /// How many events there are.
    pub const fn events(&self) -> u64 {
        self.count
    }

    /// How many cases there are.
    pub fn cases(&self) -> usize {
        self.events.len()
    }

    /// How many variants there are.
    pub fn variants(&self) -> usize {
        self.variants.len()
    }

    /// How many cases went exactly so.
    pub fn variant(&self, activities: &[&str]) -> u64 {
        let sequence: Option<Vec<u32>> = activities.iter().map(|name| self.activities.find(name)).collect();
        sequence.and_then(|sequence| self.variants.get(sequence.as_slice()).copied()).unwrap_or(0)
    }

    /// How often one activity directly follows another.
    pub fn follows(&self, from: &str, to: &str) -> u64 {
        self.pair(&self.graph, &self.activities, from, to)
    }

    /// How often people went from one channel to another.
    pub fn switches(&self, from: &str, to: &str) -> u64 {
        self.pair(&self.switches, &self.channels, from, to)
    }

    #[expect(clippy::unused_self, reason = "reads as a question to the views")]
    fn pair(&self, counts: &HashMap<(u32, u32), u64>, names: &Names, from: &str, to: &str) -> u64 {
        let pair = names.find(from).zip(names.find(to));
        pair.and_then(|pair| counts.get(&pair).copied()).unwrap_or(0)
    }

    /// How many pairs of activities follow each other.
    pub fn edges(&self) -> usize {
        self.graph.len()
    }

    /// How many cases start, and how many end, with this activity.
    pub fn starts_and_ends(&self, activity: &str) -> (u64, u64) {
        let of = |counts: &HashMap<u32, u64>| {
            self.activities.find(activity).and_then(|code| counts.get(&code).copied()).unwrap_or(0)
        };
        (of(&self.starts), of(&self.ends))
    }

    /// The log as it is now, for the views that need every event.
    pub fn log(&self) -> EventLog {
        self.part(i64::MIN, |_| Some(Vec::new()))
    }

    /// The log of what happened at or after a moment. `told` gives what is to be told of a case, by its name; of
    /// what it gives nothing for, the events are left out.
    pub fn part<'live>(
        &'live self,
        since: i64,
        told: impl Fn(&'live str) -> Option<Vec<(&'live str, &'live str)>>,
    ) -> EventLog {
        let mut builder = LogBuilder::new();
        for (case, steps) in self.cases.iter().zip(&self.events) {
            let steps = &steps[steps.partition_point(|step| step.time < since)..];
            let Some(told) = (!steps.is_empty()).then(|| told(case)).flatten() else { continue };
            for step in steps {
                builder.event(&Row {
                    case,
                    activity: self.activities.name(step.activity),
                    time: step.time,
                    channel: (step.channel != NONE).then(|| self.channels.name(step.channel)),
                    resource: None,
                });
                for (name, fact) in self.fact_names.iter().zip(step.facts) {
                    if fact != NONE {
                        builder.of_event(name, Kind::Text, self.facts.name(fact));
                    }
                }
            }
            for (name, value) in told {
                builder.of_case(name, Kind::Text, value);
            }
        }
        builder.finish(&mut Report::new())
    }
}

fn change<K: std::hash::Hash + Eq>(counts: &mut HashMap<K, u64>, key: K, add: bool) {
    match counts.entry(key) {
        std::collections::hash_map::Entry::Occupied(mut known) if add => *known.get_mut() += 1,
        std::collections::hash_map::Entry::Occupied(mut known) if *known.get() > 1 => *known.get_mut() -= 1,
        std::collections::hash_map::Entry::Occupied(known) => {
            known.remove();
        }
        std::collections::hash_map::Entry::Vacant(new) => {
            new.insert(1);
        }
    }
}
