//! Intervals: how far a number can be trusted. All are 95 %.

use serde::Serialize;

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;
/// Up to this many values the bootstrap is used; above it the normal approximation is as good and much faster.
const BOOTSTRAP_MOST: usize = 2_000;
/// How often is drawn again.
const DRAWS: usize = 1_000;

/// A number with the interval it lies in and what it was counted over.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The share, mean or ratio itself.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How many had it; for a mean or ratio the same as `n`.
    pub count: u64,
    /// Over how many.
    pub n: u64,
}

/// The share `count / n` with Wilson's score interval; over nothing it can be anything from 0 to 1.
pub fn wilson(count: u64, n: u64) -> Interval {
    if n == 0 {
        return Interval { value: 0.0, low: 0.0, high: 1.0, count, n };
    }
    let all = n as f64;
    let share = count as f64 / all;
    let square = Z * Z;
    let middle = (share + square / (2.0 * all)) / (1.0 + square / all);
    let half = Z / (1.0 + square / all) * (share * (1.0 - share) / all + square / (4.0 * all * all)).sqrt();
    let low = if count == 0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if count == n { 1.0 } else { (middle + half).min(1.0) };
    Interval { value: share, low, high, count, n }
}

/// The mean with its interval: by bootstrap when there are few values, else by the normal approximation.
pub fn mean_interval(values: &[f64]) -> Interval {
    ratio_interval(values, &vec![1.0; values.len()])
}

/// The ratio of two sums over the same cases, such as cost per solved question, with its interval.
///
/// The draws of the bootstrap start from a fixed number and the values are put in order first, so the same values give
/// the same interval in whatever order they come.
pub fn ratio_interval(over: &[f64], under: &[f64]) -> Interval {
    let cases = over.len().min(under.len());
    let (above, below) = (over[..cases].iter().sum::<f64>(), under[..cases].iter().sum::<f64>());
    let n = cases as u64;
    if cases == 0 || below == 0.0 {
        return Interval { value: 0.0, low: 0.0, high: 0.0, count: 0, n: 0 };
    }
    let value = above / below;
    let (low, high) = if cases <= BOOTSTRAP_MOST {
        bootstrap(&over[..cases], &under[..cases], value)
    } else {
        normal(over, under, value, cases)
    };
    Interval { value, low: low.min(value), high: high.max(value), count: n, n }
}

/// By the delta method.
fn normal(over: &[f64], under: &[f64], value: f64, cases: usize) -> (f64, f64) {
    let all = cases as f64;
    let mean_under = under[..cases].iter().sum::<f64>() / all;
    let residuals = over.iter().zip(under).take(cases).map(|(above, below)| above - value * below);
    let variance = residuals.map(|residual| residual * residual).sum::<f64>() / (all - 1.0).max(1.0);
    let half = Z * (variance / all).sqrt() / mean_under.abs();
    (value - half, value + half)
}

fn bootstrap(over: &[f64], under: &[f64], value: f64) -> (f64, f64) {
    let mut cases: Vec<(f64, f64)> = over.iter().copied().zip(under.iter().copied()).collect();
    cases.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let mut chance = SplitMix(0x6b61_6e61_616c);
    let mut drawn: Vec<f64> = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let (mut above, mut below) = (0.0, 0.0);
        for _ in 0..cases.len() {
            let (one_above, one_below) = cases[chance.below(cases.len())];
            above += one_above;
            below += one_below;
        }
        drawn.push(if below == 0.0 { value } else { above / below });
    }
    drawn.sort_by(f64::total_cmp);
    (drawn[DRAWS * 25 / 1000], drawn[DRAWS - 1 - DRAWS * 25 / 1000])
}

/// The numbers of Steele, Lea and Flood's `SplitMix64`: enough for drawing again, and the same everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `size`, by multiplication (Lemire); the bias is below one in 2^44 for our sizes.
    fn below(&mut self, size: usize) -> usize {
        let product = u128::from(self.next()) * size as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }
}

/// The difference between two shares, with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shift {
    /// The first share less the second.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Whether the interval leaves out 0: there is a difference.
    pub certain: bool,
}

/// The difference between two shares with Newcombe's interval, which is made of both Wilson intervals.
pub fn difference(one: Interval, other: Interval) -> Shift {
    let value = one.value - other.value;
    let low = value - ((one.value - one.low).powi(2) + (other.high - other.value).powi(2)).sqrt();
    let high = value + ((one.high - one.value).powi(2) + (other.value - other.low).powi(2)).sqrt();
    Shift { value, low, high, certain: low > 0.0 || high < 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() < within, "{found} is not {expected}");
    }

    #[test]
    fn wilson_is_that_of_the_tables() {
        // statsmodels.stats.proportion.proportion_confint(count, n, method="wilson").
        for (count, n, low, high) in [
            (0, 10, 0.0, 0.277_532_8),
            (10, 10, 0.722_467_2, 1.0),
            (5, 10, 0.236_593_1, 0.763_406_9),
            (62, 1204, 0.040_381_9, 0.065_475_7),
        ] {
            let interval = wilson(count, n);
            close(interval.low, low, 1e-4);
            close(interval.high, high, 1e-4);
        }
        assert_eq!((wilson(0, 0).low, wilson(0, 0).high), (0.0, 1.0));
    }

    #[test]
    fn newcombe_is_that_of_his_paper() {
        // Newcombe (1998), method 10, example (a): 56/70 and 48/80 give 0.0524 to 0.3339.
        let shift = difference(wilson(56, 70), wilson(48, 80));
        close(shift.value, 0.2, 1e-9);
        close(shift.low, 0.0524, 5e-5);
        close(shift.high, 0.3339, 5e-5);
        assert!(shift.certain);
    }

    #[test]
    fn bootstrap_and_normal_agree_where_both_hold() {
        let mut chance = SplitMix(7);
        let values: Vec<f64> = (0..2_000).map(|_| chance.below(1_000) as f64).collect();
        let drawn = mean_interval(&values);
        let (low, high) = normal(&values, &vec![1.0; values.len()], drawn.value, values.len());
        close(drawn.low, low, 2.0);
        close(drawn.high, high, 2.0);
        let turned: Vec<f64> = values.iter().rev().copied().collect();
        assert_eq!(drawn, mean_interval(&turned), "the same values give the same interval");
    }

    #[test]
    fn a_95_percent_interval_holds_the_truth_95_times_in_100() {
        let mut chance = SplitMix(11);
        let held = (0..1_000)
            .filter(|_| {
                let count = (0..80).filter(|_| chance.below(10) < 3).count() as u64;
                let interval = wilson(count, 80);
                interval.low <= 0.3 && 0.3 <= interval.high
            })
            .count();
        assert!((925..=975).contains(&held), "{held}");
    }
}
