//! Building a log event by event; the parts of a file that were read apart come together here.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::columns::{Columns, Kind};
use super::names::{NONE, Names};
use super::report::{OddityKind, Report};
use super::times::{is_far, rfc3339};
use super::{Detail, EventLog, Level};

/// What every event has.
#[derive(Debug, Clone, Copy)]
pub struct Row<'row> {
    /// Whose event it is: a question, a zaak, a tenant's run of contacts.
    pub case: &'row str,
    /// What happened.
    pub activity: &'row str,
    /// When, in microseconds since 1970 in UTC.
    pub time: i64,
    /// Through which channel, if any.
    pub channel: Option<&'row str>,
    /// Who or what did it, if known.
    pub resource: Option<&'row str>,
}

/// A log in the making.
#[derive(Debug, Clone, Default)]
pub struct LogBuilder {
    pub(super) activities: Names,
    pub(super) channels: Names,
    pub(super) resources: Names,
    pub(super) cases: Names,
    pub(super) case: Vec<u32>,
    pub(super) activity: Vec<u32>,
    pub(super) channel: Vec<u32>,
    pub(super) resource: Vec<u32>,
    pub(super) time: Vec<i64>,
    pub(super) case_columns: Columns,
    pub(super) event_columns: Columns,
    pub(super) channel_level: Level,
    pub(super) backwards: BTreeSet<u32>,
}

/// Where an attribute of cases or events is kept in a [`LogBuilder`].
pub(super) type ColumnId = usize;

impl LogBuilder {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many events there are so far.
    pub fn len(&self) -> usize {
        self.activity.len()
    }

    /// Whether there are no events yet.
    pub fn is_empty(&self) -> bool {
        self.activity.is_empty()
    }

    /// Says that the file tells the channel once for a case.
    pub fn channel_is_of_the_case(&mut self) {
        self.channel_level = Level::Case;
    }

    /// Says of the case of the event that was added last that it ended before it began.
    pub fn is_backwards(&mut self) {
        self.backwards.extend(self.case.last());
    }

    /// Adds an event.
    pub fn event(&mut self, row: &Row<'_>) {
        let case = match self.case.last() {
            Some(last) if self.cases.name(*last) == row.case => *last,
            _ => self.cases.code(row.case),
        };
        let activity = self.activities.code(row.activity);
        let channel = row.channel.map_or(NONE, |name| self.channels.code(name));
        let resource = row.resource.map_or(NONE, |name| self.resources.code(name));
        self.push(case, activity, row.time, channel, resource);
    }

    pub(super) fn push(&mut self, case: u32, activity: u32, time: i64, channel: u32, resource: u32) {
        self.case.push(case);
        self.activity.push(activity);
        self.time.push(time);
        self.channel.push(channel);
        self.resource.push(resource);
    }

    /// Tells something about the event that was added last.
    pub fn of_event(&mut self, name: &str, kind: Kind, value: &str) {
        let Some(row) = self.activity.len().checked_sub(1) else { return };
        let Some(id) = self.event_columns.id(name, kind) else { return };
        let column = self.event_columns.get_mut(id);
        let code = column.code(value);
        column.put(row, code);
    }

    /// Tells something about the case of the event that was added last; what was told before is replaced.
    pub fn of_case(&mut self, name: &str, kind: Kind, value: &str) {
        let Some(case) = self.case.last() else { return };
        let Some(id) = self.case_columns.id(name, kind) else { return };
        let column = self.case_columns.get_mut(id);
        let code = column.code(value);
        column.put(*case as usize, code);
    }

    /// Takes the channel of every event from this column of the cases, if there is one; whether there was.
    pub(super) fn channel_from_case(&mut self, name: &str) -> bool {
        let Some(column) = self.case_columns.take(name) else { return false };
        let codes: Vec<u32> = column.values().iter().map(|value| self.channels.code(value)).collect();
        for (row, case) in self.case.iter().enumerate() {
            let code = column.code_at(*case as usize);
            self.channel[row] = codes.get(code as usize).copied().unwrap_or(NONE);
        }
        self.channel_level = Level::Case;
        true
    }

