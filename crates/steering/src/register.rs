//! The policy as an entry in the Dutch register of algorithms (Algoritmeregister, publication standard 1.0).

use domain::messages::{Message, Value};
use serde::Serialize;

use crate::Policy;
use crate::guards;
use crate::policy::Asked;

/// One field of the register: its name in the standard, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The name in the standard, such as `short_description`.
    pub name: &'static str,
    /// What stands in it.
    pub content: Message,
}

/// The fields of the register for a policy of this association.
pub fn fields(policy: &Policy, association: &str, email: &str, is_live: bool) -> Vec<Field> {
    let text = |text: &str| Value::Text(text.to_owned());
    let plain = |words: &str| Message::new("steering-register-plain").with("text", text(words));
    let own = |name: &str| Message::new(format!("steering-register-{name}"));
    let names = |messages: Vec<Message>| Value::Lines(messages);
    let asked = policy.asks().iter().map(|asked: &Asked| asked.title()).collect();
    let guards =
        guards::all().iter().map(|guard| Message::new(format!("steering-guard-{}", guard.code()))).collect();
    let rules = policy.model().draft(crate::policy::DECISION).map_or(0, |draft| draft.rules.len());
    let status = if is_live { own("status-live") } else { own("status-development") };
    let reference = policy.reference();
    [
        ("name", plain(&policy.parameters().title)),
        ("organization", plain(association)),
        ("department", own("department")),
        ("contact_email", plain(email)),
        ("short_description", own("short-description")),
        ("type", own("type")),
        ("category", own("category")),
        ("status", status),
        ("goal", plain(&policy.parameters().purpose)),
        ("impact", own("impact")),
        ("proportionality", own("proportionality")),
        ("decision_making_process", own("decision-making")),
        ("human_intervention", own("human-intervention")),
        ("risk_management", own("risks").with("guards", names(guards))),
        ("legal_base", own("legal-base")),
        ("data", own("data").with("inputs", names(asked))),
        (
            "methods_and_models",
            own("methods").with("rules", Value::Number(i64::try_from(rules).unwrap_or(i64::MAX))),
        ),
        ("performance_standard", own("performance")),
        (
            "monitoring",
            own("monitoring").with("percent", text(&policy.parameters().hold_out.percent.to_string())),
        ),
        ("provider", own("provider")),
        (
            "version",
            own("version")
                .with("version", Value::Number(reference.version.into()))
                .with("hash", text(&reference.hash)),
        ),
    ]
    .into_iter()
    .map(|(name, content)| Field { name, content })
    .collect()
}
