//! Households: who stands on the lease of a home, since when, and how the rent is paid.

use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::ids::{LeaseId, RelationId};
use domain::language::Language;
use domain::tenancy::{Home, HomeKind, Lease, LeaseParty, PartyRole, PaymentPeriod, PersonName, Relation};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::reach::Directory;
use super::{Habit, Person, names};
use crate::dice::Dice;
use crate::town::Purpose;

/// Moves households in and gives everybody a number.
#[derive(Debug)]
pub(crate) struct Settler {
    dice: Dice,
    directory: Directory,
    /// Everybody so far.
    pub people: Vec<Person>,
    leases: usize,
}

impl Settler {
    /// Nobody has moved in yet; `reserved` are the e-mail addresses that belong to somebody in particular.
    pub(crate) fn new<'a>(seed: u64, reserved: impl Iterator<Item = &'a str>) -> Self {
        let mut directory = Directory::default();
        reserved.for_each(|address| directory.reserve(address));
        Self { dice: Dice::new(seed, "households"), directory, people: Vec::new(), leases: 0 }
    }

    /// A household as chance has it moves into `home` on `start`.
    pub(crate) fn move_in(&mut self, home: &Home, purpose: Purpose, start: Date) -> Lease {
        let together = together(&self.dice, home.kind, purpose);
        let first = names::name(&self.dice);
        let others: Vec<(PersonName, PartyRole)> = together
            .iter()
            .map(|role| match role {
                PartyRole::Spouse => (names::partner(&self.dice, &first), *role),
                _ => (names::name(&self.dice), *role),
            })
            .collect();
        let habit = habit(&self.dice, purpose);
        let mut parties = vec![(first, PartyRole::Tenant)];
        parties.extend(others);
        let parties = parties
            .into_iter()
            .map(|(name, role)| LeaseParty { relation: self.somebody(name, habit, start), role })
            .collect();
        let payment_period = self.dice.weighted(&[
            (PaymentPeriod::Month, 950),
            (PaymentPeriod::FourWeeks, 32),
            (PaymentPeriod::Quarter, 18),
        ]);
        let clause = self.dice.weighted(&[(None, 900), (Some(1), 60), (Some(2), 20), (Some(3), 20)]);
        let disputed = purpose != Purpose::Things && self.dice.happens(4);
        Lease { payment_period, notice_clause_months: clause, disputed, ..self.lease(home, start, parties) }
    }

    /// A plain lease: paid by the month, no clause, no dispute.
    pub(crate) fn lease(&mut self, home: &Home, start: Date, parties: Vec<LeaseParty>) -> Lease {
        self.leases += 1;
        Lease {
            id: LeaseId::new(amsterdam::start_of(start), self.dice.chance()),
            number: format!("HC-{}-{:05}", start.year(), 10_000 + self.leases),
            home: home.id,
            start,
            end: None,
            payment_period: PaymentPeriod::Month,
            notice_clause_months: None,
            disputed: false,
            parties,
            version: 1,
        }
    }

    /// Somebody new, with ways to reach them and perhaps a preference.
    fn somebody(&mut self, name: PersonName, habit: Habit, since: Date) -> RelationId {
        let dice = &self.dice;
        let with_email = match habit {
            Habit::Online => 1_000,
            Habit::Mixed => 920,
            Habit::Personal => 620,
        };
        let email = dice.happens(with_email).then(|| self.directory.address(dice, &name));
        let phone = dice.happens(960).then(|| self.directory.number());
        let preference = preference(dice, habit, email.is_some(), phone.is_some());
        let english = if habit == Habit::Personal { 10 } else { 70 };
        let language = if dice.happens(english) { Language::En } else { Language::Nl };
        self.person(name, (email, phone), (language, preference), habit, since)
    }

    /// Somebody in particular.
    pub(crate) fn person(
        &mut self,
        name: PersonName,
        (email, phone): (Option<String>, Option<String>),
        (language, preference): (Language, Option<Channel>),
        habit: Habit,
        since: Date,
    ) -> RelationId {
        let id = RelationId::new(amsterdam::start_of(since), self.dice.chance());
        let number = format!("R-{}", 100_001 + self.people.len());
        let relation = Relation { id, number, name, email, phone, language, preference, version: 1 };
        self.people.push(Person { relation, habit });
        id
    }

    /// A telephone number that nobody has yet.
    pub(crate) fn phone(&mut self) -> String {
        self.directory.number()
    }
}

