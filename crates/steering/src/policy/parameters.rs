//! The parameters of a policy: topics, channels with hours and cost, rewards with their capacity, the hold-out.

use domain::calendar::WorkingCalendar;
use domain::channels::Channel;
use domain::signs::unseen;
use serde::{Deserialize, Serialize};

use super::parameter_faults::ParameterFault;
use crate::hold_out::WHOLE;
use crate::opening_hours::OpeningHours;
use crate::{Complexity, is_digital};

/// The most topics: tenants must be able to find theirs.
pub(super) const MOST_TOPICS: usize = 60;
/// The most stretches of opening hours of a channel.
const MOST_HOURS: usize = 50;
/// The most closed days: those of many years.
const MOST_CLOSED_DAYS: usize = 500;
/// The most reasons why people are reached less.
const MOST_REDUCTIONS: usize = 200;

/// The parameters of a policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Parameters {
    /// What people call the policy.
    pub title: String,
    /// What it is for, in a few sentences; goes into the register of algorithms.
    pub purpose: String,
    /// Closed days.
    #[serde(default)]
    pub calendar: WorkingCalendar,
    /// What tenants can ask about, in screen order.
    pub topics: Vec<TopicParameters>,
    /// The channels that are offered, in the association's order.
    pub channels: Vec<ChannelParameters>,
    /// What may be given for self-service.
    #[serde(default)]
    pub rewards: Rewards,
    /// Who is left alone, to measure the effect.
    #[serde(default)]
    pub hold_out: HoldOut,
    /// Where people are reached less than in the version before, and why: said openly, never done as a nudge.
    #[serde(default)]
    pub reductions: Vec<Reduction>,
}

/// Why people are reached less by a channel than in the version before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reduction {
    /// By which channel.
    pub channel: Channel,
    /// Why, for tenants and their organisation.
    pub because: String,
}

/// A name in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

impl Names {
    /// The name in a language.
    pub fn say(&self, language: domain::language::Language) -> &str {
        match language {
            domain::language::Language::Nl => &self.nl,
            domain::language::Language::En => &self.en,
        }
    }
}

/// Something tenants ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TopicParameters {
    /// Its word in tables, records and the API.
    pub key: String,
    /// What people call it.
    pub names: Names,
    /// The process that arranges it, when there is one.
    #[serde(default)]
    pub process: Option<String>,
    /// How intricate it mostly is.
    pub complexity: Complexity,
}

/// A channel that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ChannelParameters {
    /// Which.
    pub channel: Channel,
    /// When it is open.
    pub open: OpeningHours,
    /// What one contact costs, in cents, all in.
    pub cost_cents: u32,
    /// How many people staff it at once; none for self-service.
    #[serde(default)]
    pub staff: Option<u16>,
    /// How many contacts one of them holds at once.
    #[serde(default = "one")]
    pub at_once: u8,
    /// Within how many minutes somebody answers, as aimed for.
    #[serde(default)]
    pub answer_within_minutes: Option<u32>,
    /// Within how many minutes somebody answered before there was any steering; fixed once it holds.
    #[serde(default)]
    pub baseline_answer_within_minutes: Option<u32>,
}

impl ChannelParameters {
    /// Whether people answer here, be it on a screen: they may not become fewer or slower unsaid.
    pub const fn has_people(&self) -> bool {
        self.staff.is_some() || !is_digital(self.channel)
    }
}

const fn one() -> u8 {
    1
}

/// What may be given for self-service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rewards {
    /// Earlier times for visits.
    #[serde(default)]
    pub earlier_times: EarlierTimes,
}

/// Earlier times for visits; kept only from what was added to the capacity that everybody has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EarlierTimes {
    /// Visits a week that everybody can book, as before there was any steering.
    pub baseline_per_week: u32,
    /// Visits a week that were added.
    pub added_per_week: u32,
    /// Visits a week that are kept for self-service.
    pub kept_per_week: u32,
}

/// Who is left alone, to measure the effect.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HoldOut {
    /// The share of tenants, in percent; two decimals count.
    pub percent: f64,
    /// With another salt other tenants are left alone.
    pub salt: String,
}

