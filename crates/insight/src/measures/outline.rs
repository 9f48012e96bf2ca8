//! The measures of a log in outline: over all, and by topic; for who shows no more than that.

use super::cells::Cell;
use super::questions::{Question, Setting, TooFew, questions};
use super::report::listed;
use crate::log::EventLog;

/// The measures over all questions and by topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Over all questions.
    pub all: Cell,
    /// By topic, the most frequent first; none when no column of topics is named.
    pub by_topic: Vec<Cell>,
}

impl Outline {
    /// Takes the measures of a log over all and by topic, and no others.
    pub fn of(log: &EventLog, setting: &Setting) -> Result<Self, TooFew> {
        let questions = questions(log, setting)?;
        let all: Vec<&Question<'_>> = questions.iter().collect();
        let priced = !setting.costs.is_empty();
        let topic = |question: &Question<'_>| question.topic.to_owned();
        let by_topic = match setting.topic {
            Some(_) => listed(&all, &topic, |cell, name| cell.topic = Some(name), priced),
            None => Vec::new(),
        };
        Ok(Self { all: Cell::of(&all, priced), by_topic })
    }
}
