//! A parking place or a storage: nobody lives there, so it is asked and told in other words than a home.

use crate::messages::{Message, Value};
use crate::processes::intake::{FieldKind, Question};
use crate::processes::{Facts, SummaryRow};
use crate::tenancy::HomeKind;

/// Texts that speak of living somewhere; each has one for places, whose key ends in `-place`.
const REWORDED: [&str; 6] = [
    "lease-termination-q-situation",
    "lease-termination-q-reason",
    "lease-termination-situation-everyone",
    "lease-termination-situation-everyone-hint",
    "lease-termination-situation-only-me",
    "lease-termination-s-situation",
];

fn is_place(facts: &Facts<'_>) -> bool {
    matches!(facts.home.kind, HomeKind::Parking | HomeKind::Storage)
}

fn reword_key(key: &mut String) {
    if REWORDED.contains(&key.as_str()) {
        key.push_str("-place");
    }
}

fn reword(message: &mut Message) {
    reword_key(&mut message.key);
}

/// The same questions, in words that fit the place.
pub fn questions(mut asked: Vec<Question>, facts: &Facts<'_>) -> Vec<Question> {
    if !is_place(facts) {
        return asked;
    }
    for question in &mut asked {
        reword(&mut question.title);
        for field in &mut question.fields {
            let FieldKind::Choice(choices) = &mut field.kind else { continue };
            for choice in choices {
                reword(&mut choice.label);
                choice.hint.iter_mut().for_each(reword);
            }
        }
    }
    asked
}

/// The same summary, in words that fit the place.
pub fn summary(mut rows: Vec<SummaryRow>, facts: &Facts<'_>) -> Vec<SummaryRow> {
    if !is_place(facts) {
        return rows;
    }
    for row in &mut rows {
        reword(&mut row.label);
        if let Value::Key(key) = &mut row.answer {
            reword_key(key);
        }
    }
    rows
}
