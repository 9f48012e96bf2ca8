//! Hours that were added to what everybody can book, and how many visits a week may stand in them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};

use super::{Calendar, WorkingHours};
use crate::calendar::amsterdam;
use crate::ids::InspectorId;

/// The hours that were added for one inspector, and the weeks in which they are used up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddedHours {
    /// The hours of every week.
    pub hours: Vec<WorkingHours>,
    /// Weeks, by their Monday, in which no more is offered of them.
    pub full: BTreeSet<Date>,
}

impl AddedHours {
    /// The stretches that can still be booked on `day`.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &WorkingHours> {
        let open = !self.full.contains(&monday_of(day));
        self.hours.iter().filter(move |stretch| open && stretch.weekday == day.weekday())
    }
}

/// Closes the added hours of each week in which `most` visits or more begin in them; `visits` are those that stand,
/// with who comes.
pub fn close_full_weeks(calendars: &mut [Calendar], visits: &[(InspectorId, Timestamp)], most: u32) {
    let mut weeks: BTreeMap<Date, u32> = BTreeMap::new();
    for (inspector, starts_at) in visits {
        let owner = calendars.iter().find(|calendar| calendar.inspector.id == *inspector);
        if owner.is_some_and(|calendar| begins_in(&calendar.added.hours, *starts_at)) {
            *weeks.entry(monday_of(amsterdam::day_of(*starts_at))).or_default() += 1;
        }
    }
    let full: BTreeSet<Date> =
        weeks.into_iter().filter_map(|(week, count)| (count >= most).then_some(week)).collect();
    for calendar in calendars {
        calendar.added.full.clone_from(&full);
    }
}

fn begins_in(hours: &[WorkingHours], starts_at: Timestamp) -> bool {
    let local = amsterdam::local(starts_at);
    let time = local.time();
    let mut of_day = hours.iter().filter(|stretch| stretch.weekday == local.weekday());
    of_day.any(|stretch| stretch.from <= time && time < stretch.until)
}

/// The Monday of the week of `day`.
fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().since(Weekday::Monday)).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appointments::Inspector;
    use jiff::civil::{date, time};
    use uuid::Uuid;

    const INSPECTOR: InspectorId = InspectorId(Uuid::from_u128(1));

    fn calendar() -> Calendar {
        let inspector =
            Inspector { id: INSPECTOR, name: "Wim".to_owned(), email: None, active: true, version: 1 };
        let stretch = |weekday, from, until| WorkingHours {
            weekday,
            from: time(from, 0, 0, 0),
            until: time(until, 0, 0, 0),
        };
        let evenings = [Weekday::Tuesday, Weekday::Sunday].map(|weekday| stretch(weekday, 17, 20));
        let mut calendar = Calendar::empty(inspector);
        calendar.hours.push(stretch(Weekday::Tuesday, 9, 17));
        calendar.added.hours = evenings.to_vec();
        calendar
    }

    fn at(day: Date, hour: i8) -> (InspectorId, Timestamp) {
        (INSPECTOR, amsterdam::at(day, time(hour, 0, 0, 0)))
    }

    #[test]
    fn a_week_is_full_when_as_many_visits_stand_in_its_added_hours() {
        let (tuesday, sunday) = (date(2026, 12, 1), date(2026, 12, 6));
        let table = [
            (vec![at(tuesday, 17)], 2, true),
            (vec![at(tuesday, 17), at(sunday, 19)], 2, false),
            // By day, the week after, or of somebody else: these take nothing from it.
            (vec![at(tuesday, 17), at(tuesday, 16)], 2, true),
            (vec![at(tuesday, 17), at(date(2026, 12, 8), 17)], 2, true),
            (vec![at(tuesday, 17), (InspectorId(Uuid::from_u128(2)), at(tuesday, 18).1)], 2, true),
            (vec![at(tuesday, 17), at(tuesday, 20)], 2, true),
        ];
        for (visits, most, open) in table {
            let mut calendars = [calendar()];
            close_full_weeks(&mut calendars, &visits, most);
            for day in [tuesday, sunday] {
                assert_eq!(calendars[0].added.on(day).count(), usize::from(open), "{day} {visits:?}");
            }
        }
    }

    #[test]
    fn the_week_begins_on_monday() {
        for day in ["2026-11-30", "2026-12-01", "2026-12-06"] {
            assert_eq!(monday_of(day.parse().unwrap()), date(2026, 11, 30), "{day}");
        }
    }
}
