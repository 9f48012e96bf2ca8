//! Names kept once each: a text becomes a small number, and back.

use std::fmt;
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// The number that stands for "no name": an event without a channel, a value that is not there.
pub const NONE: u32 = u32::MAX;

/// A set of names, each with the number under which it was first seen, from 0.
#[derive(Clone, Default)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Names {
    /// No names yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of this name, which is added when it is new. After `u32::MAX` names it is [`NONE`].
    pub fn code(&mut self, name: &str) -> u32 {
        let Self { text, ends, table, hasher } = self;
        let hash = hasher.hash_one(name);
        if let Some(code) = table.find(hash, |code| part(text, ends, *code) == name) {
            return *code;
        }
        let Ok(code) = u32::try_from(ends.len()) else { return NONE };
        text.push_str(name);
        ends.push(text.len());
        table.insert_unique(hash, code, |code| hasher.hash_one(part(text, ends, *code)));
        code
    }

    /// The number of this name, if it is known.
    pub fn find(&self, name: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(name);
        self.table.find(hash, |code| part(&self.text, &self.ends, *code) == name).copied()
    }

    /// The name with this number; empty for [`NONE`] and for numbers that were not given out.
    pub fn name(&self, code: u32) -> &str {
        if (code as usize) < self.ends.len() { part(&self.text, &self.ends, code) } else { "" }
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no names.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The names in the order in which they were first seen.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| {
            let start = if at == 0 { 0 } else { self.ends[at - 1] };
            &self.text[start..self.ends[at]]
        })
    }

    /// Takes in all names of another set; gives for each of its numbers the number here.
    pub(crate) fn absorb(&mut self, other: &Self) -> Vec<u32> {
        other.iter().map(|name| self.code(name)).collect()
    }
}

/// A name with letters and figures only, in lower case: how names of columns and channels are compared.
pub(crate) fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn part<'text>(text: &'text str, ends: &[usize], code: u32) -> &'text str {
    let at = code as usize;
    let start = if at == 0 { 0 } else { ends[at - 1] };
    &text[start..ends[at]]
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.ends == other.ends && self.text == other.text
    }
}

impl Eq for Names {}

impl<'name> FromIterator<&'name str> for Names {
    fn from_iter<T: IntoIterator<Item = &'name str>>(names: T) -> Self {
        let mut made = Self::new();
        for name in names {
            made.code(name);
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number_and_an_unknown_one_has_none() {
        let mut names = Names::new();
        let codes: Vec<u32> = ["mail", "phone", "", "mail"].iter().map(|name| names.code(name)).collect();
        assert_eq!(codes, [0, 1, 2, 0]);
        assert_eq!(names.find("phone"), Some(1));
        assert_eq!(names.find("letter"), None);
        assert_eq!((names.name(0), names.name(2), names.name(NONE)), ("mail", "", ""));
    }
}