impl Default for HoldOut {
    /// Nobody.
    fn default() -> Self {
        Self { percent: 0.0, salt: String::new() }
    }
}

impl HoldOut {
    /// The share in hundredths of a percent.
    pub fn share(&self) -> u32 {
        hundredths(self.percent).min(WHOLE)
    }
}

/// A number in hundredths.
pub(super) fn hundredths(number: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast to a whole number without sign stays within it, and the number was rounded"
    )]
    let hundredths = (number * 100.0).round() as u32;
    hundredths
}

impl Parameters {
    /// Reads the parameters; the error says what is wrong.
    pub(super) fn read(text: &str) -> Result<Self, ParameterFault> {
        let parameters: Self =
            toml::from_str(text).map_err(|error| ParameterFault::unreadable(text, &error))?;
        parameters.fault().map_or(Ok(parameters), Err)
    }

    /// The parameters of a channel that is offered.
    pub fn channel(&self, channel: Channel) -> Option<&ChannelParameters> {
        self.channels.iter().find(|parameters| parameters.channel == channel)
    }

    /// The processes of the topics, each once.
    pub fn processes(&self) -> Vec<&str> {
        let mut processes: Vec<&str> =
            self.topics.iter().filter_map(|topic| topic.process.as_deref()).collect();
        processes.sort_unstable();
        processes.dedup();
        processes
    }

    fn fault(&self) -> Option<ParameterFault> {
        if let Some(fault) = self.too_many().or_else(|| self.unseen()) {
            return Some(fault);
        }
        if self.title.trim().is_empty() || self.purpose.trim().is_empty() {
            return Some(ParameterFault::Nameless);
        }
        if self.topics.is_empty() {
            return Some(ParameterFault::NoTopic);
        }
        for (at, topic) in self.topics.iter().enumerate() {
            if !is_word(&topic.key) {
                return Some(ParameterFault::TopicWord(topic.key.clone()));
            }
            if self.topics[..at].iter().any(|other| other.key == topic.key) {
                return Some(ParameterFault::TopicTwice(topic.key.clone()));
            }
        }
        for (at, channel) in self.channels.iter().enumerate() {
            let code = channel.channel.code();
            if matches!(channel.channel, Channel::Api | Channel::System) {
                return Some(ParameterFault::NotForTenants(code));
            }
            if self.channels[..at].iter().any(|other| other.channel == channel.channel) {
                return Some(ParameterFault::ChannelTwice(code));
            }
            if let Some(fault) = channel.open.fault(code) {
                return Some(fault);
            }
        }
        let percent = self.hold_out.percent;
        (!(0.0..=50.0).contains(&percent)).then(|| ParameterFault::HoldOut(percent.to_string()))
    }
}

impl Parameters {
    /// More of something than anybody can oversee.
    fn too_many(&self) -> Option<ParameterFault> {
        let hours = self.channels.iter().map(|channel| channel.open.hours.len()).max().unwrap_or_default();
        let counts = [
            ("topics", self.topics.len(), MOST_TOPICS),
            ("hours", hours, MOST_HOURS),
            ("closed-days", self.calendar.closed_days.len(), MOST_CLOSED_DAYS),
            ("reductions", self.reductions.len(), MOST_REDUCTIONS),
        ];
        let (what, _, most) = counts.into_iter().find(|(_, count, most)| count > most)?;
        Some(ParameterFault::TooMany(what, most))
    }

    /// A sign that nobody sees, in what tenants and staff read.
    fn unseen(&self) -> Option<ParameterFault> {
        let names = self.topics.iter().flat_map(|topic| [&topic.names.nl, &topic.names.en]);
        let reasons = self.reductions.iter().map(|reduction| &reduction.because);
        let texts = [&self.title, &self.purpose, &self.hold_out.salt].into_iter();
        let mut texts = texts.chain(names).chain(reasons).chain(self.calendar.closed_days.values());
        texts.find_map(|text| Some(ParameterFault::Unseen(text.clone(), unseen(text)?)))
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
