//! What a log tells, with names instead of numbers: the stable shape of the JSON, see `docs/insight-json.md`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::quantiles::quantile;
use super::{Before, Loops, Views, edge_times, loops, switch_times};
use crate::log::times::SECOND;
use crate::log::{EventLog, Report};

/// The shape of the JSON and its version; a field may be added, none is changed or taken away without a new number.
pub const SCHEMA: &str = "kanaalwijzer/journeys/1";

/// All that `kanaalwijzer journeys` tells. Durations are in seconds.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// How many cases.
    pub cases: usize,
    /// How many events.
    pub events: usize,
    /// How many different activities.
    pub activities: usize,
    /// How many different sequences of activities.
    pub variants: usize,
    /// The most frequent of them.
    pub top_variants: Vec<TopVariant>,
    /// Which activity directly follows which, most frequent first.
    pub graph: Vec<Edge>,
    /// How many cases start with an activity.
    pub start: BTreeMap<String, u64>,
    /// How many cases end with an activity.
    pub end: BTreeMap<String, u64>,
    /// How many cases used a channel.
    pub channels: BTreeMap<String, u64>,
    /// The channels in the order of the rows and columns of `switches`.
    pub channel_names: Vec<String>,
    /// How often a contact in the channel of the row was followed by one in the channel of the column.
    pub switches: Vec<Vec<u64>>,
    /// How long cases take.
    pub durations: Durations,
    /// How many events each activity has.
    pub activity_counts: BTreeMap<String, u64>,
    /// How many events each channel has.
    pub channel_events: BTreeMap<String, u64>,
    /// How many cases began in a channel.
    pub first_channels: BTreeMap<String, u64>,
    /// Contacts from one channel to another, most frequent first, with the time between.
    pub switch_times: Vec<SwitchTime>,
    /// Going round.
    pub loops: Loops,
    /// Cases by topic and first channel, when a topic was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicChannel>,
    /// What happened before something, when that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
    /// What the reader found, refused and thought odd.
    pub report: Report,
}

/// A sequence of activities and how many cases went so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopVariant {
    /// How many cases.
    pub count: u64,
    /// Of all cases, 0 to 1.
    pub share: f64,
    /// The activities.
    pub activities: Vec<String>,
}

/// One activity directly after another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Edge {
    /// The first.
    pub from: String,
    /// The next.
    pub to: String,
    /// How often.
    pub count: u64,
    /// The middle of the time between, in seconds; none where all of these times run backwards.
    pub median_seconds: Option<f64>,
}

/// One channel after another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SwitchTime {
    /// The first.
    pub from: String,
    /// The next.
    pub to: String,
    /// How often.
    pub count: u64,
    /// The middle of the time between, in seconds.
    pub median_seconds: f64,
    /// Nine in ten took at most this, in seconds.
    pub p90_seconds: f64,
}

/// How many cases about a topic began in each channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicChannel {
    /// The topic.
    pub topic: String,
    /// How many cases.
    pub cases: u64,
    /// By first channel.
    pub channels: BTreeMap<String, u64>,
}

/// How long cases take, from first to last event, in seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Durations {
    /// The middle.
    pub median: f64,
    /// Nine in ten take at most this.
    pub p90: f64,
    /// The mean.
    pub mean: f64,
    /// The longest.
    pub max: f64,
}

