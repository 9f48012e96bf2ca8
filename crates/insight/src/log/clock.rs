//! From clocks on the wall to UTC and back to text, and which moments say "never".

use jiff::civil;
use jiff::tz::TimeZone;

use super::times::{DAY, SECOND, Stamp};

/// Turns clocks on the wall into UTC, remembering the day it looked up last.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    zone: TimeZone,
    /// The day and the seconds that zone is ahead of UTC on it, from midnight to midnight.
    known: Option<(i64, i64)>,
}

impl Clock {
    pub(crate) fn new(zone: TimeZone) -> Self {
        Self { zone, known: None }
    }

    /// Microseconds since 1970 in UTC. Without an offset the stamp is read on the clock of this zone; a time that
    /// occurs twice is the first, one that is skipped moves on, as `jiff` does. `None` outside the years 0 to 9999, which
    /// is what can be written down again.
    pub(crate) fn utc(&mut self, stamp: Stamp) -> Option<i64> {
        let ahead = stamp.offset.map_or_else(|| self.ahead(stamp.local), i64::from);
        let micros = stamp.local - ahead * SECOND;
        (FIRST_DAY * DAY..(LAST_DAY + 1) * DAY).contains(&micros).then_some(micros)
    }

    fn ahead(&mut self, local: i64) -> i64 {
        let day = local.div_euclid(DAY);
        if let Some((known, ahead)) = self.known
            && known == day
        {
            return ahead;
        }
        let (start, end) = (self.looked_up(day * DAY), self.looked_up((day + 1) * DAY));
        if start == end {
            self.known = Some((day, start));
            return start;
        }
        self.looked_up(local)
    }

    /// How far the zone is ahead of UTC at that time of its clock, in seconds.
    fn looked_up(&self, local: i64) -> i64 {
        let midnight = civil::date(1970, 1, 1).at(0, 0, 0, 0);
        let at = midnight.checked_add(jiff::SignedDuration::from_micros(local)).ok();
        let moment = at.and_then(|at| self.zone.to_ambiguous_timestamp(at).compatible().ok());
        moment.map_or(0, |moment| (local - moment.as_microsecond()) / SECOND)
    }
}

/// 1 January of the year 0 and 31 December 9999, in days since 1970.
const FIRST_DAY: i64 = -719_528;
const LAST_DAY: i64 = 2_932_896;
/// Between these days moments say when something happened; outside they say that it never did, or that nobody knows.
const NEAR: std::ops::Range<i64> = -21_915..84_006;

/// Whether a moment (microseconds since 1970) is before 1910 or after 2199.
pub(crate) fn is_far(micros: i64) -> bool {
    !NEAR.contains(&micros.div_euclid(DAY))
}

/// A moment in UTC as RFC 3339, with as many thousandths as it has.
pub fn rfc3339(micros: i64) -> String {
    let places = match micros.rem_euclid(SECOND) {
        0 => 0,
        fraction if fraction % 1_000 == 0 => 3,
        _ => 6,
    };
    match jiff::Timestamp::from_microsecond(micros) {
        Ok(at) => format!("{at:.places$}"),
        Err(_) => beyond(micros, places),
    }
}

/// The last day of 9999, which is beyond the moments of `jiff`: there an offset could lead out of that year.
fn beyond(micros: i64, places: usize) -> String {
    let midnight = civil::date(1970, 1, 1).at(0, 0, 0, 0);
    match midnight.checked_add(jiff::SignedDuration::from_micros(micros)) {
        Ok(at) => format!("{at:.places$}Z"),
        Err(_) => micros.to_string(),
    }
}
