//! A year of contacts in all channels. Generated, and labelled so: every event says `generated`.
//!
//! The behaviour comes from what is known of it: habit decides the channel, hard questions go to people, most switches
//! are from e-mail to the telephone after four hours without an answer.

mod about_cases;
mod journeys;
mod matters;
mod rhythm;

use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::events::{Event, Subject};
use domain::ids::{CaseId, ContactId, EventId, RelationId, uuid_v7};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use store::contacts::{Contact, Direction};

use crate::dice::Dice;
use crate::history::World;
use crate::history::agenda::days_after;
use crate::people::{Habit, Person};
use crate::staff::Colleague;
use journeys::{Journey, Moment};
use matters::{MATTERS, Matter, TAP};

/// Questions a day, on an ordinary Tuesday.
const QUESTIONS: u32 = 19;
/// Which leases ask how much: half of all questions come from fewer than a fifth of them.
const WHO: &[(i64, i64)] = &[(0, 0), (500, 180), (1000, 1_000)];

/// Contacts and their events, in no particular order.
#[derive(Debug, Default)]
pub(crate) struct Spoken {
    pub contacts: Vec<Contact>,
    pub events: Vec<Event>,
}

/// What makes contacts.
struct Teller<'a> {
    world: &'a World<'a>,
    dice: Dice,
    agents: Vec<&'a Colleague>,
    until: Timestamp,
    spoken: Spoken,
}

/// All contacts from `begin` until `today` begins.
pub(crate) fn tell(world: &World<'_>, seed: u64, begin: Date, today: Date) -> Spoken {
    let agents = world.team.iter().filter(|colleague| colleague.role == StaffRole::Agent).collect();
    let dice = Dice::new(seed, "contacts");
    let until = amsterdam::start_of(today);
    let mut teller = Teller { world, dice, agents, until, spoken: Spoken::default() };
    let mut day = begin;
    while day < today {
        let expected = QUESTIONS * rhythm::weight(day, &world.desk);
        let questions = expected / 100 + u32::from(teller.dice.happens(expected % 100 * 10));
        for _ in 0..questions {
            teller.question(day, world.desk.is_open_on(day));
        }
        day = days_after(day, 1);
    }
    teller.about_cases();
    teller.spoken
}

