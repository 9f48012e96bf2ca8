//! The eight who inspect homes: their hours, their holidays and their other work.

use domain::appointments::{Absence, Calendar, Inspector, WorkingHours};
use domain::calendar::{WorkingCalendar, amsterdam};
use domain::ids::InspectorId;
use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday, time};

use crate::dice::Dice;

/// Name, days off in the week, and whether they begin early.
const PEOPLE: [(&str, &[Weekday], bool); 8] = [
    ("Rob Timmer", &[], true),
    ("Samira Benali", &[Weekday::Wednesday], false),
    ("Ton Wagenaar", &[Weekday::Friday], true),
    ("Marieke Postma", &[], false),
    ("Delano Pinas", &[], false),
    ("Elif Demir", &[Weekday::Monday, Weekday::Friday], false),
    ("Johan Schipper", &[], true),
    ("Anna Nowak", &[Weekday::Tuesday], false),
];

/// Other work, as it stands in their calendars.
const OTHER_WORK: [&str; 4] =
    ["Opname renovatie Kalkbrink", "Oplevering Werfkade", "Controle aannemer", "Opname Lisdoddelaan"];

const WEEK: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// Everybody with hours and absences from `begin` until half a year after `today`; nothing is taken yet.
pub(crate) fn build(begin: Date, today: Date, seed: u64) -> Vec<Calendar> {
    let dice = Dice::new(seed, "inspectors");
    let made = amsterdam::start_of(begin.saturating_sub(1.years()));
    let team_days = team_days(today);
    PEOPLE
        .iter()
        .enumerate()
        .map(|(place, (name, off, early))| {
            let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
            let inspector = Inspector {
                id: InspectorId::new(made, dice.chance()),
                name: (*name).to_owned(),
                email: Some(email),
                active: true,
                version: 1,
            };
            let mut absences = holidays(&dice, begin, today, place);
            absences.extend(illness(&dice, begin, today, place));
            absences.extend(other_work(&dice, today));
            absences.push(whole_days(team_days[0], team_days[2], "Teamdagen"));
            absences.sort_by_key(|absence| absence.from);
            // One begins at one moment only once: the store keeps them by it.
            absences.dedup_by_key(|absence| absence.from);
            Calendar { hours: hours(off, *early), absences, ..Calendar::empty(inspector) }
        })
        .collect()
}

/// Half an hour for lunch; on Monday the week begins with the team.
fn hours(off: &[Weekday], early: bool) -> Vec<WorkingHours> {
    let (begin, end) =
        if early { (time(7, 30, 0, 0), time(16, 0, 0, 0)) } else { (time(8, 30, 0, 0), time(17, 0, 0, 0)) };
    WEEK.into_iter()
        .filter(|weekday| !off.contains(weekday))
        .flat_map(|weekday| {
            let begin = if weekday == Weekday::Monday { time(9, 30, 0, 0) } else { begin };
            [(begin, time(12, 0, 0, 0)), (time(12, 30, 0, 0), end)].map(|(from, until)| WorkingHours {
                weekday,
                from,
                until,
            })
        })
        .collect()
}

fn whole_days(first: Date, last: Date, reason: &str) -> Absence {
    let until = last.tomorrow().unwrap_or(last);
    Absence { from: amsterdam::start_of(first), until: amsterdam::start_of(until), reason: reason.to_owned() }
}

/// Two weeks in the year behind us, and for half of them a week or more soon.
fn holidays(dice: &Dice, begin: Date, today: Date, place: usize) -> Vec<Absence> {
    let mut absences = Vec::new();
    for from in [dice.between(40, 160), dice.between(200, 330)] {
        let first = begin.saturating_add(from.days());
        let last = first.saturating_add(dice.between(6, 15).days());
        absences.push(whole_days(first, last, "Vakantie"));
    }
    if place.is_multiple_of(2) {
        let first =
            today.saturating_add((8 + 9 * i64::try_from(place).unwrap_or(0) + dice.between(0, 5)).days());
        absences.push(whole_days(first, first.saturating_add(dice.between(4, 12).days()), "Vakantie"));
    }
    absences
}

/// A few days at some time; one of them is ill now.
fn illness(dice: &Dice, begin: Date, today: Date, place: usize) -> Vec<Absence> {
    let first = begin.saturating_add(dice.between(20, 360).days());
    let mut absences = vec![whole_days(first, first.saturating_add(dice.between(0, 3).days()), "Ziek")];
    if place == 3 {
        absences.push(whole_days(today.saturating_sub(1.days()), today.saturating_add(2.days()), "Ziek"));
    }
    absences
}

/// From four weeks ago until ten weeks ahead, about half of every week goes to other work.
fn other_work(dice: &Dice, today: Date) -> Vec<Absence> {
    let mut absences = Vec::new();
    let mut day = today.saturating_sub(28.days());
    let last = today.saturating_add(70.days());
    while day <= last {
        if WEEK.contains(&day.weekday()) && dice.happens(620) {
            let (from, until): (Time, Time) = *dice.pick(&[
                (time(8, 0, 0, 0), time(12, 0, 0, 0)),
                (time(12, 30, 0, 0), time(17, 0, 0, 0)),
                (time(10, 0, 0, 0), time(15, 0, 0, 0)),
            ]);
            let reason = (*dice.pick(&OTHER_WORK)).to_owned();
            absences.push(Absence {
                from: amsterdam::at(day, from),
                until: amsterdam::at(day, until),
                reason,
            });
        }
        day = day.saturating_add(1.days());
    }
    absences
}

/// A Thursday, Friday and Monday in six or seven weeks, all working days: nobody inspects, so that somebody whose lease
/// ends on that Monday finds no time.
pub(crate) fn team_days(today: Date) -> [Date; 3] {
    let calendar = WorkingCalendar::default();
    let mut monday = today.saturating_add(42.days());
    loop {
        let days = [monday.saturating_sub(4.days()), monday.saturating_sub(3.days()), monday];
        let good =
            monday.weekday() == Weekday::Monday && days.iter().all(|day| calendar.is_working_day(*day));
        if good || monday >= today.saturating_add(200.days()) {
            return days;
        }
        monday = monday.saturating_add(1.days());
    }
}
