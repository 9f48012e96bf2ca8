//! A thing to say, before it is said in a language: the key of a text and typed values to fill in.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Words, amsterdam};
use crate::language::{Language, Texts};
use crate::money::Cents;

/// A value inside a message; written out in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type", content = "value")]
pub enum Value {
    /// Text as it is: a name, an address.
    Text(String),
    /// A whole number: `1.204`.
    Number(i64),
    /// A number in hundredths, with no more decimals than it needs: `2,5`.
    Hundredths(u32),
    /// An amount of money: `€ 6,90`.
    Amount(Cents),
    /// A day, in words: `dinsdag 3 maart 2026`.
    Day(Date),
    /// A moment, in words and Dutch local time.
    Moment(Timestamp),
    /// A moment of the coming weeks, of which the year is clear: `dinsdag 3 maart om 10.00 uur`.
    Soon(Timestamp),
    /// The time of a moment of which the day is clear: `10.00 uur`.
    Clock(Timestamp),
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
            Self::Number(number) => whole(*number, language),
            Self::Hundredths(number) => hundredths(*number, language),
            Self::Amount(cents) => cents.written(language),
            Self::Day(day) => words.date(*day),
            Self::Moment(moment) => words.moment(*moment),
            Self::Soon(moment) => words.soon(*moment),
            Self::Clock(moment) => words.time(amsterdam::local(*moment).time()),
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

/// A whole number with its thousands apart, as it is written in a language.
pub fn whole(number: i64, language: Language) -> String {
    let figures = number.unsigned_abs().to_string();
    let mut written = String::from(if number < 0 { "-" } else { "" });
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            written.push(if language == Language::Nl { '.' } else { ',' });
        }
        written.push(figure);
    }
    written
}

/// A number in hundredths, with no more decimals than it needs.
pub fn hundredths(number: u32, language: Language) -> String {
    let mark = if language == Language::Nl { ',' } else { '.' };
    let written = format!("{}{mark}{:02}", whole((number / 100).into(), language), number % 100);
    written.trim_end_matches('0').trim_end_matches(mark).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Cents, Language, Texts, Value};

    #[test]
    fn numbers_are_written_as_the_reader_writes_them() {
        let texts = Texts::read(&[]).unwrap();
        let cases = [
            (Value::Number(7), "7", "7"),
            (Value::Number(999), "999", "999"),
            (Value::Number(1_999), "1.999", "1,999"),
            (Value::Number(-12_345_678), "-12.345.678", "-12,345,678"),
            (Value::Hundredths(250), "2,5", "2.5"),
            (Value::Hundredths(500), "5", "5"),
            (Value::Hundredths(1_205), "12,05", "12.05"),
            (Value::Hundredths(0), "0", "0"),
            (Value::Amount(Cents(690)), "€\u{a0}6,90", "€6.90"),
            (Value::Amount(Cents(1_234_500)), "€\u{a0}12.345,00", "€12,345.00"),
        ];
        for (value, dutch, english) in cases {
            assert_eq!(value.say(&texts, Language::Nl), dutch);
            assert_eq!(value.say(&texts, Language::En), english);
        }
    }
}
