//! Whether steering works: what the tenants whom the policy steered did, beside those in the hold-out.

use std::collections::{BTreeMap, HashSet};

use ::steering::chain::Record;
use ::steering::hold_out::Arm;
use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::ids::RelationId;
use insight::measures::{Interval, LEAST, Shift, difference, wilson};
use jiff::{SignedDuration, Timestamp};
use store::contacts::{ContactsOf, Direction};
use store::steering::advices;

use crate::{Act, Error};

/// How long after an advice is looked at what came of it.
const WINDOW: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Records read at once.
const AT_ONCE: u32 = 500;
/// Contacts of one person that are looked through.
const MOST_CONTACTS: u32 = 200;

/// What came of the questions in one arm.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ArmFigures {
    /// How many questions; none when they are of too few people to tell.
    pub questions: Option<u64>,
    /// Of those who then came: the share that came online first.
    pub online: Option<Interval>,
    /// Of those who then came: the share that came once and no more.
    pub solved: Option<Interval>,
}

/// Both arms beside each other.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Comparison {
    /// Whom the policy steered.
    pub steered: ArmFigures,
    /// Whom it left alone.
    pub held_out: ArmFigures,
    /// The difference in coming online, steered less left alone.
    pub online: Option<Shift>,
    /// The difference in being done in one go.
    pub solved: Option<Shift>,
}

/// The first advice to one person on one topic in which steering could make a difference.
struct Unit {
    arm: Arm,
    process: Option<String>,
    at: Timestamp,
}

type Units = BTreeMap<(RelationId, String), Unit>;

/// Compares the arms over the questions since a moment whose time to come of something has passed. Decisions in which
/// nothing could be steered belong to no arm. Only for managers.
pub async fn compare(act: &Act<'_>, since: Timestamp) -> Result<Comparison, Error> {
    act.require(StaffRole::Manager)?;
    let units = units(act, since).await?;
    let mut arms: BTreeMap<Arm, Vec<(RelationId, Outcome)>> = BTreeMap::new();
    for ((tenant, topic), unit) in &units {
        arms.entry(unit.arm).or_default().push((*tenant, outcome(act, *tenant, topic, unit).await?));
    }
    let of = |arm: Arm| arms.get(&arm).map(Vec::as_slice).unwrap_or_default();
    Ok(side_by_side(of(Arm::Policy), of(Arm::HoldOut)))
}

async fn units(act: &Act<'_>, since: Timestamp) -> Result<Units, Error> {
    let mut units = Units::new();
    let mut after = 0;
    loop {
        let records = advices::after(&act.house.store, after, AT_ONCE).await?;
        let Some(last) = records.last() else { return Ok(units) };
        after = last.sequence;
        for recorded in records.iter().filter(|one| one.at >= since && one.at + WINDOW <= act.now) {
            let Some(tenant) = recorded.relation else { continue };
            // A record of an older method may not be readable; it is counted nowhere.
            let Ok(record) = serde_json::from_str::<Record>(&recorded.content) else { continue };
            let arm = record.advice.arm.arm;
            if arm != Arm::Outside {
                let unit = Unit { arm, process: record.advice.process, at: recorded.at };
                units.entry((tenant, recorded.topic.clone())).or_insert(unit);
            }
        }
    }
}

/// What somebody did after an advice: came at all, came online first, came once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Outcome {
    came: bool,
    online: bool,
    once: bool,
}

async fn outcome(act: &Act<'_>, tenant: RelationId, topic: &str, unit: &Unit) -> Result<Outcome, Error> {
    let store = &act.house.store;
    let within = |at: Timestamp| at >= unit.at && at <= unit.at + WINDOW;
    let contacts = store::contacts::list(store, ContactsOf::Relation(tenant), None, MOST_CONTACTS).await?;
    let asked = contacts.items.iter().filter(|one| one.direction == Direction::In && one.topic == topic);
    let mut came: Vec<(Timestamp, Channel)> = asked.map(|one| (one.at, one.channel)).collect();
    let cases = store::cases::concerning(store, tenant).await?;
    let own =
        cases.iter().filter(|case| case.requester == tenant && Some(&case.process) == unit.process.as_ref());
    came.extend(own.map(|case| (case.opened_at, case.channel)));
    came.retain(|(at, _)| within(*at));
    came.sort_by_key(|(at, _)| *at);
    let online = came.first().is_some_and(|(_, channel)| *channel == Channel::Portal);
    Ok(Outcome { came: !came.is_empty(), online, once: came.len() == 1 })
}