/// Who else stands on the lease.
fn together(dice: &Dice, kind: HomeKind, purpose: Purpose) -> &'static [PartyRole] {
    use PartyRole::{CoTenant, Spouse};
    const ALONE: &[PartyRole] = &[];
    const MARRIED: &[PartyRole] = &[Spouse];
    const COHABITING: &[PartyRole] = &[CoTenant];
    const SHARING: &[PartyRole] = &[CoTenant, CoTenant];
    match (kind, purpose) {
        (HomeKind::Room | HomeKind::Parking | HomeKind::Storage, _) => ALONE,
        (_, Purpose::Seniors) => dice.weighted(&[(ALONE, 640), (MARRIED, 350), (COHABITING, 10)]),
        (_, Purpose::Families) => {
            dice.weighted(&[(ALONE, 380), (MARRIED, 410), (COHABITING, 200), (SHARING, 10)])
        }
        _ => dice.weighted(&[(ALONE, 660), (MARRIED, 170), (COHABITING, 150), (SHARING, 20)]),
    }
}

fn habit(dice: &Dice, purpose: Purpose) -> Habit {
    let weights = match purpose {
        Purpose::Seniors => [(Habit::Online, 12), (Habit::Mixed, 38), (Habit::Personal, 50)],
        Purpose::Students => [(Habit::Online, 80), (Habit::Mixed, 19), (Habit::Personal, 1)],
        _ => [(Habit::Online, 40), (Habit::Mixed, 43), (Habit::Personal, 17)],
    };
    dice.weighted(&weights)
}

fn preference(dice: &Dice, habit: Habit, email: bool, phone: bool) -> Option<Channel> {
    if dice.happens(620) {
        return None;
    }
    let channels: &[(Channel, u32)] = match habit {
        Habit::Online => {
            &[(Channel::Portal, 35), (Channel::Email, 30), (Channel::Whatsapp, 25), (Channel::Chat, 10)]
        }
        Habit::Mixed => &[(Channel::Email, 45), (Channel::Phone, 35), (Channel::Whatsapp, 20)],
        Habit::Personal => {
            &[(Channel::Phone, 60), (Channel::Letter, 22), (Channel::Counter, 14), (Channel::Visit, 4)]
        }
    };
    Some(dice.weighted(channels)).filter(|channel| match channel {
        Channel::Email | Channel::Portal => email,
        Channel::Phone | Channel::Whatsapp => phone,
        _ => true,
    })
}

/// Since when a household that lives there when the history begins (on `begin`) has done so.
pub(crate) fn moved_in(dice: &Dice, home: &Home, purpose: Purpose, begin: Date) -> Date {
    /// Months, along the share of households.
    type Curve = [(i64, i64)];
    const ROOMS: &Curve = &[(0, 0), (600, 16), (1000, 44)];
    const FLATS: &Curve = &[(0, 0), (300, 28), (600, 84), (850, 200), (1000, 420)];
    const HOUSES: &Curve = &[(0, 0), (250, 48), (550, 156), (850, 330), (1000, 560)];
    let curve = match (home.kind, purpose) {
        (HomeKind::Room, _) => ROOMS,
        (_, Purpose::Families) => HOUSES,
        _ => FLATS,
    };
    let days = dice.along(curve) * 30 + dice.between(1, 29);
    let chosen = begin.saturating_sub(days.days());
    // Leases begin on the first, sometimes in the middle of the month, seldom on another day.
    let day = dice.weighted(&[(Some(1), 70), (Some(16), 12), (None, 18)]);
    let chosen = day
        .and_then(|day| date(chosen.year(), chosen.month(), 1).with().day(day).build().ok())
        .unwrap_or(chosen);
    let finished = home.build_year.and_then(|year| Date::new(year, 3, 1).ok()).unwrap_or(chosen);
    chosen.max(finished)
}
