//! Settings, for administrators: the level of each process, the staff, the inspectors, the keys of other systems.

mod inspectors;
mod keys;
mod levels;
mod staff;

use axum::Router;

use crate::components::Tab;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this folder.
pub fn routes() -> Router<WebState> {
    Router::new()
        .merge(levels::routes())
        .merge(staff::routes())
        .merge(inspectors::routes())
        .merge(keys::routes())
}

/// The parts of the settings, with the one shown now.
fn tabs(t: &Say, current: &str) -> Vec<Tab> {
    let parts = [
        ("levels", "/balie/instellingen"),
        ("staff", "/balie/instellingen/medewerkers"),
        ("inspectors", "/balie/instellingen/inspecteurs"),
        ("keys", "/balie/instellingen/sleutels"),
    ];
    let tab = |(name, url): (&str, &str)| Tab {
        label: t.text(&format!("balie-settings-{name}")),
        url: url.to_owned(),
        count: String::new(),
        current: name == current,
    };
    parts.into_iter().map(tab).collect()
}
