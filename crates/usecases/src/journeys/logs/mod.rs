//! Logs of other systems: put here by managers, mapped, looked at and taken away again; each with an event.

mod mapping;
mod reading;

use std::io::Write;
use std::sync::Arc;

use domain::actors::{Actor, StaffRole};
use domain::events::Subject;
use domain::ids::LogId;
use flate2::Compression;
use flate2::write::GzEncoder;
use insight::log::{ReadError, is_unseen, peek};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::uploaded_logs::{self as kept, UploadedLog};

pub use mapping::{MOST_DAYS, Mapping};
use reading::opened;
pub use reading::{Opened, Reading, in_tables};

use crate::{Act, Error};

/// Days after which a log goes by itself, where the installation does not say otherwise.
pub const LOG_DAYS: u16 = 30;
/// The most bytes of a file as it comes.
pub const MOST: usize = 24 * 1024 * 1024;
/// The most bytes of a file, unpacked.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most logs that are kept at a time.
pub const MOST_KEPT: usize = 20;
/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 120;
/// The first bytes of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

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

/// A log that was looked at.
#[derive(Debug)]
pub struct Look {
    /// About the file.
    pub log: Log,
    /// What is in it, or why it cannot be read.
    pub opened: Arc<Opened>,
    /// When it goes by itself.
    pub goes: Timestamp,
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
    let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
    let peeked = move || peek(content.as_slice()).map(|_| packed(content));
    let content = act.house.memory.logs.apart.work(peeked).await?.map_err(NotTaken::Unreadable)??;
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

/// Opens a log and reads it as it was mapped. Where `rows` are shown, or must be because something is wrong, that
/// somebody looks at them is recorded: there may be names and addresses among them.
pub async fn open(act: &Act<'_>, id: LogId, rows: bool) -> Result<Look, Error> {
    act.require(StaffRole::Manager)?;
    let log = told(act, kept::find(&act.house.store, id).await?).await?;
    let opened = opened(act, id, &log.mapping).await?;
    let refused = opened.reading.as_ref().map_or(0, |reading| reading.report.refused);
    if rows || opened.reading.is_err() || refused > 0 {
        let data = json!({ "name": log.name, "rows": opened.peek.rows.len(), "refused": refused });
        let mut tx = act.house.store.begin().await?;
        tx.record(&act.event(Subject::new("log", id), "log-looked-into", data)).await?;
        tx.commit().await?;
    }
    let goes = goes(act, &log);
    Ok(Look { log, opened, goes })
}

/// When a log goes by itself.
pub fn goes(act: &Act<'_>, log: &Log) -> Timestamp {
    log.at.saturating_add(kept_for(act)).unwrap_or(Timestamp::MAX)
}

fn kept_for(act: &Act<'_>) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(act.house.log_days))
}

/// Takes away the logs whose time is over; how many.
pub async fn expire(act: &Act<'_>) -> Result<u64, Error> {
    let mut gone = 0;
    for log in kept::all(&act.house.store).await? {
        if log.at.saturating_add(kept_for(act)).unwrap_or(Timestamp::MAX) > act.now {
            continue;
        }
        gone += u64::from(take_away(act, &log, "log-expired").await?);
    }
    Ok(gone)
}

/// Takes a log away with its file and what was remembered of it; whether it was there.
async fn take_away(act: &Act<'_>, log: &UploadedLog, kind: &str) -> Result<bool, Error> {
    let mut tx = act.house.store.begin().await?;
    if !kept::remove(&mut tx, log.id).await? {
        return Ok(false);
    }
    tx.record(&act.event(Subject::new("log", log.id), kind, json!({ "name": log.name }))).await?;
    tx.commit().await?;
    act.house.memory.opened.forget(|(id, _)| *id == log.id);
    Ok(true)
}

/// Says which column means what; `seen` is the version this was changed from.
pub async fn map(act: &Act<'_>, id: LogId, mapping: &Mapping, seen: i64) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let mut tx = act.house.store.begin().await?;
    kept::map(&mut tx, id, &json!(mapping), seen).await?;
    tx.record(&act.event(Subject::new("log", id), "log-mapped", json!(mapping))).await?;
    tx.commit().await?;
    act.house.memory.opened.forget(|(known, _)| *known == id);
    Ok(())
}

/// Takes a log away, with its file and what was remembered of it.
pub async fn remove(act: &Act<'_>, id: LogId) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let log = kept::find(&act.house.store, id).await?;
    if take_away(act, &log, "log-removed").await? { Ok(()) } else { Err(Error::NotFound) }
}

fn packed(content: Vec<u8>) -> Result<Vec<u8>, Error> {
    if content.starts_with(&GZIP) {
        return Ok(content);
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(content.len() / 4), Compression::default());
    let written = encoder.write_all(&content).and_then(|()| encoder.finish());
    written.map_err(|error| Error::Defect(format!("a file was not packed: {error}")))
}

/// The name of a file without its folders and without what cannot be seen.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|letter| !is_unseen(*letter)).take(LONGEST_NAME).collect();
    if plain.trim().is_empty() { "log".to_owned() } else { plain.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_called_by_its_name_alone() {
        assert_eq!(file_name("C:\\Users\\bo\\contacten.csv"), "contacten.csv");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("\u{7}\u{202e}"), "log");
        assert_eq!(file_name("contacten\u{202e}vsc.exe"), "contactenvsc.exe");
        assert_eq!(file_name(&"a".repeat(500)).len(), 120);
    }
}
