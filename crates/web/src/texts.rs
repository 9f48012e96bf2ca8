//! What pages say: the texts in the reader's language, handed to every template as `t`.

use std::sync::Arc;

use domain::calendar::{END_OF_DAY, Words};
use domain::language::{Language, Texts};
use domain::messages::{Message, Value};
use jiff::civil::Time;

/// The sources of the texts of pages; add them to those of the domain and the use cases when reading [`Texts`].
pub const SOURCES: &[(Language, &str)] = &[
    (Language::Nl, include_str!("../texts/nl/components.ftl")),
    (Language::Nl, include_str!("../texts/nl/demo.ftl")),
    (Language::Nl, include_str!("../texts/nl/mijn.ftl")),
    (Language::Nl, include_str!("../texts/nl/signing_in.ftl")),
    (Language::Nl, include_str!("../texts/nl/balie.ftl")),
    (Language::Nl, include_str!("../texts/nl/arranging.ftl")),
    (Language::Nl, include_str!("../texts/nl/stuur.ftl")),
    (Language::Nl, include_str!("../texts/nl/journeys.ftl")),
    (Language::Nl, include_str!("../texts/nl/policy.ftl")),
    (Language::En, include_str!("../texts/en/components.ftl")),
    (Language::En, include_str!("../texts/en/demo.ftl")),
    (Language::En, include_str!("../texts/en/mijn.ftl")),
    (Language::En, include_str!("../texts/en/balie.ftl")),
    (Language::En, include_str!("../texts/en/arranging.ftl")),
    (Language::En, include_str!("../texts/en/stuur.ftl")),
    (Language::En, include_str!("../texts/en/journeys.ftl")),
    (Language::En, include_str!("../texts/en/policy.ftl")),
    (Language::En, include_str!("../texts/en/signing_in.ftl")),
];

/// A voice: all texts, in one language.
#[derive(Debug, Clone)]
pub struct Say {
    texts: Arc<Texts>,
    language: Language,
}

impl Say {
    /// Speaks `language`.
    pub fn new(texts: Arc<Texts>, language: Language) -> Self {
        Self { texts, language }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The tag of the language, for the `lang` attribute.
    pub fn code(&self) -> &'static str {
        self.language.code()
    }

    /// The text for `key`.
    pub fn text(&self, key: &str) -> String {
        self.texts.text(self.language, key)
    }

    /// The text for `key` with `arguments` filled in.
    pub fn with(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.texts.format(self.language, key, arguments)
    }

    /// Minutes as hours with at most two decimals, as people write them: `40`, `37,5`.
    pub fn hours(&self, minutes: i64) -> String {
        let (whole, hundredths) = (minutes / 60, minutes % 60 * 100 / 60);
        if hundredths == 0 {
            return whole.to_string();
        }
        let decimals = format!("{hundredths:02}");
        format!("{whole}{}{}", self.text("decimal-mark"), decimals.trim_end_matches('0'))
    }

    /// A time of the day in figures: *9.30*, and *24.00* for its end.
    pub fn clock(&self, time: Time) -> String {
        let (hour, minute) = if time == END_OF_DAY { (24, 0) } else { (time.hour(), time.minute()) };
        self.with("calendar-clock", &[("hour", &hour.to_string()), ("minute", &format!("{minute:02}"))])
    }

    /// A message of the domain in words.
    pub fn message(&self, message: &Message) -> String {
        message.say(&self.texts, self.language)
    }

    /// A value of the domain in words.
    pub fn value(&self, value: &Value) -> String {
        value.say(&self.texts, self.language)
    }

    /// The words for dates and times.
    pub fn words(&self) -> Words<'_> {
        Words::new(&self.texts, self.language)
    }

    /// The name of the channel with this code, such as `whatsapp` → *WhatsApp*.
    pub fn channel(&self, code: &str) -> String {
        self.text(&format!("channel-{code}"))
    }

    /// The text for `key`, or an empty text when there is none.
    pub fn if_any(&self, key: &str) -> String {
        if self.texts.has(Language::Nl, key) { self.text(key) } else { String::new() }
    }
}
