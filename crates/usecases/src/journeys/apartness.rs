//! Which topics and groups may be told apart: none of fewer than ten, and none that gives such away beside what is told.

use std::collections::BTreeMap;

use insight::log::EventLog;
use insight::measures::{Crossed, Hidden};

use super::{GROUP, SelfReliance, TOPIC};

/// The questions by topic and group, with what is hidden of them.
pub(super) struct Apartness<'log> {
    topics: Vec<(&'log str, u64)>,
    groups: Vec<&'log str>,
    cells: Vec<(usize, usize, u64)>,
    hidden: Hidden,
}

impl<'log> Apartness<'log> {
    /// Of all questions of a period.
    pub(super) fn of(asked: &'log EventLog) -> Self {
        let mut counts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        let mut by_topic: BTreeMap<&str, u64> = BTreeMap::new();
        for case in 0..asked.case_count() {
            let fact = |name| asked.fact(case, name).unwrap_or_default();
            *counts.entry((fact(TOPIC), fact(GROUP))).or_default() += 1;
            *by_topic.entry(fact(TOPIC)).or_default() += 1;
        }
        let mut topics: Vec<(&str, u64)> = by_topic.into_iter().collect();
        topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut groups: Vec<&str> = counts.keys().map(|(_, group)| *group).collect();
        groups.sort_unstable();
        groups.dedup();
        let place = |((topic, group), count): ((&str, &str), u64)| {
            let row = topics.iter().position(|(known, _)| *known == topic)?;
            let column = groups.iter().position(|known| *known == group)?;
            Some((row, column, count))
        };
        let cells: Vec<(usize, usize, u64)> = counts.into_iter().filter_map(place).collect();
        let table = Crossed { rows: topics.len(), columns: groups.len(), cells: &cells, told: true };
        let hidden = table.suppress();
        Self { topics, groups, cells, hidden }
    }

    /// Whether nothing may be told of a topic, of a group, or of a topic in a group.
    pub(super) fn is_hidden(&self, topic: Option<&str>, group: Option<SelfReliance>) -> bool {
        let row = topic.map(|topic| self.topics.iter().position(|(known, _)| *known == topic));
        let column = group.map(|group| self.groups.iter().position(|known| *known == group.code()));
        match (row, column) {
            (None, None) => false,
            (Some(Some(row)), None) => self.hidden.rows[row],
            (None, Some(Some(column))) => self.hidden.columns[column],
            (Some(Some(row)), Some(Some(column))) => self.cell(row, column),
            _ => true,
        }
    }

    fn cell(&self, row: usize, column: usize) -> bool {
        let at = self.cells.iter().position(|(of_row, of_column, _)| (*of_row, *of_column) == (row, column));
        at.is_none_or(|at| self.hidden.cells[at])
    }

    /// The topics that may be told apart, of a group or of everybody; the most frequent first.
    pub(super) fn topics(&self, group: Option<SelfReliance>) -> Vec<String> {
        let told = self.topics.iter().filter(|(topic, _)| !self.is_hidden(Some(topic), group));
        told.map(|(topic, _)| (*topic).to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use insight::log::columns::Kind;
    use insight::log::{LogBuilder, Report, Row};
    use insight::measures::LEAST;
    use proptest::prelude::*;

    use super::*;

    /// So many questions by topic and group.
    fn log(counts: &[(&str, SelfReliance, u64)]) -> EventLog {
        let mut builder = LogBuilder::new();
        for (topic, group, count) in counts {
            for number in 0..*count {
                let case = format!("{topic} {} {number}", group.code());
                let row =
                    Row { case: &case, activity: "phone", time: 0, channel: Some("phone"), resource: None };
                builder.event(&row);
                builder.of_case(TOPIC, Kind::Text, topic);
                builder.of_case(GROUP, Kind::Text, group.code());
            }
        }
        builder.finish(&mut Report::new())
    }

    #[test]
    fn what_would_give_a_few_away_is_not_told_apart() {
        let of = |topic, count| (topic, SelfReliance::Unknown, count);
        let asked = log(&[of("repair", 40), of("noise", 12), of("rent", 4)]);
        let apart = Apartness::of(&asked);
        assert_eq!(
            apart.topics(None),
            ["repair"],
            "all, less repair, less noise, would be the four about rent"
        );
        assert!(apart.is_hidden(Some("noise"), None) && apart.is_hidden(Some("rent"), None));
        assert!(apart.is_hidden(Some("moving"), None), "nobody asked");
        let asked = log(&[of("repair", 40), of("noise", 12), of("rent", 4), of("moving", 8)]);
        assert_eq!(Apartness::of(&asked).topics(None), ["repair", "noise"], "of twelve together");
    }

    proptest! {
        #[test]
        fn all_less_what_is_told_is_nobody_or_not_a_few(counts in prop::collection::vec(0u64..40, 3..9)) {
            let names = ["a", "b", "c"];
            let groups = SelfReliance::ALL;
            let listed: Vec<(&str, SelfReliance, u64)> =
                counts.iter().enumerate().map(|(at, count)| (names[at / 3], groups[at % 3], *count)).collect();
            let asked = log(&listed);
            let apart = Apartness::of(&asked);
            let few = |count: u64| (1..LEAST).contains(&count);
            let of_topic = |topic: &str| -> u64 {
                listed.iter().filter(|(of, ..)| *of == topic).map(|(.., count)| count).sum()
            };
            let untold: u64 =
                names.iter().filter(|topic| apart.is_hidden(Some(topic), None)).map(|topic| of_topic(topic)).sum();
            prop_assert!(!few(untold) || apart.topics(None).is_empty(), "topics together {untold}");
            for (topic, group, count) in &listed {
                prop_assert!(!few(*count) || apart.is_hidden(Some(topic), Some(*group)));
                // The one cell of a topic that is not told does not follow from the topic and its other cells.
                let others = listed.iter().filter(|(of, other, _)| of == topic && other != group);
                let known = others.clone().all(|(.., count)| *count == 0)
                    || others.clone().all(|(of, other, count)| *count == 0 || !apart.is_hidden(Some(of), Some(*other)));
                prop_assert!(
                    !few(*count) || !known || apart.is_hidden(Some(topic), None),
                    "{topic} of {group:?} follows"
                );
            }
        }
    }
}
