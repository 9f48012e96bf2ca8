//! Test cases as the kit writes them in XML.

use crate::feel::{date_literal, duration_literal};
use crate::values::{Context, Number, Value};
use crate::xml::{self, Element};
use std::sync::Arc;

/// The cases of one file.
pub(super) struct Suite {
    /// The file name of the model.
    pub(super) model: String,
    pub(super) cases: Vec<Case>,
}

/// One case: what is given, and what should come.
pub(super) struct Case {
    pub(super) id: String,
    pub(super) inputs: Vec<(String, Value)>,
    pub(super) results: Vec<Expected>,
}

/// What one decision should come to.
pub(super) struct Expected {
    pub(super) name: String,
    pub(super) value: Value,
    pub(super) is_error: bool,
}

impl Suite {
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let root = xml::read(text).map_err(|error| error.to_string())?;
        if root.local_name() != "testCases" {
            return Err("the file holds no test cases".to_owned());
        }
        let cases = root.named("testCase").map(case_from).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { model: root.text_of("modelName").unwrap_or_default(), cases })
    }
}

fn case_from(element: &Element) -> Result<Case, String> {
    let kind = element.attribute("type").unwrap_or("decision");
    if kind != "decision" {
        return Err(format!("cases of the type `{kind}` are not supported"));
    }
    let name_of = |node: &Element| node.attribute("name").unwrap_or_default().trim().to_owned();
    let input = |node: &Element| Ok::<_, String>((name_of(node), value_within(node)?));
    let result = |node: &Element| {
        let value = node.first("expected").map_or(Ok(Value::Null), value_within)?;
        Ok::<_, String>(Expected {
            name: name_of(node),
            value,
            is_error: node.attribute("errorResult") == Some("true"),
        })
    };
    Ok(Case {
        id: element.attribute("id").unwrap_or_default().to_owned(),
        inputs: element.named("inputNode").map(input).collect::<Result<_, _>>()?,
        results: element.named("resultNode").map(result).collect::<Result<_, _>>()?,
    })
}

/// The value that an element holds: simple, a list, or named components.
fn value_within(element: &Element) -> Result<Value, String> {
    if let Some(simple) = element.first("value") {
        return simple_value(simple);
    }
    if let Some(list) = element.first("list") {
        let items = list.named("item").map(value_within).collect::<Result<Vec<_>, _>>()?;
        return Ok(items.into());
    }
    let named = |part: &Element| {
        Ok::<_, String>((Arc::from(part.attribute("name").unwrap_or_default()), value_within(part)?))
    };
    let parts = element.named("component").map(named).collect::<Result<Vec<(Arc<str>, Value)>, _>>()?;
    Ok(if parts.is_empty() { Value::Null } else { Value::Context(parts.into_iter().collect::<Context>()) })
}

fn simple_value(element: &Element) -> Result<Value, String> {
    let schema = |name: &str| {
        let found = element.attributes.iter().find(|(known, _)| known.rsplit(':').next() == Some(name));
        found.map(|(_, value)| value.as_str())
    };
    if schema("nil") == Some("true") {
        return Ok(Value::Null);
    }
    let text = element.text();
    let kind = schema("type").map_or("string", |kind| kind.rsplit(':').next().unwrap_or(kind));
    let read = match kind {
        "string" => Some(Value::from(text.clone())),
        "boolean" => text.trim().parse::<bool>().ok().map(Value::from),
        "decimal" | "double" | "float" | "integer" | "int" | "long" => {
            text.trim().parse::<Number>().ok().map(Value::from)
        }
        "date" => date_literal(text.trim()),
        "duration" => duration_literal(text.trim()),
        other => return Err(format!("values of the type `{other}` are not supported")),
    };
    read.ok_or_else(|| format!("`{text}` is not a {kind}"))
}
