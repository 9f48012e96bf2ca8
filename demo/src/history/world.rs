//! The world in which the history happens: who lives where, which cases run, what is in whose calendar.

use std::collections::{BTreeMap, BTreeSet};

use domain::actors::Actor;
use domain::appointments::{Appointment, Calendar};
use domain::calendar::amsterdam;
use domain::cases::{Case, Level, Signature};
use domain::channels::Channel;
use domain::erp::ErpUpdate;
use domain::events::{Event, Subject};
use domain::ids::{EventId, HomeId, LeaseId, RelationId};
use domain::messages::Value;
use domain::processes::flow::Command;
use domain::processes::{Facts, Process};
use domain::tenancy::{Home, Lease, Relation};
use jiff::Timestamp;
use jiff::civil::Date;

use super::agenda::{Agenda, Desk};
use super::deeds::Deed;
use crate::dice::Dice;
use crate::people::Person;
use crate::people::households::Settler;
use crate::staff::Colleague;

/// A letter that was written, before it is put in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// When.
    pub at: Timestamp,
    /// The place of its case in the history.
    pub case: usize,
    /// To whom.
    pub to: RelationId,
    /// Which text of the process; `signature` is the question to a co-tenant.
    pub template: &'static str,
    /// Its values.
    pub values: Vec<(String, Value)>,
    /// The visits that go along.
    pub appointments: Vec<Appointment>,
    /// Whether it goes on paper: asked for, or because the reader has no e-mail.
    pub on_paper: bool,
}

/// A command whose moment has not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// When it comes.
    pub at: Timestamp,
    /// When it was set.
    pub set_at: Timestamp,
    /// The place of its case in the history.
    pub case: usize,
    /// What.
    pub command: Command,
}

/// A case with what belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// The case.
    pub case: Case,
    /// The agreement of the others.
    pub signatures: Vec<Signature>,
    /// The visits.
    pub appointments: Vec<Appointment>,
    /// Whether it is left as it is, so that there is something to do today.
    pub left_alone: bool,
}

/// Who acts when, through which channel.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    pub now: Timestamp,
    pub actor: Actor,
    pub channel: Channel,
}

/// Who lives and works there when the history begins.
pub(crate) struct Town<'a> {
    /// Everybody, and who moves people in.
    pub settler: Settler,
    /// Homes, each with its building.
    pub homes: Vec<(Home, usize)>,
    pub leases: Vec<Lease>,
    pub calendars: Vec<Calendar>,
    pub team: &'a [Colleague],
}

/// Everything the history knows and makes.
pub(crate) struct World<'a> {
    pub process: &'a dyn Process,
    pub dice: Dice,
    /// When somebody is at the desk.
    pub desk: Desk,
    pub settler: Settler,
    persons: BTreeMap<RelationId, usize>,
    /// Homes, each with its building.
    pub homes: Vec<(Home, usize)>,
    homes_by_id: BTreeMap<HomeId, usize>,
    pub leases: Vec<Lease>,
    leases_by_id: BTreeMap<LeaseId, usize>,
    pub calendars: Vec<Calendar>,
    pub team: &'a [Colleague],
    pub files: Vec<File>,
    pub events: Vec<Event>,
    pub letters: Vec<Letter>,
    pub told_erp: Vec<(Timestamp, ErpUpdate)>,
    pub agenda: Agenda<Deed>,
    /// Case numbers given out, by year.
    pub numbers: BTreeMap<i16, u32>,
}

impl<'a> World<'a> {
    /// The world on the day on which the history begins.
    pub(crate) fn new(process: &'a dyn Process, dice: Dice, desk: Desk, town: Town<'a>) -> Self {
        let homes_by_id = town.homes.iter().enumerate().map(|(index, (home, _))| (home.id, index)).collect();
        let mut world = Self {
            process,
            dice,
            desk,
            settler: town.settler,
            persons: BTreeMap::new(),
            homes: town.homes,
            homes_by_id,
            leases: Vec::new(),
            leases_by_id: BTreeMap::new(),
            calendars: town.calendars,
            team: town.team,
            files: Vec::new(),
            events: Vec::new(),
            letters: Vec::new(),
            told_erp: Vec::new(),
            agenda: Agenda::default(),
            numbers: BTreeMap::new(),
        };
        for lease in town.leases {
            world.let_home(lease);
        }
        world
    }

