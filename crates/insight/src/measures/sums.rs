//! Sums of money over cases, each with its interval.

use serde::Serialize;

use super::intervals::mean_interval;

/// Money, in cents, with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Cost {
    /// In all.
    pub total: f64,
    /// The lower end of the 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Cost {
    /// The sum of what some of `cases` cases cost; the others cost nothing.
    pub fn of(mut costs: Vec<f64>, cases: usize) -> Self {
        let sum: f64 = costs.iter().sum();
        costs.resize(cases.max(costs.len()), 0.0);
        let mean = mean_interval(&costs);
        let times = costs.len() as f64;
        Self { total: sum, low: mean.low * times, high: mean.high * times }
    }
}
