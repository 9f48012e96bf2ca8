//! From a DMN document to a model. What is not supported is refused with the place and the reason.

use super::deciding::conforms;
use super::logic::{Context, read_logic};
use super::order::circle;
use super::types_in_xml::Types;
use super::{Decision, InputData, Knowledge, Logic, Model, Need};
use crate::errors::{LoadError, Problem};
use crate::feel::{Callable, Names, Variable};
use crate::types::Type;
use crate::xml::{self, Element};
use std::sync::Arc;

/// The namespaces of the DMN versions that are read.
const NAMESPACES: [(&str, &str); 4] = [
    ("1.2", "http://www.omg.org/spec/DMN/20180521/MODEL/"),
    ("1.3", "https://www.omg.org/spec/DMN/20191111/MODEL/"),
    ("1.4", "https://www.omg.org/spec/DMN/20211108/MODEL/"),
    ("1.5", "https://www.omg.org/spec/DMN/20230324/MODEL/"),
];

/// What may stand in a model beside what is read: it says something to people, not to decisions.
const SILENT: [&str; 11] = [
    "description",
    "extensionElements",
    "itemDefinition",
    "inputData",
    "decision",
    "businessKnowledgeModel",
    "knowledgeSource",
    "decisionService",
    "textAnnotation",
    "association",
    "group",
];

/// Elements for people that stand beside those above.
const ALSO_SILENT: [&str; 4] = ["elementCollection", "performanceIndicator", "organizationUnit", "artifact"];

/// A refusal before its file is known: the decision or table, and the problem.
pub(super) type Refusal = (Option<String>, Problem);

fn refusal(reason: impl Into<String>) -> Refusal {
    (None, Problem::of_table(reason))
}

impl Model {
    /// Reads a DMN model (versions 1.2 to 1.5). `origin` names the file in errors.
    pub fn read(text: &str, origin: &str) -> Result<Self, LoadError> {
        let document = xml::read(text).map_err(|error| LoadError {
            origin: origin.to_owned(),
            table: None,
            cell: None,
            reason: format!("not readable as XML: {error}"),
        })?;
        Self::from_document(document, origin)
    }

    /// Reads a tree; the model keeps it, to write it back.
    pub(super) fn from_document(document: Element, origin: &str) -> Result<Self, LoadError> {
        let located = |(table, problem): Refusal| LoadError {
            origin: origin.to_owned(),
            table,
            cell: problem.cell,
            reason: problem.reason,
        };
        Self::of_tree(document, origin).map_err(located)
    }

    fn of_tree(document: Element, origin: &str) -> Result<Self, Refusal> {
        check_root(&document)?;
        let types = Types::of(&document);
        types.check().map_err(refusal)?;
        let mut model = Self {
            origin: origin.to_owned(),
            name: document.attribute("name").unwrap_or(origin).to_owned(),
            document: Element::new(document.name.clone(), None),
            inputs: read_inputs(&document, &types)?,
            decisions: Vec::new(),
            knowledge: Vec::new(),
        };
        model.declare_knowledge(&document, &types)?;
        model.declare_decisions(&document, &types)?;
        model.read_all_logic(&document, &types)?;
        model.document = document;
        Ok(model)
    }

    fn declare_knowledge(&mut self, document: &Element, types: &Types<'_>) -> Result<(), Refusal> {
        for element in document.named("businessKnowledgeModel") {
            let name = name_of(element)?;
            let at = |reason: String| (Some(name.clone()), Problem::of_table(reason));
            let body = element.first("encapsulatedLogic").ok_or_else(|| at("it has no logic".to_owned()))?;
            if let Some(kind) = body.attribute("kind").filter(|kind| *kind != "FEEL") {
                return Err(at(format!("a function of the kind {kind} is not supported")));
            }
            let mut parameters = Vec::new();
            for parameter in body.named("formalParameter") {
                let label = parameter.attribute("name").unwrap_or_default().trim().to_owned();
                parameters.push((label, type_of(parameter, types).map_err(at)?));
            }
            self.knowledge.push(Knowledge {
                id: element.attribute("id").unwrap_or_default().to_owned(),
                name: Arc::from(name.as_str()),
                parameters,
                logic: Logic::Expression(crate::feel::Expression::Constant(crate::values::Value::Null)),
            });
        }
        Ok(())
    }

