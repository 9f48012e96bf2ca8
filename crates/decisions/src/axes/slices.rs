//! Sets of slices, as ranges.

/// A set of slices: ranges with both ends included, ascending, never touching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SliceSet(Vec<(u32, u32)>);

impl SliceSet {
    /// All slices from `low` to `high`; none when `high` lies below `low`.
    pub(crate) fn between(low: u32, high: u32) -> Self {
        Self(if low <= high { vec![(low, high)] } else { Vec::new() })
    }

    /// The set of slices given in ascending order.
    pub(crate) fn from_slices(slices: impl Iterator<Item = u32>) -> Self {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for slice in slices {
            match ranges.last_mut() {
                Some((_, high)) if *high + 1 == slice => *high = slice,
                _ => ranges.push((slice, slice)),
            }
        }
        Self(ranges)
    }

    /// The set of ranges in any order, which may touch or overlap; a range whose last lies below its first is none.
    pub(crate) fn from_ranges(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.retain(|(low, high)| low <= high);
        ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match joined.last_mut() {
                Some((_, before)) if low <= before.saturating_add(1) => *before = (*before).max(high),
                _ => joined.push((low, high)),
            }
        }
        Self(joined)
    }

    /// The set with a range more.
    #[must_use]
    pub(crate) fn with(mut self, low: u32, high: u32) -> Self {
        self.0.push((low, high));
        Self::from_ranges(self.0)
    }

    /// The set less another.
    pub(crate) fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for (low, high) in &self.0 {
            let mut from = *low;
            for (cut_low, cut_high) in other.0.iter().filter(|(_, cut_high)| *cut_high >= *low) {
                if *cut_low > *high {
                    break;
                }
                if *cut_low > from {
                    left.push((from, cut_low - 1));
                }
                from = cut_high.saturating_add(1);
            }
            if from <= *high {
                left.push((from, *high));
            }
        }
        Self(left)
    }

    /// What both sets hold.
    pub(crate) fn shared(&self, other: &Self) -> Self {
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut both = Vec::new();
        while let (Some((low, high)), Some((other_low, other_high))) = (mine.peek(), theirs.peek()) {
            let (from, until) = (*low.max(other_low), *high.min(other_high));
            if from <= until {
                both.push((from, until));
            }
            if high < other_high {
                mine.next();
            } else {
                theirs.next();
            }
        }
        Self(both)
    }

    /// The ranges, ascending.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().copied()
    }

    /// The slices, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().flat_map(|(low, high)| *low..=*high)
    }

    /// Whether the set holds the slice.
    pub(crate) fn holds(&self, slice: u32) -> bool {
        let before = self.0.partition_point(|(low, _)| *low <= slice);
        before > 0 && self.0[before - 1].1 >= slice
    }

    /// Whether the set is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
