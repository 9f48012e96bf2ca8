//! From the text of an expression to what it says.

use super::expressions::{Expression, Member, Operator, Relation};
use super::names::{Names, longest};
use super::scanning::Scanner;
use crate::types::Type;
use crate::values::Value;

/// How deep expressions may nest: beyond it a text is refused rather than the stack spent.
const DEEPEST: u32 = 64;

/// How often, per byte of the text and at all, a value may be read anew when what was tried first does not fit.
const TRIES: (usize, usize) = (16, 1_024);

/// Reads a whole expression; the error says what is wrong and where.
pub(crate) fn read_expression(text: &str, names: &Names) -> Result<Expression, String> {
    let mut parser = Parser::new(text, names);
    let expression = parser.expression()?;
    parser.ends()?;
    Ok(expression)
}

/// A text being read, and the names it may use.
pub(super) struct Parser<'text> {
    pub(super) scanner: Scanner<'text>,
    pub(super) names: &'text Names,
    depth: u32,
    /// How many values may still be read.
    pub(super) tries: usize,
    /// Whether the upper end of a range is being read: there `[` may close the range.
    in_upper_end: bool,
}

impl<'text> Parser<'text> {
    pub(super) const fn new(text: &'text str, names: &'text Names) -> Self {
        let tries = TRIES.0 * text.len() + TRIES.1;
        Self { scanner: Scanner::new(text), names, depth: 0, tries, in_upper_end: false }
    }

    pub(super) fn ends(&mut self) -> Result<(), String> {
        if self.scanner.is_at_end() {
            return Ok(());
        }
        Err(format!("this cannot be read {}", self.scanner.place()))
    }

    pub(super) fn expression(&mut self) -> Result<Expression, String> {
        self.deeper()?;
        let expression = self.disjunction();
        self.depth -= 1;
        expression
    }

    fn deeper(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST { Err("the expression nests too deep".to_owned()) } else { Ok(()) }
    }

    fn disjunction(&mut self) -> Result<Expression, String> {
        let first = self.conjunction()?;
        let mut parts = vec![first];
        while self.scanner.takes_word("or") {
            parts.push(self.conjunction()?);
        }
        Ok(one_or(parts, Expression::Or))
    }

    fn conjunction(&mut self) -> Result<Expression, String> {
        let first = self.comparison()?;
        let mut parts = vec![first];
        while self.scanner.takes_word("and") {
            parts.push(self.comparison()?);
        }
        Ok(one_or(parts, Expression::And))
    }

    fn comparison(&mut self) -> Result<Expression, String> {
        let left = self.sum()?;
        if self.scanner.takes_word("between") {
            let low = self.sum()?;
            if !self.scanner.takes_word("and") {
                return Err(format!("`and` is missing after `between` {}", self.scanner.place()));
            }
            let ends = [(Relation::AtLeast, low), (Relation::AtMost, self.sum()?)];
            return Ok(Expression::Among(left.into(), vec![Member::Range(ends)]));
        }
        if self.scanner.takes_word("in") {
            return Ok(Expression::Among(left.into(), self.members()?));
        }
        let Some(relation) = self.relation() else { return Ok(left) };
        let right = self.sum()?;
        if self.relation().is_some() {
            return Err("comparisons cannot be chained: write `a < b and b < c`".to_owned());
        }
        Ok(Expression::Comparison(relation, left.into(), right.into()))
    }

    pub(super) fn relation(&mut self) -> Option<Relation> {
        const SIGNS: [(&str, Relation); 6] = [
            ("!=", Relation::Unequal),
            ("<=", Relation::AtMost),
            (">=", Relation::AtLeast),
            ("<", Relation::Less),
            (">", Relation::Greater),
            ("=", Relation::Equal),
        ];
        SIGNS.into_iter().find(|(sign, _)| self.scanner.takes(sign)).map(|(_, relation)| relation)
    }

    /// What follows `in`: `[1..5]`, `(< 3, 7)` or `("a", "b")`.
    fn members(&mut self) -> Result<Vec<Member>, String> {
        if let Some(range) = self.range()? {
            return Ok(vec![range]);
        }
        if !self.scanner.takes("(") {
            return Ok(vec![self.member()?]);
        }
        let mut members = vec![self.member()?];
        while self.scanner.takes(",") {
            members.push(self.member()?);
        }
        self.scanner.expects(")")?;
        Ok(members)
    }

