//! Entries of a table that must be hidden too, so that no small one follows from what is shown.
//!
//! A table with its totals is a graph: its lines are the nodes, its hidden entries the links. A hidden entry follows from
//! the rest exactly when it is a bridge: when no other way of hidden entries leads from its row to its column.

use super::people::{Crowd, Tally};

/// An entry of a table: a cell, or the total of a line.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The nodes of its row and its column.
    pub(super) ends: [usize; 2],
    pub(super) tally: Tally,
    /// Whether it is shown to anybody at all; what is not shown cannot be hidden.
    pub(super) told: bool,
    /// Hidden rather than those with a higher rank.
    pub(super) rank: u8,
    pub(super) hidden: bool,
}

impl Entry {
    fn small(&self) -> bool {
        self.told && self.tally.people.is_few()
    }

    fn may_be_hidden(&self) -> bool {
        self.told && !self.hidden
    }
}

/// The entries by line, and which of them is the total of a line.
pub(super) struct Table {
    pub(super) entries: Vec<Entry>,
    lines: Vec<Vec<usize>>,
    totals: Vec<Option<usize>>,
}

/// Where every line stands in a walk through the hidden entries.
struct Walk {
    /// When a line was reached, from 0.
    reached: Vec<usize>,
    /// The lines in the order in which they were reached.
    order: Vec<usize>,
    /// How many lines were reached from a line on, itself included.
    size: Vec<usize>,
    /// The part of the graph a line lies in.
    part: Vec<usize>,
    /// The bridges, each with the line it leads to; the innermost first.
    bridges: Vec<(usize, usize)>,
}

impl Table {
    pub(super) fn new(lines: usize, entries: Vec<Entry>, totals: Vec<Option<usize>>) -> Self {
        let mut by_line = vec![Vec::new(); lines];
        for (at, entry) in entries.iter().enumerate() {
            by_line[entry.ends[0]].push(at);
            by_line[entry.ends[1]].push(at);
        }
        Self { entries, lines: by_line, totals }
    }

    /// Hides what is small, and as much more as is needed so that none of it can be worked out.
    pub(super) fn protect(mut self) -> Vec<Entry> {
        for entry in &mut self.entries {
            entry.hidden |= entry.small();
        }
        loop {
            let walk = self.walk();
            let mut more = self.across(&walk);
            more.extend(self.few_together(&walk));
            if more.is_empty() {
                return self.entries;
            }
            for at in more {
                self.entries[at].hidden = true;
            }
        }
    }

    /// For every small entry that is a bridge, one that leads out of what lies behind it. Bridges with another behind
    /// them wait for their turn, so what lies behind is looked at once.
    fn across(&self, walk: &Walk) -> Vec<usize> {
        let mut more = Vec::new();
        let mut done = vec![false; self.lines.len()];
        for (bridge, to) in &walk.bridges {
            let from = walk.reached[*to];
            let behind = from..from + walk.size[*to];
            if !self.entries[*bridge].small() || behind.clone().any(|at| done[walk.order[at]]) {
                continue;
            }
            done[*to] = true;
            let lines = walk.order[behind.clone()].iter();
            let leading = lines.flat_map(|line| self.lines[*line].iter().map(move |at| (*line, *at)));
            let best = leading
                .filter(|(_, at)| self.entries[*at].may_be_hidden())
                .map(|(line, at)| (at, self.other_end(at, line)))
                .filter(|(_, other)| !behind.contains(&walk.reached[*other]))
                .min_by_key(|(at, other)| {
                    let entry = &self.entries[*at];
                    (entry.rank, walk.part[*other] != walk.part[*to], entry.tally.count, *at)
                });
            more.extend(best.map(|(at, _)| at));
        }
        more
    }

    /// Where hidden entries of a line are of few people together, and the line gives their sum away: one more.
    fn few_together(&self, walk: &Walk) -> Vec<usize> {
        let mut known = vec![false; self.entries.len()];
        for (bridge, _) in &walk.bridges {
            known[*bridge] = true;
        }
        let unknown = |at: &usize| self.entries[*at].hidden && self.entries[*at].told && !known[*at];
        let few = |line: &usize| {
            let hidden: Vec<usize> = self.lines[*line].iter().copied().filter(unknown).collect();
            let mut together = Crowd::default();
            for at in &hidden {
                together.join(&self.entries[*at].tally.people);
            }
            let known = self.totals[*line].is_none_or(|total| !unknown(&total));
            !hidden.is_empty() && !together.is_enough() && known
        };
        let smallest = |line: usize| {
            let free = self.lines[line].iter().copied().filter(|at| self.entries[*at].may_be_hidden());
            free.min_by_key(|at| (self.entries[*at].rank, self.entries[*at].tally.count, *at))
        };
        (0..self.lines.len()).filter(few).filter_map(smallest).collect()
    }

    fn other_end(&self, entry: usize, line: usize) -> usize {
        let [one, other] = self.entries[entry].ends;
        if one == line { other } else { one }
    }

    /// Walks through all hidden entries once, depth first, and finds the bridges (Tarjan).
    fn walk(&self) -> Walk {
        const NOT_YET: usize = usize::MAX;
        let count = self.lines.len();
        let mut walk = Walk {
            reached: vec![NOT_YET; count],
            order: Vec::with_capacity(count),
            size: vec![1; count],
            part: vec![0; count],
            bridges: Vec::new(),
        };
        let mut earliest = vec![NOT_YET; count];
        for start in 0..count {
            if walk.reached[start] != NOT_YET {
                continue;
            }
            // A line, the entry that led to it, and how many of its entries were looked at.
            let mut open: Vec<(usize, usize, usize)> = Vec::new();
            let mut next = Some((start, NOT_YET));
            while next.is_some() || !open.is_empty() {
                if let Some((line, by)) = next.take() {
                    walk.reached[line] = walk.order.len();
                    earliest[line] = walk.order.len();
                    walk.order.push(line);
                    walk.part[line] = start;
                    open.push((line, by, 0));
                }
                let Some((line, by, looked)) = open.last_mut() else { break };
                let (line, by) = (*line, *by);
                if let Some(entry) = self.lines[line].get(*looked).copied() {
                    *looked += 1;
                    let other = self.other_end(entry, line);
                    if !self.entries[entry].hidden || entry == by {
                    } else if walk.reached[other] == NOT_YET {
                        next = Some((other, entry));
                    } else {
                        earliest[line] = earliest[line].min(walk.reached[other]);
                    }
                    continue;
                }
                open.pop();
                let Some((before, ..)) = open.last() else { continue };
                walk.size[*before] += walk.size[line];
                earliest[*before] = earliest[*before].min(earliest[line]);
                if earliest[line] > walk.reached[*before] {
                    walk.bridges.push((by, line));
                }
            }
        }
        walk
    }
}
