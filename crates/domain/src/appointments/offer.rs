//! Which times can be offered: working hours minus absence, closed days, what is taken, and travel.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};

use super::{Calendar, QUARTER_MINUTES};
use crate::calendar::amsterdam;
use crate::ids::InspectorId;

/// What is asked: a visit of this length on one of these days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// First day that will do.
    pub first: Date,
    /// Last day that will do.
    pub last: Date,
    /// Length of the visit in minutes, a multiple of fifteen.
    pub minutes: u16,
    /// Travel kept free before and after, in minutes, a multiple of fifteen.
    pub travel_minutes: u16,
    /// Minutes between two starts that are offered, a multiple of fifteen.
    pub step_minutes: u16,
    /// Nothing is offered before this moment.
    pub not_before: Timestamp,
}

/// A time that can be offered, with who would come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// Who comes.
    pub inspector: InspectorId,
}

impl Slot {
    /// The text by which a form names this slot: `<start>/<inspector>`; read back by [`Slot::chosen`].
    pub fn code(&self) -> String {
        format!("{}/{}", self.starts_at, self.inspector)
    }

    /// Whether `text` names a slot at all, offered or not.
    pub fn is_code(text: &str) -> bool {
        let named = text.split_once('/');
        named.is_some_and(|(start, inspector)| {
            start.parse::<Timestamp>().is_ok() && inspector.parse::<InspectorId>().is_ok()
        })
    }

    /// The offered slot with this code, if it is still offered.
    pub fn chosen(code: &str, offered: &[Self]) -> Option<Self> {
        offered.iter().find(|slot| slot.code() == code).copied()
    }
}

/// The quarters of an hour blocked by a visit with travel before and after, as quarters since 1970-01-01T00:00Z.
pub fn quarters(starts_at: Timestamp, ends_at: Timestamp, travel_minutes: u16) -> Vec<i64> {
    blocked(starts_at, ends_at, travel_minutes).collect()
}

fn blocked(starts_at: Timestamp, ends_at: Timestamp, travel_minutes: u16) -> Range<i64> {
    let length = QUARTER_MINUTES * 60;
    let travel = i64::from(travel_minutes) * 60;
    let first = (starts_at.as_second() - travel).div_euclid(length);
    let last = (ends_at.as_second() + travel + length - 1).div_euclid(length);
    first..last
}

/// Every time that can be offered, one slot per start, in order of time.
///
/// Where several inspectors are free at the same start, the one with the least work that day comes, so that
/// routes stay even; ties go to the lower identifier so that the same calendars always give the same offer.
/// Days on which `closed` holds are skipped.
pub fn offer(wish: &Wish, calendars: &[Calendar], closed: impl Fn(Date) -> bool) -> Vec<Slot> {
    let mut offered = Vec::new();
    let mut day = wish.first;
    while day <= wish.last {
        if !closed(day) {
            offered.extend(offer_on(wish, calendars, day));
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    offered
}

/// The slots of one day. Whoever has the least work is asked first, so that a start that is found needs nobody else.
fn offer_on(wish: &Wish, calendars: &[Calendar], date: Date) -> impl Iterator<Item = Slot> + use<> {
    let mut day = Day::new(date);
    let mut by_work: Vec<(usize, &Calendar)> = calendars
        .iter()
        .filter(|calendar| calendar.inspector.active)
        .map(|calendar| (day.work_of(calendar), calendar))
        .collect();
    by_work.sort_by_key(|(work, calendar)| (*work, calendar.inspector.id));
    let length = SignedDuration::from_mins(i64::from(wish.minutes));
    let step = SignedDuration::from_mins(i64::from(wish.step_minutes.max(15)));
    let mut by_start: BTreeMap<Timestamp, Slot> = BTreeMap::new();
    for (_, calendar) in by_work {
        let regular = calendar.hours.iter().filter(|hours| hours.weekday == date.weekday());
        for hours in regular.chain(calendar.added.on(date)) {
            let (mut starts_at, until) = (day.at(hours.from), day.at(hours.until));
            while starts_at + length <= until {
                let ends_at = starts_at + length;
                if starts_at >= wish.not_before
                    && !by_start.contains_key(&starts_at)
                    && is_free(calendar, starts_at, ends_at, wish.travel_minutes)
                {
                    by_start.insert(starts_at, Slot { starts_at, ends_at, inspector: calendar.inspector.id });
                }
                starts_at += step;
            }
        }
    }
    by_start.into_values()
}

/// A day with the moments of its hours, each worked out once: many inspectors keep the same hours.
struct Day {
    date: Date,
    quarters: Range<i64>,
    moments: Vec<(Time, Timestamp)>,
}

impl Day {
    fn new(date: Date) -> Self {
        let next = date.tomorrow().unwrap_or(date);
        let quarters = blocked(amsterdam::start_of(date), amsterdam::start_of(next), 0);
        Self { date, quarters, moments: Vec::new() }
    }

    /// How many quarters of the day are taken in this calendar.
    fn work_of(&self, calendar: &Calendar) -> usize {
        calendar.taken.range(self.quarters.clone()).count()
    }

    fn at(&mut self, time: Time) -> Timestamp {
        if let Some((_, moment)) = self.moments.iter().find(|(known, _)| *known == time) {
            return *moment;
        }
        let moment = amsterdam::at(self.date, time);
        self.moments.push((time, moment));
        moment
    }
}

fn is_free(calendar: &Calendar, starts_at: Timestamp, ends_at: Timestamp, travel_minutes: u16) -> bool {
    let absent = calendar.absences.iter().any(|absence| absence.from < ends_at && starts_at < absence.until);
    !absent && calendar.taken.range(blocked(starts_at, ends_at, travel_minutes)).next().is_none()
}

#[cfg(test)]
mod tests;
