//! What an expression says, once its names are resolved.

use super::functions::Function;
use crate::values::Value;

/// An expression whose names are resolved to positions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    Constant(Value),
    /// The variable at this position of the scope.
    Variable(usize),
    /// A named part of a context, date or duration.
    Part(Box<Expression>, String),
    Negation(Box<Expression>),
    Arithmetic(Operator, Box<Expression>, Box<Expression>),
    Comparison(Relation, Box<Expression>, Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    Not(Box<Expression>),
    Choice {
        condition: Box<Expression>,
        then: Box<Expression>,
        otherwise: Box<Expression>,
    },
    Between {
        value: Box<Expression>,
        low: Box<Expression>,
        high: Box<Expression>,
    },
    List(Vec<Expression>),
    Call(Function, Vec<Expression>),
    /// A knowledge model, by its position in the model.
    Invocation(usize, Vec<Expression>),
}

/// The five operators of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Plus,
    Minus,
    Times,
    DividedBy,
    Power,
}

/// The six comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Expression {
    /// The constant, when the expression is one.
    pub(crate) const fn constant(&self) -> Option<&Value> {
        if let Self::Constant(value) = self { Some(value) } else { None }
    }

    /// The variable, when the expression is nothing else.
    pub(crate) const fn variable(&self) -> Option<usize> {
        if let Self::Variable(position) = self { Some(*position) } else { None }
    }

    /// The expressions directly within this one.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Constant(_) | Self::Variable(_) => Vec::new(),
            Self::Part(inner, _) | Self::Negation(inner) | Self::Not(inner) => vec![inner],
            Self::Arithmetic(_, left, right)
            | Self::Comparison(_, left, right)
            | Self::And(left, right)
            | Self::Or(left, right) => vec![left, right],
            Self::Choice { condition, then, otherwise } => vec![condition, then, otherwise],
            Self::Between { value, low, high } => vec![value, low, high],
            Self::List(parts) | Self::Call(_, parts) | Self::Invocation(_, parts) => parts.iter().collect(),
        }
    }

    /// The positions of all variables in the expression, each once, in ascending order.
    pub(crate) fn variables(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(expression) = open.pop() {
            found.extend(expression.variable());
            open.extend(expression.parts());
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
