//! Why a policy may not be published, each time with the tenant who shows it.

use domain::language::Language;
use domain::messages::{Message, Value};
use serde::{Deserialize, Serialize};

use super::{Asked, Parameters};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// A tenant for whom no rule says anything.
    Gap,
    /// A tenant for whom two rules say different things.
    Contradiction,
    /// The table is too intricate to prove.
    Undecided,
    /// A column leaves out what tenants can bring.
    Domain,
    /// A guard would be broken.
    Guard,
    /// A reason that is not true for the tenant who reads it.
    Reason,
    /// A promise that cannot be kept for the tenant who reads it.
    Promise,
}

/// A tenant and a question, as a policy's table sees them: names and values as they stand in the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example(pub Vec<(String, String)>);

/// Why a policy may not be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// What is wrong.
    pub fault: Fault,
    /// Which guard would be broken, when it is one.
    pub guard: Option<String>,
    /// In words.
    pub sentence: Message,
    /// The tenant who shows it.
    pub example: Option<Example>,
    /// The rules that are at fault, counted from one.
    pub rules: Vec<usize>,
}

impl Example {
    /// The tenant in words, one line an input.
    pub fn sentence(&self, parameters: &Parameters) -> Message {
        let line = |(title, value): (Message, Value)| {
            Message::new("steering-example-line")
                .with("input", Value::Said(title.into()))
                .with("value", value)
        };
        let lines = self.words(parameters).into_iter().map(line).collect();
        Message::new("steering-example").with("lines", Value::Lines(lines))
    }

    /// What each input is called, and its value in words.
    pub fn words(&self, parameters: &Parameters) -> Vec<(Message, Value)> {
        let words = |(name, value): &(String, String)| {
            let asked = Asked::from_name(name);
            let title = asked.map_or_else(
                || Message::new("steering-input-other").with("name", Value::Text(name.clone())),
                Asked::title,
            );
            (title, said(asked, value, parameters))
        };
        self.0.iter().map(words).collect()
    }

    /// The value of one input.
    pub fn value(&self, asked: Asked) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == asked.name()).map(|(_, value)| value.as_str())
    }
}

/// A value of an input in words.
fn said(asked: Option<Asked>, value: &str, parameters: &Parameters) -> Value {
    match asked {
        Some(Asked::Topic) => {
            let topic = parameters.topics.iter().find(|topic| topic.key == value);
            // The table's own language is that of the association.
            Value::Text(topic.map_or(value, |topic| topic.names.say(Language::Nl)).to_owned())
        }
        Some(Asked::SelfReliance) => Value::Key(format!("steering-self-reliance-{value}")),
        Some(Asked::Preference) if value == "none" => Value::Key("steering-preference-none".to_owned()),
        Some(Asked::Preference) => Value::Key(format!("channel-{value}")),
        Some(Asked::CaseOpen | Asked::Emergency | Asked::OfficeOpen) => {
            Value::Key(format!("steering-{value}"))
        }
        _ => Value::Text(value.to_owned()),
    }
}
