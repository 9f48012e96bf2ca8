//! What can be wrong with the table of a policy: for a log in English, for who edits it in their own language.

use decisions::{CellPlace, LoadError};
use domain::messages::{Message, Value};

use super::{Asked, DECISION};

/// What is wrong with the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// It is no DMN that can be read whole.
    #[error("{0}")]
    Unreadable(LoadError),
    /// There is no decision of the right name, or it is no table.
    #[error("there must be a table for the decision `{DECISION}`")]
    NoTable,
    /// It decides more than one thing.
    #[error("a policy is one table; leave out the decision `{0}`")]
    OtherDecision(String),
    /// It has an input that nobody knows.
    #[error("`{0}` is not known in steering; known are: {known}", known = known())]
    UnknownInput(String),
    /// A column works something out instead of asking one thing.
    #[error("the column `{column}` works out `{expression}`; let it ask one input as it is")]
    WorksOut {
        /// The column.
        column: String,
        /// What it works out.
        expression: String,
    },
    /// Several rules could answer.
    #[error("the hit policy {0} gives several answers; use U, A, F or P")]
    SeveralAnswers(String),
    /// A column of answers is missing.
    #[error("there is no output column `{0}`")]
    NoColumn(String),
    /// A column of answers is about no channel that is offered.
    #[error("the output column `{0}` is no channel that is offered")]
    OtherColumn(String),
    /// A column of answers holds something else than words.
    #[error("the output column `{0}` must be of the type string")]
    NoWords(String),
    /// An answer that steering does not understand.
    #[error("rule {rule}, column `{column}`: {said} is not one of {known}", known = .known.join(", "))]
    UnknownWord {
        /// The rule, counted from one.
        rule: usize,
        /// The column.
        column: String,
        /// What it says.
        said: String,
        /// What it may say.
        known: Vec<&'static str>,
    },
    /// Two channels come first.
    #[error("rule {0} prefers two channels; prefer one")]
    TwoPreferred(usize),
}

fn known() -> String {
    Asked::ALL.map(Asked::name).join(", ")
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(number: usize) -> Value {
    Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

impl TableFault {
    /// The fault in words, for whoever edits the table.
    pub fn sentence(&self) -> Message {
        let message = |name: &str| Message::new(format!("steering-table-{name}"));
        match self {
            Self::Unreadable(error) => misfit(error.cell.as_ref()),
            Self::NoTable => message("none"),
            Self::OtherDecision(name) => message("other-decision").with("name", text(name)),
            Self::UnknownInput(name) => message("unknown-input").with("name", text(name)),
            Self::WorksOut { column, expression } => {
                message("works-out").with("column", text(column)).with("expression", text(expression))
            }
            Self::SeveralAnswers(policy) => message("several-answers").with("policy", text(policy)),
            Self::NoColumn(name) => message("no-column").with("column", column(name)),
            Self::OtherColumn(name) => message("other-column").with("column", column(name)),
            Self::NoWords(name) => message("no-words").with("column", column(name)),
            Self::UnknownWord { rule, column: name, said, known } => message("unknown-word")
                .with("rule", number(*rule))
                .with("column", column(name))
                .with("said", text(said))
                .with("known", text(&known.join(", "))),
            Self::TwoPreferred(rule) => message("two-preferred").with("rule", number(*rule)),
        }
    }
}

/// Where something stands that the reader of tables does not understand; its own words are for the log.
pub fn misfit(place: Option<&CellPlace>) -> Message {
    let Some(CellPlace { rule, column }) = place else { return Message::new("steering-table-unreadable") };
    let message = match rule {
        Some(rule) => Message::new("steering-table-cell").with("rule", number(*rule)),
        None => Message::new("steering-table-column"),
    };
    message.with("column", text(column))
}

/// What a column of answers is called: a channel, or the word of its own.
fn column(name: &str) -> Value {
    match domain::channels::Channel::from_code(name) {
        Some(channel) => Value::Key(format!("channel-{}", channel.code())),
        None => text(name),
    }
}