    fn declare_decisions(&mut self, document: &Element, types: &Types<'_>) -> Result<(), Refusal> {
        for element in document.named("decision") {
            let name = name_of(element)?;
            let at = |reason: String| (Some(name.clone()), Problem::of_table(reason));
            if self.decisions.iter().any(|known| *known.name == *name) {
                return Err(at("there are two decisions with this name".to_owned()));
            }
            let kind = element
                .first("variable")
                .map_or(Ok(Type::Any), |variable| type_of(variable, types))
                .map_err(at)?;
            self.decisions.push(Decision {
                id: element.attribute("id").unwrap_or_default().to_owned(),
                name: Arc::from(name.as_str()),
                kind,
                needs: Vec::new(),
                is_settled: false,
                logic: Logic::Expression(crate::feel::Expression::Constant(crate::values::Value::Null)),
            });
        }
        for (position, element) in document.named("decision").enumerate() {
            let name = self.decisions[position].name.to_string();
            self.decisions[position].needs =
                self.needs_of(element).map_err(|reason| (Some(name), Problem::of_table(reason)))?;
        }
        let needs: Vec<Vec<usize>> = self.decisions.iter().map(decisions_needed).collect();
        if let Some(nodes) = circle(&needs) {
            let names: Vec<&str> = nodes.iter().map(|node| &*self.decisions[*node].name).collect();
            let reason = format!("these decisions need each other in a circle: {}", names.join(", "));
            return Err((Some(names[0].to_owned()), Problem::of_table(reason)));
        }
        Ok(())
    }

    fn needs_of(&self, element: &Element) -> Result<Vec<Need>, String> {
        let mut needs = Vec::new();
        for requirement in element.named("informationRequirement") {
            if let Some(input) = requirement.first("requiredInput") {
                let id = referred(input)?;
                let found = self.inputs.iter().position(|input| input.id == id);
                needs.push(Need::Input(
                    found.ok_or_else(|| format!("there is no input data with the id `{id}`"))?,
                ));
            }
            if let Some(decision) = requirement.first("requiredDecision") {
                let id = referred(decision)?;
                let found = self.decisions.iter().position(|decision| decision.id == id);
                needs.push(Need::Decision(
                    found.ok_or_else(|| format!("there is no decision with the id `{id}`"))?,
                ));
            }
        }
        Ok(needs)
    }

    fn read_all_logic(&mut self, document: &Element, types: &Types<'_>) -> Result<(), Refusal> {
        let mut calls = Vec::new();
        for (position, element) in document.named("businessKnowledgeModel").enumerate() {
            let knowledge = &self.knowledge[position];
            let name = knowledge.name.clone();
            let at = |problem: Problem| (Some(name.to_string()), problem);
            let variables = knowledge.parameters.iter();
            let variables =
                variables.map(|(name, kind)| Variable { name: name.clone(), kind: kind.clone() }).collect();
            let called = self.knowledge_of(element).map_err(|reason| at(Problem::of_table(reason)))?;
            let names = Names { variables, callables: self.callables(&called) };
            calls.push(called);
            let body = element.first("encapsulatedLogic").unwrap_or(element);
            let context = Context { name: &name, names: &names, types };
            let logic = read_logic(body, &context).map_err(at)?;
            self.knowledge[position].logic = logic;
        }
        if let Some(nodes) = circle(&calls) {
            let names: Vec<&str> = nodes.iter().map(|node| &*self.knowledge[*node].name).collect();
            return Err(refusal(format!("these knowledge models call each other: {}", names.join(", "))));
        }
        for (position, element) in document.named("decision").enumerate() {
            let decision = &self.decisions[position];
            let name = decision.name.clone();
            let at = |problem: Problem| (Some(name.to_string()), problem);
            let names = self.names_for(position, element).map_err(|reason| at(Problem::of_table(reason)))?;
            let context = Context { name: &name, names: &names, types };
            let logic = read_logic(element, &context).map_err(at)?;
            let is_settled = settled(&logic, &decision.kind).map_err(at)?;
            let decision = &mut self.decisions[position];
            (decision.logic, decision.is_settled) = (logic, is_settled);
        }
        Ok(())
    }

    /// What the logic of a decision may name.
    pub(super) fn names_for(&self, position: usize, element: &Element) -> Result<Names, String> {
        let variables = self.decisions[position].needs.iter().map(|need| self.variable(*need)).collect();
        Ok(Names { variables, callables: self.callables(&self.knowledge_of(element)?) })
    }

    fn variable(&self, need: Need) -> Variable {
        let (name, kind) = match need {
            Need::Input(input) => (&self.inputs[input].name, &self.inputs[input].kind),
            Need::Decision(decision) => (&self.decisions[decision].name, &self.decisions[decision].kind),
        };
        Variable { name: name.to_string(), kind: kind.clone() }
    }

