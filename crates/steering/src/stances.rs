//! How a policy stands towards each channel: preferred, open, discouraged or off.

use domain::channels::Channel;
use serde::{Deserialize, Serialize};

/// How a policy stands towards a channel for one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Shown first, with a reason.
    Preferred,
    /// Shown like any other.
    Open,
    /// Shown last; still there, no slower than before.
    Discouraged,
    /// Not offered for this question.
    Off,
}

impl Stance {
    /// Every stance, most welcome first.
    pub const ALL: [Self; 4] = [Self::Preferred, Self::Open, Self::Discouraged, Self::Off];

    /// The word in tables and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Open => "open",
            Self::Discouraged => "discouraged",
            Self::Off => "off",
        }
    }

    /// The stance with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.code() == code)
    }

    /// Whether the tenant can use the channel without being held back.
    pub const fn is_free(self) -> bool {
        matches!(self, Self::Preferred | Self::Open)
    }
}

/// Whether one talks with a person there, without a screen.
pub const fn is_personal(channel: Channel) -> bool {
    matches!(channel, Channel::Phone | Channel::Counter | Channel::Visit)
}

/// Whether people answer there at once: one waits for them there, and can find nobody.
pub const fn is_live(channel: Channel) -> bool {
    matches!(channel, Channel::Chat | Channel::Whatsapp | Channel::Phone | Channel::Counter)
}

/// Whether tenants find a person there by themselves: Mijn shows a number to call and an address to go to; a visit has to
/// be arranged first.
pub const fn is_person_in_reach(channel: Channel) -> bool {
    matches!(channel, Channel::Phone | Channel::Counter)
}

/// Whether one needs a screen and skill for it.
pub const fn is_digital(channel: Channel) -> bool {
    matches!(channel, Channel::Portal | Channel::Chat | Channel::Whatsapp | Channel::Email | Channel::Sms)
}

/// The stances towards all channels that an association offers, in its own order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stances(pub Vec<(Channel, Stance)>);

impl Stances {
    /// The stance towards a channel; none when it is not offered.
    pub fn of(&self, channel: Channel) -> Option<Stance> {
        self.0.iter().find(|(known, _)| *known == channel).map(|(_, stance)| *stance)
    }

    /// Changes the stance towards a channel that is offered; says whether it differed.
    pub fn set(&mut self, channel: Channel, stance: Stance) -> bool {
        match self.0.iter_mut().find(|(known, _)| *known == channel) {
            Some((_, old)) if *old != stance => {
                *old = stance;
                true
            }
            _ => false,
        }
    }

    /// The channel that the policy prefers, when there is one.
    pub fn preferred(&self) -> Option<Channel> {
        self.0.iter().find(|(_, stance)| *stance == Stance::Preferred).map(|(channel, _)| *channel)
    }

    /// Channels and stances, in the association's order.
    pub fn iter(&self) -> impl Iterator<Item = (Channel, Stance)> {
        self.0.iter().copied()
    }

    /// All channels alike: what nobody steers.
    #[must_use]
    pub fn neutral(&self) -> Self {
        let alike = |(channel, stance): (Channel, Stance)| {
            (channel, if stance == Stance::Off { Stance::Off } else { Stance::Open })
        };
        Self(self.iter().map(alike).collect())
    }
}