impl Teller<'_> {
    /// Somebody asks something on this day.
    fn question(&mut self, day: Date, desk_is_open: bool) {
        let Some(relation) = self.somebody(day) else { return };
        let person = self.world.person(relation);
        let matter = self.matter(day.month());
        let channel = self.first_channel(person, matter);
        let journey = self.journey(person, matter);
        let ready = desk_is_open || !rhythm::needs_desk(channel);
        if ready && journey.possible_by(channel) {
            let moments = journey.from(rhythm::moment(&self.dice, day, channel), channel);
            self.write_down(relation, None, matter, moments);
        }
    }

    /// Somebody who rents on this day.
    fn somebody(&self, day: Date) -> Option<RelationId> {
        let leases = &self.world.leases;
        let place = self.dice.along(WHO);
        let place = usize::try_from(place).unwrap_or(0) * leases.len() / 1_001;
        // Far from each other in the list, so that those who ask a lot do not live in one street.
        let lease = &leases[place * 7_919 % leases.len()];
        let party = if self.dice.happens(730) { 0 } else { self.dice.below(lease.parties.len()) };
        lease.parties.get(party).filter(|_| lease.runs_on(day)).map(|party| party.relation)
    }

    fn matter(&self, month: i8) -> &'static Matter {
        let in_season = |matter: &Matter| matter.weight * if matter.season.contains(&month) { 3 } else { 1 };
        let total: u32 = MATTERS.iter().map(in_season).sum::<u32>() + TAP.weight;
        let mut thrown = u32::try_from(self.dice.below(total as usize)).unwrap_or(0);
        for matter in &MATTERS {
            match thrown.checked_sub(in_season(matter)) {
                None => return matter,
                Some(rest) => thrown = rest,
            }
        }
        &TAP
    }

    fn first_channel(&self, person: &Person, matter: &Matter) -> Channel {
        use Channel::{Chat, Counter, Email, Letter, Phone, Portal, Visit, Whatsapp};
        if matter.by_mail && person.relation.email.is_some() && self.dice.happens(750) {
            return Email;
        }
        if let Some(preference) = person.relation.preference.filter(|_| self.dice.happens(550)) {
            return preference;
        }
        // What is urgent or painful goes to a person.
        if matter.complexity == 3 && self.dice.happens(600) {
            return Phone;
        }
        let habits: &[(Channel, u32)] = match person.habit {
            Habit::Online => {
                &[(Portal, 30), (Chat, 14), (Whatsapp, 15), (Email, 23), (Phone, 16), (Counter, 2)]
            }
            Habit::Mixed => &[
                (Portal, 11),
                (Chat, 8),
                (Whatsapp, 10),
                (Email, 29),
                (Phone, 37),
                (Counter, 4),
                (Letter, 1),
            ],
            Habit::Personal => &[(Phone, 66), (Counter, 14), (Letter, 8), (Email, 8), (Visit, 4)],
        };
        self.dice.weighted(habits)
    }

    /// Writes a journey down: a contact and an event a moment.
    fn write_down(
        &mut self,
        relation: RelationId,
        case: Option<CaseId>,
        matter: &Matter,
        moments: Vec<Moment>,
    ) {
        let Some(first) = moments.first().map(|moment| moment.at) else { return };
        let question = uuid_v7(first, self.dice.chance());
        let clerk = self.dice.pick(&self.agents).actor();
        let satisfied = self.dice.happens(160);
        let last = moments.len() - 1;
        for (step, moment) in moments.into_iter().enumerate() {
            if moment.at >= self.until {
                return;
            }
            let mut data = json!({
                "channel": moment.channel,
                "topic": matter.topic,
                "inbound": moment.direction == Direction::In,
                "generated": true,
                "question": question,
                "step": step + 1,
                "complexity": matter.complexity,
                "minutes": moment.minutes,
                "solved": moment.solved,
            });
            if step == last && satisfied {
                data["satisfaction"] = json!(self.satisfaction(&moment, step));
                data["effort"] = json!(effort(&moment, step));
            }
            let by = match (moment.channel, moment.direction) {
                (Channel::Portal, Direction::In) => Actor::Tenant { id: relation },
                (Channel::Sms, _) => Actor::Program,
                _ => clerk,
            };
            self.add(relation, case, matter.topic, moment, by, data);
        }
    }

    fn add(
        &mut self,
        relation: RelationId,
        case: Option<CaseId>,
        topic: &str,
        moment: Moment,
        by: Actor,
        data: Value,
    ) {
        let id = ContactId::new(moment.at, self.dice.chance());
        self.spoken.events.push(Event {
            id: EventId::new(moment.at, self.dice.chance()),
            at: moment.at,
            actor: by,
            channel: moment.channel,
            process: None,
            case,
            subject: Subject::new("contact", id),
            kind: "contact-recorded".to_owned(),
            data,
        });
        self.spoken.contacts.push(Contact {
            id,
            relation,
            case,
            channel: moment.channel,
            direction: moment.direction,
            topic: topic.to_owned(),
            summary: moment.summary,
            at: moment.at,
            by,
        });
    }

    /// From 1 to 5: quick and solved pleases, coming back does not.
    fn satisfaction(&self, moment: &Moment, step: usize) -> i64 {
        let base = if moment.solved { 5 } else { 2 };
        let tired = i64::try_from(step / 2).unwrap_or(0);
        (base - tired - self.dice.between(0, 1)).clamp(1, 5)
    }

    /// The journey of a question of `person`, not begun yet.
    fn journey<'j>(&'j self, person: &Person, matter: &'j Matter) -> Journey<'j> {
        let (mail, phone) = (person.relation.email.is_some(), person.relation.phone.is_some());
        Journey { dice: &self.dice, desk: &self.world.desk, matter, mail, phone }
    }
}

/// From 1 for no effort at all to 5: every contact more costs some, and not being helped costs most.
fn effort(moment: &Moment, step: usize) -> i64 {
    let contacts = i64::try_from(step).unwrap_or(0);
    (1 + contacts + if moment.solved { 0 } else { 2 }).clamp(1, 5)
}
