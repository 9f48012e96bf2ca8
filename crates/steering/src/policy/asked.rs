//! All that a policy's table can ask: there are no other inputs.

use decisions::Value;
use domain::channels::Channel;
use domain::messages::Message;

use super::Parameters;
use crate::{Complexity, SelfReliance, Situation, Surroundings, is_personal};

/// The longest wait that a table can tell apart, in minutes.
pub const LONGEST_WAIT: u32 = 240;

/// Something that a policy's table can ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// What the question is about.
    Topic,
    /// The process that arranges it, or `none`.
    Process,
    /// How intricate it is, 1 to 3.
    Complexity,
    /// Whether the tenant can do it alone.
    SelfReliance,
    /// The channel that the tenant likes best, or `none`.
    Preference,
    /// Whether a case about it runs.
    CaseOpen,
    /// Whether there is danger.
    Emergency,
    /// Whether a person can be reached now, by phone, at the counter or by a visit.
    OfficeOpen,
    /// The wait on the phone now, in whole minutes; zero when it is not known.
    PhoneWait,
}

impl Asked {
    /// Everything that can be asked.
    pub const ALL: [Self; 9] = [
        Self::Topic,
        Self::Process,
        Self::Complexity,
        Self::SelfReliance,
        Self::Preference,
        Self::CaseOpen,
        Self::Emergency,
        Self::OfficeOpen,
        Self::PhoneWait,
    ];

    /// The name of the input in a table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Process => "process",
            Self::Complexity => "complexity",
            Self::SelfReliance => "self reliance",
            Self::Preference => "preference",
            Self::CaseOpen => "case open",
            Self::Emergency => "emergency",
            Self::OfficeOpen => "office open",
            Self::PhoneWait => "phone wait",
        }
    }

    /// The input with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asked| asked.name() == name)
    }

    /// Whether the values that it can have come from the parameters.
    pub const fn follows_parameters(self) -> bool {
        matches!(self, Self::Topic | Self::Process | Self::Preference)
    }

    /// What people call it.
    pub fn title(self) -> Message {
        Message::new(format!("steering-input-{}", self.name().replace(' ', "-")))
    }

    /// What it comes to for a question.
    pub(crate) fn value(
        self,
        situation: &Situation,
        surroundings: &Surroundings,
        parameters: &Parameters,
    ) -> Value {
        let topic = parameters.topics.iter().find(|topic| topic.key == situation.topic);
        match self {
            Self::Topic => Value::text(&situation.topic),
            Self::Process => Value::text(topic.and_then(|topic| topic.process.as_deref()).unwrap_or("none")),
            Self::Complexity => {
                let complexity = situation.complexity.or_else(|| topic.map(|topic| topic.complexity));
                complexity.map_or(Value::Null, |complexity| i64::from(complexity.number()).into())
            }
            Self::SelfReliance => Value::text(situation.self_reliance.code()),
            Self::Preference => {
                let offered = situation.preference.filter(|channel| parameters.channel(*channel).is_some());
                Value::text(offered.map_or("none", Channel::code))
            }
            Self::CaseOpen => situation.case_open.into(),
            Self::Emergency => situation.emergency.into(),
            Self::OfficeOpen => is_office_open(surroundings, parameters).into(),
            Self::PhoneWait => {
                i64::from(surroundings.wait(Channel::Phone).unwrap_or(0).min(LONGEST_WAIT)).into()
            }
        }
    }

    /// What it comes to for a question, as it stands in a table; texts without quotes.
    pub fn code(self, situation: &Situation, surroundings: &Surroundings, parameters: &Parameters) -> String {
        super::word(&self.value(situation, surroundings, parameters))
    }

    /// Every value that a tenant can bring; of the wait those that the marks tell apart.
    pub(super) fn domain(self, parameters: &Parameters, waits: &[i64]) -> Vec<Value> {
        let words = |words: Vec<&str>| words.into_iter().map(Value::text).collect();
        match self {
            Self::Topic => words(parameters.topics.iter().map(|topic| topic.key.as_str()).collect()),
            Self::Process => {
                let some = parameters.topics.iter().any(|topic| topic.process.is_none());
                words(parameters.processes().into_iter().chain(some.then_some("none")).collect())
            }
            Self::Complexity => Complexity::ALL.map(|one| Value::from(i64::from(one.number()))).to_vec(),
            Self::SelfReliance => words(SelfReliance::ALL.map(SelfReliance::code).to_vec()),
            Self::Preference => {
                let channels = parameters.channels.iter().map(|parameters| parameters.channel.code());
                // Whoever never said comes first: an example with no wish is the plainest.
                words(std::iter::once("none").chain(channels).collect())
            }
            Self::CaseOpen | Self::Emergency | Self::OfficeOpen => vec![false.into(), true.into()],
            Self::PhoneWait => {
                let mut all = vec![0, i64::from(LONGEST_WAIT)];
                all.extend(waits.iter().flat_map(|mark| [mark - 1, *mark, mark + 1]));
                all.retain(|wait| (0..=i64::from(LONGEST_WAIT)).contains(wait));
                all.sort_unstable();
                all.dedup();
                all.into_iter().map(Value::from).collect()
            }
        }
    }
}

fn is_office_open(surroundings: &Surroundings, parameters: &Parameters) -> bool {
    let mut channels = parameters.channels.iter().map(|known| known.channel);
    channels.any(|channel| is_personal(channel) && surroundings.openness(parameters, channel).is_open())
}
