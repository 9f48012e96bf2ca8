//! Reading CSV: the delimiter, the columns and the handwriting of moments are found out from the first rows.

mod delimiter;
mod mapping;
mod rows;

use std::io::Read;

use ::csv::{ByteRecord, ReaderBuilder};

use super::reading::Asked;
use super::{EventLog, LogBuilder, ReadError, Reason, Report};
use mapping::Mapping;
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
    let delimiter = asked.delimiter.unwrap_or_else(|| delimiter::find(&head));
    report.find(
        "delimiter",
        if delimiter == b'\t' { "tab".to_owned() } else { char::from(delimiter).to_string() },
    );
    let mut table =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(head.as_slice().chain(text));
    let header = table.byte_headers().map_err(unreadable)?.clone();
    let columns: Vec<String> = header.iter().map(|name| rows::text(name).trim().to_owned()).collect();
    let mut first = Vec::new();
    let mut record = ByteRecord::new();
    while first.len() < LOOKED_AT && table.read_byte_record(&mut record).map_err(unreadable)? {
        first.push(record.clone());
    }
    let mapping = Mapping::find(&columns, &first, asked, &mut report)?;
    let mut rows = Rows::new(&columns, mapping, asked, report);
    for record in &first {
        rows.add(record);
    }
    drop(first);
    while table.read_byte_record(&mut record).map_err(unreadable)? {
        rows.add(&record);
    }
    let (builder, report) = rows.finish();
    finish(builder, report)
}

/// The names of the columns and the first rows of a table as text.
pub(super) fn peek(mut text: impl Read) -> Result<(Vec<String>, Vec<Vec<String>>), ReadError> {
    let mut head = Vec::new();
    text.by_ref().take(HEAD).read_to_end(&mut head)?;
    let mut table =
        ReaderBuilder::new().delimiter(delimiter::find(&head)).flexible(true).from_reader(head.as_slice());
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
        _ => ReadError::Malformed { line, reason: words },
    }
}

/// The line and reason of a row that was refused.
struct Bad(Reason, String);
