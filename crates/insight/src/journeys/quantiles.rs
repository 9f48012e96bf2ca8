//! Quantiles, as process miners and spreadsheets count them: between the two nearest values.

/// The value below which the share `at` (0 to 1) of the values lies, by linear interpolation as in `numpy` and
/// `PERCENTILE`; `None` without values. Puts the values in another order.
pub fn quantile(values: &mut [i64], at: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let place = last as f64 * at.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and the last place"
    )]
    let below = place.floor() as usize;
    let (_, low, above) = values.select_nth_unstable(below);
    let low = *low as f64;
    let high = above.iter().min().map_or(low, |high| *high as f64);
    Some(low + (high - low) * (place - place.floor()))
}

/// The middle value; the mean of the middle two when there are as many.
pub fn median(values: &mut [i64]) -> Option<f64> {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_numpy() {
        // numpy.percentile([4, 1, 3, 2, 10], [0, 50, 90, 100]) and of [1, 2].
        let close = |values: &[i64], at: f64, expected: f64| {
            let found = quantile(&mut values.to_vec(), at).unwrap();
            assert!((found - expected).abs() < 1e-9, "{values:?} at {at}: {found}");
        };
        close(&[4, 1, 3, 2, 10], 0.0, 1.0);
        close(&[4, 1, 3, 2, 10], 0.5, 3.0);
        close(&[4, 1, 3, 2, 10], 0.9, 7.6);
        close(&[4, 1, 3, 2, 10], 1.0, 10.0);
        close(&[1, 2], 0.5, 1.5);
        assert_eq!(median(&mut []), None);
    }
}
