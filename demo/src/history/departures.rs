//! Departures: who ends a lease in this year, for which day, and by which channel they say so.

use domain::calendar::amsterdam;
use domain::cases::Level;
use domain::channels::Channel;
use domain::ids::{LeaseId, RelationId};
use domain::processes::lease_termination::filing::Situation;
use domain::tenancy::HomeKind;
use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp};

use std::collections::BTreeSet;

use super::agenda::days_after;
use super::deeds::Deed;
use super::filing::Filing;
use super::levels::level_at;
use super::world::World;
use crate::people::Habit;

/// Days before the last day on which people give notice; some too late, and the rules move the day.
const AHEAD: &[(i64, i64)] = &[(0, 6), (150, 28), (700, 45), (950, 90), (1000, 150)];
/// Of the hours of the day at which people are online, how many in a thousand choose each, from seven until eleven.
const HOURS_ONLINE: [(i8, u32); 16] = [
    (7, 18),
    (8, 35),
    (9, 52),
    (10, 60),
    (11, 58),
    (12, 62),
    (13, 58),
    (14, 52),
    (15, 55),
    (16, 60),
    (17, 62),
    (18, 70),
    (19, 105),
    (20, 120),
    (21, 90),
    (22, 43),
];

/// How many leases in a thousand end in a year.
const fn turnover(kind: HomeKind) -> i64 {
    match kind {
        HomeKind::Room => 420,
        HomeKind::Parking | HomeKind::Storage => 150,
        HomeKind::Terraced | HomeKind::Corner | HomeKind::SemiDetached => 58,
        _ => 108,
    }
}

impl World<'_> {
    /// Puts in the agenda who will leave between `begin` and a while after `until`, except `staying`.
    pub(crate) fn plan_departures(&mut self, begin: Date, until: Timestamp, staying: &BTreeSet<LeaseId>) {
        let last = days_after(amsterdam::day_of(until), 150);
        let days = i64::from(begin.until(last).map_or(0, |span| span.get_days()));
        for lease in 0..self.leases.len() {
            let kind = self.home_of(&self.leases[lease]).kind;
            let permille = turnover(kind) * days / 365;
            if staying.contains(&self.leases[lease].id) || self.dice.between(0, 999) >= permille {
                continue;
            }
            let end = self.wished_end(days_after(begin, self.dice.between(25, days)));
            let notice = days_after(end, -self.dice.along(AHEAD));
            if notice > begin && notice > days_after(self.leases[lease].start, 60) {
                self.plan_departure(lease, notice, end, until);
            }
        }
    }

    /// Most people think in months.
    fn wished_end(&self, day: Date) -> Date {
        if self.dice.happens(640) { day.last_of_month() } else { day }
    }

    fn plan_departure(&mut self, lease: usize, notice: Date, end: Date, until: Timestamp) {
        let parties: Vec<RelationId> =
            self.leases[lease].parties.iter().map(|party| party.relation).collect();
        let requester = *self.dice.pick(&parties);
        let situation = match (parties.len(), self.dice.below(1_000)) {
            (_, 0..35) => Situation::Death,
            (2.., 35..75) => Situation::OnlyMe,
            _ => Situation::Everyone,
        };
        let midday = amsterdam::at(notice, time(12, 0, 0, 0));
        let level = level_at(midday, until);
        let channel = self.filing_channel(requester, level, situation);
        let none_suits = self.dice.happens(25);
        let filing = Filing {
            lease,
            requester,
            level,
            channel,
            situation,
            end,
            contact_by: None,
            none_suits,
            left_alone: false,
        };
        let at = self.moment_on(notice, channel);
        self.agenda.add(at, Deed::File(Box::new(filing)));
    }

    /// The portal for those who like it, once the association lets them; the desk for everybody else.
    fn filing_channel(&self, requester: RelationId, level: Level, situation: Situation) -> Channel {
        let person = self.person(requester);
        let online = match (level, person.habit) {
            _ if situation == Situation::Death => 100,
            (Level::Traditional, _) => 0,
            (Level::Digital, Habit::Online) => 800,
            (Level::Digital, Habit::Mixed) => 480,
            (Level::MaximallyDigital, Habit::Online) => 930,
            (Level::MaximallyDigital, Habit::Mixed) => 680,
            (_, Habit::Personal) => 90,
        };
        if person.relation.email.is_some() && self.dice.happens(online) {
            return Channel::Portal;
        }
        let by_habit = match person.habit {
            Habit::Personal => {
                [(Channel::Phone, 38), (Channel::Letter, 34), (Channel::Counter, 24), (Channel::Email, 4)]
            }
            _ => [(Channel::Phone, 44), (Channel::Letter, 14), (Channel::Counter, 12), (Channel::Email, 30)],
        };
        self.dice.weighted(&by_habit)
    }

    /// A moment on this day at which such a thing happens by this channel.
    pub(crate) fn moment_on(&self, day: Date, channel: Channel) -> Timestamp {
        let second = |world: &Self| SignedDuration::from_secs(world.dice.between(0, 3_599));
        if channel == Channel::Portal {
            let hour = self.dice.weighted(&HOURS_ONLINE);
            return amsterdam::at(day, time(hour, 0, 0, 0)) + second(self);
        }
        let hour = time(8, 30, 0, 0);
        let minutes = SignedDuration::from_mins(self.dice.between(0, 420));
        self.desk.at_or_after(amsterdam::at(day, hour) + minutes) + second(self)
    }
}
