//! The names an expression may use: FEEL names hold spaces and signs, so only a list of them can tell them apart.

use crate::types::Type;

/// A variable that an expression can see.
#[derive(Clone, Debug)]
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) kind: Type,
}

/// A knowledge model that an expression can call.
#[derive(Clone, Debug)]
pub(crate) struct Callable {
    pub(crate) name: String,
    /// Position of the knowledge model in its model.
    pub(crate) model: usize,
    pub(crate) parameters: Vec<String>,
}

/// Everything an expression can see; variables are known by their position.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) variables: Vec<Variable>,
    pub(crate) callables: Vec<Callable>,
}

impl Names {
    /// The variable whose name is the longest that opens `text`, with the bytes it took.
    pub(crate) fn variable_at(&self, text: &str) -> Option<(usize, usize)> {
        longest(self.variables.iter().map(|variable| variable.name.as_str()), text)
    }

    /// The knowledge model whose name is the longest that opens `text`, with the bytes it took.
    pub(crate) fn callable_at(&self, text: &str) -> Option<(usize, usize)> {
        longest(self.callables.iter().map(|callable| callable.name.as_str()), text)
    }

    /// The names, for an error.
    pub(crate) fn listed(&self) -> String {
        let names: Vec<&str> = self
            .variables
            .iter()
            .map(|variable| variable.name.as_str())
            .chain(self.callables.iter().map(|callable| callable.name.as_str()))
            .collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    }
}

/// The longest of `names` that opens `text`: its position, and the bytes it took.
pub(super) fn longest<'name>(names: impl Iterator<Item = &'name str>, text: &str) -> Option<(usize, usize)> {
    names
        .enumerate()
        .filter_map(|(position, name)| opening(name, text).map(|length| (position, length)))
        .max_by_key(|(_, length)| *length)
}

/// How many bytes of `text` spell `name`; runs of white space count as one space.
fn opening(name: &str, text: &str) -> Option<usize> {
    let mut rest = text;
    for (position, word) in name.split_whitespace().enumerate() {
        if position > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        rest = rest.strip_prefix(word)?;
    }
    let taken = text.len() - rest.len();
    let ends_in_name = text[..taken].chars().next_back().is_some_and(is_name_part);
    let goes_on = rest.chars().next().is_some_and(is_name_part);
    (taken > 0 && !(ends_in_name && goes_on)).then_some(taken)
}

/// Whether a FEEL name may open with the character.
pub(super) fn is_name_start(character: char) -> bool {
    character.is_alphabetic() || character == '_' || character == '?'
}

/// Whether a FEEL name may go on with the character without a sign or space between.
pub(super) fn is_name_part(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
