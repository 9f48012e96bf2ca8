//! How well a log follows the wanted journey, and the departures by how often they happen and what they cost.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::alignment::{Aligner, Alignment, Move};
use super::wanted::{Step, Wanted};
use crate::log::EventLog;
use crate::log::names::NONE;
pub use crate::measures::Cost;
use crate::measures::{Crowd, Interval, People, mean_interval, wilson};

/// The shape of the JSON and its version.
pub const SCHEMA: &str = "kanaalwijzer/conformance/1";

/// How a case departs from the wanted journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeviationKind {
    /// Something happened that is not wanted there.
    Extra,
    /// A step did not happen.
    Missing,
    /// A step happened in another channel than wanted.
    OtherChannel,
}

/// A departure, over all cases that make it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deviation {
    /// What kind.
    pub kind: DeviationKind,
    /// The activity, or the step with its alternatives.
    pub activity: String,
    /// The channel in which it happened; empty when it did not happen or has none.
    pub channel: String,
    /// The step before it; empty at the start.
    pub after: String,
    /// Which step it is about, from 0; for something extra how many steps came before it.
    pub step: usize,
    /// How many cases.
    pub cases: u64,
    /// Whether those are of fewer than ten different people.
    pub few: bool,
    /// How often in all.
    pub times: u64,
    /// The share of the cases.
    pub share: Interval,
    /// What it costs in all, in cents; missing steps cost nothing here.
    pub cost: Option<Cost>,
}

/// How many cases made a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepCount {
    /// The step.
    pub step: Step,
    /// Cases that made it in a wanted channel.
    pub follows: u64,
    /// Cases that made it in another channel only.
    pub other_channel: u64,
    /// Cases that missed it.
    pub missing: u64,
}

/// A log beside a wanted journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Conformance {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The wanted journey, as text.
    pub wanted: String,
    /// How many cases.
    pub cases: u64,
    /// Those that follow it exactly.
    pub following: Interval,
    /// The mean fitness over cases, 0 to 1.
    pub fitness: Interval,
    /// Step by step.
    pub steps: Vec<StepCount>,
    /// The departures, the costliest first where costs are known, then the most frequent.
    pub deviations: Vec<Deviation>,
    /// Activities of the wanted journey that do not occur in the log: perhaps a slip of the pen.
    pub unknown: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: DeviationKind,
    activity: u32,
    step: usize,
    channel: u32,
}

impl Key {
    /// The departure that a move is, if it is one.
    fn of(made: &Move, events: &[(u32, u32)]) -> Option<Self> {
        let (kind, (activity, channel), step) = match *made {
            Move::Follows { .. } => return None,
            Move::Extra { event, after } => (DeviationKind::Extra, events[event], after),
            Move::Missing { step } => (DeviationKind::Missing, (NONE, NONE), step),
            Move::OtherChannel { event, step } => (DeviationKind::OtherChannel, events[event], step),
        };
        Some(Self { kind, activity, step, channel })
    }
}

#[derive(Debug, Default)]
struct Made {
    cases: u64,
    people: Crowd,
    times: u64,
    /// The cost of every case that makes it, in cents.
    costs: Vec<f64>,
}

impl Conformance {
    /// Reads every case as the wanted journey. `people` tells whose the cases are, and `costs` what a contact costs by
    /// channel, in cents.
    pub fn of(log: &EventLog, wanted: &Wanted, people: &People, costs: &BTreeMap<String, f64>) -> Self {
        let aligner = Aligner::new(wanted, log);
        let prices: Vec<f64> =
            log.channels().iter().map(|name| costs.get(name).copied().unwrap_or(0.0)).collect();
        let mut known: HashMap<Vec<(u32, u32)>, Alignment> = HashMap::new();
        let mut made: BTreeMap<Key, Made> = BTreeMap::new();
        let mut steps: Vec<StepCount> = wanted
            .steps
            .iter()
            .map(|step| StepCount { step: step.clone(), follows: 0, other_channel: 0, missing: 0 })
            .collect();
        let (mut following, mut fitness) = (0, Vec::with_capacity(log.case_count()));
        for case in 0..log.case_count() {
            let events = events(log, case);
            let alignment = known.entry(events.clone()).or_insert_with(|| aligner.align(&events));
            following += u64::from(alignment.cost == 0);
            fitness.push(alignment.fitness());
            count_steps(alignment, &mut steps);
            for (key, (times, cost)) in departures(alignment, &events, wanted, &prices, log) {
                let made = made.entry(key).or_default();
                made.cases += 1;
                made.people.add(people.of_case(case));
                made.times += times;
                made.costs.push(cost);
            }
        }
        let cases = log.case_count() as u64;
        let mut deviations: Vec<Deviation> =
            made.into_iter().map(|(key, made)| named(&key, made, log, wanted, !costs.is_empty())).collect();
        let money = |deviation: &Deviation| deviation.cost.map_or(0.0, |cost| cost.total);
        deviations
            .sort_by(|one, other| money(other).total_cmp(&money(one)).then(other.cases.cmp(&one.cases)));
        Self {
            schema: SCHEMA,
            wanted: wanted.to_string(),
            cases,
            following: wilson(following, cases),
            fitness: mean_interval(&fitness),
            steps,
            deviations,
            unknown: unknown(wanted, log),
        }
    }
}

