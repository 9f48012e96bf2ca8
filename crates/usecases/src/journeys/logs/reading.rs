//! A log of another system as it was read: what was found, and what is shown of it; the log itself is not kept.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Arc;

use domain::ids::LogId;
use flate2::read::MultiGzDecoder;
use insight::log::ocel::tables::{self, Table};
use insight::log::times::DAY;
use insight::log::{Asked, EventLog, Foreign, Format, Level, Peek, ReadError, Report, peek, read};
use insight::measures::{Cell, LEAST, Outline, People, Setting};
use insight::pictures::{JourneyMap, MapSetting};
use store::database_files::FileTable;

use super::{MOST_UNPACKED, Mapping};
use crate::apart::Apart;
use crate::journeys::OVER;
use crate::journeys::counts::{Counts, channels_by_topic};
use crate::{Act, Error};

/// Somebody who does not come back within this time is helped, in microseconds.
const WINDOW: i64 = 7 * DAY;

/// What is shown of a log.
#[derive(Debug)]
pub struct Reading {
    /// How many events.
    pub events: usize,
    /// How many cases.
    pub cases: usize,
    /// The names of what is told of cases and events, beside what every event has.
    pub columns: Vec<String>,
    /// Whether the file tells the channel once for a case: then nothing is known of contacts.
    pub whole_cases: bool,
    /// The map.
    pub map: JourneyMap,
    /// The measures over all cases; nothing where no channel is told.
    pub figures: Option<Cell>,
    /// The measures by topic; none where no topic was chosen.
    pub by_topic: Vec<Cell>,
    /// Cases by topic and the channel in which they began.
    pub channels: Counts,
    /// What was found, refused and odd.
    pub report: Report,
}

/// A log that was opened.
#[derive(Debug)]
pub struct Opened {
    /// Its beginning, to choose what its columns mean.
    pub peek: Peek,
    /// What is in it; or why it cannot be read, or not yet.
    pub reading: Result<Reading, ReadError>,
}

/// Opens a log as it was mapped: from memory, else from the database.
pub(super) async fn opened(act: &Act<'_>, id: LogId, mapping: &Mapping) -> Result<Arc<Opened>, Error> {
    let memory = &act.house.memory;
    let (store, apart, with) = (act.house.store.clone(), memory.logs.apart.clone(), mapping.clone());
    let reading = async move {
        let content = store::uploaded_logs::content(&store, id).await?;
        read_apart(&apart, content, with).await
    };
    memory.opened.get((id, mapping.clone()), reading).await
}

/// Reads a file, and makes of it what is shown.
async fn read_apart(apart: &Apart, content: Vec<u8>, mapping: Mapping) -> Result<Opened, Error> {
    let peeked = apart.work(move || peek(content.as_slice()).map(|peek| (peek, content))).await?;
    let (peek, content) = peeked.map_err(|error| Error::Defect(format!("a kept log: {error}")))?;
    if peek.format != Format::OcelSqlite {
        let reading = apart.work(move || shown(read(content.as_slice(), &mapping.asked()), &mapping)).await?;
        return Ok(Opened { peek, reading });
    }
    let unpacked = match apart.work(move || unpacked(&content)).await? {
        Ok(unpacked) => unpacked,
        Err(error) => return Ok(Opened { peek, reading: Err(error) }),
    };
    // Whatever a database engine says of a file that came from anywhere: the file is not right.
    let Ok(found) = store::database_files::tables_in(&unpacked).await else {
        return Ok(Opened { peek, reading: Err(ReadError::Unknown(Foreign::DamagedDatabase)) });
    };
    let reading = apart.work(move || shown(in_tables(found, &mapping.asked()), &mapping)).await?;
    Ok(Opened { peek, reading })
}

/// Reads a log from the tables of a database.
pub fn in_tables(found: Vec<FileTable>, asked: &Asked) -> Result<(EventLog, Report), ReadError> {
    let table = |table: FileTable| Table { name: table.name, columns: table.columns, rows: table.rows };
    tables::read(&found.into_iter().map(table).collect::<Vec<_>>(), asked)
}

fn shown(read: Result<(EventLog, Report), ReadError>, mapping: &Mapping) -> Result<Reading, ReadError> {
    let (log, report) = read?;
    let log = if mapping.by_person() { log.episodes(OVER) } else { log };
    let (topic, person) = (mapping.topic_in(&log), mapping.person_in(&log));
    let people = People::of(&log, person.as_deref());
    let setting = Setting {
        topic: topic.clone(),
        person: person.clone(),
        due: mapping.due.clone().filter(|name| log.has_fact(name)),
        within: mapping.within_days.map(|days| i64::from(days) * DAY),
        window: WINDOW,
        costs: BTreeMap::new(),
        ..Setting::default()
    };
    let outline = Outline::of(&log, &setting).ok();
    let columns = log.case_columns().iter().chain(log.event_columns());
    Ok(Reading {
        events: log.event_count(),
        cases: log.case_count(),
        columns: columns.map(|column| column.name.clone()).collect(),
        whole_cases: log.channel_level() == Level::Case && !log.channels().is_empty(),
        map: JourneyMap::of(
            &log,
            &MapSetting { few: LEAST, things: mapping.things(), person, ..MapSetting::default() },
        ),
        figures: outline.as_ref().map(|outline| outline.all.clone()),
        by_topic: outline.map(|outline| outline.by_topic).unwrap_or_default(),
        channels: channels_by_topic(&log, topic.as_deref(), &people),
        report,
    })
}

fn unpacked(content: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(content).take(MOST_UNPACKED + 1).read_to_end(&mut unpacked)?;
    if unpacked.len() as u64 > MOST_UNPACKED {
        return Err(ReadError::TooLarge(MOST_UNPACKED));
    }
    Ok(unpacked)
}
