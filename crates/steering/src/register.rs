//! The policy as an entry in the Dutch register of algorithms (Algoritmeregister, publication standard 1.0).
//!
//! The names of the fields and the words of the lists are those of the standard's delivery API; entries are in Dutch.

use domain::messages::{Message, Value};

use crate::Policy;
use crate::guards;
use crate::policy::Asked;

/// How a version is used, in the words of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It is being made or decided on.
    InDevelopment,
    /// It holds.
    InUse,
    /// It held.
    OutOfUse,
}

impl Use {
    const fn word(self) -> &'static str {
        match self {
            Self::InDevelopment => "In ontwikkeling",
            Self::InUse => "In gebruik",
            Self::OutOfUse => "Buiten gebruik",
        }
    }
}

/// Who registers the policy.
#[derive(Debug, Clone, Copy)]
pub struct Registrant<'a> {
    /// The association.
    pub name: &'a str,
    /// Where questions go.
    pub email: &'a str,
    /// Where tenants read about it.
    pub website: &'a str,
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Something in sentences.
    Said(Message),
    /// A text as it is, or a word from a list of the standard.
    Plain(String),
    /// Words from a list of the standard.
    Words(Vec<&'static str>),
}

/// One field of the register: its name in the standard, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name in the standard, such as `description_short`.
    pub name: &'static str,
    /// What stands in it.
    pub content: Content,
}

/// The fields of the register for a policy.
pub fn fields(policy: &Policy, registrant: Registrant<'_>, used: Use) -> Vec<Field> {
    let plain = |words: &str| Content::Plain(words.to_owned());
    let own = |name: &str| Message::new(format!("steering-register-{name}"));
    let said = |name: &str| Content::Said(own(name));
    let asked = policy.asks().iter().map(|asked: &Asked| asked.title()).collect();
    let guards =
        guards::all().iter().map(|guard| Message::new(format!("steering-guard-{}", guard.code()))).collect();
    let (parameters, reference) = (policy.parameters(), policy.reference());
    let source_data = own("source-data").with("inputs", Value::Lines(asked));
    let risks = own("risks").with("guards", Value::Lines(guards));
    [
        ("name", plain(&parameters.title)),
        ("description_short", said("description-short")),
        ("organization", plain(registrant.name)),
        ("category", Content::Words(vec!["Wonen"])),
        ("status", plain(used.word())),
        ("contact_email", plain(registrant.email)),
        ("website", plain(registrant.website)),
        ("publication_category", plain("Impactvolle algoritmes")),
        ("goal", plain(&parameters.purpose)),
        ("proportionality", said("proportionality")),
        ("human_intervention", said("human-intervention")),
        ("risks", Content::Said(risks)),
        ("lawful_basis", said("lawful-basis")),
        ("source_data", Content::Said(source_data)),
        ("methods_and_models", Content::Said(methods(policy))),
        ("provider", said("provider")),
        ("lang", plain("nld")),
        ("standard_version", plain("1.0")),
        ("source_id", Content::Plain(format!("{}-{}", reference.id, reference.version))),
    ]
    .into_iter()
    .map(|(name, content)| Field { name, content })
    .collect()
}

/// How it decides and how that is watched, with what tells this version from all others.
fn methods(policy: &Policy) -> Message {
    let rules = policy.model().draft(crate::policy::DECISION).map_or(0, |draft| draft.rules.len());
    let reference = policy.reference();
    Message::new("steering-register-methods")
        .with("rules", Value::Number(i64::try_from(rules).unwrap_or(i64::MAX)))
        .with("percent", Value::Hundredths(policy.parameters().hold_out.share()))
        .with("version", Value::Number(reference.version.into()))
        .with("hash", Value::Text(reference.hash.clone()))
}
