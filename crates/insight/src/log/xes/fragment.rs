//! Reading one block of XES into a part of a log.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::blocks::Block;
use super::tags::{key_and_value, usual};
use super::wanted::Wanted;
use crate::log::builder::Keys;
use crate::log::columns::Kind;
use crate::log::names::NONE;
use crate::log::times::{Clock, iso};
use crate::log::{Detail, Fault, LogBuilder, OddityKind, ReadError, Reason, Report};

/// Where in the log the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Log,
    Trace,
    Event,
    After,
}

/// A part of a log, and what went on while reading it.
pub(super) struct Fragment {
    builder: LogBuilder,
    report: Report,
    /// For each trace its name, if it has one, and the row where it starts.
    traces: Vec<Trace>,
    wrong: Option<ReadError>,
}

struct Trace {
    name: Option<String>,
    start: usize,
    end: usize,
    line: u64,
    facts: Vec<(usize, u32)>,
}

impl Fragment {
    /// Reads a block.
    pub(super) fn read(block: &Block, wanted: &Wanted) -> Self {
        let mut reading = Reading::new(block, wanted);
        let wrong = reading.all().err();
        let Reading { builder, report, traces, .. } = reading;
        Self { builder, report, traces, wrong }
    }

    /// Adds this part to the log; traces get their names here, where it is known how many came before.
    pub(super) fn finish_into(
        mut self,
        whole: &mut LogBuilder,
        traces: &mut u64,
    ) -> Result<Report, ReadError> {
        if let Some(wrong) = self.wrong {
            return Err(wrong);
        }
        for trace in &self.traces {
            *traces += 1;
            let name = trace.name.clone().unwrap_or_else(|| format!("trace {traces}"));
            let line = || trace.line.to_string().into();
            if trace.name.is_none() {
                let called = || Detail::Called { line: line(), name: name.clone().into() };
                self.report.odd(OddityKind::NoName, called);
            }
            if trace.start == trace.end {
                let empty = || Detail::NoEvents { line: line(), case: name.clone().into() };
                self.report.odd(OddityKind::NoEvents, empty);
                continue;
            }
            let case = self.builder.cases.code(&name);
            self.builder.case.resize(trace.end, case);
            for (column, code) in &trace.facts {
                self.builder.case_columns.get_mut(*column).put(case as usize, *code);
            }
        }
        whole.absorb(&self.builder);
        Ok(self.report)
    }
}

struct Reading<'block> {
    block: &'block Block,
    /// How far the reader is, in bytes.
    at: usize,
    wanted: &'block Wanted,
    clock: Clock,
    place: Place,
    /// Elements within an attribute or a part that does not matter.
    skipping: usize,
    builder: LogBuilder,
    report: Report,
    traces: Vec<Trace>,
    trace_keys: Keys,
    event_keys: Keys,
    event: OpenEvent,
    /// A byte and its line.
    counted: (usize, u64),
}

/// The event that is being read.
#[derive(Default)]
struct OpenEvent {
    at: usize,
    activity: u32,
    resource: u32,
    time: Option<i64>,
    bad_time: Option<String>,
    facts: Vec<(usize, u32)>,
    place: usize,
}

impl<'block> Reading<'block> {
    fn new(block: &'block Block, wanted: &'block Wanted) -> Self {
        Self {
            block,
            at: 0,
            wanted,
            clock: wanted.clock.clone(),
            place: if block.first { Place::Before } else { Place::Log },
            skipping: 0,
            builder: LogBuilder::new(),
            report: Report::new(),
            traces: Vec::new(),
            trace_keys: Keys::default(),
            event_keys: Keys::default(),
            event: OpenEvent::default(),
            counted: (0, block.line),
        }
    }

    /// The line of a byte. Most questions are about later and later bytes, so counting goes on from the last answer.
    fn line(&mut self, at: usize) -> u64 {
        let at = at.min(self.block.text.len());
        if at < self.counted.0 {
            self.counted = (0, self.block.line);
        }
        let between = &self.block.text.as_bytes()[self.counted.0..at];
        self.counted = (at, self.counted.1 + memchr::memchr_iter(b'\n', between).count() as u64);
        self.counted.1
    }

    fn malformed(&mut self, reason: Fault) -> ReadError {
        ReadError::Malformed { line: self.line(self.at), reason }
    }

