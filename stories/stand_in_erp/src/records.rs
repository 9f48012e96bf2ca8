//! What others wrote into the ERP: the records, the order of the writes, and a file that outlives a restart.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A collection that others write into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Collection {
    /// Terminations.
    Huuropzeggingen,
    /// Inspections.
    Inspecties,
    /// Appointments.
    Afspraken,
    /// Contact moments.
    Contactmomenten,
}

impl Collection {
    /// Every collection, in page order.
    pub const ALL: [Self; 4] =
        [Self::Huuropzeggingen, Self::Inspecties, Self::Afspraken, Self::Contactmomenten];

    /// The word in its path.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Huuropzeggingen => "huuropzeggingen",
            Self::Inspecties => "inspecties",
            Self::Afspraken => "afspraken",
            Self::Contactmomenten => "contactmomenten",
        }
    }

    /// The collection with this path.
    pub fn from_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|collection| collection.path() == path)
    }

    /// How the ERP's own keys in this collection begin.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Huuropzeggingen => "OPZ",
            Self::Inspecties => "INS",
            Self::Afspraken => "AFS",
            Self::Contactmomenten => "CON",
        }
    }
}

/// One write that was carried out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Write {
    /// The place in the order of all writes, counted from 1.
    pub order: u64,
    /// When.
    pub at: Timestamp,
    /// In which collection.
    pub collection: Collection,
    /// The ERP's key of the record.
    pub id: String,
    /// Whether it made the record, or replaced one.
    pub created: bool,
    /// `X-Stuurgegevens-Referentienummer` as it came.
    pub reference: Option<String>,
    /// The record after this write.
    pub record: Value,
}

#[derive(Debug)]
struct Held {
    collection: Collection,
    id: String,
    record: Value,
    hidden_until: Option<Instant>,
}

/// The records and the writes that made them.
#[derive(Debug, Default)]
pub struct Records {
    held: Vec<Held>,
    writes: Vec<Write>,
    file: Option<File>,
}

impl Records {
    /// Records kept in memory and, when `path` is given, in a file of JSON lines that is read back at the next start. A
    /// last line that was cut short by a crash is left out.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let mut records = Self::default();
        let Some(path) = path else { return Ok(records) };
        let mut whole = 0;
        if let Ok(file) = File::open(path) {
            for line in BufReader::new(file).split(b'\n') {
                let line = line?;
                let Ok(write) = serde_json::from_slice::<Write>(&line) else { break };
                whole += line.len() as u64 + 1;
                records.apply(write, None);
            }
        }
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.set_len(whole)?;
        io::Seek::seek(&mut file, io::SeekFrom::End(0))?;
        records.file = Some(file);
        Ok(records)
    }

    /// Makes a record; returns its key.
    pub fn create(&mut self, collection: Collection, record: Value, by: &Author) -> io::Result<String> {
        let made = self.held.iter().filter(|held| held.collection == collection).count();
        let id = format!("{}-{}", collection.prefix(), 1001 + made);
        self.write(collection, id.clone(), record, true, by)?;
        Ok(id)
    }

    /// Replaces a record; `false` when there is none with this key.
    pub fn replace(
        &mut self,
        collection: Collection,
        id: &str,
        record: Value,
        by: &Author,
    ) -> io::Result<bool> {
        if !self.held.iter().any(|held| held.collection == collection && held.id == id) {
            return Ok(false);
        }
        self.write(collection, id.to_owned(), record, false, by)?;
        Ok(true)
    }

    fn write(
        &mut self,
        collection: Collection,
        id: String,
        mut record: Value,
        created: bool,
        by: &Author,
    ) -> io::Result<()> {
        if let Some(members) = record.as_object_mut() {
            members.insert("id".to_owned(), Value::String(id.clone()));
        }
        let order = self.writes.len() as u64 + 1;
        let write = Write {
            order,
            at: Timestamp::now(),
            collection,
            id,
            created,
            reference: by.reference.clone(),
            record,
        };
        if let Some(file) = &mut self.file {
            let mut line = serde_json::to_vec(&write)?;
            line.push(b'\n');
            file.write_all(&line)?;
        }
        self.apply(write, by.hidden_for);
        Ok(())
    }

    fn apply(&mut self, write: Write, hidden_for: Option<Duration>) {
        let hidden_until = hidden_for.map(|hidden| Instant::now() + hidden);
        let Write { collection, id, record, .. } = write.clone();
        match self.held.iter_mut().find(|held| held.collection == collection && held.id == id) {
            Some(held) => held.record = record,
            None => self.held.push(Held { collection, id, record, hidden_until }),
        }
        self.writes.push(write);
    }

    /// Every record of a collection that can be seen by now, oldest first.
    pub fn visible(&self, collection: Collection) -> impl DoubleEndedIterator<Item = &Value> {
        let now = Instant::now();
        let seen = move |held: &&Held| {
            held.collection == collection && held.hidden_until.is_none_or(|until| until <= now)
        };
        self.held.iter().filter(seen).map(|held| &held.record)
    }

    /// Every record of a collection, seen or not.
    pub fn all(&self, collection: Collection) -> impl DoubleEndedIterator<Item = &Value> {
        self.held.iter().filter(move |held| held.collection == collection).map(|held| &held.record)
    }

    /// Every write, in order.
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }
}

/// Who writes, and how soon others may see it.
#[derive(Debug, Default)]
pub struct Author {
    /// `X-Stuurgegevens-Referentienummer`.
    pub reference: Option<String>,
    /// How long the record stays out of sight.
    pub hidden_for: Option<Duration>,
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use serde_json::json;

    use super::{Author, Collection, Records};

    #[test]
    fn a_restart_keeps_the_records_and_forgives_a_line_cut_short() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erp.jsonl");
        let mut records = Records::open(Some(&path)).unwrap();
        let id = records.create(Collection::Afspraken, json!({"idExtern": "a"}), &Author::default()).unwrap();
        records
            .replace(
                Collection::Afspraken,
                &id,
                json!({"idExtern": "a", "onderwerp": "x"}),
                &Author::default(),
            )
            .unwrap();
        drop(records);
        std::fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .unwrap()
            .write_all(b"{\"order\":3,\"at\"")
            .unwrap();
        let mut again = Records::open(Some(&path)).unwrap();
        assert_eq!(again.writes().len(), 2);
        assert_eq!(again.all(Collection::Afspraken).next().unwrap()["onderwerp"], "x");
        let next = again.create(Collection::Afspraken, json!({"idExtern": "b"}), &Author::default()).unwrap();
        assert_ne!(next, id);
        assert_eq!(Records::open(Some(&path)).unwrap().writes().len(), 3);
    }
}
