//! What can be wrong with the table of a policy: for a log in English, for who edits it in their own language.

use decisions::tables::{Draft, InputDraft};
use decisions::{CellPlace, LoadError};
use domain::messages::{Message, Value};
use domain::signs::{seen, unseen};

use super::{Asked, DECISION};

/// The most rules of a table: twenty times what an association needs, and proved in seconds.
pub const MOST_RULES: usize = 2_000;
/// The most columns of a table: each thing that can be asked and each channel several times.
pub const MOST_COLUMNS: usize = 60;

/// What is wrong with the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// It is no DMN that can be read whole.
    #[error("{0}")]
    Unreadable(LoadError),
    /// It is larger than anybody can read, and takes long to prove.
    #[error(
        "the table has {rules} rules and {columns} columns; merge rules or leave out columns, until there are at \
         most {MOST_RULES} rules and {MOST_COLUMNS} columns"
    )]
    TooLarge {
        /// How many rules it has.
        rules: usize,
        /// How many columns.
        columns: usize,
    },
    /// A name or a remark holds a sign that nobody sees.
    #[error("`{}` holds a sign that nobody sees, U+{:04X}; type it anew", .0.escape_debug(), u32::from(*.1))]
    Unseen(String, char),
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
    /// What is wrong with the size of a table.
    pub(super) fn of_size(draft: &Draft) -> Option<Self> {
        let (rules, columns) = (draft.rules.len(), draft.inputs.len() + draft.outputs.len());
        (rules > MOST_RULES || columns > MOST_COLUMNS).then_some(Self::TooLarge { rules, columns })
    }

    /// A sign that nobody sees, in what people read of a table: the names of its columns and its remarks.
    pub(super) fn of_signs(draft: &Draft) -> Option<Self> {
        let asked = draft.inputs.iter().map(InputDraft::title);
        let answered = draft.outputs.iter().map(|output| output.title(DECISION));
        let remarks = draft.rules.iter().flat_map(|rule| rule.annotations.iter().map(String::as_str));
        let mut read =
            asked.chain(answered).chain(draft.annotations.iter().map(String::as_str)).chain(remarks);
        read.find_map(|text| Some(Self::Unseen(text.to_owned(), unseen(text)?)))
    }

    /// The fault in words, for whoever edits the table.
    pub fn sentence(&self) -> Message {
        let message = |name: &str| Message::new(format!("steering-table-{name}"));
        match self {
            Self::Unreadable(error) => misfit(error.cell.as_ref()),
            Self::TooLarge { rules, columns } => message("too-large")
                .with("rules", number(*rules))
                .with("columns", number(*columns))
                .with("most-rules", number(MOST_RULES))
                .with("most-columns", number(MOST_COLUMNS)),
            Self::Unseen(written, sign) => unseen_in(written, *sign),
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

/// A text that holds a sign that nobody sees, shown without it.
pub(super) fn unseen_in(written: &str, sign: char) -> Message {
    let sign = format!("U+{:04X}", u32::from(sign));
    Message::new("steering-unseen").with("text", text(&seen(written))).with("sign", text(&sign))
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
