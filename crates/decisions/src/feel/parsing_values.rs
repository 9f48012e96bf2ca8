//! Single values in an expression: constants, names, calls, lists and what stands between brackets.

use super::expressions::Expression;
use super::functions::{Function, literal};
use super::parsing::Parser;
use crate::types::Type;
use crate::values::Value;

/// Words that FEEL keeps for what this crate does not evaluate.
const REFUSED_WORDS: [&str; 9] =
    ["for", "some", "every", "function", "instance", "return", "satisfies", "external", "?"];

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Result<(Expression, Type), String> {
        self.tries = self.tries.checked_sub(1).ok_or("the expression can be read in too many ways")?;
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
