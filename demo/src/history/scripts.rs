//! Scripts: what must be there today, whatever chance does. The stories of the showcase tenants, and a live case for
//! every reason for which staff look at one.

use domain::actors::Actor;
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::ids::RelationId;
use domain::processes::flow::Command;
use domain::processes::lease_termination::filing::{ContactBy, Situation};
use domain::tenancy::{Home, HomeKind, Lease};
use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp};

use super::agenda::days_after;
use super::deeds::Deed;
use super::filing::Filing;
use super::levels::level_at;
use super::world::{Turn, World};
use crate::inspectors;

/// What happens after a scripted filing, counted in days before today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// Nothing: it waits.
    Nothing,
    /// The tenant takes it back.
    Withdrawn(i64),
    /// The tenant cancels the final inspection.
    FinalCancelled(i64),
    /// Every co-tenant agrees.
    Agreed(i64),
    /// Every co-tenant says no.
    Declined(i64),
}

/// A scripted filing: how many days ago, and for an end how many days from today.
#[derive(Debug, Clone, Copy)]
struct Script {
    filed: i64,
    end: i64,
    situation: Situation,
    channel: Channel,
    contact_by: ContactBy,
    none_suits: bool,
    after: After,
}

const fn script(filed: i64, end: i64) -> Script {
    Script {
        filed,
        end,
        situation: Situation::Everyone,
        channel: Channel::Portal,
        contact_by: ContactBy::Email,
        none_suits: false,
        after: After::Nothing,
    }
}

impl Script {
    const fn then(mut self, after: After) -> Self {
        self.after = after;
        self
    }

    const fn situation(mut self, situation: Situation) -> Self {
        self.situation = situation;
        self
    }
}

/// The stories of showcase tenants, by the e-mail address of the requester.
const STORIES: [(&str, Script); 7] = [
    ("gerda.hendriks@example.nl", script(24, 20)),
    ("hasan.kaya@example.nl", script(2, 45)),
    ("karel.dejong@example.nl", script(46, -9)),
    ("maria.silva@example.nl", script(40, 12).then(After::Withdrawn(33))),
    ("omar.warsame@example.nl", script(1, 50).situation(Situation::OnlyMe)),
    // attention-table: five people on the lease.
    ("vera.koster@example.org", script(1, 62)),
    ("tess.bos@example.nl", script(18, 27).then(After::FinalCancelled(1))),
];

