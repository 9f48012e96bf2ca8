//! What the proof, the answers and their explanations say, beside looking at every point.

use crate::small::{ANSWERS, Small, small};
use crate::tables::{DECISION, model};
use decisions::proof::{Completeness, Limits, Report, WhyUnreachable};
use decisions::tables::{Aggregator, HitPolicy, Table};
use decisions::{Cell, DecideError, Inputs, Model, Value};
use proptest::prelude::*;
use std::sync::Arc;

const ALL: Limits = Limits { told: 10_000, steps: 50_000_000 };

/// A table with, per point, the rules that hit (counted from zero), found by asking every cell.
struct Looked<'small> {
    small: &'small Small,
    model: Model,
    hits: Vec<Vec<usize>>,
}

impl<'small> Looked<'small> {
    fn at(small: &'small Small) -> Self {
        let model = model(&small.draft);
        let table = model.tables().next().expect("a table");
        let rules = 0..table.rules().len();
        let hits = small
            .points
            .iter()
            .map(|point| rules.clone().filter(|rule| accepts(table, *rule, point)).collect());
        Self { small, hits: hits.collect(), model }
    }

    fn table(&self) -> &Table {
        self.model.tables().next().expect("a table")
    }

    fn policy(&self) -> HitPolicy {
        self.small.draft.hit_policy
    }

    fn said(&self, rule: usize) -> &str {
        &self.small.draft.rules[rule].outputs[0]
    }

    /// The place of a rule's answer in the order of the output values.
    fn rank(&self, rule: usize) -> usize {
        ANSWERS.iter().position(|answer| answer.to_string() == self.said(rule)).expect("a listed answer")
    }

    /// The rules that make the answer at a point; none when they must not hit together.
    fn makers(&self, hits: &[usize]) -> Option<Vec<usize>> {
        let mut makers = hits.to_vec();
        match self.policy() {
            HitPolicy::Unique if hits.len() > 1 => return None,
            HitPolicy::Any if hits.iter().any(|rule| self.said(*rule) != self.said(hits[0])) => return None,
            HitPolicy::Unique | HitPolicy::Any | HitPolicy::First => makers.truncate(1),
            HitPolicy::Priority => {
                makers.sort_by_key(|rule| self.rank(*rule));
                makers.truncate(1);
            }
            HitPolicy::OutputOrder => makers.sort_by_key(|rule| self.rank(*rule)),
            HitPolicy::RuleOrder | HitPolicy::Collect(_) => {}
        }
        Some(makers)
    }

    fn answer(&self, makers: &[usize]) -> Value {
        let said: Vec<i64> = makers.iter().map(|rule| self.said(*rule).parse().expect("a number")).collect();
        let default =
            self.small.draft.outputs[0].default.as_ref().map(|text| text.parse::<i64>().expect("a number"));
        let list = |values: Vec<i64>| Value::from(values.into_iter().map(Value::from).collect::<Vec<_>>());
        match (self.policy(), default, said.is_empty()) {
            (
                HitPolicy::RuleOrder | HitPolicy::OutputOrder | HitPolicy::Collect(None),
                Some(default),
                true,
            ) => list(vec![default]),
            (_, Some(default), true) => default.into(),
            (HitPolicy::Collect(Some(Aggregator::Count)), None, true) => 0.into(),
            (_, None, true) => Value::Null,
            (HitPolicy::RuleOrder | HitPolicy::OutputOrder | HitPolicy::Collect(None), ..) => list(said),
            (HitPolicy::Collect(Some(Aggregator::Sum)), ..) => said.iter().sum::<i64>().into(),
            (HitPolicy::Collect(Some(Aggregator::Min)), ..) => said.iter().min().copied().unwrap_or(0).into(),
            (HitPolicy::Collect(Some(Aggregator::Max)), ..) => said.iter().max().copied().unwrap_or(0).into(),
            (HitPolicy::Collect(Some(Aggregator::Count)), ..) => {
                i64::try_from(said.len()).unwrap_or(0).into()
            }
            _ => said[0].into(),
        }
    }

    fn inputs(&self, point: &[Value]) -> Inputs {
        self.small
            .draft
            .inputs
            .iter()
            .map(|input| input.expression.clone())
            .zip(point.iter().cloned())
            .collect()
    }
}

