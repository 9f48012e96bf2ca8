//! Sets of small numbers as bits.

/// A set of numbers below a length that all sets of one dimension share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// The empty set.
    pub(super) fn none(length: usize) -> Self {
        Self(vec![0; length.div_ceil(64)])
    }

    /// All numbers below the length.
    pub(super) fn all(length: usize) -> Self {
        let mut bits = Self::none(length);
        bits.add_range(0, length);
        bits
    }

    /// Adds the numbers from `low` up to but not `high`.
    pub(super) fn add_range(&mut self, low: usize, high: usize) {
        let mut at = low;
        while at < high {
            let end = high.min((at / 64 + 1) * 64);
            let width = end - at;
            let ones = if width == 64 { u64::MAX } else { ((1 << width) - 1) << (at % 64) };
            self.0[at / 64] |= ones;
            at = end;
        }
    }

    pub(super) fn add(&mut self, number: usize) {
        self.0[number / 64] |= 1 << (number % 64);
    }

    pub(super) fn holds(&self, number: usize) -> bool {
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(mine, theirs)| mine & theirs != 0)
    }

    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, theirs)| mine & !theirs == 0)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub(super) fn keep(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= theirs;
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }

    pub(super) fn drop(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= !theirs;
        }
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The lowest number that is not in the set, below the length.
    pub(super) fn first_missing(&self, length: usize) -> Option<usize> {
        let word = self.0.iter().position(|word| *word != u64::MAX)?;
        let number = word * 64 + self.0[word].trailing_ones() as usize;
        (number < length).then_some(number)
    }

    /// The numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(position, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(position * 64 + bit)
            })
        })
    }
}
