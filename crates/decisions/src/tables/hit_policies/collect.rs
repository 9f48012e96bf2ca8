//! C: all rules that hit, as a list or taken together (+ < > #).

use crate::values::{Number, Value};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// How collected answers are taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregator {
    /// `+`: their sum.
    Sum,
    /// `<`: the least.
    Min,
    /// `>`: the greatest.
    Max,
    /// `#`: how many there are.
    Count,
}

impl Aggregator {
    pub(super) fn from_name(name: &str) -> Result<Self, String> {
        match name {
            "SUM" => Ok(Self::Sum),
            "MIN" => Ok(Self::Min),
            "MAX" => Ok(Self::Max),
            "COUNT" => Ok(Self::Count),
            other => Err(format!("`{other}` is not an aggregation")),
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Sum => "SUM",
            Self::Min => "MIN",
            Self::Max => "MAX",
            Self::Count => "COUNT",
        }
    }

    pub(super) const fn sign(self) -> &'static str {
        match self {
            Self::Sum => "C+",
            Self::Min => "C<",
            Self::Max => "C>",
            Self::Count => "C#",
        }
    }

    /// Takes at least one answer together; what cannot be added or compared comes to null.
    pub(crate) fn together(self, answers: &[Value]) -> Value {
        let found = match self {
            Self::Sum => answers
                .iter()
                .try_fold(Number::ZERO, |total, answer| total.plus(answer.as_number()?))
                .map(Value::from),
            Self::Min => extreme(answers, Ordering::Less),
            Self::Max => extreme(answers, Ordering::Greater),
            Self::Count => i64::try_from(answers.len()).ok().map(Value::from),
        };
        found.unwrap_or(Value::Null)
    }
}

fn extreme(answers: &[Value], wanted: Ordering) -> Option<Value> {
    let (first, rest) = answers.split_first()?;
    rest.iter()
        .try_fold(first, |best, answer| Some(if answer.compare(best)? == wanted { answer } else { best }))
        .cloned()
}

pub(super) fn choose(hits: &mut [u32]) {
    hits.sort_unstable();
}
