//! What the demo association promises: always the same, never against the rules, and work for every screen.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on must stop, in its helpers too")]

mod contacts;
mod examples;
mod history;
mod leaking_tap;
mod living;
mod loading;
mod showcase;
mod town;

use std::sync::LazyLock;

use demo::Association;
use domain::processes::lease_termination::LeaseTermination;
use domain::processes::rules::RuleFiles;
use jiff::civil::{Date, date};

/// The day on which most stories are told.
const TODAY: Date = date(2026, 11, 22);

/// The standard rules.
fn rules() -> LeaseTermination {
    let files = [
        ("lease-termination.toml", include_str!("../../../rules/lease-termination.toml")),
        ("lease-termination.dmn", include_str!("../../../rules/lease-termination.dmn")),
    ];
    let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    LeaseTermination::read(&RuleFiles(files)).unwrap()
}

/// The association of [`TODAY`], made once for all stories.
fn association() -> &'static Association {
    static MADE: LazyLock<Association> = LazyLock::new(|| demo::association(TODAY, demo::SEED, &rules()));
    &MADE
}