    fn member(&mut self) -> Result<Member, String> {
        if let Some(range) = self.range()? {
            return Ok(range);
        }
        let relation = self.relation().unwrap_or(Relation::Equal);
        Ok(Member::One(relation, self.sum()?))
    }

    /// A range such as `[1..5)`; what turns out not to be one is left unread.
    fn range(&mut self) -> Result<Option<Member>, String> {
        let before = self.scanner;
        let Some((low_relation, low, high, high_relation)) = self.range_ends()? else {
            self.scanner = before;
            return Ok(None);
        };
        Ok(Some(Member::Range([(low_relation, low), (high_relation, high)])))
    }

    /// The two ends of a range, when one is next; the caller goes back when there is none.
    pub(super) fn range_ends(
        &mut self,
    ) -> Result<Option<(Relation, Expression, Expression, Relation)>, String> {
        let low_relation = if self.scanner.takes("[") {
            Relation::AtLeast
        } else if self.scanner.takes("(") || self.scanner.takes("]") {
            Relation::Greater
        } else {
            return Ok(None);
        };
        let Ok(low) = self.sum() else { return Ok(None) };
        if !self.scanner.takes("..") {
            return Ok(None);
        }
        self.in_upper_end = true;
        let high = self.sum();
        self.in_upper_end = false;
        let high = high?;
        let high_relation = if self.scanner.takes("]") {
            Relation::AtMost
        } else if self.scanner.takes(")") || self.scanner.takes("[") {
            Relation::Less
        } else {
            return Err(format!("a range must end with `]` or `)` {}", self.scanner.place()));
        };
        Ok(Some((low_relation, low, high, high_relation)))
    }

    pub(super) fn sum(&mut self) -> Result<Expression, String> {
        let first = self.product()?;
        let mut rest = Vec::new();
        loop {
            let operator = if self.scanner.takes("+") {
                Operator::Plus
            } else if self.scanner.takes("-") {
                Operator::Minus
            } else {
                return Ok(chain(first, rest));
            };
            rest.push((operator, self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expression, String> {
        let first = self.power()?;
        let mut rest = Vec::new();
        loop {
            let is_power = self.scanner.rest().starts_with("**");
            let operator = if !is_power && self.scanner.takes("*") {
                Operator::Times
            } else if self.scanner.takes("/") {
                Operator::DividedBy
            } else {
                return Ok(chain(first, rest));
            };
            rest.push((operator, self.power()?));
        }
    }

    fn power(&mut self) -> Result<Expression, String> {
        let first = self.negation()?;
        let mut rest = Vec::new();
        while self.scanner.takes("**") {
            rest.push((Operator::Power, self.negation()?));
        }
        Ok(chain(first, rest))
    }

    fn negation(&mut self) -> Result<Expression, String> {
        if !self.scanner.takes("-") {
            return self.path();
        }
        self.deeper()?;
        let inner = self.negation()?;
        self.depth -= 1;
        Ok(match inner {
            Expression::Constant(Value::Number(number)) => Expression::Constant(number.negated().into()),
            other => Expression::Negation(other.into()),
        })
    }

    fn path(&mut self) -> Result<Expression, String> {
        let (mut expression, mut kind) = self.primary()?;
        loop {
            let rest = self.scanner.rest();
            if rest.starts_with('[') && self.in_upper_end {
                return Ok(expression);
            }
            if rest.starts_with('[') {
                return Err(format!("filters are not supported {}", self.scanner.place()));
            }
            if !rest.starts_with('.') || rest.starts_with("..") {
                return Ok(expression);
            }
            self.scanner.skip(1);
            let (name, part) = self.part_name(&kind)?;
            expression = Expression::Part(expression.into(), name);
            kind = part;
        }
    }

    fn part_name(&mut self, kind: &Type) -> Result<(String, Type), String> {
        let known = kind.parts();
        let rest = self.scanner.rest();
        if let Some((position, length)) = longest(known.iter().map(|(name, _)| name.as_str()), rest) {
            self.scanner.skip(length);
            return Ok(known[position].clone());
        }
        let place = self.scanner.place();
        let listed: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        Err(format!("there is no such part {place}; the parts are: {}", listed.join(", ")))
    }
}

/// Operators of one rank, or the first part alone when there is none.
fn chain(first: Expression, rest: Vec<(Operator, Expression)>) -> Expression {
    if rest.is_empty() { first } else { Expression::Arithmetic(first.into(), rest) }
}

/// The only part, or all of them joined.
fn one_or(mut parts: Vec<Expression>, join: impl FnOnce(Vec<Expression>) -> Expression) -> Expression {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => join(parts),
    }
}
