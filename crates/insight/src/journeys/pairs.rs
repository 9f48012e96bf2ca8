//! Counts of one thing followed by another.

use hashbrown::HashMap;

/// Up to this many cells a table is faster than a map; 4 million cells are 16 MB.
const TABLE: usize = 4 << 20;

/// How often one number was followed by another.
#[derive(Debug, Clone)]
pub struct Pairs {
    size: usize,
    cells: Cells,
}

#[derive(Debug, Clone)]
enum Cells {
    /// Row after row.
    Table(Vec<u32>),
    Map(HashMap<(u32, u32), u64>),
}

impl Pairs {
    /// No pairs yet of numbers below `size`.
    pub fn new(size: usize) -> Self {
        let cells = match size.checked_mul(size) {
            Some(cells) if cells <= TABLE => Cells::Table(vec![0; cells]),
            _ => Cells::Map(HashMap::new()),
        };
        Self { size, cells }
    }

    /// Counts a pair; both numbers are below the size.
    #[inline]
    pub fn add(&mut self, from: u32, to: u32) {
        match &mut self.cells {
            Cells::Table(table) => table[from as usize * self.size + to as usize] += 1,
            Cells::Map(map) => *map.entry((from, to)).or_default() += 1,
        }
    }

    /// How often `from` was followed by `to`.
    pub fn count(&self, from: u32, to: u32) -> u64 {
        match &self.cells {
            Cells::Table(table) if (from.max(to) as usize) < self.size => {
                u64::from(table[from as usize * self.size + to as usize])
            }
            Cells::Table(_) => 0,
            Cells::Map(map) => map.get(&(from, to)).copied().unwrap_or(0),
        }
    }

    /// Adds the counts of another part of the same log.
    pub(crate) fn absorb(&mut self, other: Self) {
        match (&mut self.cells, other.cells) {
            (Cells::Table(mine), Cells::Table(theirs)) => {
                for (mine, theirs) in mine.iter_mut().zip(theirs) {
                    *mine += theirs;
                }
            }
            (Cells::Map(mine), Cells::Map(theirs)) => {
                for (pair, count) in theirs {
                    *mine.entry(pair).or_default() += count;
                }
            }
            // Parts of one log have one size, so they are of one kind.
            (Cells::Table(_), Cells::Map(_)) | (Cells::Map(_), Cells::Table(_)) => {}
        }
    }

    /// The pairs that occur, most first, then by number.
    pub fn list(&self) -> Vec<(u32, u32, u64)> {
        let mut list: Vec<(u32, u32, u64)> = match &self.cells {
            Cells::Table(table) => (0u32..)
                .zip(table.chunks(self.size.max(1)))
                .flat_map(|(from, row)| {
                    (0u32..).zip(row).map(move |(to, count)| (from, to, u64::from(*count)))
                })
                .filter(|(.., count)| *count > 0)
                .collect(),
            Cells::Map(map) => map.iter().map(|((from, to), count)| (*from, *to, *count)).collect(),
        };
        list.sort_unstable_by(|one, other| other.2.cmp(&one.2).then((one.0, one.1).cmp(&(other.0, other.1))));
        list
    }
}
