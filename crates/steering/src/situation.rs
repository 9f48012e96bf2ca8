//! What steering may look at, and nothing else: the question, and the surroundings in which it is asked.

use domain::channels::Channel;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::policy::Parameters;
use crate::{Openness, SelfReliance};

/// How intricate a question is: the more, the more personal the contact (Pieterson and Van Dijk 2007).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Complexity(u8);

impl Complexity {
    /// Every complexity, simplest first.
    pub const ALL: [Self; 3] = [Self(1), Self(2), Self(3)];

    /// The number, 1 to 3.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Complexity {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        if (1..=3).contains(&number) {
            return Ok(Self(number));
        }
        Err(format!("complexity must be 1, 2 or 3, not {number}"))
    }
}

impl From<Complexity> for u8 {
    fn from(complexity: Complexity) -> Self {
        complexity.0
    }
}

/// A question of a tenant, as far as steering may know it. What may not count (origin, health, age, where somebody
/// lives, signals on a person) has no place here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// What it is about: a topic of the policy.
    pub topic: String,
    /// How intricate this question is, when it differs from its topic.
    pub complexity: Option<Complexity>,
    /// Whether the tenant can do this alone.
    pub self_reliance: SelfReliance,
    /// The channel the tenant said to like best; none when they never said.
    pub preference: Option<Channel>,
    /// Whether a case about this runs already.
    pub case_open: bool,
    /// Whether people or home are in danger.
    pub emergency: bool,
}

impl Situation {
    /// A question about a topic, of somebody about whom nothing is known.
    pub fn about(topic: &str) -> Self {
        Self {
            topic: topic.to_owned(),
            complexity: None,
            self_reliance: SelfReliance::Unknown,
            preference: None,
            case_open: false,
            emergency: false,
        }
    }
}

/// Whether a question ends in a visit, for which times are offered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visits {
    /// There is no time to choose.
    #[default]
    None,
    /// The tenant chooses a time.
    Bookable,
    /// The tenant chooses a time, also out of those that were added.
    Added,
}

/// In what surroundings the question is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surroundings {
    /// The present moment.
    pub now: Timestamp,
    /// Present waiting time in minutes, of the channels where it is known.
    #[serde(default)]
    pub waits: Vec<(Channel, u32)>,
    /// Channels that nobody staffs at present although they should be open.
    #[serde(default)]
    pub unstaffed: Vec<Channel>,
    /// Channels in which this question cannot be answered at all at present, such as the portal for a topic that
    /// nobody can arrange online yet. They are not offered, and nothing invites to them.
    #[serde(default)]
    pub not_possible: Vec<Channel>,
    /// What visits there are: nothing is promised that is not there.
    #[serde(default)]
    pub visits: Visits,
    /// Whether the telephone is answered at any hour when there is danger.
    #[serde(default)]
    pub emergency_line: bool,
}

impl Surroundings {
    /// Nothing but the time is known.
    pub const fn at(now: Timestamp) -> Self {
        Self {
            now,
            waits: Vec::new(),
            unstaffed: Vec::new(),
            not_possible: Vec::new(),
            visits: Visits::None,
            emergency_line: false,
        }
    }

    /// Whether a channel can be used now: within its hours, and with somebody there.
    pub fn openness(&self, parameters: &Parameters, channel: Channel) -> Openness {
        let open = parameters
            .channel(channel)
            .map_or(Openness::Closed, |known| known.open.at(self.now, &parameters.calendar));
        if open.is_open() && self.unstaffed.contains(&channel) { Openness::Unstaffed } else { open }
    }

    /// The waiting time of a channel in minutes, when it is known.
    pub fn wait(&self, channel: Channel) -> Option<u32> {
        self.waits.iter().find(|(known, _)| *known == channel).map(|(_, minutes)| *minutes)
    }
}
