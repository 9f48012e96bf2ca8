//! From the text of a cell to the values it accepts.

use super::cells::{Bounds, Cell, Test};
use super::evaluation::evaluate_constant;
use super::expressions::{Expression, Relation};
use super::names::Names;
use super::parsing::Parser;
use crate::values::Value;
use std::ops::Bound;

/// Reads a cell; the error says what is wrong.
pub(crate) fn read_cell(text: &str) -> Result<Cell, String> {
    let text = text.trim();
    if text.is_empty() || text == "-" {
        return Ok(Cell::Any);
    }
    let names = Names::default();
    let mut parser = Parser::new(text, &names);
    let before = parser.scanner;
    if parser.scanner.takes_word("not") && parser.scanner.takes("(") {
        let tests = read_tests(&mut parser)?;
        parser.scanner.expects(")")?;
        if parser.scanner.is_at_end() {
            return Ok(Cell::NoneOf(tests));
        }
        parser.scanner = before;
    }
    parser.scanner = before;
    let tests = read_tests(&mut parser)?;
    parser.ends()?;
    Ok(Cell::OneOf(tests))
}

fn read_tests(parser: &mut Parser<'_>) -> Result<Vec<Test>, String> {
    let mut tests = Vec::new();
    loop {
        read_test(parser, &mut tests)?;
        if !parser.scanner.takes(",") {
            return Ok(tests);
        }
    }
}

fn read_test(parser: &mut Parser<'_>, tests: &mut Vec<Test>) -> Result<(), String> {
    if let Some(relation) = parser.relation() {
        let operand = parser.sum().and_then(|operand| constant(&operand))?;
        return related(relation, operand).map(|test| tests.push(test));
    }
    let before = parser.scanner;
    if let Some((low_relation, low, high, high_relation)) = parser.range_ends()? {
        let (low, high) = (constant(&low)?, constant(&high)?);
        let low = if low_relation == Relation::AtLeast { Bound::Included(low) } else { Bound::Excluded(low) };
        let high =
            if high_relation == Relation::AtMost { Bound::Included(high) } else { Bound::Excluded(high) };
        tests.push(Test::Within(Bounds::new(low, high)?));
        return Ok(());
    }
    parser.scanner = before;
    match parser.expression().and_then(|expression| constant(&expression))? {
        Value::List(items) => tests.extend(items.iter().cloned().map(Test::Equal)),
        value => tests.push(Test::Equal(value)),
    }
    Ok(())
}

fn related(relation: Relation, operand: Value) -> Result<Test, String> {
    let (low, high) = match relation {
        Relation::Equal => return Ok(Test::Equal(operand)),
        Relation::Unequal => return Err(format!("write not({operand}) rather than `!=` in a cell")),
        Relation::Less => (Bound::Unbounded, Bound::Excluded(operand)),
        Relation::AtMost => (Bound::Unbounded, Bound::Included(operand)),
        Relation::Greater => (Bound::Excluded(operand), Bound::Unbounded),
        Relation::AtLeast => (Bound::Included(operand), Bound::Unbounded),
    };
    Bounds::new(low, high).map(Test::Within)
}

/// The value of an expression that names nothing. Null that is not written as null is a fault, not a value.
fn constant(expression: &Expression) -> Result<Value, String> {
    let value = evaluate_constant(expression).map_err(|error| error.to_string())?;
    let written = expression.constant().is_some_and(Value::is_null);
    if value.is_null() && !written {
        return Err("this comes to nothing: the expression has no value".to_owned());
    }
    Ok(value)
}
