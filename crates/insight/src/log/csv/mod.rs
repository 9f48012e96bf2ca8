//! Reading CSV: the delimiter, the columns and the handwriting of moments are found out from the first rows.

mod delimiter;
mod mapping;
mod quoting;
mod rows;

use std::io::Read;

use ::csv::{ByteRecord, ReaderBuilder};

use super::reading::Asked;
use super::{Detail, EventLog, Fault, LogBuilder, OddityKind, ReadError, Reason, Report};
use mapping::Mapping;
use quoting::Quoting;
use rows::Rows;

/// How many rows are looked at before deciding what the columns are.
const LOOKED_AT: usize = 5_000;
/// How many rows are shown to who chooses what the columns mean.
const PEEKED: usize = 3;
/// How many bytes are looked at to find the delimiter.
const HEAD: u64 = 64 * 1024;

/// Reads a log from a table as text.
pub(super) fn read(
    mut text: impl Read,
    asked: &Asked,
    mut report: Report,
) -> Result<(EventLog, Report), ReadError> {
    let mut head = Vec::new();
    text.by_ref().take(HEAD).read_to_end(&mut head)?;
    let said = said(&mut head);
    let delimiter = asked.delimiter.or(said).unwrap_or_else(|| delimiter::find(&head));
    report.find(
        "delimiter",
        if delimiter == b'\t' { "tab".to_owned() } else { char::from(delimiter).to_string() },
    );
    let text = Quoting::new(head.as_slice().chain(text), delimiter);
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text);
    let header = table.byte_headers().map_err(unreadable)?.clone();
    if header == vec![quoting::OPEN] {
        return Err(ReadError::Malformed { line: 1, reason: Fault::OpenQuote });
    }
    let mut table = Table { rows: table, skipped: u64::from(said.is_some()), open: Vec::new() };
    let mut first = Vec::new();
    let mut record = ByteRecord::new();
    while first.len() < LOOKED_AT && table.next(&mut record)? {
        first.push((table.line(&record), record.clone()));
    }
    let columns = columns(&header, &first, &mut report);
    let mapping = Mapping::find(&columns, &first, asked, &mut report)?;
    let mut rows = Rows::new(&columns, mapping, asked, report);
    for (line, record) in first.drain(..) {
        rows.add(line, &record);
    }
    while table.next(&mut record)? {
        rows.add(table.line(&record), &record);
    }
    let (builder, mut report) = rows.finish();
    for line in table.open {
        report.refuse(line, Reason::OpenQuote, || Detail::OpenQuote);
    }
    report.refusals.sort_by_key(|refusal| refusal.line);
    finish(builder, report)
}

/// The rows of a table, without those that stand for something else.
struct Table<R> {
    rows: ::csv::Reader<R>,
    /// Lines before the first that was given to the reader of rows.
    skipped: u64,
    /// Lines with a quote that does not close.
    open: Vec<u64>,
}

impl<R: Read> Table<R> {
    fn next(&mut self, record: &mut ByteRecord) -> Result<bool, ReadError> {
        while self.rows.read_byte_record(record).map_err(unreadable)? {
            match record.get(0) {
                Some(quoting::EMPTY) if record.len() == 1 => {}
                Some(quoting::OPEN) if record.len() == 1 => self.open.push(self.line(record)),
                _ => return Ok(true),
            }
        }
        Ok(false)
    }

    fn line(&self, record: &ByteRecord) -> u64 {
        record.position().map_or(0, ::csv::Position::line) + self.skipped
    }
}

/// The delimiter that the file says itself, in a first line as spreadsheets write it: `sep=;`. That line is taken off.
fn said(head: &mut Vec<u8>) -> Option<u8> {
    let delimiter = *head.strip_prefix(b"sep=")?.first()?;
    let end = head.get(5..)?.strip_prefix(b"\r").unwrap_or(&head[5..]);
    let line = head.len() - end.strip_prefix(b"\n")?.len();
    head.drain(..line);
    Some(delimiter)
}

/// The names of the columns, each once; what has no name is told.
fn columns(header: &ByteRecord, first: &[(u64, ByteRecord)], report: &mut Report) -> Vec<String> {
    let mut columns: Vec<String> = Vec::with_capacity(header.len());
    for (at, name) in header.iter().enumerate() {
        let written = rows::text(name).trim().to_owned();
        let value =
            |(_, row): &(u64, ByteRecord)| row.get(at).map(|value| rows::text(value).trim().to_owned());
        let example = first.iter().filter_map(value).find(|value| !value.is_empty());
        if let (true, Some(example)) = (written.is_empty(), example) {
            report.odd(OddityKind::NamelessColumn, || Detail::Nameless {
                place: (at + 1).to_string().into(),
                example: example.into(),
            });
        }
        let mut name = written.clone();
        while !name.is_empty() && columns.contains(&name) {
            name.push_str(" (2)");
        }
        if name != written {
            report.odd(OddityKind::SameColumn, || Detail::Again {
                name: written.clone().into(),
                called: name.clone().into(),
            });
        }
        columns.push(name);
    }
    columns
}

/// The names of the columns and the first rows of a table as text.
pub(super) fn peek(mut text: impl Read) -> Result<(Vec<String>, Vec<Vec<String>>), ReadError> {
    let mut head = Vec::new();
    text.by_ref().take(HEAD).read_to_end(&mut head)?;
    let delimiter = said(&mut head).unwrap_or_else(|| delimiter::find(&head));
    let mut table = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(head.as_slice());
    let words =
        |record: &ByteRecord| record.iter().map(|field| rows::text(field).trim().to_owned()).collect();
    let columns = words(&table.byte_headers().map_err(unreadable)?.clone());
    let first =
        table.byte_records().take(PEEKED).map_while(Result::ok).map(|record| words(&record)).collect();
    Ok((columns, first))
}

fn finish(builder: LogBuilder, mut report: Report) -> Result<(EventLog, Report), ReadError> {
    if builder.is_empty() && report.refused == 0 {
        return Err(ReadError::Empty);
    }
    let log = builder.finish(&mut report);
    Ok((log, report))
}

fn unreadable(error: ::csv::Error) -> ReadError {
    let line = error.position().map_or(1, ::csv::Position::line);
    let words = error.to_string();
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => ReadError::Unreadable(error),
        _ => ReadError::Malformed { line, reason: Fault::Row { reason: words.into() } },
    }
}

/// Why a row was refused.
struct Bad(Reason, Box<Detail>);

impl Bad {
    fn new(reason: Reason, detail: Detail) -> Self {
        Self(reason, Box::new(detail))
    }
}
