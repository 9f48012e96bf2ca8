//! The rhythm of a year: on which days and at which hours people ask, by which channel.

use domain::calendar::amsterdam;
use domain::channels::Channel;
use jiff::civil::{Date, Time, Weekday, time};
use jiff::{SignedDuration, Timestamp};

use crate::dice::Dice;
use crate::history::agenda::Desk;

/// Of a thousand questions on a working day, how many come in each half hour from half past eight.
const DESK: [u32; 17] = [78, 104, 98, 86, 72, 60, 44, 30, 38, 58, 66, 62, 54, 46, 40, 36, 28];
/// The same for what is done at home, in each hour from seven in the morning until eleven at night.
const HOME: [u32; 16] = [18, 35, 56, 66, 62, 58, 56, 52, 56, 60, 58, 66, 100, 118, 88, 51];

/// How busy a day is, against an ordinary Tuesday at 100.
pub(crate) fn weight(day: Date, desk: &Desk) -> u32 {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    if !desk.is_open_on(day) && !weekend {
        return 18;
    }
    let weekday = match day.weekday() {
        Weekday::Monday => 128,
        Weekday::Friday => 84,
        Weekday::Saturday => 26,
        Weekday::Sunday => 19,
        _ => 100,
    };
    // Half the town is away in the middle of summer.
    let away = (day.month() == 7 && day.day() > 15) || (day.month() == 8 && day.day() < 20);
    if away { weekday * 7 / 10 } else { weekday }
}

/// Whether somebody can be met or spoken to only in office hours.
pub(crate) const fn needs_desk(channel: Channel) -> bool {
    matches!(channel, Channel::Phone | Channel::Counter | Channel::Letter | Channel::Visit)
}

/// A moment on `day` at which a question comes by this channel.
pub(crate) fn moment(dice: &Dice, day: Date, channel: Channel) -> Timestamp {
    let within = |length: i64| SignedDuration::from_secs(dice.between(0, length * 60 - 1));
    match channel {
        Channel::Phone => {
            let half_hour = place(dice, &DESK);
            amsterdam::at(day, time(8, 30, 0, 0)) + SignedDuration::from_mins(30 * half_hour) + within(30)
        }
        // The counter is open in the morning; the post comes at ten; visits fill the day.
        Channel::Counter => amsterdam::at(day, time(9, 0, 0, 0)) + within(180),
        Channel::Letter => amsterdam::at(day, time(10, 0, 0, 0)) + within(45),
        Channel::Visit => amsterdam::at(day, time(9, 0, 0, 0)) + within(420),
        _ => {
            amsterdam::at(day, time(7, 0, 0, 0)) + SignedDuration::from_hours(place(dice, &HOME)) + within(60)
        }
    }
}

fn place(dice: &Dice, weights: &[u32]) -> i64 {
    let options: Vec<(i64, u32)> = (0..).zip(weights.iter().copied()).collect();
    dice.weighted(&options)
}

/// The first moment at or after `at` at which this channel is open: chat from seven until eleven at night, the desk in
/// office hours, the rest always; but nobody writes between midnight and seven.
pub(crate) fn open_at(desk: &Desk, at: Timestamp, channel: Channel) -> Timestamp {
    if needs_desk(channel) {
        return desk.at_or_after(at);
    }
    let (from, until): (Time, Time) = (time(7, 0, 0, 0), time(23, 0, 0, 0));
    let local = amsterdam::local(at);
    let day = local.date();
    if local.time() < from {
        amsterdam::at(day, from) + SignedDuration::from_mins(i64::from(local.minute()))
    } else if local.time() >= until {
        amsterdam::at(day.tomorrow().unwrap_or(day), from)
            + SignedDuration::from_mins(i64::from(local.minute()))
    } else {
        at
    }
}
