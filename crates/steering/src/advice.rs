//! What is advised, with everything that it rests on: ready to show, to keep and to replay.

use domain::channels::Channel;
use domain::messages::{Message, Value};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::hold_out::Arm;
use crate::{Instrument, Reason, Stance, Stimulus};

/// The policy by which was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyReference {
    /// Which policy.
    pub id: String,
    /// Which version of it, from 1.
    pub version: u32,
    /// SHA-256 of its table and parameters, in hexadecimal.
    pub hash: String,
}

/// Whether a channel can be used now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "open")]
pub enum Openness {
    /// It is open.
    Now {
        /// Until when, today; none when it never closes.
        until: Option<Timestamp>,
    },
    /// It opens later.
    Later {
        /// When.
        opens: Timestamp,
    },
    /// It should be open, but nobody is there at present.
    Unstaffed,
    /// It has no hours in the coming weeks.
    Closed,
}

impl Openness {
    /// Whether it can be used now.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Now { .. })
    }

    /// In words: until when it is open, or when it opens.
    pub fn sentence(self) -> Message {
        match self {
            Self::Now { until: None } => Message::new("steering-open-always"),
            Self::Now { until: Some(until) } => {
                Message::new("steering-open-until").with("until", Value::Clock(until))
            }
            Self::Later { opens } => Message::new("steering-opens").with("opens", Value::Soon(opens)),
            Self::Unstaffed => Message::new("steering-unstaffed"),
            Self::Closed => Message::new("steering-closed"),
        }
    }

    /// A waiting time in words, when it is known and there is somebody to wait for.
    pub fn waiting(self, minutes: Option<u32>) -> Option<Message> {
        Some(match minutes.filter(|_| self.is_open())? {
            0 => Message::new("steering-no-wait"),
            minutes => Message::new("steering-wait").with("minutes", Value::Number(minutes.into())),
        })
    }
}

/// One channel in the advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// The channel.
    pub channel: Channel,
    /// How the policy, and the guards after it, stand towards it.
    pub stance: Stance,
    /// Whether it can be used now.
    pub openness: Openness,
    /// The present waiting time in minutes, when it is known.
    pub wait: Option<u32>,
    /// Whether the tenant said to like this channel best.
    pub is_preference: bool,
}

impl Ranked {
    /// The name of the channel.
    pub fn name(&self) -> Message {
        Message::new(format!("channel-{}", self.channel.code()))
    }

    /// The waiting time in words, when the channel is open and the time is known.
    pub fn waiting(&self) -> Option<Message> {
        self.openness.waiting(self.wait)
    }
}

/// A rule that made the advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleHit {
    /// Its number in the table, from 1.
    pub number: usize,
    /// Its identifier in the file.
    pub id: Option<String>,
    /// Why the policy has it, in its author's words.
    pub remark: Option<String>,
    /// The same in English, when the author wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark_en: Option<String>,
}

/// A guard that was at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardHit {
    /// Which guard.
    pub guard: String,
    /// What it saw to.
    pub sentence: Message,
}

/// The arm of the hold-out, and how likely it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ArmOf {
    /// The arm.
    pub arm: Arm,
    /// How likely this arm was, in hundredths of a percent.
    pub probability: u32,
}

/// The smallest thing that would have changed the advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Otherwise {
    /// What would have to differ: the input and its value then, as codes.
    pub changes: Vec<(String, String)>,
    /// The channel that would then be preferred by the policy.
    pub preferred: Option<Channel>,
}

/// Why the rules that hit were not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "because")]
pub enum SetAside {
    /// The channel that they put first cannot be used for this question.
    NotPossible {
        /// That channel.
        channel: Channel,
    },
    /// Nobody is now in the channel that they put first.
    Unstaffed {
        /// That channel.
        channel: Channel,
    },
    /// A guard put right what they said.
    Guarded,
    /// The tenant is one of those whom nobody steers.
    HoldOut,
}

impl SetAside {
    /// The word in records and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotPossible { .. } => "not-possible",
            Self::Unstaffed { .. } => "unstaffed",
            Self::Guarded => "guarded",
            Self::HoldOut => "hold-out",
        }
    }
}

/// An advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// By which policy.
    pub policy: PolicyReference,
    /// About which topic.
    pub topic: String,
    /// The process that arranges it, when there is one.
    pub process: Option<String>,
    /// How intricate the question was taken to be, 1 to 3.
    pub complexity: u8,
    /// All channels that are offered, best first.
    pub channels: Vec<Ranked>,
    /// What invites to the first of them.
    pub stimulus: Stimulus,
    /// Which of the four instruments is at work: that, or holding a channel back where nothing invites.
    pub instrument: Option<Instrument>,
    /// Why, as the policy says.
    pub reason: Reason,
    /// Why, in plain sentences for the tenant; the first is enough on its own.
    pub reasons: Vec<Message>,
    /// The rules of the table that hit.
    pub rules: Vec<RuleHit>,
    /// Why those were not followed; none when they were.
    pub set_aside: Option<SetAside>,
    /// The guards that were at work.
    pub guards: Vec<GuardHit>,
    /// What fixed the answer, by the names of the table's inputs.
    pub inputs_used: Vec<String>,
    /// What was known too and made no difference.
    pub inputs_not_used: Vec<String>,
    /// The arm of the hold-out.
    pub arm: ArmOf,
    /// What would have changed it.
    pub otherwise: Option<Otherwise>,
}

impl Advice {
    /// The channel to show first, when one stands out.
    pub fn preferred(&self) -> Option<&Ranked> {
        self.channels.iter().find(|ranked| ranked.stance == Stance::Preferred)
    }

    /// What the preferred channel brings, in one sentence.
    pub fn brings(&self) -> Option<Message> {
        self.stimulus.brings()
    }
}
