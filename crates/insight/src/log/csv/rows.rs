//! From rows of fields to events.

use std::borrow::Cow;

use ::csv::ByteRecord;
use encoding_rs::WINDOWS_1252;

use super::Bad;
use super::mapping::Mapping;
use crate::log::builder::{LogBuilder, Row};
use crate::log::columns::Kind;
use crate::log::names::NONE;
use crate::log::times::{Clock, rfc3339};
use crate::log::{Asked, Detail, Level, OddityKind, Reason, Report};

/// Marks columns that tell something of the case, as `pm4py` writes them.
const OF_CASE: &str = "case:";

/// A field as text; what is no UTF-8 is Windows-1252.
pub(super) fn text(field: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(field) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(field).0,
    }
}

/// Takes in rows.
pub(super) struct Rows<'file> {
    columns: &'file [String],
    mapping: Mapping,
    builder: LogBuilder,
    report: Report,
    clock: Clock,
    /// Columns that are kept as attributes, with where and at which level.
    kept: Vec<Kept>,
    channel_level: Level,
}

struct Kept {
    field: usize,
    level: Level,
    column: usize,
}

impl<'file> Rows<'file> {
    pub(super) fn new(columns: &'file [String], mapping: Mapping, asked: &Asked, report: Report) -> Self {
        let mut builder = LogBuilder::new();
        // When a row is a whole case, all that it tells is told of the case.
        let whole_cases = mapping.times.len() > 1;
        let level = |column: usize| {
            if columns[column].starts_with(OF_CASE) || whole_cases { Level::Case } else { Level::Event }
        };
        let mut kept = Vec::new();
        for (field, name) in
            columns.iter().enumerate().filter(|(field, _)| asked.attributes && !mapping.uses(*field))
        {
            let level = level(field);
            let bare = name.strip_prefix(OF_CASE).unwrap_or(name);
            let of =
                if level == Level::Case { &mut builder.case_columns } else { &mut builder.event_columns };
            // Files with an index have a column without a name.
            if let Some(column) = (!bare.is_empty()).then(|| of.id(bare, Kind::Text)).flatten() {
                kept.push(Kept { field, level, column });
            }
        }
        let channel_level = mapping.channel.map_or(Level::Event, level);
        Self { columns, mapping, builder, report, clock: Clock::new(asked.zone.clone()), kept, channel_level }
    }

    /// Takes in one row, which begins on this line.
    pub(super) fn add(&mut self, line: u64, record: &ByteRecord) {
        match self.events(record, line) {
            Ok(()) => self.report.read += 1,
            Err(Bad(reason, detail)) => self.report.refuse(line, reason, || *detail),
        }
    }

    fn events(&mut self, record: &ByteRecord, line: u64) -> Result<(), Bad> {
        if record.len() != self.columns.len() {
            let (found, expected) = (record.len().to_string(), self.columns.len().to_string());
            let detail = Detail::OtherLength { found: found.into(), expected: expected.into() };
            return Err(Bad::new(Reason::WrongLength, detail));
        }
        if record.iter().any(|field| std::str::from_utf8(field).is_err()) {
            self.report.odd(OddityKind::OtherEncoding, || Detail::Line { line: line.to_string().into() });
        }
        let case = self.case(record)?;
        let before = self.builder.len();
        if self.mapping.times.len() == 1 {
            let (column, _) = self.mapping.times[0];
            let activity = self.activity(record)?;
            let time = self.moment(record, 0)?;
            let time = time.ok_or_else(|| Bad::new(Reason::NoTime, self.empty(column)))?;
            self.push(record, &case, &activity, time);
        } else {
            self.one_for_each_moment(record, &case, line)?;
        }
        self.facts(record, before);
        Ok(())
    }

