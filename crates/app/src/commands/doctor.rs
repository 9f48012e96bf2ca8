//! `doctor`: one line a check, and what to do about each that fails.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::health::{self, Check, Verdict};
use crate::said::say;
use crate::settings::Read;

pub(super) async fn run(read: Read) -> Result<ExitCode, Failure> {
    let checks = health::examine(read.settings).await;
    for check in &checks {
        say(line(check));
    }
    let failed = checks.iter().filter(|check| matches!(check.verdict, Verdict::Wrong { .. })).count();
    match failed {
        0 => say("\nEverything is well."),
        1 => say("\nOne thing must be put right."),
        count => say(format_args!("\n{count} things must be put right.")),
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn line(check: &Check) -> String {
    match &check.verdict {
        Verdict::Well(found) => format!("✓ {}: {found}", check.what),
        Verdict::Notable { found, advice } => format!("! {}: {found}\n    → {advice}", check.what),
        Verdict::Wrong { found, remedy } => format!("✗ {}: {found}\n    → {remedy}", check.what),
    }
}
