//! Drafts of tables from and to the `decisionTable` element of DMN.

use super::draft::{Draft, InputDraft, OutputDraft, RuleDraft};
use super::hit_policies::HitPolicy;
use crate::errors::Problem;
use crate::xml::{Element, Node};

/// The namespace of what this crate adds to DMN: `decimals` on the allowed values of a number.
pub(crate) const OWN_NAMESPACE: &str = "urn:kanaalwijzer:dmn:1";

/// The attribute of the own namespace, whatever its prefix.
pub(crate) fn decimals_of(element: &Element) -> Option<&str> {
    element
        .attributes
        .iter()
        .find(|(name, _)| name.rsplit_once(':').is_some_and(|(_, local)| local == "decimals"))
        .map(|(_, value)| value.as_str())
}

/// Reads the texts of a table; what the cells mean is not looked at.
pub(crate) fn draft_from(element: &Element) -> Result<Draft, Problem> {
    let hit_policy = HitPolicy::from_names(element.attribute("hitPolicy"), element.attribute("aggregation"))
        .map_err(Problem::of_table)?;
    let mut draft = Draft { hit_policy, ..Draft::default() };
    for child in element.elements() {
        match child.local_name() {
            "input" => draft.inputs.push(input_from(child)),
            "output" => draft.outputs.push(output_from(child)),
            "annotation" => draft.annotations.push(owned(child, "name").unwrap_or_default()),
            "rule" => draft.rules.push(rule_from(child)),
            "description" | "extensionElements" => {}
            other => return Err(Problem::of_table(format!("a table cannot hold `{other}`"))),
        }
    }
    Ok(draft)
}

fn owned(element: &Element, attribute: &str) -> Option<String> {
    element.attribute(attribute).map(str::to_owned)
}

fn input_from(element: &Element) -> InputDraft {
    let expression = element.first("inputExpression");
    let allowed = element.first("inputValues");
    InputDraft {
        id: owned(element, "id"),
        label: owned(element, "label"),
        expression: expression.and_then(|inner| inner.text_of("text")).unwrap_or_default(),
        type_name: expression.and_then(|inner| owned(inner, "typeRef")),
        allowed: allowed.and_then(|inner| inner.text_of("text")).filter(|text| !text.is_empty()),
        decimals: allowed.and_then(decimals_of).map(str::to_owned),
    }
}

fn output_from(element: &Element) -> OutputDraft {
    let text_in = |name: &str| {
        element.first(name).and_then(|inner| inner.text_of("text")).filter(|text| !text.is_empty())
    };
    OutputDraft {
        id: owned(element, "id"),
        name: owned(element, "name"),
        label: owned(element, "label"),
        type_name: owned(element, "typeRef"),
        allowed: text_in("outputValues"),
        default: text_in("defaultOutputEntry"),
    }
}

fn rule_from(element: &Element) -> RuleDraft {
    let texts = |name: &'static str| {
        element.named(name).map(|entry| entry.text_of("text").unwrap_or_default()).collect::<Vec<String>>()
    };
    RuleDraft {
        id: owned(element, "id"),
        description: element.text_of("description").filter(|text| !text.is_empty()),
        inputs: texts("inputEntry"),
        outputs: texts("outputEntry"),
        annotations: texts("annotationEntry"),
    }
}

/// Writes a draft as an element; `like` lends its prefix and namespace and, when it is a table, its attributes.
pub(crate) fn element_from(draft: &Draft, like: &Element) -> Element {
    let mut table = like.sibling("decisionTable");
    if like.local_name() == "decisionTable" {
        table.attributes.clone_from(&like.attributes);
    }
    let (policy, aggregation) = draft.hit_policy.names();
    table.set_attribute("hitPolicy", Some(policy));
    table.set_attribute("aggregation", aggregation);
    let kept = like.children.iter().filter(|node| match node {
        Node::Element(element) => {
            element.namespace != like.namespace
                || ["description", "extensionElements"].contains(&element.local_name())
        }
        Node::Comment(_) | Node::Instruction(_) => true,
        Node::Text(_) => false,
    });
    let kept: Vec<Node> =
        if like.local_name() == "decisionTable" { kept.cloned().collect() } else { Vec::new() };
    let inputs = draft.inputs.iter().map(|input| input_to(input, like));
    let outputs = draft.outputs.iter().map(|output| output_to(output, like));
    let annotations = draft.annotations.iter().map(|name| {
        let mut element = like.sibling("annotation");
        element.set_attribute("name", Some(name));
        element
    });
    let rules = draft.rules.iter().map(|rule| rule_to(rule, like));
    let columns = inputs.chain(outputs).chain(annotations);
    table.children = kept.into_iter().chain(columns.chain(rules).map(Node::Element)).collect();
    table
}

fn with_text(like: &Element, name: &str, text: &str) -> Element {
    let mut inner = like.sibling("text");
    inner.set_text(text);
    let mut element = like.sibling(name);
    element.children.push(Node::Element(inner));
    element
}

fn input_to(input: &InputDraft, like: &Element) -> Element {
    let mut element = like.sibling("input");
    element.set_attribute("id", input.id.as_deref());
    element.set_attribute("label", input.label.as_deref());
    let mut expression = with_text(like, "inputExpression", &input.expression);
    expression.set_attribute("typeRef", input.type_name.as_deref());
    element.children.push(Node::Element(expression));
    if input.allowed.is_some() || input.decimals.is_some() {
        let mut allowed = with_text(like, "inputValues", input.allowed.as_deref().unwrap_or("-"));
        if let Some(decimals) = &input.decimals {
            allowed.set_attribute("xmlns:kanaalwijzer", Some(OWN_NAMESPACE));
            allowed.set_attribute("kanaalwijzer:decimals", Some(decimals));
        }
        element.children.push(Node::Element(allowed));
    }
    element
}

fn output_to(output: &OutputDraft, like: &Element) -> Element {
    let mut element = like.sibling("output");
    element.set_attribute("id", output.id.as_deref());
    element.set_attribute("name", output.name.as_deref());
    element.set_attribute("label", output.label.as_deref());
    element.set_attribute("typeRef", output.type_name.as_deref());
    if let Some(allowed) = &output.allowed {
        element.children.push(Node::Element(with_text(like, "outputValues", allowed)));
    }
    if let Some(default) = &output.default {
        element.children.push(Node::Element(with_text(like, "defaultOutputEntry", default)));
    }
    element
}

fn rule_to(rule: &RuleDraft, like: &Element) -> Element {
    let mut element = like.sibling("rule");
    element.set_attribute("id", rule.id.as_deref());
    if let Some(description) = &rule.description {
        let mut inner = like.sibling("description");
        inner.set_text(description);
        element.children.push(Node::Element(inner));
    }
    let entries = [
        ("inputEntry", &rule.inputs),
        ("outputEntry", &rule.outputs),
        ("annotationEntry", &rule.annotations),
    ];
    for (name, texts) in entries {
        element.children.extend(texts.iter().map(|text| Node::Element(with_text(like, name, text))));
    }
    element
}