    /// A row that is a whole case: an event for each of its moments.
    fn one_for_each_moment(&mut self, record: &ByteRecord, case: &str, line: u64) -> Result<(), Bad> {
        let moments =
            (0..self.mapping.times.len()).map(|at| self.moment(record, at)).collect::<Result<Vec<_>, _>>()?;
        let named = self.mapping.activity.map(|_| self.activity(record)).transpose()?.map(Cow::into_owned);
        let mut last: Option<(i64, &str)> = None;
        let mut backwards = false;
        let mut filled: Vec<(i64, &str)> = Vec::with_capacity(moments.len());
        for (at, moment) in moments.iter().enumerate() {
            let (column, _) = self.mapping.times[at];
            let name = self.columns[column].as_str();
            let Some(time) = *moment else { continue };
            if let Some((earlier, before)) = last
                && time < earlier
            {
                backwards = true;
                self.report.odd(OddityKind::NegativeDuration, || Detail::Before {
                    line: line.to_string().into(),
                    end: name.to_owned().into(),
                    moment: rfc3339(time).into(),
                    start: before.to_owned().into(),
                    other: rfc3339(earlier).into(),
                });
            }
            last = Some((time, name));
            filled.push((time, name));
        }
        // What ended before it began is told once, as that, and not as events out of order too.
        filled.sort_by_key(|(time, _)| *time);
        for (time, name) in filled {
            let activity =
                named.as_ref().map_or_else(|| name.to_owned(), |named| format!("{named} · {name}"));
            self.push(record, case, &activity, time);
        }
        if backwards {
            self.builder.is_backwards();
        }
        if last.is_none() {
            return Err(Bad::new(Reason::NoTime, Detail::NothingFilled));
        }
        Ok(())
    }

    fn push(&mut self, record: &ByteRecord, case: &str, activity: &str, time: i64) {
        let field = |column: Option<usize>| {
            column.and_then(|column| record.get(column)).map(text).filter(|value| !value.trim().is_empty())
        };
        let (channel, resource) = (field(self.mapping.channel), field(self.mapping.resource));
        self.builder.event(&Row {
            case,
            activity,
            time,
            channel: channel.as_deref().map(str::trim),
            resource: resource.as_deref().map(str::trim),
        });
    }

    fn facts(&mut self, record: &ByteRecord, before: usize) {
        let case = self.builder.case.last().map_or(NONE, |case| *case) as usize;
        for kept in &self.kept {
            let Some(value) = record.get(kept.field).map(text).filter(|value| !value.is_empty()) else {
                continue;
            };
            let rows = match kept.level {
                Level::Case => case..case + 1,
                Level::Event => before..self.builder.activity.len(),
            };
            let columns = match kept.level {
                Level::Case => &mut self.builder.case_columns,
                Level::Event => &mut self.builder.event_columns,
            };
            let column = columns.get_mut(kept.column);
            let code = column.code(&value);
            rows.for_each(|row| column.put(row, code));
        }
    }

    fn empty(&self, column: usize) -> Detail {
        Detail::Empty { column: self.columns[column].clone().into() }
    }

    fn case<'row>(&self, record: &'row ByteRecord) -> Result<Cow<'row, str>, Bad> {
        let field = |column: usize| {
            let value = text(record.get(column).unwrap_or_default());
            if value.trim().is_empty() {
                Err(Bad::new(Reason::NoCase, self.empty(column)))
            } else {
                Ok(value)
            }
        };
        match (self.mapping.case, self.mapping.person, self.mapping.topic) {
            (Some(case), ..) => field(case),
            (None, Some(person), Some(topic)) => {
                let about = text(record.get(topic).unwrap_or_default());
                Ok(Cow::Owned(format!("{} · {}", field(person)?, about.trim())))
            }
            (None, Some(person), None) => field(person),
            (None, None, _) => Err(Bad::new(Reason::NoCase, Detail::NoCaseColumn)),
        }
    }

    fn activity<'row>(&self, record: &'row ByteRecord) -> Result<Cow<'row, str>, Bad> {
        // A log of contacts may have nothing but the channel to tell what happened.
        let column = self.mapping.activity.or(self.mapping.channel).unwrap_or(0);
        let value = text(record.get(column).unwrap_or_default());
        if value.trim().is_empty() {
            Err(Bad::new(Reason::NoActivity, self.empty(column)))
        } else {
            Ok(value)
        }
    }

    fn moment(&mut self, record: &ByteRecord, at: usize) -> Result<Option<i64>, Bad> {
        let (column, pattern) = self.mapping.times[at];
        let field = record.get(column).unwrap_or_default();
        if field.trim_ascii().is_empty() {
            return Ok(None);
        }
        let moment = pattern.read(field).and_then(|stamp| self.clock.utc(stamp));
        moment.map(Some).ok_or_else(|| {
            let detail = Detail::NotLike {
                column: self.columns[column].clone().into(),
                value: text(field).into_owned().into(),
                example: pattern.example().into(),
            };
            Bad::new(Reason::BadTime, detail)
        })
    }

    pub(super) fn finish(mut self) -> (LogBuilder, Report) {
        self.builder.channel_level = self.channel_level;
        for column in self.builder.case_columns.list_mut() {
            column.guess_kind();
        }
        for column in self.builder.event_columns.list_mut() {
            column.guess_kind();
        }
        (self.builder, self.report)
    }
}
