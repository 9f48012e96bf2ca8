//! The choice: what the table says, what the guards put right, the hold-out, and the channels in order.

use domain::channels::Channel;
use domain::ids::RelationId;
use domain::messages::Message;

use crate::advice::Otherwise;
use crate::guards::{self, Making};
use crate::hold_out::{self, Arm, WHOLE};
use crate::policy::{Asked, Parameters, RemarkColumns, TableAnswer};
use crate::{
    Advice, ArmOf, Complexity, GuardHit, Instrument, Openness, Policy, Ranked, Reason, RuleHit, SelfReliance,
    SetAside, Situation, Stance, Stimulus, Surroundings, Visits, is_personal,
};

/// Why there is no advice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// The policy does not know the topic.
    #[error("there is no topic `{0}` in the policy")]
    UnknownTopic(String),
    /// The table has no answer; a policy that was proved always has one.
    #[error("the policy has no answer: {0}")]
    NoAnswer(String),
}

/// What the table said, and why.
struct Said {
    answer: TableAnswer,
    rules: Vec<RuleHit>,
    mattered: Vec<String>,
}

/// What the table said, after what cannot be was left out and the guards put right what was wrong.
struct Made {
    making: Making,
    rules: Vec<RuleHit>,
    mattered: Vec<String>,
    hits: Vec<GuardHit>,
    set_aside: Option<SetAside>,
}

/// Advises on a question of a tenant; `tenant` only draws the arm of the hold-out, nobody knows it when it is none.
pub fn advise(
    policy: &Policy,
    situation: &Situation,
    surroundings: &Surroundings,
    tenant: Option<RelationId>,
) -> Result<Advice, ChoiceError> {
    let topic =
        policy.topic(&situation.topic).ok_or_else(|| ChoiceError::UnknownTopic(situation.topic.clone()))?;
    let Made { mut making, rules, mattered, hits, mut set_aside } = make(policy, situation, surroundings)?;
    let arm = arm_of(policy, tenant, hits.is_empty() && steers(&making));
    let mut otherwise = None;
    if arm.arm == Arm::HoldOut {
        making.stances = making.stances.neutral();
        (making.stimulus, making.reason) = (Stimulus::None, Reason::ChooseFreely);
        set_aside = Some(SetAside::HoldOut);
    } else if !situation.emergency && situation.preference.is_none() {
        otherwise = nearest(policy, situation, surroundings, making.stances.preferred());
    }
    let (inputs_used, inputs_not_used) = inputs(policy, mattered, &hits, arm);
    let complexity = situation.complexity.unwrap_or(topic.complexity);
    Ok(Advice {
        policy: policy.reference().clone(),
        topic: topic.key.clone(),
        process: topic.process.clone(),
        complexity: complexity.number(),
        channels: ranked(policy, situation, surroundings, &making),
        stimulus: making.stimulus,
        instrument: instrument(situation, &making),
        reason: making.reason,
        reasons: reasons(making),
        rules,
        set_aside,
        guards: hits,
        inputs_used,
        inputs_not_used,
        arm,
        otherwise,
    })
}

/// Which of the four instruments is at work: what invites says it; where nothing does and a channel is held back all the
/// same, that is a restriction. Danger is no steering: there one calls.
fn instrument(situation: &Situation, making: &Making) -> Option<Instrument> {
    let held_back = making.stances.iter().any(|(_, stance)| !stance.is_free());
    let restriction = (held_back && !situation.emergency).then_some(Instrument::Restriction);
    making.stimulus.instrument().or(restriction)
}

/// What everybody in this situation is advised, the hold-out aside.
fn make(policy: &Policy, situation: &Situation, surroundings: &Surroundings) -> Result<Made, ChoiceError> {
    let said = ask(policy, situation, surroundings)?;
    let mut making = Making {
        stances: said.answer.stances.clone(),
        stimulus: said.answer.stimulus,
        reason: said.answer.reason,
        instead: Vec::new(),
        beside: Vec::new(),
    };
    let wanted = making.stances.preferred();
    let nowhere = leave_out(policy.parameters(), surroundings, &mut making);
    making.stimulus = kept(making.stimulus, surroundings.visits);
    let before = (making.stances.clone(), making.stimulus, making.reason);
    let mut hits = Vec::new();
    for guard in guards::all() {
        if guard.guards(situation, policy.parameters(), &mut making) {
            let sentence = Message::new(format!("steering-guard-{}", guard.code()));
            hits.push(GuardHit { guard: guard.code().to_owned(), sentence });
        }
    }
    let is_put_right = before != (making.stances.clone(), making.stimulus, making.reason);
    let guarded = is_put_right.then_some(SetAside::Guarded);
    // A guard may put first again where nobody is: in danger one calls.
    let set_aside = nowhere.or(guarded).filter(|_| wanted.is_none() || making.stances.preferred() != wanted);
    Ok(Made { making, rules: said.rules, mattered: said.mattered, hits, set_aside })
}

