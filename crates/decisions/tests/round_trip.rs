//! Read, write, read: nothing is lost, nothing decides otherwise.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod tables;

use decisions::tables::Draft;
use decisions::{Inputs, Model, Value};
use proptest::prelude::*;
use tables::{COLUMNS, DECISION, Dice};

/// A model with what editors and people leave in it.
const ELABORATE: &str = include_str!("data/elaborate.dmn");

fn values(model: &Model, dice: &mut Dice) -> Inputs {
    let value = |kind: Option<decisions::Kind>, dice: &mut Dice| match kind {
        Some(decisions::Kind::Boolean) => Value::from(dice.below(2) == 1),
        Some(decisions::Kind::Number) => Value::from(i64::try_from(dice.below(3)).unwrap()),
        _ => Value::text(format!("w{}", dice.below(3))),
    };
    model.inputs().iter().map(|input| (input.name(), value(input.kind().kind(), dice))).collect()
}

/// Two models answer alike, for inputs of all sorts and also where they fail.
fn decide_alike(one: &Model, other: &Model, dice: &mut Dice) {
    for _ in 0..50 {
        let inputs = values(one, dice);
        for decision in one.decisions() {
            let (mine, theirs) =
                (one.decide(decision.name(), &inputs), other.decide(decision.name(), &inputs));
            assert_eq!(mine, theirs, "{}: {inputs:?}", decision.name());
        }
    }
}

#[test]
fn what_this_crate_does_not_know_is_written_back() {
    let model = Model::read(ELABORATE, "elaborate.dmn").unwrap();
    let written = model.write();
    for kept in [
        "<!-- Agreed with the tenants' organisation -->",
        "xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\"",
        "<dmndi:DMNShape dmnElementRef=\"channel\" id=\"shape\"/>",
        "<modeler:note colour=\"amber\">for later</modeler:note>",
        "<documentation-of xmlns=\"urn:somebody-else\">kept</documentation-of>",
        "Bewoners &amp; buren, &lt;18 dagen",
        "kanaalwijzer:decimals=\"0\"",
    ] {
        assert!(written.contains(kept), "{kept} is lost:\n{written}");
    }
    let again = Model::read(&written, "elaborate.dmn").unwrap();
    assert_eq!(again.write(), written);
    assert_eq!(again.draft("channel"), model.draft("channel"));
    decide_alike(&model, &again, &mut Dice(1));
}

#[test]
fn formatting_settles_and_decides_the_same() {
    let model = Model::read(ELABORATE, "elaborate.dmn").unwrap();
    let formatted = model.formatted();
    assert!(formatted.contains("<text>[1..18)</text>"), "{formatted}");
    let again = Model::read(&formatted, "elaborate.dmn").unwrap();
    assert_eq!(again.formatted(), formatted);
    decide_alike(&model, &again, &mut Dice(2));
}

#[test]
fn a_draft_with_a_fault_is_told_cell_by_cell_and_not_kept() {
    let model = Model::read(ELABORATE, "elaborate.dmn").unwrap();
    let mut draft = model.draft("channel").unwrap();
    draft.rules[0].inputs[0] = "< \"a\"".to_owned();
    draft.rules[1].outputs[0] = "\"fax\"".to_owned();
    let problems = model.read_draft("channel", &draft).unwrap_err();
    let places: Vec<Option<usize>> =
        problems.iter().map(|problem| problem.cell.as_ref().and_then(|cell| cell.rule)).collect();
    assert_eq!(places, [Some(1), Some(2)]);
    assert!(model.with_draft("channel", &draft).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_table_comes_back_as_it_was_drafted(
        seed: u64,
        parts in 1_usize..20,
        remark in "[ -~é€<>&\"'\\n]{0,20}",
        names in proptest::collection::vec("[A-Za-z<&' ]{1,8}", 0..2),
    ) {
        let columns = &COLUMNS[..5];
        let mut draft: Draft = tables::draft(columns, &tables::cut(columns, parts, &mut Dice(seed)), 3);
        draft.annotations.clone_from(&names);
        for rule in &mut draft.rules {
            rule.annotations = names.iter().map(|_| remark.trim().to_owned()).collect();
            rule.description = Some(remark.trim().to_owned()).filter(|text| !text.is_empty());
        }
        let model = tables::model(&draft);
        prop_assert_eq!(model.draft(DECISION), Some(draft.clone()));
        let again = Model::read(&model.write(), "test.dmn").unwrap();
        prop_assert_eq!(again.draft(DECISION), Some(draft));
        decide_alike(&model, &again, &mut Dice(seed));
        let formatted = Model::read(&model.formatted(), "test.dmn").unwrap();
        decide_alike(&model, &formatted, &mut Dice(seed));
    }
}
