//! Parts of a log: the cases that fit, the events that fit, runs of contacts.

use std::ops::Range;
use std::sync::Arc;

use super::EventLog;
use super::names::{NONE, Names};

impl EventLog {
    /// The log of only the cases that fit.
    #[must_use]
    pub fn keep_cases(&self, fits: impl Fn(usize) -> bool) -> Self {
        let pieces = (0..self.case_count()).filter(|case| fits(*case)).map(|case| (case, self.rows(case)));
        self.pieces(&pieces.collect::<Vec<_>>(), |_, name| name.to_owned())
    }

    /// The log of only the events that fit; cases without any are left out.
    #[must_use]
    pub fn keep_events(&self, fits: impl Fn(usize) -> bool) -> Self {
        let mut kept = self.clone();
        let rows: Vec<u32> =
            (0u32..).zip(0..self.event_count()).filter(|(_, row)| fits(*row)).map(|(row, _)| row).collect();
        let select = |values: &[u32]| rows.iter().map(|row| values[*row as usize]).collect::<Vec<u32>>();
        kept.activity = select(&self.activity);
        kept.channel = select(&self.channel);
        kept.resource = select(&self.resource);
        kept.time = rows.iter().map(|row| self.time[*row as usize]).collect();
        let mut to = vec![NONE; self.event_count()];
        for (place, row) in (0u32..).zip(&rows) {
            to[*row as usize] = place;
        }
        for column in &mut kept.event_columns {
            column.reorder(&to);
        }
        let before = |row: u32| u32::try_from(rows.partition_point(|kept| *kept < row)).unwrap_or(NONE);
        kept.starts = self.starts.iter().map(|start| before(*start)).collect();
        kept.keep_cases(|case| kept.starts[case] < kept.starts[case + 1])
    }

    /// Cuts every case in runs of contacts: a new one begins when nothing happened for longer than `gap`
    /// microseconds. The runs of `name` are called `name`, `name (2)`, `name (3)` …
    #[must_use]
    pub fn episodes(&self, gap: i64) -> Self {
        let mut pieces = Vec::with_capacity(self.case_count());
        for case in 0..self.case_count() {
            let rows = self.rows(case);
            let mut start = rows.start;
            for row in rows.clone().skip(1) {
                if self.time[row].saturating_sub(self.time[row - 1]) > gap {
                    pieces.push((case, start..row));
                    start = row;
                }
            }
            pieces.push((case, start..rows.end));
        }
        self.pieces(&pieces, |run, name| if run == 1 { name.to_owned() } else { format!("{name} ({run})") })
    }

    /// The log that consists of these pieces of cases, which stand in order; `called` gives each its name from its
    /// number within the case, from 1, and the name of the case.
    fn pieces(&self, pieces: &[(usize, Range<usize>)], called: impl Fn(usize, &str) -> String) -> Self {
        let events = pieces.iter().map(|(_, rows)| rows.len()).sum();
        let mut part = Self {
            activities: Arc::clone(&self.activities),
            channels: Arc::clone(&self.channels),
            resources: Arc::clone(&self.resources),
            cases: Arc::default(),
            starts: Vec::with_capacity(pieces.len() + 1),
            activity: Vec::with_capacity(events),
            channel: Vec::with_capacity(events),
            resource: Vec::with_capacity(events),
            time: Vec::with_capacity(events),
            case_columns: Vec::new(),
            event_columns: Vec::new(),
            channel_level: self.channel_level,
            zone: self.zone.clone(),
            backwards: Vec::new(),
        };
        let mut names = Names::new();
        let mut run = 0;
        part.starts.push(0);
        for (at, (case, rows)) in pieces.iter().enumerate() {
            run = if at > 0 && pieces[at - 1].0 == *case { run + 1 } else { 1 };
            let mut name = called(run, self.cases.name(u32::try_from(*case).unwrap_or(NONE)));
            while names.find(&name).is_some() {
                name.push('\'');
            }
            names.code(&name);
            if self.is_backwards(*case) {
                part.backwards.extend(u32::try_from(at));
            }
            part.activity.extend_from_slice(&self.activity[rows.clone()]);
            part.channel.extend_from_slice(&self.channel[rows.clone()]);
            part.resource.extend_from_slice(&self.resource[rows.clone()]);
            part.time.extend_from_slice(&self.time[rows.clone()]);
            part.starts.push(u32::try_from(part.activity.len()).unwrap_or(NONE));
        }
        part.cases = Arc::new(names);
        part.case_columns = self
            .case_columns
            .iter()
            .map(|column| column.reordered(pieces.iter().map(|(case, _)| *case)))
            .collect();
        let rows = || pieces.iter().flat_map(|(_, rows)| rows.clone());
        part.event_columns = self.event_columns.iter().map(|column| column.reordered(rows())).collect();
        part
    }
}
