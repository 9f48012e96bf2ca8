//! Small random tables of every hit policy, and all points that tell their rules apart.

use decisions::tables::{Aggregator, Draft, HitPolicy, InputDraft, OutputDraft, RuleDraft};
use decisions::{Number, Value};
use proptest::prelude::*;

/// What a column asks: the values up to this size.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    Words(u8),
    Whole(u8),
    Number(u8),
    Truth,
    Day(u8),
}

/// The answers, in the order that decides under P and O.
pub const ANSWERS: [i64; 3] = [3, 1, 2];

/// A small table with all points of its space.
#[derive(Clone, Debug)]
pub struct Small {
    pub draft: Draft,
    pub points: Vec<Vec<Value>>,
}

impl Asked {
    fn constant(self, number: u8) -> String {
        match self {
            Self::Words(_) => format!("\"w{number}\""),
            Self::Whole(_) | Self::Number(_) => number.to_string(),
            Self::Truth => (number == 1).to_string(),
            Self::Day(_) => format!("date(\"2026-02-{:02}\")", number + 1),
        }
    }

    fn size(self) -> u8 {
        match self {
            Self::Words(size) | Self::Whole(size) | Self::Number(size) | Self::Day(size) => size,
            Self::Truth => 1,
        }
    }

    fn column(self, name: String) -> InputDraft {
        let range = format!("[{}..{}]", self.constant(0), self.constant(self.size()));
        let list = || (0..=self.size()).map(|number| self.constant(number)).collect::<Vec<_>>().join(", ");
        let (kind, allowed, decimals) = match self {
            Self::Words(_) => ("string", Some(list()), None),
            Self::Whole(_) => ("number", Some(range), Some("0".to_owned())),
            Self::Number(_) => ("number", Some(range), None),
            Self::Truth => ("boolean", None, None),
            Self::Day(_) => ("date", Some(range), None),
        };
        InputDraft {
            expression: name,
            type_name: Some(kind.to_owned()),
            allowed,
            decimals,
            ..InputDraft::default()
        }
    }

    /// Every value that some cell could tell apart from the others.
    fn values(self) -> Vec<Value> {
        let whole = |number: u8| Value::from(i64::from(number));
        match self {
            Self::Words(size) => (0..=size).map(|number| Value::text(format!("w{number}"))).collect(),
            Self::Whole(size) => (0..=size).map(whole).collect(),
            Self::Number(size) => {
                let half = |number: u8| Number::scaled(i128::from(number) * 5, -1).unwrap().into();
                (0..=2 * size).map(half).collect()
            }
            Self::Truth => vec![false.into(), true.into()],
            Self::Day(size) => (0..=size)
                .map(|day| jiff::civil::date(2026, 2, i8::try_from(day).unwrap() + 1).into())
                .collect(),
        }
    }

    fn has_order(self) -> bool {
        matches!(self, Self::Whole(_) | Self::Number(_) | Self::Day(_))
    }
}

fn column() -> impl Strategy<Value = Asked> {
    prop_oneof![
        (1_u8..4).prop_map(Asked::Words),
        (1_u8..5).prop_map(Asked::Whole),
        (1_u8..4).prop_map(Asked::Number),
        Just(Asked::Truth),
        (1_u8..5).prop_map(Asked::Day),
    ]
}

/// A cell; values just outside the domain occur too.
fn cell(asked: Asked) -> BoxedStrategy<String> {
    let most = if matches!(asked, Asked::Truth) { 1 } else { asked.size() + 1 };
    let one = move || (0..=most).prop_map(move |number| asked.constant(number));
    let list = move || proptest::collection::vec(one(), 1..3).prop_map(|values| values.join(", "));
    let any = Just("-".to_owned());
    if !asked.has_order() {
        return prop_oneof![2 => any, 3 => list(), 1 => list().prop_map(|list| format!("not({list})"))]
            .boxed();
    }
    let side =
        (0..4_usize, one()).prop_map(|(sign, value)| format!("{} {value}", ["<", "<=", ">", ">="][sign]));
    let range = (0..most, 1..=most, 0..4_usize).prop_map(move |(low, more, form)| {
        let (open, close) = [("[", "]"), ("(", "]"), ("[", ")"), ("(", ")")][form];
        let high = low.saturating_add(more).min(most);
        format!("{open}{}..{}{close}", asked.constant(low), asked.constant(high))
    });
    let single = prop_oneof![side, range];
    let union = (single.clone(), one()).prop_map(|(range, value)| format!("{range}, {value}"));
    prop_oneof![
        2 => any,
        3 => list(),
        4 => single.clone(),
        1 => union,
        1 => single.prop_map(|range| format!("not({range})")),
    ]
    .boxed()
}

fn policy() -> impl Strategy<Value = HitPolicy> {
    let aggregators = [Aggregator::Sum, Aggregator::Min, Aggregator::Max, Aggregator::Count];
    prop_oneof![
        2 => Just(HitPolicy::Unique),
        2 => Just(HitPolicy::Any),
        2 => Just(HitPolicy::First),
        2 => Just(HitPolicy::Priority),
        1 => Just(HitPolicy::RuleOrder),
        1 => Just(HitPolicy::OutputOrder),
        1 => Just(HitPolicy::Collect(None)),
        1 => (0..4_usize).prop_map(move |at| HitPolicy::Collect(Some(aggregators[at]))),
    ]
}

/// A random table with up to three columns and six rules.
pub fn small() -> impl Strategy<Value = Small> {
    (proptest::collection::vec(column(), 1..4), policy(), proptest::option::weighted(0.2, 0..3_usize))
        .prop_flat_map(|(columns, policy, default)| {
            let cells: Vec<_> = columns.iter().map(|column| cell(*column)).collect();
            let rules = proptest::collection::vec((cells, 0..3_usize), 0..7);
            (Just(columns), Just(policy), Just(default), rules)
        })
        .prop_map(|(columns, hit_policy, default, rules)| {
            let inputs = columns.iter().enumerate().map(|(at, column)| column.column(format!("c{at}")));
            let rule = |(inputs, answer): (Vec<String>, usize)| RuleDraft {
                inputs,
                outputs: vec![ANSWERS[answer].to_string()],
                ..RuleDraft::default()
            };
            let output = OutputDraft {
                type_name: Some("number".to_owned()),
                allowed: Some("3, 1, 2".to_owned()),
                default: default.map(|at| ANSWERS[at].to_string()),
                ..OutputDraft::default()
            };
            let draft = Draft {
                hit_policy,
                inputs: inputs.collect(),
                outputs: vec![output],
                rules: rules.into_iter().map(rule).collect(),
                ..Draft::default()
            };
            Small { draft, points: points(&columns) }
        })
}

fn points(columns: &[Asked]) -> Vec<Vec<Value>> {
    columns.iter().fold(vec![Vec::new()], |points, column| {
        let values = column.values();
        let longer = |point: Vec<Value>| {
            values
                .iter()
                .map(move |value| [&point[..], std::slice::from_ref(value)].concat())
                .collect::<Vec<_>>()
        };
        points.into_iter().flat_map(longer).collect()
    })
}
