//! What would have changed an answer: never more inputs than needed, only those that may change, and true.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod tables;

use decisions::tables::Draft;
use decisions::{Compiled, Value};
use proptest::prelude::*;
use tables::{Asked, COLUMNS, DECISION, Dice};

fn columns() -> impl Strategy<Value = Vec<Asked>> {
    let column = prop_oneof![
        (2_usize..5).prop_map(Asked::Words),
        (2_usize..6).prop_map(Asked::Whole),
        Just(Asked::Truth)
    ];
    proptest::collection::vec(column, 1..4)
}

/// A sound table of boxes, and every point with its answer.
fn sound(columns: &[Asked], seed: u64) -> (Compiled, Vec<(Vec<Value>, Value)>) {
    let most: usize = columns.iter().map(|column| column.size()).product();
    let parts = tables::cut(columns, most.min(6), &mut Dice(seed));
    let model = tables::model(&tables::draft(columns, &parts, 3));
    let compiled = model.compile(DECISION).unwrap();
    let mut scratch = compiled.scratch();
    let value = |column: &Asked, at: usize| match column {
        Asked::Words(_) => Value::text(format!("w{at}")),
        Asked::Whole(_) => Value::from(i64::try_from(at).unwrap()),
        Asked::Truth => Value::from(at == 1),
    };
    let mut points: Vec<Vec<Value>> = vec![Vec::new()];
    for column in columns {
        let longer = |point: &Vec<Value>| {
            (0..column.size()).map(|at| [&point[..], &[value(column, at)]].concat()).collect::<Vec<_>>()
        };
        points = points.iter().flat_map(longer).collect();
    }
    let answered = points.into_iter().map(|point| {
        let answer = compiled.decide(&point, &mut scratch).unwrap().value();
        (point, answer)
    });
    let answered = answered.collect();
    (compiled, answered)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn as_few_inputs_change_as_brute_force_finds(columns in columns(), seed: u64, fixed in 0_usize..4) {
        let (compiled, answered) = sound(&columns, seed);
        let (mut scratch, mut again) = (compiled.scratch(), compiled.scratch());
        let may_change = |name: &str| name != format!("c{fixed}");
        for (point, answer) in &answered {
            let found = compiled.decide(point, &mut scratch).unwrap().nearest(may_change);
            let changed = |other: &Vec<Value>| -> Vec<usize> {
                (0..point.len()).filter(|at| point[*at] != other[*at]).collect()
            };
            let others = answered.iter().filter(|(_, other)| other != answer);
            let reached = others.map(|(other, _)| changed(other)).filter(|changed| !changed.contains(&fixed));
            let wanted = reached.map(|changed| changed.len()).min();
            prop_assert_eq!(found.as_ref().map(|found| found.changes.len()), wanted, "{:?}: {:?}", point, found);
            let Some(found) = found else { continue };
            let mut moved = point.clone();
            for change in &found.changes {
                let at = compiled.inputs().iter().position(|input| *input.name() == *change.name).unwrap();
                prop_assert_eq!(&moved[at], &change.from);
                moved[at] = change.to.clone();
            }
            let then = compiled.decide(&moved, &mut again).unwrap();
            prop_assert_ne!(&then.value(), answer);
            prop_assert_eq!(then.row().to_vec(), found.outputs.iter().map(|(_, to)| to.clone()).collect::<Vec<_>>());
            prop_assert_eq!(then.rules().collect::<Vec<_>>(), found.rules);
        }
    }
}

/// A table over a whole number and a word, as people would write it.
fn waiting() -> Draft {
    let columns = [Asked::Whole(100), Asked::Words(2)];
    let mut draft = tables::draft(&columns, &[], 1);
    let rule = |cells: [&str; 2], answer: &str| decisions::tables::RuleDraft {
        inputs: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        outputs: vec![answer.to_owned()],
        ..Default::default()
    };
    draft.rules = vec![
        rule(["< 10", "-"], "1"),
        rule(["[10..40]", "\"w0\""], "2"),
        rule(["[10..40]", "\"w1\""], "3"),
        rule(["> 40", "-"], "3"),
    ];
    draft
}

#[test]
fn a_number_moves_to_the_nearest_edge() {
    let model = tables::model(&waiting());
    let compiled = model.compile(DECISION).unwrap();
    let mut scratch = compiled.scratch();
    // (number, word) → the one change that is told: a step down, a step up, or the other word.
    let cases: [(i64, &str, &str, Value); 4] = [
        (5, "w0", "c0", 10.into()),
        (12, "w1", "c1", Value::text("w0")),
        (41, "w0", "c0", 40.into()),
        (90, "w1", "c0", 9.into()),
    ];
    for (number, word, name, to) in cases {
        let inputs = [Value::from(number), Value::text(word)];
        let found = compiled.decide(&inputs, &mut scratch).unwrap().nearest(|_| true).unwrap();
        let [change] = &found.changes[..] else { panic!("{found:?}") };
        assert_eq!((&*change.name, &change.to), (name, &to), "for {number} and {word}");
    }
}

#[test]
fn what_may_not_change_does_not() {
    let model = tables::model(&waiting());
    let compiled = model.compile(DECISION).unwrap();
    let mut scratch = compiled.scratch();
    let inputs = [Value::from(20), Value::text("w0")];
    let answer = compiled.decide(&inputs, &mut scratch).unwrap();
    let found = answer.nearest(|name| name != "c0").unwrap();
    assert_eq!(&*found.changes[0].name, "c1");
    assert_eq!(answer.nearest(|_| false), None);
}

#[test]
fn in_a_large_table_one_input_suffices_where_it_can() {
    let columns = &COLUMNS[..8];
    let model = tables::model(&tables::draft(columns, &tables::cut(columns, 120, &mut Dice(4)), 120));
    let compiled = model.compile(DECISION).unwrap();
    let mut scratch = compiled.scratch();
    let inputs = [
        Value::text("w3"),
        Value::from(1),
        Value::text("w0"),
        Value::text("w5"),
        Value::from(true),
        Value::from(12),
        Value::from(30),
        Value::text("w2"),
    ];
    let answer = compiled.decide(&inputs, &mut scratch).unwrap();
    // Every rule answers otherwise and has neighbours on the other side of each of its cells.
    for name in answer.mattered() {
        let found = answer.nearest(|input| input == &*name).unwrap();
        assert_eq!(found.changes.len(), 1);
        assert_eq!(found.changes[0].name, name);
    }
}
