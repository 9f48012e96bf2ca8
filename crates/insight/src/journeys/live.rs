//! A log that grows: a new event takes its place among those of its case, and nothing is read again.

use std::ops::Range;

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

/// A growing log. What it gives is the log that a full reading of the same events gives, so every view of it is too.
#[derive(Debug, Clone, Default)]
pub struct Live {
    activities: Names,
    channels: Names,
    cases: Names,
    fact_names: [String; FACTS],
    facts: Names,
    /// For every case its events, from early to late.
    events: Vec<Vec<Step>>,
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
        let steps = &mut self.events[case];
        let place = steps.partition_point(|known| known.time <= step.time);
        steps.insert(place, step);
    }

    /// The log as it is now.
    pub fn log(&self) -> EventLog {
        self.runs(i64::MIN..i64::MAX, i64::MAX, |_, _| Some(Vec::new()))
    }

    /// The log of what happened within a span of time, cut in runs of contacts as [`EventLog::episodes`] does. `told`
    /// gives what is to be told of a run, by the name of its case and the moment it begins; where it gives nothing,
    /// the events are left out.
    pub fn runs<'live>(
        &'live self,
        span: Range<i64>,
        gap: i64,
        told: impl Fn(&'live str, i64) -> Option<Vec<(&'live str, &'live str)>>,
    ) -> EventLog {
        let mut builder = LogBuilder::new();
        for (case, steps) in self.cases.iter().zip(&self.events) {
            let from = steps.partition_point(|step| step.time < span.start);
            let until = steps.partition_point(|step| step.time < span.end);
            let runs = steps[from..until.max(from)]
                .chunk_by(|one, next| next.time.saturating_sub(one.time) <= gap)
                .enumerate();
            for (at, run) in runs {
                let Some(told) = told(case, run[0].time) else { continue };
                let name = if at == 0 { case.to_owned() } else { format!("{case} ({})", at + 1) };
                self.run(&mut builder, &name, run);
                for (name, value) in told {
                    builder.of_case(name, Kind::Text, value);
                }
            }
        }
        builder.finish(&mut Report::new())
    }

    fn run(&self, builder: &mut LogBuilder, case: &str, steps: &[Step]) {
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
    }
}
