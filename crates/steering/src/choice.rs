//! The choice: what the table says, what the guards put right, the hold-out, and the channels in order.

use domain::channels::Channel;
use domain::ids::RelationId;
use domain::messages::Message;

use crate::advice::Otherwise;
use crate::guards::{self, Making};
use crate::hold_out::{self, Arm, WHOLE};
use crate::policy::{Asked, Parameters, TableAnswer};
use crate::{
    Advice, ArmOf, GuardHit, Openness, Policy, Ranked, Reason, RuleHit, Situation, Stance, Stimulus,
    Surroundings, is_personal,
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
    otherwise: Option<Otherwise>,
}

/// Advises on a question of a tenant; `tenant` only draws the arm of the hold-out, nobody knows it when it is none.
pub fn advise(
    policy: &Policy,
    situation: &Situation,
    surroundings: &Surroundings,
    tenant: Option<RelationId>,
) -> Result<Advice, ChoiceError> {
    let parameters = policy.parameters();
    let topic =
        policy.topic(&situation.topic).ok_or_else(|| ChoiceError::UnknownTopic(situation.topic.clone()))?;
    let said = ask(policy, situation, surroundings)?;
    let mut making = Making {
        stances: said.answer.stances.clone(),
        stimulus: said.answer.stimulus,
        reason: said.answer.reason,
        instead: Vec::new(),
        beside: Vec::new(),
    };
    leave_out(parameters, surroundings, &mut making);
    let mut hits = Vec::new();
    for guard in guards::all() {
        if guard.guards(situation, parameters, &mut making) {
            let sentence = Message::new(format!("steering-guard-{}", guard.code()));
            hits.push(GuardHit { guard: guard.code().to_owned(), sentence });
        }
    }
    let arm = arm_of(policy, tenant, !hits.is_empty());
    let mut otherwise = said.otherwise.filter(|other| {
        let leads_nowhere = other.preferred.is_some_and(|way| leads_nowhere(parameters, surroundings, way));
        !situation.emergency && situation.preference.is_none() && !leads_nowhere
    });
    if arm.arm == Arm::HoldOut {
        making.stances = making.stances.neutral();
        (making.stimulus, making.reason) = (Stimulus::None, Reason::ChooseFreely);
        otherwise = None;
    }
    let (inputs_used, inputs_not_used) = inputs(policy, said.mattered, &hits, arm);
    let complexity = situation.complexity.unwrap_or(topic.complexity);
    Ok(Advice {
        policy: policy.reference().clone(),
        topic: topic.key.clone(),
        process: topic.process.clone(),
        complexity: complexity.number(),
        channels: ranked(policy, situation, surroundings, &making),
        stimulus: making.stimulus,
        instrument: making.stimulus.instrument(),
        reason: making.reason,
        reasons: reasons(making),
        rules: said.rules,
        guards: hits,
        inputs_used,
        inputs_not_used,
        arm,
        otherwise,
    })
}

fn ask(policy: &Policy, situation: &Situation, surroundings: &Surroundings) -> Result<Said, ChoiceError> {
    let compiled = policy.compiled();
    let value = |asked: &Asked| asked.value(situation, surroundings, policy.parameters());
    let values: Vec<decisions::Value> = policy.asks().iter().map(value).collect();
    let mut scratch = compiled.scratch();
    let none = |reason: String| ChoiceError::NoAnswer(reason);
    let answer = compiled.decide(&values, &mut scratch).map_err(|error| none(error.to_string()))?;
    let rules = answer.rule_hits().into_iter().map(|hit| RuleHit {
        number: hit.number,
        id: hit.id.as_deref().map(str::to_owned),
        remark: hit.annotations.first().map(|(_, text)| text.to_string()),
    });
    // The topic is the question itself, an emergency nobody wishes for, and the hour is nobody's choice.
    let may_change = |name: &str| {
        [Asked::SelfReliance, Asked::Complexity, Asked::CaseOpen].iter().any(|asked| asked.name() == name)
    };
    let otherwise = answer.nearest(may_change).map(|found| {
        let outputs: Vec<decisions::Value> = found.outputs.iter().map(|(_, value)| value.clone()).collect();
        let word =
            |value: &decisions::Value| value.as_text().map_or_else(|| value.to_string(), str::to_owned);
        Otherwise {
            changes: found.changes.iter().map(|change| (change.name.to_string(), word(&change.to))).collect(),
            preferred: policy.answer_in(&outputs).and_then(|answer| answer.stances.preferred()),
        }
    });
    Ok(Said {
        answer: policy.answer_in(answer.row()).ok_or_else(|| none("the answer cannot be read".to_owned()))?,
        rules: rules.collect(),
        mattered: answer.mattered().iter().map(ToString::to_string).collect(),
        otherwise,
    })
}

/// Whether the question cannot be answered there now, or nobody is there who should be. What is closed by its hours is
/// something else: it says when it opens.
fn leads_nowhere(parameters: &Parameters, surroundings: &Surroundings, channel: Channel) -> bool {
    surroundings.not_possible.contains(&channel)
        || surroundings.openness(parameters, channel) == Openness::Unstaffed
}

/// Leaves out channels in which the question cannot be answered. Where one of them, or one where nobody is, was to come
/// first, nothing is left to invite to, and nobody is held back from the others.
fn leave_out(parameters: &Parameters, surroundings: &Surroundings, making: &mut Making) {
    let preferred = making.stances.preferred();
    making.stances.0.retain(|(channel, _)| !surroundings.not_possible.contains(channel));
    if preferred.is_some_and(|channel| leads_nowhere(parameters, surroundings, channel)) {
        making.stances = making.stances.neutral();
        (making.stimulus, making.reason) = (Stimulus::None, Reason::ChooseFreely);
    }
}

/// The arm, and how likely it was. Guarded questions and unknown tenants are outside the experiment.
fn arm_of(policy: &Policy, tenant: Option<RelationId>, guarded: bool) -> ArmOf {
    let hold_out = &policy.parameters().hold_out;
    let share = hold_out.share();
    match tenant.filter(|_| !guarded && share > 0) {
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
            openness: surroundings.openness(policy.parameters(), channel),
            wait: surroundings.wait(channel),
            is_preference: situation.preference == Some(channel),
        })
        .collect();
    // Who wants help, or is in danger, sees people before screens; for the others the association's order holds.
    let people_first = situation.emergency || situation.self_reliance == crate::SelfReliance::Help;
    channels.sort_by_key(|ranked| {
        let is_later = ranked.stance != Stance::Preferred && !ranked.openness.is_open();
        (ranked.stance, people_first && !is_personal(ranked.channel), is_later)
    });
    channels
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
