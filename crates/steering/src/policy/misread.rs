//! What the reader of parameters stumbled over, told apart so that it can be said in any language.

use domain::messages::{Message, Value};

/// Why a line of the parameters cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// A name that the parameters do not have, and those that they have there.
    UnknownName(String, String),
    /// A name that should be there.
    MissingName(String),
    /// A word that is not among those that can stand there, and these.
    UnknownWord(String, String),
    /// A number, a text or a list where something else belongs.
    OtherKind,
    /// A complexity that is not 1, 2 or 3.
    Complexity,
    /// Days that are no days of the week, run backwards, or are named twice.
    Days,
    /// The same name twice.
    Twice,
    /// A value that cannot stand there.
    Value,
    /// Signs that are no TOML.
    Signs,
}

impl Misread {
    /// Told from the reader's own words, which are serde's and ours.
    pub(super) fn of(reason: &str) -> Self {
        let reason = reason.lines().next().unwrap_or_default();
        let first = || quoted(reason).into_iter().next().unwrap_or_default();
        let rest = || quoted(reason).into_iter().skip(1).collect::<Vec<_>>().join(", ");
        let has = |words: &[&str]| words.iter().any(|word| reason.contains(word));
        if reason.starts_with("unknown field") {
            Self::UnknownName(first(), rest())
        } else if reason.starts_with("missing field") {
            Self::MissingName(first())
        } else if reason.starts_with("unknown variant") {
            Self::UnknownWord(first(), rest())
        } else if has(&["invalid type"]) {
            Self::OtherKind
        } else if reason.starts_with("complexity must be") {
            Self::Complexity
        } else if has(&["is not a day", "runs backwards", "names a day twice"]) {
            Self::Days
        } else if has(&["duplicate"]) {
            Self::Twice
        } else if has(&["invalid value", "out of range", "failed to parse", "parsing failed"]) {
            Self::Value
        } else {
            Self::Signs
        }
    }

    /// What is wrong, as the end of a sentence about a line.
    pub fn sentence(&self) -> Message {
        let message = |name: &str| Message::new(format!("steering-misread-{name}"));
        let text = |text: &str| Value::Text(text.to_owned());
        match self {
            Self::UnknownName(name, known) if known.is_empty() => {
                message("name-bare").with("name", text(name))
            }
            Self::UnknownName(name, known) => {
                message("name").with("name", text(name)).with("known", text(known))
            }
            Self::MissingName(name) => message("missing").with("name", text(name)),
            Self::UnknownWord(word, known) => {
                message("word").with("word", text(word)).with("known", text(known))
            }
            Self::OtherKind => message("kind"),
            Self::Complexity => message("complexity"),
            Self::Days => message("days"),
            Self::Twice => message("twice"),
            Self::Value => message("value"),
            Self::Signs => message("signs"),
        }
    }
}

/// The words between back quotes.
fn quoted(reason: &str) -> Vec<String> {
    reason.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
