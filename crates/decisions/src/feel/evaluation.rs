//! What an expression comes to, given the values of its variables.

use super::arithmetic::{add, divide, multiply, negate, subtract};
use super::expressions::{Expression, Member, Operator, Relation};
use crate::values::{DaysAndTime, Number, Value};
use std::cmp::Ordering;
use thiserror::Error;

/// Largest whole exponent that is worked out (DMN 1.5, table 45).
const LARGEST_EXPONENT: i64 = 999_999_999;

/// Why an expression has no value here; what FEEL leaves undefined is null and no error.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum EvaluationError {
    /// FEEL defines a root here; only whole exponents are worked out exactly.
    #[error("{base} to the power {exponent} is not supported: the exponent must be a whole number")]
    BrokenExponent {
        /// What would be raised.
        base: Number,
        /// To which power.
        exponent: Number,
    },
    /// The table inside a knowledge model gave no answer.
    #[error("{0}")]
    Invoked(String),
}

/// The values of the variables, and a way to call knowledge models.
pub(crate) trait Scope {
    /// The value at a position.
    fn variable(&self, position: usize) -> &Value;

    /// Calls the knowledge model at a position of the model.
    fn invoke(&self, model: usize, arguments: Vec<Value>) -> Result<Value, EvaluationError>;
}

/// A scope for constants: without variables or knowledge models.
pub(super) struct Nothing;

impl Scope for Nothing {
    fn variable(&self, _: usize) -> &Value {
        &Value::Null
    }

    fn invoke(&self, _: usize, _: Vec<Value>) -> Result<Value, EvaluationError> {
        Ok(Value::Null)
    }
}

/// Works out an expression. Each sort of expression has a function of its own: what nests takes little of the stack.
pub(crate) fn evaluate(expression: &Expression, scope: &impl Scope) -> Result<Value, EvaluationError> {
    match expression {
        Expression::Constant(value) => Ok(value.clone()),
        Expression::Variable(position) => Ok(scope.variable(*position).clone()),
        Expression::Part(whole, name) => evaluate(whole, scope).map(|whole| part_of(&whole, name)),
        Expression::Negation(inner) => {
            evaluate(inner, scope).map(|inner| negate(&inner).unwrap_or(Value::Null))
        }
        Expression::Arithmetic(first, rest) => chained(first, rest, scope),
        Expression::Comparison(relation, left, right) => compared(*relation, left, right, scope),
        Expression::And(parts) => joined(parts, both, scope),
        Expression::Or(parts) => joined(parts, either, scope),
        Expression::Not(inner) => {
            evaluate(inner, scope).map(|inner| truth(inner.as_boolean().map(|known| !known)))
        }
        Expression::Choice { condition, then, otherwise } => {
            let holds = evaluate(condition, scope)?.as_boolean() == Some(true);
            evaluate(if holds { then } else { otherwise }, scope)
        }
        Expression::Among(value, members) => among(value, members, scope),
        Expression::List(items) => worked_out(items, scope).map(Value::from),
        Expression::Call(function, arguments) => {
            worked_out(arguments, scope).map(|arguments| function.apply(&arguments))
        }
        Expression::Invocation(model, arguments) => scope.invoke(*model, worked_out(arguments, scope)?),
    }
}

fn worked_out(parts: &[Expression], scope: &impl Scope) -> Result<Vec<Value>, EvaluationError> {
    parts.iter().map(|part| evaluate(part, scope)).collect()
}

fn chained(
    first: &Expression,
    rest: &[(Operator, Expression)],
    scope: &impl Scope,
) -> Result<Value, EvaluationError> {
    let first = evaluate(first, scope)?;
    rest.iter()
        .try_fold(first, |left, (operator, right)| arithmetic(*operator, &left, &evaluate(right, scope)?))
}

fn joined(
    parts: &[Expression],
    join: impl Fn(Option<bool>, Option<bool>) -> Option<bool>,
    scope: &impl Scope,
) -> Result<Value, EvaluationError> {
    let mut known = parts.iter().map(|part| evaluate(part, scope).map(|value| value.as_boolean()));
    let first = known.next().transpose()?.flatten();
    known.try_fold(first, |left, right| Ok(join(left, right?))).map(truth)
}

