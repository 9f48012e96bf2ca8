//! Logs of other systems: put here by managers, mapped, looked at and taken away again; each with an event.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use domain::actors::{Actor, StaffRole};
use domain::events::Subject;
use domain::ids::LogId;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use insight::log::ocel::tables::{self, Table};
use insight::log::times::{DAY, Pattern};
use insight::log::{Asked, EventLog, Format, Peek, ReadError, Report, peek, read};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::uploaded_logs::{self as kept, UploadedLog};

use crate::{Act, Error};

/// The most bytes of a file as it comes.
pub const MOST: usize = 24 * 1024 * 1024;
/// The most bytes of a file, unpacked.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most logs that are kept at a time.
pub const MOST_KEPT: usize = 20;
/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 120;
/// A run of contacts of one person is over when nothing happened for this long, in microseconds.
const OVER: i64 = 14 * DAY;
/// Logs that are held ready; the largest need hundreds of megabytes, so only the last few.
const MOST_READY: usize = 2;
/// The first bytes of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Which column of a log means what; what is not told is found out from the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Which case a row belongs to; in OCEL the type of object that is the case.
    pub case: Option<String>,
    /// What happened.
    pub activity: Option<String>,
    /// When; with two columns each gives an event.
    pub times: Vec<String>,
    /// Through which channel.
    pub channel: Option<String>,
    /// Who asked: cases are then the runs of contacts of a person.
    pub person: Option<String>,
    /// What it was about.
    pub topic: Option<String>,
    /// Before when it should be done.
    pub due: Option<String>,
    /// How days are written, where the file does not tell: `day-first` or `month-first`.
    pub days: Option<String>,
}

impl Mapping {
    fn asked(&self) -> Asked {
        Asked {
            case: self.case.clone(),
            activity: self.activity.clone(),
            times: self.times.clone(),
            channel: self.channel.clone(),
            person: self.person.clone(),
            topic: self.person.as_ref().and(self.topic.clone()),
            moments: match self.days.as_deref() {
                Some("day-first") => Some(Pattern::DayFirst),
                Some("month-first") => Some(Pattern::MonthFirst),
                _ => None,
            },
            most: Some(MOST_UNPACKED),
            ..Asked::default()
        }
    }
}

/// A log that was put here.
#[derive(Debug, Clone, PartialEq)]
pub struct Log {
    /// Its identifier.
    pub id: LogId,
    /// The name of the file.
    pub name: String,
    /// Of the file as it came, in bytes.
    pub size: i64,
    /// Who put it here.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Which column means what, as was chosen.
    pub mapping: Mapping,
    /// The version, for choosing otherwise.
    pub version: i64,
}

/// A log as it was read.
#[derive(Debug)]
pub struct Reading {
    /// The log.
    pub log: EventLog,
    /// What was found, refused and odd.
    pub report: Report,
}

/// A log that was opened.
#[derive(Debug)]
pub struct Look {
    /// About the file.
    pub log: Log,
    /// Its beginning, to choose what its columns mean.
    pub peek: Peek,
    /// What is in it; or why it cannot be read, or not yet.
    pub read: Result<Arc<Reading>, ReadError>,
}

/// Why a file was not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// It is no log that can be read.
    Unreadable(ReadError),
    /// Something else.
    Other(Error),
}

impl From<Error> for NotTaken {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

/// Readings by the log and the mapping they were read with, the last ones.
#[derive(Default)]
pub(super) struct Opened(Mutex<VecDeque<(LogId, Mapping, Arc<Reading>)>>);

impl Opened {
    fn find(&self, id: LogId, mapping: &Mapping) -> Option<Arc<Reading>> {
        let ready = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = ready.iter().find(|(known, with, _)| *known == id && with == mapping);
        found.map(|(.., reading)| Arc::clone(reading))
    }

    fn keep(&self, id: LogId, mapping: &Mapping, reading: &Arc<Reading>) {
        let mut ready = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() == MOST_READY {
            ready.pop_front();
        }
        ready.push_back((id, mapping.clone(), Arc::clone(reading)));
    }

    fn forget(&self, id: LogId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|(known, ..)| *known != id);
    }
}

/// Puts a log here. What the file is, is looked at first.
pub async fn put(act: &Act<'_>, name: &str, content: Vec<u8>) -> Result<LogId, NotTaken> {
    act.require(StaffRole::Manager)?;
    let Actor::Staff { id: by, .. } = act.actor else { return Err(Error::Forbidden.into()) };
    if content.is_empty() {
        return Err(NotTaken::Unreadable(ReadError::Empty));
    }
    if content.len() > MOST {
        return Err(Error::Input("stuur-log-too-large".to_owned()).into());
    }
    peek(content.as_slice()).map_err(NotTaken::Unreadable)?;
    let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
    let content = apart(move || packed(content)).await??;
    let name = file_name(name);
    let added = store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        if kept::all(&mut tx).await?.len() >= MOST_KEPT {
            return Err(Error::Input("stuur-log-too-many".to_owned()));
        }
        let id = LogId::new(act.now, act.house.chance.as_ref());
        let mapping = json!(Mapping::default());
        let log = UploadedLog { id, name: name.clone(), size, mapping, by, at: act.now, version: 1 };
        kept::add(&mut tx, &log, &content).await?;
        let data = json!({ "name": name, "size": size });
        tx.record(&act.event(Subject::new("log", id), "log-uploaded", data)).await?;
        tx.commit().await?;
        Ok(id)
    });
    Ok(added.await?)
}

