//! The logic of a decision or knowledge model: a table, an expression, or a boxed invocation.

use super::Logic;
use super::types_in_xml::Types;
use crate::errors::Problem;
use crate::feel::{Expression, Names, read_expression};
use crate::tables::{Draft, Reader, Table, draft_from, read_table};
use crate::xml::Element;
use std::sync::Arc;

/// What logic may refer to.
pub(super) struct Context<'model> {
    pub(super) name: &'model str,
    pub(super) names: &'model Names,
    pub(super) types: &'model Types<'model>,
}

/// Boxed expressions that are refused, as they stand in DMN files.
const REFUSED: [&str; 9] =
    ["context", "relation", "list", "functionDefinition", "conditional", "filter", "for", "every", "some"];

/// Reads the logic directly within an element.
pub(super) fn read_logic(element: &Element, context: &Context<'_>) -> Result<Logic, Problem> {
    for child in element.elements() {
        match child.local_name() {
            "decisionTable" => return read_decision_table(child, context),
            "literalExpression" => return read_literal(child, context).map(Logic::Expression),
            "invocation" => return read_invocation(child, context).map(Logic::Expression),
            other if REFUSED.contains(&other) => {
                return Err(Problem::of_table(format!("logic as a boxed `{other}` is not supported")));
            }
            _ => {}
        }
    }
    Err(Problem::of_table("it has no logic: give it a table or an expression"))
}

impl Context<'_> {
    /// Reads a draft as a table.
    pub(super) fn table(&self, draft: &Draft) -> Result<Table, Vec<Problem>> {
        let reader = Reader { names: self.names, type_named: &|name| self.types.named(name) };
        read_table(self.name, draft, &reader)
    }
}

fn read_decision_table(element: &Element, context: &Context<'_>) -> Result<Logic, Problem> {
    let draft = draft_from(element)?;
    match context.table(&draft) {
        Ok(table) => Ok(Logic::Table(Arc::new(table))),
        Err(problems) => {
            Err(problems.into_iter().next().unwrap_or_else(|| Problem::of_table("it cannot be read")))
        }
    }
}

fn read_literal(element: &Element, context: &Context<'_>) -> Result<Expression, Problem> {
    let language = element.attribute("expressionLanguage").unwrap_or_default();
    if !language.is_empty() && !language.contains("FEEL") && !language.contains("feel") {
        return Err(Problem::of_table(format!(
            "the expression language `{language}` is not supported, only FEEL"
        )));
    }
    let text = element.text_of("text").unwrap_or_default();
    read_expression(&text, context.names).map_err(Problem::of_table)
}

/// A boxed invocation: the knowledge model by name, its arguments by parameter.
fn read_invocation(element: &Element, context: &Context<'_>) -> Result<Expression, Problem> {
    let called =
        element.first("literalExpression").and_then(|inner| inner.text_of("text")).unwrap_or_default();
    let callable = context.names.callables.iter().find(|callable| callable.name == called.trim());
    let callable = callable.ok_or_else(|| {
        Problem::of_table(format!("`{called}` is not a knowledge model that this decision requires"))
    })?;
    let mut given = Vec::new();
    for binding in element.named("binding") {
        let name =
            binding.first("parameter").and_then(|parameter| parameter.attribute("name")).unwrap_or_default();
        let body = binding
            .first("literalExpression")
            .ok_or_else(|| Problem::of_table(format!("the argument `{name}` must be an expression")))?;
        given.push((name, read_literal(body, context)?));
    }
    if let Some((name, _)) =
        given.iter().find(|(name, _)| !callable.parameters.iter().any(|known| known == name))
    {
        return Err(Problem::of_table(format!("`{called}` has no parameter `{name}`")));
    }
    let argument = |parameter: &String| {
        let found =
            given.iter().find(|(name, _)| name == parameter).map(|(_, expression)| expression.clone());
        found.ok_or_else(|| Problem::of_table(format!("`{called}` is called without `{parameter}`")))
    };
    let arguments = callable.parameters.iter().map(argument).collect::<Result<Vec<_>, _>>()?;
    Ok(Expression::Invocation(callable.model, arguments))
}
