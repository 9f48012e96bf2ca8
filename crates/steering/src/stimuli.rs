//! What invites a tenant to the preferred channel, and the reasons that a policy can give.

use domain::messages::Message;
use serde::{Deserialize, Serialize};

/// The four instruments of channel steering (Teerling and Pieterson, 2009).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instrument {
    /// Telling that and why a channel fits.
    Communication,
    /// Making the channel itself better.
    Product,
    /// Rewarding its use.
    Benefit,
    /// Making another channel harder to use; bounded by the guards.
    Restriction,
}

impl Instrument {
    /// The word in records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Communication => "communication",
            Self::Product => "product",
            Self::Benefit => "benefit",
            Self::Restriction => "restriction",
        }
    }

    /// What people call it.
    pub fn name(self) -> Message {
        Message::new(format!("steering-instrument-{}", self.code()))
    }
}

/// What the preferred channel brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stimulus {
    /// Nothing beside the channel itself.
    None,
    /// A sentence that says why this channel fits.
    Explain,
    /// The tenant chooses the time.
    ChooseTime,
    /// The answer is certain at once.
    InstantConfirmation,
    /// Earlier times, from capacity added for this.
    EarlierTimes,
}

impl Stimulus {
    /// Every stimulus, gentlest first.
    pub const ALL: [Self; 5] =
        [Self::None, Self::Explain, Self::ChooseTime, Self::InstantConfirmation, Self::EarlierTimes];

    /// The word in tables and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Explain => "explain",
            Self::ChooseTime => "choose-time",
            Self::InstantConfirmation => "instant-confirmation",
            Self::EarlierTimes => "earlier-times",
        }
    }

    /// The stimulus with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stimulus| stimulus.code() == code)
    }

    /// Which instrument it is; none for nothing. Holding a channel back is one too, but nothing that invites.
    pub const fn instrument(self) -> Option<Instrument> {
        match self {
            Self::None => None,
            Self::Explain => Some(Instrument::Communication),
            Self::ChooseTime | Self::InstantConfirmation => Some(Instrument::Product),
            Self::EarlierTimes => Some(Instrument::Benefit),
        }
    }

    /// What it brings the tenant, in one sentence; none for nothing.
    pub fn brings(self) -> Option<Message> {
        self.instrument().map(|_| Message::new(format!("steering-brings-{}", self.code())))
    }
}

/// Why a policy prefers what it prefers; each has a sentence in plain language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It is dangerous: call now.
    Emergency,
    /// The tenant asked for help: a person is best.
    HelpWanted,
    /// Nothing is known about the tenant: all ways are equal.
    ChooseFreely,
    /// It is a simple question: online is quickest.
    SimpleOnline,
    /// The tenant can see and choose times online.
    TimesOnline,
    /// It takes some steps: online the tenant can do them at leisure.
    StepByStep,
    /// It is a difficult question: talking works best.
    TalkIsBest,
    /// A case runs: online shows how it stands.
    FollowOnline,
    /// Many people call now: another way is quicker.
    PhoneBusy,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::Emergency,
        Self::HelpWanted,
        Self::ChooseFreely,
        Self::SimpleOnline,
        Self::TimesOnline,
        Self::StepByStep,
        Self::TalkIsBest,
        Self::FollowOnline,
        Self::PhoneBusy,
    ];

    /// The word in tables and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::HelpWanted => "help-wanted",
            Self::ChooseFreely => "choose-freely",
            Self::SimpleOnline => "simple-online",
            Self::TimesOnline => "times-online",
            Self::StepByStep => "step-by-step",
            Self::TalkIsBest => "talk-is-best",
            Self::FollowOnline => "follow-online",
            Self::PhoneBusy => "phone-busy",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The sentence for the tenant.
    pub fn sentence(self) -> Message {
        Message::new(format!("steering-reason-{}", self.code()))
    }
}
