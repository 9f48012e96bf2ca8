//! Paths before an event: what happened in the 24 hours before a call.

use std::collections::HashMap;

use crate::log::EventLog;
use crate::log::names::NONE;

/// What is looked back from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Every event with this activity.
    Activity(u32),
    /// The first event of every stay in this channel.
    Channel(u32),
}

/// What happened before, with how often it went so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathBefore {
    /// The events before, oldest first, as activity and channel.
    pub steps: Vec<(u32, u32)>,
    /// How often.
    pub count: u64,
}

/// The paths within `window` microseconds before each such event of the same case, most frequent first. An event
/// before which nothing happened has an empty path.
pub fn before(log: &EventLog, what: What, window: i64) -> Vec<PathBefore> {
    let mut paths: HashMap<Vec<(u32, u32)>, u64> = HashMap::new();
    for case in 0..log.case_count() {
        let rows = log.rows(case);
        let mut last_channel = NONE;
        for row in rows.clone() {
            let channel = log.channel()[row];
            let is_it = match what {
                What::Activity(activity) => log.activity()[row] == activity,
                What::Channel(wanted) => channel == wanted && last_channel != wanted,
            };
            if channel != NONE {
                last_channel = channel;
            }
            if is_it {
                let since = log.time()[row].saturating_sub(window);
                let start = rows.start + log.time()[rows.start..row].partition_point(|time| *time < since);
                let steps = (start..row).map(|row| (log.activity()[row], log.channel()[row])).collect();
                *paths.entry(steps).or_default() += 1;
            }
        }
    }
    let mut list: Vec<PathBefore> =
        paths.into_iter().map(|(steps, count)| PathBefore { steps, count }).collect();
    list.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.steps.cmp(&other.steps)));
    list
}