fn side_by_side(steered: &[(RelationId, Outcome)], held_out: &[(RelationId, Outcome)]) -> Comparison {
    let (steered, held_out) = (figures(steered), figures(held_out));
    // What is told of one arm alone compares nothing.
    let both = |of: fn(&ArmFigures) -> Option<Interval>| Some((of(&steered)?, of(&held_out)?));
    let shift = |of| both(of).map(|(one, other)| difference(one, other));
    Comparison { online: shift(|arm| arm.online), solved: shift(|arm| arm.solved), steered, held_out }
}

/// The figures of an arm; nothing is told of fewer than ten people.
fn figures(of: &[(RelationId, Outcome)]) -> ArmFigures {
    let people = |of: &mut dyn Iterator<Item = RelationId>| of.collect::<HashSet<_>>().len() as u64;
    if people(&mut of.iter().map(|(tenant, _)| *tenant)) < LEAST {
        return ArmFigures::default();
    }
    let came: Vec<_> = of.iter().filter(|(_, outcome)| outcome.came).collect();
    let enough = people(&mut came.iter().map(|(tenant, _)| *tenant)) >= LEAST;
    let share = |told: fn(&Outcome) -> bool| {
        let count = came.iter().filter(|(_, outcome)| told(outcome)).count();
        enough.then(|| wilson(count as u64, came.len() as u64))
    };
    ArmFigures {
        questions: Some(of.len() as u64),
        online: share(|outcome| outcome.online),
        solved: share(|outcome| outcome.once),
    }
}

#[cfg(test)]
mod tests {
    use domain::chance::SeededChance;
    use domain::ids::RelationId;

    use super::{Outcome, side_by_side};

    /// So many people, of whom so many came online and once; the others came by another way, twice.
    fn arm(people: usize, online: usize) -> Vec<(RelationId, Outcome)> {
        let chance = SeededChance::new(5);
        let now = "2026-03-03T10:00:00Z".parse().unwrap();
        let outcome = |at: usize| Outcome { came: true, online: at < online, once: at < online };
        (0..people).map(|at| (RelationId::new(now, &chance), outcome(at))).collect()
    }

    #[test]
    fn the_arms_are_told_with_their_difference_and_how_sure_it_is() {
        let found = side_by_side(&arm(400, 300), &arm(100, 40));
        assert_eq!(found.steered.questions, Some(400));
        let online = found.online.unwrap();
        assert!((online.value - 0.35).abs() < 1e-9 && online.certain, "{online:?}");
        assert!((found.solved.unwrap().value - online.value).abs() < 1e-9);
        assert!(!side_by_side(&arm(40, 20), &arm(20, 9)).online.unwrap().certain);
    }

    #[test]
    fn of_few_people_nothing_is_told_and_one_person_who_asks_often_is_one() {
        let few = side_by_side(&arm(400, 300), &arm(9, 4));
        assert_eq!((few.held_out.questions, few.held_out.online, few.online), (None, None, None));
        let often = vec![arm(1, 1)[0]; 50];
        assert_eq!(side_by_side(&arm(400, 300), &often).held_out.questions, None);
        let mut away = arm(40, 0);
        away.iter_mut().skip(9).for_each(|(_, outcome)| outcome.came = false);
        let told = side_by_side(&arm(400, 300), &away);
        assert_eq!((told.held_out.questions, told.held_out.online), (Some(40), None), "few of them came");
    }
}
