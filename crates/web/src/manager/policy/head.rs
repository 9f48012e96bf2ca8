//! What every page of one version of the policy shares: its name, how far it is, and its sheets.

use domain::ids::PolicyId;
use usecases::steering::policies::{PolicyState, Summary, View};

use crate::components::Tab;
use crate::failure::Failure;
use crate::texts::Say;

/// What stands above every sheet of a version.
#[derive(Debug)]
pub struct Head {
    /// The policy and the version.
    pub title: String,
    /// How far it is, in a word.
    pub state: String,
    /// The kind of that word's badge.
    pub state_kind: &'static str,
    /// From when it holds, and its mark.
    pub foot: String,
    /// Its address.
    pub url: String,
    /// What a form sends back to say which version of the version it saw.
    pub lock: String,
    /// Its sheets.
    pub tabs: Vec<Tab>,
}

/// The sheets of a version: name and end of the address.
const SHEETS: [(&str, &str); 4] =
    [("table", ""), ("try", "/proef"), ("parameters", "/gegevens"), ("history", "/verloop")];

/// The head for a sheet.
pub fn head(t: &Say, view: &View, sheet: &str) -> Head {
    let summary = &view.summary;
    let url = address(summary.id);
    let tabs = SHEETS.iter().map(|(name, end)| Tab {
        label: t.text(&format!("stuur-tab-{name}")),
        url: format!("{url}{end}"),
        count: String::new(),
        current: *name == sheet,
    });
    let mark: String = view.hash.chars().take(12).collect();
    let mark = t.with("stuur-policy-mark", &[("hash", &mark)]);
    let from =
        summary.live_from.map(|from| t.with("stuur-policy-live-from", &[("day", &t.words().day(from))]));
    Head {
        title: title(t, summary),
        state: state_word(t, summary),
        state_kind: state_kind(summary),
        foot: from.into_iter().chain([mark]).collect::<Vec<_>>().join(" · "),
        lock: view.version.to_string(),
        tabs: tabs.collect(),
        url,
    }
}

/// The policy and the version, in words.
pub fn title(t: &Say, summary: &Summary) -> String {
    t.with("stuur-policy-title", &[("title", &summary.name), ("n", &summary.number.to_string())])
}

/// The address of a version.
pub fn address(id: PolicyId) -> String {
    format!("/stuur/beleid/{id}")
}

/// The identifier in an address; rubbish is simply not found.
pub fn read_id(text: &str) -> Result<PolicyId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// How far a version is, in a word; one that waits for its day says so.
pub fn state_word(t: &Say, summary: &Summary) -> String {
    if summary.state == PolicyState::Live && !summary.holds_today {
        return t.text("stuur-state-waiting");
    }
    t.text(&format!("stuur-state-{}", summary.state.code()))
}

/// The kind of badge for how far a version is.
pub fn state_kind(summary: &Summary) -> &'static str {
    match summary.state {
        PolicyState::Live => "good",
        PolicyState::Retired => "",
        _ => "busy",
    }
}
