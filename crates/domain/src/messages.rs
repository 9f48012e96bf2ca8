//! A thing to say, before it is said in a language: the key of a text and typed values to fill in.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Words;
use crate::language::{Language, Texts};

/// A value inside a message; written out in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type", content = "value")]
pub enum Value {
    /// Text as it is: a name, an address.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day, in words: `dinsdag 3 maart 2026`.
    Day(Date),
    /// A moment, in words and Dutch local time.
    Moment(Timestamp),
    /// A stretch of time on one day: `dinsdag 3 maart 2026, tussen 10.00 en 12.00 uur`.
    Between(Timestamp, Timestamp),
    /// Another text, by its key: the name of a holiday, of an inspection.
    Key(String),
    /// A message with values of its own.
    Said(Box<Message>),
    /// Names in a row: `Aya, Ben en Cor`.
    Names(Vec<String>),
    /// Several messages, each on a line of its own.
    Lines(Vec<Message>),
}

/// The key of a text with its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which text.
    pub key: String,
    /// Values by name.
    #[serde(default)]
    pub values: Vec<(String, Value)>,
}

impl Message {
    /// A message without values.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), values: Vec::new() }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.values.push((name.to_owned(), value));
        self
    }

    /// The message in words.
    pub fn say(&self, texts: &Texts, language: Language) -> String {
        let written: Vec<(String, String)> =
            self.values.iter().map(|(name, value)| (name.clone(), value.say(texts, language))).collect();
        let arguments: Vec<(&str, &str)> =
            written.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        texts.format(language, &self.key, &arguments)
    }
}

impl Value {
    /// The value in words.
    pub fn say(&self, texts: &Texts, language: Language) -> String {
        let words = Words::new(texts, language);
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => words.date(*day),
            Self::Moment(moment) => words.moment(*moment),
            Self::Between(from, until) => words.appointment(*from, *until),
            Self::Key(key) => texts.text(language, key),
            Self::Said(message) => message.say(texts, language),
            Self::Names(names) => match names.split_last() {
                Some((last, [])) => last.clone(),
                Some((last, others)) => {
                    format!("{} {} {last}", others.join(", "), texts.text(language, "and"))
                }
                None => String::new(),
            },
            Self::Lines(messages) => {
                let lines: Vec<String> = messages.iter().map(|line| line.say(texts, language)).collect();
                lines.join("\n")
            }
        }
    }
}