fn accepts(table: &Table, rule: usize, point: &[Value]) -> bool {
    table.rules()[rule].cells().iter().zip(point).all(|(cell, value)| cell.accepts(value))
}

/// Whether a point lies in a region given in words.
fn lies_in(region: &[(Arc<str>, Cell)], columns: &[String], point: &[Value]) -> bool {
    region.iter().all(|(name, cell)| {
        let at = columns.iter().position(|column| **column == **name).expect("a column");
        cell.accepts(&point[at])
    })
}

fn check_gaps(looked: &Looked<'_>, report: &Report) {
    let columns: Vec<String> =
        looked.small.draft.inputs.iter().map(|input| input.expression.clone()).collect();
    let is_open = looked.hits.iter().any(Vec::is_empty);
    let answers_anyway = looked.small.draft.outputs[0].default.is_some()
        || looked.policy() == HitPolicy::Collect(Some(Aggregator::Count));
    let wanted = match (is_open, answers_anyway) {
        (false, _) => Completeness::Complete,
        (true, true) => Completeness::ByDefault,
        (true, false) => Completeness::Incomplete,
    };
    assert_eq!(report.completeness, wanted);
    assert!(!report.more_gaps);
    for (point, hits) in looked.small.points.iter().zip(&looked.hits) {
        let told = report.gaps.iter().any(|gap| lies_in(&gap.region, &columns, point));
        assert_eq!(told, hits.is_empty(), "{point:?} is hit by {hits:?}");
    }
    for gap in &report.gaps {
        let point: Vec<Value> = gap.inputs.iter().map(|(_, value)| value.clone()).collect();
        let table = looked.table();
        assert!(lies_in(&gap.region, &columns, &point));
        for (column, value) in table.inputs().iter().zip(&point) {
            assert_eq!(column.kind().check(value), Ok(()), "a gap must be something that may be asked");
        }
        for rule in 0..table.rules().len() {
            let cells = table.rules()[rule].cells().iter().zip(&point);
            let refusing: Vec<usize> = cells
                .enumerate()
                .filter(|(_, (cell, value))| !cell.accepts(value))
                .map(|(at, _)| at)
                .collect();
            assert!(!refusing.is_empty(), "rule {rule} hits the gap {point:?}");
            let told: Vec<&str> = gap
                .near_misses
                .iter()
                .filter(|miss| miss.rule == rule + 1)
                .map(|miss| &*miss.column)
                .collect();
            match refusing[..] {
                [only] => assert_eq!(told, [columns[only].as_str()]),
                _ => assert!(told.is_empty()),
            }
        }
    }
}

fn check_overlaps(looked: &Looked<'_>, report: &Report) {
    let columns: Vec<String> =
        looked.small.draft.inputs.iter().map(|input| input.expression.clone()).collect();
    let count = looked.table().rules().len();
    let minds = |first: usize, second: usize| match looked.policy() {
        HitPolicy::Unique => true,
        HitPolicy::Any => looked.said(first) != looked.said(second),
        _ => false,
    };
    let meet = |first: usize, second: usize| {
        looked.hits.iter().any(|hits| hits.contains(&first) && hits.contains(&second))
    };
    let mut wanted = Vec::new();
    for second in 0..count {
        wanted.extend(
            (0..second)
                .filter(|first| minds(*first, second) && meet(*first, second))
                .map(|first| [first + 1, second + 1]),
        );
    }
    let mut told: Vec<[usize; 2]> = report.overlaps.iter().map(|overlap| overlap.rules).collect();
    told.sort_by_key(|[first, second]| (*second, *first));
    assert_eq!(told, wanted);
    assert_eq!(report.overlap_count, wanted.len());
    for overlap in &report.overlaps {
        let [first, second] = overlap.rules;
        for (point, hits) in looked.small.points.iter().zip(&looked.hits) {
            let both = hits.contains(&(first - 1)) && hits.contains(&(second - 1));
            assert_eq!(lies_in(&overlap.region, &columns, point), both, "{overlap:?} at {point:?}");
        }
        let point: Vec<Value> = overlap.inputs.iter().map(|(_, value)| value.clone()).collect();
        assert!(accepts(looked.table(), first - 1, &point) && accepts(looked.table(), second - 1, &point));
    }
}

