//! Policies for stories: the standard one, the one before it, and what somebody makes of them.

use steering::Policy;
use steering::policy::{Beside, DECISION, Parameters, Sources};

/// The standard policy's texts.
pub fn sources() -> Sources {
    Sources {
        table: include_str!("../../../../rules/channel-policy.dmn").to_owned(),
        parameters: include_str!("../../../../rules/channel-policy.toml").to_owned(),
    }
}

/// The standard policy.
pub fn standard() -> Policy {
    Policy::read("channel-policy", 2, sources()).unwrap()
}

/// The policy before it.
pub fn earlier() -> Policy {
    let sources = Sources {
        table: include_str!("../../../../demo/policies/channel-policy-1.dmn").to_owned(),
        parameters: include_str!("../../../../demo/policies/channel-policy-1.toml").to_owned(),
    };
    Policy::read("channel-policy", 1, sources).unwrap()
}

/// The standard policy with its table's rules changed.
pub fn with_rules(change: impl FnOnce(&mut Vec<decisions::tables::RuleDraft>)) -> Policy {
    let standard = standard();
    let mut draft = standard.model().draft(DECISION).unwrap();
    change(&mut draft.rules);
    let table = standard.model().with_draft(DECISION, &draft).unwrap().write();
    Policy::read("channel-policy", 3, Sources { table, ..sources() }).unwrap()
}

/// The standard policy with another text in its parameters; the text must be there.
pub fn with_parameters(old: &str, new: &str) -> Policy {
    let sources = sources();
    assert!(sources.parameters.contains(old), "{old} is not in the parameters");
    let parameters = sources.parameters.replace(old, new);
    Policy::read("channel-policy", 3, Sources { parameters, ..sources }).unwrap()
}

/// The column of a channel among the outputs.
pub fn output(name: &str) -> usize {
    let draft = standard().model().draft(DECISION).unwrap();
    draft.outputs.iter().position(|output| output.name.as_deref() == Some(name)).unwrap()
}

/// The rule with this identifier.
pub fn rule<'draft>(
    rules: &'draft mut [decisions::tables::RuleDraft],
    id: &str,
) -> &'draft mut decisions::tables::RuleDraft {
    rules.iter_mut().find(|rule| rule.id.as_deref() == Some(id)).unwrap()
}

/// Beside the version that holds, in a house where the end of a lease brings visits and a general question none.
pub fn beside(holding: Option<&Parameters>) -> Beside<'_> {
    let visits: &dyn Fn(&str) -> Option<bool> = &|process| match process {
        "lease-termination" => Some(true),
        "general-question" => Some(false),
        _ => None,
    };
    Beside { holding, visits }
}
