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

    /// What people call a column of remarks.
    pub fn remark(&self, name: &str) -> String {
        match name {
            "waarom" => self.t.text("stuur-rule-remark"),
            "why" => self.t.text("stuur-rule-english"),
            other => other.to_owned(),
        }
    }

    /// What a cell of a column says.
    pub fn cell(&self, column: &str, cell: &str) -> String {
        let (cell, t) = (cell.trim(), self.t);
        if matches!(cell, cells::ANYTHING | "") {
            return t.text("stuur-cell-any");
        }
        if let Some(inner) = cell.strip_prefix("not(").and_then(|inner| inner.strip_suffix(')')) {
            let but = self.list(column, inner).or_else(|| self.numbers(inner));
            return but.map_or_else(|| cell.to_owned(), |but| t.with("stuur-cell-but", &[("values", &but)]));
        }
        self.list(column, cell).or_else(|| self.numbers(cell)).unwrap_or_else(|| cell.to_owned())
    }

    /// A list of constants, or a few whole numbers.
    fn list(&self, column: &str, cell: &str) -> Option<String> {
        let constants = cells::constants(cell).or_else(|| cells::whole_numbers(cell))?;
        let named: Vec<String> = constants.iter().map(|constant| self.value(column, constant)).collect();
        Some(named.join(", "))
    }

    /// A bound, or a range with both ends in it.
    fn numbers(&self, cell: &str) -> Option<String> {
        if let Some((from, until)) =
            cell.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')?.split_once(".."))
        {
            let both = [("from", from.trim()), ("until", until.trim())];
            return both
                .iter()
                .all(|(_, end)| is_number(end))
                .then(|| self.t.with("stuur-cell-range", &both));
        }
        let bounds = [("<=", "most"), (">=", "least"), ("<", "below"), (">", "above")];
        let (word, number) =
            bounds.iter().find_map(|(sign, word)| Some((word, cell.strip_prefix(sign)?.trim())))?;
        is_number(number).then(|| self.t.with(&format!("stuur-cell-{word}"), &[("n", number)]))
    }

    /// The first of these texts that there is.
    fn first(&self, keys: &[String]) -> Option<String> {
        keys.iter().map(|key| self.t.if_any(key)).find(|text| !text.is_empty())
    }
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// The topics of a policy: key and name.
pub fn topics(t: &Say, parameters: &Parameters) -> Vec<(String, String)> {
    let name = |topic: &TopicParameters| (topic.key.clone(), topic.names.say(t.language()).to_owned());
    parameters.topics.iter().map(name).collect()
}
