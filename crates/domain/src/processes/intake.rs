//! What a process asks: questions of one or more fields, rendered by one generic screen or by a screen of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::appointments::offer::Slot;
use crate::messages::{Message, Value};

/// The answer to a [`FieldKind::Times`] field when none of the offered times suits.
pub const NONE_SUITS: &str = "none";

/// Raw answers by field, exactly as typed; what does not parse is kept, shown and explained.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, String>);

impl Answers {
    /// The trimmed answer to `field`, or `None` when it was left empty.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(|answer| answer.trim()).filter(|answer| !answer.is_empty())
    }

    /// Whether `field` was answered with exactly `value`.
    pub fn is(&self, field: &str, value: &str) -> bool {
        self.get(field) == Some(value)
    }

    /// The answer to a yes/no question.
    pub fn yes(&self, field: &str) -> Option<bool> {
        match self.get(field) {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        }
    }
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What people read.
    pub label: Message,
    /// A second, smaller line.
    pub hint: Option<Message>,
}

/// How a field is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text of at most this many characters, with the HTML `autocomplete` token that fits it.
    Text {
        /// Longest answer, in characters.
        longest: u16,
        /// The HTML `autocomplete` token, such as `street-address`; empty for none.
        autocomplete: &'static str,
    },
    /// Several lines of text of at most this many characters.
    LongText {
        /// Longest answer, in characters.
        longest: u16,
    },
    /// A day, asked as day, month and year; the answer is `2026-03-03` or, when typed wrongly, `day-month-year` as typed.
    Date,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account.
    Iban,
    /// One of a few.
    Choice(Vec<Choice>),
    /// A box to tick; the answer is `yes` when ticked.
    Tick,
    /// A time out of those that can be offered now; the answer is a slot's code.
    Times(Vec<Slot>),
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the form and in [`Answers`].
    pub name: &'static str,
    /// How it is asked.
    pub kind: FieldKind,
    /// The label.
    pub label: Message,
    /// Help beside the field.
    pub hint: Option<Message>,
    /// Whether it must be answered.
    pub required: bool,
    /// Show it only while another field has this value; without JavaScript it is always shown.
    pub only_when: Option<(&'static str, &'static str)>,
}

/// One screen: a question of one or more fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its word in the address of the screen: `end-date`.
    pub key: &'static str,
    /// The question.
    pub title: Message,
    /// Why we ask, or how it works.
    pub intro: Option<Message>,
    /// The fields.
    pub fields: Vec<Field>,
}

/// An answer that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// On which screen.
    pub question: &'static str,
    /// At which field.
    pub field: &'static str,
    /// What to do about it, in words.
    pub message: Message,
}

/// An answer that nothing can be done with: it is not asked, or it is none of the choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The field that was answered.
    pub field: String,
    /// What is wrong with it, in words.
    pub message: Message,
}

/// The answers that are not asked by these questions, and those that are none of their choices. For who fills in
/// without screens: whoever has them sees what is asked.
pub fn misread(questions: &[Question], answers: &Answers) -> Vec<Misread> {
    let wrong = |name: &String| {
        let given = answers.get(name)?;
        let mut fields = questions.iter().flat_map(|question| &question.fields);
        let Some(field) = fields.find(|field| field.name == name) else {
            return Some(Message::new("answer-not-asked"));
        };
        let allowed: Vec<&str> = match &field.kind {
            FieldKind::Choice(choices) => choices.iter().map(|choice| choice.value.as_str()).collect(),
            FieldKind::Tick => vec!["yes"],
            _ => return None,
        };
        (!allowed.contains(&given))
            .then(|| Message::new("answer-not-a-choice").with("choices", Value::Text(allowed.join(", "))))
    };
    let misread = |name| wrong(name).map(|message| Misread { field: name.clone(), message });
    answers.0.keys().filter_map(misread).collect()
}

/// Why answers could not be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Some answers must be given or mended first.
    Problems(Vec<Problem>),
    /// This cannot be filed by this person in this way; the message says what to do instead.
    Refusal(super::flow::Refusal),
}
