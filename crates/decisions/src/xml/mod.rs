//! XML as a tree: read whole, changed in places, written back without losing what this crate does not know.

mod reading;
mod writing;

use std::sync::Arc;

pub(crate) use reading::read;
pub(crate) use writing::write;

/// An element with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    /// The name as written, with its prefix.
    pub(crate) name: String,
    /// The namespace that the prefix stands for.
    pub(crate) namespace: Option<Arc<str>>,
    /// Attributes as written, also those that declare namespaces.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

/// Something within an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
    Comment(String),
    Instruction(String),
}

impl Element {
    /// An element with a name and namespace, still empty.
    pub(crate) fn new(name: impl Into<String>, namespace: Option<Arc<str>>) -> Self {
        Self { name: name.into(), namespace, attributes: Vec::new(), children: Vec::new() }
    }

    /// The name without prefix.
    pub(crate) fn local_name(&self) -> &str {
        self.name.rsplit_once(':').map_or(&self.name, |(_, local)| local)
    }

    /// The attribute with this name as written.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute, or takes it away.
    pub(crate) fn set_attribute(&mut self, name: &str, value: Option<&str>) {
        self.attributes.retain(|(known, _)| known != name || value.is_some());
        let Some(value) = value else { return };
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some(attribute) => value.clone_into(&mut attribute.1),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The elements directly within, of the same namespace as this one.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) if element.namespace == self.namespace => Some(element),
            _ => None,
        })
    }

    /// The elements directly within, of the same namespace as this one, to change them.
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let namespace = self.namespace.clone();
        self.children.iter_mut().filter_map(move |node| match node {
            Node::Element(element) if element.namespace == namespace => Some(element),
            _ => None,
        })
    }

    /// The elements directly within that have this name and this namespace.
    pub(crate) fn named<'tree>(&'tree self, local_name: &'tree str) -> impl Iterator<Item = &'tree Self> {
        self.elements().filter(move |element| element.local_name() == local_name)
    }

    /// The first element directly within that has this name.
    pub(crate) fn first(&self, local_name: &str) -> Option<&Self> {
        self.elements().find(|element| element.local_name() == local_name)
    }

    /// The first element directly within that has this name, to change it.
    pub(crate) fn first_mut(&mut self, local_name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|element| element.local_name() == local_name)
    }

    /// The text directly within, joined.
    pub(crate) fn text(&self) -> String {
        let parts: Vec<&str> = self
            .children
            .iter()
            .filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None })
            .collect();
        parts.concat()
    }

    /// The text of the first element with this name, trimmed.
    pub(crate) fn text_of(&self, local_name: &str) -> Option<String> {
        self.first(local_name).map(|element| element.text().trim().to_owned())
    }

    /// Replaces everything within by a text.
    pub(crate) fn set_text(&mut self, text: &str) {
        self.children = vec![Node::Text(text.to_owned())];
    }

    /// A new element of the same prefix and namespace, not yet placed.
    pub(crate) fn sibling(&self, local_name: &str) -> Self {
        let name = match self.name.rsplit_once(':') {
            Some((prefix, _)) => format!("{prefix}:{local_name}"),
            None => local_name.to_owned(),
        };
        Self::new(name, self.namespace.clone())
    }
}
