//! The whole association as plain values, and how it comes about.

use std::collections::BTreeMap;

use domain::actors::StaffRole;
use domain::appointments::{Appointment, Calendar};
use domain::calendar::amsterdam;
use domain::cases::{Case, Draft, Signature};
use domain::erp::ErpUpdate;
use domain::events::Event;
use domain::processes::Process;
use domain::tenancy::{Home, Lease, Relation};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::contacts::Contact;

use crate::contacts::Spoken;
use crate::dice::Dice;
use crate::history::agenda::Desk;
use crate::history::levels;
use crate::history::{self, Letter, Pending, Town, World};
use crate::people::households::{Settler, moved_in};
use crate::staff::Colleague;
use crate::{cast, contacts, drafts, inspectors, staff, town};

/// The seed of the association that the product shows.
pub const SEED: u64 = 1_901;

/// Of a thousand homes, how many stand empty when the history begins.
const EMPTY: u32 = 14;

/// The association: who lives where, who works there, and what happened in the past year.
#[derive(Debug, Clone, PartialEq)]
pub struct Association {
    /// The day for which it was made; everything happened before it began.
    pub today: Date,
    /// The seed from which it was made.
    pub seed: u64,
    /// Homes and other lettable units.
    pub homes: Vec<Home>,
    /// Everybody who rents, or rented.
    pub relations: Vec<Relation>,
    /// Leases, those that ended too.
    pub leases: Vec<Lease>,
    /// Who inspects, with hours, absences and the quarters that are taken.
    pub calendars: Vec<Calendar>,
    /// Who signs in to the Balie.
    pub team: Vec<Colleague>,
    /// Terminations in every state, in order of filing.
    pub cases: Vec<Case>,
    /// The agreement of co-tenants, as far as asked.
    pub signatures: Vec<Signature>,
    /// Forms that were left halfway.
    pub drafts: Vec<Draft>,
    /// Visits, past and to come.
    pub appointments: Vec<Appointment>,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// Contacts in all channels, in order; generated, as their events say.
    pub contacts: Vec<Contact>,
    /// Letters written, in order.
    pub letters: Vec<Letter>,
    /// What the ERP was told, in order.
    pub told_erp: Vec<(Timestamp, ErpUpdate)>,
    /// Commands of open cases whose moment has not come.
    pub pending: Vec<Pending>,
    /// How many case numbers were given out, by year.
    pub numbers: BTreeMap<i16, u32>,
}

/// Makes the association as it is when `today` begins. The same day, seed and rules always give the same one.
pub fn association(today: Date, seed: u64, process: &dyn Process) -> Association {
    let begin = today.saturating_sub(history::DAYS.days());
    let parts = cast::parts();
    let mut settler = Settler::new(seed, parts.iter().flat_map(cast::Part::addresses));
    let dice = Dice::new(seed, "tenancies");
    let mut homes = town::build(today, seed);
    let mut leases = Vec::new();
    let mut named = Vec::new();
    for (home, place) in &mut homes {
        if let Some(part) = parts.iter().find(|part| part.is_at(home)) {
            named.push(leases.len());
            leases.push(cast::move_in(&mut settler, part, home, today));
        } else if !dice.happens(EMPTY) {
            let purpose = town::COMPLEXES[*place].purpose;
            let start = moved_in(&dice, home, purpose, begin);
            leases.push(settler.move_in(home, purpose, start));
        }
    }
    let calendars = inspectors::build(begin, today, seed);
    let team = staff::build(begin, seed);
    let dice = Dice::new(seed, "history");
    let town = Town { settler, homes, leases, calendars, team: &team };
    let mut world = World::new(process, dice, Desk::around(today), town);
    let pending = history::live(&mut world, &named, begin, today);
    let spoken = contacts::tell(&world, seed, begin, today);
    gather((today, seed), world, pending, spoken, &team)
}

fn gather(
    (today, seed): (Date, u64),
    world: World<'_>,
    pending: Vec<Pending>,
    spoken: Spoken,
    team: &[Colleague],
) -> Association {
    let mut events = world.events;
    events.extend(spoken.events);
    if let Some(administrator) = team.iter().find(|colleague| colleague.role == StaffRole::Administrator) {
        let until = amsterdam::start_of(today);
        events.extend(levels::changes(world.process.key(), administrator, until, seed));
    }
    events.sort_by_key(|event| event.at);
    let mut contacts = spoken.contacts;
    contacts.sort_by_key(|contact| contact.at);
    let mut cases = Vec::new();
    let (mut signatures, mut appointments) = (Vec::new(), Vec::new());
    for file in world.files {
        cases.push(file.case);
        signatures.extend(file.signatures);
        appointments.extend(file.appointments);
    }
    let mut calendars = world.calendars;
    let shown = amsterdam::start_of(today.saturating_sub(28.days()));
    for calendar in &mut calendars {
        calendar.absences.retain(|absence| absence.until > shown);
    }
    let relations: Vec<Relation> = world.settler.people.into_iter().map(|person| person.relation).collect();
    let drafts = drafts::build(world.process.key(), &relations, &world.leases, today, seed);
    Association {
        today,
        seed,
        homes: world.homes.into_iter().map(|(home, _)| home).collect(),
        relations,
        leases: world.leases,
        calendars,
        team: team.to_vec(),
        cases,
        signatures,
        drafts,
        appointments,
        events,
        contacts,
        letters: world.letters,
        told_erp: world.told_erp,
        pending,
        numbers: world.numbers,
    }
}
