//! A sound table that somebody breaks: a rule taken away or widened is always seen, with a case in that very rule.

use crate::tables::{Asked, COLUMNS, Dice, Part, cut, draft, model};
use decisions::proof::{Completeness, Limits, Report};
use decisions::tables::HitPolicy;
use decisions::{Cell, Value};
use proptest::prelude::*;
use std::sync::Arc;

fn check(columns: &[Asked], parts: &[Part], policy: HitPolicy) -> Report {
    let mut draft = draft(columns, parts, parts.len());
    draft.hit_policy = policy;
    model(&draft).tables().next().unwrap().check(Limits { told: 100, ..Limits::default() })
}

/// Whether every value told lies in a box.
fn lies_in(inputs: &[(Arc<str>, Value)], columns: &[Asked], part: &Part) -> bool {
    inputs.iter().zip(columns.iter().zip(part)).all(|((_, value), (column, (low, high)))| {
        let number = match (column, value) {
            (Asked::Words(_), Value::Text(text)) => text[1..].parse::<usize>().unwrap(),
            (Asked::Truth, Value::Boolean(truth)) => usize::from(*truth),
            (_, Value::Number(number)) => usize::try_from(number.to_i64().unwrap()).unwrap(),
            _ => panic!("{value} in {column:?}"),
        };
        (*low..=*high).contains(&number)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_cut_space_is_complete_and_free_of_contradiction(seed: u64, parts in 2_usize..60) {
        for policy in [HitPolicy::Unique, HitPolicy::Any, HitPolicy::First] {
            let report = check(&COLUMNS[..8], &cut(&COLUMNS[..8], parts, &mut Dice(seed)), policy);
            prop_assert!(report.holds() && report.gaps.is_empty() && report.unreachable.is_empty(), "{}", report);
        }
    }

    #[test]
    fn a_rule_taken_away_leaves_exactly_its_box(seed: u64, parts in 2_usize..60, which: prop::sample::Index) {
        let columns = &COLUMNS[..8];
        let mut boxes = cut(columns, parts, &mut Dice(seed));
        let lost = boxes.remove(which.index(boxes.len()));
        for policy in [HitPolicy::Unique, HitPolicy::First] {
            let report = check(columns, &boxes, policy);
            prop_assert_eq!(report.completeness, Completeness::Incomplete);
            prop_assert_eq!(report.gaps.len(), 1, "{}", report);
            let gap = &report.gaps[0];
            prop_assert!(lies_in(&gap.inputs, columns, &lost), "{:?} is not in {:?}", gap.inputs, lost);
            // The region is the whole box: put back as a rule, it makes the table complete again.
            for (at, (column, (low, high))) in columns.iter().zip(&lost).enumerate() {
                let told = gap.region.iter().find(|(name, _)| **name == format!("c{at}"));
                let told = told.map_or("-".to_owned(), |(_, cell): &(Arc<str>, Cell)| cell.to_string());
                let whole = (*low, *high) == (0, column.size() - 1);
                prop_assert_eq!(told == "-", whole);
            }
        }
    }

    #[test]
    fn a_rule_made_wider_contradicts_its_neighbours(seed: u64, parts in 2_usize..60, which: prop::sample::Index) {
        let columns = &COLUMNS[..8];
        let mut boxes = cut(columns, parts, &mut Dice(seed));
        let narrow: Vec<(usize, usize)> = (0..boxes.len())
            .flat_map(|rule| (0..columns.len()).map(move |column| (rule, column)))
            .filter(|(rule, column)| boxes[*rule][*column] != (0, columns[*column].size() - 1))
            .collect();
        let (rule, column) = narrow[which.index(narrow.len())];
        boxes[rule][column] = (0, columns[column].size() - 1);
        for policy in [HitPolicy::Unique, HitPolicy::Any] {
            let report = check(columns, &boxes, policy);
            prop_assert_eq!(report.completeness, Completeness::Complete);
            prop_assert!(!report.holds());
            for overlap in &report.overlaps {
                prop_assert!(overlap.rules.contains(&(rule + 1)));
                for met in overlap.rules {
                    prop_assert!(lies_in(&overlap.inputs, columns, &boxes[met - 1]));
                }
            }
        }
    }

    #[test]
    fn a_rule_that_repeats_another_never_answers_first(seed: u64, parts in 2_usize..60, which: prop::sample::Index) {
        let columns = &COLUMNS[..8];
        let mut boxes = cut(columns, parts, &mut Dice(seed));
        let twice = which.index(boxes.len());
        boxes.push(boxes[twice].clone());
        let report = check(columns, &boxes, HitPolicy::First);
        prop_assert!(report.holds());
        prop_assert_eq!(report.unreachable.iter().map(|found| found.rule).collect::<Vec<_>>(), vec![boxes.len()]);
    }
}