fn compared(
    relation: Relation,
    left: &Expression,
    right: &Expression,
    scope: &impl Scope,
) -> Result<Value, EvaluationError> {
    let left = evaluate(left, scope)?;
    Ok(truth(compare(relation, &left, &evaluate(right, scope)?)))
}

fn among(value: &Expression, members: &[Member], scope: &impl Scope) -> Result<Value, EvaluationError> {
    let value = evaluate(value, scope)?;
    let holds = |(relation, other): &(Relation, Expression)| {
        Ok::<_, EvaluationError>(compare(*relation, &value, &evaluate(other, scope)?))
    };
    let found = members.iter().try_fold(Some(false), |found, member| {
        let holds = match member {
            Member::One(relation, other) => compare(*relation, &value, &evaluate(other, scope)?),
            Member::Range([low, high]) => both(holds(low)?, holds(high)?),
        };
        Ok::<_, EvaluationError>(either(found, holds))
    })?;
    Ok(truth(found))
}

/// Works out an expression that has no variables.
pub(super) fn evaluate_constant(expression: &Expression) -> Result<Value, EvaluationError> {
    evaluate(expression, &Nothing)
}

fn truth(known: Option<bool>) -> Value {
    known.map_or(Value::Null, Value::Boolean)
}

/// Three-valued "and": false wins over not known.
const fn both(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Three-valued "or": true wins over not known.
const fn either(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn compare(relation: Relation, left: &Value, right: &Value) -> Option<bool> {
    match relation {
        Relation::Equal => left.equals(right),
        Relation::Unequal => left.equals(right).map(|equal| !equal),
        Relation::Less => left.compare(right).map(Ordering::is_lt),
        Relation::AtMost => left.compare(right).map(Ordering::is_le),
        Relation::Greater => left.compare(right).map(Ordering::is_gt),
        Relation::AtLeast => left.compare(right).map(Ordering::is_ge),
    }
}

fn arithmetic(operator: Operator, left: &Value, right: &Value) -> Result<Value, EvaluationError> {
    let value = match operator {
        Operator::Plus => add(left, right),
        Operator::Minus => subtract(left, right),
        Operator::Times => multiply(left, right),
        Operator::DividedBy => divide(left, right),
        Operator::Power => return power(left, right),
    };
    Ok(value.unwrap_or(Value::Null))
}

fn power(base: &Value, exponent: &Value) -> Result<Value, EvaluationError> {
    let (Value::Number(base), Value::Number(exponent)) = (base, exponent) else { return Ok(Value::Null) };
    match exponent.to_i64().filter(|whole| whole.abs() <= LARGEST_EXPONENT) {
        Some(whole) => Ok(base.power(whole).map_or(Value::Null, Value::from)),
        None => Err(EvaluationError::BrokenExponent { base: *base, exponent: *exponent }),
    }
}

fn part_of(whole: &Value, name: &str) -> Value {
    match whole {
        Value::Context(context) => context.get(name).cloned().unwrap_or(Value::Null),
        Value::Date(date) => match name {
            "year" => i64::from(date.year()).into(),
            "month" => i64::from(date.month()).into(),
            "day" => i64::from(date.day()).into(),
            "weekday" => i64::from(date.weekday().to_monday_one_offset()).into(),
            _ => Value::Null,
        },
        Value::YearsAndMonths(duration) => match name {
            "years" => (duration.months() / 12).into(),
            "months" => (duration.months() % 12).into(),
            _ => Value::Null,
        },
        Value::DaysAndTime(duration) => {
            let seconds = duration.duration().as_secs();
            match name {
                "days" => (seconds / 86_400).into(),
                "hours" => (seconds % 86_400 / 3_600).into(),
                "minutes" => (seconds % 3_600 / 60).into(),
                "seconds" => seconds_within_minute(*duration),
                _ => Value::Null,
            }
        }
        _ => Value::Null,
    }
}

/// The seconds beyond whole minutes, with their decimals.
fn seconds_within_minute(duration: DaysAndTime) -> Value {
    let nanoseconds = duration.nanoseconds() % 60_000_000_000;
    Number::scaled(nanoseconds, -9).map_or(Value::Null, Value::from)
}