    fn all(&mut self) -> Result<(), ReadError> {
        let text = self.block.text.as_str();
        loop {
            self.at +=
                text.as_bytes()[self.at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if self.at == text.len() {
                break;
            }
            // The reader of XML takes a byte order mark at its beginning away uncounted; ours begins anywhere.
            if text[self.at..].starts_with('\u{feff}') {
                self.at += '\u{feff}'.len_utf8();
                continue;
            }
            if self.skipping > 0 || !self.at_a_glance(text) {
                self.with_care(text)?;
            }
        }
        match self.place {
            Place::After => Ok(()),
            Place::Log if !self.block.last => Ok(()),
            Place::Before => Err(self.malformed(Fault::NoLog)),
            _ => Err(self.malformed(Fault::NotWhole)),
        }
    }

    /// Takes what nearly all of a log consists of, in the form in which it is nearly always written; whether it did.
    fn at_a_glance(&mut self, text: &'block str) -> bool {
        let rest = &text[self.at..];
        if self.place == Place::Event && rest.starts_with("</event>") {
            self.at += "</event>".len();
            self.close_event();
        } else if self.place == Place::Trace && rest.starts_with("<event>") {
            self.at += "<event>".len();
            self.open_event();
        } else if let (Place::Event | Place::Trace, Some(found)) = (self.place, usual(rest)) {
            self.at += found.length;
            self.fact(found.kind, found.key, found.value);
        } else {
            return false;
        }
        true
    }

    /// Takes one piece of XML, whatever it is.
    fn with_care(&mut self, text: &'block str) -> Result<(), ReadError> {
        let mut reader = Reader::from_str(&text[self.at..]);
        // Each piece is read by itself, so what it closes was opened out of sight.
        reader.config_mut().allow_unmatched_ends = true;
        let event = reader.read_event();
        // Where it went wrong may lie within a letter; reading goes on only where a piece ended.
        let read = match event {
            Ok(_) => reader.buffer_position(),
            Err(_) => reader.buffer_position().max(reader.error_position()),
        };
        self.at = self.at.saturating_add(usize::try_from(read).unwrap_or(usize::MAX)).min(text.len());
        match event.map_err(|error| self.malformed(Fault::xml(&error)))? {
            Event::Empty(tag) => self.empty(&tag),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::DocType(_) => Err(self.malformed(Fault::DocumentType)),
            Event::Eof => Err(self.malformed(Fault::EndsWithin)),
            _ => Ok(()),
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.skipping > 0 {
            return Ok(());
        }
        match (self.place, tag.local_name().as_ref()) {
            (Place::Before, "log") => self.place = Place::After,
            (Place::Before | Place::After, other) => {
                return Err(self.malformed(Fault::unexpected(format!("<{other}>"), "<log>")));
            }
            (Place::Log, "trace") => {
                self.open_trace();
                self.close_trace();
            }
            (Place::Trace, "event") => {
                self.open_event();
                self.close_event();
            }
            (Place::Trace | Place::Event, element) => self.attribute(element, tag)?,
            (Place::Log, _) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.skipping > 0 {
            self.skipping += 1;
            return Ok(());
        }
        match (self.place, tag.local_name().as_ref()) {
            (Place::Before, "log") => self.place = Place::Log,
            (Place::Before | Place::After, other) => {
                return Err(self.malformed(Fault::unexpected(format!("<{other}>"), "<log>")));
            }
            (Place::Log, "trace") => self.open_trace(),
            (Place::Trace, "event") => self.open_event(),
            (Place::Trace | Place::Event, element) => {
                self.attribute(element, tag)?;
                self.skipping = 1;
            }
            (Place::Log, _) => self.skipping = 1,
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        match (self.place, name) {
            (Place::Event, "event") => self.close_event(),
            (Place::Trace, "trace") => self.close_trace(),
            (Place::Log, "log") => self.place = Place::After,
            (Place::Event | Place::Trace | Place::Log, _) => {
                let open = match self.place {
                    Place::Event => "event",
                    Place::Trace => "trace",
                    _ => "log",
                };
                return Err(self.malformed(Fault::unexpected(format!("</{name}>"), format!("</{open}>"))));
            }
            (Place::Before | Place::After, _) => {
                return Err(self.malformed(Fault::NotOpen { found: format!("</{name}>").into() }));
            }
        }
        Ok(())
    }

    fn open_trace(&mut self) {
        self.place = Place::Trace;
        let start = self.builder.len();
        // The line is only told when something is wrong, so it is the byte until the trace is closed.
        let line = self.at as u64;
        self.traces.push(Trace { name: None, start, end: start, line, facts: Vec::new() });
        self.event.place = 0;
    }

    fn close_trace(&mut self) {
        self.place = Place::Log;
        let end = self.builder.len();
        let at = self.traces.last().map(|trace| (trace.name.is_none() || trace.start == end, trace.line));
        let line = match at {
            Some((true, at)) => self.line(usize::try_from(at).unwrap_or(usize::MAX)),
            _ => 0,
        };
        if let Some(trace) = self.traces.last_mut() {
            trace.end = end;
            trace.line = line;
        }
    }

    fn open_event(&mut self) {
        self.place = Place::Event;
        self.event.at = self.at;
        self.event.activity = NONE;
        self.event.resource = NONE;
        self.event.time = None;
        self.event.bad_time = None;
        self.event.facts.clear();
        self.event.place = 0;
    }

    fn close_event(&mut self) {
        self.place = Place::Trace;
        if self.event.activity == NONE {
            let (line, key) = (self.line(self.event.at), self.wanted.activity.as_str());
            self.report.refuse(line, Reason::NoActivity, || Detail::Lacks { what: key.to_owned().into() });
            return;
        }
        let Some(time) = self.event.time else {
            let (line, key) = (self.line(self.event.at), self.wanted.time.as_str());
            let (reason, detail) = match self.event.bad_time.take() {
                Some(value) => (Reason::BadTime, Detail::NoMoment { value: value.into() }),
                None => (Reason::NoTime, Detail::Lacks { what: key.to_owned().into() }),
            };
            self.report.refuse(line, reason, || detail);
            return;
        };
        let row = self.builder.len();
        self.builder.activity.push(self.event.activity);
        self.builder.time.push(time);
        self.builder.channel.push(NONE);
        self.builder.resource.push(self.event.resource);
        for (column, code) in &self.event.facts {
            self.builder.event_columns.get_mut(*column).put(row, *code);
        }
    }

    fn attribute(&mut self, element: &str, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        let Some(kind) = Kind::from_xes(element) else { return Ok(()) };
        let (key, value) = key_and_value(tag).map_err(|reason| self.malformed(reason))?;
        self.fact(kind, &key, &value);
        Ok(())
    }

    fn fact(&mut self, kind: Kind, key: &str, value: &str) {
        // A value that is empty tells as little as one that is not there, and a CSV file cannot tell them apart.
        if value.is_empty() {
            return;
        }
        if self.place == Place::Trace {
            self.trace_fact(key, value, kind);
        } else {
            self.event_fact(key, value, kind);
        }
    }

    fn trace_fact(&mut self, key: &str, value: &str, kind: Kind) {
        let place = self.event.place;
        self.event.place += 1;
        let Some(trace) = self.traces.last_mut() else { return };
        if key == self.wanted.case {
            trace.name = Some(value.to_owned());
            return;
        }
        if self.wanted.all || self.wanted.channel.iter().any(|channel| channel == key) {
            let columns = &mut self.builder.case_columns;
            if let Some(id) = self.trace_keys.column(columns, place, key, kind) {
                trace.facts.push((id, columns.get_mut(id).code(value)));
            }
        }
    }

    fn event_fact(&mut self, key: &str, value: &str, kind: Kind) {
        let place = self.event.place;
        self.event.place += 1;
        let wanted = self.wanted;
        if key == wanted.activity {
            self.event.activity = self.builder.activities.code(value);
        } else if key == wanted.time {
            let stamp = iso(value.trim_ascii().as_bytes());
            self.event.time = stamp.and_then(|stamp| self.clock.utc(stamp));
            self.event.bad_time = self.event.time.is_none().then(|| value.to_owned());
        } else if key == wanted.resource {
            self.event.resource = self.builder.resources.code(value);
        } else if wanted.all || wanted.channel.iter().any(|channel| channel == key) {
            // Which of the keys of channels tells the channel is known when the whole log was seen.
            let columns = &mut self.builder.event_columns;
            if let Some(id) = self.event_keys.column(columns, place, key, kind) {
                self.event.facts.push((id, columns.get_mut(id).code(value)));
            }
        }
    }
}