/// Every log that is here, the newest first.
pub async fn list(act: &Act<'_>) -> Result<Vec<Log>, Error> {
    act.require(StaffRole::Manager)?;
    let mut logs = Vec::new();
    for log in kept::all(&act.house.store).await? {
        logs.push(told(act, log).await?);
    }
    Ok(logs)
}

async fn told(act: &Act<'_>, log: UploadedLog) -> Result<Log, Error> {
    let UploadedLog { id, name, size, mapping, by, at, version } = log;
    let mapping = serde_json::from_value(mapping)
        .map_err(|error| Error::Defect(format!("the mapping of log {id} cannot be read: {error}")))?;
    let by = store::staff::find(&act.house.store, by).await?.name;
    Ok(Log { id, name, size, by, at, mapping, version })
}

/// About a log, without reading it.
pub async fn find(act: &Act<'_>, id: LogId) -> Result<Log, Error> {
    act.require(StaffRole::Manager)?;
    told(act, kept::find(&act.house.store, id).await?).await
}

/// Opens a log and reads it as it was mapped.
pub async fn open(act: &Act<'_>, id: LogId) -> Result<Look, Error> {
    act.require(StaffRole::Manager)?;
    let log = told(act, kept::find(&act.house.store, id).await?).await?;
    let content = kept::content(&act.house.store, id).await?;
    let peek = peek(content.as_slice()).map_err(|error| Error::Defect(format!("log {id}: {error}")))?;
    let memory = &act.house.memory.opened;
    if let Some(reading) = memory.find(id, &log.mapping) {
        return Ok(Look { log, peek, read: Ok(reading) });
    }
    let read = reading(content, &log.mapping, peek.format).await?.map(Arc::new);
    if let Ok(reading) = &read {
        memory.keep(id, &log.mapping, reading);
    }
    Ok(Look { log, peek, read })
}

/// Says which column means what; `seen` is the version this was changed from.
pub async fn map(act: &Act<'_>, id: LogId, mapping: &Mapping, seen: i64) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let mut tx = act.house.store.begin().await?;
    kept::map(&mut tx, id, &json!(mapping), seen).await?;
    tx.record(&act.event(Subject::new("log", id), "log-mapped", json!(mapping))).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes a log away, with its file and what was remembered of it.
pub async fn remove(act: &Act<'_>, id: LogId) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let log = kept::find(&act.house.store, id).await?;
    let mut tx = act.house.store.begin().await?;
    if !kept::remove(&mut tx, id).await? {
        return Err(Error::NotFound);
    }
    let data = json!({ "name": log.name });
    tx.record(&act.event(Subject::new("log", id), "log-removed", data)).await?;
    tx.commit().await?;
    act.house.memory.opened.forget(id);
    Ok(())
}

/// Reads a file; large ones take seconds, so not where requests are answered.
async fn reading(
    content: Vec<u8>,
    mapping: &Mapping,
    format: Format,
) -> Result<Result<Reading, ReadError>, Error> {
    let asked = mapping.asked();
    let read = if format == Format::OcelSqlite {
        let unpacked = match apart(move || unpacked(&content)).await? {
            Ok(unpacked) => unpacked,
            Err(error) => return Ok(Err(error)),
        };
        // Whatever a database engine says of a file that came from anywhere: the file is not right.
        let Ok(found) = store::database_files::tables_in(&unpacked).await else {
            return Ok(Err(ReadError::Unknown("a damaged database")));
        };
        let table = |table: store::database_files::FileTable| Table {
            name: table.name,
            columns: table.columns,
            rows: table.rows,
        };
        let found: Vec<Table> = found.into_iter().map(table).collect();
        apart(move || tables::read(&found, &asked)).await?
    } else {
        apart(move || read(content.as_slice(), &asked)).await?
    };
    let by_person = mapping.person.is_some() && mapping.case.is_none();
    Ok(read.map(|(log, report)| Reading { log: if by_person { log.episodes(OVER) } else { log }, report }))
}

/// Does what takes long on a thread of its own.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::Defect(format!("a log was not read: {error}")))
}

fn packed(content: Vec<u8>) -> Result<Vec<u8>, Error> {
    if content.starts_with(&GZIP) {
        return Ok(content);
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(content.len() / 4), Compression::default());
    let written = encoder.write_all(&content).and_then(|()| encoder.finish());
    written.map_err(|error| Error::Defect(format!("a file was not packed: {error}")))
}

fn unpacked(content: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(content).take(MOST_UNPACKED + 1).read_to_end(&mut unpacked)?;
    if unpacked.len() as u64 > MOST_UNPACKED {
        return Err(ReadError::TooLarge(MOST_UNPACKED));
    }
    Ok(unpacked)
}

/// The name of a file without its folders and without what cannot be seen.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    if plain.trim().is_empty() { "log".to_owned() } else { plain.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_called_by_its_name_alone() {
        assert_eq!(file_name("C:\\Users\\bo\\contacten.csv"), "contacten.csv");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("\u{7}"), "log");
        assert_eq!(file_name(&"a".repeat(500)).len(), 120);
    }
}
