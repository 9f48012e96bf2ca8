//! Dice: repeatable choices. Whole numbers only where it counts, so that every machine throws the same.

use domain::chance::SeededChance;

/// A stream of choices. Each part of the association has one of its own, so that a change in one part leaves the
/// others as they were.
#[derive(Debug)]
pub(crate) struct Dice(SeededChance);

impl Dice {
    /// The stream for `part` of the association that belongs to `seed`.
    pub(crate) fn new(seed: u64, part: &str) -> Self {
        // FNV-1a: short, and good enough to keep the streams apart.
        let hash = part.bytes().fold(0xcbf2_9ce4_8422_2325_u64 ^ seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(SeededChance::new(hash))
    }

    /// The source of random bytes behind it, for identifiers.
    pub(crate) fn chance(&self) -> &SeededChance {
        &self.0
    }

    /// A number from 0 up to but not including `end`; 0 when `end` is 0.
    pub(crate) fn below(&self, end: usize) -> usize {
        let end = end.max(1) as u128;
        let scaled = (u128::from(self.0.next_u64()) * end) >> 64;
        usize::try_from(scaled).unwrap_or(0)
    }

    /// A number from `first` up to and including `last`.
    pub(crate) fn between(&self, first: i64, last: i64) -> i64 {
        let span = usize::try_from(last - first).unwrap_or(0) + 1;
        first + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// Whether something happens that happens `permille` times in a thousand.
    pub(crate) fn happens(&self, permille: u32) -> bool {
        self.below(1_000) < permille as usize
    }

    /// One of `options`, each as likely as the next. `options` is never empty: they are lists in this crate.
    pub(crate) fn pick<'a, T>(&self, options: &'a [T]) -> &'a T {
        &options[self.below(options.len())]
    }

    /// One of `options`, each as likely as its weight says.
    pub(crate) fn weighted<T: Copy>(&self, options: &[(T, u32)]) -> T {
        let total: u32 = options.iter().map(|(_, weight)| weight).sum();
        let mut thrown = self.below(total as usize);
        for (option, weight) in options {
            match thrown.checked_sub(*weight as usize) {
                None => return *option,
                Some(rest) => thrown = rest,
            }
        }
        options[options.len() - 1].0
    }

    /// A number along a curve given as points `(permille of the cases, at most this much)`, straight between them:
    /// `[(0, 5), (500, 20), (1000, 90)]` is half the time 5 to 20, half the time 20 to 90.
    pub(crate) fn along(&self, curve: &[(i64, i64)]) -> i64 {
        let thrown = self.between(0, 999);
        for pair in curve.windows(2) {
            let ((from, low), (until, high)) = (pair[0], pair[1]);
            if (from..until).contains(&thrown) {
                // A second throw fills the room between two values of the first.
                let fine = (thrown - from) * 1_000 + self.between(0, 999);
                return low + (high - low) * fine / ((until - from) * 1_000);
            }
        }
        curve.last().map_or(0, |(_, value)| *value)
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn parts_have_streams_of_their_own_that_repeat() {
        let throw = |seed, part: &str| {
            let dice = Dice::new(seed, part);
            [dice.below(1_000_000), dice.below(1_000_000)]
        };
        assert_eq!(throw(7, "homes"), throw(7, "homes"));
        assert_ne!(throw(7, "homes"), throw(7, "people"));
        assert_ne!(throw(7, "homes"), throw(8, "homes"));
    }

    #[test]
    fn throws_stay_within_bounds_and_follow_their_weights() {
        let dice = Dice::new(1, "test");
        let mut heavy = 0;
        for _ in 0..10_000 {
            assert!((3..=9).contains(&dice.between(3, 9)));
            assert!((5..=90).contains(&dice.along(&[(0, 5), (500, 20), (1000, 90)])));
            heavy += usize::from(dice.weighted(&[(true, 3), (false, 1)]));
        }
        assert!((7_200..7_800).contains(&heavy), "{heavy}");
        assert_eq!(dice.below(0), 0);
    }
}
