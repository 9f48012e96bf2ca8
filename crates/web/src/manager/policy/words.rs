//! What people call the columns and values of a policy's table: channels and topics by their names, never a code.

use usecases::steering::policies::{Parameters, TopicParameters};

use crate::texts::Say;

use super::cells;

/// Names for what stands in a table.
pub struct Names<'a> {
    t: &'a Say,
    /// Topics: their key and name.
    topics: &'a [(String, String)],
}

impl<'a> Names<'a> {
    /// Names in the reader's language, with these topics (key and name).
    pub const fn new(t: &'a Say, topics: &'a [(String, String)]) -> Self {
        Self { t, topics }
    }

    /// The texts.
    pub const fn say(&self) -> &'a Say {
        self.t
    }

    /// What people call a column.
    pub fn column(&self, key: &str) -> String {
        let word = key.replace(' ', "-");
        self.first(&[
            format!("stuur-input-{word}"),
            format!("steering-input-{word}"),
            format!("channel-{key}"),
            format!("stuur-column-{word}"),
        ])
        .unwrap_or_else(|| key.to_owned())
    }

    /// What people call a value of a column, given as a constant.
    pub fn value(&self, column: &str, constant: &str) -> String {
        let bare = cells::bare(constant);
        if let Some((_, name)) = self.topics.iter().find(|(key, _)| column == "topic" && key == bare) {
            return name.clone();
        }
        let word = column.replace(' ', "-");
        self.first(&[
            format!("steering-{word}-{bare}"),
            format!("stuur-{word}-{bare}"),
            format!("steering-stance-{bare}"),
            format!("channel-{bare}"),
            format!("{bare}-name"),
            format!("steering-{bare}"),
        ])
        .unwrap_or_else(|| bare.to_owned())
    }

    /// The first of these texts that there is.
    fn first(&self, keys: &[String]) -> Option<String> {
        keys.iter().map(|key| self.t.if_any(key)).find(|text| !text.is_empty())
    }
}

/// The topics of a policy: key and name.
pub fn topics(t: &Say, parameters: &Parameters) -> Vec<(String, String)> {
    let name = |topic: &TopicParameters| (topic.key.clone(), topic.names.say(t.language()).to_owned());
    parameters.topics.iter().map(name).collect()
}
