//! Filters: the cases of a channel, a group, a period, the usual variants.

use crate::journeys::Views;
use crate::log::EventLog;
use crate::log::names::NONE;

/// Which cases count; nothing asked is every case.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Cases that used any of these channels.
    pub channels: Vec<String>,
    /// Cases of which this is told: column and value.
    pub facts: Vec<(String, String)>,
    /// Cases that began at or after this moment (microseconds since 1970).
    pub from: Option<i64>,
    /// Cases that began before this moment.
    pub until: Option<i64>,
    /// Only the variants that together cover this share of the cases, 0 to 1, most frequent first.
    pub variant_share: Option<f64>,
}

impl Filter {
    /// The part of the log that fits.
    #[must_use]
    pub fn of(&self, log: &EventLog) -> EventLog {
        let channels: Vec<u32> =
            self.channels.iter().map(|name| log.channels().find(name).unwrap_or(NONE)).collect();
        let fits = |case: usize| {
            let rows = log.rows(case);
            let began = log.time().get(rows.start).copied().unwrap_or(i64::MIN);
            let in_channel =
                || log.channel()[rows.clone()].iter().any(|used| *used != NONE && channels.contains(used));
            self.from.is_none_or(|from| began >= from)
                && self.until.is_none_or(|until| began < until)
                && (channels.is_empty() || in_channel())
                && self.facts.iter().all(|(name, value)| log.fact(case, name) == Some(value))
        };
        let part = log.keep_cases(fits);
        match self.variant_share {
            Some(share) if share < 1.0 => usual(&part, share),
            _ => part,
        }
    }
}

fn usual(log: &EventLog, share: f64) -> EventLog {
    let wanted = log.case_count() as f64 * share;
    let mut covered = 0.0;
    let mut kept = std::collections::HashSet::new();
    for variant in Views::of(log, 1).variants {
        if covered >= wanted {
            break;
        }
        covered += variant.count as f64;
        kept.insert(variant.activities);
    }
    log.keep_cases(|case| kept.contains(&log.activity()[log.rows(case)]))
}
