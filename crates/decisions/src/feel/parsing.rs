//! From the text of an expression to what it says.

use super::expressions::{Expression, Operator, Relation};
use super::functions::{Function, literal};
use super::names::{Names, longest};
use super::scanning::Scanner;
use crate::types::Type;
use crate::values::Value;

/// How deep expressions may nest: beyond it a text is refused rather than the stack spent.
const DEEPEST: u32 = 64;

/// Words that FEEL keeps for what this crate does not evaluate.
const REFUSED_WORDS: [&str; 9] =
    ["for", "some", "every", "function", "instance", "return", "satisfies", "external", "?"];

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
    names: &'text Names,
    depth: u32,
    /// Whether the upper end of a range is being read: there `[` may close the range.
    in_upper_end: bool,
}

impl<'text> Parser<'text> {
    pub(super) const fn new(text: &'text str, names: &'text Names) -> Self {
        Self { scanner: Scanner::new(text), names, depth: 0, in_upper_end: false }
    }

    pub(super) fn ends(&mut self) -> Result<(), String> {
        if self.scanner.is_at_end() {
            return Ok(());
        }
        Err(format!("this cannot be read {}", self.scanner.place()))
    }

    pub(super) fn expression(&mut self) -> Result<Expression, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("the expression nests too deep".to_owned());
        }
        let expression = self.disjunction();
        self.depth -= 1;
        expression
    }

    fn disjunction(&mut self) -> Result<Expression, String> {
        let mut left = self.conjunction()?;
        while self.scanner.takes_word("or") {
            left = Expression::Or(left.into(), self.conjunction()?.into());
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Result<Expression, String> {
        let mut left = self.comparison()?;
        while self.scanner.takes_word("and") {
            left = Expression::And(left.into(), self.comparison()?.into());
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Result<Expression, String> {
        let left = self.sum()?;
        if self.scanner.takes_word("between") {
            let low = self.sum()?;
            if !self.scanner.takes_word("and") {
                return Err(format!("`and` is missing after `between` {}", self.scanner.place()));
            }
            return Ok(Expression::Between { value: left.into(), low: low.into(), high: self.sum()?.into() });
        }
        if self.scanner.takes_word("in") {
            return self.membership(&left);
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

    /// `x in [1..5]`, `x in (< 3, 7)` and `x in ("a", "b")`, all as comparisons.
    fn membership(&mut self, value: &Expression) -> Result<Expression, String> {
        if let Some(range) = self.range(value)? {
            return Ok(range);
        }
        if !self.scanner.takes("(") {
            return self.member(value);
        }
        let mut found = self.member(value)?;
        while self.scanner.takes(",") {
            found = Expression::Or(found.into(), self.member(value)?.into());
        }
        self.scanner.expects(")")?;
        Ok(found)
    }

    fn member(&mut self, value: &Expression) -> Result<Expression, String> {
        if let Some(range) = self.range(value)? {
            return Ok(range);
        }
        let relation = self.relation().unwrap_or(Relation::Equal);
        Ok(Expression::Comparison(relation, value.clone().into(), self.sum()?.into()))
    }

    /// A range such as `[1..5)` as two comparisons; what turns out not to be a range is left unread.
    fn range(&mut self, value: &Expression) -> Result<Option<Expression>, String> {
        let before = self.scanner;
        let Some(ends) = self.range_ends()? else {
            self.scanner = before;
            return Ok(None);
        };
        let (low_relation, low, high, high_relation) = ends;
        let above = Expression::Comparison(low_relation, value.clone().into(), low.into());
        let below = Expression::Comparison(high_relation, value.clone().into(), high.into());
        Ok(Some(Expression::And(above.into(), below.into())))
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
        let mut left = self.product()?;
        loop {
            let operator = if self.scanner.takes("+") {
                Operator::Plus
            } else if self.scanner.takes("-") {
                Operator::Minus
            } else {
                return Ok(left);
            };
            left = Expression::Arithmetic(operator, left.into(), self.product()?.into());
        }
    }

    fn product(&mut self) -> Result<Expression, String> {
        let mut left = self.power()?;
        loop {
            let is_power = self.scanner.rest().starts_with("**");
            let operator = if !is_power && self.scanner.takes("*") {
                Operator::Times
            } else if self.scanner.takes("/") {
                Operator::DividedBy
            } else {
                return Ok(left);
            };
            left = Expression::Arithmetic(operator, left.into(), self.power()?.into());
        }
    }

    fn power(&mut self) -> Result<Expression, String> {
        let mut left = self.negation()?;
        while self.scanner.takes("**") {
            left = Expression::Arithmetic(Operator::Power, left.into(), self.negation()?.into());
        }
        Ok(left)
    }

    fn negation(&mut self) -> Result<Expression, String> {
        if !self.scanner.takes("-") {
            return self.path();
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("the expression nests too deep".to_owned());
        }
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

    fn primary(&mut self) -> Result<(Expression, Type), String> {
        if let Some(number) = self.scanner.number() {
            return Ok((Expression::Constant(number?.into()), Type::Any));
        }
        if let Some(text) = self.scanner.text() {
            return Ok((Expression::Constant(text?.into()), Type::Any));
        }
        if self.scanner.takes("@") {
            let text =
                self.scanner.text().ok_or("`@` must be followed by a text, such as @\"2026-11-22\"")??;
            let value =
                literal(&text).ok_or_else(|| format!("@\"{text}\" is neither a date nor a duration"))?;
            let kind = Type::of_value(&value);
            return Ok((Expression::Constant(value), kind));
        }
        if self.scanner.takes("(") {
            let inner = self.expression()?;
            self.scanner.expects(")")?;
            return Ok((inner, Type::Any));
        }
        if self.scanner.takes("[") {
            return Ok((Expression::List(self.arguments("]")?), Type::Any));
        }
        self.named()
    }

    fn arguments(&mut self, closing: &str) -> Result<Vec<Expression>, String> {
        let mut parts = Vec::new();
        if self.scanner.takes(closing) {
            return Ok(parts);
        }
        loop {
            parts.push(self.expression()?);
            if self.scanner.takes(closing) {
                return Ok(parts);
            }
            self.scanner.expects(",")?;
        }
    }

    fn named(&mut self) -> Result<(Expression, Type), String> {
        let rest = self.scanner.rest();
        let variable = self.names.variable_at(rest);
        let callable = self.names.callable_at(rest);
        if let Some((position, length)) =
            callable.filter(|(_, length)| variable.is_none_or(|found| found.1 < *length))
        {
            return self.invocation(position, length);
        }
        if let Some((position, length)) = variable {
            self.scanner.skip(length);
            return Ok((Expression::Variable(position), self.names.variables[position].kind.clone()));
        }
        if let Some((function, length)) = Function::at(rest) {
            let mut ahead = self.scanner;
            ahead.skip(length);
            if ahead.takes("(") {
                self.scanner = ahead;
                return self.call(function);
            }
        }
        self.keyword()
    }

    fn keyword(&mut self) -> Result<(Expression, Type), String> {
        let place = self.scanner.place();
        let Some(word) = self.scanner.word() else { return Err(format!("this cannot be read {place}")) };
        let expression = match word {
            "true" => Expression::Constant(true.into()),
            "false" => Expression::Constant(false.into()),
            "null" => Expression::Constant(Value::Null),
            "if" => self.choice()?,
            refused if REFUSED_WORDS.contains(&refused) => {
                return Err(format!("`{refused}` is not supported in expressions"));
            }
            unknown => {
                return Err(format!(
                    "`{unknown}` is not a name known here; known are: {}",
                    self.names.listed()
                ));
            }
        };
        Ok((expression, Type::Any))
    }

    fn choice(&mut self) -> Result<Expression, String> {
        let condition = self.expression()?.into();
        if !self.scanner.takes_word("then") {
            return Err(format!("`then` is missing {}", self.scanner.place()));
        }
        let then = self.expression()?.into();
        if !self.scanner.takes_word("else") {
            return Err(format!("`else` is missing {}", self.scanner.place()));
        }
        Ok(Expression::Choice { condition, then, otherwise: self.expression()?.into() })
    }

    fn invocation(&mut self, position: usize, length: usize) -> Result<(Expression, Type), String> {
        self.scanner.skip(length);
        let callable = &self.names.callables[position];
        self.scanner.expects("(")?;
        let arguments = self.arguments(")")?;
        if arguments.len() != callable.parameters.len() {
            let wanted = callable.parameters.join(", ");
            return Err(format!("`{}` takes {} values ({wanted})", callable.name, callable.parameters.len()));
        }
        Ok((Expression::Invocation(callable.model, arguments), Type::Any))
    }

    /// A built-in function; a constant call is worked out at once, so that its faults show at load.
    fn call(&mut self, function: Function) -> Result<(Expression, Type), String> {
        let arguments = self.arguments(")")?;
        function.accepts(arguments.len())?;
        if function == Function::Not {
            let [argument] = <[Expression; 1]>::try_from(arguments).map_err(|_| "`not` takes one value")?;
            return Ok((Expression::Not(argument.into()), Type::Any));
        }
        let constants: Option<Vec<Value>> = arguments.iter().map(|part| part.constant().cloned()).collect();
        if let Some(constants) = constants.filter(|_| function.reads_text()) {
            let value = function.apply(&constants);
            if value.is_null() {
                let shown: Vec<String> = constants.iter().map(ToString::to_string).collect();
                return Err(format!(
                    "{}({}) is not a {}",
                    function.name(),
                    shown.join(", "),
                    function.gives()
                ));
            }
            let kind = Type::of_value(&value);
            return Ok((Expression::Constant(value), kind));
        }
        let kind = function.result();
        Ok((Expression::Call(function, arguments), kind))
    }
}
