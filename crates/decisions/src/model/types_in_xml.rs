//! Types from the `itemDefinition` elements of DMN.

use crate::feel::read_cell;
use crate::tables::decimals_of;
use crate::types::Type;
use crate::xml::Element;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Deeper nested types are taken for a circle.
const DEEPEST: usize = 32;
/// Most elements looked at for all types of a model: types that double at every step never come to an end.
const MOST: usize = 100_000;

/// The types of a model by name.
pub(super) struct Types<'tree> {
    defined: BTreeMap<String, &'tree Element>,
    depth: Cell<usize>,
    looked_at: Cell<usize>,
}

impl<'tree> Types<'tree> {
    pub(super) fn of(definitions: &'tree Element) -> Self {
        let named = |element: &'tree Element| Some((element.attribute("name")?.trim().to_owned(), element));
        let defined = definitions.named("itemDefinition").filter_map(named).collect();
        Self { defined, depth: Cell::new(0), looked_at: Cell::new(0) }
    }

    /// The type with this name, of FEEL or of the model.
    pub(super) fn named(&self, name: &str) -> Result<Type, String> {
        let name = name.trim();
        if let Some(element) = self.defined.get(name) {
            return self.within(element);
        }
        let known = Type::built_in(name);
        known.ok_or_else(|| match name {
            "time" | "date and time" | "dateTime" | "context" | "list" => {
                format!("the type `{name}` is not supported")
            }
            _ => format!("there is no type `{name}`"),
        })
    }

    /// All types of the model, to refuse what is wrong even when nothing uses it.
    pub(super) fn check(&self) -> Result<(), String> {
        self.defined.iter().try_for_each(|(name, element)| {
            self.within(element).map(|_| ()).map_err(|reason| format!("type `{name}`: {reason}"))
        })
    }

    fn within(&self, element: &Element) -> Result<Type, String> {
        self.depth.set(self.depth.get() + 1);
        self.looked_at.set(self.looked_at.get() + 1);
        let kind = if self.depth.get() > DEEPEST {
            Err("the type holds itself".to_owned())
        } else if self.looked_at.get() > MOST {
            Err("the types are too large".to_owned())
        } else {
            self.defined_by(element)
        };
        self.depth.set(self.depth.get() - 1);
        kind
    }

    fn defined_by(&self, element: &Element) -> Result<Type, String> {
        if element.first("functionItem").is_some() {
            return Err("function types are not supported".to_owned());
        }
        if element.first("typeConstraint").is_some() {
            return Err("a typeConstraint is not supported; use allowedValues".to_owned());
        }
        let parts: Vec<&Element> = element.named("itemComponent").collect();
        let inner = if parts.is_empty() {
            match element.text_of("typeRef") {
                Some(name) => self.named(&name)?,
                None => Type::Any,
            }
        } else {
            let part = |part: &&Element| {
                let name = part.attribute("name").ok_or("a part of a type has no name")?.trim().to_owned();
                let kind = self.within(part).map_err(|reason| format!("part `{name}`: {reason}"))?;
                Ok::<_, String>((name, kind))
            };
            Type::Context(parts.iter().map(part).collect::<Result<Vec<_>, _>>()?.into())
        };
        let limited = match element.first("allowedValues") {
            None => inner,
            Some(allowed) => {
                let cell = read_cell(&allowed.text_of("text").unwrap_or_default())?;
                let decimals = decimals_of(allowed).map(crate::tables::read_decimals).transpose()?;
                inner.limited(cell, decimals)?
            }
        };
        let is_list = element.attribute("isCollection") == Some("true");
        Ok(if is_list { Type::List(Arc::new(limited)) } else { limited })
    }
}
