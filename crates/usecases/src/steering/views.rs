//! An advice as pages and the API show it.

use ::steering::chain::Record;
use ::steering::policy::{Asked, Parameters};
use ::steering::{Advice as Decided, Instrument, Openness, PolicyReference, Ranked, Stance};
use domain::channels::Channel;
use domain::ids::{AdviceId, RelationId};
use domain::messages::{Message, Value};
use jiff::Timestamp;

use crate::house::{Association, WayIn};

/// A way to arrange something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The channel.
    pub channel: Channel,
    /// What people call it.
    pub name: Message,
    /// Whether it can be used now.
    pub is_open: bool,
    /// Until when it is open, or when it opens, in words.
    pub hours: Message,
    /// When it opens, when it is closed now.
    pub opens_at: Option<Timestamp>,
    /// The present waiting time in words, when it is known.
    pub waiting: Option<Message>,
    /// The same in minutes.
    pub waiting_minutes: Option<u32>,
    /// What it brings, when the policy invites to it.
    pub brings: Option<Message>,
    /// Whether the tenant said to like it best.
    pub is_preference: bool,
    /// Whether one talks with a person there, without a screen.
    pub is_person: bool,
    /// How one comes in there; none when the association has it no longer.
    pub way_in: Option<WayIn>,
}

/// What would have changed an advice: inputs with their other values, and the way that would then stand first.
pub type Otherwise = (Vec<(Message, Value)>, Option<Message>);

/// An advice, ready to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Under what it is recorded; none for one that is only tried out.
    pub id: Option<AdviceId>,
    /// Whose question it was.
    pub tenant: Option<RelationId>,
    /// When.
    pub at: Timestamp,
    /// The key of the topic.
    pub topic: String,
    /// The process that arranges it, when there is one.
    pub process: Option<String>,
    /// The way to show first; none when all are alike.
    pub preferred: Option<Way>,
    /// The other ways that are open now, best first.
    pub alternatives: Vec<Way>,
    /// Ways that are open now and shown last.
    pub discouraged: Vec<Way>,
    /// Ways that are closed now.
    pub closed: Vec<Way>,
    /// Why, in one sentence.
    pub reason: Message,
    /// All sentences, that one first.
    pub reasons: Vec<Message>,
    /// What the preferred way brings, in one sentence.
    pub brings: Option<Message>,
    /// Which of the four instruments that is.
    pub instrument: Option<Instrument>,
    /// The numbers of the rules that hit.
    pub rules: Vec<usize>,
    /// Why the policy has those rules, in its author's words: in Dutch, and in English when the author wrote that.
    pub remarks: Vec<(String, Option<String>)>,
    /// The guards that were at work: code and sentence.
    pub guards: Vec<(String, Message)>,
    /// What counted: input and value in words.
    pub used: Vec<(Message, Value)>,
    /// What was known and did not count.
    pub not_used: Vec<Message>,
    /// What would have changed it.
    pub otherwise: Option<Otherwise>,
    /// By which policy.
    pub policy: PolicyReference,
    /// The arm of the hold-out.
    pub arm: ::steering::hold_out::Arm,
    /// How likely that arm was, in hundredths of a percent.
    pub probability: u32,
    /// Everything, as decided.
    pub decided: Decided,
}

fn way(ranked: &Ranked, decided: &Decided, way_in: Option<WayIn>) -> Way {
    let is_preferred = ranked.stance == Stance::Preferred;
    Way {
        channel: ranked.channel,
        name: ranked.name(),
        is_open: ranked.openness.is_open(),
        hours: ranked.openness.sentence(),
        opens_at: if let Openness::Later { opens } = ranked.openness { Some(opens) } else { None },
        waiting: ranked.waiting(),
        waiting_minutes: ranked.wait,
        brings: decided.brings().filter(|_| is_preferred),
        is_preference: ranked.is_preference,
        is_person: ::steering::is_personal(ranked.channel),
        way_in,
    }
}

/// The view of a record; `id` is none for one that is not kept.
pub(super) fn view(
    record: Record,
    id: Option<AdviceId>,
    parameters: &Parameters,
    association: &Association,
) -> Advice {
    let Record { situation, surroundings, advice: decided, tenant, at, .. } = record;
    let of = |wanted: &dyn Fn(&Ranked) -> bool| -> Vec<Way> {
        let way_in = |ranked: &Ranked| association.way_in(ranked.channel, situation.emergency);
        let wanted = decided.channels.iter().filter(|ranked| wanted(ranked));
        wanted.map(|ranked| way(ranked, &decided, way_in(ranked))).collect()
    };
    let is_open = |ranked: &Ranked| ranked.openness.is_open();
    let asked = |name: &String| Asked::from_name(name);
    let words = |name: &String| {
        let code = asked(name)?.code(&situation, &surroundings, parameters);
        ::steering::Example(vec![(name.clone(), code)]).words(parameters).pop()
    };
    let otherwise = decided.otherwise.as_ref().map(|other| {
        let changes = ::steering::Example(other.changes.clone()).words(parameters);
        (changes, other.preferred.map(|channel| Message::new(format!("channel-{}", channel.code()))))
    });
    Advice {
        id,
        tenant,
        at,
        topic: decided.topic.clone(),
        process: decided.process.clone(),
        preferred: of(&|ranked| ranked.stance == Stance::Preferred).pop(),
        alternatives: of(&|ranked| ranked.stance == Stance::Open && is_open(ranked)),
        discouraged: of(&|ranked| ranked.stance == Stance::Discouraged && is_open(ranked)),
        closed: of(&|ranked| matches!(ranked.stance, Stance::Open | Stance::Discouraged) && !is_open(ranked)),
        reason: decided.reasons.first().cloned().unwrap_or_else(|| decided.reason.sentence()),
        reasons: decided.reasons.clone(),
        brings: decided.brings(),
        instrument: decided.instrument,
        rules: decided.rules.iter().map(|rule| rule.number).collect(),
        remarks: decided
            .rules
            .iter()
            .map(|rule| (rule.remark.clone().unwrap_or_default(), rule.remark_en.clone()))
            .collect(),
        guards: decided.guards.iter().map(|hit| (hit.guard.clone(), hit.sentence.clone())).collect(),
        used: decided.inputs_used.iter().filter_map(words).collect(),
        not_used: decided.inputs_not_used.iter().filter_map(|name| Some(asked(name)?.title())).collect(),
        otherwise,
        policy: decided.policy.clone(),
        arm: decided.arm.arm,
        probability: decided.arm.probability,
        decided,
    }
}
