//! Going round: an activity that comes again, a channel that is left and taken up again.

use serde::Serialize;

use crate::log::EventLog;
use crate::log::names::NONE;

/// How often cases go round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Loops {
    /// Cases in which an activity directly follows itself.
    pub self_loops: u64,
    /// Cases in which an activity comes back after another.
    pub returns: u64,
    /// Cases that went from one channel to another and back: phone, mail, phone.
    pub ping_pong: u64,
    /// How often that happened in all.
    pub ping_pongs: u64,
}

/// Counts how often cases go round.
pub fn loops(log: &EventLog) -> Loops {
    let mut found = Loops::default();
    let mut seen = vec![usize::MAX; log.activities().len()];
    for case in 0..log.case_count() {
        let activities = &log.activity()[log.rows(case)];
        found.self_loops += u64::from(activities.windows(2).any(|pair| pair[0] == pair[1]));
        let mut returns = false;
        for (at, activity) in activities.iter().enumerate() {
            returns |= seen[*activity as usize] == case && activities[at - 1] != *activity;
            seen[*activity as usize] = case;
        }
        found.returns += u64::from(returns);
        let back = ping_pongs(&log.channel()[log.rows(case)]);
        found.ping_pong += u64::from(back > 0);
        found.ping_pongs += back;
    }
    found
}

fn ping_pongs(channels: &[u32]) -> u64 {
    let mut stays: Vec<u32> = channels.iter().copied().filter(|channel| *channel != NONE).collect();
    stays.dedup();
    stays.windows(3).filter(|three| three[0] == three[2]).count() as u64
}