fn check_unreachable(looked: &Looked<'_>, report: &Report) {
    for rule in 0..looked.table().rules().len() {
        let hits_somewhere = looked.hits.iter().any(|hits| hits.contains(&rule));
        let one_wins = matches!(looked.policy(), HitPolicy::First | HitPolicy::Priority);
        let makes_an_answer = if one_wins {
            looked.hits.iter().any(|hits| looked.makers(hits) == Some(vec![rule]))
        } else {
            hits_somewhere
        };
        let told = report.unreachable.iter().find(|unreachable| unreachable.rule == rule + 1);
        assert_eq!(told.is_none(), makes_an_answer, "rule {}: {told:?}", rule + 1);
        match told.map(|told| &told.why) {
            Some(WhyUnreachable::OutsideDomain { .. }) => assert!(!hits_somewhere),
            Some(WhyUnreachable::PassedOver { rules }) => {
                for hits in looked.hits.iter().filter(|hits| hits.contains(&rule)) {
                    assert!(rules.iter().any(|winner| hits.contains(&(winner - 1))));
                }
            }
            None => {}
        }
    }
}

fn check_answers(looked: &Looked<'_>) {
    let compiled = looked.model.compile(DECISION).expect("the decision");
    let mut scratch = compiled.scratch();
    for (point, hits) in looked.small.points.iter().zip(&looked.hits) {
        let whole = looked.model.decide(DECISION, &looked.inputs(point));
        // The compiled decision has inputs in its own order, which is that of the columns here.
        let fast = compiled.decide(point, &mut scratch);
        let Some(makers) = looked.makers(hits) else {
            let is_conflict = |error: &DecideError| {
                matches!(error, DecideError::SeveralRules { .. } | DecideError::Contradiction { .. })
            };
            assert!(
                whole.is_err_and(|error| is_conflict(&error)) && fast.is_err_and(|error| is_conflict(&error))
            );
            continue;
        };
        let (whole, fast) = (whole.expect("an answer"), fast.expect("an answer"));
        let numbers: Vec<usize> = makers.iter().map(|rule| rule + 1).collect();
        assert_eq!(whole.rules.iter().map(|hit| hit.number).collect::<Vec<_>>(), numbers);
        assert_eq!(fast.rules().collect::<Vec<_>>(), numbers);
        assert_eq!(whole.value, looked.answer(&makers), "at {point:?}");
        assert_eq!(fast.value(), whole.value);
        assert_eq!(fast.mattered(), whole.mattered);
        check_mattered(looked, point, &makers, &whole.mattered);
    }
}

/// What mattered fixes the answer: wherever the point is left only in other columns, the same rules make it.
fn check_mattered(looked: &Looked<'_>, point: &[Value], makers: &[usize], mattered: &[Arc<str>]) {
    let names = looked.small.draft.inputs.iter().map(|input| &input.expression);
    let counts: Vec<bool> = names.map(|name| mattered.iter().any(|known| **known == **name)).collect();
    for (other, hits) in looked.small.points.iter().zip(&looked.hits) {
        let alike = counts
            .iter()
            .zip(point.iter().zip(other))
            .all(|(counts, (mine, theirs))| !counts || mine == theirs);
        // Under U and A only of a table without contradiction: there nothing else can hit with another answer.
        let Some(found) = looked.makers(hits).filter(|_| alike) else { continue };
        if looked.policy() == HitPolicy::Any {
            let said = |rules: &[usize]| rules.first().map(|rule| looked.said(*rule).to_owned());
            assert_eq!(said(&found), said(makers), "{point:?} and {other:?} with {mattered:?}");
        } else {
            assert_eq!(found, makers, "{point:?} and {other:?} with {mattered:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn the_proof_says_what_brute_force_finds(small in small()) {
        let looked = Looked::at(&small);
        let report = looked.table().check(ALL);
        check_gaps(&looked, &report);
        check_overlaps(&looked, &report);
        check_unreachable(&looked, &report);
    }

    #[test]
    fn answers_and_what_mattered_are_what_brute_force_finds(small in small()) {
        check_answers(&Looked::at(&small));
    }
}