    fn knowledge_of(&self, element: &Element) -> Result<Vec<usize>, String> {
        let required =
            element.named("knowledgeRequirement").filter_map(|inner| inner.first("requiredKnowledge"));
        required
            .map(|reference| {
                let id = referred(reference)?;
                let found = self.knowledge.iter().position(|knowledge| knowledge.id == id);
                found.ok_or_else(|| format!("there is no knowledge model with the id `{id}`"))
            })
            .collect()
    }

    fn callables(&self, called: &[usize]) -> Vec<Callable> {
        let callable = |model: &usize| Callable {
            name: self.knowledge[*model].name.to_string(),
            model: *model,
            parameters: self.knowledge[*model].parameters.iter().map(|(name, _)| name.clone()).collect(),
        };
        called.iter().map(callable).collect()
    }
}

fn check_root(document: &Element) -> Result<(), Refusal> {
    let namespace = document.namespace.as_deref().unwrap_or_default();
    if document.local_name() != "definitions" || !NAMESPACES.iter().any(|(_, known)| *known == namespace) {
        let versions: Vec<&str> = NAMESPACES.iter().map(|(version, _)| *version).collect();
        let reason = format!(
            "not a DMN model of version {}: the root is `{}` in the namespace `{namespace}`",
            versions.join(", "),
            document.local_name()
        );
        return Err(refusal(reason));
    }
    let language = document.attribute("expressionLanguage").unwrap_or_default();
    if !language.is_empty() && !language.contains("FEEL") {
        return Err(refusal(format!("the expression language `{language}` is not supported, only FEEL")));
    }
    if document.first("import").is_some() {
        return Err(refusal("imports of other models are not supported"));
    }
    let known = |name: &str| SILENT.contains(&name) || ALSO_SILENT.contains(&name);
    match document.elements().find(|element| !known(element.local_name())) {
        Some(element) => Err(refusal(format!("`{}` is not supported in a model", element.local_name()))),
        None => Ok(()),
    }
}

fn read_inputs(document: &Element, types: &Types<'_>) -> Result<Vec<InputData>, Refusal> {
    let mut inputs: Vec<InputData> = Vec::new();
    for element in document.named("inputData") {
        let name = name_of(element)?;
        if inputs.iter().any(|known| *known.name == *name) {
            return Err(refusal(format!("there are two input data with the name `{name}`")));
        }
        let kind = element.first("variable").map_or(Ok(Type::Any), |variable| type_of(variable, types));
        let kind = kind.map_err(|reason| refusal(format!("input data `{name}`: {reason}")))?;
        let id = element.attribute("id").unwrap_or_default().to_owned();
        inputs.push(InputData { id, name: name.into(), kind });
    }
    Ok(inputs)
}

/// The name by which expressions know the element: that of its variable, else its own.
fn name_of(element: &Element) -> Result<String, Refusal> {
    let own = element.attribute("name");
    let name =
        element.first("variable").and_then(|variable| variable.attribute("name")).or(own).unwrap_or_default();
    let joined = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.is_empty() {
        return Err(refusal(format!("a `{}` has no name", element.local_name())));
    }
    Ok(joined)
}

fn type_of(element: &Element, types: &Types<'_>) -> Result<Type, String> {
    element.attribute("typeRef").map_or(Ok(Type::Any), |name| types.named(name))
}

fn referred(reference: &Element) -> Result<&str, String> {
    let href = reference.attribute("href").unwrap_or_default();
    match href.rsplit_once('#') {
        Some(("", id)) => Ok(id),
        Some((other, _)) => Err(format!("a reference into another model (`{other}`) is not supported")),
        None => Err(format!("the reference `{href}` must begin with #")),
    }
}

fn decisions_needed(decision: &Decision) -> Vec<usize> {
    let needed = |need: &Need| if let Need::Decision(other) = need { Some(*other) } else { None };
    decision.needs.iter().filter_map(needed).collect()
}

/// Whether all answers are known to be of the decision's type; an answer that is not is refused.
fn settled(logic: &Logic, kind: &Type) -> Result<bool, Problem> {
    let Logic::Table(table) = logic else { return Ok(*kind == Type::Any) };
    let Some(answers) = table.constant_answers() else { return Ok(*kind == Type::Any) };
    for (rule, value) in answers {
        if let Err(mismatch) = conforms(kind, &value) {
            let title = table.outputs().first().map_or(table.name(), |column| column.name());
            let reason = format!("the answer {value} is not of the decision's type: {mismatch}");
            return Err(rule.map_or_else(
                || Problem::of_column(title, reason.as_str()),
                |rule| Problem::of_cell(rule as usize + 1, title, reason.as_str()),
            ));
        }
    }
    Ok(true)
}
