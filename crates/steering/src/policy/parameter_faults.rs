//! What can be wrong with the parameters of a policy: for a log in English, for who edits them in their own language.

use domain::messages::{Message, Value};

use super::Misread;
use super::table_faults::unseen_in;

/// What is wrong with the parameters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParameterFault {
    /// The text is no TOML, or something in it has another name or kind than it must have.
    #[error("line {line} (`{written}`): {reason}")]
    Unreadable {
        /// The line, counted from one.
        line: usize,
        /// What stands there.
        written: String,
        /// What the reader of TOML says of it.
        reason: String,
        /// The same, told apart.
        misread: Misread,
    },
    /// There is more of something than anybody can oversee: `topics`, `hours`, `closed-days` or `reductions`.
    #[error("there are more than {1} {0}; leave some out")]
    TooMany(&'static str, usize),
    /// A text holds a sign that nobody sees.
    #[error("`{}` holds a sign that nobody sees, U+{:04X}; type it anew", .0.escape_debug(), u32::from(*.1))]
    Unseen(String, char),
    /// There is no title or no purpose.
    #[error("a policy has a title and a purpose")]
    Nameless,
    /// There is no topic.
    #[error("there is no topic; add `[[topics]]`")]
    NoTopic,
    /// The key of a topic is not a word.
    #[error("the topic `{0}` must be lower-case letters with hyphens")]
    TopicWord(String),
    /// A topic stands there twice.
    #[error("the topic `{0}` stands there twice")]
    TopicTwice(String),
    /// No tenant comes by this channel.
    #[error("`{0}` is not a channel for tenants")]
    NotForTenants(&'static str),
    /// A channel stands there twice.
    #[error("the channel `{0}` stands there twice")]
    ChannelTwice(&'static str),
    /// A channel is always open and has hours too.
    #[error("channel `{0}`: say either `always = true` or `hours`, not both")]
    AlwaysAndHours(&'static str),
    /// Hours that end before they begin.
    #[error("channel `{channel}`: hours from {from} until {until} hold nothing")]
    EmptyHours {
        /// Of which channel.
        channel: &'static str,
        /// When they begin.
        from: String,
        /// When they end.
        until: String,
    },
    /// Hours that overlap.
    #[error("channel `{channel}`: the hours {first} and {second} overlap")]
    OverlappingHours {
        /// Of which channel.
        channel: &'static str,
        /// The ones.
        first: String,
        /// The others.
        second: String,
    },
    /// A share that is no share.
    #[error("hold-out: {0} percent is not within 0 and 50")]
    HoldOut(String),
}

impl ParameterFault {
    /// The fault of a text that cannot be read.
    pub(super) fn unreadable(text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text.get(..at).unwrap_or_default().matches('\n').count();
        Self::Unreadable {
            line: line + 1,
            written: text.lines().nth(line).unwrap_or_default().trim().to_owned(),
            reason: error.message().to_owned(),
            misread: Misread::of(error.message()),
        }
    }

    /// The fault in words, for whoever edits the parameters.
    pub fn sentence(&self) -> Message {
        let message = |name: &str| Message::new(format!("steering-parameters-{name}"));
        let text = |text: &str| Value::Text(text.to_owned());
        let channel = |code: &str| Value::Key(format!("channel-{code}"));
        match self {
            Self::Unreadable { line, written, misread, .. } => message("unreadable")
                .with("line", Value::Number(i64::try_from(*line).unwrap_or(i64::MAX)))
                .with("written", text(written))
                .with("reason", Value::Said(misread.sentence().into())),
            Self::TooMany(what, most) => message("too-many")
                .with("what", Value::Key(format!("steering-many-{what}")))
                .with("most", Value::Number(i64::try_from(*most).unwrap_or(i64::MAX))),
            Self::Unseen(written, sign) => unseen_in(written, *sign),
            Self::Nameless => message("nameless"),
            Self::NoTopic => message("no-topic"),
            Self::TopicWord(key) => message("topic-word").with("topic", text(key)),
            Self::TopicTwice(key) => message("topic-twice").with("topic", text(key)),
            Self::NotForTenants(code) => message("not-for-tenants").with("channel", text(code)),
            Self::ChannelTwice(code) => message("channel-twice").with("channel", channel(code)),
            Self::AlwaysAndHours(code) => message("always-and-hours").with("channel", channel(code)),
            Self::EmptyHours { channel: code, from, until } => message("empty-hours")
                .with("channel", channel(code))
                .with("from", text(from))
                .with("until", text(until)),
            Self::OverlappingHours { channel: code, first, second } => message("overlapping-hours")
                .with("channel", channel(code))
                .with("first", text(first))
                .with("second", text(second)),
            Self::HoldOut(percent) => message("hold-out").with("percent", percent_in_words(percent)),
        }
    }
}

/// A percentage as the reader writes it, when it is one.
fn percent_in_words(written: &str) -> Value {
    let hundredths = written.parse::<f64>().ok().filter(|percent| (0.0..=1e6).contains(percent));
    hundredths.map_or_else(
        || Value::Text(written.to_owned()),
        |percent| Value::Hundredths(super::parameters::hundredths(percent)),
    )
}
