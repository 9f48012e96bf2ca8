//! Changing the tables of a model, and writing it back: what is not changed stays as it was written.

use super::logic::Context;
use super::types_in_xml::Types;
use super::{Logic, Model};
use crate::errors::{LoadError, Problem};
use crate::feel::{read_cell, read_expression};
use crate::tables::{Draft, Table, draft_from, element_from};
use crate::xml::{self, Element, Node};

impl Model {
    /// The model as DMN, in the version in which it was read, also with what this crate does not know of.
    pub fn write(&self) -> String {
        xml::write(&self.document)
    }

    /// The model as DMN, every cell written in the one way that reads best. It decides the same.
    pub fn formatted(&self) -> String {
        let mut document = self.document.clone();
        format_within(&mut document);
        xml::write(&document)
    }

    /// The table of a decision as its author writes it; none when the decision has no table.
    pub fn draft(&self, decision: &str) -> Option<Draft> {
        let element = self.decision_element(decision)?;
        draft_from(element.first("decisionTable")?).ok()
    }

    /// Reads a draft as the table of a decision, to check or try it before it is kept. All problems that stand
    /// apart are given, not only the first.
    pub fn read_draft(&self, decision: &str, draft: &Draft) -> Result<Table, Vec<Problem>> {
        let none = || vec![Problem::of_table(format!("there is no decision `{decision}`"))];
        let position = self.position(decision).ok_or_else(none)?;
        let element = self.decision_element(decision).ok_or_else(none)?;
        let names = self.names_for(position, element).map_err(|reason| vec![Problem::of_table(reason)])?;
        let types = Types::of(&self.document);
        Context { name: &self.decisions[position].name, names: &names, types: &types }.table(draft)
    }

    /// The model with another table for a decision. The whole is read anew, so that it is sound or refused.
    pub fn with_draft(&self, decision: &str, draft: &Draft) -> Result<Self, LoadError> {
        let mut document = self.document.clone();
        let refused = |reason: String| LoadError {
            origin: self.origin.clone(),
            table: Some(decision.to_owned()),
            cell: None,
            reason,
        };
        let position =
            self.position(decision).ok_or_else(|| refused("there is no such decision".to_owned()))?;
        if let Logic::Expression(_) = self.decisions[position].logic {
            return Err(refused("it is not decided by a table".to_owned()));
        }
        let element =
            document.elements_mut().filter(|element| element.local_name() == "decision").nth(position);
        let table = element.and_then(|element| element.first_mut("decisionTable"));
        let table = table.ok_or_else(|| refused("it has no table in the file".to_owned()))?;
        *table = element_from(draft, table);
        Self::from_document(document, &self.origin)
    }

    /// The model with another type for an input, such as `string` where a list of allowed values stood. The whole is
    /// read anew.
    pub fn with_input_type(&self, input: &str, type_name: &str) -> Result<Self, LoadError> {
        let mut document = self.document.clone();
        let is_meant = |element: &&mut Element| {
            element.local_name() == "inputData" && element.attribute("name") == Some(input)
        };
        for element in document.elements_mut().filter(is_meant) {
            if let Some(variable) = element.first_mut("variable") {
                variable.set_attribute("typeRef", Some(type_name));
            }
        }
        Self::from_document(document, &self.origin)
    }

    fn decision_element(&self, decision: &str) -> Option<&Element> {
        self.document.named("decision").nth(self.position(decision)?)
    }
}

/// Writes the cells within an element anew.
fn format_within(element: &mut Element) {
    let is_cell =
        ["inputEntry", "inputValues", "outputValues", "allowedValues"].contains(&element.local_name());
    let is_answer = ["outputEntry", "defaultOutputEntry"].contains(&element.local_name());
    if is_cell || is_answer {
        if let Some(text) = element.first_mut("text") {
            let written = text.text();
            text.set_text(&if is_cell { formatted_cell(&written) } else { formatted_answer(&written) });
        }
        return;
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            format_within(child);
        }
    }
}

fn formatted_cell(text: &str) -> String {
    read_cell(text).map_or_else(|_| text.trim().to_owned(), |cell| cell.to_string())
}

/// A constant is written anew; any other expression keeps its author's words.
fn formatted_answer(text: &str) -> String {
    let read = read_expression(text, &crate::feel::Names::default()).ok();
    let constant = read.as_ref().and_then(crate::feel::Expression::constant);
    constant.map_or_else(|| text.trim().to_owned(), ToString::to_string)
}