/// A time is promised only where there is a visit, and an earlier one only where times were added.
const fn kept(stimulus: Stimulus, visits: Visits) -> Stimulus {
    match (stimulus, visits) {
        (Stimulus::EarlierTimes, Visits::Bookable) => Stimulus::ChooseTime,
        (Stimulus::EarlierTimes | Stimulus::ChooseTime, Visits::None) => Stimulus::Explain,
        _ => stimulus,
    }
}

/// Whether anything is steered: where nothing is, the hold-out is no different from the others.
fn steers(making: &Making) -> bool {
    making.stances != making.stances.neutral()
}

fn ask(policy: &Policy, situation: &Situation, surroundings: &Surroundings) -> Result<Said, ChoiceError> {
    let compiled = policy.compiled();
    let value = |asked: &Asked| asked.value(situation, surroundings, policy.parameters());
    let values: Vec<decisions::Value> = policy.asks().iter().map(value).collect();
    let mut scratch = compiled.scratch();
    let none = |reason: String| ChoiceError::NoAnswer(reason);
    let answer = compiled.decide(&values, &mut scratch).map_err(|error| none(error.to_string()))?;
    let rules = answer.rule_hits().into_iter().map(|hit| {
        let names: Vec<&str> = hit.annotations.iter().map(|(name, _)| &**name).collect();
        let columns = RemarkColumns::among(&names);
        let said = |at: usize| hit.annotations.get(at).map(|(_, text)| text.to_string());
        RuleHit {
            number: hit.number,
            id: hit.id.as_deref().map(str::to_owned),
            remark: columns.dutch.and_then(said),
            remark_en: columns.english.and_then(said).filter(|text| !text.trim().is_empty()),
        }
    });
    Ok(Said {
        answer: policy.answer_in(answer.row()).ok_or_else(|| none("the answer cannot be read".to_owned()))?,
        rules: rules.collect(),
        mattered: answer.mattered().iter().map(ToString::to_string).collect(),
    })
}

/// The smallest change by which another channel would really stand first: the other situation goes through all that
/// this one went through. The topic is the question itself, an emergency nobody wishes for, and the hour is nobody's
/// choice: what the tenant can do, how intricate it is and whether a case runs may change.
fn nearest(
    policy: &Policy,
    situation: &Situation,
    surroundings: &Surroundings,
    now: Option<Channel>,
) -> Option<Otherwise> {
    let mut others = others(policy, situation, surroundings);
    others.sort_by_key(|(changes, _)| changes.len());
    others.into_iter().find_map(|(changes, other)| {
        let preferred = make(policy, &other, surroundings).ok()?.making.stances.preferred();
        preferred.filter(|channel| Some(*channel) != now)?;
        Some(Otherwise { changes, preferred })
    })
}

/// A situation that could have been, with what differs in it.
type Other = (Vec<(String, String)>, Situation);

/// Every other situation of the same question, by what the table asks.
fn others(policy: &Policy, situation: &Situation, surroundings: &Surroundings) -> Vec<Other> {
    let mut others = Vec::new();
    for self_reliance in SelfReliance::ALL {
        for complexity in Complexity::ALL {
            for case_open in [false, true] {
                let other =
                    Situation { self_reliance, case_open, complexity: Some(complexity), ..situation.clone() };
                let code = |asked: Asked, of: &Situation| asked.code(of, surroundings, policy.parameters());
                let differs = |asked: &Asked| code(*asked, &other) != code(*asked, situation);
                let changed: Vec<Asked> = [Asked::SelfReliance, Asked::Complexity, Asked::CaseOpen]
                    .into_iter()
                    .filter(differs)
                    .collect();
                if !changed.is_empty() && changed.iter().all(|asked| policy.asks().contains(asked)) {
                    let change = |asked: &Asked| (asked.name().to_owned(), code(*asked, &other));
                    others.push((changed.iter().map(change).collect(), other));
                }
            }
        }
    }
    others
}