    /// Takes the channel of every event from this column of the events, if there is one; whether there was.
    pub(super) fn channel_from_event(&mut self, name: &str) -> bool {
        let Some(column) = self.event_columns.take(name) else { return false };
        let codes: Vec<u32> = column.values().iter().map(|value| self.channels.code(value)).collect();
        for (row, channel) in self.channel.iter_mut().enumerate() {
            *channel = codes.get(column.code_at(row) as usize).copied().unwrap_or(NONE);
        }
        true
    }

    /// Keeps nothing but what every event has.
    pub(super) fn forget_facts(&mut self) {
        (self.event_columns, self.case_columns) = (Columns::default(), Columns::default());
    }

    /// Takes in a part of the file that comes after what is here.
    pub(super) fn absorb(&mut self, part: &Self) {
        let activities = self.activities.absorb(&part.activities);
        let channels = self.channels.absorb(&part.channels);
        let resources = self.resources.absorb(&part.resources);
        let cases = self.cases.absorb(&part.cases);
        let before = self.activity.len();
        let mapped = |codes: &[u32], code: &u32| codes.get(*code as usize).copied().unwrap_or(NONE);
        self.activity.extend(part.activity.iter().map(|code| mapped(&activities, code)));
        self.channel.extend(part.channel.iter().map(|code| mapped(&channels, code)));
        self.resource.extend(part.resource.iter().map(|code| mapped(&resources, code)));
        self.case.extend(part.case.iter().map(|code| mapped(&cases, code)));
        self.time.extend_from_slice(&part.time);
        self.event_columns.absorb(&part.event_columns, |row| row + before);
        self.case_columns
            .absorb(&part.case_columns, |row| mapped(&cases, &u32::try_from(row).unwrap_or(NONE)) as usize);
        self.backwards.extend(part.backwards.iter().map(|case| mapped(&cases, case)));
        if part.channel_level == Level::Case {
            self.channel_level = Level::Case;
        }
    }

    /// Sorts by case and time and names what is odd: events out of order, events that stand twice.
    pub fn finish(mut self, report: &mut Report) -> EventLog {
        self.name_disorder(report);
        self.name_far_moments(report);
        name_almost_same(&self.activities, report, |name, bare| Detail::TwoActivities { name, bare });
        name_almost_same(&self.cases, report, |name, bare| Detail::TwoCases { name, bare });
        for columns in [&self.event_columns, &self.case_columns] {
            if let Some((count, name)) = columns.left_out() {
                report.odd_times(OddityKind::TooManyFacts, count, || Detail::FromHere {
                    name: name.to_owned().into(),
                });
            }
        }
        let starts = self.group();
        let log = EventLog {
            activities: Arc::new(self.activities),
            channels: Arc::new(self.channels),
            resources: Arc::new(self.resources),
            cases: Arc::new(self.cases),
            starts,
            activity: self.activity,
            channel: self.channel,
            resource: self.resource,
            time: self.time,
            case_columns: self.case_columns.into_list(),
            event_columns: self.event_columns.into_list(),
            channel_level: self.channel_level,
            zone: super::reading::usual_zone(),
            backwards: self.backwards.into_iter().collect(),
        };
        name_doubles(&log, report);
        log
    }

    /// Names the events that are earlier than the one before them of the same case.
    fn name_disorder(&self, report: &mut Report) {
        let mut latest = vec![i64::MIN; self.cases.len()];
        for (row, case) in self.case.iter().enumerate() {
            let latest = &mut latest[*case as usize];
            if self.time[row] < *latest {
                report.odd(OddityKind::OutOfOrder, || Detail::After {
                    case: self.cases.name(*case).to_owned().into(),
                    activity: self.activities.name(self.activity[row]).to_owned().into(),
                    moment: rfc3339(self.time[row]).into(),
                    other: rfc3339(*latest).into(),
                });
            } else {
                *latest = self.time[row];
            }
        }
    }

    /// Names moments that say "never", as systems write them: 9999-12-31, 1900-01-01.
    fn name_far_moments(&self, report: &mut Report) {
        let bounds = self.time.iter().fold((0, 0), |(low, high), time| (*time.min(&low), *time.max(&high)));
        if is_far(bounds.0) || is_far(bounds.1) {
            for (row, time) in self.time.iter().enumerate().filter(|(_, time)| is_far(**time)) {
                report.odd(OddityKind::FarMoment, || Detail::At {
                    case: self.cases.name(self.case[row]).to_owned().into(),
                    activity: self.activities.name(self.activity[row]).to_owned().into(),
                    moment: rfc3339(*time).into(),
                });
            }
        }
    }

