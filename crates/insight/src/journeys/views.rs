//! The views on a log that need every event once: the directly-follows graph, variants, starts and ends, switches.

use std::ops::Range;
use std::thread;

use super::pairs::Pairs;
use super::variants::{Counting, Variant};
use crate::log::EventLog;
use crate::log::names::NONE;

/// Below this many events a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 50_000;

/// What is seen of a log in one pass. Lists by activity or channel follow the numbers of the log.
#[derive(Debug, Clone)]
pub struct Views {
    /// Which activity directly follows which.
    pub graph: Pairs,
    /// Which channel follows which within a case, over events without a channel; on the diagonal who stayed.
    pub switches: Pairs,
    /// How often a case starts with each activity.
    pub starts: Vec<u64>,
    /// How often a case ends with each activity.
    pub ends: Vec<u64>,
    /// How many events each activity has.
    pub activities: Vec<u64>,
    /// How many events each channel has.
    pub channel_events: Vec<u64>,
    /// How many cases used each channel.
    pub channel_cases: Vec<u64>,
    /// How many cases began in each channel.
    pub first_channels: Vec<u64>,
    /// The variants, most cases first.
    pub variants: Vec<Variant>,
}

struct Part {
    views: Views,
    variants: Counting,
}

impl Views {
    /// Looks at a whole log with at most `threads` threads; the answer does not depend on their number.
    pub fn of(log: &EventLog, threads: usize) -> Self {
        let useful = (log.event_count() / WORTH_A_THREAD).clamp(1, threads.max(1));
        let mut parts = if useful == 1 {
            vec![Part::of(log, 0..log.case_count())]
        } else {
            thread::scope(|scope| {
                let ranges = shares(log, useful);
                let working: Vec<_> =
                    ranges.into_iter().map(|cases| scope.spawn(move || Part::of(log, cases))).collect();
                working.into_iter().filter_map(|part| part.join().ok()).collect()
            })
        };
        let mut whole = parts.remove(0);
        for part in parts {
            whole.absorb(log, part);
        }
        whole.views.variants = whole.variants.list(log);
        whole.views
    }
}

/// Cuts the cases in ranges with about as many events each.
fn shares(log: &EventLog, count: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::with_capacity(count);
    let mut from = 0;
    for share in 1..=count {
        let events = u32::try_from(log.event_count() * share / count).unwrap_or(NONE);
        let until = if share == count {
            log.case_count()
        } else {
            log.starts().partition_point(|start| *start < events).clamp(from, log.case_count())
        };
        ranges.push(from..until);
        from = until;
    }
    ranges
}

impl Part {
    fn of(log: &EventLog, cases: Range<usize>) -> Self {
        let (activities, channels) = (log.activities().len(), log.channels().len());
        let mut views = Views {
            graph: Pairs::new(activities),
            switches: Pairs::new(channels),
            starts: vec![0; activities],
            ends: vec![0; activities],
            activities: vec![0; activities],
            channel_events: vec![0; channels],
            channel_cases: vec![0; channels],
            first_channels: vec![0; channels],
            variants: Vec::new(),
        };
        let mut variants = Counting::default();
        // Per channel the case that used it last, so that a case counts once.
        let mut used = vec![usize::MAX; channels];
        for case in cases {
            variants.add(log, case);
            views.activities_of(&log.activity()[log.rows(case)]);
            views.channels_of(&log.channel()[log.rows(case)], case, &mut used);
        }
        Self { views, variants }
    }

    fn absorb(&mut self, log: &EventLog, other: Self) {
        let (mine, theirs) = (&mut self.views, other.views);
        mine.graph.absorb(theirs.graph);
        mine.switches.absorb(theirs.switches);
        let lists = [
            (&mut mine.starts, theirs.starts),
            (&mut mine.ends, theirs.ends),
            (&mut mine.activities, theirs.activities),
            (&mut mine.channel_events, theirs.channel_events),
            (&mut mine.channel_cases, theirs.channel_cases),
            (&mut mine.first_channels, theirs.first_channels),
        ];
        for (mine, theirs) in lists {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += theirs;
            }
        }
        self.variants.absorb(log, other.variants);
    }
}

impl Views {
    #[inline]
    fn activities_of(&mut self, sequence: &[u32]) {
        let (Some(first), Some(last)) = (sequence.first(), sequence.last()) else { return };
        self.starts[*first as usize] += 1;
        self.ends[*last as usize] += 1;
        self.activities[*first as usize] += 1;
        for pair in sequence.windows(2) {
            self.graph.add(pair[0], pair[1]);
            self.activities[pair[1] as usize] += 1;
        }
    }

    #[inline]
    fn channels_of(&mut self, sequence: &[u32], case: usize, used: &mut [usize]) {
        let mut before = NONE;
        for channel in sequence.iter().copied().filter(|channel| *channel != NONE) {
            let at = channel as usize;
            self.channel_events[at] += 1;
            if used[at] != case {
                used[at] = case;
                self.channel_cases[at] += 1;
            }
            if before == NONE {
                self.first_channels[at] += 1;
            } else {
                self.switches.add(before, channel);
            }
            before = channel;
        }
    }
}