/// Why nobody is invited to a channel now: the question cannot be answered there, or nobody is there who should be. What
/// is closed by its hours is something else: it says when it opens.
fn leads_nowhere(parameters: &Parameters, surroundings: &Surroundings, channel: Channel) -> Option<SetAside> {
    if surroundings.not_possible.contains(&channel) {
        return Some(SetAside::NotPossible { channel });
    }
    let nobody = surroundings.openness(parameters, channel) == Openness::Unstaffed;
    nobody.then_some(SetAside::Unstaffed { channel })
}

/// Leaves out channels in which the question cannot be answered. Where one of them, or one where nobody is, was to come
/// first, nothing is left to invite to, and nobody is held back from the others; why is given back.
fn leave_out(parameters: &Parameters, surroundings: &Surroundings, making: &mut Making) -> Option<SetAside> {
    let preferred = making.stances.preferred();
    making.stances.0.retain(|(channel, _)| !surroundings.not_possible.contains(channel));
    let because = leads_nowhere(parameters, surroundings, preferred?)?;
    making.stances = making.stances.neutral();
    (making.stimulus, making.reason) = (Stimulus::None, Reason::ChooseFreely);
    Some(because)
}

/// The arm, and how likely it was. Guarded questions, questions on which nobody is steered, and unknown tenants are
/// outside the experiment.
fn arm_of(policy: &Policy, tenant: Option<RelationId>, takes_part: bool) -> ArmOf {
    let hold_out = &policy.parameters().hold_out;
    let share = hold_out.share();
    match tenant.filter(|_| takes_part && share > 0) {
        None => ArmOf { arm: Arm::Outside, probability: WHOLE },
        Some(tenant) => match hold_out::arm(tenant, &hold_out.salt, share) {
            Arm::HoldOut => ArmOf { arm: Arm::HoldOut, probability: share },
            other => ArmOf { arm: other, probability: WHOLE - share },
        },
    }
}

/// What fixed the advice, and what was known too and made no difference.
fn inputs(
    policy: &Policy,
    mattered: Vec<String>,
    hits: &[GuardHit],
    arm: ArmOf,
) -> (Vec<String>, Vec<String>) {
    let mut used = if arm.arm == Arm::HoldOut { Vec::new() } else { mattered };
    for hit in hits {
        let asked = match hit.guard.as_str() {
            "emergency-calls" => Asked::Emergency,
            "help-is-not-pushed" => Asked::SelfReliance,
            "own-choice" => Asked::Preference,
            _ => continue,
        };
        used.push(asked.name().to_owned());
    }
    let guarded = [Asked::Emergency, Asked::SelfReliance, Asked::Preference];
    let known =
        Asked::ALL.into_iter().filter(|asked| policy.asks().contains(asked) || guarded.contains(asked));
    let is_used = |asked: &Asked| used.iter().any(|name| name == asked.name());
    let (used, not_used): (Vec<Asked>, Vec<Asked>) = known.partition(is_used);
    let names = |asked: Vec<Asked>| asked.into_iter().map(|asked| asked.name().to_owned()).collect();
    (names(used), names(not_used))
}

fn ranked(
    policy: &Policy,
    situation: &Situation,
    surroundings: &Surroundings,
    making: &Making,
) -> Vec<Ranked> {
    let mut channels: Vec<Ranked> = making
        .stances
        .iter()
        .map(|(channel, stance)| Ranked {
            channel,
            stance,
            openness: openness(policy, situation, surroundings, channel),
            wait: surroundings.wait(channel),
            is_preference: situation.preference == Some(channel),
        })
        .collect();
    // Who wants help, or is in danger, sees people before screens; for the others the association's order holds.
    let people_first = situation.emergency || situation.self_reliance == SelfReliance::Help;
    channels.sort_by_key(|ranked| {
        let is_later = ranked.stance != Stance::Preferred && !ranked.openness.is_open();
        (ranked.stance, people_first && !is_personal(ranked.channel), is_later)
    });
    channels
}

fn openness(
    policy: &Policy,
    situation: &Situation,
    surroundings: &Surroundings,
    channel: Channel,
) -> Openness {
    if situation.emergency && surroundings.emergency_line && channel == Channel::Phone {
        return Openness::Now { until: None };
    }
    surroundings.openness(policy.parameters(), channel)
}

/// The sentences for the tenant: that of a guard when it has one, else that of the policy.
fn reasons(making: Making) -> Vec<Message> {
    let mut reasons = making.instead;
    if reasons.is_empty() {
        reasons.push(making.reason.sentence());
    }
    reasons.extend(making.beside);
    reasons
}
