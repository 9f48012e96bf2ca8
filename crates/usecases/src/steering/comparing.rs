//! Whether steering works: what the tenants whom the policy steered did, beside those in the hold-out.

use std::collections::{HashMap, HashSet};

use ::steering::hold_out::Arm;
use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::ids::RelationId;
use insight::measures::{Interval, LEAST, Shift, difference, wilson};
use jiff::{SignedDuration, Timestamp};
use store::steering::advices::{self, Steered};

use super::policies;
use crate::{Act, Error};

/// How long after an advice is looked at what came of it.
const WINDOW: SignedDuration = SignedDuration::from_hours(14 * 24);

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
    /// When there are enough people to compare; nothing where there are.
    pub outlook: Option<Outlook>,
}

/// When there are enough people in both arms, as it goes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Around this moment.
    Around(Timestamp),
    /// As it goes there should be enough already.
    Soon,
    /// So few came so far that nothing can be said of when.
    Unknown,
}

/// Who came about what: by topic as it stands in contacts, by process as it stands in cases.
type Came = HashMap<(RelationId, String), Vec<(Timestamp, Channel)>>;

/// Compares the arms over the questions since a moment whose time to come of something has passed. Decisions in which
/// nothing could be steered belong to no arm. Only for managers.
pub async fn compare(act: &Act<'_>, since: Timestamp) -> Result<Comparison, Error> {
    act.require(StaffRole::Manager)?;
    let store = &act.house.store;
    let units = advices::first_steered(store, since, act.now - WINDOW).await?;
    let contacts = by_whom(store::contacts::came(store, since, act.now).await?);
    let cases = by_whom(store::cases::filed(store, since, act.now).await?);
    let (mut steered, mut held_out) = (Vec::new(), Vec::new());
    for unit in &units {
        let arm = if unit.arm == Arm::HoldOut.code() { &mut held_out } else { &mut steered };
        arm.push((unit.relation, outcome(unit, &contacts, &cases)));
    }
    let found = side_by_side(&steered, &held_out);
    if found.online.is_some() {
        return Ok(found);
    }
    let percent = policies::holding_parameters(act).await?.map_or(0.0, |policy| policy.hold_out.percent);
    let began = units.iter().map(|unit| unit.at).min();
    let came = people_who_came(&[steered, held_out].concat());
    let outlook = began.map_or(Outlook::Unknown, |began| outlook(began, came, percent, act.now));
    Ok(Comparison { outlook: Some(outlook), ..found })
}

/// How many different people came after their advice.
fn people_who_came(of: &[(RelationId, Outcome)]) -> u64 {
    of.iter().filter(|(_, outcome)| outcome.came).map(|(tenant, _)| *tenant).collect::<HashSet<_>>().len()
        as u64
}

/// When enough people came in the smaller of both arms, when so many came in both since it began; `percent` of them are
/// held out.
fn outlook(began: Timestamp, came: u64, percent: f64, now: Timestamp) -> Outlook {
    let smaller = percent.min(100.0 - percent) / 100.0;
    if came < LEAST || smaller <= 0.0 {
        return Outlook::Unknown;
    }
    #[expect(clippy::cast_precision_loss, reason = "no association has so many tenants")]
    let times = LEAST as f64 / smaller / came as f64;
    // What came of an advice is known when its time has passed, so that time lies after the last one.
    let known = (now - WINDOW).duration_since(began).max(SignedDuration::ZERO);
    let enough = SignedDuration::try_from_secs_f64(known.as_secs_f64() * times).ok();
    match enough.and_then(|enough| began.checked_add(enough.checked_add(WINDOW)?).ok()) {
        Some(around) if around > now => Outlook::Around(around),
        Some(_) => Outlook::Soon,
        None => Outlook::Unknown,
    }
}

fn by_whom(all: Vec<store::contacts::Came>) -> Came {
    let mut came = Came::new();
    for one in all {
        came.entry((one.relation, one.about)).or_default().push((one.at, one.channel));
    }
    came
}

/// What somebody did after an advice: came at all, came online first, came once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Outcome {
    came: bool,
    online: bool,
    once: bool,
}

fn outcome(unit: &Steered, contacts: &Came, cases: &Came) -> Outcome {
    let about =
        |all: &Came, what: &str| all.get(&(unit.relation, what.to_owned())).cloned().unwrap_or_default();
    let mut came = about(contacts, &unit.topic);
    came.extend(unit.process.iter().flat_map(|process| about(cases, process)));
    came.retain(|(at, _)| *at >= unit.at && *at <= unit.at + WINDOW);
    came.sort_by_key(|(at, _)| *at);
    let online = came.first().is_some_and(|(_, channel)| *channel == Channel::Portal);
    Outcome { came: !came.is_empty(), online, once: came.len() == 1 }
}

fn side_by_side(steered: &[(RelationId, Outcome)], held_out: &[(RelationId, Outcome)]) -> Comparison {
    let (steered, held_out) = (figures(steered), figures(held_out));
    // What is told of one arm alone compares nothing.
    let both = |of: fn(&ArmFigures) -> Option<Interval>| Some((of(&steered)?, of(&held_out)?));
    let shift = |of| both(of).map(|(one, other)| difference(one, other));
    Comparison {
        online: shift(|arm| arm.online),
        solved: shift(|arm| arm.solved),
        steered,
        held_out,
        outlook: None,
    }
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

    use super::{Outcome, Outlook, outlook, people_who_came, side_by_side};

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
    fn when_there_are_enough_follows_from_how_many_came_so_far() {
        let at = |text: &str| text.parse().unwrap();
        let (began, now) = (at("2026-01-01T00:00:00Z"), at("2026-01-25T00:00:00Z"));
        // Ten days are known, in which twenty came; one in ten is held out, so a hundred are needed: fifty days and two weeks.
        assert_eq!(outlook(began, 20, 10.0, now), Outlook::Around(at("2026-03-06T00:00:00Z")));
        assert_eq!(outlook(began, 20, 90.0, now), Outlook::Around(at("2026-03-06T00:00:00Z")));
        assert_eq!(outlook(began, 120, 10.0, now), Outlook::Soon, "chance put too few in the hold-out");
        assert_eq!(outlook(began, 9, 10.0, now), Outlook::Unknown);
        assert_eq!(outlook(began, 20, 0.0, now), Outlook::Unknown, "nobody is held out");
        assert_eq!(people_who_came(&vec![arm(1, 1)[0]; 50]), 1);
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
