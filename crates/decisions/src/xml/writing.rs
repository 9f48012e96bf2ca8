//! From a tree to XML text: two spaces a level, one element a line, texts as they are.

use super::{Element, Node};
use quick_xml::escape::{minimal_escape, partial_escape};
use std::fmt::Write;

/// Writes a whole document.
pub(crate) fn write(root: &Element) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_element(&mut out, root, 0);
    out.push('\n');
    out
}

fn write_element(out: &mut String, element: &Element, level: usize) {
    out.push('<');
    out.push_str(&element.name);
    for (name, value) in &element.attributes {
        let escaped = partial_escape(value.as_str())
            .replace('"', "&quot;")
            .replace('\n', "&#10;")
            .replace('\t', "&#9;");
        // Writing to a string cannot fail.
        let _ = write!(out, " {name}=\"{escaped}\"");
    }
    let children: Vec<&Node> = element.children.iter().collect();
    let has_elements = children.iter().any(|node| !matches!(node, Node::Text(_)));
    let has_text = children.iter().any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()));
    if children.is_empty() || (!has_text && !has_elements && element.text().is_empty()) {
        out.push_str("/>");
        return;
    }
    out.push('>');
    if has_elements && !has_text {
        for node in children.into_iter().filter(|node| !matches!(node, Node::Text(_))) {
            new_line(out, level + 1);
            write_node(out, node, level + 1);
        }
        new_line(out, level);
    } else {
        for node in children {
            write_node(out, node, level + 1);
        }
    }
    let _ = write!(out, "</{}>", element.name);
}

fn write_node(out: &mut String, node: &Node, level: usize) {
    match node {
        Node::Element(element) => write_element(out, element, level),
        Node::Text(text) => {
            out.push_str(&minimal_escape(text.as_str()).replace('\r', "&#13;").replace("]]>", "]]&gt;"));
        }
        Node::Comment(text) => {
            let _ = write!(out, "<!--{text}-->");
        }
        Node::Instruction(text) => {
            let _ = write!(out, "<?{text}?>");
        }
    }
}

fn new_line(out: &mut String, level: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(level));
}
