//! Time between: how long it took from one activity, or one channel, to the next.

use std::collections::BTreeMap;

use super::quantiles::quantile;
use crate::log::EventLog;
use crate::log::names::NONE;

/// How long something took, in microseconds, over all times it happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// How often.
    pub count: u64,
    /// The middle.
    pub median: f64,
    /// Nine in ten took at most this.
    pub p90: f64,
    /// The mean.
    pub mean: f64,
}

impl Gap {
    fn of(mut values: Vec<i64>) -> Option<Self> {
        let mean = values.iter().map(|value| *value as f64).sum::<f64>() / values.len() as f64;
        Some(Self {
            count: values.len() as u64,
            median: quantile(&mut values, 0.5)?,
            p90: quantile(&mut values, 0.9)?,
            mean,
        })
    }
}

/// From one activity or channel to the next, with the time between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeTime {
    /// The first, by number.
    pub from: u32,
    /// The next, by number.
    pub to: u32,
    /// How long it took.
    pub gap: Gap,
}

/// The time between activities that directly follow each other.
pub fn edge_times(log: &EventLog) -> Vec<EdgeTime> {
    times(log, log.activity())
}

/// The time between contacts, from channel to channel; those in the same channel too.
pub fn switch_times(log: &EventLog) -> Vec<EdgeTime> {
    times(log, log.channel())
}

fn times(log: &EventLog, numbers: &[u32]) -> Vec<EdgeTime> {
    let mut gaps: BTreeMap<(u32, u32), Vec<i64>> = BTreeMap::new();
    for case in (0..log.case_count()).filter(|case| !log.is_backwards(*case)) {
        let mut before: Option<usize> = None;
        for row in log.rows(case).filter(|row| numbers[*row] != NONE) {
            if let Some(before) = before {
                let gap = log.time()[row].saturating_sub(log.time()[before]);
                gaps.entry((numbers[before], numbers[row])).or_default().push(gap);
            }
            before = Some(row);
        }
    }
    gaps.into_iter()
        .filter_map(|((from, to), gaps)| Some(EdgeTime { from, to, gap: Gap::of(gaps)? }))
        .collect()
}
