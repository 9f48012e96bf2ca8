//! Reading a log of any kind: what it is, is found out from the file itself.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::tz::TimeZone;
use serde::Serialize;

use super::input::Input;
use super::times::Pattern;
use super::{EventLog, Foreign, ReadError, Report, csv, ocel, xes};

/// The zone in which moments without an offset are read, unless another is asked for.
const ZONE: &str = "Europe/Amsterdam";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A table as text.
    Csv,
    /// XES, IEEE 1849.
    Xes,
    /// OCEL 2.0 as JSON.
    OcelJson,
    /// OCEL 2.0 as XML.
    OcelXml,
    /// OCEL 2.0 as a `SQLite` database.
    OcelSqlite,
}

impl Format {
    /// Its name, to show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xes => "XES",
            Self::OcelJson => "OCEL 2.0 JSON",
            Self::OcelXml => "OCEL 2.0 XML",
            Self::OcelSqlite => "OCEL 2.0 SQLite",
        }
    }

    /// What the beginning of a file tells about it.
    pub fn of(head: &[u8]) -> Result<Self, ReadError> {
        let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        let has = |text: &str| memchr::memmem::find(head, text.as_bytes()).is_some();
        match start {
            [] => Err(ReadError::Empty),
            _ if head.starts_with(b"SQLite format 3\0") => Ok(Self::OcelSqlite),
            [b'{', ..] => Ok(Self::OcelJson),
            [b'[', rest @ ..]
                if matches!(
                    rest.trim_ascii_start().first(),
                    None | Some(b'{' | b'[' | b']' | b'"' | b'0'..=b'9')
                ) =>
            {
                Err(ReadError::Unknown(Foreign::JsonList))
            }
            [b'<', ..] if has("<object-types") || has("<event-types") || has("<objects") => Ok(Self::OcelXml),
            [b'<', ..] => Ok(Self::Xes),
            [b'P', b'K', 3, 4, ..] => Err(ReadError::Unknown(Foreign::Zip)),
            [b'%', b'P', b'D', b'F', ..] => Err(ReadError::Unknown(Foreign::Pdf)),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(ReadError::Unknown(Foreign::OldSpreadsheet)),
            _ if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => Err(ReadError::Unknown(Foreign::Zstd)),
            _ => Ok(Self::Csv),
        }
    }
}

/// How to read a log; what is not told is found out from the file.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The column that says which case a row belongs to; in OCEL the type of object that is the case.
    pub case: Option<String>,
    /// The column that says what happened.
    pub activity: Option<String>,
    /// The column that says when. With more than one every row gives an event for each that is filled, and an event is
    /// named after its column.
    pub times: Vec<String>,
    /// The column with the channel.
    pub channel: Option<String>,
    /// The column with who or what did it.
    pub resource: Option<String>,
    /// The column with who asked: cases are then that person's runs of contacts about one topic.
    pub person: Option<String>,
    /// The column with what it was about; only needed to make cases from persons.
    pub topic: Option<String>,
    /// The character between the fields of a CSV file.
    pub delimiter: Option<u8>,
    /// How a CSV file writes moments.
    pub moments: Option<Pattern>,
    /// The zone of moments without an offset.
    pub zone: TimeZone,
    /// Whether to keep what else is told of cases and events. Without, very large logs need less memory.
    pub attributes: bool,
    /// How many threads may be used.
    pub threads: usize,
    /// The most bytes that a file may have, unpacked; without it any number.
    pub most: Option<u64>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            case: None,
            activity: None,
            times: Vec::new(),
            channel: None,
            resource: None,
            person: None,
            topic: None,
            delimiter: None,
            moments: None,
            zone: usual_zone(),
            attributes: true,
            threads: 2,
            most: None,
        }
    }
}

/// The zone that is used when none is asked for.
pub(super) fn usual_zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)
}

/// Reads a log from a file of any kind this crate knows, packed with gzip or not.
pub fn read(file: impl Read + Send, asked: &Asked) -> Result<(EventLog, Report), ReadError> {
    let over = Arc::new(AtomicBool::new(false));
    let read = read_within(file, asked, &over);
    match asked.most {
        Some(most) if over.load(Ordering::Relaxed) => Err(ReadError::TooLarge(most)),
        _ => read,
    }
}

fn read_within(
    file: impl Read + Send,
    asked: &Asked,
    over: &Arc<AtomicBool>,
) -> Result<(EventLog, Report), ReadError> {
    let input = Input::open(file, asked.most, over)?;
    let format = Format::of(input.head())?;
    if format == Format::OcelSqlite {
        return Err(ReadError::Database);
    }
    let mut report = Report::new();
    report.find(
        "format",
        if input.packed { format!("{}, packed with gzip", format.name()) } else { format.name().to_owned() },
    );
    let encoding = input.encoding();
    report.find("encoding", encoding.name());
    let text = input.into_utf8(encoding);
    let read = match format {
        Format::Csv => csv::read(text, asked, report),
        Format::Xes => xes::read(text, asked, report),
        Format::OcelJson => ocel::json::read(text)?.flatten(asked, report),
        Format::OcelXml => ocel::xml::read(text)?.flatten(asked, report),
        Format::OcelSqlite => Err(ReadError::Database),
    };
    read.map(|(log, report)| (log.in_zone(asked.zone.clone()), report))
}

/// The beginning of a file, to choose what its columns mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peek {
    /// What it is.
    pub format: Format,
    /// The names of its columns; only of a table as text.
    pub columns: Vec<String>,
    /// Its first rows.
    pub rows: Vec<Vec<String>>,
}

/// Looks at the beginning of a file, packed with gzip or not.
pub fn peek(file: impl Read + Send) -> Result<Peek, ReadError> {
    let input = Input::open(file, None, &Arc::default())?;
    let format = Format::of(input.head())?;
    let (columns, rows) = match format {
        Format::Csv => {
            let encoding = input.encoding();
            csv::peek(input.into_utf8(encoding))?
        }
        _ => (Vec::new(), Vec::new()),
    };
    Ok(Peek { format, columns, rows })
}
