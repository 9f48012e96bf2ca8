//! Variants: the different sequences of activities, and how many cases went that way.

use hashbrown::HashTable;

use crate::log::EventLog;

/// A sequence of activities with the number of cases that went exactly so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// How many cases.
    pub count: u64,
    /// The first case of the log that went so.
    pub example: usize,
    /// The activities, in order.
    pub activities: Vec<u32>,
}

/// Variants of some cases, found by the sequence of a first case that has it.
#[derive(Debug, Default)]
pub(super) struct Counting {
    table: HashTable<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u64,
    /// The first case that went so.
    case: usize,
    count: u64,
}

impl Counting {
    /// Counts a case.
    #[inline]
    pub(super) fn add(&mut self, log: &EventLog, case: usize) {
        let sequence = &log.activity()[log.rows(case)];
        self.add_times(log, Entry { hash: hash(sequence), case, count: 1 });
    }

    fn add_times(&mut self, log: &EventLog, new: Entry) {
        let sequence = |case: usize| &log.activity()[log.rows(case)];
        let same = |known: &Entry| known.hash == new.hash && sequence(known.case) == sequence(new.case);
        match self.table.find_mut(new.hash, same) {
            Some(known) => {
                known.count += new.count;
                known.case = known.case.min(new.case);
            }
            None => {
                self.table.insert_unique(new.hash, new, |entry| entry.hash);
            }
        }
    }

    /// Adds the counts of other cases.
    pub(super) fn absorb(&mut self, log: &EventLog, other: Self) {
        for entry in other.table {
            self.add_times(log, entry);
        }
    }

    /// The variants, most cases first, then in the order of the log.
    pub(super) fn list(self, log: &EventLog) -> Vec<Variant> {
        let mut entries: Vec<Entry> = self.table.into_iter().collect();
        entries.sort_unstable_by(|one, other| other.count.cmp(&one.count).then(one.case.cmp(&other.case)));
        entries
            .into_iter()
            .map(|entry| Variant {
                count: entry.count,
                example: entry.case,
                activities: log.activity()[log.rows(entry.case)].to_vec(),
            })
            .collect()
    }
}

/// A quick hash of a sequence; equality is checked, so it need only spread well.
fn hash(sequence: &[u32]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = sequence.len() as u64;
    for activity in sequence {
        hash = (hash ^ u64::from(*activity)).wrapping_mul(ODD).rotate_left(29);
    }
    hash ^ (hash >> 32)
}
