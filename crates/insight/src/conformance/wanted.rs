//! A wanted journey: steps in order, each with alternatives and channels, some optional, some repeated.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A journey as the association would have it.
///
/// As text: steps with `>` between, alternatives with `|`, then `?` (may be left out), `+` (may be repeated) or `*`
/// (both), then `@` and the channels in which it should happen. Names with such characters stand within quotes.
///
/// ```
/// # use insight::conformance::Wanted;
/// let wanted: Wanted = "ask @portal, chat > confirm? > visit|send parts+ @visit > \"all done?\"".parse().unwrap();
/// assert_eq!(wanted.steps.len(), 4);
/// assert_eq!(wanted.to_string().parse::<Wanted>().unwrap(), wanted);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wanted {
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// A step of a wanted journey.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Step {
    /// The activities of which any makes the step; at least one.
    pub activities: Vec<String>,
    /// Whether it may be left out.
    #[serde(default)]
    pub optional: bool,
    /// Whether it may happen more than once, with nothing between.
    #[serde(default)]
    pub repeats: bool,
    /// The channels in which it should happen; none is any.
    #[serde(default)]
    pub channels: Vec<String>,
}

/// The text is no wanted journey.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("step {step} of the wanted journey: {reason}. Write steps as: ask @portal > visit+ @visit > done?")]
pub struct WantedError {
    /// Which step, from 1.
    pub step: usize,
    /// What is wrong.
    pub reason: String,
}

/// A part of the text: a name, or a character with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    Name(String),
    Mark(char),
}

const MARKS: [char; 8] = ['>', '→', '|', '?', '+', '*', '@', ','];

fn words(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '"' {
            let name: String = letters.by_ref().take_while(|letter| *letter != '"').collect();
            words.push(Word::Name(name));
        } else if MARKS.contains(&letter) {
            words.push(Word::Mark(letter));
        } else if !letter.is_whitespace() {
            let mut name = letter.to_string();
            while let Some(next) = letters.next_if(|next| !MARKS.contains(next) && *next != '"') {
                name.push(next);
            }
            words.push(Word::Name(name.trim().to_owned()));
        }
    }
    if text.matches('"').count() % 2 == 1 {
        return Err("a quote is not closed".to_owned());
    }
    Ok(words)
}

impl FromStr for Wanted {
    type Err = WantedError;

    fn from_str(text: &str) -> Result<Self, WantedError> {
        let words = words(text).map_err(|reason| WantedError { step: 1, reason })?;
        let parts = words.split(|word| matches!(word, Word::Mark('>' | '→')));
        let step =
            |(at, part): (usize, &[Word])| step(part).map_err(|reason| WantedError { step: at + 1, reason });
        Ok(Self { steps: parts.enumerate().map(step).collect::<Result<_, _>>()? })
    }
}

fn step(words: &[Word]) -> Result<Step, String> {
    let mut made = Step::default();
    let mut at_channels = false;
    let mut wants_name = true;
    for word in words {
        match word {
            Word::Name(name) if wants_name => {
                let names = if at_channels { &mut made.channels } else { &mut made.activities };
                names.push(name.clone());
                wants_name = false;
            }
            Word::Name(name) => return Err(format!("'{name}' stands where a sign was expected")),
            Word::Mark(mark) if wants_name => return Err(format!("a name is missing before '{mark}'")),
            Word::Mark('|') if !at_channels => wants_name = true,
            Word::Mark('?') if !at_channels => made.optional = true,
            Word::Mark('+') if !at_channels => made.repeats = true,
            Word::Mark('*') if !at_channels => (made.optional, made.repeats) = (true, true),
            Word::Mark('@') if !at_channels => (at_channels, wants_name) = (true, true),
            Word::Mark(',') if at_channels => wants_name = true,
            Word::Mark(mark) => return Err(format!("'{mark}' does not belong there")),
        }
    }
    if wants_name { Err("a name is missing at its end".to_owned()) } else { Ok(made) }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |name: &String| {
            let plain = !name.contains(MARKS) && !name.is_empty() && name.trim() == name;
            if plain { name.clone() } else { format!("\"{name}\"") }
        };
        for (at, step) in self.steps.iter().enumerate() {
            let names: Vec<String> = step.activities.iter().map(quoted).collect();
            let sign = match (step.optional, step.repeats) {
                (true, true) => "*",
                (true, false) => "?",
                (false, true) => "+",
                (false, false) => "",
            };
            write!(f, "{}{}{sign}", if at > 0 { " > " } else { "" }, names.join(" | "))?;
            if !step.channels.is_empty() {
                write!(f, " @{}", step.channels.iter().map(quoted).collect::<Vec<_>>().join(", "))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_step() {
        let cases = [
            ("", 1, "missing"),
            ("a > ", 2, "missing"),
            ("a > > b", 2, "missing"),
            ("a | > b", 1, "missing"),
            ("a @ > b", 1, "missing"),
            ("a @phone? > b", 1, "does not belong"),
            ("a > b \"c\"", 2, "sign was expected"),
            ("a, b", 1, "does not belong"),
            ("\"a", 1, "quote"),
        ];
        for (text, step, reason) in cases {
            let error = text.parse::<Wanted>().unwrap_err();
            assert!(error.step == step && error.reason.contains(reason), "{text}: {error}");
        }
    }

    #[test]
    fn signs_mean_what_they_say() {
        let wanted: Wanted =
            "ask @portal, chat → confirm? > visit|send parts+ > \"all > done\"*".parse().unwrap();
        let told: Vec<(usize, bool, bool, usize)> = wanted
            .steps
            .iter()
            .map(|step| (step.activities.len(), step.optional, step.repeats, step.channels.len()))
            .collect();
        assert_eq!(
            told,
            [(1, false, false, 2), (1, true, false, 0), (2, false, true, 0), (1, true, true, 0)]
        );
        assert_eq!(wanted.steps[3].activities, ["all > done"]);
        assert_eq!(wanted.to_string().parse(), Ok(wanted));
    }
}
