//! What an expression says, once its names are resolved.

use super::functions::Function;
use crate::values::Value;

/// An expression whose names are resolved to positions. Chains are flat: however many terms they have, an expression is
/// no deeper than its brackets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    Constant(Value),
    /// The variable at this position of the scope.
    Variable(usize),
    /// A named part of a context, date or duration.
    Part(Box<Expression>, String),
    Negation(Box<Expression>),
    /// Operators of one rank from left to right.
    Arithmetic(Box<Expression>, Vec<(Operator, Expression)>),
    Comparison(Relation, Box<Expression>, Box<Expression>),
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Not(Box<Expression>),
    Choice {
        condition: Box<Expression>,
        then: Box<Expression>,
        otherwise: Box<Expression>,
    },
    /// Whether one of the members holds for a value, as in `x in (< 3, [5..7])` and `x between 1 and 3`.
    Among(Box<Expression>, Vec<Member>),
    List(Vec<Expression>),
    Call(Function, Vec<Expression>),
    /// A knowledge model, by its position in the model.
    Invocation(usize, Vec<Expression>),
}

/// What a value is held against.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Member {
    One(Relation, Expression),
    /// Two ends, each with how the value relates to it.
    Range([(Relation, Expression); 2]),
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
            Self::Arithmetic(first, rest) => {
                std::iter::once(&**first).chain(rest.iter().map(|(_, term)| term)).collect()
            }
            Self::Comparison(_, left, right) => vec![left, right],
            Self::Choice { condition, then, otherwise } => vec![condition, then, otherwise],
            Self::Among(value, members) => {
                std::iter::once(&**value).chain(members.iter().flat_map(Member::parts)).collect()
            }
            Self::And(parts)
            | Self::Or(parts)
            | Self::List(parts)
            | Self::Call(_, parts)
            | Self::Invocation(_, parts) => parts.iter().collect(),
        }
    }

    /// Whether null stands in it as such, so that coming to nothing may be meant.
    pub(crate) fn says_nothing(&self) -> bool {
        let mut open = vec![self];
        while let Some(expression) = open.pop() {
            if expression.constant().is_some_and(Value::is_null) {
                return true;
            }
            open.extend(expression.parts());
        }
        false
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

impl Member {
    fn parts(&self) -> Vec<&Expression> {
        match self {
            Self::One(_, other) => vec![other],
            Self::Range([(_, low), (_, high)]) => vec![low, high],
        }
    }
}
