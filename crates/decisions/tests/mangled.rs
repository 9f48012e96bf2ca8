//! Files of tables that something went wrong with on the way: read or refused in words, never a panic.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use decisions::proof::Limits;
use decisions::{Inputs, Model, Value};
use proptest::prelude::*;

const ELABORATE: &str = include_str!("data/elaborate.dmn");
const LEASE_TERMINATION: &str = include_str!("../../../rules/lease-termination.dmn");

/// Pieces that mean something in a DMN file, to put where they do not belong.
const PIECES: [&str; 16] = [
    "<",
    ">",
    "\"",
    "]]>",
    "&#0;",
    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
    "<rule>",
    "</decisionTable>",
    "-",
    "[1..",
    "..1]",
    "not(",
    "null",
    "1e400",
    "date(\"2026-02-30\")",
    "\u{feff}",
];

/// A good file with some cuts and pastes in it.
fn mangled() -> impl Strategy<Value = String> {
    let cut =
        (any::<prop::sample::Index>(), 0_usize..200, prop::option::of(prop::sample::select(PIECES.to_vec())));
    let cuts = prop::collection::vec(cut, 1..6);
    (prop::sample::select(vec![ELABORATE, LEASE_TERMINATION]), cuts).prop_map(|(file, cuts)| {
        let mut letters: Vec<char> = file.chars().collect();
        for (place, length, piece) in cuts {
            let from = place.index(letters.len() + 1);
            // Every other cut only pastes.
            let until = if length % 2 == 0 { from } else { (from + length).min(letters.len()) };
            letters.splice(from..until, piece.unwrap_or_default().chars());
        }
        letters.into_iter().collect()
    })
}

/// Does with a model all that a program does: proves it, asks it, writes it.
fn used(model: &Model) {
    for report in model.check(Limits { told: 2, steps: 20_000 }) {
        assert!(!report.to_string().is_empty());
    }
    let values = [Value::from(true), Value::from(3), Value::text("room")];
    for value in values {
        let inputs: Inputs = model.inputs().iter().map(|input| (input.name(), value.clone())).collect();
        for decision in model.decisions() {
            if let Err(error) = model.decide(decision.name(), &inputs) {
                assert!(!error.to_string().is_empty());
            }
        }
    }
    let written = model.write();
    assert_eq!(Model::read(&written, "written.dmn").unwrap().write(), written);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_mangled_file_is_read_or_refused(text in mangled()) {
        match Model::read(&text, "mangled.dmn") {
            Ok(model) => used(&model),
            Err(error) => prop_assert!(error.to_string().starts_with("mangled.dmn"), "{error}"),
        }
    }

    #[test]
    fn noise_is_refused(text in "\\PC{0,200}") {
        prop_assert!(Model::read(&text, "noise.dmn").is_err());
    }
}
