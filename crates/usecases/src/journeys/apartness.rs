//! Which topics and groups may be told apart: none of fewer than ten people, and none that gives such away beside what is told.

use std::collections::BTreeMap;

use insight::log::EventLog;
use insight::measures::{Crossed, Hidden, People, Tally};

use super::{GROUP, SelfReliance, TOPIC};

/// The questions by topic and group, with what is hidden of them.
pub(super) struct Apartness<'log> {
    topics: Vec<(&'log str, u64)>,
    groups: Vec<&'log str>,
    cells: Vec<(usize, usize, Tally)>,
    hidden: Hidden,
}

impl<'log> Apartness<'log> {
    /// Of all questions of a period.
    pub(super) fn of(asked: &'log EventLog, people: &People) -> Self {
        let mut counts: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
        let mut by_topic: BTreeMap<&str, u64> = BTreeMap::new();
        for case in 0..asked.case_count() {
            let fact = |name| asked.fact(case, name).unwrap_or_default();
            counts.entry((fact(TOPIC), fact(GROUP))).or_default().add(people.of_case(case));
            *by_topic.entry(fact(TOPIC)).or_default() += 1;
        }
        let mut topics: Vec<(&str, u64)> = by_topic.into_iter().collect();
        topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut groups: Vec<&str> = counts.keys().map(|(_, group)| *group).collect();
        groups.sort_unstable();
        groups.dedup();
        let place = |((topic, group), tally): ((&str, &str), Tally)| {
            let row = topics.iter().position(|(known, _)| *known == topic)?;
            let column = groups.iter().position(|known| *known == group)?;
            Some((row, column, tally))
        };
        let cells: Vec<(usize, usize, Tally)> = counts.into_iter().filter_map(place).collect();
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
    use proptest::prelude::*;

    use super::*;
    use crate::journeys::PERSON;

    /// A topic and a group, and who asked about it: a question each.
    type Asked = (&'static str, SelfReliance, Vec<u32>);

    fn log(questions: &[Asked]) -> EventLog {
        let mut builder = LogBuilder::new();
        for (topic, group, people) in questions {
            for (number, person) in people.iter().enumerate() {
                let case = format!("{topic} {} {number}", group.code());
                let row =
                    Row { case: &case, activity: "phone", time: 0, channel: Some("phone"), resource: None };
                builder.event(&row);
                let facts = [(TOPIC, *topic), (GROUP, group.code()), (PERSON, &person.to_string())];
                for (name, value) in facts {
                    builder.of_case(name, Kind::Text, value);
                }
            }
        }
        builder.finish(&mut Report::new())
    }

    fn apartness(asked: &EventLog) -> Apartness<'_> {
        Apartness::of(asked, &People::of(asked, Some(PERSON)))
    }

    #[test]
    fn what_would_give_a_few_away_is_not_told_apart() {
        let of = |topic, people: std::ops::Range<u32>| (topic, SelfReliance::Unknown, people.collect());
        let asked = log(&[of("repair", 0..40), of("noise", 40..52), of("rent", 52..56)]);
        let apart = apartness(&asked);
        assert_eq!(
            apart.topics(None),
            ["repair"],
            "all, less repair, less noise, would be the four about rent"
        );
        assert!(apart.is_hidden(Some("noise"), None) && apart.is_hidden(Some("rent"), None));
        assert!(apart.is_hidden(Some("moving"), None), "nobody asked");
        let four = [of("repair", 0..40), of("noise", 40..52), of("rent", 52..56), of("moving", 56..64)];
        assert_eq!(apartness(&log(&four)).topics(None), ["repair", "noise"], "of twelve together");
    }

    #[test]
    fn three_people_who_ask_twelve_times_are_not_told_apart() {
        let often = ("noise", SelfReliance::Unknown, [0, 1, 2].repeat(4));
        let asked = log(&[("repair", SelfReliance::Unknown, (0..40).collect()), often]);
        assert!(apartness(&asked).topics(None).is_empty(), "all less repair would be the three");
    }

    fn together(questions: Vec<&Asked>) -> Tally {
        questions.into_iter().flat_map(|(.., people)| people.iter().copied()).collect()
    }

    proptest! {
        #[test]
        fn all_less_what_is_told_is_nobody_or_not_a_few(
            people in prop::collection::vec(prop_oneof![
                prop::collection::vec(0u32..60, 0..40),
                prop::collection::vec(0u32..6, 0..40),
            ], 3..9)
        ) {
            let names = ["a", "b", "c"];
            let groups = SelfReliance::ALL;
            let asked: Vec<Asked> =
                people.into_iter().enumerate().map(|(at, people)| (names[at / 3], groups[at % 3], people)).collect();
            let of_log = log(&asked);
            let apart = apartness(&of_log);
            let hidden = |topic| apart.is_hidden(Some(topic), None);
            let untold = together(asked.iter().filter(|(topic, ..)| hidden(topic)).collect());
            prop_assert!(!untold.people.is_few() || apart.topics(None).is_empty(), "topics together {untold:?}");
            for (topic, group, people) in &asked {
                let few = people.iter().copied().collect::<Tally>().people.is_few();
                prop_assert!(!few || apart.is_hidden(Some(topic), Some(*group)));
                // The one cell of a topic that is not told does not follow from the topic and its other cells.
                let others = || asked.iter().filter(|(of, other, _)| of == topic && other != group);
                let known = others()
                    .all(|(of, other, people)| people.is_empty() || !apart.is_hidden(Some(of), Some(*other)));
                prop_assert!(!few || !known || hidden(topic), "{topic} of {group:?} follows");
            }
        }
    }
}