    /// Puts the events of each case together, from early to late; gives where each case starts.
    fn group(&mut self) -> Vec<u32> {
        let mut starts = vec![0u32; self.cases.len() + 1];
        for case in &self.case {
            starts[*case as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let in_order = self.case.is_sorted()
            && (1..self.case.len())
                .all(|row| self.case[row] != self.case[row - 1] || self.time[row] >= self.time[row - 1]);
        if in_order {
            self.case = Vec::new();
            return starts;
        }
        let mut next = starts.clone();
        let mut order = vec![0u32; self.case.len()];
        for (row, case) in (0u32..).zip(&self.case) {
            let place = &mut next[*case as usize];
            order[*place as usize] = row;
            *place += 1;
        }
        self.case = Vec::new();
        for bounds in starts.windows(2) {
            let rows = &mut order[bounds[0] as usize..bounds[1] as usize];
            if !rows.is_sorted_by_key(|row| self.time[*row as usize]) {
                rows.sort_by_key(|row| self.time[*row as usize]);
            }
        }
        reorder(&mut self.activity, &order);
        reorder(&mut self.channel, &order);
        reorder(&mut self.resource, &order);
        reorder(&mut self.time, &order);
        let mut to = vec![0u32; order.len()];
        for (place, row) in (0u32..).zip(&order) {
            to[*row as usize] = place;
        }
        for column in self.event_columns.list_mut() {
            column.reorder(&to);
        }
        starts
    }
}

fn reorder<T: Copy>(values: &mut Vec<T>, order: &[u32]) {
    *values = order.iter().map(|row| values[*row as usize]).collect();
}

/// Names that differ only in the spaces around them.
fn name_almost_same(
    names: &Names,
    report: &mut Report,
    said: fn(Cow<'static, str>, Cow<'static, str>) -> Detail,
) {
    for name in names.iter() {
        let bare = name.trim();
        if bare.len() < name.len() && names.find(bare).is_some() {
            report.odd(OddityKind::AlmostSame, || said(name.to_owned().into(), bare.to_owned().into()));
        }
    }
}

/// Names the events that are the same as an earlier one in everything.
fn name_doubles(log: &EventLog, report: &mut Report) {
    let same = |one: usize, other: usize| {
        log.activity[one] == log.activity[other]
            && log.channel[one] == log.channel[other]
            && log.resource[one] == log.resource[other]
            && log.event_columns.iter().all(|column| column.code_at(one) == column.code_at(other))
    };
    for case in 0..log.case_count() {
        let rows = log.rows(case);
        let mut run = rows.start;
        for row in rows {
            if log.time[row] != log.time[run] {
                run = row;
            }
            if (run.max(row.saturating_sub(64))..row).any(|before| same(before, row)) {
                report.odd(OddityKind::Double, || Detail::MoreThanOnce {
                    case: log.cases.name(u32::try_from(case).unwrap_or(NONE)).to_owned().into(),
                    activity: log.activities.name(log.activity[row]).to_owned().into(),
                    moment: rfc3339(log.time[row]).into(),
                });
            }
        }
    }
}

/// Numbers for names of attributes that come in the same order again and again.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// For each place in an element the attribute that stood there last.
    seen: Vec<(String, Kind, ColumnId)>,
    known: HashMap<String, (Kind, ColumnId)>,
}

impl Keys {
    /// The column of the attribute with this name that stands at this place; `None` when there are too many columns.
    pub(super) fn column(
        &mut self,
        columns: &mut Columns,
        place: usize,
        name: &str,
        kind: Kind,
    ) -> Option<ColumnId> {
        if let Some((last, last_kind, id)) = self.seen.get(place)
            && *last_kind == kind
            && last == name
        {
            return Some(*id);
        }
        let id = match self.known.get(name) {
            Some((known, id)) if *known == kind => *id,
            _ => {
                let id = columns.id(name, kind)?;
                self.known.insert(name.to_owned(), (kind, id));
                id
            }
        };
        if place < 64 {
            self.seen.truncate(place.max(self.seen.len().min(place + 1)));
            if let Some(seen) = self.seen.get_mut(place) {
                *seen = (name.to_owned(), kind, id);
            } else if self.seen.len() == place {
                self.seen.push((name.to_owned(), kind, id));
            }
        }
        Some(id)
    }
}
