//! The exclusion gap: whether a group fares worse than everybody else.

use serde::Serialize;

use super::intervals::{Interval, Shift, difference, wilson};
use super::people::Crowd;
use super::questions::Question;

/// How a group fares beside all others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExclusionGap {
    /// The group.
    pub group: String,
    /// What is compared: `solved`, `fellBack` or `switched`.
    pub measure: &'static str,
    /// The share in the group.
    pub within: Interval,
    /// The share among all others.
    pub others: Interval,
    /// The group's share less that of the others.
    pub gap: Shift,
}

/// What is compared: its name and what it tells of a question.
type Compared = (&'static str, fn(&Question<'_>) -> Option<bool>);

const COMPARED: [Compared; 3] = [
    ("solved", |question| question.solved),
    ("fellBack", |question| question.fell_back),
    ("switched", |question| question.switched),
];

/// Every group beside all others, the widest certain gaps first.
pub(super) fn gaps(questions: &[Question<'_>], groups: &[&str]) -> Vec<ExclusionGap> {
    let mut list = Vec::new();
    for group in groups {
        for (measure, told) in COMPARED {
            let share = |inside: bool| {
                let among = questions.iter().filter(|question| (question.group == *group) == inside);
                let known = among.filter_map(|question| Some((question.person, told(question)?)));
                let (count, n) =
                    known.clone().fold((0, 0), |(count, n), (_, yes)| (count + u64::from(yes), n + 1));
                Crowd::are_enough(known.map(|(person, _)| person)).then(|| wilson(count, n))
            };
            if let (Some(within), Some(others)) = (share(true), share(false)) {
                let gap = difference(within, others);
                list.push(ExclusionGap { group: (*group).to_owned(), measure, within, others, gap });
            }
        }
    }
    list.sort_by(|one, other| {
        other.gap.certain.cmp(&one.gap.certain).then(other.gap.value.abs().total_cmp(&one.gap.value.abs()))
    });
    list
}
