//! What people do once their case has moved: co-tenants answer, plans change, homes are let again.

use domain::actors::Actor;
use domain::appointments::{Appointment, AppointmentStatus};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::ids::RelationId;
use domain::processes::flow::Command;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::agenda::days_after;
use super::deeds::Deed;
use super::world::{Turn, World};
use crate::people::Habit;
use crate::town::COMPLEXES;

/// How long co-tenants think it over, in minutes.
const THINKING: &[(i64, i64)] = &[(0, 15), (400, 300), (800, 2_000), (1000, 9_000)];
/// Working minutes until somebody of the desk takes a case up.
const QUEUE: &[(i64, i64)] = &[(0, 20), (500, 240), (900, 900), (1000, 1_500)];
/// Days between two tenants of one home.
const VACANCY: &[(i64, i64)] = &[(0, 3), (500, 14), (900, 35), (1000, 70)];

impl World<'_> {
    /// Plans what follows once the case has moved on from the state `before`.
    pub(crate) fn follow(&mut self, index: usize, now: Timestamp, before: &str) {
        let file = &self.files[index];
        let state = file.case.state.clone();
        let entered = |name: &str| state == name && before != name;
        if entered("ended") {
            let home = self.place_of(file.case.home);
            let days = self.dice.along(VACANCY);
            let start = days_after(amsterdam::day_of(now), days);
            self.agenda.add(amsterdam::start_of(start), Deed::LetAgain { home });
        }
        if self.files[index].left_alone {
            return;
        }
        if entered("signing") {
            self.expect_answers(index, now);
        }
        if entered("confirmed") {
            self.perhaps_change_plans(index, now);
        }
        let waits = !self.files[index].case.attention.is_empty() || entered("review");
        if self.files[index].case.open && waits {
            let at = self.desk.minutes_later(now, self.dice.along(QUEUE));
            self.agenda.add(at, Deed::Handle { file: index });
        }
    }

    fn expect_answers(&mut self, index: usize, now: Timestamp) {
        let asked: Vec<RelationId> = self.files[index].signatures.iter().map(|it| it.relation).collect();
        for relation in asked {
            let reachable = self.person(relation).relation.email.is_some();
            let answer = self.dice.weighted(&[(Some(true), 91), (Some(false), 4), (None, 5)]);
            if let Some(agrees) = answer.filter(|_| reachable) {
                let at = now + SignedDuration::from_mins(self.dice.along(THINKING));
                self.agenda.add(waking(at), Deed::Answer { file: index, relation, agrees });
            }
        }
    }

    /// A co-tenant answers by the link, or tells staff, who record it.
    pub(crate) fn answer(&mut self, index: usize, now: Timestamp, relation: RelationId, agrees: bool) {
        let own = self.person(relation).relation.email.is_some();
        let (actor, channel) = if own {
            (Actor::Tenant { id: relation }, Channel::Portal)
        } else {
            (self.clerk(), Channel::Phone)
        };
        let name = if agrees { "sign" } else { "decline" };
        let command = Command::new(name).with("relation", relation.to_string());
        self.command(index, Turn { now, actor, channel }, &command);
    }

    fn perhaps_change_plans(&mut self, index: usize, now: Timestamp) {
        let Some(end) = self.end_of(index) else { return };
        let last = amsterdam::start_of(days_after(end, -15));
        let minutes = last.duration_since(now).as_mins();
        if minutes < 60 {
            return;
        }
        let at = |world: &Self| waking(now + SignedDuration::from_mins(world.dice.between(30, minutes)));
        let withdraw = Command::new("withdraw");
        match self.dice.below(1_000) {
            0..45 => {
                let turn = self.by_tenant(index, now);
                let at = self.when(turn.channel, at(self));
                self.agenda.add(at, Deed::Command { file: index, turn, command: withdraw });
            }
            45..130 => self.agenda.add(at(self), Deed::Reschedule { file: index, cancel: false }),
            130..155 => self.agenda.add(at(self), Deed::Reschedule { file: index, cancel: true }),
            _ => {}
        }
    }

    /// The last day of the lease as the case has it.
    pub(crate) fn end_of(&self, index: usize) -> Option<Date> {
        self.files[index].case.data.get("end")?.as_str()?.parse().ok()
    }

    /// The requester, online or through the desk.
    fn by_tenant(&self, index: usize, now: Timestamp) -> Turn {
        let requester = self.files[index].case.requester;
        let person = self.person(requester);
        let online = person.relation.email.is_some()
            && match person.habit {
                Habit::Online => true,
                Habit::Mixed => self.dice.happens(550),
                Habit::Personal => false,
            };
        if online {
            Turn { now, actor: Actor::Tenant { id: requester }, channel: Channel::Portal }
        } else {
            Turn { now, actor: self.clerk(), channel: Channel::Phone }
        }
    }

    /// The portal is always open; the desk is not.
    fn when(&self, channel: Channel, at: Timestamp) -> Timestamp {
        if channel == Channel::Portal { at } else { self.desk.at_or_after(at) }
    }

    /// The tenant moves or cancels the next visit that is still to come.
    pub(crate) fn reschedule(&mut self, index: usize, now: Timestamp, cancel: bool) {
        let turn = self.by_tenant(index, now);
        let soon = now + SignedDuration::from_hours(24);
        let coming = |it: &&Appointment| it.status == AppointmentStatus::Booked && it.starts_at > soon;
        let Some(visit) = self.files[index].appointments.iter().find(coming).map(|it| it.kind) else {
            return;
        };
        if cancel {
            self.command(index, turn, &Command::new("cancel-time").with("visit", visit.code()));
            return;
        }
        let times = self.times(index, turn, visit);
        if !times.is_empty() {
            let time = self.dice.pick(&times).code();
            let command = Command::new("move-time").with("visit", visit.code()).with("time", time);
            self.command(index, turn, &command);
        }
    }

    /// A new household moves in, unless the home has been let already.
    pub(crate) fn let_again(&mut self, now: Timestamp, home: usize) {
        let start = amsterdam::day_of(now);
        let (home, place) = self.homes[home].clone();
        let let_already =
            self.leases.iter().any(|lease| lease.home == home.id && lease.end.is_none_or(|end| end >= start));
        if !let_already {
            let lease = self.settler.move_in(&home, COMPLEXES[place].purpose, start);
            self.let_home(lease);
        }
    }
}

/// Nobody does these things in the middle of the night: from midnight until seven they sleep first.
fn waking(at: Timestamp) -> Timestamp {
    let hour = amsterdam::local(at).hour();
    if hour < 7 { at + SignedDuration::from_hours(i64::from(8 - hour)) } else { at }
}
