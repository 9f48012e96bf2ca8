//! Paths before an event: what happened in the 24 hours before a call.

use std::collections::HashMap;

use serde::Serialize;

use crate::log::EventLog;
use crate::log::names::NONE;
use crate::log::times::SECOND;

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

/// What happened before, with names instead of numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Before {
    /// The channel or activity that is looked back from.
    pub what: String,
    /// `channel` or `activity`.
    pub kind: &'static str,
    /// How far is looked back, in seconds.
    pub window_seconds: f64,
    /// How often it came.
    pub times: u64,
    /// How many different paths led to it.
    pub different: usize,
    /// The most frequent paths.
    pub paths: Vec<NamedPath>,
}

/// A path to an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NamedPath {
    /// How often.
    pub count: u64,
    /// Of all times, 0 to 1.
    pub share: f64,
    /// The events before, oldest first; empty when nothing happened.
    pub steps: Vec<NamedStep>,
}

/// An event before another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedStep {
    /// What happened.
    pub activity: String,
    /// Through which channel, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
}

impl Before {
    /// The `top` most frequent paths to the channel with this name, else to the activity; `None` when there is neither.
    pub fn of(log: &EventLog, name: &str, window: i64, top: usize) -> Option<Self> {
        let channel = log.channels().find(name).filter(|code| log.channel().contains(code));
        let activity = || log.activities().find(name).filter(|code| log.activity().contains(code));
        let (kind, what) = match channel {
            Some(channel) => ("channel", What::Channel(channel)),
            None => ("activity", What::Activity(activity()?)),
        };
        let paths = before(log, what, window);
        let times: u64 = paths.iter().map(|path| path.count).sum();
        let step = |(activity, channel): &(u32, u32)| NamedStep {
            activity: log.activities().name(*activity).to_owned(),
            channel: (*channel != NONE).then(|| log.channels().name(*channel).to_owned()),
        };
        let named = |path: &PathBefore| NamedPath {
            count: path.count,
            share: path.count as f64 / times.max(1) as f64,
            steps: path.steps.iter().map(step).collect(),
        };
        Some(Self {
            what: name.to_owned(),
            kind,
            window_seconds: window as f64 / SECOND as f64,
            times,
            different: paths.len(),
            paths: paths.iter().take(top).map(named).collect(),
        })
    }
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
