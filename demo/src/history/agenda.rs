//! The agenda: what will happen when, in order; and office hours.

use std::collections::BTreeMap;

use domain::calendar::{WorkingCalendar, amsterdam};
use jiff::civil::{Date, Time, time};
use jiff::{SignedDuration, Timestamp, ToSpan};

/// What will happen, by moment; what is put in first happens first.
#[derive(Debug)]
pub(crate) struct Agenda<D> {
    deeds: BTreeMap<(Timestamp, u64), D>,
    added: u64,
}

impl<D> Default for Agenda<D> {
    fn default() -> Self {
        Self { deeds: BTreeMap::new(), added: 0 }
    }
}

impl<D> Agenda<D> {
    /// Something will happen at `at`.
    pub(crate) fn add(&mut self, at: Timestamp, deed: D) {
        self.added += 1;
        self.deeds.insert((at, self.added), deed);
    }

    /// The first thing that happens before `until`.
    pub(crate) fn next(&mut self, until: Timestamp) -> Option<(Timestamp, D)> {
        let entry = self.deeds.first_entry().filter(|entry| entry.key().0 < until)?;
        let (at, _) = *entry.key();
        Some((at, entry.remove()))
    }

    /// All that is left, in order.
    pub(crate) fn rest(self) -> impl Iterator<Item = (Timestamp, D)> {
        self.deeds.into_iter().map(|((at, _), deed)| (at, deed))
    }
}

/// The desk opens.
const OPENS: Time = time(8, 30, 0, 0);
/// The desk closes.
const CLOSES: Time = time(17, 0, 0, 0);

/// When somebody is at the desk: the working days of two years, worked out once because they are asked for a hundred
/// thousand times.
#[derive(Debug)]
pub(crate) struct Desk {
    first: Date,
    open: Vec<bool>,
}

impl Desk {
    /// The desk around `today`.
    pub(crate) fn around(today: Date) -> Self {
        let calendar = WorkingCalendar::default();
        let first = today.saturating_sub(470.days());
        let open = (0..800).map(|days| calendar.is_working_day(days_after(first, days))).collect();
        Self { first, open }
    }

    /// Whether the desk is open on `day`; nobody asks about days far away.
    pub(crate) fn is_open_on(&self, day: Date) -> bool {
        let days = self.first.until(day).map_or(-1, |span| span.get_days());
        usize::try_from(days).ok().and_then(|days| self.open.get(days)).copied().unwrap_or(true)
    }

    /// The first moment at or after `moment` at which somebody is at the desk.
    pub(crate) fn at_or_after(&self, moment: Timestamp) -> Timestamp {
        let local = amsterdam::local(moment);
        let mut day = local.date();
        if self.is_open_on(day) && local.time() < CLOSES {
            return if local.time() < OPENS { amsterdam::at(day, OPENS) } else { moment };
        }
        day = days_after(day, 1);
        while !self.is_open_on(day) {
            day = days_after(day, 1);
        }
        amsterdam::at(day, OPENS)
    }

    /// The moment after `minutes` of office hours, counted from `moment`.
    pub(crate) fn minutes_later(&self, moment: Timestamp, minutes: i64) -> Timestamp {
        let mut at = self.at_or_after(moment);
        let mut left = SignedDuration::from_mins(minutes);
        loop {
            let closes = amsterdam::at(amsterdam::day_of(at), CLOSES);
            let today = closes.duration_since(at);
            if left < today {
                return at + left;
            }
            left -= today;
            at = self.at_or_after(closes);
        }
    }
}

/// `days` days after `day`, never after the calendar's end.
pub(crate) fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::{Agenda, Desk};
    use jiff::Timestamp;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn office_minutes_pass_only_in_office_hours() {
        // All in Dutch winter time; 25 and 26 December 2026 are a Friday and a Saturday.
        let table = [
            ("2026-11-24T10:00+01:00", 30, "2026-11-24T10:30+01:00"),
            ("2026-11-24T06:00+01:00", 0, "2026-11-24T08:30+01:00"),
            ("2026-11-24T16:50+01:00", 20, "2026-11-25T08:40+01:00"),
            ("2026-11-24T23:00+01:00", 510, "2026-11-26T08:30+01:00"),
            ("2026-12-24T16:00+01:00", 90, "2026-12-28T09:00+01:00"),
        ];
        let desk = Desk::around(date(2026, 11, 22));
        for (from, minutes, until) in table {
            assert_eq!(desk.minutes_later(at(from), minutes), at(until), "{from} + {minutes}");
        }
    }

    #[test]
    fn the_agenda_keeps_order_and_stops_in_time() {
        let mut agenda = Agenda::default();
        let (early, late) = (at("2026-01-01T00:00Z"), at("2026-01-02T00:00Z"));
        agenda.add(late, "c");
        agenda.add(early, "a");
        agenda.add(early, "b");
        assert_eq!(agenda.next(late), Some((early, "a")));
        assert_eq!(agenda.next(late), Some((early, "b")));
        assert_eq!(agenda.next(late), None);
        assert_eq!(agenda.rest().collect::<Vec<_>>(), [(late, "c")]);
    }
}
