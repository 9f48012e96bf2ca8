//! Which times can be offered: working hours minus absence, closed days, what is taken, and travel.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Calendar, QUARTER_MINUTES};
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

fn blocked(starts_at: Timestamp, ends_at: Timestamp, travel_minutes: u16) -> std::ops::Range<i64> {
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
    let mut by_start: BTreeMap<Timestamp, (usize, Slot)> = BTreeMap::new();
    let mut day = wish.first;
    while day <= wish.last {
        if !closed(day) {
            for calendar in calendars.iter().filter(|calendar| calendar.inspector.active) {
                let work = work_on(calendar, day);
                for slot in free_on(wish, calendar, day) {
                    let best = by_start.entry(slot.starts_at).or_insert((work, slot));
                    if (work, slot.inspector) < (best.0, best.1.inspector) {
                        *best = (work, slot);
                    }
                }
            }
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    by_start.into_values().map(|(_, slot)| slot).collect()
}

/// Dutch local time; falls back to UTC only when the zone database is missing from the program.
fn amsterdam() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC)
}

/// How many quarters of `day` are taken in this calendar.
fn work_on(calendar: &Calendar, day: Date) -> usize {
    let zone = amsterdam();
    let bounds = (day.to_zoned(zone.clone()), day.tomorrow().and_then(|next| next.to_zoned(zone)));
    let (Ok(from), Ok(until)) = bounds else { return 0 };
    let length = QUARTER_MINUTES * 60;
    let from = from.timestamp().as_second().div_euclid(length);
    let until = until.timestamp().as_second().div_euclid(length);
    calendar.taken.range(from..until).count()
}

/// The starts on `day` at which this inspector is free.
fn free_on(wish: &Wish, calendar: &Calendar, day: Date) -> Vec<Slot> {
    let zone = amsterdam();
    let length = SignedDuration::from_mins(i64::from(wish.minutes));
    let step = SignedDuration::from_mins(i64::from(wish.step_minutes.max(15)));
    let mut slots = Vec::new();
    let regular = calendar.hours.iter().filter(|hours| hours.weekday == day.weekday());
    for hours in regular.chain(calendar.added.on(day)) {
        let (Ok(from), Ok(until)) = (
            day.to_datetime(hours.from).to_zoned(zone.clone()),
            day.to_datetime(hours.until).to_zoned(zone.clone()),
        ) else {
            continue;
        };
        let mut starts_at = from.timestamp();
        while starts_at + length <= until.timestamp() {
            let ends_at = starts_at + length;
            if starts_at >= wish.not_before && is_free(calendar, starts_at, ends_at, wish.travel_minutes) {
                slots.push(Slot { starts_at, ends_at, inspector: calendar.inspector.id });
            }
            starts_at += step;
        }
    }
    slots
}

fn is_free(calendar: &Calendar, starts_at: Timestamp, ends_at: Timestamp, travel_minutes: u16) -> bool {
    let absent = calendar.absences.iter().any(|absence| absence.from < ends_at && starts_at < absence.until);
    !absent && calendar.taken.range(blocked(starts_at, ends_at, travel_minutes)).next().is_none()
}

#[cfg(test)]
mod tests;