impl Summary {
    /// Tells about a log with at most `top` variants, and the topics in the column `topic` when that is given.
    pub fn of(log: &EventLog, report: Report, top: usize, topic: Option<&str>, threads: usize) -> Self {
        let views = Views::of(log, threads);
        let names = |counts: &[u64], of: &crate::log::names::Names| -> BTreeMap<String, u64> {
            of.iter().map(str::to_owned).zip(counts.iter().copied()).filter(|(_, count)| *count > 0).collect()
        };
        // A part of a log knows names that do not occur in it.
        let used: Vec<u32> = (0u32..)
            .zip(&views.channel_events)
            .filter(|(_, count)| **count > 0)
            .map(|(channel, _)| channel)
            .collect();
        Self {
            schema: SCHEMA,
            cases: log.case_count(),
            events: log.event_count(),
            activities: views.activities.iter().filter(|count| **count > 0).count(),
            variants: views.variants.len(),
            top_variants: top_variants(log, &views, top),
            graph: graph(log, &views),
            start: names(&views.starts, log.activities()),
            end: names(&views.ends, log.activities()),
            channels: names(&views.channel_cases, log.channels()),
            channel_names: used.iter().map(|channel| log.channels().name(*channel).to_owned()).collect(),
            switches: used
                .iter()
                .map(|from| used.iter().map(|to| views.switches.count(*from, *to)).collect())
                .collect(),
            durations: Durations::of(log),
            activity_counts: names(&views.activities, log.activities()),
            channel_events: names(&views.channel_events, log.channels()),
            first_channels: names(&views.first_channels, log.channels()),
            switch_times: switches(log),
            loops: loops(log),
            topics: topic.map(|topic| topics(log, topic)).unwrap_or_default(),
            before: None,
            report,
        }
    }
}

fn top_variants(log: &EventLog, views: &Views, top: usize) -> Vec<TopVariant> {
    let named =
        |activities: &[u32]| activities.iter().map(|code| log.activities().name(*code).to_owned()).collect();
    let all = log.case_count() as f64;
    views
        .variants
        .iter()
        .take(top)
        .map(|variant| TopVariant {
            count: variant.count,
            share: variant.count as f64 / all,
            activities: named(&variant.activities),
        })
        .collect()
}

fn graph(log: &EventLog, views: &Views) -> Vec<Edge> {
    let times: BTreeMap<(u32, u32), f64> =
        edge_times(log).into_iter().map(|edge| ((edge.from, edge.to), edge.gap.median)).collect();
    let edge = |(from, to, count): (u32, u32, u64)| Edge {
        from: log.activities().name(from).to_owned(),
        to: log.activities().name(to).to_owned(),
        count,
        median_seconds: times.get(&(from, to)).map(|micros| micros / SECOND as f64),
    };
    views.graph.list().into_iter().map(edge).collect()
}

fn switches(log: &EventLog) -> Vec<SwitchTime> {
    let seconds = |micros: f64| micros / SECOND as f64;
    let mut list: Vec<SwitchTime> = switch_times(log)
        .into_iter()
        .map(|edge| SwitchTime {
            from: log.channels().name(edge.from).to_owned(),
            to: log.channels().name(edge.to).to_owned(),
            count: edge.gap.count,
            median_seconds: seconds(edge.gap.median),
            p90_seconds: seconds(edge.gap.p90),
        })
        .collect();
    list.sort_by_key(|switch| std::cmp::Reverse(switch.count));
    list
}

fn topics(log: &EventLog, topic: &str) -> Vec<TopicChannel> {
    let mut found: BTreeMap<&str, TopicChannel> = BTreeMap::new();
    for case in 0..log.case_count() {
        let about = log.fact(case, topic).unwrap_or_default();
        let new = || TopicChannel { topic: about.to_owned(), cases: 0, channels: BTreeMap::new() };
        let entry = found.entry(about).or_insert_with(new);
        entry.cases += 1;
        if let Some(channel) = log.first_channel(case) {
            *entry.channels.entry(log.channels().name(channel).to_owned()).or_default() += 1;
        }
    }
    let mut list: Vec<TopicChannel> = found.into_values().collect();
    list.sort_by_key(|topic| std::cmp::Reverse(topic.cases));
    list
}

impl Durations {
    /// How long the cases of a log take.
    pub fn of(log: &EventLog) -> Self {
        let told = (0..log.case_count()).filter(|case| !log.is_backwards(*case));
        let mut all: Vec<i64> = told.map(|case| log.duration(case)).collect();
        let second = SECOND as f64;
        let sum: f64 = all.iter().map(|micros| *micros as f64).sum();
        Self {
            median: quantile(&mut all, 0.5).unwrap_or_default() / second,
            p90: quantile(&mut all, 0.9).unwrap_or_default() / second,
            mean: if all.is_empty() { 0.0 } else { sum / all.len() as f64 / second },
            max: all.iter().copied().max().unwrap_or_default() as f64 / second,
        }
    }
}
