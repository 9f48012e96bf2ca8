//! From XML text to a tree, with limits on size and depth and without document types.

use super::{Element, Node};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::sync::Arc;
use thiserror::Error;

/// Larger texts are refused: a table of ten thousand rules is well below this.
const LARGEST: usize = 32 * 1024 * 1024;
/// Deeper trees are refused.
const DEEPEST: usize = 100;

/// Why a text is not XML that can be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {reason}")]
pub(crate) struct MalformedXml {
    pub(crate) line: usize,
    pub(crate) reason: String,
}

/// Namespace declarations in scope, innermost last: prefix (empty for the default) and namespace.
type Declared = Vec<(String, Arc<str>)>;

struct Open {
    element: Element,
    declared_before: usize,
}

/// Reads a whole document; gives its root element.
pub(crate) fn read(text: &str) -> Result<Element, MalformedXml> {
    if text.len() > LARGEST {
        return Err(MalformedXml { line: 1, reason: format!("the file is larger than {LARGEST} bytes") });
    }
    let mut reader = Reader::from_str(text);
    let mut tree = Tree { declared: Vec::new(), open: Vec::new(), root: None };
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position().max(reader.error_position())).unwrap_or(usize::MAX);
        let event = event.map_err(|error| error.to_string());
        match event.and_then(|event| tree.takes(event)) {
            Ok(true) => {}
            Ok(false) => break,
            Err(reason) => return Err(MalformedXml { line: line_of(text, at), reason }),
        }
    }
    match (tree.open.pop(), tree.root) {
        (None, Some(root)) => Ok(root),
        (Some(open), _) => {
            let reason = format!("the element `{}` is not closed", open.element.name);
            Err(MalformedXml { line: line_of(text, text.len()), reason })
        }
        (None, None) => Err(MalformedXml { line: 1, reason: "there is no element in the file".to_owned() }),
    }
}

fn line_of(text: &str, position: usize) -> usize {
    text.bytes().take(position).filter(|byte| *byte == b'\n').count() + 1
}

struct Tree {
    declared: Declared,
    open: Vec<Open>,
    root: Option<Element>,
}

impl Tree {
    /// Takes in one event; false at the end of the document.
    fn takes(&mut self, event: Event<'_>) -> Result<bool, String> {
        match event {
            Event::Start(start) => self.opens(&start)?,
            Event::Empty(start) => {
                self.opens(&start)?;
                self.closes()?;
            }
            Event::End(_) => self.closes()?,
            Event::Text(text) => self.adds_text(&text.xml10_content())?,
            Event::CData(text) => self.adds_text(&text.xml10_content())?,
            Event::GeneralRef(reference) => self.adds_text(&resolved(&reference)?)?,
            Event::Comment(text) => self.adds(Node::Comment(text.into_inner().into_owned())),
            Event::PI(instruction) => self.adds(Node::Instruction(instruction.into_inner().into_owned())),
            Event::DocType(_) => return Err("a document type is not accepted".to_owned()),
            Event::Decl(_) => {}
            Event::Eof => return Ok(false),
        }
        Ok(true)
    }

    fn opens(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() >= DEEPEST {
            return Err(format!("elements nest deeper than {DEEPEST}"));
        }
        if self.root.is_some() {
            return Err("there is a second root element".to_owned());
        }
        let declared_before = self.declared.len();
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            let name = attribute.key.as_ref().to_owned();
            if name == "xmlns" {
                self.declared.push((String::new(), Arc::from(&*value)));
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.declared.push((prefix.to_owned(), Arc::from(&*value)));
            }
            attributes.push((name, value.into_owned()));
        }
        let name = start.name().as_ref().to_owned();
        let prefix = name.rsplit_once(':').map_or("", |(prefix, _)| prefix);
        let namespace =
            self.declared.iter().rev().find(|(known, _)| known == prefix).map(|(_, space)| space.clone());
        if namespace.is_none() && !prefix.is_empty() {
            return Err(format!("the prefix of `{name}` is not declared"));
        }
        let element = Element { name, namespace, attributes, children: Vec::new() };
        self.open.push(Open { element, declared_before });
        Ok(())
    }

    fn closes(&mut self) -> Result<(), String> {
        let open = self.open.pop().ok_or("an element is closed that was not open")?;
        self.declared.truncate(open.declared_before);
        if self.open.is_empty() {
            self.root = Some(open.element);
        } else {
            self.adds(Node::Element(open.element));
        }
        Ok(())
    }

    fn adds_text(&mut self, text: &str) -> Result<(), String> {
        let Some(open) = self.open.last_mut() else {
            return if text.trim().is_empty() {
                Ok(())
            } else {
                Err("there is text outside the root".to_owned())
            };
        };
        if let Some(Node::Text(before)) = open.element.children.last_mut() {
            before.push_str(text);
        } else {
            open.element.children.push(Node::Text(text.to_owned()));
        }
        Ok(())
    }

    /// Adds a node to the open element; what stands outside the root is left out.
    fn adds(&mut self, node: Node) {
        if let Some(open) = self.open.last_mut() {
            open.element.children.push(node);
        }
    }
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let name = reference.xml10_content();
    resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or_else(|| format!("the entity `&{name};` is not known"))
}
