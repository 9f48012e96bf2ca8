//! What surrounds every page of Stuur: the steps of the loop, and the way back to the Balie.

use crate::sessions::Manager;
use crate::shell::{BalieShell, Step, StuurShell};

/// The steps there are: their place in the loop, their name and their address. A new step is one line.
const STEPS: [(u8, &str, &str); 3] =
    [(3, "journeys", "/stuur/klantreizen"), (4, "policy", "/stuur/beleid"), (6, "measures", "/stuur/meten")];

/// What surrounds a page with this title that belongs to `step`.
pub fn frame(manager: &Manager, title: String, step: &str) -> StuurShell {
    let t = manager.0.say();
    let steps = STEPS
        .iter()
        .map(|(number, name, url)| Step {
            number: *number,
            label: t.text(&format!("stuur-nav-{name}")),
            url: (*url).to_owned(),
            current: *name == step,
        })
        .collect();
    let BalieShell { title, association, employee, theme, message, .. } = manager.0.shell(title);
    StuurShell { title, association, steps, employee, theme, message }
}
