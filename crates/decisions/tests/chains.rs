//! However long or however deep a text is, it takes no stack: long chains work, deep nests are refused.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use decisions::{Inputs, Model, Value};
use std::fmt::Write;

const TERMS: usize = 100_000;
/// Of what differs from another chain in its operator only.
const FEWER: usize = 10_000;

/// A model of one decision over the number `n`, whose logic is given.
fn model(logic: &str) -> Result<Model, decisions::LoadError> {
    let text = format!(
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" id=\"m\" name=\"m\" namespace=\"urn:test\">\
         <inputData id=\"n\" name=\"n\"><variable name=\"n\" typeRef=\"number\"/></inputData>\
         <decision id=\"d\" name=\"d\"><variable name=\"d\"/><informationRequirement>\
         <requiredInput href=\"#n\"/></informationRequirement>{logic}</decision></definitions>"
    );
    Model::read(&text, "long.dmn")
}

fn literal(text: &str) -> String {
    format!("<literalExpression><text>{}</text></literalExpression>", text.replace('<', "&lt;"))
}

fn table(cell: &str, answer: &str) -> String {
    format!(
        "<decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/>\
         <rule><inputEntry><text>{cell}</text></inputEntry><outputEntry><text>{answer}</text></outputEntry></rule>\
         </decisionTable>"
    )
}

/// What a model decides for 1; it is read, compiled, copied, checked and thrown away.
fn decided(logic: &str) -> Value {
    let model = model(logic).unwrap().clone();
    let _ = model.check(decisions::proof::Limits::default());
    model.decide("d", &Inputs::new().with("n", 1)).unwrap().value
}

/// A chain of that many terms.
fn chain(term: &str, operator: &str) -> String {
    vec![term; TERMS].join(operator)
}

fn shorter(term: &str, operator: &str) -> String {
    vec![term; FEWER].join(operator)
}

#[test]
fn a_chain_of_any_length_is_worked_out() {
    let (sum, less) = (i64::try_from(TERMS).unwrap(), i64::try_from(FEWER).unwrap());
    let cases = [
        (chain("n", "+"), Value::from(sum)),
        (shorter("n", "-"), Value::from(2 - less)),
        (shorter("n", "*"), Value::from(1)),
        (shorter("n", "/"), Value::from(1)),
        (shorter("n", "**"), Value::from(1)),
        (chain("n = 1", " and "), Value::from(true)),
        (shorter("n = 2", " or "), Value::from(false)),
        (format!("n in ({})", shorter("[2..3)", ",")), Value::from(false)),
        (format!("n in ({})", shorter("n", ",")), Value::from(true)),
        (format!("count([{}])", shorter("n", ",")), Value::from(less)),
    ];
    for (text, wanted) in cases {
        assert_eq!(decided(&literal(&text)), wanted, "{}", &text[..20]);
    }
}

#[test]
fn a_chain_in_a_cell_or_an_answer_is_worked_out_too() {
    assert_eq!(decided(&table(&chain("1", "*"), &chain("1", "+"))), Value::from(100_000));
    assert_eq!(decided(&table(&format!("[{}..2]", shorter("1", "*")), "\"yes\"")), Value::text("yes"));
    assert_eq!(decided(&table(&shorter("1", ","), &shorter("n", "+"))), Value::from(10_000));
    assert_eq!(decided(&table(&format!("not({})", shorter("[2..3]", ",")), "3")), Value::from(3));
}

#[test]
fn what_nests_is_refused_before_the_stack_is_spent() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(TERMS), close.repeat(TERMS));
    let cases = [
        deep("(", ")"),
        deep("-", ""),
        deep("[", "]"),
        deep("not(", ")"),
        deep("n in (", ")"),
        deep("1+1*1**(", ")"),
        deep("if n = 1 then 2 else ", ""),
        deep("if ", " then 1 else 2"),
    ];
    for text in &cases {
        for logic in [literal(text), table(text, "1"), table("-", text)] {
            let error = model(&logic).unwrap_err().to_string();
            assert!(error.len() < 2_000 && !error.is_empty(), "{}", &text[..20]);
        }
    }
}

/// As deep as is accepted, with every rank of operator at every depth.
#[test]
fn what_is_accepted_fits_the_stack() {
    let (open, close) = ("1 = 2 or true and 1 + 1 * 2 ** -(", ") = 3");
    let deepest = (1..200).take_while(|depth| {
        let text = format!("{}1{}", open.repeat(*depth), close.repeat(*depth));
        model(&literal(&text)).is_ok_and(|model| model.decide("d", &Inputs::new().with("n", 1)).is_ok())
    });
    assert!(deepest.count() >= 16);
}

/// A text that can be read in ever more ways is given up, not tried for hours.
#[test]
fn what_can_be_read_in_too_many_ways_is_refused() {
    let mut text = String::new();
    for _ in 0..60 {
        write!(text, "n in ((").unwrap();
    }
    let error = model(&literal(&text)).unwrap_err().to_string();
    assert!(error.contains("too many ways") || error.contains("too deep"), "{error}");
}