/// Who can play a live case: by the lease, the home and the people on it.
type Fits = fn(&World<'_>, &Lease, &Home) -> bool;

/// A live case for every reason that no showcase tenant has, in the order of the work list.
fn live_cases(today: Date) -> Vec<(Fits, Script)> {
    let team_monday = inspectors::team_days(today)[2];
    let to_team_monday = i64::from(today.until(team_monday).map_or(42, |span| span.get_days()));
    let death = Script { channel: Channel::Phone, ..script(2, 40).situation(Situation::Death) };
    let letter = Script { contact_by: ContactBy::Letter, ..script(1, 44) };
    let unsuitable = Script { none_suits: true, ..script(2, 41) };
    vec![
        // attention-approval: filed in the week in which staff approved everything.
        (couple, script(12, 35).then(After::Agreed(1))),
        // attention-cosigner-declined
        (couple, script(6, 38).then(After::Declined(1))),
        // attention-cosigner-silent: the fourteen days are over since yesterday.
        (couple, script(15, 31)),
        // attention-cosigner-unreachable
        (couple_without_mail, script(3, 47)),
        // attention-disputed
        (disputed, script(1, 60)),
        // attention-situation-death
        (alone, death),
        // attention-no-time-free: the last days are those on which nobody inspects.
        (alone_in_a_flat, script(1, to_team_monday)),
        // attention-no-time-suits
        (alone_in_a_flat, unsuitable),
        // attention-letter-needed
        (alone_in_a_flat, letter),
        // Waiting for somebody's agreement, as it should.
        (couple, script(1, 52)),
        (couple, script(4, 33)),
    ]
}

fn online(world: &World<'_>, lease: &Lease) -> bool {
    lease.parties.iter().all(|party| world.person(party.relation).relation.email.is_some())
}

fn dwelling(home: &Home) -> bool {
    !matches!(home.kind, HomeKind::Parking | HomeKind::Storage | HomeKind::Room)
}

fn couple(world: &World<'_>, lease: &Lease, home: &Home) -> bool {
    dwelling(home) && lease.parties.len() == 2 && !lease.disputed && online(world, lease)
}

fn couple_without_mail(world: &World<'_>, lease: &Lease, home: &Home) -> bool {
    let mail = |place: usize| {
        lease.parties.get(place).is_some_and(|party| world.person(party.relation).relation.email.is_some())
    };
    dwelling(home) && lease.parties.len() == 2 && !lease.disputed && mail(0) && !mail(1)
}

fn disputed(world: &World<'_>, lease: &Lease, home: &Home) -> bool {
    dwelling(home) && lease.disputed && online(world, lease)
}

fn alone(world: &World<'_>, lease: &Lease, home: &Home) -> bool {
    dwelling(home) && lease.parties.len() == 1 && !lease.disputed && online(world, lease)
}

fn alone_in_a_flat(world: &World<'_>, lease: &Lease, home: &Home) -> bool {
    let flat = matches!(home.kind, HomeKind::GalleryFlat | HomeKind::StaircaseFlat);
    flat && alone(world, lease, home)
}

impl World<'_> {
    /// Puts the scripts in the agenda; `named` are the leases of showcase tenants. Returns every lease that has a part,
    /// so that chance leaves it alone.
    pub(crate) fn plan_scripts(&mut self, named: &[usize], today: Date) -> Vec<usize> {
        let mut taken = named.to_vec();
        for (email, script) in STORIES {
            let lease = named.iter().copied().find(|lease| {
                let first = self.leases[*lease].parties.first().map(|party| party.relation);
                first.is_some_and(|first| self.person(first).relation.email.as_deref() == Some(email))
            });
            if let Some(lease) = lease {
                self.plan_script(lease, script, today);
            }
        }
        for (fits, script) in live_cases(today) {
            let candidates: Vec<usize> = (0..self.leases.len())
                .filter(|index| !taken.contains(index))
                .filter(|index| fits(self, &self.leases[*index], self.home_of(&self.leases[*index])))
                .collect();
            if !candidates.is_empty() {
                let lease = *self.dice.pick(&candidates);
                taken.push(lease);
                self.plan_script(lease, script, today);
            }
        }
        taken
    }

    fn plan_script(&mut self, lease: usize, script: Script, today: Date) {
        let parties: Vec<RelationId> =
            self.leases[lease].parties.iter().map(|party| party.relation).collect();
        let online = script.channel == Channel::Portal;
        let mut day = days_after(today, -script.filed);
        while !online && !self.desk.is_open_on(day) {
            day = days_after(day, -1);
        }
        let hour = if online { time(19, 0, 0, 0) } else { time(9, 0, 0, 0) };
        let at = amsterdam::at(day, hour) + SignedDuration::from_mins(self.dice.between(0, 170));
        let until = amsterdam::start_of(today);
        let filing = Filing {
            lease,
            requester: parties[0],
            level: level_at(at, until),
            channel: script.channel,
            situation: script.situation,
            end: days_after(today, script.end),
            contact_by: Some(script.contact_by),
            none_suits: script.none_suits,
            left_alone: true,
        };
        self.agenda.add(at, Deed::File(Box::new(filing)));
        self.plan_after(lease, script.after, today);
    }

    /// The case does not exist yet: what follows looks it up by its lease.
    fn plan_after(&mut self, lease: usize, after: After, today: Date) {
        let (days, what) = match after {
            After::Nothing => return,
            After::Withdrawn(days) => (days, ScriptedDeed::Command(Command::new("withdraw"))),
            After::FinalCancelled(days) => {
                (days, ScriptedDeed::Command(Command::new("cancel-time").with("visit", "final-inspection")))
            }
            After::Agreed(days) => (days, ScriptedDeed::Answers(true)),
            After::Declined(days) => (days, ScriptedDeed::Answers(false)),
        };
        let at = amsterdam::at(days_after(today, -days), time(20, 15, 0, 0));
        self.agenda.add(at, Deed::Scripted { lease, deed: what });
    }

    /// Does the next thing of a script.
    pub(crate) fn play(&mut self, now: Timestamp, lease: usize, deed: &ScriptedDeed) {
        let id = self.leases[lease].id;
        let Some(file) = self.files.iter().position(|file| file.case.lease == id) else { return };
        match deed {
            ScriptedDeed::Command(command) => {
                let actor = Actor::Tenant { id: self.files[file].case.requester };
                self.command(file, Turn { now, actor, channel: Channel::Portal }, command);
            }
            ScriptedDeed::Answers(agrees) => {
                let asked: Vec<RelationId> =
                    self.files[file].signatures.iter().map(|it| it.relation).collect();
                for relation in asked {
                    self.answer(file, now, relation, *agrees);
                }
            }
        }
    }
}

/// What a script does after the filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ScriptedDeed {
    /// The requester gives this command.
    Command(Command),
    /// Every co-tenant agrees, or says no.
    Answers(bool),
}