    /// A lease begins.
    pub(crate) fn let_home(&mut self, lease: Lease) {
        for (index, person) in self.settler.people.iter().enumerate().skip(self.persons.len()) {
            self.persons.insert(person.relation.id, index);
        }
        self.leases_by_id.insert(lease.id, self.leases.len());
        self.leases.push(lease);
    }

    /// The person with this identifier.
    pub(crate) fn person(&self, id: RelationId) -> &Person {
        &self.settler.people[self.persons[&id]]
    }

    /// The home of a lease.
    pub(crate) fn home_of(&self, lease: &Lease) -> &Home {
        &self.homes[self.homes_by_id[&lease.home]].0
    }

    /// The place of a home in the town.
    pub(crate) fn place_of(&self, home: HomeId) -> usize {
        self.homes_by_id[&home]
    }

    /// The place of a lease.
    pub(crate) fn lease_at(&self, id: LeaseId) -> usize {
        self.leases_by_id[&id]
    }

    /// Everybody on the lease.
    pub(crate) fn tenants(&self, lease: &Lease) -> Vec<Relation> {
        lease.parties.iter().map(|party| self.person(party.relation).relation.clone()).collect()
    }

    /// Somebody of the desk.
    pub(crate) fn clerk(&self) -> Actor {
        let agents: Vec<&Colleague> =
            self.team.iter().filter(|colleague| colleague.role == domain::actors::StaffRole::Agent).collect();
        self.dice.pick(&agents).actor()
    }

    /// Three of the inspectors, beside each other in the list.
    pub(crate) fn three_inspectors(&self) -> Vec<usize> {
        let first = self.dice.below(self.calendars.len());
        (first..first + 3).map(|index| index % self.calendars.len()).collect()
    }

    /// All of the inspectors.
    pub(crate) fn all_inspectors(&self) -> Vec<usize> {
        (0..self.calendars.len()).collect()
    }

    /// The inspectors with this identifier: one, or none.
    pub(crate) fn inspectors_named(&self, id: &str) -> Vec<usize> {
        let named = |index: &usize| self.calendars[*index].inspector.id.to_string() == id;
        (0..self.calendars.len()).filter(named).collect()
    }

    /// The calendars of these inspectors, cut to these days.
    pub(crate) fn calendars(&self, of: &[usize], (first, last): (Date, Date)) -> Vec<Calendar> {
        let (from, until) =
            (amsterdam::start_of(first), amsterdam::start_of(last.tomorrow().unwrap_or(last)));
        let quarter = |moment: Timestamp| moment.as_second().div_euclid(15 * 60);
        let (low, high) = (quarter(from) - 8, quarter(until) + 8);
        self.calendars
            .iter()
            .enumerate()
            .filter(|(index, _)| of.contains(index))
            .map(|(_, calendar)| Calendar {
                inspector: calendar.inspector.clone(),
                hours: calendar.hours.clone(),
                added: calendar.added.clone(),
                absences: calendar
                    .absences
                    .iter()
                    .filter(|absence| absence.from < until && from < absence.until)
                    .cloned()
                    .collect(),
                taken: calendar.taken.range(low..high).copied().collect::<BTreeSet<i64>>(),
            })
            .collect()
    }

    /// What the process looks at when it decides on a case.
    pub(crate) fn facts<'f>(
        file: &'f File,
        lease: &'f Lease,
        home: &'f Home,
        tenants: &'f [Relation],
        calendars: &'f [Calendar],
        turn: Turn,
        level: Level,
    ) -> Facts<'f> {
        Facts {
            now: turn.now,
            actor: turn.actor,
            channel: turn.channel,
            level,
            requester: file.case.requester,
            lease,
            home,
            tenants,
            signatures: &file.signatures,
            appointments: &file.appointments,
            running: None,
            calendars,
        }
    }

    /// Records an event of a case.
    pub(crate) fn record(
        &mut self,
        turn: Turn,
        case: &Case,
        subject: Subject,
        kind: &str,
        data: serde_json::Value,
    ) {
        self.events.push(Event {
            id: EventId::new(turn.now, self.dice.chance()),
            at: turn.now,
            actor: turn.actor,
            channel: turn.channel,
            process: Some(case.process.clone()),
            case: Some(case.id),
            subject,
            kind: kind.to_owned(),
            data,
        });
    }
}