impl Deviation {
    /// The cases that make it.
    pub fn cases_of(&self, log: &EventLog, wanted: &Wanted) -> Vec<usize> {
        let aligner = Aligner::new(wanted, log);
        let same = |key: &Key| {
            let missing = key.kind == DeviationKind::Missing;
            key.kind == self.kind
                && key.step == self.step
                && (missing || log.activities().name(key.activity) == self.activity)
                && log.channels().name(key.channel) == self.channel
        };
        let departs = |case: &usize| {
            let events = events(log, *case);
            let made = aligner.align(&events).moves;
            made.iter().filter_map(|made| Key::of(made, &events)).any(|key| same(&key))
        };
        (0..log.case_count()).filter(departs).collect()
    }
}

fn events(log: &EventLog, case: usize) -> Vec<(u32, u32)> {
    log.rows(case).map(|row| (log.activity()[row], log.channel()[row])).collect()
}

fn unknown(wanted: &Wanted, log: &EventLog) -> Vec<String> {
    let names = wanted.steps.iter().flat_map(|step| &step.activities);
    names.filter(|name| log.activities().find(name).is_none()).cloned().collect()
}

fn count_steps(alignment: &Alignment, steps: &mut [StepCount]) {
    let mut seen = vec![(false, false); steps.len()];
    for made in &alignment.moves {
        match made {
            Move::Follows { step, .. } => seen[*step].0 = true,
            Move::OtherChannel { step, .. } => seen[*step].1 = true,
            Move::Missing { step } => steps[*step].missing += 1,
            Move::Extra { .. } => {}
        }
    }
    for (step, (follows, other)) in steps.iter_mut().zip(seen) {
        step.follows += u64::from(follows);
        step.other_channel += u64::from(other && !follows);
    }
}

/// How often a case departs in each way, and what that costs.
fn departures(
    alignment: &Alignment,
    events: &[(u32, u32)],
    wanted: &Wanted,
    prices: &[f64],
    log: &EventLog,
) -> BTreeMap<Key, (u64, f64)> {
    let price = |channel: u32| prices.get(channel as usize).copied().unwrap_or(0.0);
    let mut of_case: BTreeMap<Key, (u64, f64)> = BTreeMap::new();
    for made in &alignment.moves {
        let Some(key) = Key::of(made, events) else { continue };
        let cost = match key.kind {
            DeviationKind::Extra => price(key.channel),
            DeviationKind::Missing => 0.0,
            DeviationKind::OtherChannel => {
                let step = &wanted.steps[key.step];
                let allowed = step.channels.iter().filter_map(|name| log.channels().find(name));
                let least = allowed.map(price).fold(f64::INFINITY, f64::min);
                if least.is_finite() { price(key.channel) - least } else { 0.0 }
            }
        };
        let entry = of_case.entry(key).or_default();
        entry.0 += 1;
        entry.1 += cost;
    }
    of_case
}

fn named(key: &Key, made: Made, log: &EventLog, wanted: &Wanted, priced: bool) -> Deviation {
    let step_name =
        |step: usize| wanted.steps.get(step).map_or_else(String::new, |step| step.activities.join(" / "));
    let before = key.step.checked_sub(1);
    let all = log.case_count() as u64;
    Deviation {
        kind: key.kind,
        activity: match key.kind {
            DeviationKind::Missing => step_name(key.step),
            DeviationKind::Extra | DeviationKind::OtherChannel => {
                log.activities().name(key.activity).to_owned()
            }
        },
        channel: log.channels().name(key.channel).to_owned(),
        after: before.map(step_name).unwrap_or_default(),
        step: key.step,
        cases: made.cases,
        few: made.people.is_few(),
        times: made.times,
        share: wilson(made.cases, all),
        cost: priced.then(|| Cost::of(made.costs, log.case_count())),
    }
}
